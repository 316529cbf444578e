import type { PlainDate } from '../calendar/plain-date.ts'

/** Somebody of the company, as far as casekeep has to know them. */
export interface Person {
  readonly name: string
  /** Departments that they belong to. */
  readonly departments: readonly string[]
  /** Where reminders reach them; null where they do not. */
  readonly email: string | null
  /** The last day of their work, `YYYY-MM-DD`: nothing is due later (P7.2). Null or left out: no end is known. */
  readonly until?: PlainDate | null
}

/**
 * Who is who in the company: whose worklist a duty stands on, who decides in place of a head who is away, and in which
 * department the leader of a project is (P3.1, P6.2, policy §13). People are named by their `personId`.
 *
 * A host that knows its people gives its own; otherwise the archive keeps one in its tables, by `people.record`,
 * `departments.record` and `deputies.appoint`.
 *
 * A host's directory may read the database that the archive writes: it is never asked while the archive holds a
 * transaction of its own there. Inside the host's transaction (`within`) the host holds it: where the database has one
 * connection, as SQLite has, give `within(tx, { directory })` one that reads through `tx`, or answer from memory.
 *
 * What it does not answer within 10 seconds, fails to answer or answers wrongly, refuses whatever needed the answer
 * with `DIRECTORY_FAILED`. A host that would rather go on without it answers null, or nobody.
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
  /** Who may act in somebody's place on a day, as `personId`s. Up to 100 are heard. */
  deputiesOf(person: string, on: PlainDate): Promise<readonly string[]>
}

/** A directory as the rules ask it: of several people at once. */
export interface KnownDirectory extends Pick<Directory, 'headOf' | 'deputiesOf'> {
  /** In the order of the ids. */
  people(ids: readonly string[]): Promise<readonly (Person | null)[]>
  /** In the order of the departments. */
  headsOf(departments: readonly string[]): Promise<readonly (string | null)[]>
  /** Of these people, those in whose place somebody may act on a day. */
  standsInFor(deputy: string, people: readonly string[], on: PlainDate): Promise<readonly string[]>
}

/** Somebody has few deputies at a time; whoever names more than this has named everybody. */
export const mostDeputies = 100
