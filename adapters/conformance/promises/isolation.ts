import type { Change, Row } from '../../../src/storage.ts'
import { equal, ok } from '../assertions.ts'
import type { Bench } from '../bench.ts'
import { expect, insert, keyIn, later, replace, write } from '../changes.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { rowOf } from '../rows.ts'

const group: GroupOfPromises = { group: 'at once', ways: ['alone', 'joined'] }
const many = Array.from({ length: 20 }, (_, index) => index)

/** How long a reader is given to read what it must not see. A store may let it wait for the end of the transaction. */
export const glance = () => new Promise<void>((resolve) => setTimeout(resolve, 20))

/** Commits each set of changes at the same time, in a transaction of its own; exactly one must come through. */
async function oneWins(bench: Bench, sets: readonly (readonly Change[])[], because: 'taken' | 'changed') {
  const clashes = await Promise.all(sets.map((changes) => bench.contested((unit) => unit.commit(changes))))
  const winners = clashes.flatMap((clash, index) => (clash === null ? [index] : []))
  ok(winners.length === Math.min(1, sets.length), `one must win, and ${winners.length} did`)
  for (const clash of clashes) equal(clash?.because ?? because, because, 'what the others hear')
  return winners[0]
}

/** What is not committed is nobody's, and of those that change one row one wins. */
export const isolationPromises: readonly TestedPromise[] = [
  promised(
    group,
    { id: 'nothing-uncommitted', says: 'read sees nothing of a transaction that is not committed' },
    async (bench) => {
      const row = rowOf('cases', 1)
      const key = keyIn('cases', row)
      let reading: Promise<Row<'cases'> | null> | undefined
      await bench
        .transaction(async (unit) => {
          await unit.commit([insert('cases', row)])
          reading = bench.readCommitted((reader) => reader.get('cases', key))
          await Promise.race([reading, glance()])
          throw new Error('given up')
        })
        .catch(() => undefined)
      equal(await reading, null, 'the row')
    },
  ),

  promised(
    group,
    { id: 'answered-is-committed', says: 'what was answered is committed: the next read sees it' },
    async (bench) => {
      const rows = bench.several(many).map((index) => rowOf('cases', index + 1))
      const read = await Promise.all(
        rows.map(async (row) => {
          await write(bench, insert('cases', row))
          return bench.readCommitted((reader) => reader.get('cases', keyIn('cases', row)))
        }),
      )
      for (const [index, row] of rows.entries()) equal(read[index], row, 'the row')
    },
  ),

  promised(
    group,
    { id: 'one-replaces', says: 'of those that replace the same version of a row one wins' },
    async (bench) => {
      const was = rowOf('cases', 1)
      await write(bench, insert('cases', was))
      const rows = bench.several(many).map((index) => later(was, { title: `winner ${index}` }))
      const winner = await oneWins(
        bench,
        rows.map((row) => [replace('cases', was, row)]),
        'changed',
      )
      const now = await bench.readCommitted((reader) => reader.get('cases', keyIn('cases', was)))
      equal(now, rows[winner ?? -1] ?? was, 'the row')
    },
  ),

  promised(group, { id: 'one-inserts', says: 'of those that insert the same key one wins' }, async (bench) => {
    const rows = bench.several(many).map((index) => ({ ...rowOf('trail', 1), at: rowOf('trail', index).at }))
    await oneWins(
      bench,
      rows.map((row) => [insert('trail', row)]),
      'taken',
    )
  }),

  promised(
    group,
    { id: 'one-takes-a-value', says: 'of those that insert the same unique value one wins' },
    async (bench) => {
      const rows = bench.several(many).map((index) => rowOf('documents', index + 1, { number: 'KH0001-001' }))
      await oneWins(
        bench,
        rows.map((row) => [insert('documents', row)]),
        'taken',
      )
    },
  ),

  promised(
    group,
    { id: 'no-crossing', says: 'of two that each replace what the other expects one wins' },
    async (bench) => {
      const pairs = bench
        .several(many.slice(0, 5))
        .map((index) => [1, 2].map((half) => rowOf('batches', 2 * index + half)))
      await write(bench, ...pairs.map((pair) => insert('batches', ...pair)))
      const won = await Promise.all(
        pairs.flatMap(([one, other]) =>
          [
            [replace('batches', one!, later(one!)), expect('batches', other!)],
            [replace('batches', other!, later(other!)), expect('batches', one!)],
          ].map(async (changes) => (await bench.contested((unit) => unit.commit(changes))) === null),
        ),
      )
      for (const index of pairs.keys()) {
        const winners = won.slice(2 * index, 2 * index + 2).filter(Boolean).length
        // Each may have met the other half way, and then neither wins.
        ok(winners <= 1, 'both won, and each rests on what the other changed')
      }
    },
  ),

  promised(
    group,
    {
      id: 'no-change-lost',
      says: 'no change is lost where many read a row and replace it, and try again after a clash',
    },
    async (bench) => {
      const first = rowOf('cases', 1, { lastPosition: 0 })
      const key = keyIn('cases', first)
      await write(bench, insert('cases', first))
      const count = async (): Promise<void> => {
        const isWritten = await bench.contested(async (unit) => {
          const was = (await unit.get('cases', key))!
          return (
            (await unit.commit([replace('cases', was, later(was, { lastPosition: was.lastPosition + 1 }))])) === null
          )
        })
        if (!isWritten) await count()
      }
      const counting = bench.several(many).map(count)
      await Promise.all(counting)
      const now = await bench.readCommitted((reader) => reader.get('cases', key))
      equal(now, { ...first, lastPosition: counting.length, version: counting.length + 1 }, 'the row')
    },
  ),

  promised(
    group,
    { id: 'fails-alone', says: 'a work that fails undoes nothing of those that ran beside it' },
    async (bench) => {
      const works = bench.several(many).map((index) => ({ row: rowOf('cases', index + 1), fails: index % 2 === 1 }))
      const results = await Promise.allSettled(
        works.map(({ row, fails }) =>
          bench.contested(async (unit) => {
            await unit.commit([insert('cases', row)])
            if (fails) throw new Error('given up')
          }),
        ),
      )
      for (const [index, { row, fails }] of works.entries()) {
        ok((results[index]!.status === 'rejected') === fails, `a work that ${fails ? 'throws' : 'answers'} must do so`)
        const there = await bench.readCommitted((reader) => reader.get('cases', keyIn('cases', row)))
        equal(there, fails ? null : row, fails ? 'what was undone' : 'what was kept')
      }
    },
  ),
]
