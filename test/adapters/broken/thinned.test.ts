import { describe, expect, it } from 'vitest'
import { benchOf } from '../../../adapters/conformance/bench.ts'
import { testedPromises } from '../../../adapters/conformance/promises/index.ts'
import { Random } from '../../../adapters/conformance/random.ts'
import { Recorder } from '../../../adapters/conformance/recorder.ts'
import { joinableMemory } from './joinable-memory.ts'

/** How much of each list is left out: nearly nothing, half, nearly all, all. */
const shares = [0.1, 0.5, 0.9, 1]

/** What a failure is made smaller by must itself never fail: the kit would show calls that break nothing. */
describe('of a sound store holds with any part left out', () => {
  it.each(testedPromises.map((promise) => [promise.label, promise] as const))('%s', async (_label, promise) => {
    for (const way of promise.ways)
      for (const [index, share] of shares.entries()) {
        const chance = new Random(index)
        const opened = await joinableMemory()
        const bench = benchOf({
          opened,
          way,
          random: new Random(7),
          recorder: new Recorder(false),
          choices: [[]],
          onSeveral: () => {},
        })
        const several = <T>(list: readonly T[]) => list.filter(() => chance.next() >= share)
        await expect(promise.test({ ...bench, several })).resolves.toBeUndefined()
      }
  })
})
