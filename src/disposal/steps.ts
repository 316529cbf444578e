import { type Asker, type PlannedStep, planChain } from '../approvals/chain.ts'
import { decidedBy, type Standing, standingOf } from '../approvals/standing.ts'
import type { Context } from '../engine/context.ts'
import type { Policy } from '../policy/policy.ts'
import type { Role } from '../policy/settings.ts'

/** What somebody decided at a step. */
export interface DisposalDecision {
  readonly person: string
  /** In whose place, where a deputy decided. */
  readonly behalf: string | null
  /** UTC, ISO 8601. */
  readonly at: string
  readonly verdict: 'approve' | 'reject'
  readonly reason: string | null
}

/** One step of the approval of a disposal (P9.2). */
export interface DisposalStep {
  readonly step: number
  readonly role: Role
  /** Whose head decides; null where the role is nobody's department's. */
  readonly department: string | null
  /** Named people who decide; empty where the holders of the role do. */
  readonly people: readonly string[]
  readonly need: 'any' | 'all'
  readonly state: 'waiting' | 'open' | 'approved' | 'rejected'
  /** The role that it moved up from, because the proposer holds it (policy §13). */
  readonly movedFrom: Role | null
  readonly decisions: readonly DisposalDecision[]
}

/** Names of the levels and categories of what is to be destroyed. */
export interface Listed {
  readonly levels: readonly string[]
  readonly categories: readonly string[]
}

/**
 * The chain of a new list. Where no condition of the policy holds, its last step decides all the same: nothing is
 * destroyed that nobody has approved.
 */
export function newSteps(listed: Listed, asker: Asker, policy: Policy): readonly DisposalStep[] {
  const asked = { kind: 'disposal', ...listed, department: policy.archiveDepartment, outside: false } as const
  const planned = planChain(policy, asked, asker)
  const last = policy.settings.approvals.disposal.at(-1)!
  const always = { ...policy.settings.approvals, disposal: [{ ...last, when: undefined }] }
  const steps =
    planned.length > 0
      ? planned
      : planChain({ ...policy, settings: { ...policy.settings, approvals: always } } as Policy, asked, asker)
  return steps.map((step, index) => stepOf(step, index, policy))
}

function stepOf({ role, people, need, movedFrom }: PlannedStep, index: number, policy: Policy): DisposalStep {
  return {
    step: index + 1,
    role,
    // The archive asks: a head among those who approve is the archive's.
    department: role === 'departmentHead' ? policy.archiveDepartment : null,
    people,
    need,
    state: 'waiting',
    movedFrom,
    decisions: [],
  }
}

/** The chain from its beginning, whatever was decided before. */
export function begun(steps: readonly DisposalStep[]): readonly DisposalStep[] {
  return steps.map((step, index) => ({ ...step, state: index === 0 ? 'open' : 'waiting', decisions: [] }))
}

/** How an actor may decide a step; null where they may not. */
export function standingAt(step: DisposalStep, context: Context): Promise<Standing | null> {
  const { role, department, decisions, people } = step
  const named = people.map((person) => ({ person, state: hasDecided(step, person) ? 'approved' : 'open' }))
  return standingOf({ role, department: department ?? '', decisions, named: people.length > 0 ? named : null }, context)
}

/** Whether the decision of a named person was made, by them or in their place. */
function hasDecided({ decisions }: Pick<DisposalStep, 'decisions'>, person: string): boolean {
  return decisions.some((one) => (one.behalf ?? one.person) === person)
}

/** Of named people each decides once, and nobody for two. */
export function isWaitedFor(step: DisposalStep, standing: Standing, person: string): boolean {
  if (step.people.length === 0) return true
  return standing.named !== null && decidedBy(step.decisions, person) === null && !hasDecided(step, standing.named)
}

/** The chain after a decision at the open step. Of a rejection nothing goes on. */
export function afterDecision(
  steps: readonly DisposalStep[],
  open: DisposalStep,
  decision: DisposalDecision,
): readonly DisposalStep[] {
  const decisions = [...open.decisions, decision]
  const left = open.people.filter((person) => !hasDecided({ decisions }, person))
  const isDone = open.people.length === 0 || open.need === 'any' || left.length === 0
  const state = decision.verdict === 'reject' ? 'rejected' : isDone ? 'approved' : 'open'
  const next = state === 'approved' ? open.step + 1 : null
  return steps.map((step) => {
    if (step.step === open.step) return { ...step, state, decisions }
    return step.step === next ? { ...step, state: 'open' } : step
  })
}

/** The step whose turn it is; null where it is nobody's. */
export function openStep(steps: readonly DisposalStep[]): DisposalStep | null {
  return steps.find(({ state }) => state === 'open') ?? null
}
