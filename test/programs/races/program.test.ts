import { expect, it } from 'vitest'
import { CasekeepError } from '../../../src/index.ts'
import { Fault } from '../try/fault.ts'
import { readOptions } from './options.ts'
import { reasonOf } from './originals-work.ts'
import { printOutcome } from './print.ts'
import { resultOf } from './result.ts'
import { isGood, together as merged, type Outcome, run } from './run.ts'
import { errorName, newTally, tallied, together, waitsOf } from './tally.ts'

it('P2.2, P4.3: three processes on one SQLite file break nothing', async () => {
  const told = new Set<string>()
  const sizes = { numbers: 90, reviews: 6, mixes: 3, originals: 60 }
  const outcome = await run({ stores: ['sqlite'], sizes, seed: 7 }, (what) => told.add(what), 3)
  expect(printOutcome(outcome)).not.toContain('FAULT')
  expect(isGood(outcome)).toBe(true)
  const { numbers, reviews, mixes, originals } = outcome.stores.sqlite!
  expect([numbers, reviews, mixes, originals].map((race) => race?.count)).toEqual([90, 6, 36, 60])
  expect(reviews!.done).toEqual({ approved: 6 })
  expect(Object.values(reviews!.refused.approve!).reduce((sum, times) => sum + times, 0)).toBe(12)
  expect(told).toContain('sqlite: mixes')
}, 120_000)

it('is not content where one race left a fault, or where nothing was raced', async () => {
  const fine = resultOf(newTally(), { what: 'numbers', count: 1 }, 1, [], () => [])
  const bad = resultOf(newTally(), { what: 'numbers', count: 1 }, 1, ['a gap'], () => [])
  const outcome = (numbers: typeof fine): Outcome => ({
    seed: 7,
    processes: 8,
    stores: { sqlite: { numbers, reviews: fine, mixes: fine, originals: fine } },
  })
  expect(isGood(outcome(fine))).toBe(true)
  expect(isGood(outcome(bad))).toBe(false)
  expect(printOutcome(outcome(bad))).toContain('FAULT: a gap')
  expect(isGood({ seed: 7, processes: 8, stores: {} })).toBe(false)
})

it('counts refusals that a race may not end in as faults', async () => {
  const tally = newTally()
  await tallied(tally, 'open', async () => 1)
  await tallied(tally, 'open', async () => Promise.reject(new CasekeepError('CONTENTION', { attempts: 5 })))
  await tallied(tally, 'open', async () => Promise.reject(new TypeError('no')))
  await tallied(tally, 'read', async () => Promise.reject(new CasekeepError('CONTENTION', { attempts: 5 })))
  const both = together([tally, tally])
  const result = resultOf(both, { what: 'acts', count: 6 }, 1, [], (kind) => (kind === 'open' ? ['CONTENTION'] : []))
  expect(result.done).toEqual({ open: 2 })
  expect(result.refused).toEqual({ open: { CONTENTION: 2, 'untyped: TypeError: no': 2 }, read: { CONTENTION: 2 } })
  expect(result.faults).toEqual(['open: 2 times untyped: TypeError: no', 'read: 2 times CONTENTION'])
  expect(both.waits.open).toHaveLength(6)
})

it('names what only a fault can be', () => {
  const cause = Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' })
  expect(errorName(new CasekeepError('STORAGE', { during: 'commit' }, { cause }))).toBe(
    'STORAGE during commit: SQLITE_BUSY locked',
  )
  expect(errorName('odd')).toBe('untyped: odd')
})

it('names what keeps an original from being handed over', () => {
  const of = { clause: 'P7.2', item: 1, document: 'KH0001-001' }
  const blocks = [
    { because: 'waitedFor', by: 2, ...of },
    { because: 'out', ...of },
    { because: 'out', ...of, item: 2 },
  ] as const
  const blocked = new CasekeepError('BLOCKED', { what: 'request', number: 'JY2026-0001', blocks })
  expect(reasonOf(blocked)).toBe('BLOCKED: out, waitedFor')
  expect(reasonOf(new CasekeepError('CONTENTION', { attempts: 5 }))).toBe('CONTENTION')
})

it('sums waits up', () => {
  const times = Array.from({ length: 200 }, (_, index) => index + 1)
  expect(waitsOf(times)).toEqual({ half: 101, most99: 199, longest: 200 })
})

it('reads its options, and writes down what is run in full, beside what was before of the rest', () => {
  expect(readOptions([])).toMatchObject({ stores: ['sqlite', 'postgres', 'mariadb'], seed: 7, isPart: false })
  expect(readOptions([]).results).toMatch(/docs\/results\/races\.json$/)
  expect(readOptions(['--store', 'sqlite,mariadb'])).toMatchObject({ stores: ['sqlite', 'mariadb'] })
  const one = readOptions(['--store', 'sqlite'])
  expect([one.isPart, one.results]).toEqual([true, expect.stringMatching(/races\.json$/)])
  for (const other of [['--quick'], ['--seed', '8']]) expect(readOptions(other).results).toBeUndefined()
  expect(readOptions(['--quick']).sizes.numbers).toBeLessThan(10_000)
  expect(readOptions(['--quick', '--results', 'x.json']).results).toBe('x.json')
  const some = readOptions(['--only', 'originals'])
  expect(some).toMatchObject({ sizes: { numbers: 0, originals: 10_000 }, isPart: true })
  expect(some.results).toMatch(/races\.json$/)
  for (const wrong of [['--store', 'oracle'], ['--only', 'apples'], ['--seed', 'x'], ['--fast']])
    expect(() => readOptions(wrong)).toThrow(Fault)
})

it('keeps of a run before what is not run again', () => {
  const fine = resultOf(newTally(), { what: 'numbers', count: 1 }, 1, [], () => [])
  const before: Outcome = { seed: 7, processes: 8, stores: { sqlite: { numbers: fine }, postgres: { numbers: fine } } }
  const now: Outcome = { seed: 7, processes: 8, stores: { sqlite: { originals: fine } } }
  expect(merged(before, now).stores).toEqual({
    sqlite: { numbers: fine, originals: fine },
    postgres: { numbers: fine },
  })
  expect(merged(null, now)).toEqual(now)
})
