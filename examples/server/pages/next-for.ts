import type { Batch, CommandName, Duty, Possible, PossibleNow } from 'casekeep'
import { keepsArchive } from '../requests/whose.ts'
import type { SignedIn } from '../visit.ts'

/** The one thing to do next: what it is called, and the place where it is done. */
export interface NextStep {
  readonly text: string
  readonly href: string
}

/** What brings a batch on, the furthest first. */
const onward = [
  'batches.approve',
  'transfers.send',
  'transfers.receive',
  'batches.submit',
  'batches.number',
  'batches.sort',
] as const satisfies readonly CommandName[]

const isOpen = ({ blocked }: Possible) => blocked.length === 0

/** What the reader can do next for a batch; null where it is not theirs to bring it on. */
export function nextForBatch(batch: Batch, operations: readonly Possible[], visit: SignedIn): NextStep | null {
  const open = operations.filter(isOpen).map(({ operation }) => operation)
  const operation = onward.find((one) => open.includes(one))
  if (operation === undefined) return null
  const { naming, say } = visit
  const here = `/batches/${batch.number}`
  switch (operation) {
    case 'batches.approve':
      return { text: naming.term('duty.review'), href: here }
    case 'transfers.send':
      return { text: say('makeList'), href: `/transfers/new?batch=${batch.number}` }
    case 'transfers.receive':
      return { text: naming.term('duty.receive'), href: `/transfers/${batch.transfer}#receipt` }
    default:
      return { text: naming.term(`operation.${operation}`), href: here }
  }
}

/** What the next steps of a case rest on. */
export interface CaseNow {
  readonly possible: PossibleNow
  readonly batches: readonly Batch[]
}

export async function caseNow(number: string, { desk }: SignedIn): Promise<CaseNow> {
  const name = { case: number }
  return { possible: await desk.cases.possible(name), batches: (await desk.batches.list(name)).batches }
}

/** What the reader can do next about a duty; null where it waits for somebody else. */
export function nextForDuty(duty: Duty, { possible, batches }: CaseNow, visit: SignedIn): NextStep | null {
  const { naming } = visit
  if (duty.kind === 'decideRetention') {
    if (!keepsArchive(visit.person)) return null
    return { text: naming.term('duty.decideRetention'), href: `/cases/${duty.case}/retention#decide` }
  }
  const operationsOf = (number: string) => possible.batches.find((one) => one.batch === number)?.operations ?? []
  const about = batches.find((batch) => batch.number === duty.subject)
  if (about !== undefined) return nextForBatch(about, operationsOf(about.number), visit)
  // A duty about the case itself is done by bringing documents in: those on their way first.
  const begun = batches.findLast((batch) => batch.state === 'collecting' || batch.state === 'sorting')
  if (begun !== undefined) return nextForBatch(begun, operationsOf(begun.number), visit)
  const collect = (possible.case ?? []).find(({ operation }) => operation === 'batches.collect')
  if (collect === undefined) return null
  return { text: naming.term('operation.batches.collect'), href: `/cases/${duty.case}/collect` }
}
