import * as z from 'zod'
import { may } from '../access/rules.ts'
import { command, type Decision, type Numbered, type Rehearsal } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput, reason } from '../engine/inputs.ts'
import { Issues } from '../engine/issues.ts'
import { inputIssues } from '../engine/parse.ts'
import { orUnread, Unread } from '../engine/unread.ts'
import { tenantChain } from '../trail/entry.ts'
import { type PossibleDepartments, possibleForEach } from './departments.ts'
import {
  categoryName,
  fieldsOf,
  findSeries,
  type ImportSeries,
  LegacyNumbers,
  numberIn,
  schemesOf,
} from './import-series.ts'
import { checkImported, type ImportedCase, importedCaseSchema } from './imported-case.ts'
import { importedCasesSchema } from './imported-cases.ts'
import { type CaseDraft, type CaseRows, insertCases, numberCase, openedEvents } from './new-case.ts'
import { fillGaps, type GapWork } from './register-gaps.ts'

/** As many cases as one call takes. */
const mostCases = 1000

interface Input {
  readonly cases: readonly (ImportedCase | Unread)[]
  readonly reason?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly idempotencyKey?: string | undefined
}

/** What an import did to the series of a category. */
export interface ImportedSeries {
  readonly category: string
  /** The last number given before. */
  readonly before: number
  /** The last one now: the next case that is opened gets the one after it. */
  readonly last: number
  /** The last one that the policy allows; null where it lets numbers widen. */
  readonly ends: number | null
  /** How many numbers were found that the old register never used. */
  readonly unused: number
  /** How many of those that were found unused before are used now. */
  readonly filled: number
}
/** A case that came in. */
export interface ImportedNumber {
  /** Null in a dry run, where the case would be given one. */
  readonly number: string | null
  /** The number of its first batch; null without documents, and in a dry run. */
  readonly batch: string | null
}
export interface ImportedCases {
  readonly cases: readonly ImportedNumber[]
  readonly series: readonly ImportedSeries[]
}

const inputOf = (row: z.ZodType<ImportedCase | Unread>): z.ZodType<Input> =>
  z.strictObject({
    cases: z.array(row).min(1).max(mostCases),
    reason: reason.optional().meta({ description: 'Why the old register left numbers unused' }),
    dryRun: z.boolean().optional().meta({ description: 'Check all of it, and write nothing' }),
    ...commandInput,
  })

interface Facts {
  /** Of each row the departments that may be responsible. */
  readonly possible: readonly PossibleDepartments[]
  readonly series: readonly ImportSeries[]
}

/** The cases of an old register are taken over, with the numbers that they have on paper (P2.2). */
export const importCases = command({
  name: 'cases.import',
  summary: 'Take over cases of an old register, with their numbers',
  input: (policy) => inputOf(importedCaseSchema(policy)),
  reads: (policy) => inputOf(orUnread(importedCaseSchema(policy))),
  output: () => importedCasesSchema,
  counts: ({ cases, dryRun }, context) =>
    dryRun === true || cases.some((row) => numberIn(row) !== undefined)
      ? schemesOf(cases, context).map(({ scheme }) => scheme.series)
      : [],
  facts: async (read, { cases }, context, last): Promise<Facts> => {
    const files = cases.map((row) => ({
      category: context.policy.categories[categoryName(row) ?? ''],
      fields: fieldsOf(row),
    }))
    return {
      possible: await possibleForEach(files, context),
      series: await findSeries(read, cases, last, context),
    }
  },
  access: (_facts, _input, { actor, policy }) => may('cases.import', '', actor, policy),
  decide: (facts, input, context): Decision<ImportedCases> | Numbered<ImportedCases> | Rehearsal<ImportedCases> => {
    const plans = checkAll(facts, input, context).map((plan) => planned(plan, input, context))
    if (input.dryRun === true) return { rehearsed: rehearsed(plans, input) }
    const counting = plans.filter(({ count }) => count > 0)
    return {
      takes: counting.map(({ scheme, count }) => ({ series: scheme.series, count })),
      decide: (firsts) => {
        const rows: CaseRows[] = Array(input.cases.length)
        const series = plans.map((plan) => numberAll(plan, firsts[counting.indexOf(plan)], rows))
        const changes = plans.flatMap(({ gapWork }) => gapWork.changes)
        const numbers = rows.map(({ file }) => file.number)
        return {
          // What becomes of gaps is about no case.
          chains: changes.length > 0 ? [...numbers, tenantChain] : numbers,
          changes: [...insertCases(rows), ...changes],
          events: rows.flatMap(openedEvents),
          result: {
            cases: rows.map(({ file, batch }) => ({ number: file.number, batch: batch?.number ?? null })),
            series,
          },
        }
      },
    }
  },
})

/** A row that passed, with its place in the call and the sequence of the number that it has. */
interface Passed {
  readonly index: number
  readonly draft: CaseDraft
  readonly legacy: number | null
}
interface Checked extends ImportSeries {
  readonly rows: readonly Passed[]
}

/** Checks every row of the call, and refuses all that is wrong with any of them at once. */
function checkAll({ possible, series }: Facts, { cases }: Input, context: Context): readonly Checked[] {
  const issues = new Issues()
  const numbers = new LegacyNumbers(issues)
  const passed = new Map(series.map((each) => [each.category.name, { each, rows: [] as Passed[] }]))
  for (const [index, row] of cases.entries()) {
    const path = ['cases', index]
    const broken = row instanceof Unread ? checkUnread(row, path, possible[index]!, issues, context) : nothing
    const own = passed.get(categoryName(row) ?? '')
    if (own === undefined) continue
    // A number that is not well-formed is among the issues already.
    const legacy = broken.has('number') ? null : numbers.check(row, index, own.each)
    if (row instanceof Unread) continue
    const draft = checkImported(row, possible[index]!, path, issues, context)
    if (draft !== undefined) own.rows.push({ index, draft, legacy })
  }
  issues.refuseAny()
  return [...passed.values()].map(({ each, rows }) => ({ ...each, rows }))
}

const nothing: ReadonlySet<string | number> = new Set()

/** Adds what is wrong with a row that breaks its schema: by the schema, and by the rules for the rest of it. */
function checkUnread(
  row: Unread,
  path: readonly (string | number)[],
  possible: PossibleDepartments,
  issues: Issues,
  context: Context,
): ReadonlySet<string | number> {
  const found = inputIssues(importedCaseSchema(context.policy), row.given)
  for (const issue of found) issues.found.push({ ...issue, path: [...path, ...issue.path] })
  const broken = new Set(found.flatMap((issue) => issue.path[0] ?? []))
  if (Object.hasOwn(context.policy.categories, row.text('category') ?? '')) {
    const rest = new Issues()
    checkImported(
      { title: '', fields: {}, ...row.without(broken) } as unknown as ImportedCase,
      possible,
      path,
      rest,
      context,
    )
    issues.found.push(...rest.found.filter((issue) => !broken.has(issue.path[path.length] ?? '')))
  }
  return broken
}

/** What a series comes to, once numbers are taken. */
interface Plan extends Checked {
  /** The last number before: given, or skipped by the register. Null where it is not known yet. */
  readonly highest: number | null
  /** How many numbers are taken: those that the register names above the last one given, or skips, and the new ones. */
  readonly count: number
  readonly gapWork: GapWork
}

function planned(checked: Checked, { reason }: Input, context: Context): Plan {
  const { scheme, last, gaps, rows } = checked
  const legacy = rows.flatMap((row) => row.legacy ?? []).sort((one, other) => one - other)
  const fresh = rows.length - legacy.length
  const highest = last === null ? null : Math.max(last, legacy.at(-1) ?? 0)
  return {
    ...checked,
    highest,
    count: highest === null ? fresh : highest - last! + fresh,
    gapWork: fillGaps(scheme.series, gaps, legacy, last ?? 0, reason ?? null, context),
  }
}

/** Gives every row of a series its number, in the order of the rows. `first` is the first of those taken. */
function numberAll(plan: Plan, first: number | undefined, rows: CaseRows[]): ImportedSeries {
  const { scheme } = plan
  const before = plan.last ?? first! - 1
  let last = plan.highest ?? before
  for (const { index, draft, legacy } of plan.rows) {
    const sequence = legacy ?? ++last
    rows[index] = numberCase(draft, scheme.format(sequence), sequence)
  }
  return seriesResult(plan, before, last)
}

function seriesResult({ category, scheme, gapWork }: Plan, before: number, last: number): ImportedSeries {
  const { unused, filled } = gapWork
  return { category: category.name, before, last, ends: scheme.last, unused, filled }
}

/** The same without numbers for those that would be given some: whoever comes first would get them. */
function rehearsed(plans: readonly Plan[], { cases }: Input): ImportedCases {
  return {
    cases: cases.map((row) => ({ number: numberIn(row) ?? null, batch: null })),
    series: plans.map((plan) => {
      const last = plan.last! + plan.count
      if (last > 0) plan.scheme.format(last)
      return seriesResult(plan, plan.last!, last)
    }),
  }
}
