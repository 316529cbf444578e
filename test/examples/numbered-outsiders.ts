import type { Desk, Shapes } from 'casekeep'
import { refusedBy } from './refused-by.ts'

/** People from outside by how their agreements stand, and what was asked for one of them. */
export interface NumberedOutsiders {
  /** With an agreement in force; sponsored by `lin.yating`, as the next two are. */
  readonly held: string
  readonly ending: string
  readonly ended: string
  /** Without any; sponsored by `wong.kelvin`. */
  readonly without: string
  /** When the agreements of `held` and of `ending` were signed. */
  readonly signed: string
  readonly endingSigned: string
  /** A request for `held` that waits for the head of the archive. */
  readonly asked: string
}

interface Made {
  readonly desk: (person: string) => Desk<Shapes>
  /** What people type: a number that nobody has typed yet. */
  readonly text: () => string
  /** A case with nine papers in the archive. */
  readonly case: string
}

export const aHash = 'ab'.repeat(32)

/** Four people from outside, and a line of every kind in the refusal log; today is 2026-11-18. */
export async function numberedOutsiders({ desk, text, case: file }: Made): Promise<NumberedOutsiders> {
  const [clerk, head, archivist] = [desk('lin.yating'), desk('wong.kelvin'), desk('lin.hsiuying')]
  const enter = async (sponsor: Desk<Shapes>, more: { readonly letter?: string; readonly until?: string } = {}) => {
    const { outsider } = await sponsor.outsiders.record({
      person: text(),
      name: text(),
      organization: text(),
      identity: text(),
      ...more,
    })
    return outsider.person
  }
  const [signed, endingSigned] = ['2026-11-02', '2025-12-01']
  const held = await enter(clerk, { letter: aHash, until: '2027-03-31' })
  await archivist.agreements.record({ person: held, signed, until: '2027-11-01', form: aHash })
  const ending = await enter(clerk)
  await archivist.agreements.record({ person: ending, signed: endingSigned, until: '2026-11-30', form: aHash })
  const ended = await enter(clerk)
  await archivist.agreements.record({ person: ended, signed, form: aHash })
  await archivist.agreements.end({ person: ended, signed, reason: text() })
  const without = await enter(head)

  const documents = [`${file}-009`]
  const { request } = await clerk.requests.ask({
    kind: 'consultation',
    documents,
    purpose: text(),
    outsider: held,
  })
  await head.requests.decide({ request: request.number, verdict: 'approve' })

  const of = { request: request.number }
  await refusedBy('BLOCKED', head.requests.ask({ kind: 'loan', documents, purpose: text(), outsider: without }))
  await refusedBy('NOT_FOUND', clerk.requests.ask({ kind: 'loan', case: 'KH9999', purpose: text() }))
  await refusedBy('FORBIDDEN', clerk.requests.handOver(of))
  await refusedBy('ILLEGAL', archivist.requests.resolve({ ...of, nothing: text() }))
  await refusedBy('NOT_READY', archivist.requests.handOver(of))
  return { held, ending, ended, without, signed, endingSigned, asked: request.number }
}
