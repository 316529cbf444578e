import { describe, expect, it } from 'vitest'
import { storeNames } from '../../bench/databases/database.ts'
import { isThere, onDatabase } from '../../bench/databases/open.ts'
import type { Measurement } from '../../bench/results.ts'
import { quick } from '../../bench/scale.ts'
import { sendNotices } from '../../bench/workloads/send-notices.ts'

const loans = { out: [10_000], due: 100 }
const stores: string[] = []
for (const store of storeNames) if (await isThere(store)) stores.push(store)

describe.each(storeNames.filter((store) => stores.includes(store)))('a notice run on %s', (store) => {
  it('tells of what is due alone: by every side alike, and with few rows read however many are out', async () => {
    const measurements = await onDatabase(store, async (database) => {
      const all: Measurement[] = []
      for await (const one of sendNotices.run(database, { ...quick, rounds: 1, loans }, () => {})) all.push(one)
      return all
    })
    const [{ cases, touched, sides }] = measurements as [Measurement]
    expect(cases).toBe(10_000)
    expect(touched!.done).toBe(100)
    expect(touched!.read).toBeLessThan(400)
    expect(touched!.ways.join()).toContain('casekeep_request_items_noticed')
    expect(sides.map(({ by }) => by)).toEqual(expect.arrayContaining(['casekeep', 'hand']))
    for (const { perAct } of sides) expect(perAct).toHaveLength(1)
  }, 120_000)
})
