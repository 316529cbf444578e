import type { PlainDate } from '../calendar/plain-date.ts'

/** Somebody of the company, as far as casekeep has to know them. */
export interface Person {
  readonly name: string
  /** Departments that they belong to. */
  readonly departments: readonly string[]
  /** Where reminders reach them; null where they do not. */
  readonly email: string | null
}

/**
 * Who is who in the company: whose worklist a duty stands on, who decides in place of a head who is away, and in which
 * department the leader of a project is (P3.1, P6.2, policy §13). People are named by their `personId`.
 *
 * A host that knows its people gives its own; otherwise the archive keeps one in its tables, by `people.record`,
 * `departments.record` and `deputies.appoint`. It may use the archive's own database: it is never asked while the
 * archive holds a transaction of its own there.
 * @example
 * const directory: Directory = {
 *   person: async (id) => (id === 'p-7' ? { name: 'Lin Yating', departments: ['sales'], email: null } : null),
 *   headOf: async (department) => (department === 'sales' ? 'p-7' : null),
 *   deputiesOf: async (_person, _on) => [],
 * }
 */
export interface Directory {
  /** Null for somebody who is not known. */
  person(id: string): Promise<Person | null>
  /** The `personId` of a department's head; null where it has none, or is not known. */
  headOf(department: string): Promise<string | null>
  /** Who may act in somebody's place on a day, as `personId`s. */
  deputiesOf(person: string, on: PlainDate): Promise<readonly string[]>
}
