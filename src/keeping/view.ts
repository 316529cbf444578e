import * as z from 'zod'
import type { Context } from '../engine/context.ts'
import { nameIn } from '../locales/locale.ts'
import { retentionNames } from '../policy/retention.ts'
import { orNull } from '../requests/never.ts'
import { compareRetention, type RetentionChange } from '../retention/compare.ts'
import { explainRetention } from '../retention/explain.ts'
import { explainRetentionChange } from '../retention/explain-change.ts'
import type { RetentionResult } from '../retention/result.ts'
import { type RetentionAction, retentionActions } from '../retention/rule.ts'
import type { Json, Row } from '../storage.ts'
import { type Told, told } from './veil.ts'

export const retentionStates = ['dated', 'permanent', 'undecided', 'listed'] as const
/** `listed`: it stands on a disposal. */
export type RetentionRowState = (typeof retentionStates)[number]

/** Until when a case is kept, or its documents of a kind that has a rule of its own, and why. Days are `YYYY-MM-DD`. */
export interface KeptUntil {
  /** Kind of documents; null for the case itself. */
  readonly kind: string | null
  readonly state: RetentionRowState
  /** The first day on which disposal may be proposed; null where there is none. */
  readonly due: string | null
  /** What may be done then. */
  readonly action: RetentionAction
  /** The disposal that it stands on. */
  readonly disposal: string | null
  /** The answer with rule, facts, steps and citations, as `computeRetention` gives it. */
  readonly result: RetentionResult
  /** The same in sentences, in the reader’s language. */
  readonly explanation: readonly string[]
  /** Fields above the reader’s clearance on which it rests: no trigger, fact or step is told. */
  readonly withheld: readonly string[]
  /** What it was before the date moved last; null where it never did. */
  readonly before: KeptBefore | null
}
export interface KeptBefore {
  /** When it moved; UTC, ISO 8601. */
  readonly at: string
  readonly due: string | null
  readonly change: RetentionChange
  readonly explanation: readonly string[]
}

const json = z.record(z.string(), z.unknown())
export const keptUntilSchema = z
  .object({
    kind: z.string().nullable(),
    state: z.enum(retentionStates),
    due: z.string().nullable(),
    action: z.enum(retentionActions),
    disposal: z.string().nullable(),
    result: json,
    explanation: z.array(z.string()),
    withheld: z.array(z.string()),
    before: z
      .object({ at: z.string(), due: z.string().nullable(), change: json, explanation: z.array(z.string()) })
      .nullable(),
  })
  .meta({ id: 'KeptUntil' })

/** A row, or an answer that is not stored, as its reader may know it. `seen` are the related cases that they may discover. */
export function viewKept(
  row: Pick<Row<'retention'>, 'kind' | 'category' | 'state' | 'disposal' | 'result' | 'before'>,
  seen: ReadonlySet<string>,
  context: Context,
): KeptUntil {
  const { actor, policy } = context
  const category = policy.categories[row.category]
  const names = category === undefined ? {} : retentionNames(category, actor.locale)
  const tell = (result: Json): Told => told(result as unknown as RetentionResult, category, seen, context)
  const now = tell(row.result)
  const before = row.before as { readonly at: string; readonly result: Json } | null
  const was = before === null ? null : tell(before.result)
  const change = was === null ? null : compareRetention(was.result, now.result)
  const { result } = now
  return {
    kind: row.kind === '' ? null : row.kind,
    state: row.state as RetentionRowState,
    due: result.due,
    action: result.action,
    disposal: row.disposal,
    result,
    explanation: explainRetention(result, actor.locale, names),
    withheld: [...new Set([...now.withheld, ...(was?.withheld ?? [])])],
    before:
      was === null
        ? null
        : {
            at: before!.at,
            due: was.result.due,
            change: change!,
            explanation: explainRetentionChange(change!, actor.locale, names),
          },
  }
}

/** A line of the list of what is due. */
export interface DueLine {
  readonly case: string
  readonly title: string
  /** Kind of documents, and what it is called; null for the case itself. */
  readonly kind: string | null
  readonly kindName: string | null
  readonly category: string
  readonly department: string
  readonly owner: string
  readonly level: string
  readonly state: RetentionRowState
  readonly due: string | null
  readonly action: RetentionAction
  readonly disposal: string | null
}
export const dueLineSchema = z
  .object({
    case: z.string(),
    title: z.string(),
    kind: z.string().nullable(),
    kindName: z.string().nullable(),
    category: z.string(),
    department: z.string(),
    owner: z.string(),
    level: z.string(),
    state: z.enum(retentionStates),
    due: z.string().nullable(),
    action: z.enum(retentionActions),
    disposal: z.string().nullable(),
  })
  .meta({ id: 'DueLine' })

export function viewDue(row: Row<'retention'>, title: string, { policy, actor }: Context): DueLine {
  const kind = row.kind === '' ? null : row.kind
  const names = kind === null ? null : (policy.categories[row.category]?.kinds[kind]?.names ?? kind)
  return {
    case: row.case,
    title,
    kind,
    kindName: names && nameIn(names, actor.locale),
    category: row.category,
    department: row.department,
    owner: row.owner,
    level: policy.levels[row.level]!,
    state: row.state as RetentionRowState,
    due: orNull(row.due),
    action: row.action as RetentionAction,
    disposal: row.disposal,
  }
}
