import { describe, expect, it } from 'vitest'
import type { DisposalBlock } from '../../src/disposal/blocks.ts'
import { freeOf } from '../../src/disposal/own-needs.ts'
import type { Row } from '../../src/storage.ts'

type Entry = readonly [number: string, kind: string, ...blocks: readonly string[]]

/** What is free of entries, each given as what it is and who needs it; `held` is another reason. */
function free(...entries: readonly Entry[]): readonly string[] {
  const looked = entries.map(([number, kind, ...by]) => ({
    candidate: { file: { number } as Row<'cases'>, kind },
    blocks: by.map((one): DisposalBlock => {
      const about = { case: number, kind: null, clause: 'P9.1' }
      return one === 'held' ? { because: 'held', ...about } : { because: 'neededBy', by: one, ...about }
    }),
  }))
  return freeOf(looked).map(({ candidate }) => candidate.file.number)
}

describe('P9.1: what is needed goes', () => {
  it.each<[string, readonly Entry[], readonly string[]]>([
    [
      'with who needs it',
      [
        ['A', '', 'B'],
        ['B', ''],
      ],
      ['A', 'B'],
    ],
    [
      'not where who needs it is kept',
      [
        ['A', '', 'C'],
        ['B', ''],
      ],
      ['B'],
    ],
    [
      'in a circle',
      [
        ['A', '', 'B'],
        ['B', '', 'C'],
        ['C', '', 'A'],
      ],
      ['A', 'B', 'C'],
    ],
    [
      'not where one of the circle stays',
      [
        ['A', '', 'B'],
        ['B', '', 'C'],
        ['C', '', 'A', 'held'],
      ],
      [],
    ],
    [
      'not where one of two stays',
      [
        ['A', '', 'B', 'C'],
        ['B', ''],
        ['C', '', 'held'],
      ],
      ['B'],
    ],
    [
      'not with documents of a kind of who needs it, which stays itself',
      [
        ['A', '', 'B'],
        ['B', 'agreement'],
      ],
      ['B'],
    ],
  ])('%s', (_what, entries, expected) => {
    expect(free(...entries)).toEqual(expected)
  })
})
