import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialectNames } from '../../adapters/sql/dialects/name.ts'
import { dialectNamed } from '../../adapters/sql/dialects/of.ts'
import { findStatement } from '../../adapters/sql/known-lists.ts'
import { listStatement } from '../../adapters/sql/lists.ts'
import type { FindArguments, Sight } from '../../src/storage.ts'

/** Few of each, so that shapes come again with other values, and values meet each other. */
const name = fc.constantFrom('sales', 'legal', 'hr')
const person = fc.constantFrom('p-1', 'p-2', 'sales')
const sight: fc.Arbitrary<Sight> = fc.record({
  all: fc.boolean(),
  departments: fc.array(name, { maxLength: 3 }),
  maxLevel: fc.nat(3),
  person,
  granted: fc.array(fc.constantFrom('KH0001', 'KH0002'), { maxLength: 1 }),
})
const find: fc.Arbitrary<FindArguments> = fc
  .record(
    {
      category: fc.constantFrom('client', 'project'),
      state: fc.constantFrom('open', 'ended'),
      department: name,
      owner: person,
    },
    { requiredKeys: [] },
  )
  .chain((equal) =>
    fc.record(
      {
        equal: fc.constantFrom('acme', 'other').map((tenant) => ({ tenant, ...equal })),
        sight,
        limit: fc.constantFrom(1, 51),
        after: fc.tuple(fc.constantFrom('2026-03-01T08:00:00.000Z', '2025-01-01T00:00:00.000Z'), name, fc.nat(9)),
        prefix: fc.constantFrom('', 'a'),
        range: fc.constantFrom({ to: 1 }, { from: 2 }),
      },
      { requiredKeys: ['equal', 'sight', 'limit'] },
    ),
  )

describe.each(dialectNames)('on %s', (dialect) => {
  const on = dialectNamed(dialect)

  it('a list that is known by its shape is the one that would be made for the call', () => {
    fc.assert(
      fc.property(find, (asked) => {
        expect(findStatement(on, 'cases.newest', asked)).toEqual(listStatement(on, 'cases.newest', asked))
      }),
      { numRuns: 2000 },
    )
  })

  it('is made once for a shape, whoever asks', () => {
    const of = (who: string, departments: readonly string[]): FindArguments => ({
      equal: { tenant: 'acme', state: 'open' },
      sight: { all: false, departments, maxLevel: 1, person: who, granted: [] },
      after: ['2026-03-01T08:00:00.000Z', 'client', 7],
      limit: 51,
    })
    const one = findStatement(on, 'cases.newest', of('p-1', ['sales', 'hr']))
    const other = findStatement(on, 'cases.newest', of('p-2', ['legal', 'hr']))
    expect(other.text).toBe(one.text)
    expect(other.parameters).not.toEqual(one.parameters)
  })

  it('what is not known of an argument is made for the call', () => {
    const until = (to: string): FindArguments => ({ equal: { tenant: 'acme' }, range: { to }, limit: 100 })
    for (const to of ['2026-03-01', '2026-03-02'])
      expect(findStatement(on, 'items.noticed', until(to)).parameters).toContain(to)
  })
})

it('on SQLite no list sets its limit as a parameter: a kept statement would be planned anew at each run', () => {
  const on = dialectNamed('sqlite')
  const head = findStatement(on, 'trail.head', { equal: { tenant: 'acme', chain: 'KH0001' }, limit: 1 })
  expect(head.text).toMatch(/ limit 1$/)
  fc.assert(
    fc.property(find, (asked) => {
      const { text } = findStatement(on, 'cases.newest', asked)
      expect(text).toMatch(/ limit \d+/)
      expect(text).not.toMatch(/ limit \?| then \? else 0 end/)
    }),
  )
})
