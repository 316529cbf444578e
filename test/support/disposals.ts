import { clientAt, letter, type Office } from './office.ts'
import type { Person } from './people.ts'

const stations = [
  'proposed',
  'appraised',
  'submitted',
  'approved',
  'begun',
  'executed',
  'witnessed',
  'certified',
] as const
/** How far a disposal has come. */
export type DisposalStation = (typeof stations)[number]

/** The first day of the execution of what is approved on Monday 2 March 2026, and the last. */
export const firstDay = '2026-03-09'
export const lastDay = '2026-05-25'

/** What is on paper in the archive of each client here, and by e-mail. */
export const twoLetters = [
  letter('On paper', { channel: 'handover', pages: 3, date: '2009-11-05' }),
  letter('By e-mail', { pages: 1, hash: 'e'.repeat(64) }),
]

/** A client of sales whose cooperation ended in 2010: kept until the end of 2020, due since then. */
export async function dueClient(office: Office, on = '2010-05-01', documents = twoLetters): Promise<string> {
  const { case: number } = await clientAt(office, 'archived', documents)
  await office.desk('ann').cases.end({ case: number, on })
  return number
}

export interface Disposing {
  /** Cases that are named; all that is due where left out. */
  readonly cases?: readonly { readonly case: string; readonly kind?: string }[]
  readonly proposer?: Person
  readonly appraiser?: Person
  readonly approvers?: readonly Person[]
  readonly operator?: Person
  readonly witnesses?: readonly Person[]
}

/** Proposes what is due, and takes the list as far as a station, by the people whose work it is. */
export async function disposalAt(
  office: Office,
  station: DisposalStation,
  {
    cases,
    proposer = 'arno',
    appraiser = 'hana',
    approvers = ['eve', 'leo'],
    operator = 'arno',
    witnesses = ['hana', 'ben'],
  }: Disposing = {},
): Promise<string> {
  const archive = office.desk(proposer).disposals
  const { disposal } = await archive.propose({ title: 'What fell due', ...(cases && { cases }) })
  const of = { disposal: disposal.number }
  const acts: { readonly [S in DisposalStation]: () => Promise<unknown> } = {
    proposed: async () => {},
    appraised: async () => {
      const { items } = await archive.entries({ ...of, limit: 200 })
      const entries = items.map(({ position }) => ({ entry: position, verdict: 'destroy' as const }))
      await office.desk(appraiser).disposals.appraise({ ...of, entries })
    },
    submitted: () => archive.submit(of),
    approved: async () => {
      for (const one of approvers) await office.desk(one).disposals.decide({ ...of, verdict: 'approve' })
    },
    begun: () => {
      office.clock.set(firstDay)
      return archive.begin({
        ...of,
        ...carriedOut,
        operator: `p-${operator}`,
        witnesses: witnesses.map((one) => `p-${one}`),
      })
    },
    executed: () => office.desk(operator).disposals.execute(of),
    witnessed: async () => {
      for (const one of witnesses) await office.desk(one).disposals.witness(of)
    },
    certified: () => archive.certify(of),
  }
  for (const one of stations.slice(0, stations.indexOf(station) + 1)) await acts[one]()
  return disposal.number
}

export const carriedOut = { place: 'The shredder in the basement', method: 'Cross-cut shredding' }
