import { hasPart, isApart } from '../approvals/apart.ts'
import { decidedBy, type Standing, standingOf } from '../approvals/standing.ts'
import type { Context } from '../engine/context.ts'
import type { Row } from '../storage.ts'
import type { StepDecision } from './view.ts'

/** How an actor may decide a step of a request; null where they may not. */
export function standingAt(
  step: Row<'requestSteps'>,
  approvers: readonly Row<'requestApprovers'>[],
  context: Context,
): Promise<Standing | null> {
  const named = step.named ? approvers.filter((one) => one.step === step.step) : null
  return standingOf({ role: step.role, department: step.department, decisions: decisionsOf(step), named }, context)
}

/** What somebody decided at a step, whosever decision it was; null where they did not. */
export function decisionOf(step: Pick<Row<'requestSteps'>, 'decisions'>, person: string): StepDecision | null {
  return decidedBy(decisionsOf(step), person)
}

/** Whether somebody decided another step of a request, or had it decided in their place, where one person decides one. */
export function decidesAnother(
  steps: readonly Pick<Row<'requestSteps'>, 'step' | 'decisions'>[],
  turn: number,
  person: string,
  behalf: string | null,
  { policy }: Pick<Context, 'policy'>,
): boolean {
  const others = steps.filter(({ step }) => step !== turn).flatMap(decisionsOf)
  return isApart(policy) && hasPart(others, person, behalf)
}

const decisionsOf = ({ decisions }: Pick<Row<'requestSteps'>, 'decisions'>) =>
  decisions as unknown as readonly StepDecision[]
