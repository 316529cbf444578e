import { CasekeepError, isCasekeepError, refuse } from '../../src/errors.ts'
import type { TableName } from '../../src/storage.ts'
import type { Connection, Result } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { SqlValue } from './fragment.ts'

/** One statement: its text, its parameters, and what it is for, should it fail. */
export interface Statement {
  readonly text: string
  readonly parameters: readonly SqlValue[]
  readonly during: string
  /** The table that it is mostly about; `database` where it is about none. */
  readonly table: TableName | 'series' | 'migrations' | 'database'
  /** Worth keeping prepared: it comes again and again, and is planned alike whatever its parameters. */
  readonly kept: boolean
}

/** Runs one statement somewhere. */
export type Execute = (statement: Statement) => Promise<Result>

/**
 * Runs a statement on a connection that the caller holds. What the driver throws becomes `CONFLICT` where somebody
 * else holds what is needed, and `STORAGE` otherwise.
 */
export async function executeOn(dialect: Dialect, connection: Connection, statement: Statement): Promise<Result> {
  try {
    return await connection.run(statement.text, statement.parameters, statement.kept)
  } catch (cause) {
    // A host's transaction that is none is refused by what hands it in.
    if (isCasekeepError(cause)) throw cause
    if (dialect.meaningOf(cause) === 'held')
      return refuse('CONFLICT', { table: statement.table, because: 'held' }, { cause })
    throw new CasekeepError('STORAGE', { during: statement.during }, { cause })
  }
}

/** Runs a text without parameters on a connection that the caller holds. */
export function command(dialect: Dialect, connection: Connection, text: string, during = text): Promise<Result> {
  const spelled = dialect.spell(text)
  return executeOn(dialect, connection, { text: spelled, parameters: [], during, table: 'database', kept: false })
}
