import type { Context } from '../engine/context.ts'
import { refuse } from '../errors.ts'
import type { Reader, Row } from '../storage.ts'
import { type Candidate, findCandidate } from './candidate.ts'

/** What goes with an entry, whoever may discover its case: it was listed by somebody who may. */
export async function findGoing(
  read: Reader,
  { case: number, kind }: Pick<Row<'disposalEntries'>, 'case' | 'kind'>,
  context: Context,
): Promise<Candidate> {
  const file = await read.get('cases', { tenant: context.tenant, number })
  if (file === null) return refuse('NOT_FOUND', { what: 'case', number })
  return await findCandidate(read, file, kind, context)
}
