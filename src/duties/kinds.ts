import type { Deadline } from '../policy/settings.ts'
import type { Relation } from '../reasons.ts'

/**
 * What has to be done by a deadline (P1.5): which setting of the policy allows how long, by which clause, and whose it
 * is.
 */
export const dutyKinds = {
  /** A new case gets its first batch submitted. */
  firstBatch: { deadline: 'firstBatch', clause: 'P3.3', audience: 'responsible' },
  /** What an event left behind is collected. Recorded when it is done, to tell whether it was in time. */
  collectUpdate: { deadline: 'updateCollected', clause: 'P3.3', audience: 'responsible' },
  /** An update is submitted for review. */
  submitUpdate: { deadline: 'updateSubmitted', clause: 'P10.2', audience: 'responsible' },
  /** An ended case gets what was only expected then. */
  collectFinal: { deadline: 'updateSubmitted', clause: 'P3.2', audience: 'responsible' },
  review: { deadline: 'review', clause: 'P4.3', audience: 'reviewer' },
  /** A batch that came back from review or receipt is sorted and submitted again. */
  sortAgain: { deadline: 'sortAgain', clause: 'P4.3', audience: 'responsible' },
  /** An approved batch goes on a transfer list. */
  transfer: { deadline: 'transfer', clause: 'P5.2', audience: 'responsible' },
  /** The archive checks what was transferred. */
  receive: { deadline: 'receive', clause: 'P5.2', audience: 'archive' },
  /** Until when a case is kept depends on what somebody has to say first. */
  decideRetention: { deadline: 'decideRetention', clause: 'P9.1', audience: 'archive' },
} as const satisfies Record<string, { deadline: Deadline; clause: string; audience: Relation }>
export type DutyKind = keyof typeof dutyKinds
