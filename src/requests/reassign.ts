import * as z from 'zod'
import { allowed, forbidden } from '../access/rules.ts'
import { amend, insert } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, personId, reason, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { Change, Row } from '../storage.ts'
import { answersFor } from './answering.ts'
import { advanceWork, dropApprovers } from './changes.ts'
import { firstNudge, isWaitedFor, openStep, undecidable } from './decide.ts'
import { chainsFor, findRequest, type RequestWork } from './facts.ts'
import { requestNumber, requestOutput, shown } from './shared.ts'
import { decidesAnother, decisionOf } from './standing.ts'

/** Whose turn it is hands the decision to somebody else, or the head of the archive does where nobody decides (P6.2). */
export const reassign = command({
  name: 'requests.reassign',
  summary: 'Let somebody else decide the step whose turn it is',
  logsRefusals: true,
  input: () => z.strictObject({ request: requestNumber(), to: personId, reason, ...seenInput }),
  output: requestOutput,
  facts: (read, input, context) => findRequest(read, input.request, context),
  access: (work, _input, { actor }) => {
    const { standing } = work
    if (answersFor(work, actor.person) || answersFor(work, standing?.behalf)) {
      return { allowed: false, code: 'SEPARATION', clause: '§13', pair: 'requesterAndApprover' }
    }
    if (standing !== null || actor.roles.includes('archiveHead')) return allowed
    return forbidden('P6.2', { reason: 'relation', relations: ['approver'], department: '' })
  },
  decide: (work, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    const step = openStep(work, 'reassign', context)
    const own = isWaitedFor(work, step) ? work.standing!.named : null
    if (step.named && own === null && !context.actor.roles.includes('archiveHead')) undecidable(work, 'reassign')
    if (answersFor(work, input.to)) refuse('SEPARATION', { pair: 'requesterAndApprover', clause: '§13' })
    if (decidesAnother(work.steps, step.step, input.to, null, context)) {
      refuse('SEPARATION', { pair: 'approverAndApprover', clause: '§13' })
    }
    if (input.to === own) invalid(['to'], 'same', 'is who hands it on')
    if (input.to === request.outsider) invalid(['to'], 'outsider', 'is from outside: nobody there decides')
    // Nobody decides for two.
    if (decisionOf(step, input.to) !== null) invalid(['to'], 'decided', 'has decided this step already')
    const need = step.named ? step.need : 'any'
    const handed = amend('requestSteps', step, { named: true, need, nudge: firstNudge(context), nudges: 0 })
    const after = advanceWork(work, 'reassign', [], context)
    const approvers = handedTo(work, step, own, input.to, context)
    return {
      chains: chainsFor(work),
      changes: [after.change, handed.change, ...approvers.changes],
      events: [
        {
          type: 'request.reassigned' as const,
          data: { request: request.number, step: step.step, to: input.to },
        },
      ],
      result: shown({ ...work, approvers: approvers.rows }, { request: after, steps: [handed] }, context),
    }
  },
})

/**
 * One person is named for the step in the place of who hands it on: of several who all have to decide the others still do.
 * Where nobody was named, or the head of the archive hands it on (`own` null), in the place of all who have not decided.
 */
function handedTo(
  work: RequestWork,
  { step, opened }: Row<'requestSteps'>,
  own: string | null,
  person: string,
  { tenant }: Context,
) {
  const isReplaced = (one: Row<'requestApprovers'>) => (own === null ? one.person !== person : one.person === own)
  const others = dropApprovers(work.approvers, (one) => one.step === step && isReplaced(one))
  const known = work.approvers.find((one) => one.step === step && one.person === person)
  const changes: Change[] = [...others]
  // It has waited since the step was opened, whoever was to decide it then.
  const row = known ?? { tenant, request: work.request.number, step, person, state: 'open', opened, version: 1 }
  if (known === undefined) changes.push(insert('requestApprovers', row))
  else if (known.state !== 'open') changes.push(amend('requestApprovers', known, { state: 'open' }).change)
  const rest = work.approvers.filter(
    (one) => one.step !== step || (one.person !== person && !(one.state === 'open' && isReplaced(one))),
  )
  return { changes, rows: [...rest, row] }
}
