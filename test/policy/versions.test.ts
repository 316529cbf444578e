import { describe, expect, it } from 'vitest'
import { createArchive, type UpcomingPolicy } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, letter, memory, type Office, type OfficeShapes, officePolicy } from '../support/office.ts'
import { people } from '../support/people.ts'
import { invalid } from '../support/refused.ts'

const next = officePolicy({ deadlines: { firstBatch: 20 } }, 'test-2')
const last = officePolicy({ deadlines: { firstBatch: 30 } }, 'test-3')
const client = { category: 'client', title: 'T', fields: { name: 'N' } } as const

const over = (office: Office, upcoming: readonly UpcomingPolicy<OfficeShapes>[]) =>
  createArchive({
    policy: office.archive.policy,
    upcoming,
    storage: office.store.adapter,
    clock: office.clock.read,
  })

overStores((kind) => {
  describe('P12.3: a version that holds from a day on', () => {
    it('decides from that day on by itself, and what was decided before stays explained by the one before', () =>
      inOffice(kind, async (office) => {
        const archive = over(office, [
          { from: '2026-05-01', policy: last },
          { from: '2026-04-01', policy: next },
        ])
        const ann = archive.as(people.ann)
        const { case: first } = await ann.cases.open(client)
        office.clock.set('2026-03-31', '23:59')
        expect(archive.policy.version).toBe('test-1')
        office.clock.set('2026-04-01', '00:00')
        expect(archive.policy.version).toBe('test-2')
        const { case: second } = await ann.cases.open(client)
        office.clock.set('2026-05-01')
        const { case: third } = await ann.cases.open(client)
        expect([first, second, third].map(({ policy }) => policy)).toEqual(['test-1', 'test-2', 'test-3'])
        const { items } = await ann.duties.list({ scope: 'all' })
        expect(items.map(({ subject, policy, allowed }) => [subject, policy, allowed]).sort()).toEqual([
          [first.number, 'test-1', 10],
          [second.number, 'test-2', 20],
          [third.number, 'test-3', 30],
        ])
        const { versions } = await ann.policies.list()
        expect(versions.map((each) => [each.version, each.effective, each.inForce, each.upcoming])).toEqual([
          ['test-1', '2026-03-02', false, false],
          ['test-2', '2026-04-01', false, false],
          ['test-3', '2026-05-01', true, false],
        ])
      }))

    it('is shown with its difference before it is adopted', () =>
      inOffice(kind, async (office) => {
        const ann = over(office, [{ from: '2026-04-01', policy: next }]).as(people.ann)
        await ann.cases.open({ ...client, documents: [letter('A')] })
        const { versions } = await ann.policies.list()
        expect(versions.map((each) => [each.version, each.adopted, each.effective, each.upcoming])).toEqual([
          ['test-1', '2026-03-02T02:00:00.000Z', '2026-03-02', false],
          ['test-2', null, '2026-04-01', true],
        ])
        const path = ['settings', 'deadlines', 'firstBatch']
        const { from, to, changes } = await ann.policies.compare()
        expect([from, to]).toEqual(['test-1', 'test-2'])
        expect(changes).toContainEqual({ path, change: 'changed', before: 10, after: 20 })
        const back = await ann.policies.compare({ from: 'test-2', to: 'test-1' })
        expect(back.changes).toContainEqual({ path, change: 'changed', before: 20, after: 10 })
        expect((await ann.policies.compare({ to: 'test-1' })).changes).toEqual([])
        const known = ['test-1', 'test-2']
        await invalid(office.store, () => ann.policies.compare({ to: 'test-9' }), ['to'], 'choice', known)
        await invalid(office.store, () => ann.policies.compare({ from: 'x' }), ['from'], 'choice', known)
      }))
  })
})

describe('P12.3: versions that cannot follow each other', () => {
  const { levels, ...rest } = next
  const unfit = { ...rest, levels: levels.slice(1) } as typeof next
  it.each<[string, readonly UpcomingPolicy<OfficeShapes>[], object]>([
    [
      'a day that does not exist',
      [{ from: '2026-02-30', policy: next }],
      { code: 'INVALID_INPUT', details: { issues: [{ path: ['upcoming', 0, 'from'], rule: 'day' }] } },
    ],
    [
      'one day for two',
      [
        { from: '2026-04-01', policy: next },
        { from: '2026-04-01', policy: last },
      ],
      { code: 'INVALID_INPUT', details: { issues: [{ path: ['upcoming', 1, 'from'], rule: 'twice' }] } },
    ],
    [
      'a version twice',
      [{ from: '2026-04-01', policy: officePolicy() }],
      { code: 'INVALID_INPUT', details: { issues: [{ path: ['upcoming', 0, 'policy'], rule: 'twice' }] } },
    ],
    [
      'one by which what is stored could not be read',
      [{ from: '2026-04-01', policy: unfit }],
      { code: 'INVALID_POLICY', details: { faults: [{ path: 'from 2026-04-01: levels' }] } },
    ],
    [
      'no list at all',
      'soon' as never,
      { code: 'INVALID_INPUT', details: { issues: [{ path: ['upcoming'], rule: 'type' }] } },
    ],
    [
      'no policies',
      [{ from: '2026-04-01' }] as never,
      { code: 'INVALID_INPUT', details: { issues: [{ path: ['upcoming'], rule: 'type' }] } },
    ],
  ])('%s', (_, upcoming, refusal) =>
    inOffice(memory, async (office) => {
      let error: unknown
      try {
        over(office, upcoming)
      } catch (thrown) {
        error = thrown
      }
      expect(error).toMatchObject(refusal)
    }),
  )
})
