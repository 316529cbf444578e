import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, ratiosOf, spreadOf } from '../../bench/statistics.ts'

describe('the median', () => {
  it.each([
    [[7], 7],
    [[9, 1, 5], 5],
    [[10, 2, 9], 9],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle)
  })

  it('of nothing is refused', () => {
    expect(() => median([])).toThrow(RangeError)
  })

  it('has half of the values on each side, and leaves them in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const before = [...values]
        const middle = median(values)
        expect(values).toEqual(before)
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2)
      }),
    )
  })
})

describe('the spread', () => {
  it('reaches from the least to the most', () => {
    expect(spreadOf([3, 9, 1])).toEqual({ median: 3, least: 1, most: 9 })
  })
})

describe('ratios', () => {
  it('are taken round by round: what slows a round down slows both sides of it', () => {
    expect(ratiosOf([2, 20, 6], [1, 10, 2])).toEqual({ median: 2, least: 2, most: 3 })
  })

  it('of another number of rounds are refused', () => {
    expect(() => ratiosOf([1, 2], [1])).toThrow(RangeError)
  })
})
