import * as z from 'zod'
import { may } from '../access/rules.ts'
import { command } from '../engine/command.ts'
import { current } from '../engine/inputs.ts'
import { refuse } from '../errors.ts'
import { type DisposalState, disposalTable } from '../machines/disposal.ts'
import { legal } from '../machines/step.ts'
import { never } from '../requests/never.ts'
import { tenantChain } from '../trail/entry.ts'
import { findDisposal } from './facts.ts'
import { advanceWork, amendEntry, countedOutput, disposalInput } from './shared.ts'
import { begun } from './steps.ts'

/**
 * The appraised list goes to who approves it (P9.2). Once more where the approval has lapsed before it was carried out: what
 * was granted then counts no longer, and what was extended stays so.
 */
export const submit = command({
  name: 'disposals.submit',
  summary: 'Ask for the approval of an appraised disposal list',
  input: () => z.strictObject(disposalInput),
  output: countedOutput,
  facts: (read, input, context) => findDisposal(read, input.disposal, context),
  access: (_work, _input, { actor, policy }) => may('disposals.submit', '', actor, policy),
  decide: (work, input, context) => {
    const { disposal } = work
    current('disposal', disposal.number, disposal, input.version)
    const state = disposal.state as DisposalState
    if (state === 'waiting' && context.today <= disposal.lapses) {
      const possible = legal(disposalTable, state).filter((event) => event !== 'submit')
      refuse('ILLEGAL', { what: 'disposal', number: disposal.number, state, event: 'submit', legal: possible })
    }
    const entries = work.entries
      .filter((entry) => entry.state === 'approved')
      .map((entry) => amendEntry(entry, { state: 'listed' }))
    const patch = { from: never, lapses: never, reason: null }
    const { changes, result } = advanceWork(work, 'submit', { entries, steps: begun(work.steps), patch }, context)
    return {
      chains: [tenantChain],
      changes,
      events: [{ type: 'disposal.submitted', data: { disposal: disposal.number } }],
      result,
    }
  },
})
