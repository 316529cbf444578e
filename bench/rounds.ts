/** One of several ways of doing the same work. */
export interface Side {
  readonly name: string
  /** Not timed: makes ready what the next round's `acts` need. */
  prepare?(acts: number): Promise<void>
  /** One act. Several run at once where there are several callers. */
  act(): Promise<unknown>
}

export interface Pace {
  readonly rounds: number
  /** How many rounds before these do not count: one where left out. */
  readonly warmUp?: number
  /** Acts of each side in a round. */
  readonly acts: number
  /** How many are at work at once. */
  readonly callers: number
}

/** What a side took for one act, in milliseconds, round by round. With several callers: the time over all, by act. */
export interface Timed {
  readonly name: string
  readonly perAct: readonly number[]
}

/**
 * Runs the sides by turns, A B A B, so that whatever else the machine does meets them alike. In the rounds before the first
 * that counts statements are prepared, pages read, functions compiled. `settle` runs before each round.
 */
export async function interleave(
  sides: readonly Side[],
  { rounds, warmUp = 1, acts, callers }: Pace,
  tell: (done: number, of: number) => void = () => {},
  settle: () => Promise<void> = async () => {},
): Promise<readonly Timed[]> {
  const perAct = sides.map((): number[] => [])
  const all = warmUp + rounds
  for (let round = 0; round < all; round++) {
    await settle()
    for (const [index, side] of sides.entries()) {
      tell(round * sides.length + index, all * sides.length)
      await side.prepare?.(acts)
      collectGarbage()
      const milliseconds = await timed(side, acts, callers)
      if (round >= warmUp) perAct[index]!.push(milliseconds / acts)
    }
  }
  return sides.map(({ name }, index) => ({ name, perAct: perAct[index]! }))
}

/**
 * Milliseconds after which whatever else waits in the process gets its turn. SQLite answers at once, so that otherwise
 * not even a signal that ends the run would be heard.
 */
const longestHold = 20

async function timed(side: Side, acts: number, callers: number): Promise<number> {
  let left = acts
  let breathed = performance.now()
  let breath: Promise<void> | undefined
  // All pause together: callers that fall behind one by one would be fewer and fewer at once.
  const breathe = () => {
    if (breath === undefined && performance.now() - breathed > longestHold) {
      breath = new Promise((resolve) => {
        setImmediate(() => {
          breath = undefined
          breathed = performance.now()
          resolve()
        })
      })
    }
    return breath
  }
  const call = async () => {
    while (left-- > 0) {
      await side.act()
      await breathe()
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: callers }, call))
  return performance.now() - begun
}

/** Nobody pays for what another left behind. Only where the collector was made callable. */
function collectGarbage(): void {
  ;(globalThis as { readonly gc?: () => void }).gc?.()
}
