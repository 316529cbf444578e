import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenAdapters } from '../../../adapters/conformance/index.ts'
import { joinableMemory } from '../../adapters/broken/joinable-memory.ts'
import type { StoreKind } from '../../support/store.ts'
import { stores } from '../../support/stores.ts'
import { readOptions } from './options.ts'
import { findingOn, isGood, resultsOf } from './results.ts'
import { run } from './run.ts'
import { printOutcome } from './tables.ts'
import { writeResults } from './write.ts'

const quietly = () => {}
const [memory] = stores as readonly [StoreKind]
const broken = brokenAdapters(joinableMemory)
const named = (name: string) => broken.find((one) => one.name === name)!
const gap = named('leaves a gap where a work throws')
/** A broken adapter, shown as a store of the project's. */
const bad: StoreKind = {
  name: 'bad',
  open: async () => ({ ...(await memory.open()), ...(await gap.open()) }) as Awaited<ReturnType<StoreKind['open']>>,
}
const check = (of: readonly StoreKind[], adapters = [gap]) =>
  run({ stores: of, broken: adapters.length > 0, seed: 7 }, quietly, adapters)

describe('the program of the conformance kit', () => {
  it('is content where stores keep every promise, and broken adapters break one', async () => {
    const told: string[] = []
    const outcome = await run({ stores: [memory], broken: true, seed: 7 }, (what) => told.push(what), [gap])
    expect(isGood(outcome)).toBe(true)
    expect(new Set(told)).toEqual(new Set(['memory: promises', 'broken adapters']))
    const printed = printOutcome(outcome)
    expect(printed).toMatch(/^ {2}no-gap +✓$/m)
    expect(printed).toMatch(/^ {2}exact-values \(\d+\) +✓$/m)
    expect(printed).toMatch(/^ {2}undone-with-host +–$/m)
    expect(printed).toMatch(/^leaves a gap where a work throws +✓ no-gap +✓ (\d+) of \1$/m)
    expect(printed).toContain('Every promise is kept by memory. Each of 1 broken adapters')
  })

  it('fails where a store breaks a promise, and shows the calls', async () => {
    const outcome = await check([memory, bad], [])
    expect(isGood(outcome)).toBe(false)
    const printed = printOutcome(outcome)
    expect(printed).toMatch(/^ {2}no-gap +✓ +✗ +✗$/m)
    expect(printed).toContain('bad breaks a promise: no-gap: numbers taken by a work that does not commit')
    expect(printed).toContain("take 'acme' 'case' 1 → 2   ← the number: expected 1")
    expect(printed).toContain('Broken promises: bad. (seed 7) FAILED')
    expect(resultsOf(outcome)).toMatchObject({
      stores: {
        memory: { alone: { broken: [] }, joined: 'not asked' },
        bad: { alone: { broken: ['no-gap'] }, joined: { broken: ['no-gap'] } },
      },
    })
  })

  it('fails where a broken adapter is not found out', async () => {
    const outcome = await check([], [{ ...gap, open: joinableMemory }])
    expect(isGood(outcome)).toBe(false)
    expect(findingOn(outcome.broken[0]!)).toMatchObject({ isFoundOut: false, besides: [] })
    expect(printOutcome(outcome)).toContain('✗ not found out: no-gap')
  })

  it('fails where a broken adapter breaks more than its promise', async () => {
    const both = { ...gap, open: brokenAdapters(gap.open).find(({ name }) => name === 'has no name')!.open }
    const outcome = await check([], [both])
    expect(isGood(outcome)).toBe(false)
    expect(findingOn(outcome.broken[0]!)).toMatchObject({ isFoundOut: true, besides: ['honest-abilities'] })
    expect(printOutcome(outcome)).toContain('✗ and breaks honest-abilities')
  })

  it('writes the same results each time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casekeep-conformance-'))
    try {
      const files = ['deep/one.json', 'deep/other.json'].map((name) => join(folder, name))
      for (const file of files) writeResults(file, resultsOf(await check([memory], [])))
      const [one, other] = files.map((file) => readFileSync(file, 'utf8'))
      expect(one).toBe(other)
      expect(JSON.parse(one!)).toMatchObject({ seed: 7, stores: { memory: { joined: 'not asked' } }, broken: [] })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('checks everything, or one store without writing anything down', () => {
    const whole = readOptions([], stores)
    expect(whole).toMatchObject({ stores, broken: true, seed: 7 })
    expect(existsSync(whole.results!)).toBe(true)
    const one = readOptions(['--store', 'memory'], stores)
    expect(one).toEqual({ stores: [memory], broken: false, seed: 7, results: undefined })
    expect(readOptions(['--seed', '12'], stores)).toMatchObject({ seed: 12, results: undefined })
    expect(() => readOptions(['--store', 'none'], stores)).toThrow('There is no store none; there are memory, sqlite')
    expect(readOptions(['--store', 'SQLite'], stores).stores.map(({ name }) => name)).toEqual(['SQLite'])
    expect(() => readOptions(['--seed', 'x'], stores)).toThrow('A seed is a whole number, not x.')
    expect(() => readOptions(['--fast'], stores)).toThrow(
      'npm run conformance -- [--store memory|sqlite|postgres|mariadb]',
    )
  })
})

describe('docs/results/conformance.json', () => {
  it('is of the promises and the broken adapters that there are, and all is as it should be', () => {
    const results = JSON.parse(readFileSync(readOptions([], stores).results!, 'utf8')) as {
      readonly promises: object
      readonly stores: Readonly<Record<string, unknown>>
      readonly broken: readonly { readonly name: string; readonly isFoundOut: boolean; readonly besides: unknown }[]
    }
    const current = resultsOf({ seed: 7, stores: [], broken: [] }) as typeof results
    expect(results.promises, 'npm run conformance writes it anew').toEqual(current.promises)
    expect(Object.keys(results.stores)).toEqual(stores.map(({ name }) => name))
    expect(results.broken.map(({ name }) => name)).toEqual(broken.map(({ name }) => name))
    expect(results.broken.filter(({ isFoundOut, besides }) => !isFoundOut || String(besides) !== '')).toEqual([])
  })
})
