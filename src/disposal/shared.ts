import * as z from 'zod'
import { advanceDisposal } from '../engine/advance.ts'
import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import { numberOf, seenInput } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import type { DisposalEvent, DisposalState } from '../machines/disposal.ts'
import type { Change, Row } from '../storage.ts'
import { type DisposalWork, disposalFacts } from './facts.ts'
import { levelOfHeld } from './held-by-level.ts'
import type { DisposalStep } from './steps.ts'
import {
  asJson,
  countEntries,
  countsSchema,
  type Disposal,
  type DisposalCounts,
  type DisposalExecution,
  disposalSchema,
  viewDisposal,
} from './view.ts'

/** As many entries as one list has. */
export const mostEntries = 500

export const disposalInput = { disposal: numberOf('disposal'), ...seenInput }
/** Positions of entries. */
export const entriesInput = (most = mostEntries) => z.array(z.int().min(1)).min(1).max(most)

/** A disposal as every act of it answers. */
export interface CountedDisposal {
  readonly disposal: Disposal
  readonly counts: DisposalCounts
}
export const countedShape = { disposal: disposalSchema, counts: countsSchema }
export const countedOutput = () => z.object(countedShape)

export type AmendedEntry = ReturnType<typeof amendEntry>
export const amendEntry = (was: Row<'disposalEntries'>, patch: Partial<Row<'disposalEntries'>>) =>
  amend('disposalEntries', was, patch)

/** What an act makes of a disposal, beside its entries. */
export interface After {
  readonly entries?: readonly AmendedEntry[]
  readonly steps?: readonly DisposalStep[]
  readonly execution?: DisposalExecution
  readonly patch?: Partial<Row<'disposals'>>
  /** The guards look at it as it was before the act. */
  readonly asBefore?: true
}

/** A disposal after an event: its row, the changes of it and of its entries, and what is told of it. */
export function advanceWork(work: DisposalWork, event: DisposalEvent, after: After, context: Context) {
  const amended = after.entries ?? []
  const entries = entriesAfter(work.entries, amended)
  const steps = after.steps ?? work.steps
  const execution = after.execution ?? work.execution
  const facts = after.asBefore
    ? disposalFacts(work.entries, work.steps, work.execution)
    : disposalFacts(entries, steps, execution)
  const state = advanceDisposal(work.disposal, event, facts)
  const { row, change } = amend('disposals', work.disposal, {
    state,
    ...(after.steps && { steps: asJson(steps), step: openIn(steps) }),
    ...(after.execution && { execution: asJson(after.execution) }),
    ...ends(state, context),
    policy: context.policy.version,
    ...after.patch,
  })
  const changes: readonly Change[] = [change, ...amended.map((one) => one.change)]
  return { row, changes, entries, result: shown({ ...work, disposal: row, entries }, context) }
}

function entriesAfter(entries: DisposalWork['entries'], amended: readonly AmendedEntry[]): DisposalWork['entries'] {
  const rows = new Map(amended.map(({ row }) => [row.position, row]))
  return entries.map((entry) => rows.get(entry.position) ?? entry)
}

const openIn = (steps: readonly DisposalStep[]) => steps.find(({ state }) => state === 'open')?.step ?? 0

function ends(state: DisposalState, { now }: Context): Partial<Row<'disposals'>> {
  return state === 'executed' || state === 'aborted' ? { closed: now, step: 0 } : {}
}

/** A disposal as its reader knows it. */
export function shown(work: DisposalWork, context: Context): CountedDisposal {
  const known = new Set(work.seen.map(({ position }) => position))
  const seen = work.entries.filter(({ position }) => known.has(position))
  const counts = levelOfHeld(work.entries) <= context.actor.clearance
  return {
    disposal: viewDisposal(work.disposal, { seen, whole: work.whole, counts }, context),
    counts: countEntries(seen, context),
  }
}

/** The entries of an act by their positions, of those that the actor may know of. */
export function chosenEntries(
  work: Pick<DisposalWork, 'disposal' | 'seen'>,
  positions: readonly number[],
  isMeant: (entry: Row<'disposalEntries'>) => boolean,
  pathOf: (index: number) => readonly (string | number)[] = (index) => ['entries', index],
): readonly Row<'disposalEntries'>[] {
  return positions.map((position, index) => {
    const path = pathOf(index)
    if (positions.indexOf(position) < index) invalid(path, 'twice', `${position} is named twice`)
    const entry = work.seen.find((one) => one.position === position)
    if (entry !== undefined && isMeant(entry)) return entry
    const accepted = work.seen.filter(isMeant).map((one) => String(one.position))
    const message = entry === undefined ? `is no entry of ${work.disposal.number}` : standing(entry)
    return invalid(path, 'choice', `${position} ${message}`, accepted)
  })
}

/** Of one that is approved the verdict tells what can be done with it. */
function standing({ state, verdict }: Row<'disposalEntries'>): string {
  return state === 'approved' ? `is approved, with the verdict ${verdict}` : `is ${state}`
}

/** Their positions, as events tell them. */
export const positionsOf = (entries: readonly AmendedEntry[]) => entries.map(({ row }) => row.position)
