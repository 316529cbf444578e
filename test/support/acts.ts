import type { CommandName } from '../../src/index.ts'
import { bring, clientAt, letter, type Office, openClient, type Station } from './office.ts'
import type { Person } from './people.ts'

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

/** One letter a column of {@link columns}: may, Not found, Forbidden by the rule's clause, above their Level (P8.2). */
type Cells = string
export interface Rule {
  readonly clause: string
  readonly cells: Cells
  readonly scene: (office: Office) => Promise<Scene>
  readonly act: (scene: Scene) => object
}
export interface Scene {
  readonly case: string
  readonly batch: string
  readonly transfer: string
  readonly other: string
}

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
    return { case: number, batch: batch.number, transfer, other: '' }
  }
const emptyCases = async (office: Office): Promise<Scene> => ({
  case: (await openClient(office, [])).number,
  batch: '',
  transfer: '',
  other: (await openClient(office, [])).number,
})
const endedCase = async (office: Office): Promise<Scene> => {
  const scene = await emptyCases(office)
  await office.desk('ann').cases.end({ case: scene.case, on: '2026-03-01' })
  return scene
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
  return who[columns[rules[operation].cells.indexOf('.')]!]!
}
