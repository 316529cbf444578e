import { is, mayOfAll } from '../access/rules.ts'
import type { Standing } from '../approvals/standing.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { inPlaceOfHead } from '../engine/in-place.ts'
import { findAll } from '../engine/pages.ts'
import { refuse } from '../errors.ts'
import type { DisposalFacts } from '../machines/disposal.ts'
import type { Reader, Row } from '../storage.ts'
import { type DisposalStep, openStep, standingAt } from './steps.ts'
import { type DisposalExecution, executionOf, stepsOf } from './view.ts'

type Entry = Row<'disposalEntries'>

/** What every act of a disposal rests on. */
export interface DisposalWork {
  readonly disposal: Row<'disposals'>
  readonly steps: readonly DisposalStep[]
  readonly execution: DisposalExecution | null
  /** All of them, whoever may know of them. */
  readonly entries: readonly Entry[]
  /** Those that the actor may know of. */
  readonly seen: readonly Entry[]
  /** The actor knows all that is said of the list, and not of their own department's entries alone. */
  readonly whole: boolean
  /** How the actor may decide the step whose turn it is; null where they may not. */
  readonly standing: Standing | null
  /** The actor decides a step of it, whosever turn it is. */
  readonly approves: boolean
  /** Departments whose entries the actor appraises. */
  readonly appraises: ReadonlySet<string>
}

/**
 * A disposal, or NOT_FOUND for whom it is none of their business: it is known to the archive, to auditors and to who
 * decides a step of it, where they are cleared for all of it; to who proposed it, carries it out or witnesses it; and as far
 * as entries of their department stand on it to who appraises these.
 */
export async function findDisposal(read: Reader, number: string, context: Context): Promise<DisposalWork> {
  const { tenant } = context
  const [disposal, entries] = await atOnce(
    read.get('disposals', { tenant, number }),
    findAll(read, 'entries.ofDisposal', { tenant, disposal: number }),
  )
  if (disposal === null) return refuse('NOT_FOUND', { what: 'disposal', number })
  const steps = stepsOf(disposal)
  const standings = await atOnce(...steps.map((step) => standingAt(step, context)))
  const approves = standings.some((standing) => standing !== null)
  const [appraises, levelOf] = await atOnce(findAppraised(entries, context), findLevels(read, entries, context))
  const whole = knowsAll(disposal, { approves, level: Math.max(0, ...entries.map(levelOf)) }, context)
  const seen = entries.filter((entry) => {
    if (levelOf(entry) > context.actor.clearance) return false
    return whole || appraises.has(entry.department)
  })
  if (!whole && seen.length === 0) return refuse('NOT_FOUND', { what: 'disposal', number })
  const turn = openStep(steps)
  const standing = turn === null ? null : (standings[steps.indexOf(turn)] ?? null)
  const execution = executionOf(disposal)
  return { disposal, steps, execution, entries, seen, whole, standing, approves, appraises }
}

/** From what clearance on an entry may be known: the level of a case may have been raised since it was listed. */
export async function findLevels(
  read: Reader,
  entries: readonly Entry[],
  { tenant, actor, policy }: Context,
): Promise<(entry: Entry) => number> {
  // Who is cleared for everything is shown everything.
  if (actor.clearance >= policy.levels.length - 1) return ({ level }) => level
  const numbers = [...new Set(entries.map((entry) => entry.case))]
  const files = await read.getMany(
    'cases',
    numbers.map((number) => ({ tenant, number })),
    ['level'],
  )
  const levels = new Map(numbers.map((number, index) => [number, files[index]?.level ?? 0]))
  return (entry) => Math.max(entry.level, levels.get(entry.case)!)
}

/** Whether the actor knows of the whole list. `approves`: they decide a step of it; `level`: the highest of its entries. */
export function knowsAll(
  disposal: Row<'disposals'>,
  { approves, level }: { readonly approves: boolean; readonly level: number },
  { actor, policy }: Context,
): boolean {
  if (disposal.proposedBy === actor.person) return true
  const execution = executionOf(disposal)
  const takesPart =
    execution !== null &&
    (execution.operator === actor.person || execution.witnesses.some(({ person }) => person === actor.person))
  if (takesPart) return true
  return Math.max(disposal.level, level) <= actor.clearance && (approves || mayOfAll('disposals.get', actor, policy))
}

/** The departments of entries that the actor appraises: by their role, as head, or in the place of a head. */
export async function findAppraised(
  entries: readonly Pick<Entry, 'department'>[],
  context: Context,
): Promise<ReadonlySet<string>> {
  const { actor, policy } = context
  const departments = [...new Set(entries.map(({ department }) => department))]
  const own = departments.filter((department) => is('appraiser', department, actor, policy))
  const others = departments.filter((department) => !own.includes(department))
  if (!policy.settings.disposal.appraisedBy.includes('departmentHead')) return new Set(own)
  const inPlace = await atOnce(...others.map((department) => inPlaceOfHead(department, context)))
  return new Set([...own, ...others.filter((_, index) => inPlace[index] !== null)])
}

/** What the guards of a disposal ask, of its entries, steps and witnesses as they are before or after an act. */
export function disposalFacts(
  entries: readonly Pick<Entry, 'state' | 'verdict'>[],
  steps: readonly Pick<DisposalStep, 'state'>[],
  execution: DisposalExecution | null,
): DisposalFacts {
  const count = (which: (entry: Pick<Entry, 'state' | 'verdict'>) => boolean) => entries.filter(which).length
  return {
    unappraised: count(({ state, verdict }) => state === 'listed' && verdict === 'open'),
    listed: count(({ state }) => state !== 'released'),
    steps: steps.filter(({ state }) => state !== 'approved').length,
    toExecute: count(({ state }) => state === 'approved'),
    executed: count(({ state }) => state === 'done'),
    unsigned: execution?.witnesses.filter(({ signed }) => signed === null).length ?? 0,
  }
}

export const factsOf = ({ entries, steps, execution }: Pick<DisposalWork, 'entries' | 'steps' | 'execution'>) =>
  disposalFacts(entries, steps, execution)
