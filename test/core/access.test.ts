import { describe, expect, it } from 'vitest'
import { commandNames } from '../../src/index.ts'
import { batchAt, columns, fields, firstWhoMay, reason, rules, who } from '../support/acts.ts'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, openClient } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { refused } from '../support/refused.ts'

overStores((kind) => {
  describe('P1.4, P3.1, P4.1, P4.2, P4.3, P5.1, P5.2, P6.1, P6.2, P7.1, P8.1, P10.1: whoever is not named may not', () => {
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
          if (cells[index] === 'S') await refused(office.store, run, 'SEPARATION', { clause: '§13' })
        }
        // After all those refusals it still goes as it should.
        await office.desk(firstWhoMay(operation)).run(operation, act(at))
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

  it('P1.2: what is possible tells the archive that something may be corrected, once something is archived', () =>
    inOffice(kind, async (office) => {
      const secret = [letter('Not for Abel', { level: 'confidential' })]
      const { case: number, batch } = await clientAt(office, 'approved', secret)
      const possible = async (person: Person) =>
        ((await office.desk(person).cases.possible({ case: number })).case ?? []).map(({ operation }) => operation)
      expect(await possible('arno')).not.toContain('documents.correct')
      await bring(office, batch, 'archived')
      expect(await possible('arno')).toContain('documents.correct')
      expect(await possible('ann')).not.toContain('documents.correct')
      expect(await possible('abel')).not.toContain('documents.correct')
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
