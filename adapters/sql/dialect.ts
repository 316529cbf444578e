import type { DialectAdapter } from 'kysely'
import { refuse } from '../../src/errors.ts'
import { type Fragment, type Parameter, sql } from './fragment.ts'

/** The databases that casekeep can keep its tables in. */
export type DialectName = 'sqlite'

/** Everything in which one database differs from another. Nothing else in this folder names a database. */
export interface Dialect {
  readonly name: DialectName
  /** Opens a transaction that may write. */
  readonly begin: string
  /** Joins so that the left side is read first. */
  readonly joinInOrder: string
  /** Before a column of a condition: keeps the planner from looking the condition up instead of what should be. */
  readonly notByIndex: string
  /** Says whether the table of migrations is there: one row or none. */
  readonly migrationsTable: string
  placeholder(position: number): string
  /** A source of rows with a `key` (from 0) and a `value`, out of one parameter that holds a JSON list of any length. */
  list(parameter: Parameter): Fragment
  /** A part of a `value` of such a row, where the list holds lists. */
  part(value: string, index: number): string
  /** The driver says that a key or unique value is there already. */
  isTaken(error: unknown): boolean
  /** The driver says that somebody else is writing: the same statement may succeed later. */
  isBusy(error: unknown): boolean
}

/** What the SQLite drivers put on their errors: better-sqlite3 a name in `code`, node:sqlite a number in `errcode`. */
interface SqliteError {
  readonly code?: unknown
  readonly errcode?: unknown
}
const uniqueViolations = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 2067, 1555]
const busy = 5
const locked = 6

export const sqlite: Dialect = {
  name: 'sqlite',
  // A deferred transaction that reads first and writes later can fail in the middle; this one waits at its start.
  begin: 'begin immediate',
  joinInOrder: 'cross join',
  notByIndex: '+',
  migrationsTable: `select 1 from sqlite_master where type = 'table' and name = 'casekeep_migrations'`,
  placeholder: () => '?',
  list: (parameter) => sql`json_each(${parameter})`,
  part: (value, index) => `${value} ->> ${index}`,
  isTaken(error) {
    const { code, errcode } = (error ?? {}) as SqliteError
    return uniqueViolations.some((violation) => violation === code || violation === errcode)
  },
  isBusy(error) {
    const { code, errcode } = (error ?? {}) as SqliteError
    if (typeof errcode === 'number') return (errcode & 0xff) === busy || (errcode & 0xff) === locked
    return typeof code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(code)
  },
}

/**
 * The dialect of a Kysely. By the name of its adapter, which is the same in every copy of Kysely.
 *
 * @throws `INVALID_INPUT` for a database that casekeep does not know.
 */
export function dialectOf(adapter: DialectAdapter): Dialect {
  const name = adapter.constructor.name
  if (name === 'SqliteAdapter') return sqlite
  const message = `casekeep keeps no tables behind the ${name} of Kysely`
  return refuse('INVALID_INPUT', { issues: [{ path: ['db'], rule: 'dialect', message, accepted: ['SqliteAdapter'] }] })
}
