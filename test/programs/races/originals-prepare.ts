import { archivist, clerk, head, type Post } from './post.ts'
import type { Tell } from './worker.ts'

/** Letters on paper in one lot. */
export const lettersInLot = 8
/** Whoever waits for the same letters. The last ones read at the archive; the others borrow. */
export const borrowersInLot = 8
const readersFrom = 6

export interface LotsOrder {
  readonly lots: number
  /** Its number in the crew. */
  readonly member: number
}
/** A request for all letters of a lot, granted; the position of an item is the number of the letter. */
export interface Granted {
  readonly request: string
  readonly borrower: string
  readonly isLoan: boolean
}
/** A case of letters on paper, each of which was granted to all borrowers. */
export interface Lot {
  readonly case: string
  /** In the order in which they are served. */
  readonly granted: readonly Granted[]
}

export const archiveHead = (id: string) => ({ ...archivist(id), roles: ['archiveHead'] as const })

/** Files cases of letters, and has all of them granted to everybody. */
export async function prepareLots(post: Post, { lots, member }: LotsOrder, tell: Tell): Promise<readonly Lot[]> {
  const made: Lot[] = []
  for (let index = 0; index < lots; index++) {
    const file = await fileLetters(post, member)
    const granted: (Granted & { readonly decided: string })[] = []
    for (let one = 0; one < borrowersInLot; one++) granted.push(await grant(post, file, one, member))
    // Those who were granted it in the same millisecond stand by their numbers.
    granted.sort((a, b) => byCodePoint(a.decided, b.decided) || byCodePoint(a.request, b.request))
    made.push({ case: file, granted })
    tell(1)
  }
  return made
}

const byCodePoint = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

async function fileLetters({ archive }: Post, member: number): Promise<string> {
  const desk = archive.as(clerk(`clerk-${member}`))
  const opened = await desk.cases.open({
    category: 'client',
    title: 'Alfreds Futterkiste',
    fields: { name: 'Alfreds Futterkiste' },
    documents: Array.from({ length: lettersInLot }, (_, index) => ({
      kind: 'communication' as const,
      title: `Letter ${index + 1}`,
      channel: 'handover' as const,
    })),
  })
  const batch = opened.batch!.number
  await desk.batches.sort({ batch })
  await desk.batches.number({ batch, order: 'collection' })
  await desk.batches.submit({ batch })
  await archive.as(head(`head-${member}`)).batches.approve({ batch })
  const { transfer } = await desk.transfers.send({ batches: [batch] })
  await archive.as(archivist(`archivist-${member}`)).transfers.receive({ transfer: transfer.number, accept: [batch] })
  return opened.case.number
}

async function grant({ archive }: Post, file: string, one: number, member: number) {
  const isLoan = one < readersFrom
  // Borrowers of a lot have it alone, so that what is counted of them stands in one chain.
  const borrower = `borrower-${file}-${one}`
  const kind = isLoan ? ('loan' as const) : ('consultation' as const)
  const asked = await archive.as(clerk(borrower)).requests.ask({ kind, case: file, purpose: 'To prepare a visit' })
  const request = asked.request.number
  await archive.as(head(`head-${member}`)).requests.decide({ request, verdict: 'approve' })
  const decided = await archive.as(archiveHead(`chief-${member}`)).requests.decide({ request, verdict: 'approve' })
  return { request, borrower, isLoan, decided: decided.request.decided! }
}
