import { queries } from '../../../src/storage.ts'
import { equal, ok, rejection } from '../assertions.ts'
import { holds, insert, keyIn, later, remove, replace, write } from '../changes.ts'
import { toldOf } from '../model.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { type PlainRow, rowOf, tableNames } from '../rows.ts'
import { everyone } from '../sights.ts'

const group: GroupOfPromises = { group: 'works', ways: ['alone', 'joined'] }

/** What a work may throw. Some of it looks like what a driver throws. */
const thrown = [new Error('of the work'), 'a text', null, { code: 'SQLITE_BUSY' }, { code: '40001' }]

/** A work runs once, sees what is stored, and is undone when it throws. */
export const workPromises: readonly TestedPromise[] = [
  promised(group, { id: 'thrown-as-it-is', says: 'what a work throws comes out as it is' }, async (bench) => {
    const row = rowOf('cases', 1)
    await write(bench, insert('cases', row))
    for (const error of bench.several(thrown))
      for (const when of bench.several(['at once', 'after a commit', 'after a clash'])) {
        const working = bench.transaction(async (unit) => {
          if (when === 'after a commit') await unit.commit([insert('cases', rowOf('cases', 2))])
          if (when === 'after a clash') await unit.commit([insert('cases', row)])
          throw error
        })
        ok(
          (await rejection(working, 'a work that throws must be rejected')) === error,
          'what the work threw must come out, the very same',
        )
      }
  }),

  promised(group, { id: 'thrown-is-undone', says: 'a work that throws leaves nothing written' }, async (bench) => {
    const names = bench.several(tableNames)
    const [kept, also] = [rowOf('cases', 1), rowOf('cases', 2)]
    await write(bench, insert('cases', kept, also))
    const working = bench.transaction(async (unit) => {
      await unit.commit([
        ...names.map((table) => insert(table, rowOf(table, 3))),
        replace('cases', kept, later(kept, { title: 'replaced' })),
        remove('cases', also),
      ])
      throw new Error('given up')
    })
    await rejection(working, 'a work that throws must be rejected')
    for (const table of names) await holds(bench, table, rowOf(table, 3), null, 'what was undone')
    for (const row of bench.several([kept, also])) await holds(bench, 'cases', row, row, 'the row as it was before')
  }),

  promised(
    group,
    { id: 'runs-once', says: 'a work is run once, whatever it throws: the core alone tries again' },
    async (bench) => {
      for (const error of bench.several(thrown)) {
        let runs = 0
        const working = bench.transaction(async (unit) => {
          runs += 1
          await unit.take('acme', 'case', 1)
          throw error
        })
        await rejection(working, 'a work that throws must be rejected')
        ok(runs === 1, `the work was run ${runs} times`)
      }
    },
  ),

  promised(
    group,
    { id: 'work-that-only-reads', says: 'a work that reads and commits nothing is answered' },
    async (bench) => {
      const row = rowOf('cases', 1)
      await write(bench, insert('cases', row))
      const answer = await bench.transaction(async (unit) => ({ got: await unit.get('cases', keyIn('cases', row)) }))
      equal(answer, { got: row }, 'what the work answered')
    },
  ),

  promised(
    group,
    { id: 'reads-in-a-work', says: 'a work reads what is stored by every way of reading, after it took a number too' },
    async (bench) => {
      const rows = [2, 1].map((sequence) => rowOf('cases', sequence, { opened: '2026-03-01T08:00:00.000Z', level: 0 }))
      const key = keyIn('cases', rows[0]!)
      const filter = { equal: { tenant: 'acme' }, sight: everyone }
      const told = rows.map((row) => toldOf(row as unknown as PlainRow, queries['cases.newest']))
      await write(bench, insert('cases', ...rows))
      for (const when of bench.several(['at first', 'after a take']))
        await bench.transaction(async (unit) => {
          if (when === 'after a take') await unit.take('acme', 'case', 1)
          for (const way of bench.several(['get', 'getMany', 'find', 'summarize'])) {
            if (way === 'get') equal(await unit.get('cases', key), rows[0], 'the row')
            if (way === 'getMany') equal(await unit.getMany('cases', [key]), [rows[0]], 'the rows')
            if (way === 'find') equal(await unit.find('cases.newest', { ...filter, limit: 5 }), told, 'the list')
            if (way === 'summarize')
              equal(await unit.summarize('cases.count', filter), [{ by: {}, count: 2 }], 'the count')
          }
        })
    },
  ),
]
