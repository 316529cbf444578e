import type * as z from 'zod'
import type { PlainDate } from '../calendar/plain-date.ts'
import { levelFor, prepareDocuments } from '../documents/prepare.ts'
import type { Context } from '../engine/context.ts'
import { dayOrMoment, dayOrMonth, givenDay, givenMoment, notInFuture, numberOf, pastMoment } from '../engine/inputs.ts'
import type { Issues } from '../engine/issues.ts'
import { invalid } from '../engine/parse.ts'
import { oncePerPolicy } from '../policy/once.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Json } from '../storage.ts'
import { checkDepartment, type PossibleDepartments } from './departments.ts'
import { checkRestricted, mergeFields } from './fields.ts'
import { type CaseDraft, draftCase, type NewCase, newCaseSchema } from './new-case.ts'

/** A case of an old register. */
export interface ImportedCase extends NewCase {
  /** The number that it has in the old register; the next of its category where left out. */
  readonly number?: string | undefined
  readonly opened?: string | undefined
  readonly ended?: string | undefined
}

export const importedCaseSchema = oncePerPolicy(
  (policy) =>
    newCaseSchema(policy, {
      number: numberOf('case').optional(),
      opened: dayOrMoment().optional(),
      ended: dayOrMonth().optional(),
    }) as z.ZodType<ImportedCase>,
)

/** Checks a row as the opening of a case would be, and adds what is wrong with it to the issues. */
export function checkImported(
  row: ImportedCase,
  possible: PossibleDepartments,
  path: readonly (string | number)[],
  issues: Issues,
  context: Context,
): CaseDraft | undefined {
  const category = context.policy.categories[row.category]!
  const before = issues.found.length
  const department = issues.attempt(path, 'department', () => responsible(row.department, possible))
  for (const [field, value] of Object.entries(row.fields)) {
    issues.attempt(path, 'fields', () => checkRestricted({ [field]: value }, category, context))
  }
  const level = issues.attempt(path, 'level', () => levelFor(row.level, category.level, ['level'], context))
  const opened = issues.attempt(path, 'opened', () => pastMoment(row.opened, ['opened'], context))
  const ended = issues.attempt(path, 'ended', () => endedOn(row, context))
  const fields = issues.attempt(path, 'fields', () => fieldsWithEnd(row, category))
  const prepared = issues.attempt(path, 'documents', () =>
    prepareDocuments(row.documents ?? [], category, level ?? category.level, null, 0, [], context),
  )
  if (issues.found.length > before) return undefined
  const checked = {
    category,
    department: department!,
    level: level!,
    fields: fields!,
    documents: prepared!.documents,
    opened: opened!,
    ended: ended!,
  }
  return issues.attempt(path, 'opened', () => draftCase(row, checked, context))
}

/** Whoever takes a register over is responsible for none of it: a department is named, unless only one can be. */
function responsible(asked: string | undefined, possible: PossibleDepartments): string {
  if (asked !== undefined) {
    checkDepartment(asked, possible)
    return asked
  }
  if (possible?.length === 1) return possible[0]!
  return invalid(['department'], 'required', 'is required', possible ?? undefined)
}

function endedOn({ opened, ended }: ImportedCase, { today, policy }: Context): PlainDate | null {
  if (ended === undefined) return null
  notInFuture(ended, today, ['ended'])
  const { day } = givenDay(ended)
  if (opened !== undefined && day < givenMoment(opened, policy).day) {
    invalid(['ended'], 'order', `${ended} is before the case was opened, ${opened}`, [`from ${opened}`])
  }
  return day
}

/** The field of a case's end holds what the register says of it. */
function fieldsWithEnd({ fields, ended }: ImportedCase, category: ResolvedCategory): Json {
  const field = category.endField
  if (ended === undefined || field === null || fields[field] === ended) return fields as Json
  if (fields[field] !== undefined && fields[field] !== null) {
    invalid(['fields', field], 'differs', `says another end than ${ended}`, [ended])
  }
  return mergeFields(fields as Json, { [field]: ended }, category)
}
