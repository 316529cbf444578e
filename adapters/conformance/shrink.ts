import type { Choices } from './bench.ts'

/** One run of a test: whether it failed in the way that is looked for, and how long its lists were. */
export interface Run {
  readonly fails: boolean
  readonly choices: Choices
  readonly lengths: readonly number[]
}

/** What is not small by then is a long list of which most is needed. */
const mostAttempts = 400

/**
 * The smallest run found that still fails, by leaving out parts of each list in turn: all of it, halves, and so on down
 * to single elements, until nothing more can be left out. It is always a run that was seen to fail.
 */
export async function smallest<R extends Run>(
  first: R,
  attempt: (choices: Choices) => Promise<R>,
  mayGoOn: () => boolean,
): Promise<R> {
  let best = first
  const without = async (list: number, out: ReadonlySet<number>): Promise<boolean> => {
    const choices = Array.from(best.lengths, (_, index) => best.choices[index])
    choices[list] = keptOf(best, list).filter((index) => !out.has(index))
    const run = await attempt(choices)
    if (run.fails) best = run
    return run.fails
  }
  let attempts = 0
  for (let found = true; found; ) {
    found = false
    for (let list = 0; list < best.lengths.length; list++)
      for (let size = keptOf(best, list).length; size >= 1; size = Math.floor(size / 2))
        for (let from = 0; from < keptOf(best, list).length; ) {
          attempts += 1
          if (attempts > mostAttempts || !mayGoOn()) return best
          const out = new Set(keptOf(best, list).slice(from, from + size))
          if (await without(list, out)) found = true
          else from += size
        }
  }
  return best
}

function keptOf(run: Run, list: number): readonly number[] {
  return run.choices[list] ?? Array.from({ length: run.lengths[list] ?? 0 }, (_, index) => index)
}
