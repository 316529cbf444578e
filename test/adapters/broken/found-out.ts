import { expect, it } from 'vitest'
import { brokenAdapters, storagePromises } from '../../../adapters/conformance/index.ts'
import { joinableMemory } from './joinable-memory.ts'
import { verdictsOn } from './verdicts.ts'

/** Everything that the message of a failure may have: its headline, its calls, and how to repeat it. */
const mostLines = 12
const longestLine = 1_000

/** The whole kit on every adapter that breaks a promise of these groups: it fails that promise and keeps all others. */
export function findsOut(groups: readonly string[]): void {
  const labels = storagePromises.filter(({ group }) => groups.includes(group)).map(({ label }) => label)
  const broken = brokenAdapters(joinableMemory).filter(({ breaks }) => labels.includes(breaks))

  it.each(broken.map((one) => [one.name, one.breaks, one] as const))('%s (%s)', async (_name, label, { open }) => {
    const verdicts = await verdictsOn(open)
    const failed = verdicts.flatMap((verdict) => (verdict.outcome === 'broken' ? [verdict] : []))
    expect([...new Set(failed.map(({ promise }) => promise.label))]).toEqual([label])
    for (const { promise, way, error } of failed) {
      expect(error).toMatchObject({ name: 'BrokenPromise', promise: { label }, store: 'broken', way, seed: 7 })
      const lines = error.message.split('\n')
      expect(lines[0]).toBe(`broken breaks a promise: ${label}: ${promise.says}.`)
      expect(lines.at(-1)).toMatch(/^ {2}\((in transactions of its own|joined to transactions of the host), seed 7\)$/)
      expect(lines.slice(1, -1)).toEqual(error.calls)
      expect(error.calls.length).toBeGreaterThan(0)
      expect(lines.length).toBeLessThanOrEqual(mostLines)
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(longestLine)
    }
  })

  it('there is one for each promise', () => {
    const ids = (of: readonly string[]) => [...new Set(of.map((label) => label.split(' of ')[0]))].sort()
    expect(ids(broken.map(({ breaks }) => breaks))).toEqual(ids(labels))
  })
}
