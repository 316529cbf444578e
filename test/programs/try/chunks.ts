import type { MovingClock, Step } from './clock.ts'
import type { Progress } from './progress.ts'

/** Callers that wait together share a commit; many more would only hold more in memory. */
const together = 25

export function chunksOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const chunks: T[][] = []
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size))
  return chunks
}

/** All at once. A failure is thrown when the others have ended, so that nothing is left half under way. */
export async function allOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const settled = await Promise.allSettled(items.map(work))
  return settled.map((one) => {
    if (one.status === 'rejected') throw one.reason
    return one.value
  })
}

/** What the steps are taken with. */
export interface Pace {
  readonly clock: MovingClock
  readonly progress: Progress
}

/** One step for everything, chunk by chunk in the order of the data, a minute a chunk. */
export async function eachChunk<T, R>(
  { clock, progress }: Pace,
  step: Step,
  what: string,
  items: readonly T[],
  work: (chunk: readonly T[]) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const results: R[] = []
  for (const [minute, chunk] of chunksOf(items, together).entries()) {
    progress(what, results.length, items.length)
    clock.move(step, minute)
    results.push(...(await work(chunk)))
  }
  return results
}
