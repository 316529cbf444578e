import { describe, expect, it } from 'vitest'
import type { CommandName } from '../../src/index.ts'
import { commandNames } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office, openClient, type Station } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { refused } from '../support/refused.ts'

/** What each person is to a client of sales. */
const who: Readonly<Record<string, Person>> = {
  'somebody unrelated': 'uma',
  'a member of the department': 'ben',
  'its head': 'hana',
  'an archivist': 'arno',
  'an auditor': 'olga',
  'the head of another department': 'mark',
  'a member who is not cleared for the case': 'pip',
  'a member who is not cleared for all that is in the batch': 'ivy',
  'an auditor who heads another department': 'otto',
}
const columns = Object.keys(who)

/** One letter a column of {@link columns}: may, Not found, Forbidden by the rule's clause, above their Level (P8.2). */
type Cells = string
interface Rule {
  readonly clause: string
  readonly cells: Cells
  readonly scene: (office: Office) => Promise<Scene>
  readonly act: (scene: Scene) => object
}
interface Scene {
  readonly case: string
  readonly batch: string
  readonly transfer: string
  readonly other: string
}

/** A client with an archived letter, and a batch with a letter and a confidential agreement on its way. */
const batchAt =
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
const reason = 'As it should be'
const fields = { name: 'N' }

/** Written from the regulation: who collects (P3.1, P10.1), who reviews (P4.3), who keeps (P5.1), who sees (P1.4, P8.2). */
const rules: { readonly [C in CommandName]: Rule } = {
  'cases.open': {
    clause: 'P3.1',
    cells: 'F..FFFL.F',
    scene: emptyCases,
    act: () => ({ category: 'client', title: 'T', fields, department: 'sales' }),
  },
  'cases.amend': {
    clause: 'P10.1',
    cells: 'N..FFNN.F',
    scene: emptyCases,
    act: (at) => ({ case: at.case, title: 'T' }),
  },
  'cases.end': {
    clause: 'P10.1',
    cells: 'N..FFNN.F',
    scene: emptyCases,
    act: (at) => ({ case: at.case, on: '2026-03-01' }),
  },
  'cases.reopen': { clause: 'P10.1', cells: 'NF..FNNFF', scene: endedCase, act: (at) => ({ case: at.case, reason }) },
  'cases.void': { clause: 'P2.2', cells: 'NF..FNNFF', scene: emptyCases, act: (at) => ({ case: at.case, reason }) },
  'cases.merge': {
    clause: 'P2.2',
    cells: 'NF..FNNFF',
    scene: emptyCases,
    act: (at) => ({ case: at.case, into: at.other, reason }),
  },
  'cases.reassign': {
    clause: 'P3.1',
    cells: 'NF..FNNFF',
    scene: emptyCases,
    act: (at) => ({ case: at.case, owner: 'p-ben', reason }),
  },
  'batches.collect': {
    clause: 'P3.1',
    cells: 'N..FFNN.F',
    scene: batchAt('collecting'),
    act: (at) => ({ case: at.case, documents: [letter('Third')] }),
  },
  'batches.sort': {
    clause: 'P4.1',
    cells: 'N..FFNNLF',
    scene: batchAt('collecting'),
    act: (at) => ({ batch: at.batch }),
  },
  'batches.screen': {
    clause: 'P4.3',
    cells: 'N..FFNNLF',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch, out: [{ position: 2, because: 'invalid', note: 'Blank' }] }),
  },
  'batches.arrange': {
    clause: 'P4.2',
    cells: 'N..FFNNLF',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch, documents: [{ position: 2, title: 'T' }] }),
  },
  'batches.number': {
    clause: 'P4.2',
    cells: 'N..FFNNLF',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch }),
  },
  'batches.submit': {
    clause: 'P4.3',
    cells: 'N..FFNNLF',
    scene: batchAt('numbered'),
    act: (at) => ({ batch: at.batch }),
  },
  'batches.withdraw': {
    clause: 'P4.1',
    cells: 'N..FFNNLF',
    scene: batchAt('sorting'),
    act: (at) => ({ batch: at.batch, reason }),
  },
  'batches.return': {
    clause: 'P4.3',
    cells: 'NF.FFNNFF',
    scene: batchAt('inReview'),
    act: (at) => ({ batch: at.batch, reasons: [reason] }),
  },
  'batches.approve': {
    clause: 'P4.3',
    cells: 'NF.FFNNFF',
    scene: batchAt('inReview'),
    act: (at) => ({ batch: at.batch }),
  },
  'transfers.send': {
    clause: 'P5.2',
    cells: 'N..FFNNLF',
    scene: batchAt('approved'),
    act: (at) => ({ batches: [at.batch] }),
  },
  'transfers.receive': {
    clause: 'P5.2',
    cells: 'NFF.FNNFF',
    scene: batchAt('transferred'),
    act: (at) => ({ transfer: at.transfer, accept: [at.batch] }),
  },
  'documents.correct': {
    clause: 'P1.2',
    cells: 'NFF.FNNFF',
    scene: batchAt('collecting'),
    act: (at) => ({ document: `${at.case}-001`, reason, changes: { title: 'T' } }),
  },
}

overStores((kind) => {
  describe('P1.4, P8.1: whoever is not named may not', () => {
    it('every command has its line', () => {
      expect(Object.keys(rules).sort()).toEqual([...commandNames].sort())
      for (const { cells } of Object.values(rules)) expect(cells).toHaveLength(columns.length)
    })

    it.each(commandNames)('%s', async (operation) => {
      const { clause, cells, scene, act } = rules[operation]
      const may = columns.filter((_column, index) => cells[index] === '.')
      await inOffice(kind, async (office) => {
        const at = await scene(office)
        for (const [index, column] of columns.entries()) {
          const run = () => office.desk(who[column]!).run(operation, act(at))
          if (cells[index] === 'N') await refused(office.store, run, 'NOT_FOUND')
          if (cells[index] === 'I') await refused(office.store, run, 'INVALID_INPUT')
          if (cells[index] === 'F') await refused(office.store, run, 'FORBIDDEN', { operation, clause })
          if (cells[index] === 'L') await refused(office.store, run, 'FORBIDDEN', { clause: 'P8.2' })
        }
        // After all those refusals it still goes as it should.
        await office.desk(who[may[0]!]!).run(operation, act(at))
      })
      for (const column of may.slice(1)) {
        await inOffice(kind, async (office) => {
          await office.desk(who[column]!).run(operation, act(await scene(office)))
        })
      }
    })
  })

  it('P5.2, P8.2: an archivist accepts nothing above their clearance', () =>
    inOffice(kind, async (office) => {
      const at = await batchAt('transferred')(office)
      const receive = () => office.desk('abel').transfers.receive({ transfer: at.transfer, accept: [at.batch] })
      await refused(office.store, receive, 'FORBIDDEN', { clause: 'P8.2' })
      await bring(office, at.batch, 'archived')
      const correct = () =>
        office.desk('abel').documents.correct({ document: `${at.case}-003`, reason, changes: { title: 'T' } })
      await refused(office.store, correct, 'NOT_FOUND', { what: 'document', number: `${at.case}-003` })
      const raise = () =>
        office
          .desk('abel')
          .documents.correct({ document: `${at.case}-001`, reason, changes: { level: 'confidential' } })
      await refused(office.store, raise, 'FORBIDDEN', { clause: 'P8.2' })
    }))

  it('P2.2: who merges heads both departments', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office, [])
      const other = await office.desk('mia').cases.open({ category: 'client', title: 'T', fields })
      const into = other.case.number
      const head = { id: 'u-h', departments: ['sales', 'marketing'], roles: [], clearance: 'secret' } as const
      const merge = (roles: readonly 'departmentHead'[]) => () =>
        office.archive.as({ ...head, roles }).cases.merge({ case: number, into, reason })
      await refused(office.store, () => office.desk('hana').cases.merge({ case: number, into, reason }), 'NOT_FOUND')
      await refused(office.store, merge([]), 'FORBIDDEN', { clause: 'P2.2' })
      await merge(['departmentHead'])()
    }))

  describe('P3.1: who collects is responsible', () => {
    it.each([
      ['uma', undefined, 'WRONG_DEPARTMENT', { department: 'canteen', accepted: ['sales', 'marketing'] }],
      ['olga', undefined, 'WRONG_DEPARTMENT', { department: '' }],
      ['ann', 'hr', 'WRONG_DEPARTMENT', { department: 'hr', accepted: ['sales', 'marketing'] }],
      ['ann', 'marketing', 'FORBIDDEN', { operation: 'cases.open', clause: 'P3.1' }],
    ] as const)('%s opens a client for %s: %s', (person, department, code, details) =>
      inOffice(kind, async (office) => {
        const open = () =>
          office.desk(person).cases.open({ category: 'client', title: 'T', fields, ...(department && { department }) })
        await refused(office.store, open, code, details)
      }),
    )

    it('of two that could be, one is named', () =>
      inOffice(kind, async (office) => {
        const both = office.archive.as({
          id: 'u-both',
          departments: ['sales', 'marketing'],
          roles: [],
          clearance: 'internal',
        })
        const open = (department?: string) => () =>
          both.cases.open({ category: 'client', title: 'T', fields, ...(department && { department }) })
        await refused(office.store, open(), 'INVALID_INPUT', {
          issues: [expect.objectContaining({ path: ['department'], accepted: ['sales', 'marketing'] })],
        })
        expect((await open('marketing')()).case.department).toBe('marketing')
      }))
  })
})
