import { equal, ok } from '../assertions.ts'
import { insert, keyIn } from '../changes.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { rowOf } from '../rows.ts'

const group: GroupOfPromises = { group: 'abilities', ways: ['alone'] }

/** An adapter says honestly what it can do, and what was acknowledged survives where it says so. */
export const abilityPromises: readonly TestedPromise[] = [
  promised(
    group,
    { id: 'honest-abilities', says: 'what it says that it supports can be tried' },
    async ({ opened: { adapter, host, reopen } }) => {
      const { join, durable } = adapter.supports
      ok((typeof adapter.join === 'function') === join, `supports.join is ${join}: a method join must say the same`)
      ok((host !== undefined) === join, `supports.join is ${join}: a host to try it must be given, or not, likewise`)
      ok(!durable || reopen !== undefined, 'a durable store must be opened again: give `reopen`')
      ok(adapter.name !== '', 'it needs a name')
    },
  ),

  promised(
    group,
    {
      id: 'survives',
      says: 'what was acknowledged is there after the store was opened again, the numbers too',
      needs: 'durable',
    },
    async (bench) => {
      const marks = bench.several(Array.from({ length: 10 }, (_, index) => index + 1))
      const rows = marks.map((mark) => rowOf('cases', mark))
      const clashes = await Promise.all(
        rows.map((row) =>
          bench.transaction(async (unit) => {
            await unit.take('acme', 'case', 1)
            return await unit.commit([insert('cases', row)])
          }),
        ),
      )
      for (const clash of clashes) equal(clash, null, 'the commit')
      await bench.reopen()
      for (const row of rows)
        equal(await bench.read((reader) => reader.get('cases', keyIn('cases', row))), row, 'the row')
      equal(await bench.transaction((unit) => unit.take('acme', 'case', 1)), rows.length + 1, 'the next number')
    },
  ),
]
