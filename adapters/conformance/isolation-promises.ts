import type { Change, Row } from '../../src/storage.ts'
import { equal, ok } from './assertions.ts'
import { type Promises, write } from './bench.ts'
import { rowNumber } from './rows.ts'

const atOnce = 20
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** What is not committed is nobody's, and of those that change one row one wins. */
export function isolationPromises(promise: Promises): void {
  promise('read sees nothing of a transaction that is not committed', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    const key = { tenant: row.tenant, number: row.number }
    let reading: Promise<Row<'cases'> | null> | undefined
    await bench
      .transaction(async (unit) => {
        await unit.commit([{ op: 'insert', table: 'cases', rows: [row] }])
        reading = bench.read((reader) => reader.get('cases', key))
        // A store may let the reader wait for the end of the transaction.
        await Promise.race([reading, pause(50)])
        throw new Error('given up')
      })
      .catch(() => undefined)
    equal(await reading, null, 'what the reader got')
    equal(await bench.read((reader) => reader.get('cases', key)), null, 'what is there afterwards')
  })

  promise('what was answered is committed: the next read sees it', async (bench) => {
    const rows = Array.from({ length: atOnce }, (_, index) => rowNumber(bench.random, 'cases', index + 1))
    await Promise.all(
      rows.map(async (row) => {
        await write(bench, [{ op: 'insert', table: 'cases', rows: [row] }])
        const { tenant, number } = row
        equal(await bench.read((reader) => reader.get('cases', { tenant, number })), row, 'the row')
      }),
    )
  })

  promise('of those that replace the same version of a row one wins', async (bench) => {
    const was = rowNumber(bench.random, 'cases', 1, { version: 1 })
    await write(bench, [{ op: 'insert', table: 'cases', rows: [was] }])
    const titles = Array.from({ length: atOnce }, (_, index) => `winner ${index}`)
    const clashes = await Promise.all(
      titles.map((title) =>
        bench.transaction((unit) =>
          unit.commit([{ op: 'replace', table: 'cases', was, row: { ...was, title, version: 2 } }]),
        ),
      ),
    )
    const winners = titles.filter((_, index) => clashes[index] === null)
    equal(winners.length, 1, 'the number of winners')
    ok(
      clashes.every((clash) => clash === null || clash.because === 'changed'),
      'the others must hear `changed`',
    )
    const now = await bench.read((reader) => reader.get('cases', { tenant: was.tenant, number: was.number }))
    equal(now, { ...was, title: winners[0], version: 2 }, 'the row')
  })

  promise('of those that insert the same key one wins', async (bench) => {
    const rows = Array.from({ length: atOnce }, () => rowNumber(bench.random, 'trail', 1))
    const clashes = await Promise.all(
      rows.map((row) => bench.transaction((unit) => unit.commit([{ op: 'insert', table: 'trail', rows: [row] }]))),
    )
    equal(clashes.filter((clash) => clash === null).length, 1, 'the number of winners')
    ok(
      clashes.every((clash) => clash === null || clash.because === 'taken'),
      'the others must hear `taken`',
    )
  })

  promise('no change is lost where many read a row and replace it, and try again after a clash', async (bench) => {
    const first = rowNumber(bench.random, 'cases', 1, { version: 1, lastPosition: 0 })
    const key = { tenant: first.tenant, number: first.number }
    await write(bench, [{ op: 'insert', table: 'cases', rows: [first] }])
    const versions: number[] = []
    const count = async (): Promise<void> => {
      const written = await bench.transaction(async (unit) => {
        const was = (await unit.get('cases', key))!
        const row = { ...was, lastPosition: was.lastPosition + 1, version: was.version + 1 }
        const changes: Change[] = [{ op: 'replace', table: 'cases', was, row }]
        return (await unit.commit(changes)) === null ? row.version : null
      })
      if (written === null) await count()
      else versions.push(written)
    }
    await Promise.all(Array.from({ length: atOnce }, count))
    const now = await bench.read((reader) => reader.get('cases', key))
    equal([now?.lastPosition, now?.version], [atOnce, atOnce + 1], 'the count and the version')
    equal(new Set(versions).size, atOnce, 'the number of versions that somebody won')
  })

  promise('a work that fails undoes nothing of those that ran beside it', async (bench) => {
    const rows = Array.from({ length: atOnce }, (_, index) => rowNumber(bench.random, 'cases', index + 1))
    const results = await Promise.allSettled(
      rows.map((row, index) =>
        bench.transaction(async (unit) => {
          await unit.commit([{ op: 'insert', table: 'cases', rows: [row] }])
          if (index % 2 === 1) throw new Error(`given up ${index}`)
        }),
      ),
    )
    for (const [index, result] of results.entries()) {
      const { tenant, number } = rows[index]!
      const there = await bench.read((reader) => reader.get('cases', { tenant, number }))
      if (index % 2 === 0) equal([result.status, there], ['fulfilled', rows[index]], `work ${index}`)
      else equal([result.status, there], ['rejected', null], `work ${index}`)
    }
  })
}
