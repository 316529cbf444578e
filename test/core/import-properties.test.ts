import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isCasekeepError } from '../../src/index.ts'
import { inOffice, memory, openClient, sqlite } from '../support/office.ts'
import type { StoreKind } from '../support/store.ts'
import { checkChains, checkSeries, client, numberOf, takeOver } from './import-register.ts'

/** What an old register holds, in the order of its rows: numbers, each once, and cases without one. */
const register = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 30 }),
    fc.array(fc.nat({ max: 40 }), { maxLength: 6 }),
  )
  .map(([numbers, unnumbered]) => {
    const rows: (number | null)[] = [...numbers]
    for (const at of unnumbered) rows.splice(Math.min(at, rows.length), 0, null)
    return rows
  })
/** How many rows go together; and where somebody opens a case in between. */
const chunks = fc.array(fc.record({ size: fc.integer({ min: 1, max: 12 }), opens: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
})

function holds(kind: StoreKind, rows: readonly (number | null)[], sizes: readonly { size: number; opens: boolean }[]) {
  return inOffice(kind, async (office) => {
    // What is given here meanwhile, and so may not come in afterwards.
    const given = new Set<number>()
    let highest = 0
    let next = 0
    for (let turn = 0; next < rows.length; turn++) {
      const { size, opens } = sizes[turn % sizes.length]!
      const chunk = rows.slice(next, next + size)
      next += size
      const free = chunk.filter((number) => number === null || !given.has(number))
      if (free.length < chunk.length) {
        const before = await office.store.snapshot()
        const all = takeOver(office, ...chunk.map((number) => client(number === null ? undefined : numberOf(number))))
        await expect(all).rejects.toSatisfy((error) => isCasekeepError(error, 'INVALID_INPUT'))
        expect(await office.store.snapshot()).toEqual(before)
      }
      if (free.length === 0) continue
      const { cases } = await takeOver(
        office,
        ...free.map((number) => client(number === null ? undefined : numberOf(number))),
      )
      highest = Math.max(highest, ...free.map((number) => number ?? 0))
      const expected = free.map((number) => {
        const sequence = number ?? ++highest
        given.add(sequence)
        return numberOf(sequence)
      })
      expect(cases.map(({ number }) => number)).toEqual(expected)
      if (opens) {
        expect((await openClient(office, [])).number).toBe(numberOf(++highest))
        given.add(highest)
      }
      await checkSeries(office)
    }
    expect((await openClient(office, [])).number).toBe(numberOf(highest + 1))
    await checkSeries(office)
    await checkChains(office)
  })
}

/** Milliseconds: a failure is told with its seed before the test itself runs out of time. */
const interruptAfterTimeLimit = 20_000

it('P2.2: however a register is cut, each number is a case or in one gap, and the next is the highest and one', async () => {
  await fc.assert(
    fc.asyncProperty(register, chunks, (rows, sizes) => holds(memory, rows, sizes)),
    { numRuns: 60, interruptAfterTimeLimit },
  )
})

it('P2.2: and on SQLite', async () => {
  await fc.assert(
    fc.asyncProperty(register, chunks, (rows, sizes) => holds(sqlite, rows, sizes)),
    { numRuns: 8, interruptAfterTimeLimit },
  )
})
