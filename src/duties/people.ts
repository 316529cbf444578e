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

/**
 * Whom each duty waits for: who handles the case, or the head of its department and whoever acts in the head's place
 * today. What is the archive's waits for nobody by name.
 */
export async function waitedFor(
  duties: readonly Row<'duties'>[],
  context: Context,
): Promise<readonly (readonly DutyPerson[])[]> {
  const { directory, today, policy } = context
  const once = remembering()
  const named = (person: string, as: DutyPerson['as']) =>
    once(`${as} ${person}`, async (): Promise<DutyPerson> => {
      const known = await directory.person(person)
      return { person, name: known?.name ?? null, email: known?.email ?? null, as }
    })
  const heads = (department: string) =>
    once(department, async () => {
      const head = await directory.headOf(department)
      if (head === null) return []
      const deputies = await directory.deputiesOf(head, today)
      return [await named(head, 'head'), ...(await each(deputies, (deputy) => named(deputy, 'deputy')))]
    })
  return await each(duties, async ({ audience, owner, department }) => {
    if (audience === 'responsible') return [await named(owner, 'owner')]
    return audience === 'reviewer' && policy.settings.reviewers.includes('departmentHead') ? heads(department) : []
  })
}

/** One after another: a unit of a store is asked one thing at a time. */
async function each<T, U>(items: readonly T[], work: (item: T) => Promise<U>): Promise<readonly U[]> {
  const results: U[] = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Each question is asked once for a whole page. */
function remembering() {
  const answers = new Map<string, unknown>()
  return async <T>(question: string, ask: () => Promise<T>): Promise<T> => {
    if (!answers.has(question)) answers.set(question, await ask())
    return answers.get(question) as T
  }
}
