import { addDays } from '../calendar/plain-date.ts'
import { isGone } from '../cases/gone.ts'
import { add, amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { DomainEvent } from '../events/event.ts'
import { findKeptCase, type Keeping, type KeptCase } from '../keeping/facts.ts'
import { factRow } from '../keeping/known.ts'
import { recalculated, resultOf } from '../keeping/recalculate.ts'
import type { Extension } from '../retention/facts.ts'
import type { RetentionResult } from '../retention/result.ts'
import type { Change, Json, Reader, Row } from '../storage.ts'

type Entry = Row<'disposalEntries'>

/** A case of which something is kept longer (延期保管). */
export interface Extending extends KeptCase {
  /** The case itself, or kinds of its documents. */
  readonly entries: readonly Entry[]
}

/** Everything that the new dates rest on, case by case. */
export async function findExtending(
  read: Reader,
  entries: readonly Entry[],
  context: Context,
): Promise<readonly Extending[]> {
  const { tenant } = context
  const numbers = [...new Set(entries.map((entry) => entry.case))]
  const files = await read.getMany(
    'cases',
    numbers.map((number) => ({ tenant, number })),
  )
  const found: Extending[] = []
  for (const file of files) {
    if (file === null) continue
    const own = entries.filter((entry) => entry.case === file.number)
    found.push({ ...(await findKeptCase(read, file, context)), entries: own })
  }
  return found
}

/** What is decided takes effect: recorded as a fact, by which the date is computed anew, and off the list. */
export function extended(
  { file, entries, keeping, documents, duties }: Extending,
  context: Context,
): { readonly changes: readonly Change[]; readonly events: readonly DomainEvent[] } {
  const entryOf = (row: Row<'retention'>) =>
    entries.find(({ kind, disposal }) => kind === row.kind && disposal === row.disposal)
  if (isGone(file)) {
    const changes = keeping.rows.flatMap((row) => {
      const entry = entryOf(row)
      return entry === undefined ? [] : lengthened(row, extensionOf(entry, context))
    })
    return { changes, events: [] }
  }
  const facts = entries.map((entry) => recorded(keeping, entry, context))
  const kinds = new Set(entries.map(({ kind }) => kind))
  const others = keeping.facts.filter(({ kind, name }) => kind !== 'extension' || !kinds.has(name))
  // Off the list it goes by the policy again.
  const rows = keeping.rows.map((row) =>
    entryOf(row) === undefined ? row : { ...row, disposal: null, state: resultOf(row).state },
  )
  // Others that rest on it find out that a fact of it has changed.
  const counted = amend('cases', file, {})
  const after = recalculated(
    counted.row,
    { ...keeping, rows, facts: [...others, ...facts.map(({ row }) => row)] },
    documents,
    duties,
    context,
  )
  const unlisted = keeping.rows.flatMap((was) => {
    const row = after.rows.find(({ kind }) => kind === was.kind)
    if (entryOf(was) === undefined || row === undefined) return []
    const { version: _version, tenant: _tenant, ...columns } = row
    return amend('retention', was, columns).change
  })
  const isUnlisted = (change: Change) =>
    change.op === 'replace' && change.table === 'retention' && kinds.has(change.was.kind)
  return {
    changes: [
      counted.change,
      ...facts.map(({ change }) => change),
      ...after.changes.filter((change) => !isUnlisted(change)),
      ...unlisted,
    ],
    events: after.events,
  }
}

/** The first day on which it could go, were it kept longer as the entry says; null where there is none. */
export function dueOnceExtended(extending: Extending, entry: Entry, context: Context): string | null {
  for (const change of extended(extending, context).changes) {
    if (change.op !== 'replace' || change.table !== 'retention') continue
    if (change.was.kind === entry.kind && change.was.case === entry.case) return resultOf(change.row).due
  }
  return null
}

function extensionOf({ until, reason, appraisedBy }: Entry, { now }: Context): Extension {
  const source = { kind: 'hand', at: now, ...(appraisedBy !== null && { by: appraisedBy }) } as const
  return { until: until!, reason: reason!, source }
}

/** One extension of each: the last one decides. */
function recorded({ facts }: Keeping, entry: Entry, context: Context) {
  const { tenant, case: file, kind: name } = entry
  const row = factRow(tenant, file, 'extension', name, extensionOf(entry, context))
  const was = facts.find((fact) => fact.kind === 'extension' && fact.name === name)
  return was === undefined ? add('retentionFacts', row) : amend('retentionFacts', was, { content: row.content })
}

/** Of a case that is gone nothing is left to reckon by but what was reckoned before. */
function lengthened(row: Row<'retention'>, extension: Extension): Change {
  const result = resultOf(row)
  const { until } = extension
  const due = addDays(until, 1)
  const longer =
    result.state === 'dated' && until > result.endsOn
      ? ({
          ...result,
          endsOn: until,
          due,
          steps: [
            ...result.steps.filter(({ step }) => step !== 'due'),
            { step: 'extended', by: extension, to: until },
            { step: 'due', from: until, to: due },
          ],
          marks: [...new Set([...result.marks, 'extended' as const])],
        } satisfies RetentionResult)
      : result
  return amend('retention', row, {
    state: longer.state,
    disposal: null,
    ...(longer.due !== null && { due: longer.due, month: longer.due.slice(0, 7) }),
    result: longer as unknown as Json,
    before: { at: extension.source.at ?? null, result } as unknown as Json,
  }).change
}
