import type { PlainDate } from '../calendar/plain-date.ts'
import type { Context } from '../engine/context.ts'
import type { Reader, Row } from '../storage.ts'

/**
 * The last day on which who reads or borrows is there (P7.2): of an employee's work by the directory, of an outsider's
 * sponsorship by their entry. Null where no end is known.
 */
export async function findBorrowerUntil(
  read: Reader,
  { requester, outsider }: Pick<Row<'requests'>, 'requester' | 'outsider'>,
  { tenant, directory }: Context,
): Promise<PlainDate | null> {
  if (outsider !== null) return (await read.get('outsiders', { tenant, person: outsider }))?.until ?? null
  const [employee] = await directory.people([requester])
  return employee?.until ?? null
}
