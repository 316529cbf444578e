import { type DatabaseConnection, Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { holding } from './connection.ts'
import { sqlite } from './dialect.ts'
import { keepStatements } from './keep-statements.ts'
import { whileBusy } from './retry.ts'
import { openDatabase } from './sqlite-drivers.ts'
import { command } from './statement.ts'

/**
 * What was acknowledged survives a power cut (`synchronous`), readers do not wait for the writer (`journal_mode`), and
 * another process that writes is waited for (milliseconds). The timeout comes first: the others may have to wait too.
 */
const pragmas = ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']

/**
 * Opens a SQLite file, which is created where it is not there, with the driver that this Node has: `node:sqlite`, else
 * the package `better-sqlite3`. `db.destroy()` closes it.
 *
 * @throws `INVALID_INPUT` where there is no driver that runs on this Node, `STORAGE` where the file cannot be opened.
 * @example
 * ```ts
 * const db = await openSqlite('records.db')
 * await migrate(db)
 * const storage = sqlAdapter(db)
 * ```
 */
export async function openSqlite<DB = unknown>(file: string): Promise<Kysely<DB>> {
  const database: SqliteDatabase = keepStatements(await openDatabase(file))
  const db = new Kysely<DB>({ dialect: new SqliteDialect({ database }) })
  const set = async (connection: DatabaseConnection) => {
    for (const pragma of pragmas) await command(connection, `pragma ${pragma}`, `opening ${file}`)
  }
  try {
    await whileBusy(sqlite, () => holding(db.getExecutor(), set))
  } catch (error) {
    await db.destroy()
    throw error
  }
  return db
}
