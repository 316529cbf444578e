import * as z from 'zod'
import { may } from '../access/rules.ts'
import { dropDuties } from '../duties/changes.ts'
import { advanceCase } from '../engine/advance.ts'
import { atOnce } from '../engine/at-once.ts'
import { untouched } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, dayOrMonth, givenDay, notInFuture, numberOf, reason, seenInput } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import type { DomainEvent } from '../events/event.ts'
import { findHolds } from '../holds/facts.ts'
import { keepHeld } from '../holds/keep.ts'
import { againDependents, findDependents } from '../keeping/dependents.ts'
import { findKeeping, findKeepingIfEnded } from '../keeping/facts.ts'
import { mustNotBeListed, onceEach, recalculated } from '../keeping/recalculate.ts'
import type { Policy } from '../policy/policy.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { absorbedBy, caseFacts, categoryOf, findBatches, findCase, findDocuments, findOpenDuties } from './facts.ts'
import { mergeFields } from './fields.ts'
import { indexChanges } from './indexed.ts'
import { chainsOf, raise } from './levels.ts'
import { recount } from './recount.ts'
import { caseSchema, viewCase } from './view.ts'

interface CaseWork {
  readonly file: Row<'cases'>
  readonly documents: readonly Row<'documents'>[]
  readonly batches: readonly Row<'batches'>[]
  readonly duties: readonly Row<'duties'>[]
}

async function findCaseWork(read: Reader, number: string, context: Context): Promise<CaseWork> {
  const file = await findCase(read, number, context)
  const [documents, batches, duties] = await atOnce(
    findDocuments(read, file, context),
    findBatches(read, number, context),
    findOpenDuties(read, number, context),
  )
  return { file, documents, batches, duties }
}

/** With its index, its retention, and what rests on its end. */
async function findEndWork(read: Reader, input: { readonly case: string }, context: Context) {
  const { tenant } = context
  const work = await findCaseWork(read, input.case, context)
  const [indexed, keeping, dependents, holds] = await atOnce(
    findAll(read, 'caseFields.ofCase', { tenant, case: input.case }),
    findKeeping(read, work.file, context),
    findDependents(read, work.file, context),
    findHolds(read, context),
  )
  return { ...work, indexed, keeping, dependents, holds }
}

const caseInput = { case: numberOf('case'), ...seenInput }
const output = (policy: Policy) => z.object({ case: caseSchema(policy) })

/** The matter ends: cooperation, project or employment. What is only expected then becomes due (P3.2, P9.1). */
export const end = command({
  name: 'cases.end',
  summary: 'Record that the matter of a case has ended',
  input: () => z.strictObject({ ...caseInput, on: dayOrMonth() }),
  output,
  facts: findEndWork,
  access: ({ file }, _input, { actor, policy }) => may('cases.end', file.department, actor, policy),
  decide: (work, input, context) => {
    const { file } = work
    current('case', file.number, file, input.version)
    const state = advanceCase(file, 'end', caseFacts(work.documents, work.batches))
    notInFuture(input.on, context.today, ['on'])
    const ended = givenDay(input.on).day
    const event = { type: 'case.ended', data: { case: file.number, on: ended } } as const
    return withEnd(work, { state, ended }, input.on, event, context)
  },
})

/** A case that ended goes on, or ended by mistake. */
export const reopen = command({
  name: 'cases.reopen',
  summary: 'Reopen an ended case',
  input: () => z.strictObject({ ...caseInput, reason }),
  output,
  facts: findEndWork,
  access: ({ file }, _input, { actor, policy }) => may('cases.reopen', file.department, actor, policy),
  headOf: ({ file }) => file.department,
  decide: (work, input, context) => {
    const { file } = work
    current('case', file.number, file, input.version)
    const state = advanceCase(file, 'reopen', caseFacts(work.documents, work.batches))
    mustNotBeListed(file, work.keeping.rows)
    const event = { type: 'case.reopened', data: { case: file.number } } as const
    return withEnd(work, { state, ended: null, reason: input.reason }, null, event, context)
  },
})

/** The case with another end, or with none again: its field that says so, and all that is kept until a date by it. */
function withEnd(
  work: Awaited<ReturnType<typeof findEndWork>>,
  patch: Partial<Row<'cases'>>,
  day: string | null,
  event: DomainEvent,
  context: Context,
) {
  const { file, documents } = work
  const category = categoryOf(file, context)
  const field = category.endField
  const fields = field === null ? file.fields : mergeFields(file.fields, { [field]: day }, category)
  const { row, changes } = recount(file, { ...patch, fields }, documents, work.duties, context)
  const kept = recalculated(row, work.keeping, documents, untouched(work.duties, changes), context)
  const others = againDependents(work.dependents, [row], context)
  return {
    chains: [file.number, ...others.chains],
    changes: onceEach([
      ...changes,
      ...indexChanges(row, category, work.indexed),
      ...kept.changes,
      ...others.changes,
      ...keepHeld(work.holds, file, row, context),
    ]),
    events: [event, ...kept.events, ...others.events],
    result: { case: viewCase(row, context) },
  }
}

/** A case that was opened in error: it keeps its number, which is never given again (P2.2). */
export const voidCase = command({
  name: 'cases.void',
  summary: 'Void a case that was opened in error; its number is kept',
  input: () => z.strictObject({ ...caseInput, reason }),
  output,
  facts: async (read, input, context) => {
    const work = await findCaseWork(read, input.case, context)
    return { ...work, dependents: await findDependents(read, work.file, context) }
  },
  access: ({ file }, _input, { actor, policy }) => may('cases.void', file.department, actor, policy),
  headOf: ({ file }) => file.department,
  decide: (work, input, context) => {
    const { file } = work
    current('case', file.number, file, input.version)
    const state = advanceCase(file, 'void', caseFacts(work.documents, work.batches))
    const { row, changes } = recount(file, { state, reason: input.reason }, work.documents, work.duties, context)
    const others = againDependents(work.dependents, [row], context)
    return {
      chains: [file.number, ...others.chains],
      changes: onceEach([...changes, ...dropDuties(untouched(work.duties, changes), context), ...others.changes]),
      events: [{ type: 'case.voided', data: { case: file.number } }, ...others.events],
      result: { case: viewCase(row, context) },
    }
  },
})

/**
 * A case that was opened twice: it becomes void and the other one stands for it. Its documents keep their numbers,
 * which may be stamped on paper, and count for the case that remains.
 */
export const merge = command({
  name: 'cases.merge',
  summary: 'Merge a case that was opened twice into the one that remains',
  input: () => z.strictObject({ ...caseInput, into: numberOf('case'), reason }),
  output: (policy) => z.object({ case: caseSchema(policy), into: caseSchema(policy) }),
  facts: async (read, input, context) => {
    const [work, into] = [await findCaseWork(read, input.case, context), await findCaseWork(read, input.into, context)]
    const [keeping, intoKeeping, dependents, holds] = await atOnce(
      findKeepingIfEnded(read, work.file, context),
      findKeepingIfEnded(read, into.file, context),
      findDependents(read, work.file, context),
      findHolds(read, context),
    )
    return { ...work, keeping, dependents, holds, into: { ...into, keeping: intoKeeping } }
  },
  access: ({ file, into }, _input, { actor, policy }) => {
    const verdict = may('cases.merge', file.department, actor, policy)
    return verdict.allowed ? may('cases.merge', into.file.department, actor, policy) : verdict
  },
  headOf: ({ file }) => file.department,
  decide: ({ into, ...work }, input, context) => {
    const { file } = work
    current('case', file.number, file, input.version)
    if (file.number === into.file.number) invalid(['into'], 'same', 'is the case itself')
    if (file.category !== into.file.category) {
      invalid(['into'], 'category', `${into.file.number} is a case of ${into.file.category}`, [file.category])
    }
    const state = advanceCase(file, 'merge', caseFacts(work.documents, work.batches))
    advanceCase(into.file, 'absorb', caseFacts(into.documents, into.batches))
    mustNotBeListed(file, work.keeping.rows)
    mustNotBeListed(into.file, into.keeping.rows)
    // What is merged is known to whoever may know the higher of the two, documents and all.
    const level = Math.max(file.level, into.file.level)
    const patch = { state, level, mergedInto: into.file.number, reason: input.reason }
    const merged = recount(file, patch, work.documents, work.duties, context)
    const absorbed = [...absorbedBy(into.file), file.number, ...absorbedBy(file)]
    const documents = [...into.documents, ...work.documents]
    const remaining = recount(into.file, { absorbed, level }, documents, into.duties, context)
    // What was recorded of the merged case stays with it: it is void, and has no date of its own any more.
    const changing = [merged.row, remaining.row]
    const open = untouched(into.duties, remaining.changes)
    const kept =
      into.file.state === 'ended'
        ? recalculated(remaining.row, into.keeping, documents, open, context, changing)
        : { changes: [], events: [] }
    const others = againDependents(work.dependents, changing, context)
    const gone = work.keeping.rows.map((was): Change => ({ op: 'remove', table: 'retention', was }))
    const changes = [...merged.changes, ...remaining.changes, ...kept.changes, ...gone]
    const dropped = dropDuties(untouched(work.duties, changes), context)
    const raised = documents.filter((document) => document.level < level)
    return {
      chains: [...new Set([file.number, ...chainsOf(into.file.number, raised), ...others.chains])],
      changes: onceEach([
        ...changes,
        ...dropped,
        ...raise(level, documents, untouched(into.duties, changes)),
        ...others.changes,
        ...keepHeld(work.holds, file, remaining.row, context),
      ]),
      events: [
        { type: 'case.merged', data: { case: file.number, into: into.file.number } },
        ...kept.events,
        ...others.events,
      ],
      result: { case: viewCase(merged.row, context), into: viewCase(remaining.row, context) },
    }
  },
})
