import type { SqliteDatabase, SqliteStatement } from 'kysely'

const mostKept = 200

/** Whatever else a text does, it leaves the tables as they are. */
const leavesTables = /^\s*(select|insert|update|delete|with|values|begin|commit|rollback|savepoint|release)\b/i

/**
 * Keeps the prepared statements of a SQLite database, which Kysely would prepare anew for each run. The least recently
 * used go first; all go when a table is changed, because some drivers would answer with the columns of before.
 */
export function keepStatements(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      if (!leavesTables.test(text)) {
        kept.clear()
        return database.prepare(text)
      }
      const statement = kept.get(text) ?? database.prepare(text)
      kept.delete(text)
      const [oldest] = kept.keys()
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
      kept.set(text, statement)
      return statement
    },
  }
}
