/**
 * The days of the filing, then those of consultation and loan, the day of the report, and those of the disposal: each step
 * has its own, in order.
 */
export const days = {
  collect: '2024-10-24',
  sort: '2024-10-25',
  submit: '2024-10-28',
  review: '2024-10-29',
  transfer: '2024-10-30',
  receive: '2024-10-31',
  end: '2024-11-01',
  ask: '2024-11-04',
  resolve: '2024-11-05',
  head: '2024-11-06',
  chief: '2024-11-07',
  handOver: '2024-11-08',
  withdraw: '2024-11-11',
  recall: '2024-11-15',
  askLate: '2024-11-18',
  renew: '2024-11-19',
  headLate: '2024-11-20',
  chiefLate: '2024-11-20',
  renewal: '2024-11-20',
  giveBack: '2024-11-21',
  handOverLate: '2024-11-21',
  lose: '2024-11-22',
  afterLoss: '2024-11-25',
  chase: '2024-11-28',
  report: '2024-11-29',
  hold: '2024-12-02',
  propose: '2024-12-03',
  appraise: '2024-12-04',
  executive: '2024-12-05',
  leader: '2024-12-06',
  // Five working days after the approval.
  execute: '2024-12-16',
  certify: '2024-12-17',
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
