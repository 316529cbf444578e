import type { Row, StorageAdapter, Unit } from '../../src/storage.ts'
import { equal, ok, rejection } from './assertions.ts'
import type { OpenBench, OpenPromises } from './bench.ts'
import { rowNumber } from './rows.ts'

function insert(row: Row<'cases'>) {
  return async (unit: Unit) => {
    const number = await unit.take('acme', 'case', 1)
    return { number, clash: await unit.commit([{ op: 'insert', table: 'cases', rows: [row] }]) }
  }
}
const stored = <Tx>(bench: OpenBench<Tx>, { tenant, number }: Row<'cases'>) =>
  bench.read((reader) => reader.get('cases', { tenant, number }))
const join = <Tx>(bench: OpenBench<Tx>, tx: Tx, work: (unit: Unit) => Promise<unknown>) =>
  (bench.opened.adapter as Required<StorageAdapter<Tx>>).join(tx, work)
const next = <Tx>(bench: OpenBench<Tx>) => bench.opened.adapter.transaction((unit) => unit.take('acme', 'case', 1))

/** Work that joined belongs to the host's transaction, and fails for itself. */
export function joinedPromises<Tx>(promise: OpenPromises<Tx>): void {
  promise('what joined is undone when the host rolls back', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    const ours = new Error('of the host')
    const hosts = bench.opened.host!.transaction(async (tx) => {
      equal(await join(bench, tx, insert(row)), { number: 1, clash: null }, 'the work')
      throw ours
    })
    ok((await rejection(hosts, 'the transaction of the host')) === ours, 'another error came out of the host')
    equal(await stored(bench, row), null, 'the row')
    equal(await next(bench), 1, 'the next number')
  })

  promise('work that fails or clashes undoes itself alone, and the host goes on', async (bench) => {
    const rows = [1, 2, 3, 4].map((mark) => rowNumber(bench.random, 'cases', mark))
    const [first, second, third, fourth] = rows as [Row<'cases'>, Row<'cases'>, Row<'cases'>, Row<'cases'>]
    const thrown = new Error('of the work')
    await bench.opened.host!.transaction(async (tx) => {
      equal(await join(bench, tx, insert(first)), { number: 1, clash: null }, 'the first work')
      const failing = join(bench, tx, async (unit) => {
        await insert(second)(unit)
        throw thrown
      })
      ok((await rejection(failing, 'the second work')) === thrown, 'another error came out of the second work')
      const clashing = await join(bench, tx, async (unit) => {
        const number = await unit.take('acme', 'case', 1)
        const changes = [third, first].map((row) => ({ op: 'insert' as const, table: 'cases' as const, rows: [row] }))
        return { number, clash: await unit.commit(changes) }
      })
      equal(clashing, { number: 2, clash: { change: 1, because: 'taken' } }, 'the third work')
      equal(await join(bench, tx, insert(fourth)), { number: 2, clash: null }, 'the fourth work')
    })
    equal(await Promise.all(rows.map((row) => stored(bench, row))), [first, null, null, fourth], 'the rows')
    equal(await next(bench), 3, 'the next number')
  })

  promise('works that join one transaction at once run one after another', async (bench) => {
    const rows = [1, 2, 3, 4].map((mark) => rowNumber(bench.random, 'cases', mark))
    const numbers: number[] = []
    let running = 0
    await bench.opened.host!.transaction(async (tx) => {
      const works = rows.map((row, index) =>
        join(bench, tx, async (unit) => {
          running += 1
          ok(running === 1, 'two works run at once')
          const { number } = await insert(row)(unit)
          await Promise.resolve()
          running -= 1
          if (index === 1) throw new Error('given up')
          numbers.push(number)
        }),
      )
      const results = await Promise.allSettled(works)
      equal(
        results.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
        'the works',
      )
    })
    equal(numbers, [1, 2, 3], 'the numbers')
    equal(await Promise.all(rows.map((row) => stored(bench, row))), [rows[0], null, rows[2], rows[3]], 'the rows')
  })

  promise('later work of the same transaction reads what earlier work wrote', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    await bench.opened.host!.transaction(async (tx) => {
      await join(bench, tx, insert(row))
      const seen = await join(bench, tx, (unit) => unit.get('cases', { tenant: row.tenant, number: row.number }))
      equal(seen, row, 'the row')
    })
  })

  promise('what joined is visible to nobody before the host commits', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    let reading: Promise<unknown> | undefined
    await bench.opened
      .host!.transaction(async (tx) => {
        await join(bench, tx, insert(row))
        reading = stored(bench, row)
        await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 50))])
        throw new Error('given up')
      })
      .catch(() => undefined)
    equal(await reading, null, 'what the reader got')
  })
}
