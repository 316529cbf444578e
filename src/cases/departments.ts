import type { Context } from '../engine/context.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { ResolvedCategory } from '../policy/policy.ts'

/**
 * The department that becomes responsible (P3.1): the one named, or the actor's own where only one of theirs can be.
 */
export function responsibleDepartment(
  asked: string | undefined,
  category: ResolvedCategory,
  { actor }: Context,
): string {
  if (asked !== undefined) {
    checkDepartment(asked, category)
    return asked
  }
  const { departments } = category
  const possible = Array.isArray(departments)
    ? actor.departments.filter((department) => departments.includes(department))
    : actor.departments
  if (possible.length === 1) return possible[0]!
  if (possible.length > 1) {
    return invalid(['department'], 'required', 'is required: you belong to several that could be responsible', possible)
  }
  return refuse('WRONG_DEPARTMENT', { department: actor.departments.join(', '), accepted: acceptedBy(category) })
}

/** Refuses a department that a category does not allow. */
export function checkDepartment(department: string, category: ResolvedCategory): void {
  const { departments } = category
  if (Array.isArray(departments) && !departments.includes(department)) {
    refuse('WRONG_DEPARTMENT', { department, accepted: acceptedBy(category) })
  }
}

function acceptedBy({ departments }: ResolvedCategory): readonly string[] {
  if (departments === 'any') return ['any department']
  return 'leaderIn' in departments ? ["the leader's department"] : departments
}
