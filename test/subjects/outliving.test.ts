import { expect, it } from 'vitest'
import { createArchive, standardPolicy } from '../../src/index.ts'
import { carriedOut, disposalAt } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { employeeCase } from '../support/employees.ts'
import { inOffice, letter, type Office, supplier } from '../support/office.ts'
import { people } from '../support/people.ts'

const nancy = { person: 'p-nancy', subject: 'e-17' }

/** Of an employee's documents two kinds are kept for thirty years here. */
function longer(office: Office): Office {
  const archive = createArchive({
    policy: standardPolicy({
      version: 'thirty',
      retention: { employee: { kinds: { cv: { period: 'P30Y' }, training: { period: 'P30Y' } } } },
      categories: { supplier },
    }),
    storage: office.store.adapter,
    clock: office.clock.read,
  })
  return { ...office, archive, desk: (person) => archive.as(people[person]) }
}

overStores((kind) => {
  it('P9.2: what outlives a case is told to whom it is about, until the last of it goes', () =>
    inOffice(kind, async (plain) => {
      const office = longer(plain)
      const number = await employeeCase(office, {
        left: '2010-05',
        more: [letter<'training'>('Of 2009', { kind: 'training', pages: 1 })],
      })
      const { subjects, disposals } = office.desk('arno')
      expect(await office.store.rows('caseFields')).not.toHaveLength(1)
      await disposalAt(office, 'executed', { appraiser: 'aida' })
      expect(await office.store.rows('caseFields')).toMatchObject([
        { case: number, field: 'employeeNumber', text: 'e-17' },
      ])
      const [told, ...others] = (await subjects.report(nancy)).cases
      expect(others).toEqual([])
      expect(told!.case).toMatchObject({ number, state: 'destroyed' })
      expect(told!.documents.map(({ title }) => title)).toEqual(['Curriculum vitae', 'Of 2009'])
      expect(told!.retention.kept).toMatchObject([
        { kind: 'cv', state: 'dated', due: '2041-01-01' },
        { kind: 'training', state: 'dated', due: '2041-01-01' },
      ])
      expect((await subjects.erase({ ...nancy, title: 'Asked for' })).items).toMatchObject([
        { case: number, kind: 'cv', outcome: 'restricted', due: '2041-01-01' },
        { case: number, kind: 'training', outcome: 'restricted', due: '2041-01-01' },
      ])

      office.clock.set('2041-01-02')
      const { disposal } = await disposals.propose({ title: 'CVs' })
      const of = { disposal: disposal.number }
      const destroy = [1, 2].map((entry) => ({ entry, verdict: 'destroy' }) as const)
      await office.desk('aida').disposals.appraise({ ...of, entries: destroy })
      await disposals.submit(of)
      for (const who of ['eve', 'leo'] as const) await office.desk(who).disposals.decide({ ...of, verdict: 'approve' })
      office.clock.set((await disposals.get(of)).disposal.from!)
      await disposals.begin({ ...of, ...carriedOut, operator: 'p-arno', witnesses: ['p-hana', 'p-ben'] })
      expect((await disposals.execute(of)).executed).toEqual([1, 2])
      expect(await office.store.rows('caseFields')).toEqual([])
      expect((await subjects.report(nancy)).cases).toEqual([])
      expect((await office.desk('olga').trail.verify({ case: number })).intact).toBe(true)
    }))
})
