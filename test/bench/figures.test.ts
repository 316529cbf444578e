import { describe, expect, it } from 'vitest'
import { type Comparison, compare, reaches, type Target, targets } from '../../bench/figures.ts'
import type { MeasuredSide, Measurement } from '../../bench/results.ts'

const side = (name: string, by: MeasuredSide['by'], ...perAct: readonly number[]): MeasuredSide => ({
  name,
  by,
  perAct,
})

const measured = (more: Partial<Measurement> & Pick<Measurement, 'sides'>): Measurement => ({
  workload: 'W1',
  store: 'postgres',
  what: '1 caller',
  items: 1,
  ...more,
})

const verdicts = (comparisons: readonly Comparison[]) =>
  Object.fromEntries(comparisons.map(({ casekeep, against, verdict }) => [`${casekeep} / ${against}`, verdict]))

describe('a bound', () => {
  it.each([
    [{ least: 1 }, 1, true],
    [{ least: 1 }, 0.999, false],
    [{ most: 1.3 }, 1.3, true],
    [{ most: 1.3 }, 1.301, false],
  ])('%j and a median of %d: %j', (bound, middle, expected) => {
    expect(reaches({ median: middle, least: 0, most: 9 }, bound)).toBe(expected)
  })
})

describe('comparing', () => {
  const target: Target = {
    workload: 'W1',
    stores: ['postgres'],
    hand: 'six',
    casekeep: ['kept', 'piped'],
    bound: { least: 1 },
  }

  it('writes by speed: the hand-written time by casekeep’s', () => {
    const [one] = compare(
      [measured({ sides: [side('plain', 'casekeep', 4, 8), side('six', 'hand', 2, 4)] })],
      'full',
      [],
    )
    expect(one).toMatchObject({ of: 'speed', ratio: { median: 0.5 }, wanted: null, verdict: 'reported' })
  })

  it('reads by time: casekeep’s by the hand-written one', () => {
    const sides = [side('plain', 'casekeep', 4, 8), side('six', 'hand', 2, 4)]
    const [one] = compare([measured({ workload: 'W3', sides })], 'full', [])
    expect(one).toMatchObject({ of: 'time', ratio: { median: 2 } })
  })

  it('judges the best of the ways that count, and only reports the others', () => {
    const sides = [
      side('plain', 'casekeep', 1),
      side('kept', 'casekeep', 5),
      side('piped', 'casekeep', 3),
      side('six', 'hand', 4),
      side('one', 'hand', 2),
    ]
    expect(verdicts(compare([measured({ sides })], 'full', [target]))).toEqual({
      'plain / six': 'reported',
      'plain / one': 'reported',
      'kept / six': 'reported',
      'kept / one': 'reported',
      'piped / six': 'met',
      'piped / one': 'reported',
    })
  })

  it('misses where even the best does not reach it', () => {
    const sides = [side('kept', 'casekeep', 5), side('piped', 'casekeep', 6), side('six', 'hand', 4)]
    expect(verdicts(compare([measured({ sides })], 'full', [target]))).toMatchObject({ 'kept / six': 'missed' })
  })

  it('judges each measurement by itself, and no other store or workload', () => {
    const sides = [side('kept', 'casekeep', 5), side('six', 'hand', 4)]
    const all = [
      measured({ what: '1 caller', sides }),
      measured({ what: '16 callers', sides: [side('kept', 'casekeep', 3), side('six', 'hand', 4)] }),
      measured({ store: 'mariadb', sides }),
      measured({ workload: 'W2', sides }),
    ]
    const judged = compare(all, 'full', [target]).map(({ what, store, workload, verdict }) => [
      store,
      workload,
      what,
      verdict,
    ])
    expect(judged).toEqual([
      ['postgres', 'W1', '1 caller', 'missed'],
      ['postgres', 'W1', '16 callers', 'met'],
      ['mariadb', 'W1', '1 caller', 'reported'],
      ['postgres', 'W2', '1 caller', 'reported'],
    ])
  })

  it('judges nothing at another size than it is meant for', () => {
    const big: Target = { workload: 'W4', stores: ['sqlite'], cases: 1_000_000, bound: { most: 2 } }
    const sides = [side('casekeep', 'casekeep', 9), side('by hand', 'hand', 1)]
    const at = (cases: number) => measured({ workload: 'W4', store: 'sqlite', cases, sides })
    const judged = compare([at(2_000), at(1_000_000)], 'full', [big])
    expect(judged.map(({ cases, verdict }) => [cases, verdict])).toEqual([
      [2_000, 'not judged'],
      [1_000_000, 'missed'],
    ])
  })
})

describe('growth', () => {
  const at = (cases: number, time: number) =>
    measured({
      workload: 'W3',
      store: 'sqlite',
      what: 'first page',
      cases,
      sides: [side('casekeep', 'casekeep', time), side('by hand', 'hand', 1)],
    })
  const growthOf = (comparisons: readonly Comparison[]) =>
    comparisons.filter(({ against }) => /^the same/.test(against))

  it('compares a million cases with a tenth of them', () => {
    const found = growthOf(compare([at(10_000, 1), at(100_000, 2), at(1_000_000, 3)], 'full', []))
    expect(found).toMatchObject([
      { cases: 1_000_000, ratio: { median: 1.5 }, verdict: 'met', against: 'the same over 100,000' },
    ])
    expect(growthOf(compare([at(100_000, 2), at(1_000_000, 3.1)], 'full', []))).toMatchObject([{ verdict: 'missed' }])
  })

  it('is not judged where less is measured', () => {
    const found = growthOf(compare([at(2_000, 1), at(20_000, 9)], 'quick', []))
    expect(found).toMatchObject([{ ratio: { median: 9 }, verdict: 'not judged' }])
  })

  it('is nothing where the smaller size was not measured', () => {
    expect(growthOf(compare([at(1_000_000, 3)], 'full', []))).toEqual([])
  })
})

describe('growth beside what the hand-written side grows', () => {
  const at = (cases: number, mine: number, hand: number) =>
    measured({
      workload: 'W7',
      store: 'sqlite',
      what: '1,000 notices',
      cases,
      sides: [side('casekeep', 'casekeep', mine), side('by hand', 'hand', hand)],
    })
  const growthOf = (comparisons: readonly Comparison[]) =>
    comparisons.filter(({ against }) => /10,000/.test(against)).map(({ ratio, verdict }) => [ratio.median, verdict])

  it('reports what a million takes longer, and judges what casekeep takes longer than by hand', () => {
    expect(growthOf(compare([at(10_000, 2, 1), at(1_000_000, 9, 3)], 'full', []))).toEqual([
      [4.5, 'reported'],
      [1.5, 'met'],
    ])
    expect(growthOf(compare([at(10_000, 2, 1), at(1_000_000, 4, 1)], 'full', []))).toEqual([
      [2, 'reported'],
      [2, 'missed'],
    ])
  })

  it('is nothing without a hand-written side', () => {
    const alone = (cases: number) => measured({ workload: 'W7', cases, sides: [side('casekeep', 'casekeep', 1)] })
    expect(growthOf(compare([alone(10_000), alone(1_000_000)], 'full', []))).toEqual([[1, 'reported']])
  })
})

describe('rows that were read', () => {
  const at = (cases: number, read: number) =>
    measured({ workload: 'W7', cases, sides: [], touched: { done: 100, read, ways: ['by an index'] } })
  const rowsOf = (comparisons: readonly Comparison[]) =>
    comparisons
      .filter(({ of }) => of === 'rows')
      .map(({ cases, ratio, wanted, verdict }) => [cases, ratio.median, wanted, verdict])

  it('are few for each notice, in the largest table: a small one is rightly read whole', () => {
    expect(rowsOf(compare([at(1_000, 1_200), at(10_000, 400)], 'full', []))).toEqual([
      [1_000, 12, null, 'reported'],
      [10_000, 4, { most: 4 }, 'met'],
    ])
    expect(rowsOf(compare([at(1_000_000, 1_000_000)], 'full', []))).toMatchObject([[1_000_000, 10_000, {}, 'missed']])
  })

  it('are judged of a quick look too: nothing is timed', () => {
    expect(rowsOf(compare([at(10_000, 401)], 'quick', []))).toMatchObject([[10_000, 4.01, {}, 'missed']])
  })

  it('are nothing where nobody counted them', () => {
    expect(rowsOf(compare([measured({ sides: [] })], 'full', []))).toEqual([])
  })
})

describe('the targets', () => {
  it('are for databases that have such a side: MariaDB’s writing is only reported', () => {
    const mariadb = targets.filter(({ stores }) => stores.includes('mariadb')).map(({ workload }) => workload)
    expect(new Set(mariadb)).toEqual(new Set(['W3', 'W4', 'W5', 'W6']))
  })
})
