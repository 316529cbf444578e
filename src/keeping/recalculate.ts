import { canonical } from '../canonical.ts'
import { categoryOf } from '../cases/facts.ts'
import { isGone } from '../cases/gone.ts'
import { closeDuty, dropDuties, newDuty } from '../duties/changes.ts'
import { amend, insert } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import { refuse } from '../errors.ts'
import type { DomainEvent } from '../events/event.ts'
import { isArchived } from '../machines/document.ts'
import type { Policy } from '../policy/policy.ts'
import { retentionRule } from '../policy/retention.ts'
import { never, orNull } from '../requests/never.ts'
import { compareRetention } from '../retention/compare.ts'
import { computeRetention } from '../retention/compute.ts'
import type { RetentionResult } from '../retention/result.ts'
import type { ResolvedRetention } from '../retention/rule.ts'
import type { Change, Json, Row } from '../storage.ts'
import type { Keeping } from './facts.ts'
import { retentionFactsOf } from './known.ts'

/** What a case's retention comes to after a change. */
export interface Recalculated {
  /** The rows as they will be; none of a case that has not ended. */
  readonly rows: readonly Row<'retention'>[]
  /**
   * What is to be written, and which related cases must still be as they were read. Several of these in one commit go
   * through `onceEach`, since they may rest on the same cases.
   */
  readonly changes: readonly Change[]
  readonly events: readonly DomainEvent[]
}

/**
 * The retention of a case after its row, its documents or its facts changed, for the same commit (P9.1). `file`,
 * `documents` and `keeping.facts` are as they will be, `keeping.rows` as they are stored; `duties` are the open ones of the
 * case that nothing else in the commit touches. `changing` are other cases as they will be, where the commit changes them.
 *
 * Whoever changes a fact counts the version of the case's row on, in the same commit: by that others that rest on it find
 * out, and the duty to decide is told from the one before. Pure.
 */
export function recalculated(
  file: Row<'cases'>,
  keeping: Keeping,
  documents: readonly Pick<Row<'documents'>, 'kind' | 'state'>[],
  duties: readonly Row<'duties'>[],
  context: Context,
  changing: readonly Row<'cases'>[] = [],
): Recalculated {
  const open = duties.filter((duty) => duty.kind === 'decideRetention' && duty.subject === file.number)
  // What outlives a destroyed case is kept by the date that it has.
  if (isGone(file)) {
    return { rows: keeping.rows, changes: [], events: [] }
  }
  if (file.state !== 'ended') return withoutDates(file, keeping, open, context)
  const computed = computeAll(file, withOthers(keeping, changing), kindsOf(documents), context)
  const rows: Row<'retention'>[] = []
  const added: Row<'retention'>[] = []
  const changes: Change[] = []
  const events: DomainEvent[] = []
  for (const { kind, result } of computed) {
    const was = keeping.rows.find((row) => row.kind === kind)
    const row = rowOf(file, kind, result, was, context)
    if (was === undefined) added.push(row)
    if (was === undefined || row === was) {
      rows.push(row)
      continue
    }
    const amended = amend('retention', was, row)
    rows.push(amended.row)
    changes.push(amended.change)
    if (movedFrom(was, result)) events.push(moved(was, row))
  }
  if (added.length > 0) changes.unshift(insert('retention', ...added))
  const gone = keeping.rows.filter((was) => !rows.some(({ kind }) => kind === was.kind))
  changes.push(...gone.map(removal))
  const wanted = computed.some(({ result }) => result.missing.some(({ duty }) => duty))
  return {
    rows,
    changes: [...changes, ...settleDuty(file, wanted, open, context), ...restingOn(keeping, changing)],
    events,
  }
}

/** Of a case that goes on, or is void, nothing has a date. What was decided for it alone is decided all the same. */
function withoutDates(
  file: Row<'cases'>,
  { rows, facts }: Keeping,
  open: readonly Row<'duties'>[],
  context: Context,
): Recalculated {
  const wanted = file.state === 'open' && isUndecided(file, context.policy) && !facts.some(({ kind }) => kind === 'own')
  // What was to be found out is no longer asked for: that is nobody's merit.
  const duties = !wanted && rows.length > 0 ? dropDuties(open, context) : settleDuty(file, wanted, open, context)
  return { rows: [], changes: [...rows.map(removal), ...duties], events: [] }
}

const removal = (was: Row<'retention'>): Change => ({ op: 'remove', table: 'retention', was })

/** The policy leaves it to a decision for each case of the category (P9.1): asked for as soon as the case is open. */
export function isUndecided({ category }: Pick<Row<'cases'>, 'category'>, policy: Policy): boolean {
  return (policy.categories[category]?.retention?.period ?? 'undecided') === 'undecided'
}

/** An answer for a case (`kind` empty) or for its documents of a kind. */
export interface Computed {
  readonly kind: string
  readonly result: RetentionResult
}

/**
 * Until when a case is kept and, of the kinds that it has documents of in the archive, those that have a rule of their own.
 * A row that stands on a disposal keeps the rule by which it was put there; so does every row where the policy says that it
 * holds for new dates alone.
 */
export function computeAll(
  file: Row<'cases'>,
  keeping: Keeping,
  kinds: ReadonlySet<string>,
  { policy, today }: Pick<Context, 'policy' | 'today'>,
): readonly Computed[] {
  const category = categoryOf(file, { policy })
  const ruled = new Set(Object.keys(category.retention?.kinds ?? {}).filter((kind) => kinds.has(kind)))
  for (const row of keeping.rows) if (row.kind !== '' && keepsRule(row, policy)) ruled.add(row.kind)
  return ['', ...[...ruled].sort()].map((kind) => {
    const row = keeping.rows.find((each) => each.kind === kind)
    const { rule, version } = ruleFor(row, category, kind, policy)
    const facts = retentionFactsOf(file, kind, category, keeping)
    return { kind, result: timeless(computeRetention({ rule, facts, today, policy: version })) }
  })
}

function ruleFor(
  row: Row<'retention'> | undefined,
  category: Parameters<typeof retentionRule>[1],
  kind: string,
  policy: Policy,
): { readonly rule: ResolvedRetention; readonly version: string } {
  const stored = row === undefined || !keepsRule(row, policy) ? null : resultOf(row)
  // What was decided for the case stands in place of the rule, whichever that is.
  if (stored !== null && stored.rule.period.at !== 'own') return { rule: stored.rule, version: stored.policy }
  return { rule: retentionRule(policy, category, kind === '' ? undefined : kind), version: policy.version }
}

function keepsRule({ disposal }: Row<'retention'>, { settings }: Policy): boolean {
  return disposal !== null || settings.retention.appliesTo === 'newDates'
}

/** What a row's date rests on. */
export function resultOf({ result }: Pick<Row<'retention'>, 'result'>): RetentionResult {
  return result as unknown as RetentionResult
}

/** Of which kinds the archive has documents. */
export function kindsOf(documents: readonly Pick<Row<'documents'>, 'kind' | 'state'>[]): ReadonlySet<string> {
  return new Set(documents.filter(isArchived).map(({ kind }) => kind))
}

/** As it is stored: that a day lies ahead is seen by the day on which somebody looks. */
function timeless(result: RetentionResult): RetentionResult {
  const marks = result.marks.filter((mark) => mark !== 'planned')
  return JSON.parse(JSON.stringify({ ...result, marks })) as RetentionResult
}

/** The row of an answer: the very one that is stored where it says the same. */
function rowOf(
  file: Row<'cases'>,
  kind: string,
  result: RetentionResult,
  was: Row<'retention'> | undefined,
  { tenant, now, policy }: Context,
): Row<'retention'> {
  const due = result.due ?? never
  const disposal = was?.disposal ?? null
  const row = {
    tenant,
    case: file.number,
    kind,
    category: file.category,
    department: file.department,
    owner: file.owner,
    // That there are documents of a kind is known to whoever may know of the kind.
    level: Math.max(file.level, policy.categories[file.category]?.kinds[kind]?.level ?? 0),
    state: disposal === null ? result.state : 'listed',
    due,
    month: due.slice(0, 7),
    action: result.action,
    disposal,
  }
  const json = result as unknown as Json
  if (was === undefined) return { ...row, result: json, before: null, version: 1 }
  const same = canonical(was.result) === canonical(json)
  if (same && Object.entries(row).every(([column, value]) => was[column as keyof typeof row] === value)) return was
  const before = movedFrom(was, result) ? ({ at: now, result: was.result } as Json) : was.before
  return { ...row, result: same ? was.result : json, before, version: was.version }
}

function movedFrom(was: Row<'retention'>, result: RetentionResult): boolean {
  return compareRetention(resultOf(was), result).move !== 'same'
}

function moved(was: Row<'retention'>, row: Row<'retention'>): DomainEvent {
  const kind = row.kind === '' ? null : row.kind
  return { type: 'retention.moved', data: { case: row.case, kind, from: orNull(was.due), to: orNull(row.due) } }
}

/** The relations with those other cases as they will be that the commit changes. */
function withOthers(keeping: Keeping, changing: readonly Row<'cases'>[]): Keeping {
  const relations = keeping.relations.map(({ row, other }) => ({
    row,
    other: changing.find(({ number }) => number === other.number) ?? other,
  }))
  return { ...keeping, relations }
}

/** Related cases on whose end a date rests must not end, or go on, meanwhile. */
function restingOn({ relations }: Keeping, changing: readonly Row<'cases'>[]): readonly Change[] {
  return onceEach(
    relations
      .filter(({ row, other }) => row.relation !== 'needs' && changing.every(({ number }) => number !== other.number))
      .map(({ other }): Change => ({ op: 'expect', table: 'cases', was: other })),
  )
}

/** Without saying that a case must still be as it was read where another change of the same commit says so too. */
export function onceEach(changes: readonly Change[]): readonly Change[] {
  const settled = new Set(
    changes.flatMap((change) => (change.op === 'replace' && change.table === 'cases' ? change.was.number : [])),
  )
  return changes.filter((change) => {
    if (change.op !== 'expect' || change.table !== 'cases') return true
    if (settled.has(change.was.number)) return false
    settled.add(change.was.number)
    return true
  })
}

/** Somebody has to say what is not known (P9.1): a duty of the archive, done when it is said. */
function settleDuty(
  file: Row<'cases'>,
  wanted: boolean,
  open: readonly Row<'duties'>[],
  context: Context,
): readonly Change[] {
  if (!wanted) return closeDuty(open, 'decideRetention', file.number, context)
  return open.length > 0 ? [] : [insert('duties', decideDuty(file, context))]
}

/** The duty to say what is not known, from today on. The version of the case tells one such duty from the next. */
export function decideDuty(file: Row<'cases'>, context: Context): Row<'duties'> {
  const { number, version } = file
  return newDuty({ kind: 'decideRetention', subject: number, round: version, since: context.today, file }, context)
}

/** The rows of a case that was given to others: no date moves by that. */
export function carried(
  rows: readonly Row<'retention'>[],
  { department, owner }: Pick<Row<'cases'>, 'department' | 'owner'>,
): readonly Change[] {
  return rows
    .filter((row) => row.department !== department || row.owner !== owner)
    .map((row) => amend('retention', row, { department, owner }).change)
}

/** What stands on a disposal is released there first. */
export function mustNotBeListed({ number }: Pick<Row<'cases'>, 'number'>, rows: readonly Row<'retention'>[]): void {
  if (rows.every(({ disposal }) => disposal === null)) return
  refuse('NOT_READY', { what: 'case', number, lacks: ['notOnDisposal'] })
}
