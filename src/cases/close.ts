import * as z from 'zod'
import { may } from '../access/rules.ts'
import { isKept } from '../documents/prepare.ts'
import { closeDuty, dropDuties, openDuty } from '../duties/changes.ts'
import { advanceCase } from '../engine/advance.ts'
import { amend } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, dayOrMonth, givenDay, notInFuture, numberOf, reason, seenVersion } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import type { CaseFacts } from '../machines/case.ts'
import type { Policy } from '../policy/policy.ts'
import type { Change, Json, Reader, Row } from '../storage.ts'
import { checklistOf, completeness } from './checklist.ts'
import { absorbedBy, categoryOf, findBatches, findCase, findDocuments, findOpenDuties, unfinished } from './facts.ts'
import { indexChanges } from './indexed.ts'
import { caseSchema, viewCase } from './view.ts'

interface CaseWork {
  readonly file: Row<'cases'>
  readonly documents: readonly Row<'documents'>[]
  readonly batches: readonly Row<'batches'>[]
  readonly duties: readonly Row<'duties'>[]
}

async function findCaseWork(read: Reader, number: string, context: Context): Promise<CaseWork> {
  const file = await findCase(read, number, context)
  return {
    file,
    documents: await findDocuments(read, file, context),
    batches: await findBatches(read, number, context),
    duties: await findOpenDuties(read, number, context),
  }
}

function caseFacts({ documents, batches }: CaseWork): CaseFacts {
  return {
    unfinished: batches.filter(unfinished).length,
    archived: documents.filter((document) => isKept(document) && document.state !== 'numbered').length,
    unexpected: 0,
  }
}

const caseInput = { case: numberOf('case'), version: seenVersion }
const output = (policy: Policy) => z.object({ case: caseSchema(policy) })

/** The matter ends: cooperation, project or employment. What is only expected then becomes due (P3.2, P9.1). */
export const end = command({
  name: 'cases.end',
  summary: 'Record that the matter of a case has ended',
  input: () => z.strictObject({ ...caseInput, on: dayOrMonth() }),
  output,
  facts: async (read, input, context) => ({
    ...(await findCaseWork(read, input.case, context)),
    indexed: await findAll(read, 'caseFields.ofCase', { tenant: context.tenant, case: input.case }),
  }),
  access: ({ file }, _input, { actor, policy }) => may('cases.end', file.department, actor, policy),
  decide: (work, input, context) => {
    const { file, documents } = work
    current('case', file.number, file, input.version)
    const state = advanceCase(file, 'end', caseFacts(work))
    notInFuture(input.on, context.today, ['on'])
    const category = categoryOf(file, context)
    const fields: Json =
      category.endField === null ? file.fields : { ...(file.fields as object), [category.endField]: input.on }
    const lines = checklistOf(category, { state, fields }, documents)
    const ended = givenDay(input.on).day
    const { row, change } = amend('cases', file, {
      state,
      ended,
      fields,
      ...completeness(lines),
      policy: context.policy.version,
    })
    const changes: Change[] = [change, ...indexChanges(row, category, work.indexed)]
    if (lines.some((line) => line.expected === 'end' && line.status === 'missing')) {
      // The case's own version tells the endings of a reopened case apart.
      const duty = { kind: 'collectFinal', subject: file.number, round: row.version, since: ended, file: row } as const
      changes.push(openDuty(duty, context))
    }
    return {
      chains: [file.number],
      changes,
      events: [{ type: 'case.ended', data: { case: file.number, on: ended } }],
      result: { case: viewCase(row, context) },
    }
  },
})

/** A case that ended goes on, or ended by mistake. */
export const reopen = command({
  name: 'cases.reopen',
  summary: 'Reopen an ended case',
  input: () => z.strictObject({ ...caseInput, reason }),
  output,
  facts: async (read, input, context) => ({
    ...(await findCaseWork(read, input.case, context)),
    indexed: await findAll(read, 'caseFields.ofCase', { tenant: context.tenant, case: input.case }),
  }),
  access: ({ file }, _input, { actor, policy }) => may('cases.reopen', file.department, actor, policy),
  decide: (work, input, context) => {
    const { file, documents } = work
    current('case', file.number, file, input.version)
    const state = advanceCase(file, 'reopen', caseFacts(work))
    const category = categoryOf(file, context)
    const fields: Record<string, Json> = { ...(file.fields as Readonly<Record<string, Json>>) }
    if (category.endField !== null) delete fields[category.endField]
    const { row, change } = amend('cases', file, {
      state,
      ended: null,
      fields,
      reason: input.reason,
      ...completeness(checklistOf(category, { state, fields }, documents)),
      policy: context.policy.version,
    })
    return {
      chains: [file.number],
      changes: [
        change,
        ...indexChanges(row, category, work.indexed),
        ...dropDuties(
          work.duties.filter((duty) => duty.kind === 'collectFinal'),
          context,
        ),
      ],
      events: [{ type: 'case.reopened', data: { case: file.number } }],
      result: { case: viewCase(row, context) },
    }
  },
})

/** A case that was opened in error: it keeps its number, which is never given again (P2.2). */
export const voidCase = command({
  name: 'cases.void',
  summary: 'Void a case that was opened in error; its number is kept',
  input: () => z.strictObject({ ...caseInput, reason }),
  output,
  facts: (read, input, context) => findCaseWork(read, input.case, context),
  access: ({ file }, _input, { actor, policy }) => may('cases.void', file.department, actor, policy),
  decide: (work, input, context) => {
    const { file } = work
    current('case', file.number, file, input.version)
    const state = advanceCase(file, 'void', caseFacts(work))
    const { row, change } = amend('cases', file, {
      state,
      reason: input.reason,
      ...completeness([]),
      policy: context.policy.version,
    })
    return {
      chains: [file.number],
      changes: [change, ...dropDuties(work.duties, context)],
      events: [{ type: 'case.voided', data: { case: file.number } }],
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
  facts: async (read, input, context) => ({
    ...(await findCaseWork(read, input.case, context)),
    into: await findCaseWork(read, input.into, context),
  }),
  access: ({ file, into }, _input, { actor, policy }) => {
    const verdict = may('cases.merge', file.department, actor, policy)
    return verdict.allowed ? may('cases.merge', into.file.department, actor, policy) : verdict
  },
  decide: ({ into, ...work }, input, context) => {
    const { file } = work
    current('case', file.number, file, input.version)
    if (file.number === into.file.number) invalid(['into'], 'same', 'is the case itself')
    if (file.category !== into.file.category) {
      invalid(['into'], 'category', `${into.file.number} is a case of ${into.file.category}`, [file.category])
    }
    const state = advanceCase(file, 'merge', caseFacts(work))
    advanceCase(into.file, 'absorb', caseFacts(into))
    const category = categoryOf(file, context)
    const merged = amend('cases', file, {
      state,
      mergedInto: into.file.number,
      reason: input.reason,
      ...completeness([]),
      policy: context.policy.version,
    })
    const documents = [...into.documents, ...work.documents]
    const lines = checklistOf(category, into.file, documents)
    const complete = lines.every((line) => line.expected === 'now' || line.status !== 'missing')
    const remaining = amend('cases', into.file, {
      absorbed: [...absorbedBy(into.file), file.number, ...absorbedBy(file)],
      ...completeness(lines),
      policy: context.policy.version,
    })
    return {
      chains: [file.number, into.file.number],
      changes: [
        merged.change,
        remaining.change,
        ...dropDuties(work.duties, context),
        ...(complete ? closeDuty(into.duties, 'collectFinal', into.file.number, context) : []),
      ],
      events: [{ type: 'case.merged', data: { case: file.number, into: into.file.number } }],
      result: { case: viewCase(merged.row, context), into: viewCase(remaining.row, context) },
    }
  },
})
