import { CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely'
import { CasekeepError } from '../../src/errors.ts'
import type { SqlValue } from './codec.ts'

/** One statement: its text, its parameters, and what it is for, should it fail. */
export interface Statement {
  readonly text: string
  readonly parameters: readonly SqlValue[]
  readonly during: string
}

/** A row as a driver gives it. */
export type DriverRow = Record<string, unknown>

/** Runs one statement somewhere. */
export type Execute = (statement: Statement) => Promise<QueryResult<DriverRow>>

/** Some texts vary with their arguments, so that their number has to be bounded. */
const mostCompiled = 500
const compiledTexts = new Map<string, CompiledQuery>()

function compiled(text: string, parameters: readonly SqlValue[]): CompiledQuery {
  let query = compiledTexts.get(text)
  if (query === undefined) {
    const oldest = compiledTexts.keys().next()
    if (compiledTexts.size >= mostCompiled && !oldest.done) compiledTexts.delete(oldest.value)
    query = CompiledQuery.raw(text)
    compiledTexts.set(text, query)
  }
  return { sql: query.sql, query: query.query, queryId: query.queryId, parameters }
}

/** Runs a statement on a connection that the caller holds. What the driver throws becomes `STORAGE`. */
export async function executeOn(connection: DatabaseConnection, statement: Statement): Promise<QueryResult<DriverRow>> {
  try {
    return await connection.executeQuery<DriverRow>(compiled(statement.text, statement.parameters))
  } catch (cause) {
    throw new CasekeepError('STORAGE', { during: statement.during }, { cause })
  }
}

/** Runs a text without parameters on a connection that the caller holds. */
export function command(connection: DatabaseConnection, text: string, during = text): Promise<QueryResult<DriverRow>> {
  return executeOn(connection, { text, parameters: [], during })
}
