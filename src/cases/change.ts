import * as z from 'zod'
import { may } from '../access/rules.ts'
import { levelFor } from '../documents/prepare.ts'
import { moveDuty } from '../duties/changes.ts'
import { advanceCase } from '../engine/advance.ts'
import { amend as amendRow, untouched } from '../engine/changes.ts'
import { command } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import {
  current,
  department,
  givenDay,
  notInFuture,
  numberOf,
  personId,
  reason,
  seenInput,
  text,
} from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { findHolds } from '../holds/facts.ts'
import { keepHeld } from '../holds/keep.ts'
import { againDependents, findDependents, noDependents } from '../keeping/dependents.ts'
import { findKeepingIfEnded } from '../keeping/facts.ts'
import { carried, onceEach, recalculated } from '../keeping/recalculate.ts'
import type { CaseFacts } from '../machines/case.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Json, Row } from '../storage.ts'
import { searchKey } from '../text.ts'
import { checkDepartment, possibleDepartments } from './departments.ts'
import { absorbedBy, categoryOf, findBatches, findCase, findDocuments, findOpenDuties, unfinished } from './facts.ts'
import { checkRestricted, mergeFields } from './fields.ts'
import { indexChanges } from './indexed.ts'
import { chainsOf, raise } from './levels.ts'
import { recount } from './recount.ts'
import { caseSchema, viewCase } from './view.ts'

type Fields = Readonly<Record<string, unknown>>

const noFacts: CaseFacts = { unfinished: 0, archived: 0, unexpected: 0 }
/** A case that goes on has no date that a field could move. */
const nothingKept = { changes: [], events: [] }

/**
 * What is known of a case is brought up to date (P10). Fields that are not named stay; null takes a field out. Of an
 * ended case the field of its end moves the end with it.
 */
export const amend = command({
  name: 'cases.amend',
  summary: 'Bring the title, fields or level of a case up to date',
  input: (policy) =>
    z.strictObject({
      case: numberOf('case'),
      title: text(300).optional(),
      fields: z.record(z.string().max(40), z.unknown()).optional(),
      level: z.enum(policy.levels as [string, ...string[]]).optional(),
      ...seenInput,
    }),
  output: (policy) => z.object({ case: caseSchema(policy) }),
  facts: async (read, input, context) => {
    const file = await findCase(read, input.case, context)
    const { tenant } = context
    // Only where it moves the end of an ended case does anything else rest on it.
    const endField = context.policy.categories[file.category]?.endField ?? ''
    const moves = file.state === 'ended' && Object.hasOwn(input.fields ?? {}, endField)
    return {
      file,
      keeping: await findKeepingIfEnded(read, file, context),
      dependents: moves ? await findDependents(read, file, context) : noDependents,
      holds: await findHolds(read, context),
      documents: await findDocuments(read, file, context),
      duties: await findOpenDuties(read, file.number, context),
      indexed: await findAll(read, 'caseFields.ofCase', { tenant, case: file.number }),
      absorbed: await read.getMany(
        'cases',
        absorbedBy(file).map((number) => ({ tenant, number })),
      ),
    }
  },
  access: ({ file }, _input, { actor, policy }) => may('cases.amend', file.department, actor, policy),
  decide: ({ file, keeping, dependents, holds, documents, duties, indexed, absorbed }, input, context) => {
    current('case', file.number, file, input.version)
    advanceCase(file, 'amend', noFacts)
    const category = categoryOf(file, context)
    checkRestricted(input.fields ?? {}, category, context)
    const fields = mergeFields(file.fields, input.fields ?? {}, category)
    const level = input.level === undefined ? file.level : levelFor(input.level, file.level, ['level'], context)
    const title = input.title ?? file.title
    const ended = endOf(file, fields, category, context)
    const { row, changes } = recount(
      file,
      { title, titleKey: searchKey(title), fields, level, ended },
      documents,
      duties,
      context,
    )
    const moved =
      ended === file.ended ? [] : moveDuty(untouched(duties, changes), 'collectFinal', row.number, ended!, row, context)
    const closing = untouched(duties, [...changes, ...moved])
    const kept = file.state === 'ended' ? recalculated(row, keeping, documents, closing, context) : nothingKept
    const others = againDependents(dependents, [row], context)
    const raised = documents.filter((document) => document.level < level)
    const lower = absorbed.flatMap((other) => (other !== null && other.level < level ? [other] : []))
    return {
      chains: [...new Set([...chainsOf(file.number, raised), ...lower.map((other) => other.number), ...others.chains])],
      changes: onceEach([
        ...changes,
        ...moved,
        ...indexChanges(row, category, indexed),
        ...kept.changes,
        ...raise(level, documents, untouched(duties, [...changes, ...moved, ...kept.changes])),
        ...lower.map((other) => amendRow('cases', other, { level }).change),
        ...others.changes,
        ...keepHeld(holds, file, row, context),
      ]),
      events: [
        {
          type: 'case.amended',
          data: { case: file.number, fields: Object.keys(input.fields ?? {}) as readonly Json[] },
        },
        ...kept.events,
        ...others.events,
      ],
      result: { case: viewCase(row, context) },
    }
  },
})

/** The day an ended case ended, which follows the field of its end. */
function endOf(file: Row<'cases'>, fields: Json, { endField }: ResolvedCategory, { today }: Context): string | null {
  if (file.state !== 'ended' || endField === null) return file.ended
  const given = (fields as Readonly<Record<string, Json | undefined>>)[endField]
  if (typeof given !== 'string') {
    return invalid(['fields', endField], 'required', 'is when the case ended: reopen it to take that back')
  }
  notInFuture(given, today, ['fields', endField])
  return givenDay(given).day
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
        ...seenInput,
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
      dated:
        file.state === 'ended'
          ? await findAll(read, 'retention.ofCase', { tenant: context.tenant, case: file.number })
          : [],
      holds: await findHolds(read, context),
      duties: await findOpenDuties(read, file.number, context),
      batches: await findBatches(read, file.number, context),
      possible: await possibleDepartments(categoryOf(file, context), file.fields as Fields, context),
    }
  },
  access: ({ file }, _input, { actor, policy }) => may('cases.reassign', file.department, actor, policy),
  headOf: ({ file }) => file.department,
  decide: ({ file, dated, holds, duties, batches, possible }, input, context) => {
    current('case', file.number, file, input.version)
    advanceCase(file, 'reassign', noFacts)
    if (input.department !== undefined) checkDepartment(input.department, possible)
    const held = { department: input.department ?? file.department, owner: input.owner ?? file.owner }
    const { row, change } = amendRow('cases', file, { ...held, reason: input.reason, policy: context.policy.version })
    return {
      chains: [file.number],
      changes: [
        change,
        ...duties.map((duty) => amendRow('duties', duty, held).change),
        ...carried(dated, row),
        ...keepHeld(holds, file, row, context),
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
