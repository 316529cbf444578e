import { filterCases } from '../cases/filters.ts'
import { findRemaining } from '../cases/remaining.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll, findPage } from '../engine/pages.ts'
import { requestItemTable } from '../machines/request-item.ts'
import { type Reader, type Row, sees, tables } from '../storage.ts'

/** Whom it is asked about. */
export interface Subject {
  /** `personId`. */
  readonly person: string
  /** What they are called in fields that tell whom a case is about. */
  readonly subject: string
}

/** Cases about somebody, as far as the actor may know of them, in the order of their numbers. */
export async function findAbout(
  read: Reader,
  { subject }: Subject,
  context: Context,
): Promise<readonly Row<'cases'>[]> {
  const { policy, sight } = context
  const categories = Object.values(policy.categories).filter((category) => category.subject !== null)
  const found = await atOnce(
    ...categories.map(async ({ name, subject: field }) => {
      const filter = filterCases({ category: name, fields: [{ field: field!, equals: subject }] }, context)
      const numbers: string[] = []
      let after: string | undefined
      for (;;) {
        const page = await findPage(read, 'cases.newest', filter, 200, after)
        numbers.push(...page.items.map(({ number }) => number))
        if (page.next === null) return numbers
        after = page.next
      }
    }),
  )
  // What was merged stands in the case that remains, which may not name the person itself.
  const files = await atOnce(...found.flat().map((number) => findRemaining(read, number, context)))
  const known = new Map(
    files.flatMap((file) =>
      file !== null && sees(sight, file, tables.cases.sight) ? [[file.number, file] as const] : [],
    ),
  )
  return [...known.keys()].sort().map((number) => known.get(number)!)
}

export const registers = ['people', 'outsiders', 'agreements', 'requests'] as const
/** A line of a register that names somebody: nothing is taken out of these, which prove what was done. */
export interface RegisterEntry {
  /** The directory of the company or of people from outside, an agreement that they signed, or a request for them. */
  readonly register: (typeof registers)[number]
  /** Of a request its number, of an agreement the day on which it was signed; else the `personId`. */
  readonly number: string
}

export async function findRegisters(
  read: Reader,
  { person }: Subject,
  { tenant }: Pick<Context, 'tenant'>,
): Promise<readonly RegisterEntry[]> {
  const [member, outsider, agreements, asked, items] = await atOnce(
    read.get('people', { tenant, person }),
    read.get('outsiders', { tenant, person }),
    findAll(read, 'agreements.ofPerson', { tenant, person }),
    findAll(read, 'requests.newest', { tenant, requester: person }),
    atOnce(...Object.keys(requestItemTable).map((state) => findAll(read, 'items.ofPerson', { tenant, person, state }))),
  )
  const requests = [...asked.map(({ number }) => number), ...items.flat().map(({ request }) => request)]
  const entries = (register: RegisterEntry['register'], numbers: readonly string[]) =>
    numbers.map((number): RegisterEntry => ({ register, number }))
  return [
    ...entries('people', member === null ? [] : [person]),
    ...entries('outsiders', outsider === null ? [] : [person]),
    ...entries(
      'agreements',
      agreements.map(({ signed }) => signed),
    ),
    ...entries('requests', [...new Set(requests)].sort()),
  ]
}
