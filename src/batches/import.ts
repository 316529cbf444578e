import * as z from 'zod'
import { may } from '../access/rules.ts'
import type { PlainDate } from '../calendar/plain-date.ts'
import { checklistOf, lacksFinal } from '../cases/checklist.ts'
import { categoryOf, cleared, findBatches, findDocuments, findOpenDuties } from '../cases/facts.ts'
import { recount } from '../cases/recount.ts'
import { newOriginal } from '../documents/originals.ts'
import { prepareDocuments } from '../documents/prepare.ts'
import { allKinds, type NewDocument, newDocuments } from '../documents/schema.ts'
import { dropDuties, openDuty, recordDuty } from '../duties/changes.ts'
import { advanceCase } from '../engine/advance.ts'
import { insert } from '../engine/changes.ts'
import { command, type Decision, type Rehearsal } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import {
  commandInput,
  dayOrMoment,
  dayOrMonth,
  givenDay,
  note,
  notInFuture,
  numberOf,
  pastMoment,
  personId,
} from '../engine/inputs.ts'
import { Issues } from '../engine/issues.ts'
import { inputIssues } from '../engine/parse.ts'
import { orUnread, Unread } from '../engine/unread.ts'
import type { DomainEvent } from '../events/event.ts'
import { findKeeping, type Keeping, noKeeping, rulesKinds } from '../keeping/facts.ts'
import { onceEach, type Recalculated, recalculated } from '../keeping/recalculate.ts'
import { formatBatchNumber, formatDocumentNumber } from '../numbering/within-case.ts'
import { oncePerPolicy } from '../policy/once.ts'
import { type Change, type Reader, type Row, sees, tables } from '../storage.ts'
import { earliest, newBatch } from './collect.ts'

/** As many batches as one call takes. */
const mostBatches = 1000

interface ImportedBatch {
  readonly state: 'collecting' | 'archived'
  readonly case: string
  readonly documents: readonly NewDocument[]
  readonly event?: string | undefined
  readonly note?: string | undefined
  readonly on?: string | undefined
  readonly by?: string | undefined
}
interface Input {
  readonly batches: readonly (ImportedBatch | Unread)[]
  readonly dryRun?: boolean | undefined
  readonly idempotencyKey?: string | undefined
}

const importedBatchSchema = oncePerPolicy((policy) => {
  const documents = newDocuments(policy, allKinds(policy))
  const shape = {
    case: numberOf('case'),
    event: dayOrMonth().optional().meta({ description: 'When what an update records happened' }),
    note: note.optional(),
  }
  return z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('collecting'), documents, ...shape }).meta({ title: 'collecting' }),
    z
      .strictObject({
        state: z.literal('archived'),
        // Nothing that comes in archived supersedes anything: a revision is archived by its transfer.
        documents: z
          .array(documents.element.omit({ revises: true }))
          .min(1)
          .max(500),
        ...shape,
        on: dayOrMoment().optional().meta({ description: 'When it was archived, by the old register' }),
        by: personId.optional().meta({ description: 'Who archived it, by the old register' }),
      })
      .meta({ title: 'archived' }),
  ]) as unknown as z.ZodType<ImportedBatch>
})

const inputOf = (batch: z.ZodType<ImportedBatch | Unread>): z.ZodType<Input> =>
  z.strictObject({
    batches: z.array(batch).min(1).max(mostBatches),
    dryRun: z.boolean().optional().meta({ description: 'Check all of it, and write nothing' }),
    ...commandInput,
  })

/** A batch that came in. */
export interface ImportedBatchResult {
  readonly case: string
  readonly number: string
  readonly kind: 'first' | 'update'
  readonly state: 'collecting' | 'archived'
  /** The numbers of its documents; null while they are not sorted. */
  readonly documents: readonly (string | null)[]
}

interface Work {
  readonly file: Row<'cases'>
  readonly documents: readonly Row<'documents'>[]
  readonly batches: readonly Row<'batches'>[]
  readonly duties: readonly Row<'duties'>[]
  /** Read where the case has ended and a kind of its documents is kept by a rule of its own. */
  readonly keeping: Keeping
}

/**
 * Documents of an old register are taken over in batches, still to be sorted or long in the archive. It is the one way
 * into the archive without review and transfer (P4.3, P5.2), for what went through them before this archive was.
 */
export const importBatches = command({
  name: 'batches.import',
  summary: 'Take over batches of an old register, still to be sorted or in the archive already',
  input: (policy) => inputOf(importedBatchSchema(policy)),
  reads: (policy) => inputOf(orUnread(importedBatchSchema(policy))),
  output: () =>
    z.object({
      batches: z.array(
        z.object({
          case: z.string(),
          number: z.string(),
          kind: z.enum(['first', 'update']),
          state: z.enum(['collecting', 'archived']),
          documents: z.array(z.string().nullable()),
        }),
      ),
    }),
  facts: async (read, { batches }, context): Promise<ReadonlyMap<string, Work>> => {
    const numbers = [...new Set(batches.flatMap((batch) => (batch instanceof Unread ? [] : batch.case)))]
    const keys = numbers.map((number) => ({ tenant: context.tenant, number }))
    const works = new Map<string, Work>()
    for (const file of await read.getMany('cases', keys)) {
      if (file !== null && sees(context.sight, file, tables.cases.sight)) {
        works.set(file.number, await findWork(read, file, context))
      }
    }
    return works
  },
  access: (_works, _input, { actor, policy }) => may('batches.import', '', actor, policy),
  decide: (works, input, context): Decision<ImportedBatches> | Rehearsal<ImportedBatches> => {
    const cases = takeOver(works, input, context)
    const batches = cases.flatMap(({ taken }) => taken).sort((one, other) => one.index - other.index)
    const result = { batches: batches.map(resultOf) }
    if (input.dryRun === true) return { rehearsed: result }
    const after = cases.map((one) => changesOf(one, context))
    return {
      chains: cases.map(({ file }) => file.number),
      changes: onceEach(after.flatMap(({ changes }) => changes)),
      events: [...batches.flatMap(eventsOf), ...after.flatMap(({ events }) => events)],
      result,
    }
  },
})

export interface ImportedBatches {
  readonly batches: readonly ImportedBatchResult[]
}

/** What is known of a case. What it does not have is not looked for. */
async function findWork(read: Reader, file: Row<'cases'>, context: Context): Promise<Work> {
  const bare = file.lastPosition === 0 && (file.absorbed as readonly string[]).length === 0
  return {
    file,
    documents: bare ? [] : await findDocuments(read, file, context),
    batches: file.lastBatch === 0 ? [] : await findBatches(read, file.number, context),
    duties: await findOpenDuties(read, file.number, context),
    keeping: hasDates(file, context) ? await findKeeping(read, file, context) : noKeeping,
  }
}

/** Dates of kinds may come to it. */
function hasDates(file: Row<'cases'>, context: Context): boolean {
  return file.state === 'ended' && rulesKinds(categoryOf(file, context))
}

/** A new batch, with its place in the call. */
interface Taken {
  readonly index: number
  readonly batch: Row<'batches'>
  readonly documents: readonly Row<'documents'>[]
  readonly duties: readonly Change[]
}
/** A case with the batches that come to it, in the order of the call. */
interface TakenCase extends Work {
  readonly taken: Taken[]
}

/** Checks every batch of the call, and refuses all that is wrong with any of them at once. */
function takeOver(works: ReadonlyMap<string, Work>, { batches }: Input, context: Context): readonly TakenCase[] {
  const issues = new Issues()
  const cases = new Map<string, TakenCase>()
  for (const [index, row] of batches.entries()) {
    const path = ['batches', index]
    if (row instanceof Unread) {
      for (const issue of inputIssues(importedBatchSchema(context.policy), row.given)) {
        issues.found.push({ ...issue, path: [...path, ...issue.path] })
      }
      continue
    }
    const work = works.get(row.case)
    if (work === undefined) {
      issues.add([...path, 'case'], 'absent', `there is no case ${row.case}`)
      continue
    }
    const own = cases.get(row.case) ?? { ...work, taken: [] }
    cases.set(row.case, own)
    const batch = checkImported(own, row, index, path, issues, context)
    if (batch !== undefined) own.taken.push(batch)
  }
  issues.refuseAny()
  return [...cases.values()]
}

function checkImported(
  own: TakenCase,
  row: ImportedBatch,
  index: number,
  path: readonly (string | number)[],
  issues: Issues,
  context: Context,
): Taken | undefined {
  const { file, taken } = own
  const before = issues.found.length
  const known = [...own.documents, ...taken.flatMap(({ documents }) => documents)]
  // What an old register has of an ended case came before its end: it is not asked whether the end requires it.
  issues.attempt(path, 'case', () => advanceCase(file, 'collect', { unfinished: 0, archived: 0, unexpected: 0 }))
  issues.attempt(path, 'event', () => notInFuture(row.event, context.today, ['event']))
  const at = issues.attempt(path, 'on', () => pastMoment(row.on, ['on'], context))
  const prepared = issues.attempt(path, 'documents', () =>
    prepareDocuments(
      row.documents,
      categoryOf(file, context),
      file.level,
      file.number,
      file.lastPosition + count(taken),
      known.filter((document) => cleared(document, context)),
      context,
    ),
  )
  if (issues.found.length > before) return undefined
  const documents = prepared!.documents
  const sequence = file.lastBatch + taken.length + 1
  const first = [...own.batches, ...taken.map(({ batch }) => batch)].every(({ state }) => state === 'withdrawn')
  const target = {
    number: formatBatchNumber(file.number, sequence),
    sequence,
    kind: first ? ('first' as const) : ('update' as const),
  }
  const events = [
    ...(row.event === undefined ? [] : [givenDay(row.event).day]),
    ...documents.flatMap((document) => document.event ?? []),
  ]
  const collecting = row.state === 'collecting'
  const event = first ? null : collecting ? earliest(events, context) : (events.sort()[0] ?? at!.day)
  const collected = newBatch(target, file, event, row.note, context)
  const where = { case: file.number, batch: target.number }
  if (collecting) {
    const duties = issues.attempt(path, 'event', () =>
      event === null ? [] : updateDuties(target.number, event, file, context),
    )
    const rows = documents.map((document) => ({ ...document, ...where }))
    return duties && { index, batch: collected, documents: rows, duties }
  }
  // The old register knows when it was archived and by whom, and so that it was collected by then.
  const filed = { collected: at!.moment, collectedBy: row.by ?? context.actor.person }
  return {
    index,
    batch: { ...collected, ...filed, state: 'archived', archived: at!.moment },
    documents: documents.map((document, at) => numbered({ ...document, ...where, ...filed }, lastNumber(own) + at + 1)),
    duties: [],
  }
}

const count = (taken: readonly Taken[]) => taken.reduce((sum, { documents }) => sum + documents.length, 0)
/** The last number that a document of the case has, with those that come in. */
const lastNumber = ({ file, taken }: TakenCase) =>
  file.lastDocument + count(taken.filter(({ batch }) => batch.state === 'archived'))

function numbered(document: Row<'documents'>, sequence: number): Row<'documents'> {
  return { ...document, state: 'archived', number: formatDocumentNumber(document.case, sequence), sequence }
}

/** As the collection of an update: timely or not by itself, and to be submitted in time (P10.2). */
function updateDuties(subject: string, since: PlainDate, file: Row<'cases'>, context: Context): readonly Change[] {
  return [
    recordDuty({ kind: 'collectUpdate', subject, round: file.version + 1, since, file }, context),
    openDuty({ kind: 'submitUpdate', subject, round: 1, since, file }, context),
  ]
}

/** The case with its new batches, counted again, and its duties. */
function changesOf({ file, taken, ...own }: TakenCase, context: Context): Pick<Recalculated, 'changes' | 'events'> {
  const added = taken.flatMap(({ documents }) => documents)
  const all = [...own.documents, ...added]
  const archived = taken.filter(({ batch }) => batch.state === 'archived')
  const counters = {
    lastPosition: file.lastPosition + added.length,
    lastDocument: file.lastDocument + count(archived),
    lastBatch: file.lastBatch + taken.length,
  }
  // What is in the archive was collected and submitted at a time that nobody knows: a duty that it ends was neither in
  // time nor late.
  const lines = checklistOf(categoryOf(file, context), file, all)
  const settled = own.duties.filter(
    ({ kind, subject }) =>
      subject === file.number &&
      ((kind === 'firstBatch' && archived.some(({ batch }) => batch.kind === 'first')) ||
        (kind === 'collectFinal' && archived.length > 0 && !lacksFinal(lines))),
  )
  const others = own.duties.filter((duty) => !settled.includes(duty))
  const onPaper = archived.flatMap(({ documents }) => documents.filter(({ medium }) => medium === 'paper'))
  const counted = recount(file, counters, all, others, context)
  const kept =
    archived.length > 0 && hasDates(file, context)
      ? recalculated(counted.row, own.keeping, all, others, context)
      : { changes: [], events: [] }
  const changes = [
    ...counted.changes,
    insert('documents', ...added),
    insert('batches', ...taken.map(({ batch }) => batch)),
    ...(onPaper.length > 0 ? [insert('originals', ...onPaper.map((row) => newOriginal(row, context)))] : []),
    ...dropDuties(settled, context),
    ...taken.flatMap(({ duties }) => duties),
    ...kept.changes,
  ]
  return { changes, events: kept.events }
}

function eventsOf({ batch, documents }: Taken): readonly DomainEvent[] {
  const data = { case: batch.case, batch: batch.number }
  return [
    { type: 'batch.collected', data: { ...data, documents: documents.length } },
    ...(batch.state === 'archived' ? [{ type: 'batch.archived' as const, data }] : []),
  ]
}

function resultOf({ batch, documents }: Taken): ImportedBatchResult {
  return {
    case: batch.case,
    number: batch.number,
    kind: batch.kind as ImportedBatchResult['kind'],
    state: batch.state as ImportedBatchResult['state'],
    documents: documents.map(({ number }) => number),
  }
}
