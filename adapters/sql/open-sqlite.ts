import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { refuse } from '../../src/errors.ts'
import { type Connection, defaultPatience, holding } from './connection.ts'
import { dialectNamed } from './dialects/of.ts'
import { keepStatements } from './keep-statements.ts'
import { endOf, whileHeld } from './retry.ts'
import { openDatabase } from './sqlite-drivers.ts'
import { command } from './statement.ts'

/**
 * What was acknowledged survives a power cut (`synchronous`), and readers do not wait for the writer (`journal_mode`).
 * Another process that writes is waited for outside of SQLite, which would stop everything in this process meanwhile:
 * its own waiting (milliseconds) only saves the way there where the other is nearly done. What a savepoint needs to be
 * undone is kept in memory: it would be a file for each (`temp_store`).
 */
const pragmas = [
  'busy_timeout = 5',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
]

/** SQLite takes an empty name for a database that is gone with the process, and reads a name up to a NUL. */
function checkFile(file: unknown): void {
  if (typeof file === 'string' && file.trim() !== '' && !file.includes('\0')) return
  const message = 'must be the name of a file, or :memory: for none'
  refuse('INVALID_INPUT', { issues: [{ path: ['file'], rule: 'format', message, accepted: ['a file', ':memory:'] }] })
}

/**
 * Opens a SQLite file, which is created where it is not there, with the driver that this Node has: `node:sqlite`, else
 * the package `better-sqlite3`. `db.destroy()` closes it.
 *
 * @throws `INVALID_INPUT` for a name that is none and where there is no driver that runs on this Node, `STORAGE` where the file cannot be opened.
 * @example
 * ```ts
 * const db = await openSqlite('records.db')
 * await migrate(db)
 * const storage = sqlAdapter(db)
 * ```
 */
export async function openSqlite<DB = unknown>(file: string): Promise<Kysely<DB>> {
  checkFile(file)
  const database: SqliteDatabase = keepStatements(await openDatabase(file))
  const db = new Kysely<DB>({ dialect: new SqliteDialect({ database }) })
  const sqlite = dialectNamed('sqlite')
  const set = async (connection: Connection) => {
    for (const pragma of pragmas) await command(sqlite, connection, `pragma ${pragma}`, `opening ${file}`)
  }
  try {
    await whileHeld(endOf(defaultPatience), () => holding(db.getExecutor(), defaultPatience, set))
  } catch (error) {
    await db.destroy()
    throw error
  }
  return db
}
