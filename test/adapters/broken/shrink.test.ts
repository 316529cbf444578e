import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choices } from '../../../adapters/conformance/bench.ts'
import { smallest } from '../../../adapters/conformance/shrink.ts'

/** A test over two lists, that fails where all of these are among them. */
function failing(first: readonly number[], second: readonly number[], lengths: readonly number[]) {
  let attempts = 0
  const attempt = async (choices: Choices) => {
    attempts += 1
    const kept = (list: number, index: number) => choices[list]?.includes(index) ?? index < lengths[list]!
    const fails = first.every((index) => kept(0, index)) && second.every((index) => kept(1, index))
    return { fails, choices, lengths }
  }
  return { attempt, attempts: () => attempts }
}
const indexes = (length: number) => fc.uniqueArray(fc.nat(length - 1), { maxLength: 4 })

describe('the smallest run that fails', () => {
  it('has exactly what is needed', async () => {
    await fc.assert(
      fc.asyncProperty(indexes(60), indexes(9), async (first, second) => {
        const { attempt, attempts } = failing(first, second, [60, 9])
        const { choices, fails } = await smallest(await attempt([]), attempt, () => true)
        expect(fails).toBe(true)
        expect(choices.map((kept) => [...kept!])).toEqual([first, second].map((list) => list.sort((a, b) => a - b)))
        expect(attempts()).toBeLessThan(200)
      }),
    )
  })

  it('is what was found so far when there is no more time', async () => {
    const { attempt, attempts } = failing([3], [], [60, 9])
    const { fails } = await smallest(await attempt([]), attempt, () => attempts() < 4)
    expect([fails, attempts()]).toEqual([true, 4])
  })

  it('is the run itself where nothing can be left out', async () => {
    const first = { fails: true, choices: [], lengths: [2] }
    const only = async (choices: Choices) => ({ fails: false, choices, lengths: [2] })
    expect(await smallest(first, only, () => true)).toBe(first)
  })
})
