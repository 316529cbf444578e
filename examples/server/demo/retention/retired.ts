import type { PlainDate } from 'casekeep'
import { bring } from '../life.ts'
import type { Matter } from '../matters/matter.ts'
import type { Office } from '../office.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'

/** A matter that came to its end years ago, and when it began. */
export interface Retired {
  readonly matter: Matter
  readonly began: Readonly<Record<string, unknown>>
  readonly ended: PlainDate
}

/** An old case comes into the archive whole, as its department finds it: its end lies years back. */
export function retire(
  { matter, began, ended }: Retired,
  begin: PlainDate,
  office: Office,
  time: Timeline,
  random: Random,
) {
  return async () => {
    await time.until(begin, random.between(0, 3))
    const clerk = office.desk(matter.clerk)
    const { case: file, batch } = await clerk.cases.open({
      category: matter.category,
      title: matter.title,
      fields: { ...matter.fields, ...began },
      department: matter.department,
      documents: [...matter.first(ended), ...matter.final(ended).documents],
    })
    await clerk.cases.end({ case: file.number, on: ended })
    await bring(batch!, matter, office, time, random)
  }
}
