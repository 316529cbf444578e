import type { CommandName } from '../../src/index.ts'
import { type DisposalStation, disposalAt, dueClient, firstDay } from './disposals.ts'
import { bring, clientAt, letter, type Office, openClient, type Station } from './office.ts'
import type { Person } from './people.ts'
import { archivedLetters, type RequestStation, requestAt } from './requests.ts'

/** What each person is to a client of sales. */
export const who: Readonly<Record<string, Person>> = {
  'somebody unrelated': 'uma',
  'a member of the department': 'ben',
  'its head': 'hana',
  'an archivist': 'arno',
  'an auditor': 'olga',
  'the head of another department': 'mark',
  'a member who is not cleared for the case': 'pip',
  'a member who is not cleared for all that is in the batch': 'ivy',
  'an auditor who heads another department': 'otto',
  'an administrator of the directory': 'adam',
}
export const columns = Object.keys(who)

/**
 * One letter a column of {@link columns}: may, Not found, Forbidden by the rule's clause, above their Level (P8.2), never
 * one person's with what they did before (Separation), or an Input that is refused.
 */
type Cells = string
export interface Rule {
  readonly clause: string
  readonly cells: Cells
  readonly scene: (office: Office) => Promise<Scene>
  readonly act: (scene: Scene) => object
  /** Who may, where none of these does. */
  readonly otherwise?: Person
}
export interface Scene {
  readonly case: string
  readonly batch: string
  readonly transfer: string
  readonly other: string
  readonly request: string
  readonly disposal: string
}
const nothing: Scene = { case: '', batch: '', transfer: '', other: '', request: '', disposal: '' }

/** A client with an archived letter, and a batch with a letter and a confidential agreement on its way. */
export const batchAt =
  (station: Station) =>
  async (office: Office): Promise<Scene> => {
    const { case: number } = await clientAt(office, 'archived')
    const { batch } = await office.desk('ann').batches.collect({
      case: number,
      documents: [letter('Second'), letter<'agreement'>('Agreement', { kind: 'agreement' })],
    })
    const { transfer } = await bring(office, batch.number, station)
    return { ...nothing, case: number, batch: batch.number, transfer }
  }
const emptyCases = async (office: Office): Promise<Scene> => ({
  ...nothing,
  case: (await openClient(office, [])).number,
  other: (await openClient(office, [])).number,
})
const endedCase = async (office: Office): Promise<Scene> => {
  const scene = await emptyCases(office)
  await office.desk('ann').cases.end({ case: scene.case, on: '2026-03-01' })
  return scene
}
const relatedCases = async (office: Office): Promise<Scene> => {
  const scene = await emptyCases(office)
  await office.desk('ann').cases.relate({ case: scene.case, relation: 'parent', other: scene.other })
  return scene
}
/** A loan that a member of the department asked for, of a letter on paper. */
const loanAt =
  (station: RequestStation, then: (office: Office, loan: Loan) => Promise<unknown> = async () => {}) =>
  async (office: Office): Promise<Scene> => {
    const { case: number, batch, transfer } = await archivedLetters(office)
    const request = await requestAt(office, station)
    await then(office, { request, item: 1, reason })
    return { ...nothing, case: number, batch, transfer, request }
  }
interface Loan {
  readonly request: string
  readonly item: number
  readonly reason: string
}
const lawsuit = { kind: 'legal', reason: 'A lawsuit', review: '2026-06-30' } as const
const heldCase = async (office: Office): Promise<Scene> => {
  const scene = await emptyCases(office)
  await office.desk('arno').holds.place({ ...lawsuit, on: { scope: 'case', case: scene.case } })
  return scene
}
const renewing = loanAt('out', (office, loan) => office.desk('ben').requests.renew(loan))
const lost = loanAt('out', (office, loan) => office.desk('ben').requests.reportLost(loan))

/** A list of one client of the department, who fell due long ago. An archivist proposed it and carries it out. */
const disposing =
  (station: DisposalStation) =>
  async (office: Office): Promise<Scene> => {
    const number = await dueClient(office)
    return { ...nothing, case: number, disposal: await disposalAt(office, station) }
  }

/** Somebody from outside, whom a member of the department sponsors. */
const sponsored = { person: 'g-li', name: 'Li', organization: 'An auditor', identity: 'Passport 7' }
const agreed = { person: 'g-li', signed: '2026-03-02', form: 'a'.repeat(64) }
const guest = async (office: Office): Promise<Scene> => {
  await office.desk('ben').outsiders.record(sponsored)
  return await emptyCases(office)
}

export const reason = 'As it should be'
export const fields = { name: 'N' }

/** Written from the regulation: who collects (P3.1, P10.1), who reviews (P4.3), who keeps (P5.1), who sees (P1.4, P8.2). */
export const rules: { readonly [C in CommandName]: Rule } = {
  'cases.open': {
    clause: 'P3.1',
    cells: 'F..FFFL.FF',
    scene: emptyCases,
    act: () => ({ category: 'client', title: 'T', fields, department: 'sales' }),
  },
  'cases.import': {
    clause: 'P5.1',
    // An administrator may, and is not cleared for the level of the case, which is said of its row.
    cells: 'FFF.FFFFFI',
    scene: emptyCases,
    act: () => ({ cases: [{ category: 'client', title: 'T', fields, department: 'sales', number: 'KH0007' }] }),
  },
  'cases.amend': {
    clause: 'P10.1',
    cells: 'N..FFNN.FN',
    scene: emptyCases,
    act: (at) => ({ case: at.case, title: 'T' }),
  },
  'cases.end': {
    clause: 'P10.1',
    cells: 'N..FFNN.FN',
    scene: emptyCases,
    act: (at) => ({ case: at.case, on: '2026-03-01' }),
  },
  'cases.reopen': { clause: 'P10.1', cells: 'NF..FNNFFN', scene: endedCase, act: (at) => ({ case: at.case, reason }) },
  'cases.void': { clause: 'P2.2', cells: 'NF..FNNFFN', scene: emptyCases, act: (at) => ({ case: at.case, reason }) },
  'cases.merge': {
    clause: 'P2.2',
    cells: 'NF..FNNFFN',
    scene: emptyCases,
    act: (at) => ({ case: at.case, into: at.other, reason }),
  },
  'cases.reassign': {
    clause: 'P3.1',
    cells: 'NF..FNNFFN',
    scene: emptyCases,
    act: (at) => ({ case: at.case, owner: 'p-ben', reason }),
  },
  'cases.relate': {
    clause: 'P9.1',
    cells: 'N...FNN.FN',
    scene: emptyCases,
    act: (at) => ({ case: at.case, relation: 'parent', other: at.other }),
  },
  'cases.unrelate': {
    clause: 'P9.1',
    cells: 'N...FNN.FN',
    scene: relatedCases,
    act: (at) => ({ case: at.case, relation: 'parent', other: at.other }),
  },
  'retention.record': {
    clause: 'P9.1',
    cells: 'N...FNN.FN',
    scene: emptyCases,
    act: (at) => ({ case: at.case, record: [{ fact: 'given', on: '2026-03-01' }] }),
  },
  'retention.decide': {
    clause: 'P9.1',
    cells: 'NFF.FNNFFN',
    scene: emptyCases,
    act: (at) => ({ case: at.case, own: { period: 'P3Y', citation: 'The board, 3/2026' } }),
  },
  'retention.recalculate': {
    clause: 'P9.1',
    cells: 'FFF.FFFFFF',
    scene: endedCase,
    act: () => ({}),
  },
  'batches.collect': {
    clause: 'P3.1',
    cells: 'N..FFNN.FN',
    scene: batchAt('collecting'),
    act: (at) => ({ case: at.case, documents: [letter('Third')] }),
  },
  'batches.import': {
    clause: 'P5.1',
    // An administrator may, and what they may not know of is absent to them, which is said of its row.
    cells: 'FFF.FFFFFI',
    scene: batchAt('collecting'),
    act: (at) => ({ batches: [{ state: 'archived', case: at.case, documents: [letter('Old')] }] }),
  },
  'batches.sort': {
    clause: 'P4.1',
    cells: 'N..FFNNLFN',
    scene: batchAt('collecting'),
    act: (at) => ({ batch: at.batch }),
  },
  'batches.screen': {
    clause: 'P4.3',
    cells: 'N..FFNNLFN',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch, out: [{ position: 2, because: 'invalid', note: 'Blank' }] }),
  },
  'batches.arrange': {
    clause: 'P4.2',
    cells: 'N..FFNNLFN',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch, documents: [{ position: 2, title: 'T' }] }),
  },
  'batches.number': {
    clause: 'P4.2',
    cells: 'N..FFNNLFN',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch }),
  },
  'batches.submit': {
    clause: 'P4.3',
    cells: 'N..FFNNLFN',
    scene: batchAt('numbered'),
    act: (at) => ({ batch: at.batch }),
  },
  'batches.withdraw': {
    clause: 'P4.1',
    cells: 'N..FFNNLFN',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch, reason }),
  },
  'batches.return': {
    clause: 'P4.3',
    cells: 'NF.FFNNFFN',
    scene: batchAt('inReview'),
    act: (at) => ({ batch: at.batch, reasons: [reason] }),
  },
  'batches.approve': {
    clause: 'P4.3',
    cells: 'NF.FFNNFFN',
    scene: batchAt('inReview'),
    act: (at) => ({ batch: at.batch }),
  },
  'transfers.send': {
    clause: 'P5.2',
    cells: 'N..FFNNLFN',
    scene: batchAt('approved'),
    act: (at) => ({ batches: [at.batch] }),
  },
  'transfers.receive': {
    clause: 'P5.2',
    cells: 'NFF.FNNFFN',
    scene: batchAt('transferred'),
    act: (at) => ({ transfer: at.transfer, accept: [at.batch] }),
  },
  'documents.correct': {
    clause: 'P1.2',
    cells: 'NFF.FNNFFN',
    scene: batchAt('collecting'),
    act: (at) => ({ document: `${at.case}-001`, reason, changes: { title: 'T' } }),
  },
  'requests.ask': {
    clause: 'P6.1',
    // Who belongs to no department says for which they ask.
    cells: 'N...INN..I',
    scene: batchAt('collecting'),
    act: (at) => ({ kind: 'loan', documents: [`${at.case}-001`], purpose: reason }),
  },
  'requests.resolve': {
    clause: 'P6.2',
    // Nobody is to decide it before it is known what it is for.
    cells: 'NFN.FNNNFN',
    scene: loanAt('submitted'),
    act: (at) => ({ request: at.request, documents: [`${at.case}-001`] }),
  },
  'requests.decide': {
    clause: 'P6.2',
    cells: 'NS.FFNNNFN',
    scene: loanAt('deciding'),
    act: (at) => ({ request: at.request, verdict: 'approve' }),
  },
  'requests.reassign': {
    clause: 'P6.2',
    cells: 'NS.FFNNNFN',
    scene: loanAt('deciding'),
    act: (at) => ({ request: at.request, to: 'p-mark', reason }),
  },
  'requests.withdraw': {
    clause: 'P6.2',
    cells: 'N.FFFNNNFN',
    scene: loanAt('approved'),
    act: (at) => ({ request: at.request }),
  },
  'requests.handOver': {
    clause: 'P7.2',
    cells: 'NFF.FNNNFN',
    scene: loanAt('approved'),
    act: (at) => ({ request: at.request }),
  },
  'requests.callOff': {
    clause: 'P7.2',
    cells: 'NFF.FNNNFN',
    scene: loanAt('offered'),
    act: (at) => ({ request: at.request }),
  },
  'requests.confirm': {
    clause: 'P7.2',
    cells: 'N.FFFNNNFN',
    scene: loanAt('offered'),
    act: (at) => ({ request: at.request }),
  },
  'requests.copy': {
    clause: 'P6.2',
    cells: 'NFF.FNNNFN',
    scene: async (office) => {
      const { case: number, batch, transfer } = await archivedLetters(office)
      return { ...nothing, case: number, batch, transfer, request: await requestAt(office, 'out', { copies: 2 }) }
    },
    act: (at) => ({ request: at.request, item: 1, copies: 1, mark: 'Copy' }),
  },
  'requests.giveBack': {
    clause: 'P7.2',
    cells: 'N.FFFNNNFN',
    scene: loanAt('out'),
    act: (at) => ({ request: at.request }),
  },
  'requests.takeBack': {
    clause: 'P7.2',
    cells: 'NFF.FNNNFN',
    scene: loanAt('returning'),
    act: (at) => ({ request: at.request, items: [{ item: 1 }] }),
  },
  'requests.renew': {
    clause: 'P7.2',
    cells: 'N.FFFNNNFN',
    scene: loanAt('out'),
    act: (at) => ({ request: at.request, item: 1, reason }),
  },
  'requests.decideRenewal': {
    clause: 'P7.2',
    cells: 'NFF.FNNNFN',
    scene: renewing,
    act: (at) => ({ request: at.request, item: 1, verdict: 'grant' }),
  },
  'requests.recall': {
    clause: 'P7.2',
    cells: 'NFF.FNNNFN',
    scene: loanAt('out'),
    act: (at) => ({ request: at.request, item: 1, reason }),
  },
  'requests.reportLost': {
    clause: 'P12.2',
    cells: 'N.F.FNNNFN',
    scene: loanAt('out'),
    act: (at) => ({ request: at.request, item: 1, reason }),
  },
  'requests.find': {
    clause: 'P12.2',
    cells: 'NFF.FNNNFN',
    scene: lost,
    act: (at) => ({ request: at.request, item: 1 }),
  },
  'requests.settle': {
    clause: 'P12.2',
    cells: 'NFF.FNNNFN',
    scene: lost,
    act: (at) => ({ request: at.request, item: 1, by: 'paid' }),
  },
  'requests.chase': {
    clause: 'P1.5',
    cells: 'FFF.FFFFF.',
    scene: loanAt('deciding'),
    act: () => ({}),
  },
  'holds.place': {
    clause: 'P9.2',
    cells: 'NFF.FNNFFN',
    scene: emptyCases,
    act: (at) => ({ ...lawsuit, on: { scope: 'case', case: at.case } }),
  },
  'holds.lift': {
    clause: 'P9.2',
    // Who may not is not told whether there is one.
    cells: 'FFF.FFFFFF',
    scene: heldCase,
    act: () => ({ hold: 'DJ2026-0001', reason }),
  },
  'holds.review': {
    clause: 'P9.2',
    cells: 'FFF.FFFFFF',
    scene: heldCase,
    act: () => ({ hold: 'DJ2026-0001', review: '2026-12-31' }),
  },
  'subjects.erase': {
    clause: 'P9.2',
    cells: 'FFF.FFFFFF',
    scene: emptyCases,
    act: () => ({ person: 'p-nancy', title: 'What Nancy asked for' }),
  },
  'disposals.propose': {
    clause: 'P9.2',
    cells: 'FFF.FFFFFF',
    scene: async (office) => ({ ...nothing, case: await dueClient(office) }),
    act: () => ({ title: 'What fell due' }),
  },
  'disposals.appraise': {
    clause: 'P9.2',
    cells: 'NN.FFNNNFN',
    scene: disposing('proposed'),
    act: (at) => ({ disposal: at.disposal, entries: [{ entry: 1, verdict: 'destroy' }] }),
  },
  'disposals.submit': {
    clause: 'P9.2',
    cells: 'NNF.FNNNFN',
    scene: disposing('appraised'),
    act: (at) => ({ disposal: at.disposal }),
  },
  'disposals.decide': {
    clause: 'P9.2',
    // An archivist proposed it; who approves it is none of these.
    cells: 'NNFSFNNNFN',
    scene: disposing('submitted'),
    act: (at) => ({ disposal: at.disposal, verdict: 'approve' }),
    otherwise: 'eve',
  },
  'disposals.begin': {
    clause: 'P9.2',
    cells: 'NNF.FNNNFN',
    scene: async (office) => {
      const scene = await disposing('approved')(office)
      office.clock.set(firstDay)
      return scene
    },
    act: (at) => ({
      disposal: at.disposal,
      place: 'Here',
      method: 'Shredding',
      operator: 'p-arno',
      witnesses: ['p-hana', 'p-ben'],
    }),
  },
  'disposals.execute': {
    clause: 'P9.2',
    // A member of the department is a witness, and so knows of it.
    cells: 'NFF.FNNNFN',
    scene: disposing('begun'),
    act: (at) => ({ disposal: at.disposal }),
  },
  'disposals.witness': {
    clause: 'P9.2',
    cells: 'N..FFNNNFN',
    scene: disposing('executed'),
    act: (at) => ({ disposal: at.disposal }),
  },
  'disposals.certify': {
    clause: 'P9.2',
    cells: 'NFF.FNNNFN',
    scene: disposing('witnessed'),
    act: (at) => ({ disposal: at.disposal }),
  },
  'disposals.release': {
    clause: 'P9.2',
    cells: 'NFF.FNNNFN',
    scene: disposing('begun'),
    act: (at) => ({ disposal: at.disposal, entries: [1], reason }),
  },
  'disposals.abort': {
    clause: 'P9.2',
    cells: 'NFF.FNNNFN',
    scene: disposing('begun'),
    act: (at) => ({ disposal: at.disposal, reason }),
  },
  'outsiders.record': {
    clause: 'P6.1',
    cells: 'F.F.FFFFFF',
    scene: guest,
    act: () => ({ ...sponsored, organization: 'Another auditor' }),
  },
  'agreements.record': {
    clause: 'P8.3',
    cells: 'FFF.FFFFFF',
    scene: emptyCases,
    act: () => agreed,
  },
  'agreements.end': {
    clause: 'P8.3',
    cells: 'FFF.FFFFFF',
    scene: async (office) => {
      await office.desk('arno').agreements.record(agreed)
      return await guest(office)
    },
    act: () => ({ person: agreed.person, signed: agreed.signed, reason }),
  },
  'people.record': {
    clause: 'P3.1',
    cells: 'FFFFFFFFF.',
    scene: emptyCases,
    act: () => ({ person: 'p-new', name: 'New', departments: ['sales'] }),
  },
  'departments.record': {
    clause: 'P3.1',
    cells: 'FFFFFFFFF.',
    scene: emptyCases,
    act: () => ({ department: 'sales', name: 'Sales', head: 'p-hana' }),
  },
  'deputies.appoint': {
    clause: '§13',
    cells: 'FF.FFFFFF.',
    scene: emptyCases,
    act: () => ({ person: 'p-hana', deputy: 'p-ben', from: '2026-03-02', until: '2026-03-06' }),
  },
  'deputies.end': {
    clause: '§13',
    cells: 'FF.FFFFFF.',
    scene: async (office) => {
      await office.desk('hana').deputies.appoint({ deputy: 'p-ben', from: '2026-03-02', until: '2026-03-06' })
      return await emptyCases(office)
    },
    act: () => ({ person: 'p-hana', deputy: 'p-ben', from: '2026-03-02' }),
  },
}

/** Who may do a thing first of all, by the same table. */
export function firstWhoMay(operation: CommandName): Person {
  const { cells, otherwise } = rules[operation]
  return otherwise ?? who[columns[cells.indexOf('.')]!]!
}
