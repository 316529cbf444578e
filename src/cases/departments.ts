import type { Context } from '../engine/context.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { ResolvedCategory } from '../policy/policy.ts'

type Fields = Readonly<Record<string, unknown>>
/** The departments that may be responsible for a case; null for any. */
export type PossibleDepartments = readonly string[] | null

/**
 * The departments that may be responsible for a case (P3.1): those of the category, or those of the leader whom its
 * fields name. Null for any, as where the directory does not know the leader.
 */
export async function possibleDepartments(
  category: ResolvedCategory,
  fields: Fields,
  context: Context,
): Promise<PossibleDepartments> {
  return (await possibleForEach([{ category, fields }], context))[0]!
}

interface OfCase {
  /** Undefined where it is not known: then nothing is ruled out. */
  readonly category: ResolvedCategory | undefined
  readonly fields: Fields
}

/** As {@link possibleDepartments} of each of many cases: the directory is asked once for all of their leaders. */
export async function possibleForEach(
  files: readonly OfCase[],
  { directory }: Context,
): Promise<readonly PossibleDepartments[]> {
  const leaders = [...new Set(files.flatMap((file) => leaderOf(file) ?? []))]
  const people = leaders.length === 0 ? [] : await directory.people(leaders)
  const departmentsOf = new Map(leaders.map((leader, index) => [leader, people[index]?.departments ?? null]))
  return files.map((file) => {
    const departments = file.category?.departments ?? 'any'
    if (departments === 'any') return null
    if (!('leaderIn' in departments)) return departments
    const leader = leaderOf(file)
    return leader === null ? null : departmentsOf.get(leader)!
  })
}

function leaderOf({ category, fields }: OfCase): string | null {
  const departments = category?.departments ?? 'any'
  const leader = departments !== 'any' && 'leaderIn' in departments ? fields[departments.leaderIn] : undefined
  return typeof leader === 'string' ? leader : null
}

/**
 * The department that becomes responsible: the one named, or the actor's own where only one of theirs can be.
 */
export function responsibleDepartment(
  asked: string | undefined,
  possible: PossibleDepartments,
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
export function checkDepartment(department: string, possible: PossibleDepartments): void {
  if (possible !== null && !possible.includes(department)) {
    refuse('WRONG_DEPARTMENT', { department, accepted: possible })
  }
}
