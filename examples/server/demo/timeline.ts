import { addDays, type PlainDate, todayIn, type WorkingCalendar } from 'casekeep'

/** Hours at which the office acts, in its own time. What happens at one of them at once can share a commit. */
const hours = [9, 10.5, 14, 16] as const

/** A value that another story gives later. */
export interface Awaited<T> {
  give(value: T): void
  wait(): Promise<T>
}

/**
 * The office's time while its past is made: stories say until when they wait, and the clock moves on once all of them
 * wait. Whatever would happen after the end never does.
 */
export class Timeline {
  readonly timeZone: string
  readonly #calendar: WorkingCalendar
  readonly #end: number
  readonly #offset: number
  readonly #onDay: (day: PlainDate) => void
  #now = 0
  #active = 0
  #finish: () => void = () => undefined
  readonly #failed: unknown[] = []
  readonly #waiting = new Map<number, (() => void)[]>()

  /** @param offset hours that the time zone is ahead of UTC, all year round */
  constructor(
    timeZone: string,
    offset: number,
    calendar: WorkingCalendar,
    end: PlainDate,
    onDay: (day: PlainDate) => void = () => undefined,
  ) {
    this.timeZone = timeZone
    this.#calendar = calendar
    this.#offset = offset
    this.#end = this.#moment(end, 0)
    this.#onDay = onDay
  }

  /** For `createArchive({ clock })`: every look at it finds it a little later. */
  readonly clock = (): Date => {
    this.#now += 41_000
    return new Date(this.#now)
  }

  get today(): PlainDate {
    return todayIn(this.timeZone, new Date(this.#now))
  }

  /** Tells all stories to their end, or to the end of time. */
  async run(stories: readonly (() => Promise<void>)[]): Promise<void> {
    const over = new Promise<void>((resolve) => {
      this.#finish = resolve
    })
    this.#active++
    for (const story of stories) this.also(story)
    this.#rest()
    await over
    if (this.#failed.length > 0) throw this.#failed[0]
  }

  /** Begins a story in the middle of others. */
  also(story: () => Promise<void>): void {
    this.#active++
    story().then(
      () => this.#rest(),
      (error) => {
        this.#failed.push(error)
        this.#finish()
      },
    )
  }

  /** Waits for a day, at one of the hours of the office; a past one is over at once. */
  until(day: PlainDate, hour = 0): Promise<void> {
    const worked = this.#calendar.addWorkingDays(day, 0).day
    const at = this.#moment(worked, hours[hour % hours.length]!)
    if (at <= this.#now) return Promise.resolve()
    const woken = new Promise<void>((resolve) => {
      if (at >= this.#end) return
      const others = this.#waiting.get(at)
      if (others === undefined) this.#waiting.set(at, [resolve])
      else others.push(resolve)
    })
    this.#rest()
    return woken
  }

  /** Waits so many working days. */
  later(days: number, hour = 0): Promise<void> {
    return this.until(this.#calendar.addWorkingDays(this.today, days).day, hour)
  }

  /** The day so many working days before another. */
  before(day: PlainDate, days: number): PlainDate {
    return this.#calendar.addWorkingDays(day, -days).day
  }

  /** A day in the past, by the calendar on the wall. */
  daysAgo(days: number): PlainDate {
    return addDays(this.today, -days)
  }

  awaited<T>(): Awaited<T> {
    let resolve: (value: T) => void = () => undefined
    const promise = new Promise<T>((given) => {
      resolve = given
    })
    return {
      give: (value) => {
        this.#active++
        resolve(value)
      },
      wait: () => {
        this.#rest()
        return promise
      },
    }
  }

  #rest(): void {
    this.#active--
    if (this.#active > 0) return
    const next = Math.min(...this.#waiting.keys())
    if (!Number.isFinite(next)) {
      this.#finish()
      return
    }
    const before = this.today
    this.#now = Math.max(this.#now, next)
    if (this.today !== before) this.#onDay(this.today)
    const woken = this.#waiting.get(next) ?? []
    this.#waiting.delete(next)
    this.#active += woken.length
    for (const wake of woken) wake()
  }

  #moment(day: PlainDate, hour: number): number {
    return Date.parse(`${day}T00:00:00Z`) + (hour - this.#offset) * 3_600_000
  }
}
