import type { Unit } from '../../../src/storage.ts'
import { equal, ok, rejection } from '../assertions.ts'
import type { Bench } from '../bench.ts'
import { type Case, insert, keyIn, write } from '../changes.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { rowOf } from '../rows.ts'
import { glance } from './isolation.ts'

const group: GroupOfPromises = { group: 'the host', ways: ['joined'] }

const inserting = (row: Case) => async (unit: Unit) => {
  await unit.take('acme', 'case', 1)
  await unit.commit([insert('cases', row)])
}
const committed = (bench: Bench, row: Case) => bench.readCommitted((reader) => reader.get('cases', keyIn('cases', row)))
const next = (bench: Bench) => bench.transaction((unit) => unit.take('acme', 'case', 1))

/** Work that joined belongs to the host's transaction, and fails for itself. */
export const hostPromises: readonly TestedPromise[] = [
  promised(
    group,
    { id: 'undone-with-host', says: 'what joined is undone when the host rolls back, its numbers too' },
    async (bench) => {
      const rows = bench.several([1, 2]).map((mark) => rowOf('cases', mark))
      const ours = new Error('of the host')
      const hosting = bench.inHost(async (join) => {
        for (const row of rows) await join(inserting(row))
        throw ours
      })
      ok(
        (await rejection(hosting, 'a host that throws must be rejected')) === ours,
        'what the host threw must come out of it',
      )
      for (const row of rows) equal(await committed(bench, row), null, 'the row')
      equal(await next(bench), 1, 'the next number')
    },
  ),

  promised(
    group,
    { id: 'joined-fails-alone', says: 'work that fails or clashes undoes itself alone, and the host goes on' },
    async (bench) => {
      const works = bench
        .several(['kept', 'thrown', 'clashed', 'kept as well'])
        .map((end, index) => ({ end, row: rowOf('cases', index + 1) }))
      const there = rowOf('cases', 9)
      await write(bench, insert('cases', there))
      await bench.inHost(async (join) => {
        for (const { end, row } of works) {
          const working = join(async (unit) => {
            await unit.commit([end === 'clashed' ? insert('cases', row, there) : insert('cases', row)])
            if (end === 'thrown') throw new Error('given up')
          })
          if (end === 'thrown') await rejection(working, 'a work that throws must be rejected')
          else await working
        }
      })
      for (const { end, row } of works)
        if (end.startsWith('kept')) equal(await committed(bench, row), row, 'the row')
        else equal(await committed(bench, row), null, 'what was undone')
    },
  ),

  promised(
    group,
    { id: 'joined-no-gap', says: 'numbers taken by a work that fails are given to the next work that joins' },
    async (bench) => {
      await bench.inHost(async (join) => {
        const failing = join(async (unit) => {
          await unit.take('acme', 'case', 1)
          throw new Error('given up')
        })
        await rejection(failing, 'a work that throws must be rejected')
        equal(await join((unit) => unit.take('acme', 'case', 1)), 1, 'the number')
      })
      equal(await next(bench), 2, 'the next number')
    },
  ),

  promised(
    group,
    { id: 'joined-in-turn', says: 'works that join one transaction at once run one after another' },
    async (bench) => {
      const rows = bench.several([1, 2, 3, 4]).map((mark) => rowOf('cases', mark))
      let running = 0
      await bench.inHost(async (join) => {
        const works = rows.map((row) =>
          join(async (unit) => {
            running += 1
            ok(running === 1, 'two works run at once')
            await inserting(row)(unit)
            await Promise.resolve()
            running -= 1
          }),
        )
        // All have ended before the host may.
        for (const result of await Promise.allSettled(works)) if (result.status === 'rejected') throw result.reason
      })
      for (const row of rows) equal(await committed(bench, row), row, 'the row')
    },
  ),

  promised(
    group,
    { id: 'joined-sees-earlier', says: 'later work of the same transaction reads what earlier work wrote' },
    async (bench) => {
      const row = rowOf('cases', 1)
      await bench.inHost(async (join) => {
        await join(inserting(row))
        equal(await join((unit) => unit.get('cases', keyIn('cases', row))), row, 'the row')
      })
    },
  ),

  promised(
    group,
    { id: 'unseen-before-host', says: 'what joined is seen by nobody before the host commits' },
    async (bench) => {
      const row = rowOf('cases', 1)
      let reading: Promise<unknown> | undefined
      await bench
        .inHost(async (join) => {
          await join(inserting(row))
          reading = committed(bench, row)
          await Promise.race([reading, glance()])
          throw new Error('given up')
        })
        .catch(() => undefined)
      equal(await reading, null, 'the row')
    },
  ),
]
