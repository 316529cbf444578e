import type { Kysely } from 'kysely'
import { type Holdings, holdingFaults, readHoldings } from './holdings.ts'
import type { HostTables } from './place.ts'

/** What somebody saw who looked again and again while others wrote. */
export interface Watched {
  readonly snapshots: number
  /** How many of them differ from the one before: what never changes shows nothing. */
  readonly differing: number
  readonly faults: readonly string[]
}

/** Milliseconds between two looks: the machine is there for those who write. */
const pause = 100
/** More would only hide the first. */
const mostFaults = 10

/** Takes snapshots of who has what until it is told to stop, and says what was wrong with any of them. */
export function watchHoldings(db: Kysely<HostTables>): { stop(): Promise<Watched> } {
  let isOver = false
  const watching = look()
  // Whoever stops it hears of a failure; until then it is nobody's.
  watching.catch(() => undefined)
  return {
    stop: () => {
      isOver = true
      return watching
    },
  }

  async function look(): Promise<Watched> {
    const faults = new Set<string>()
    let snapshots = 0
    let differing = 0
    let before: string | undefined
    while (!isOver) {
      const holdings: Holdings = await readHoldings(db)
      snapshots += 1
      const seen = JSON.stringify(holdings)
      if (seen !== before) differing += 1
      before = seen
      for (const fault of holdingFaults(holdings)) if (faults.size < mostFaults) faults.add(`snapshot: ${fault}`)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
    return { snapshots, differing, faults: [...faults] }
  }
}
