import { describe, expect, it } from 'vitest'
import { comparePolicies, standardPolicy } from '../../src/index.ts'
import type { Json } from '../../src/storage.ts'

const standard = standardPolicy().content

describe('P12.3: what a version says differently', () => {
  it.each<[string, Json, Json, readonly unknown[]]>([
    ['nothing', { a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, []],
    ['a value', { a: 1 }, { a: 2 }, [{ path: ['a'], change: 'changed', before: 1, after: 2 }]],
    ['one more', {}, { a: null }, [{ path: ['a'], change: 'added', before: null, after: null }]],
    ['one less', { a: { b: 1 } }, { a: {} }, [{ path: ['a', 'b'], change: 'removed', before: 1, after: null }]],
    ['another kind of value', { a: {} }, { a: 1 }, [{ path: ['a'], change: 'changed', before: {}, after: 1 }]],
    [
      'a list, whole',
      { a: [1, 2] },
      { a: [2, 1] },
      [{ path: ['a'], change: 'changed', before: [1, 2], after: [2, 1] }],
    ],
    [
      'what has a name, by its name',
      { a: [{ name: 'x', n: 1 }, { name: 'y' }] },
      { a: [{ name: 'y' }, { name: 'x', n: 2 }, { name: 'z' }] },
      [
        { path: ['a', 'x', 'n'], change: 'changed', before: 1, after: 2 },
        { path: ['a', 'z'], change: 'added', before: null, after: { name: 'z' } },
      ],
    ],
    [
      'a list in which a name stands twice, whole',
      { a: [{ name: 'x' }, { name: 'x' }] },
      { a: [{ name: 'x' }] },
      [
        {
          path: ['a'],
          change: 'changed',
          before: [{ name: 'x' }, { name: 'x' }],
          after: [{ name: 'x' }],
        },
      ],
    ],
  ])('%s', (_, before, after, changes) => {
    expect(comparePolicies(before, after)).toEqual(changes)
  })

  it('of the standard policy: a setting, and a period of one category', () => {
    const other = standardPolicy({ settings: { smallGroup: 8 }, retention: { client: { period: 'P15Y' } } }).content
    const retention = ['categories', 'client', 'retention']
    const changes = comparePolicies(standard, other)
    expect(changes).toContainEqual({ path: ['settings', 'smallGroup'], change: 'changed', before: 5, after: 8 })
    expect(changes).toContainEqual({
      path: [...retention, 'period'],
      change: 'changed',
      before: 'P10Y',
      after: 'P15Y',
    })
    // The period comes with a citation of its own.
    expect(changes.map(({ path }) => path.slice(0, 3)).filter(([first]) => first !== 'settings')).toEqual(
      changes.slice(1).map(() => retention),
    )
  })
})
