import type { Context } from '../engine/context.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { ResolvedCategory } from '../policy/policy.ts'

/**
 * The departments that may be responsible for a case (P3.1): those of the category, or those of the leader whom its
 * fields name. Null for any, as where the directory does not know the leader.
 */
export async function possibleDepartments(
  category: ResolvedCategory,
  fields: Readonly<Record<string, unknown>>,
  { directory }: Context,
): Promise<readonly string[] | null> {
  const { departments } = category
  if (departments === 'any') return null
  if (!('leaderIn' in departments)) return departments
  const leader = fields[departments.leaderIn]
  const known = typeof leader === 'string' ? (await directory.people([leader]))[0] : null
  return known?.departments ?? null
}

/**
 * The department that becomes responsible: the one named, or the actor's own where only one of theirs can be.
 */
export function responsibleDepartment(
  asked: string | undefined,
  possible: readonly string[] | null,
  { actor }: Context,
): string {
  if (asked !== undefined) {
    checkDepartment(asked, possible)
    return asked
  }
  const own = actor.departments.filter((department) => possible?.includes(department) ?? true)
  if (own.length === 1) return own[0]!
  if (own.length > 1) {
    return invalid(['department'], 'required', 'is required: you belong to several that could be responsible', own)
  }
  return refuse('WRONG_DEPARTMENT', {
    department: actor.departments.join(', '),
    accepted: possible ?? ['any department'],
  })
}

/** Refuses a department that may not be responsible. */
export function checkDepartment(department: string, possible: readonly string[] | null): void {
  if (possible !== null && !possible.includes(department)) {
    refuse('WRONG_DEPARTMENT', { department, accepted: possible })
  }
}
