import { expect, it } from 'vitest'
import { createArchive, definePolicy, type Policy, standardCategories } from '../../src/index.ts'
import type { StorageAdapter } from '../../src/storage.ts'
import { overStores } from '../support/each.ts'
import { inOffice, type Office, officePolicy, openClient, supplier } from '../support/office.ts'
import { people } from '../support/people.ts'
import { refused } from '../support/refused.ts'
import { openSqlStore } from '../support/sql-store.ts'

const client = { category: 'client', title: 'T', fields: { name: 'N' } } as const
const over = (office: Office, policy: ReturnType<typeof officePolicy>, tenant = 'main') =>
  createArchive({ policy, storage: office.store.adapter, clock: office.clock.read, tenant }).as(people.ann)

overStores((kind) => {
  it('P12.3: a policy is stored once, with the first thing that it decides', () =>
    inOffice(kind, async (office) => {
      const before = await office.desk('ann').policies.list()
      expect(before.versions.map(({ version, adopted, inForce }) => [version, adopted, inForce])).toEqual([
        ['test-1', null, true],
      ])
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
          effective: '2026-03-02',
          inForce: true,
          upcoming: false,
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

  const ladder = ['public', 'internal', 'confidential', 'secret']
  const later = (levels: readonly string[], categories: object = { supplier }, version = 'later') =>
    definePolicy({ version, levels, categories: { ...standardCategories(), ...categories } })
  const unfit: readonly (readonly [string, () => Policy, readonly string[]])[] = [
    ['turned its ladder round', () => later([...ladder].reverse()), ['levels']],
    ['put a level in between', () => later(['public', 'internal', 'restricted', 'confidential', 'secret']), ['levels']],
    ['put a level below', () => later(['open', ...ladder]), ['levels']],
    ['took its lowest level away', () => later([...ladder, 'x'].slice(1)), ['levels']],
    ['lost a category', () => later(ladder, {}), ['categories.supplier']],
  ]
  it.each(unfit)('P12.3: a new version that %s decides nothing, and answers nothing', (_name, policy, paths) =>
    inOffice(kind, async (office) => {
      await openClient(office, [])
      const desk = over(office, policy() as ReturnType<typeof officePolicy>)
      for (const act of [
        () => desk.cases.list(),
        () => desk.policies.list(),
        () => desk.cases.open(client),
        () => desk.cases.amend({ case: 'KH0001', title: 'U' }),
        // Whoever asks about what there is not gets the same answer.
        () => desk.cases.get({ case: 'KH0009' }),
      ]) {
        const error = await refused(office.store, act, 'INVALID_POLICY')
        expect(error.details.faults.map(({ path }) => path)).toEqual(paths)
      }
      // Another company has none of it.
      expect((await over(office, policy() as ReturnType<typeof officePolicy>, 'rival').cases.list()).items).toEqual([])
    }),
  )

  it('P12.3: a ladder may grow at the top, and categories may be added', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office, [])
      const policy = later([...ladder, 'sealed'], { supplier, vendor: { ...supplier, prefix: 'VD' } })
      const desk = over(office, policy as ReturnType<typeof officePolicy>)
      expect((await desk.cases.get({ case: number })).case.level).toBe('internal')
      office.clock.set('2026-03-03')
      await desk.cases.amend({ case: number, title: 'U' })
      // What it grew by must be kept by whatever comes after it, and the first version may still be run.
      await refused(office.store, () => over(office, officePolicy({}, 'test-3')).cases.list(), 'INVALID_POLICY')
      expect((await over(office, officePolicy()).cases.list()).items.length).toBe(1)
    }))

  it('P12.3: a query finds that the levels of a version were changed under its name', () =>
    inOffice(kind, async (office) => {
      await openClient(office, [])
      const renamed = over(
        office,
        later([...ladder].reverse(), { supplier }, 'test-1') as ReturnType<typeof officePolicy>,
      )
      await refused(office.store, () => renamed.cases.list(), 'POLICY_CHANGED', { version: 'test-1' })
      const changed = over(office, officePolicy({ deadlines: { firstBatch: 20 } }))
      expect((await changed.cases.list()).items.length).toBe(1)
    }))

  it('P12.3: the stored policies are read until they are known, then no more', () =>
    inOffice(kind, async (office) => {
      let reads = 0
      const counting: StorageAdapter = {
        ...office.store.adapter,
        read: (work) =>
          office.store.adapter.read((reader) =>
            work({
              get: (table, key) => {
                if (table === 'policies') reads++
                return reader.get(table, key)
              },
              getMany: (table, keys) => reader.getMany(table, keys),
              find: (query, find) => reader.find(query, find),
              summarize: (summary, filter) => reader.summarize(summary, filter),
            }),
          ),
      }
      const fresh = (policy: Policy) => createArchive({ policy, storage: counting }).as(people.ann)
      const asked = async (policy: Policy) => {
        const desk = fresh(policy)
        reads = 0
        for (let count = 0; count < 3; count++) await desk.run('cases.list', {})
        return reads
      }
      // As long as nothing is stored, another archive may store another policy first.
      expect(await asked(officePolicy())).toBe(3)
      await openClient(office, [])
      expect(await asked(officePolicy())).toBe(1)
      expect(await asked(officePolicy({}, 'test-2'))).toBe(1)
    }))
})

it('P12.3: what the host rolls back is not kept in mind', async () => {
  const store = await openSqlStore()
  try {
    const archive = createArchive({ policy: officePolicy(), storage: store.adapter })
    const ann = archive.as(people.ann)
    const failed = store.db.transaction().execute(async (trx) => {
      await ann.within(trx).cases.open(client)
      expect((await ann.within(trx).cases.list()).items.length).toBe(1)
      throw new Error('the host thought better of it')
    })
    await expect(failed).rejects.toThrow('the host thought better of it')
    const other = definePolicy({ version: 'other', levels: ['low', 'high'], categories: { supplier } })
    const { case: opened } = await createArchive({ policy: other, storage: store.adapter })
      .as({ ...people.ann, clearance: 'high' })
      .cases.open({ category: 'supplier', title: 'S', fields: { taxId: '1' } })
    expect(opened.number).toBe('GY0001')
    await refused(store, () => ann.cases.list(), 'INVALID_POLICY')
    await refused(store, () => ann.cases.open(client), 'INVALID_POLICY')
  } finally {
    await store.close()
  }
})
