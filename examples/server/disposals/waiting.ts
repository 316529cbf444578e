import type { CommandName, Disposal, DisposalCounts } from 'casekeep'
import { keepsArchive } from '../requests/whose.ts'
import type { SignedIn } from '../visit.ts'

/** A list that waits for the reader, and for what. */
export interface WaitingDisposal {
  readonly disposal: Disposal
  readonly counts: DisposalCounts
  readonly operation: CommandName
}

/** The next thing to do with a list, where it is the reader's to do. To enter what a witness signed on paper waits for nobody. */
const inOrder = [
  'disposals.witness',
  'disposals.certify',
  'disposals.execute',
  'disposals.begin',
  'disposals.decide',
  'disposals.submit',
  'disposals.appraise',
] as const satisfies readonly CommandName[]

/** As many lists are looked at as are ever on their way at once. */
const most = 20

export async function waitingDisposals(visit: SignedIn): Promise<readonly WaitingDisposal[]> {
  const { desk } = visit
  const { items } = await desk.disposals.list({ limit: most })
  const open = items.filter(({ state }) => state !== 'executed' && state !== 'aborted')
  const found = await Promise.all(
    open.map(async ({ number }) => {
      const name = { disposal: number }
      const { disposal, counts } = await desk.disposals.get(name)
      const { possible } = await desk.disposals.possible(name)
      const operation = inOrder.find((one) => possible.includes(one) && waits(one, { disposal, counts }, visit))
      return operation === undefined ? [] : [{ disposal, counts, operation }]
    }),
  )
  return found.flat()
}

function waits(
  operation: CommandName,
  { disposal, counts }: Pick<WaitingDisposal, 'disposal' | 'counts'>,
  { person }: SignedIn,
): boolean {
  switch (operation) {
    case 'disposals.appraise':
      return counts.unappraised > 0
    case 'disposals.witness':
      return disposal.execution?.witnesses.some((one) => one.person === person.id && one.signed === null) ?? false
    default:
      return true
  }
}

/** Holds whose day to be looked at again has come: for the archive. */
export async function holdsToReview(visit: SignedIn) {
  if (!keepsArchive(visit.person)) return []
  const { items } = await visit.desk.holds.list({ reviewTo: visit.archive.today(), limit: 20 })
  return items
}
