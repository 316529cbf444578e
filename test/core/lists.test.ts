import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  type Actor,
  createArchive,
  defineCategory,
  isCasekeepError,
  type Role,
  roles,
  standardPolicy,
} from '../../src/index.ts'
import { overStores } from '../support/each.ts'

/** `CASEKEEP_SEED` runs one again. */
const seed = Number(process.env.CASEKEEP_SEED ?? Date.now() % 2 ** 31)
const queriesOfStore = 500
const actorsOfPolicy = 20

const levels = ['public', 'internal', 'confidential', 'secret'] as const
const departments = ['sales', 'hr', 'works']
const persons = ['p-1', 'p-2', 'p-3']
const titles = ['Alpha', 'alpha two', 'Beta', 'Ｂeta']
const category = (prefix: string, level: string) =>
  defineCategory({ prefix, level, fields: z.object({}), documents: { note: {} }, departments })
const categories = {
  l0: category('LA', 'public'),
  l1: category('LB', 'internal'),
  l2: category('LC', 'confidential'),
  l3: category('LD', 'secret'),
}
const names = ['l0', 'l1', 'l2', 'l3'] as const

/** Some archives are reviewed by heads alone, some by somebody who reviews, and so discovers, everything. */
const reviewers: readonly [Role, ...Role[]][] = [['departmentHead'], ['departmentHead', 'supervisingExecutive']]
const policies = reviewers.map((reviewers) => standardPolicy({ settings: { reviewers }, categories }))

const actors = fc.record({
  id: fc.constant('u-1'),
  personId: fc.constantFrom(...persons, 'p-other'),
  departments: fc.subarray([...departments, 'canteen']),
  roles: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.constantFrom(...roles).map((role) => [role]),
  ),
  clearance: fc.constantFrom(...levels),
}) satisfies fc.Arbitrary<Actor>
const files = fc.record({
  category: fc.constantFrom(...names),
  department: fc.constantFrom(...departments),
  owner: fc.constantFrom(...persons),
  title: fc.constantFrom(...titles),
  ended: fc.boolean(),
})
/** Mostly left out, so that most questions have an answer. */
const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const queries = fc.record({
  category: maybe(fc.constantFrom(...names)),
  department: maybe(fc.constantFrom(...departments)),
  owner: maybe(fc.constantFrom(...persons)),
  state: maybe(fc.constantFrom('open' as const, 'ended' as const)),
  title: maybe(fc.constantFrom('alpha', 'ALPHA T', 'beta', 'x')),
})
const asks = fc.record({ actor: fc.nat(actorsOfPolicy - 1), query: queries, limit: fc.integer({ min: 1, max: 9 }) })

const key = (title: string) => title.normalize('NFKC').toLowerCase()

describe(`a list is what can be got, filtered (seed ${seed})`, () => {
  overStores((kind) => {
    it(`for ${queriesOfStore} random queries of random people`, async () => {
      const store = await kind.open()
      try {
        for (const [index, policy] of policies.entries()) {
          const own = { seed: seed + index }
          const archive = createArchive({
            policy,
            storage: store.adapter,
            tenant: `tenant-${index}`,
            clock: () => new Date('2026-03-02T02:00:00Z'),
          })
          const opener = archive.as({ id: 'opener', departments, roles: [], clearance: 'secret' })
          const given = fc.sample(files, { ...own, numRuns: 24 })
          const opened: string[] = []
          for (const { ended, ...file } of given) {
            const { number } = (await opener.cases.open({ ...file, fields: {} })).case
            if (ended) await opener.cases.end({ case: number, on: '2026-03-01' })
            opened.push(number)
          }
          const pool = fc.sample(actors, { ...own, numRuns: actorsOfPolicy }).map((actor) => archive.as(actor))
          const seen = new Map<number, ReadonlySet<string>>()
          let listed = 0
          for (const ask of fc.sample(asks, { ...own, numRuns: queriesOfStore / policies.length })) {
            const desk = pool[ask.actor]!
            if (!seen.has(ask.actor)) {
              const found = new Set<string>()
              for (const number of opened) {
                try {
                  found.add((await desk.cases.get({ case: number })).case.number)
                } catch (error) {
                  if (!isCasekeepError(error, 'NOT_FOUND')) throw error
                }
              }
              seen.set(ask.actor, found)
            }
            const { category, department, owner, state, title } = ask.query
            const isMeant = (file: (typeof given)[number]) =>
              (category === undefined || file.category === category) &&
              (department === undefined || file.department === department) &&
              (owner === undefined || file.owner === owner) &&
              (state === undefined || (file.ended ? 'ended' : 'open') === state) &&
              (title === undefined || key(file.title).startsWith(key(title)))
            const expected = opened.filter((number, at) => isMeant(given[at]!) && seen.get(ask.actor)!.has(number))
            const query = Object.fromEntries(Object.entries(ask.query).filter(([, value]) => value !== undefined))
            const found: string[] = []
            let after: string | undefined
            do {
              const page = await desk.cases.list({ ...query, limit: ask.limit, ...(after !== undefined && { after }) })
              found.push(...page.items.map(({ number }) => number))
              after = page.next ?? undefined
            } while (after !== undefined)
            expect([...found].sort(), JSON.stringify({ tenant: index, ...ask })).toEqual([...expected].sort())
            expect((await desk.cases.count(query)).count).toBe(expected.length)
            listed += expected.length
          }
          // Otherwise nothing would be compared.
          expect(listed).toBeGreaterThan(0)
        }
      } finally {
        await store.close()
      }
    })
  })
})
