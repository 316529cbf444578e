import * as z from 'zod'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { nameIn } from '../locales/locale.ts'
import type { Policy } from '../policy/policy.ts'
import { retentionNames } from '../policy/retention.ts'
import { retentionSchema } from '../policy/retention-schema.ts'
import { compareRetention, type RetentionState } from '../retention/compare.ts'
import { explainRetentionChange } from '../retention/explain-change.ts'
import type { RetentionResult } from '../retention/result.ts'
import type { RetentionRule } from '../retention/rule.ts'
import { sees, tables } from '../storage.ts'
import type { KeptCase } from './facts.ts'
import { computeAll, kindsOf, resultOf } from './recalculate.ts'
import { findRuleIssues } from './rule-issues.ts'
import { findSwept, sweptInput } from './sweep.ts'
import { told } from './veil.ts'

const moves = ['later', 'earlier', 'changed', 'new', 'gone'] as const
/** `new`: it would get a date for the first time; `gone`: it would be kept as the case is. */
export type TriedMove = (typeof moves)[number]

/** What would become of a date. */
export interface TriedDate {
  readonly case: string
  readonly title: string
  /** Kind of documents, and what it is called; null for the case itself. */
  readonly kind: string | null
  readonly kindName: string | null
  readonly move: TriedMove
  readonly from: RetentionState | null
  readonly to: RetentionState | null
  /** How many days later, or earlier where it is negative; null unless it had a date and has one. */
  readonly days: number | null
  /** What moves it, in the reader’s language. */
  readonly explanation: readonly string[]
}
/** What a rule would change of a page of cases. */
export interface Tried {
  /** Cases that were looked at. */
  readonly looked: number
  readonly counts: { readonly same: number } & { readonly [M in TriedMove]: number }
  /** What would change. */
  readonly items: readonly TriedDate[]
  readonly next: string | null
}

const state = z.object({ state: z.enum(['dated', 'permanent', 'undecided']), due: z.string().nullable() }).nullable()
const triedDate = z
  .object({
    case: z.string(),
    title: z.string(),
    kind: z.string().nullable(),
    kindName: z.string().nullable(),
    move: z.enum(moves),
    from: state,
    to: state,
    days: z.int().nullable(),
    explanation: z.array(z.string()),
  })
  .meta({ id: 'TriedDate' })

/** A rule is tried before it holds: what would change, how many, which. Without one, the present policy on what is stored. */
export const tryRule = query({
  name: 'retention.try',
  summary:
    'What a rule, or the present policy, would change in the dates of ended cases, page by page; nothing is written',
  input: (policy) =>
    z.strictObject({
      rule: (retentionSchema as z.ZodType<RetentionRule>)
        .optional()
        .meta({ description: 'A rule of retention as a policy has it, for the category; its own where left out' }),
      ...sweptInput(policy),
    }),
  output: () =>
    z.object({
      looked: z.int(),
      counts: z.object({
        same: z.int(),
        later: z.int(),
        earlier: z.int(),
        changed: z.int(),
        new: z.int(),
        gone: z.int(),
      }),
      items: z.array(triedDate),
      next: z.string().nullable(),
    }),
  answer: async (read, input, context): Promise<Tried> => {
    const tried = { ...context, policy: policyWith(input.rule, input.category, context) }
    const page = await findSwept(read, input, tried)
    const dates = page.items.flatMap((one) => compared(one, tried))
    const counts = { same: 0, later: 0, earlier: 0, changed: 0, new: 0, gone: 0 }
    for (const { move } of dates) counts[move] += 1
    const items = dates.filter((one): one is TriedDate => one.move !== 'same')
    return { looked: page.looked, counts, items, next: page.next }
  },
})

/** The policy with the rule in the place of the category's own. */
function policyWith(rule: RetentionRule | undefined, name: string | undefined, context: Context): Policy {
  const { policy } = context
  if (rule === undefined) return policy
  if (name === undefined)
    return invalid(['category'], 'required', 'is required with a rule', Object.keys(policy.categories))
  const category = policy.categories[name]!
  const issues = findRuleIssues(rule, category, ['rule'], context)
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })
  return { ...policy, categories: { ...policy.categories, [name]: { ...category, retention: rule } } }
}

function compared(
  { file, keeping, documents }: KeptCase,
  context: Context,
): readonly (TriedDate | (Omit<TriedDate, 'move'> & { readonly move: 'same' }))[] {
  const { actor, policy, sight } = context
  const category = policy.categories[file.category]!
  const names = retentionNames(category, actor.locale)
  const seen = new Set(
    keeping.relations.filter(({ other }) => sees(sight, other, tables.cases.sight)).map(({ other }) => other.number),
  )
  const tell = (result: RetentionResult) => told(result, category, seen, context).result
  const computed = computeAll(file, keeping, kindsOf(documents), context)
  const kinds = [...new Set([...computed.map(({ kind }) => kind), ...keeping.rows.map(({ kind }) => kind)])]
  // That there are documents of a kind is known to whoever may know of the kind.
  const known = kinds.filter((kind) => (category.kinds[kind]?.level ?? 0) <= actor.clearance)
  return known.map((kind) => {
    const row = keeping.rows.find((each) => each.kind === kind)
    const result = computed.find((each) => each.kind === kind)?.result
    const about = {
      case: file.number,
      title: file.title,
      kind: kind === '' ? null : kind,
      kindName: kind === '' ? null : nameIn(category.kinds[kind]?.names ?? kind, actor.locale),
    }
    if (row === undefined) {
      return { ...about, move: 'new', from: null, to: stateOf(result!), days: null, explanation: [] }
    }
    const from = stateOf(resultOf(row))
    if (result === undefined) return { ...about, move: 'gone', from, to: null, days: null, explanation: [] }
    const change = compareRetention(tell(resultOf(row)), tell(result))
    return {
      ...about,
      move: change.move,
      from,
      to: stateOf(result),
      days: change.days,
      explanation: change.move === 'same' ? [] : explainRetentionChange(change, actor.locale, names),
    }
  })
}

const stateOf = ({ state, due }: RetentionResult): RetentionState => ({ state, due })
