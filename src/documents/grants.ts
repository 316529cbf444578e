import type { Context } from '../engine/context.ts'
import type { Reader, Row } from '../storage.ts'

/** What opens a document to the actor today; null where nothing does. A request opens exactly its documents (P1.4). */
export async function liveGrant(
  read: Reader,
  document: Pick<Row<'documents'>, 'case' | 'position'> | null,
  { tenant, actor, today }: Context,
): Promise<Row<'grants'> | null> {
  const grants = await findOpen(read, { tenant, person: actor.person }, today)
  const opens = (grant: Row<'grants'>) =>
    grant.case === document?.case && grant.document === document.position && grant.from <= today
  return grants.findLast(opens) ?? null
}

/** All that is open to somebody, however much that is; what ends last comes last. */
async function findOpen(
  read: Reader,
  equal: { readonly tenant: string; readonly person: string },
  today: string,
): Promise<readonly Row<'grants'>[]> {
  const limit = 500
  const grants: Row<'grants'>[] = []
  for (;;) {
    const last = grants.at(-1)
    const after = last && [last.until, last.request, last.item]
    const page = await read.find('grants.ofPerson', { equal, range: { from: today }, limit, ...(after && { after }) })
    grants.push(...page)
    if (page.length < limit) return grants
  }
}
