import { equal, ok } from './assertions.ts'
import type { OpenPromises } from './bench.ts'
import { rowNumber } from './rows.ts'

/** An adapter says honestly what it can do. */
export function abilityPromises<Tx>(promise: OpenPromises<Tx>): void {
  promise('what it says that it supports can be tried', async ({ opened: { adapter, host, reopen } }) => {
    const { join, durable } = adapter.supports
    equal(
      [typeof adapter.join === 'function', host !== undefined],
      [join, join],
      'a method `join`, and a host to try it',
    )
    ok(!durable || reopen !== undefined, 'a durable store must be opened again: give `reopen`')
    ok(adapter.name !== '', 'it needs a name')
  })
}

/** What was acknowledged survives. */
export function durablePromises<Tx>(promise: OpenPromises<Tx>): void {
  promise('what was acknowledged is there after the store was opened again, the numbers too', async (bench) => {
    const rows = Array.from({ length: 10 }, (_, index) => rowNumber(bench.random, 'cases', index + 1))
    await Promise.all(
      rows.map((row) =>
        bench.transaction(async (unit) => {
          await unit.take('acme', 'case', 1)
          equal(await unit.commit([{ op: 'insert', table: 'cases', rows: [row] }]), null, 'the commit')
        }),
      ),
    )
    const again = await bench.opened.reopen!()
    const keys = rows.map(({ tenant, number }) => ({ tenant, number }))
    equal(await again.read((reader) => reader.getMany('cases', keys)), rows, 'the rows')
    equal(await again.transaction((unit) => unit.take('acme', 'case', 1)), 11, 'the next number')
  })
}
