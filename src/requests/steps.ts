import { type Asker, planChain } from '../approvals/chain.ts'
import { insert } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { Change, Row } from '../storage.ts'
import { firstNudge } from './decide.ts'
import { never, notYet } from './never.ts'

/** What the chain of a request depends on. */
export interface Chained {
  readonly number: string
  readonly kind: 'consultation' | 'loan'
  readonly department: string
  readonly outsider: string | null
  /** Ranks of the levels, and names of the categories, of what is asked for. */
  readonly levels: readonly number[]
  readonly categories: readonly string[]
}

/** The rows of a chain of approvals, the first step of which is open. */
export function newSteps(chained: Chained, asker: Asker, context: Context) {
  const { tenant, policy, now } = context
  const planned = planChain(
    policy,
    {
      kind: chained.kind,
      levels: [...new Set(chained.levels)].map((level) => policy.levels[level]!),
      categories: [...new Set(chained.categories)],
      department: chained.department,
      outside: chained.outsider !== null,
    },
    asker,
  )
  const steps = planned.map(({ role, people, need, movedFrom }, index): Row<'requestSteps'> => {
    const isOpen = index === 0
    return {
      tenant,
      request: chained.number,
      step: index + 1,
      role,
      department: role === 'departmentHead' ? chained.department : '',
      named: people.length > 0,
      need,
      state: isOpen ? 'open' : 'waiting',
      movedFrom,
      opened: isOpen ? now : notYet,
      nudge: isOpen ? firstNudge(context) : never,
      nudges: 0,
      decisions: [],
      version: 1,
    }
  })
  const approvers = planned.flatMap(({ people }, index) =>
    people.map(
      (person): Row<'requestApprovers'> => ({
        tenant,
        request: chained.number,
        step: index + 1,
        person,
        state: index === 0 ? 'open' : 'waiting',
        opened: index === 0 ? now : notYet,
        version: 1,
      }),
    ),
  )
  return { steps, approvers }
}

export function insertSteps({ steps, approvers }: ReturnType<typeof newSteps>): readonly Change[] {
  return [
    ...(steps.length > 0 ? [insert('requestSteps', ...steps)] : []),
    ...(approvers.length > 0 ? [insert('requestApprovers', ...approvers)] : []),
  ]
}
