import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { keepStatements, migrate, openSqlite, sqlAdapter } from 'casekeep/sql'
import { SqliteDialect } from 'kysely'
import { handOnSqlite } from '../hand/sqlite/hand.ts'
import { accountOnSqlite } from '../plans/sqlite.ts'
import { createEach } from './create-indexes.ts'
import type { Database, DriverRow } from './database.ts'
import { heardOn } from './heard.ts'

/** In the project: a system's temporary folder may be kept in memory, where a commit costs nothing. */
const data = fileURLToPath(new URL('../../.data', import.meta.url))

/** Whether a folder is one of a run that was killed: nobody has its process id any more. */
function isLeftOver(name: string): boolean {
  const [, id] = /^bench-(\d+)-/.exec(name) ?? []
  if (id === undefined) return false
  try {
    return !process.kill(Number(id), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** With the settings of `openSqlite`. */
function opened(file: string): Sqlite.Database {
  const database = new Sqlite(file)
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(pragma)
  return database
}

/** A file, as `openSqlite` opens it: WAL, `synchronous = FULL`. The hand-written side has a connection of its own, and so has what fills it. */
export async function openSqliteDatabase(): Promise<Database> {
  mkdirSync(data, { recursive: true })
  for (const name of readdirSync(data)) if (isLeftOver(name)) rmSync(join(data, name), { recursive: true, force: true })
  const folder = mkdtempSync(join(data, `bench-${process.pid}-`))
  const file = join(folder, 'bench.sqlite')
  const db = await openSqlite(file)
  await migrate(db)
  const byHand = opened(file)
  const ofNeither = opened(file)
  const version = byHand.prepare('select sqlite_version()').pluck().get()
  return {
    store: 'sqlite',
    versions: { SQLite: `${version}, WAL, synchronous=FULL`, driver: 'better-sqlite3' },
    hosts: [{ name: 'casekeep', storage: sqlAdapter(db) }],
    hand: handOnSqlite(byHand),
    fill: handOnSqlite(ofNeither).write,
    heard: (hear) => heardOn(new SqliteDialect({ database: keepStatements(opened(file)) }), hear),
    accountOf: async (sent) => sent.map((one) => accountOnSqlite(byHand, one)),
    spelling: {
      numbers: (from, to) =>
        `(with recursive numbers(i) as (select ${from} union all select i + 1 from numbers where i < ${to}) select i from numbers)`,
      length: (column) => `coalesce(length(cast(${column} as text)), 0)`,
      boolean: (condition) => condition,
      json: (text) => text,
      dropIndex: (index) => `drop index ${index}`,
      createIndexes: createEach,
      analyze: () => [],
    },
    query: async (text) => {
      const statement = byHand.prepare(text)
      if (statement.reader) return statement.all() as DriverRow[]
      statement.run()
      return []
    },
    close: async () => {
      byHand.close()
      ofNeither.close()
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
