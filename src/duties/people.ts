import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import type { Row } from '../storage.ts'

/** Somebody whom a duty waits for. */
export interface DutyPerson {
  readonly person: string
  /** Null where the directory does not know them. */
  readonly name: string | null
  readonly email: string | null
  /** `deputy`: of the head of the department, today. */
  readonly as: 'owner' | 'head' | 'deputy'
}
type Waiting = Pick<DutyPerson, 'person' | 'as'>

/**
 * Whom each duty waits for: who handles the case, or the head of its department and whoever acts in the head's place
 * today. What is the archive's waits for nobody by name.
 */
export async function waitedFor(
  duties: readonly Row<'duties'>[],
  context: Context,
): Promise<readonly (readonly DutyPerson[])[]> {
  const reviewing = context.policy.settings.reviewers.includes('departmentHead')
  const reviewed = duties.filter(({ audience }) => reviewing && audience === 'reviewer')
  const heads = await headsAndDeputies([...new Set(reviewed.map(({ department }) => department))], context)
  const waiting = duties.map(({ audience, owner, department }): readonly Waiting[] => {
    if (audience === 'responsible') return [{ person: owner, as: 'owner' }]
    return audience === 'reviewer' ? (heads.get(department) ?? []) : []
  })
  const ids = [...new Set(waiting.flat().map(({ person }) => person))]
  const people = await context.directory.people(ids)
  const known = new Map(ids.map((id, index) => [id, people[index]]))
  return waiting.map((all) =>
    all.map(({ person, as }) => ({
      person,
      name: known.get(person)?.name ?? null,
      email: known.get(person)?.email ?? null,
      as,
    })),
  )
}

/** The head of each department, and whoever stands in for them today. */
async function headsAndDeputies(
  departments: readonly string[],
  { directory, today }: Context,
): Promise<ReadonlyMap<string, readonly Waiting[]>> {
  const heads = await directory.headsOf(departments)
  const deputies = await atOnce(...heads.map((head) => (head === null ? [] : directory.deputiesOf(head, today))))
  return new Map(
    departments.map((department, index) => {
      const head = heads[index] ?? null
      if (head === null) return [department, []]
      return [
        department,
        [{ person: head, as: 'head' }, ...deputies[index]!.map((person) => ({ person, as: 'deputy' as const }))],
      ]
    }),
  )
}
