import { isPlainDate, type PlainDate, todayIn } from '../calendar/plain-date.ts'
import { type InputIssue, type PolicyFault, refuse } from '../errors.ts'
import type { Policy } from './policy.ts'
import type { Shapes } from './shapes.ts'
import { unfitness } from './unfitness.ts'

/** A version of the policy that holds from a day on (P12.3): what is decided before rests on the one before it. */
export interface UpcomingPolicy<S extends Shapes = Shapes> {
  /** The first day on which it holds, `YYYY-MM-DD`, in the time zone of the policy that is in force until then. */
  readonly from: PlainDate
  readonly policy: Policy<S>
}

/** A version, and since when it holds; null for the one that holds from the beginning. */
export interface PolicyVersionInForce {
  readonly from: PlainDate | null
  readonly policy: Policy
}

/** The versions of an archive in the order of their days: the one that holds on a day, and those to come. */
export interface PolicyVersions {
  /** The clock is asked only where there is something to choose from. */
  readonly on: (clock: () => Date) => {
    readonly inForce: PolicyVersionInForce
    readonly upcoming: readonly UpcomingPolicy[]
  }
}

/**
 * Puts versions in their order.
 * @throws {CasekeepError} `INVALID_INPUT` for a day that does not exist or is named twice, or a version named twice;
 * `INVALID_POLICY` for a version by which what is stored under an earlier one could not be read
 */
export function policyVersions(first: Policy, upcoming: readonly UpcomingPolicy[]): PolicyVersions {
  const later = [...upcoming].sort((one, other) => (one.from < other.from ? -1 : 1))
  checkDays(upcoming)
  checkNames(first, upcoming)
  const all: readonly PolicyVersionInForce[] = [{ from: null, policy: first }, ...later]
  const faults = later.flatMap(({ policy, from }, index): readonly PolicyFault[] =>
    unfitness(policy, all[index]!.policy).map(({ path, message }) => ({ path: `from ${from}: ${path}`, message })),
  )
  if (faults.length > 0) refuse('INVALID_POLICY', { faults })
  return {
    on: (clock) => {
      if (later.length === 0) return { inForce: all[0]!, upcoming: [] }
      const at = clock()
      let index = 0
      // Each is asked by the time zone of the one before it, which decides when it ends.
      while (index < later.length && later[index]!.from <= todayIn(all[index]!.policy.timeZone, at)) index++
      return { inForce: all[index]!, upcoming: later.slice(index) }
    },
  }
}

function checkDays(upcoming: readonly UpcomingPolicy[]): void {
  const issues = upcoming.flatMap(({ from }, index): InputIssue[] => {
    const path = ['upcoming', index, 'from']
    if (!isPlainDate(from)) {
      return [{ path, rule: 'day', message: 'is not a day that exists', accepted: ['YYYY-MM-DD'] }]
    }
    const isTwice = upcoming.findIndex((other) => other.from === from) < index
    return isTwice ? [{ path, rule: 'twice', message: `${from} is the day of another version` }] : []
  })
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })
}

function checkNames(first: Policy, upcoming: readonly UpcomingPolicy[]): void {
  const names = [first.version, ...upcoming.map(({ policy }) => policy.version)]
  const issues = upcoming.flatMap(({ policy }, index): InputIssue[] => {
    const isTwice = names.indexOf(policy.version) < index + 1
    const path = ['upcoming', index, 'policy']
    return isTwice ? [{ path, rule: 'twice', message: `${policy.version} is another of these versions` }] : []
  })
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })
}
