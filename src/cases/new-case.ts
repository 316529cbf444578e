import * as z from 'zod'
import { newBatch } from '../batches/collect.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import type { PreparedDocument } from '../documents/prepare.ts'
import { type NewDocument, newDocuments } from '../documents/schema.ts'
import { newDuty } from '../duties/changes.ts'
import { insert } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import { department, note, personId, text } from '../engine/inputs.ts'
import type { DomainEvent } from '../events/event.ts'
import { noKeeping } from '../keeping/facts.ts'
import { decideDuty, isUndecided, recalculated } from '../keeping/recalculate.ts'
import { formatBatchNumber } from '../numbering/within-case.ts'
import type { Policy, ResolvedCategory } from '../policy/policy.ts'
import type { Change, Json, Row } from '../storage.ts'
import { searchKey } from '../text.ts'
import { checklistOf, completeness, lacksFinal } from './checklist.ts'
import { indexRow, indexValues, isIndexed } from './indexed.ts'

/** What is said of a case that is opened or taken over. */
export interface NewCase {
  readonly category: string
  readonly title: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly department?: string | undefined
  readonly owner?: string | undefined
  readonly level?: string | undefined
  readonly documents?: readonly NewDocument[] | undefined
  readonly note?: string | undefined
}

/** One member a category, told apart by `category`; each knows its fields and document kinds. */
export function newCaseSchema(policy: Policy, more: z.ZodRawShape): z.ZodType {
  const members = Object.values(policy.categories).map((category) => {
    const kinds = Object.keys(category.kinds)
    return z
      .strictObject({
        category: z.literal(category.name),
        title: text(300),
        fields: category.fields,
        department: department.optional(),
        owner: personId.optional(),
        level: z.enum(policy.levels as [string, ...string[]]).optional(),
        ...(kinds.length > 0 && { documents: newDocuments(policy, kinds).optional() }),
        note: note.optional(),
        ...more,
      })
      .meta({ title: category.name })
  })
  return z.discriminatedUnion('category', members as unknown as [(typeof members)[number]])
}

/** What the rules made of an input. */
interface Checked {
  readonly category: ResolvedCategory
  readonly department: string
  readonly level: number
  readonly fields: Json
  readonly documents: readonly PreparedDocument[]
  /** When it was opened, and the day that it was there. */
  readonly opened: { readonly moment: string; readonly day: PlainDate }
  /** Null while it goes on. */
  readonly ended: PlainDate | null
}

/** A case that passed every rule and waits for its number; its rows have none so far. */
export interface CaseDraft {
  readonly file: Row<'cases'>
  readonly fields: ReturnType<typeof indexValues>
  readonly documents: readonly PreparedDocument[]
  readonly batch: Row<'batches'> | null
  readonly duties: readonly Row<'duties'>[]
  /** Until when it is kept, where it has ended. */
  readonly retention: readonly Row<'retention'>[]
}

export function draftCase(input: NewCase, checked: Checked, context: Context): CaseDraft {
  const { tenant, policy, actor } = context
  const { category, department, level, fields, documents, opened, ended } = checked
  const state = ended === null ? 'open' : 'ended'
  const lines = checklistOf(category, { state, fields }, documents)
  const file: Row<'cases'> = {
    tenant,
    number: '',
    sequence: 0,
    category: category.name,
    title: input.title,
    titleKey: searchKey(input.title),
    state,
    department,
    owner: input.owner ?? actor.person,
    level,
    fields,
    opened: opened.moment,
    openedBy: actor.person,
    ended,
    reason: null,
    mergedInto: null,
    absorbed: [],
    ...completeness(category, lines),
    policy: policy.version,
    lastPosition: documents.length,
    lastDocument: 0,
    lastBatch: documents.length > 0 ? 1 : 0,
    version: 1,
  }
  const duties = [newDuty({ kind: 'firstBatch', subject: '', round: 1, since: opened.day, file }, context)]
  if (lacksFinal(lines)) {
    duties.push(newDuty({ kind: 'collectFinal', subject: '', round: file.version, since: ended!, file }, context))
  }
  // Nobody can say how long a case of such a category is kept before it is decided (P9.1).
  const { rows: retention, isUnknown } = keptUntil(file, context)
  if (isUnknown) duties.push(decideDuty(file, context))
  return {
    file,
    retention,
    fields: indexValues(fields, category).filter(isIndexed),
    documents,
    batch:
      documents.length === 0
        ? null
        : newBatch({ number: '', sequence: 1, kind: 'first' }, file, null, input.note, context),
    duties,
  }
}

/** Until when a new case is kept, by what its register says of its end; and whether somebody has to say what is missing. */
function keptUntil(file: Row<'cases'>, context: Context) {
  if (file.state === 'open') return { rows: [], isUnknown: isUndecided(file, context.policy) }
  const { rows, changes } = recalculated(file, noKeeping, [], [], context)
  return { rows, isUnknown: changes.some(({ table }) => table === 'duties') }
}

/** The rows of a new case. */
export interface CaseRows {
  readonly file: Row<'cases'>
  readonly fields: readonly Row<'caseFields'>[]
  readonly documents: readonly Row<'documents'>[]
  readonly batch: Row<'batches'> | null
  readonly duties: readonly Row<'duties'>[]
  readonly retention: readonly Row<'retention'>[]
}

export function numberCase(draft: CaseDraft, number: string, sequence: number): CaseRows {
  const file = { ...draft.file, number, sequence }
  const batch = draft.batch && { ...draft.batch, number: formatBatchNumber(number, 1), case: number }
  return {
    file,
    fields: draft.fields.map((value) => indexRow(file, value)),
    documents: draft.documents.map((document) => ({ ...document, case: number, batch: batch!.number })),
    batch,
    duties: draft.duties.map((duty) => ({ ...duty, subject: number, case: number })),
    retention: draft.retention.map((row) => ({ ...row, case: number })),
  }
}

/** All rows of one table together, so that many cases cost as few statements as one. */
export function insertCases(cases: readonly CaseRows[]): readonly Change[] {
  const fields = cases.flatMap((one) => one.fields)
  const documents = cases.flatMap((one) => one.documents)
  const batches = cases.flatMap((one) => one.batch ?? [])
  const retention = cases.flatMap((one) => one.retention)
  return [
    insert('cases', ...cases.map((one) => one.file)),
    ...(fields.length > 0 ? [insert('caseFields', ...fields)] : []),
    ...(documents.length > 0 ? [insert('documents', ...documents), insert('batches', ...batches)] : []),
    insert('duties', ...cases.flatMap((one) => one.duties)),
    ...(retention.length > 0 ? [insert('retention', ...retention)] : []),
  ]
}

/** What happened when a case came in. */
export function openedEvents({ file, documents, batch }: CaseRows): readonly DomainEvent[] {
  const { number, category, ended } = file
  const events: DomainEvent[] = [{ type: 'case.opened', data: { case: number, category } }]
  if (batch !== null) {
    events.push({
      type: 'batch.collected',
      data: { case: number, batch: batch.number, documents: documents.length },
    })
  }
  if (ended !== null) events.push({ type: 'case.ended', data: { case: number, on: ended } })
  return events
}
