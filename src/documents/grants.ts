import type { Context } from '../engine/context.ts'
import type { Reader, Row } from '../storage.ts'

/** More than these nobody reads at a time; what ends first is looked at first. */
const mostGrants = 500

/** What opens a document to the actor today; null where nothing does. A request opens exactly its documents (P1.4). */
export async function liveGrant(
  read: Reader,
  document: Pick<Row<'documents'>, 'case' | 'position'> | null,
  { tenant, actor, today }: Context,
): Promise<Row<'grants'> | null> {
  const equal = { tenant, person: actor.person }
  const grants = await read.find('grants.ofPerson', { equal, range: { from: today }, limit: mostGrants })
  const opens = (grant: Row<'grants'>) =>
    grant.case === document?.case && grant.document === document.position && grant.from <= today
  return grants.findLast(opens) ?? null
}
