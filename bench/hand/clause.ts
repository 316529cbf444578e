import type { Reader } from './hand.ts'

/** A condition with its values, in the order of its `?`. */
export interface Clause {
  readonly text: string
  readonly values: readonly (string | number)[]
}

export function clause(text: string, ...values: readonly (string | number)[]): Clause {
  return { text, values }
}

/** Clauses and words, one after another. */
export function joined(clauses: readonly Clause[], separator: string): Clause {
  return {
    text: clauses.map(({ text }) => text).join(separator),
    values: clauses.flatMap(({ values }) => values),
  }
}

export const both = (...clauses: readonly Clause[]) => joined(clauses, ' and ')

/** A way to what somebody may see, and the index that leads there in the order of a list. */
export interface Way {
  readonly by: 'department' | 'owner' | null
  readonly condition: Clause
}

/** The ways to what somebody may see, none of which finds what another does. `null`: everything. */
export function waysOf({
  departments,
  person,
}: Pick<Reader, 'person'> & { readonly departments: readonly string[] | null }): readonly Way[] {
  if (departments === null) return [{ by: null, condition: clause('1 = 1') }]
  return [
    ...departments.map((department): Way => ({ by: 'department', condition: clause('department = ?', department) })),
    { by: 'owner', condition: ownElsewhere(departments, person) },
  ]
}

/** What is one's own, in departments that one does not belong to. */
function ownElsewhere(departments: readonly string[], person: string): Clause {
  const marks = departments.map(() => '?').join(', ')
  return clause(`owner = ? and department not in (${marks})`, person, ...departments)
}
