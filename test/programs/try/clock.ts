/** The days of the filing: each step of the way into the archive has its own, and the last is the day of the report. */
export const days = {
  collect: '2024-10-24',
  sort: '2024-10-25',
  submit: '2024-10-28',
  review: '2024-10-29',
  transfer: '2024-10-30',
  receive: '2024-10-31',
  end: '2024-11-01',
} as const
export type Step = keyof typeof days

/** A clock that stands still until it is moved. */
export interface MovingClock {
  readonly now: () => Date
  /**
   * To nine o'clock in the policy's time zone and so many minutes. What moves it is a place in the data, never the
   * time that has passed: a run that was interrupted writes the same moments as one that was not.
   */
  move(step: Step, minutes: number): void
}

export function movingClock(): MovingClock {
  let moment = 0
  const clock: MovingClock = {
    now: () => new Date(moment),
    move: (step, minutes) => {
      moment = Date.parse(`${days[step]}T09:00+08:00`) + minutes * 60_000
    },
  }
  clock.move('collect', 0)
  return clock
}
