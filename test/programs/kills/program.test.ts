import { expect, it } from 'vitest'
import { Fault } from '../try/fault.ts'
import { readOptions } from './options.ts'
import { printOutcome } from './print.ts'
import { isGood, type Outcome, run } from './run.ts'

it('P1.2, P2.2: writers that are killed on one SQLite file lose nothing, and leave nothing half done', async () => {
  const told = new Set<string>()
  const options = { stores: ['sqlite'], cycles: 2, serverCycles: 0, migrations: 1, seed: 3 } as const
  const outcome = await run(options, (what) => told.add(what))
  expect(printOutcome(outcome)).not.toContain('FAULT')
  expect(isGood(outcome)).toBe(true)
  const { writers, servers, migrations } = outcome.stores.sqlite!
  expect(writers.cycles).toBe(2)
  expect(writers.acknowledged).toBeGreaterThan(0)
  expect(servers).toBeNull()
  expect([migrations.raced, migrations.killed]).toEqual([1, 1])
  expect([...told]).toEqual(['sqlite: writers killed', 'sqlite: migrations raced and killed'])
}, 120_000)

it('is not content where one cycle or migration left a fault, or where nothing was killed', () => {
  const cycles = {
    cycles: 1,
    acknowledged: 1,
    refused: { ILLEGAL: 2 },
    unknown: 1,
    happened: 0,
    sentAgain: 0,
    faults: [],
  }
  const migrations = { raced: 1, killed: 1, halfway: 1, faults: [] }
  const outcome = (more: object): Outcome => ({
    seed: 7,
    stores: { sqlite: { writers: cycles, servers: cycles, migrations, ...more } },
  })
  expect(isGood(outcome({}))).toBe(true)
  expect(isGood(outcome({ servers: null }))).toBe(true)
  for (const part of ['writers', 'servers']) {
    const bad = outcome({ [part]: { ...cycles, faults: ['lost'] } })
    expect(isGood(bad)).toBe(false)
    expect(printOutcome(bad)).toContain('FAULT: lost')
  }
  expect(isGood(outcome({ migrations: { ...migrations, faults: ['half'] } }))).toBe(false)
  expect(isGood({ seed: 7, stores: {} })).toBe(false)
})

it('reads its options, and writes nothing down where only a part is run', () => {
  expect(readOptions([])).toMatchObject({ stores: ['sqlite'], cycles: 60, serverCycles: 0, results: undefined })
  const whole = readOptions(['--long', '--kill-servers'])
  expect(whole.stores).toEqual(['sqlite', 'postgres', 'mariadb'])
  expect(whole.serverCycles).toBeGreaterThan(0)
  expect(whole.results).toMatch(/docs\/results\/kills\.json$/)
  expect(readOptions(['--long', '--store', 'postgres'])).toMatchObject({ stores: ['postgres'], results: undefined })
  expect(readOptions(['--cycles', '3'])).toMatchObject({ cycles: 3 })
  for (const wrong of [['--store', 'oracle'], ['--cycles', '-1'], ['--fast']])
    expect(() => readOptions(wrong)).toThrow(Fault)
})
