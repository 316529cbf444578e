import type { SqliteDatabase, SqliteStatement } from 'kysely'

const mostKept = 200

/**
 * Keeps the prepared statements of a SQLite database, which Kysely would prepare anew for each run. The least
 * recently used go first.
 */
export function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      let statement = kept.get(text)
      if (statement === undefined) {
        statement = database.prepare(text)
        const [oldest] = kept.keys()
        if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
      } else {
        kept.delete(text)
      }
      kept.set(text, statement)
      return statement
    },
  }
}
