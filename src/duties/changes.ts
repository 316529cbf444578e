import type { PlainDate } from '../calendar/plain-date.ts'
import { type CaseStanding, categoryOf } from '../cases/facts.ts'
import { amend, insert } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { Change, Row } from '../storage.ts'
import { type DutyKind, dutyKinds } from './kinds.ts'

export interface Opening {
  readonly kind: DutyKind
  /** The number of what it is about. */
  readonly subject: string
  readonly round: number
  /** The day from which the working days count. */
  readonly since: PlainDate
  readonly file: CaseStanding
}

/** A new duty with its due date, by the calendar and the category's deadlines. */
export function openDuty(opening: Opening, context: Context): Change {
  return insert('duties', newDuty(opening, context))
}

/** A duty that is done as it is recorded: kept to tell whether it was done in time. */
export function recordDuty(opening: Opening, context: Context): Change {
  const duty = newDuty(opening, context)
  return insert('duties', { ...duty, ...ending(duty, 'done', context) })
}

/** Ends those of a case's open duties that are of a kind and about a subject, as done. */
export function closeDuty(
  duties: readonly Row<'duties'>[],
  kind: DutyKind,
  subject: string,
  context: Context,
): readonly Change[] {
  return duties
    .filter((duty) => duty.kind === kind && duty.subject === subject)
    .map((duty) => amend('duties', duty, ending(duty, 'done', context)).change)
}

/** Ends open duties whose reason is gone. */
export function dropDuties(duties: readonly Row<'duties'>[], context: Context): readonly Change[] {
  return duties.map((duty) => amend('duties', duty, ending(duty, 'dropped', context)).change)
}

/** A duty that begins, with its due date. */
export function newDuty({ kind, subject, round, file, ...opening }: Opening, context: Context): Row<'duties'> {
  // A month counts as its last day, which may be to come: no deadline waits for that.
  const since = [opening.since, context.today].sort()[0]!
  const { deadline, clause, audience } = dutyKinds[kind]
  const allowed = categoryOf(file, context).deadlines[deadline]
  const { day, provisional } = context.calendar.addWorkingDays(since, allowed)
  return {
    tenant: context.tenant,
    subject,
    kind,
    round,
    case: file.number,
    department: file.department,
    level: file.level,
    owner: file.owner,
    audience,
    state: 'open',
    since,
    due: day,
    provisional,
    clause,
    allowed,
    done: null,
    doneBy: null,
    late: false,
    policy: context.policy.version,
    version: 1,
  }
}

function ending(duty: Row<'duties'>, state: 'done' | 'dropped', { now, today, actor }: Context) {
  return { state, done: now, doneBy: actor.person, late: state === 'done' && today > duty.due }
}

/** Counts an open duty from an earlier or later day. */
export function moveDuty(
  duties: readonly Row<'duties'>[],
  kind: DutyKind,
  subject: string,
  since: PlainDate,
  file: CaseStanding,
  context: Context,
): readonly Change[] {
  return duties
    .filter((duty) => duty.kind === kind && duty.subject === subject)
    .map((duty) => {
      const { due, provisional, allowed, policy } = newDuty({ kind, subject, round: duty.round, since, file }, context)
      return amend('duties', duty, { since, due, provisional, allowed, policy }).change
    })
}
