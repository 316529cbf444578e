import { expect, it } from 'vitest'
import { createArchive, definePolicy } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, type Office, officePolicy, openClient, supplier } from '../support/office.ts'
import { people } from '../support/people.ts'
import { refused } from '../support/refused.ts'

const client = { category: 'client', title: 'T', fields: { name: 'N' } } as const
const over = (office: Office, policy: ReturnType<typeof officePolicy>, tenant = 'main') =>
  createArchive({ policy, storage: office.store.adapter, clock: office.clock.read, tenant }).as(people.ann)

overStores((kind) => {
  it('P12.3: a policy is stored once, with the first thing that it decides', () =>
    inOffice(kind, async (office) => {
      expect(await office.desk('ann').policies.list()).toEqual({ versions: [] })
      await openClient(office)
      await openClient(office)
      await over(office, officePolicy()).cases.open(client)
      const { versions } = await office.desk('uma').policies.list()
      expect(versions).toEqual([
        {
          version: 'test-1',
          digest: office.archive.policy.digest,
          adopted: '2026-03-02T02:00:00.000Z',
          content: office.archive.policy.content,
          inForce: true,
        },
      ])
    }))

  it('P12.3: what was decided under one version stays explained by it', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office, [])
      office.clock.set('2026-06-01')
      const later = over(office, officePolicy({ deadlines: { firstBatch: 20 } }, 'test-2'))
      const { case: second } = await later.cases.open(client)
      const { versions } = await later.policies.list()
      expect(versions.map(({ version, adopted, inForce }) => [version, adopted, inForce])).toEqual([
        ['test-1', '2026-03-02T02:00:00.000Z', false],
        ['test-2', '2026-06-01T02:00:00.000Z', true],
      ])
      const { items } = await later.duties.list()
      expect(items.map(({ subject, policy, allowed }) => [subject, policy, allowed])).toEqual([
        [number, 'test-1', 10],
        [second.number, 'test-2', 20],
      ])
      await later.cases.amend({ case: number, title: 'U' })
      expect((await later.trail.history({ case: number })).items.map(({ policy }) => policy)).toEqual([
        'test-1',
        'test-2',
      ])
      expect((await later.trail.verify({ case: number })).intact).toBe(true)
    }))

  it('P12.3: the same version with other content decides nothing', () =>
    inOffice(kind, async (office) => {
      await openClient(office, [])
      const changed = over(office, officePolicy({ deadlines: { firstBatch: 20 } }))
      const version = { version: 'test-1' }
      await refused(office.store, () => changed.cases.open(client), 'POLICY_CHANGED', version)
      await refused(office.store, () => changed.cases.amend({ case: 'KH0001', title: 'U' }), 'POLICY_CHANGED', version)
      // Another company may call its own so.
      const rival = over(office, officePolicy({ deadlines: { firstBatch: 20 } }), 'rival')
      expect((await rival.cases.open(client)).case.number).toBe('KH0001')
    }))

  it('P12.3: a policy that lost a category that has cases says so', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office, [])
      const policy = definePolicy({ version: 'test-2', categories: { supplier } })
      const desk = createArchive({ policy, storage: office.store.adapter }).as(people.ann)
      await refused(office.store, () => desk.cases.amend({ case: number, title: 'U' }), 'INVALID_POLICY')
    }))
})
