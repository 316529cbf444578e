import type { CommandName } from '../access/operations.ts'
import { may, type Verdict } from '../access/rules.ts'
import type { Context } from '../engine/context.ts'
import { refuse } from '../errors.ts'
import type { Row } from '../storage.ts'

interface Answered {
  readonly request: Pick<Row<'requests'>, 'requester'>
  readonly outsider: Pick<Row<'outsiders'>, 'sponsor'> | null
}

/**
 * Whether somebody acts for who reads or borrows: who asked, and for a person from outside also who sponsors them now,
 * since who asked may have left. Neither of the two approves, or hands over, what they answer for (policy §13).
 */
export function answersFor({ request, outsider }: Answered, person: string | null | undefined): boolean {
  return person === request.requester || (outsider !== null && person === outsider.sponsor)
}

/** Refuses what the archive does with a loan to who answers for it: nobody is both sides of it (policy §13). */
export function ownLoan(work: Answered, { actor }: Context): void {
  if (answersFor(work, actor.person)) refuse('SEPARATION', { pair: 'lenderAndBorrower', clause: '§13' })
}

/** Whether the actor may do what only who answers for a request does, or who else the table says. */
export function mayAnswering(
  command: CommandName,
  work: Answered,
  { actor, policy }: Context,
  department = '',
): Verdict {
  const person = answersFor(work, actor.person) ? actor.person : work.request.requester
  return may(command, department, actor, policy, person)
}
