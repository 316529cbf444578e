import * as z from 'zod'
import { may } from '../access/rules.ts'
import { levelFor } from '../documents/prepare.ts'
import { closeDuty } from '../duties/changes.ts'
import { advanceCase } from '../engine/advance.ts'
import { amend as amendRow } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, department, numberOf, personId, reason, seenVersion, text } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid, parseInput } from '../engine/parse.ts'
import { isCasekeepError, refuse } from '../errors.ts'
import type { CaseFacts } from '../machines/case.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Change, Json, Row } from '../storage.ts'
import { searchKey } from '../text.ts'
import { checklistOf, completeness } from './checklist.ts'
import { checkDepartment } from './departments.ts'
import { categoryOf, findBatches, findCase, findDocuments, findOpenDuties, unfinished } from './facts.ts'
import { indexChanges } from './indexed.ts'
import { caseSchema, viewCase } from './view.ts'

const noFacts: CaseFacts = { unfinished: 0, archived: 0, unexpected: 0 }

/** What is known of a case is brought up to date (P10). Fields that are not named stay; null takes a field out. */
export const amend = command({
  name: 'cases.amend',
  summary: 'Bring the title, fields or level of a case up to date',
  input: (policy) =>
    z.strictObject({
      case: numberOf('case'),
      title: text(300).optional(),
      fields: z.record(z.string().max(40), z.unknown()).optional(),
      level: z.enum(policy.levels as [string, ...string[]]).optional(),
      version: seenVersion,
    }),
  output: (policy) => z.object({ case: caseSchema(policy) }),
  facts: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    return {
      file,
      documents: await findDocuments(read, file, context),
      duties: await findOpenDuties(read, file.number, context),
      indexed: await findAll(read, 'caseFields.ofCase', { tenant: context.tenant, case: file.number }),
    }
  },
  access: ({ file }, _input, { actor, policy }) => may('cases.amend', file.department, actor, policy),
  decide: ({ file, documents, duties, indexed }, input, context) => {
    current('case', file.number, file, input.version)
    advanceCase(file, 'amend', noFacts)
    const category = categoryOf(file, context)
    const fields = mergeFields(file.fields, input.fields ?? {}, category, context)
    const level = input.level === undefined ? file.level : levelFor(input.level, file.level, ['level'], context)
    const title = input.title ?? file.title
    const lines = checklistOf(category, { state: file.state, fields }, documents)
    const { row, change } = amendRow('cases', file, {
      title,
      titleKey: searchKey(title),
      fields,
      level,
      ...completeness(lines),
      policy: context.policy.version,
    })
    const complete = lines.every((line) => line.expected === 'now' || line.status !== 'missing')
    const closed = complete ? closeDuty(duties, 'collectFinal', file.number, context) : []
    const changes: Change[] = [change, ...closed, ...indexChanges(row, category, indexed)]
    if (level !== file.level) {
      const open = duties.filter((duty) => !(closed.length > 0 && duty.kind === 'collectFinal'))
      changes.push(...open.map((duty) => amendRow('duties', duty, { level }).change))
      // A document is never below its case.
      changes.push(
        ...documents
          .filter((document) => document.case === file.number && document.level < level)
          .map((document) => amendRow('documents', document, { level }).change),
      )
    }
    return {
      chains: [file.number],
      changes,
      events: [
        {
          type: 'case.amended',
          data: { case: file.number, fields: Object.keys(input.fields ?? {}) as readonly Json[] },
        },
      ],
      result: { case: viewCase(row, context) },
    }
  },
})

function mergeFields(
  known: Json,
  patch: Readonly<Record<string, unknown>>,
  category: ResolvedCategory,
  { actor, policy }: Context,
): Json {
  const fields: Record<string, unknown> = { ...(known as object) }
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(category.fields.shape, name)) {
      invalid(['fields', name], 'unknown_key', 'is not a known key', Object.keys(category.fields.shape))
    }
    if ((category.restricted[name] ?? 0) > actor.clearance) {
      refuse('FORBIDDEN', {
        operation: 'cases.amend',
        clause: 'P8.2',
        reason: `${name} is ${policy.levels[category.restricted[name]!]}, above your clearance`,
      })
    }
    if (value === null) delete fields[name]
    else fields[name] = value
  }
  try {
    return parseInput(category.fields, fields) as Json
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_INPUT')) throw error
    return refuse('INVALID_INPUT', {
      issues: error.details.issues.map((issue) => ({ ...issue, path: ['fields', ...issue.path] })),
    })
  }
}

/** Another department becomes responsible, or another person handles the case (P3.1). */
export const reassign = command({
  name: 'cases.reassign',
  summary: 'Give a case to another department or person',
  input: () =>
    z
      .strictObject({
        case: numberOf('case'),
        department: department.optional(),
        owner: personId.optional(),
        reason,
        version: seenVersion,
      })
      .refine((given) => given.department !== undefined || given.owner !== undefined, {
        path: ['department'],
        error: 'or owner is required',
        params: { rule: 'required' },
      }),
  output: (policy) => z.object({ case: caseSchema(policy) }),
  facts: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    return {
      file,
      duties: await findOpenDuties(read, file.number, context),
      batches: await findBatches(read, file.number, context),
    }
  },
  access: ({ file }, _input, { actor, policy }) => may('cases.reassign', file.department, actor, policy),
  decide: ({ file, duties, batches }, input, context) => {
    current('case', file.number, file, input.version)
    advanceCase(file, 'reassign', noFacts)
    if (input.department !== undefined) checkDepartment(input.department, categoryOf(file, context))
    const held = { department: input.department ?? file.department, owner: input.owner ?? file.owner }
    const { row, change } = amendRow('cases', file, { ...held, reason: input.reason, policy: context.policy.version })
    return {
      chains: [file.number],
      changes: [
        change,
        ...duties.map((duty) => amendRow('duties', duty, held).change),
        ...batches
          .filter((batch: Row<'batches'>) => unfinished(batch) && batch.department !== held.department)
          .map((batch) => amendRow('batches', batch, { department: held.department }).change),
      ],
      events: [
        { type: 'case.reassigned', data: { case: file.number, department: held.department, owner: held.owner } },
      ],
      result: { case: viewCase(row, context) },
    }
  },
})
