import type { Policy } from '../policy/policy.ts'
import type { ForbiddenReason, Relation } from '../reasons.ts'
import type { KnownActor } from './actor.ts'
import { type CommandName, commandNames, type OperationName } from './operations.ts'
import { may, type QueryRule, type Right, relationFor, rules } from './rules.ts'

/** What an operation is about. Whatever is left out is nobody's, and of no level. */
export interface Subject {
  /** The department that is responsible for it. */
  readonly department?: string
  /** The `personId` whose own it is: who owns the case, asked, proposed, carries it out, or is sponsor. */
  readonly person?: string
  /** The confidentiality level. */
  readonly level?: string
}

/** Whether somebody may, and why. */
export type Explanation =
  | { readonly allowed: true; readonly right: Right; readonly by: Relation; readonly clause: string }
  | {
      readonly allowed: false
      readonly right: Right
      /** What they get instead: see {@link QueryRule}. Commands are refused; above one's clearance all is absent. */
      readonly others: Exclude<QueryRule['others'], 'told'>
      readonly because: ForbiddenReason
      readonly clause: string
    }

/**
 * By the table alone, without the store: it asks no directory, so that whom that names as head or deputy is one here only
 * by their role, and who may because a step waits for them (`approver`, `appraiser` of a named entry) is told by the step.
 */
export function explain(
  operation: OperationName,
  { department = '', person, level }: Subject,
  actor: KnownActor,
  policy: Policy,
): Explanation {
  const rule = ruleOf(operation)
  if (level !== undefined && policy.levels.indexOf(level) > actor.clearance) {
    const because = { reason: 'clearance', of: 'level', field: null, level } as const
    return { allowed: false, right: rule.right, others: 'absent', because, clause: 'P1.4' }
  }
  const verdict = may(operation, department, actor, policy, person ?? null)
  if (verdict.allowed) {
    const by = relationFor(operation, department, actor, policy, person ?? null)!
    return { allowed: true, right: rule.right, by, clause: rule.clause }
  }
  if (verdict.code !== 'FORBIDDEN') throw new Error(`${operation}: the table knows no ${verdict.code}`)
  const others = rule.others === 'told' ? 'refused' : rule.others
  return { allowed: false, right: rule.right, others, because: verdict.because, clause: verdict.clause }
}

/** A row of the table, a command's too. */
export function ruleOf(
  operation: OperationName,
): QueryRule | (Omit<QueryRule, 'right'> & { readonly right: 'handle' }) {
  if (isCommand(operation)) return { ...rules[operation], right: 'handle', others: 'refused' }
  return rules[operation]
}

function isCommand(operation: OperationName): operation is CommandName {
  return (commandNames as readonly string[]).includes(operation)
}
