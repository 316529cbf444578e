import type { KnownActor } from '../access/actor.ts'
import type { OperationName } from '../access/operations.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { KnownDirectory } from '../directory/directory.ts'
import type { Policy } from '../policy/policy.ts'
import type { UpcomingPolicy } from '../policy/versions.ts'
import type { Sight } from '../storage.ts'

/** What every rule may rest on besides the facts: who, when, by which policy. */
export interface Context {
  /** What is being done. */
  readonly operation: OperationName
  readonly tenant: string
  readonly actor: KnownActor
  readonly sight: Sight
  /** UTC, ISO 8601 with milliseconds. */
  readonly now: string
  /** The day it is now in the policy's time zone. */
  readonly today: PlainDate
  readonly policy: Policy
  /** The first day on which it holds; null where it holds since it decided something first. */
  readonly effective: PlainDate | null
  /** Versions that are known, and hold from a later day on; the earliest first. */
  readonly upcoming: readonly UpcomingPolicy[]
  readonly calendar: WorkingCalendar
  readonly directory: KnownDirectory
  /** The archive keeps the directory in its own tables. */
  readonly keepsDirectory: boolean
}
