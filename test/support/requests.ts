import { clientAt, letter, type Office } from './office.ts'
import type { Person } from './people.ts'

const stations = ['submitted', 'deciding', 'approved', 'offered', 'out', 'returning', 'returned'] as const
/**
 * How far a request has come: asked for in words (`submitted`), then known and decided, handed over, confirmed, and
 * brought back. One that is asked for by number begins at `deciding`.
 */
export type RequestStation = (typeof stations)[number]

interface Asking {
  readonly kind?: 'consultation' | 'loan'
  readonly documents?: readonly string[]
  readonly copies?: number
  readonly asker?: Person
  readonly archivist?: Person
  /** Who decides, in order, where it is of sales and not secret. */
  readonly approvers?: readonly Person[]
}

/** A client of sales with a letter on paper (`KH0001-001`) and one by e-mail (`KH0001-002`) in the archive. */
export async function archivedLetters(office: Office) {
  return await clientAt(office, 'archived', [letter('On paper', { channel: 'handover' }), letter('By e-mail')])
}

/** Asks for documents, and takes the request as far as a station, by the people whose work it is. */
export async function requestAt(
  office: Office,
  station: RequestStation,
  {
    kind = 'loan',
    documents = ['KH0001-001'],
    copies = 0,
    asker = 'ben',
    archivist = 'arno',
    approvers = ['hana', 'aida'],
  }: Asking = {},
): Promise<string> {
  const asking = { kind, copies, purpose: 'To prepare a visit' }
  const [own, archive] = [office.desk(asker).requests, office.desk(archivist).requests]
  if (station === 'submitted') return (await own.ask({ ...asking, description: 'What they wrote' })).request.number
  const { request, items } = await own.ask({ ...asking, documents })
  const named = { request: request.number }
  const acts: { readonly [S in RequestStation]: () => Promise<unknown> } = {
    submitted: async () => {},
    deciding: async () => {},
    approved: async () => {
      for (const one of approvers) await office.desk(one).requests.decide({ ...named, verdict: 'approve' })
    },
    offered: () => archive.handOver(named),
    out: () => own.confirm(named),
    returning: () => own.giveBack(named),
    returned: () => archive.takeBack({ ...named, items: items.map(({ position }) => ({ item: position })) }),
  }
  for (const one of stations.slice(0, stations.indexOf(station) + 1)) await acts[one]()
  return request.number
}
