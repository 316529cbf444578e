import * as z from 'zod'
import { allowed, forbidden, type Verdict } from '../access/rules.ts'
import { hasPart, isApart } from '../approvals/apart.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, note } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { onceEach } from '../keeping/recalculate.ts'
import { type DisposalState, disposalTable } from '../machines/disposal.ts'
import { legal } from '../machines/step.ts'
import type { Reader } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { type Extending, extended, findExtending } from './extend.ts'
import { type DisposalWork, findDisposal } from './facts.ts'
import { chainsOf } from './listing.ts'
import { advanceWork, amendEntry, countedOutput, disposalInput } from './shared.ts'
import { afterDecision, type DisposalDecision, type DisposalStep, isWaitedFor, openStep } from './steps.ts'

interface Deciding extends DisposalWork {
  /** What is kept longer once the list is approved. */
  readonly extending: readonly Extending[]
}

/** Whose turn it is approves the whole list, or sends it back to be appraised anew, with the reason (P9.2). */
export const decide = command({
  name: 'disposals.decide',
  summary: 'Approve a disposal list, or send it back',
  input: () =>
    z.strictObject({
      ...disposalInput,
      verdict: z.enum(['approve', 'reject']),
      reason: note.optional().meta({ description: 'Required of a rejection' }),
    }),
  output: countedOutput,
  facts: (read, input, context) => findDeciding(read, input, context),
  access: (work, _input, context) => mayDecide(work, context),
  decide: (work, input, context) => {
    const { disposal, steps, standing } = work
    current('disposal', disposal.number, disposal, input.version)
    const open = openStep(steps)
    if (open === null || !isWaitedFor(open, standing!, context.actor.person)) return undecidable(work)
    if (input.verdict === 'reject' && input.reason === undefined) {
      invalid(['reason'], 'required', 'is required of a rejection')
    }
    const decision: DisposalDecision = {
      person: context.actor.person,
      behalf: standing!.behalf,
      at: context.now,
      verdict: input.verdict,
      reason: input.reason ?? null,
    }
    const after = afterDecision(steps, open, decision)
    if (input.verdict === 'reject') return rejected(work, open, after, input.reason!, context)
    const isLast = after.every(({ state }) => state === 'approved')
    return isLast ? approved(work, after, context) : decided(work, open, after, context)
  },
})

async function findDeciding(
  read: Reader,
  input: { readonly disposal: string; readonly verdict: 'approve' | 'reject' },
  context: Context,
): Promise<Deciding> {
  const work = await findDisposal(read, input.disposal, context)
  const mayBeLast = work.steps.filter(({ state }) => state !== 'approved').length === 1
  if (input.verdict === 'reject' || work.disposal.state !== 'approving' || !mayBeLast) return { ...work, extending: [] }
  const entries = work.entries.filter(({ state, verdict }) => state === 'listed' && verdict === 'extend')
  return { ...work, extending: await findExtending(read, entries, context) }
}

/**
 * The step is decided by whose turn it is, and never by who proposed the list, nor in their place; nor, where the policy keeps
 * them apart, by who decided another step of it (policy §13).
 */
function mayDecide({ disposal, steps, standing, approves }: Deciding, { actor, policy }: Context): Verdict {
  const proposer = disposal.proposedBy
  if (actor.person === proposer || standing?.behalf === proposer) {
    return { allowed: false, code: 'SEPARATION', clause: '§13', pair: 'proposerAndApprover' }
  }
  const others = steps.filter(({ state }) => state !== 'open').flatMap(({ decisions }) => decisions)
  if (standing !== null && isApart(policy) && hasPart(others, actor.person, standing.behalf)) {
    return { allowed: false, code: 'SEPARATION', clause: '§13', pair: 'approverAndApprover' }
  }
  // While it is nobody's turn, who decides at another time is told what is possible now.
  const isTurn = standing !== null || (disposal.state !== 'approving' && approves)
  return isTurn ? allowed : forbidden('P9.2', { reason: 'relation', relations: ['approver'], department: '' })
}

function undecidable({ disposal }: Pick<DisposalWork, 'disposal'>): never {
  const state = disposal.state as DisposalState
  const possible = legal(disposalTable, state).filter((event) => event !== 'approve' && event !== 'reject')
  return refuse('ILLEGAL', { what: 'disposal', number: disposal.number, state, event: 'approve', legal: possible })
}

function rejected(
  work: Deciding,
  { step }: DisposalStep,
  steps: readonly DisposalStep[],
  reason: string,
  context: Context,
) {
  const { disposal } = work
  const { changes, result } = advanceWork(work, 'reject', { steps, patch: { reason } }, context)
  return {
    chains: [tenantChain],
    changes,
    events: [{ type: 'disposal.rejected' as const, data: { disposal: disposal.number, step } }],
    result,
  }
}

function decided(work: Deciding, { step }: DisposalStep, steps: readonly DisposalStep[], context: Context) {
  const { changes, result } = advanceWork(work, 'approve', { steps }, context)
  return {
    chains: [tenantChain],
    changes,
    events: [{ type: 'disposal.decided' as const, data: { disposal: work.disposal.number, step } }],
    result,
  }
}

/** The last approval: what is kept longer is so from now on, and the rest waits for its time. */
function approved(work: Deciding, steps: readonly DisposalStep[], context: Context) {
  const { disposal, extending } = work
  const { calendar, policy, today } = context
  const { waiting, approvalLapses } = policy.settings.disposal
  const entries = work.entries
    .filter(({ state }) => state === 'listed')
    .map((entry) => amendEntry(entry, { state: entry.verdict === 'extend' ? 'extended' : 'approved' }))
  const isAnythingLeft = entries.some(({ row }) => row.state === 'approved')
  const dates = {
    from: calendar.addWorkingDays(today, waiting).day,
    lapses: calendar.addWorkingDays(today, approvalLapses).day,
  }
  const patch = { reason: null, ...(isAnythingLeft && dates) }
  const { changes, result } = advanceWork(work, 'approve', { steps, entries, patch }, context)
  const longer = extending.map((one) => extended(one, context))
  return {
    chains: chainsOf(extending.map(({ file }) => file)),
    changes: [...changes, ...onceEach(longer.flatMap((one) => one.changes))],
    events: [
      { type: 'disposal.approved' as const, data: { disposal: disposal.number } },
      ...longer.flatMap((one) => one.events),
    ],
    result,
  }
}
