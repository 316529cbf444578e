interface AttemptRules {
  /** How many attempts may fail before there is a wait. */
  readonly free: number
  /** Seconds of the first wait; every further failure doubles it. */
  readonly firstWait: number
  readonly longestWait: number
}

interface Record {
  failures: number
  /** When the next attempt is taken. */
  until: number
  last: number
}

const most = 10_000
const forgottenAfter = 3_600_000

/**
 * Failures in a row, by key. An attempt counts as failed until it has succeeded, so that a thousand at once are not a
 * thousand free ones.
 */
export class Attempts {
  readonly #rules: AttemptRules
  readonly #clock: () => Date
  /** In the order of the last attempt. */
  readonly #records = new Map<string, Record>()

  constructor(rules: AttemptRules, clock: () => Date = () => new Date()) {
    this.#rules = rules
    this.#clock = clock
  }

  /** When the next attempt is taken; null where that is now. */
  waitUntil(key: string): Date | null {
    const until = this.#records.get(key)?.until ?? 0
    return until > this.#clock().getTime() ? new Date(until) : null
  }

  began(key: string): void {
    const now = this.#clock().getTime()
    const known = this.#records.get(key)
    const failures = known === undefined || now - known.last > forgottenAfter ? 1 : known.failures + 1
    const { free, firstWait, longestWait } = this.#rules
    const wait = failures < free ? 0 : Math.min(longestWait, firstWait * 2 ** Math.min(failures - free, 30))
    this.#records.delete(key)
    this.#records.set(key, { failures, until: wait === 0 ? 0 : now + wait * 1000, last: now })
    for (const oldest of this.#records.keys()) {
      if (this.#records.size <= most) return
      this.#records.delete(oldest)
    }
  }

  /** Forgets the failures before a success. */
  succeeded(key: string): void {
    this.#records.delete(key)
  }

  /** Takes one attempt back: it was none of the failures, but says nothing of those before. */
  takeBack(key: string): void {
    const known = this.#records.get(key)
    if (known === undefined) return
    known.failures--
    known.until = 0
  }
}
