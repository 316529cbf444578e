import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { CasekeepError, refuse } from '../../src/errors.ts'
import { givesRows } from './gives-rows.ts'

/** The part of `node:sqlite` that is used here; the types of the oldest Node do not have it. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => NodeDatabase
}
interface NodeDatabase {
  close(): void
  prepare(text: string): NodeStatement
}
interface NodeStatement {
  all(...parameters: readonly unknown[]): object[]
  run(...parameters: readonly unknown[]): {
    readonly changes: number | bigint
    readonly lastInsertRowid: number | bigint
  }
  iterate(...parameters: readonly unknown[]): Iterable<object>
  /** Since Node 22.16. */
  columns?(): readonly unknown[]
}

/** Opens a file with the driver that is there. */
export async function openDatabase(file: string): Promise<SqliteDatabase> {
  const nodeSqlite = process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined
  return nodeSqlite === undefined ? await openBetterSqlite(file) : openNodeSqlite(nodeSqlite, file)
}

function opening<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (cause) {
    throw new CasekeepError('STORAGE', { during: `opening ${file}` }, { cause })
  }
}

function openNodeSqlite({ DatabaseSync }: NodeSqlite, file: string): SqliteDatabase {
  const database = opening(file, () => new DatabaseSync(file))
  return { close: () => database.close(), prepare: (text) => asKyselyExpects(database.prepare(text), text) }
}

/** Its rows have no prototype, which surprises whoever compares them or calls a method on one. */
const ordinary = (row: object): object => ({ ...row })

function asKyselyExpects(statement: NodeStatement, text: string): SqliteStatement {
  return {
    reader: statement.columns === undefined ? givesRows(text) : statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters).map(ordinary),
    run: (parameters) => statement.run(...parameters),
    *iterate(parameters) {
      for (const row of statement.iterate(...parameters)) yield ordinary(row)
    },
  }
}

async function openBetterSqlite(file: string): Promise<SqliteDatabase> {
  const version = await betterSqliteVersion()
  const refusal = refusalOf(version, process.versions.node)
  if (refusal !== null)
    refuse('INVALID_INPUT', { issues: [{ path: ['better-sqlite3'], rule: 'driver', message: refusal }] })
  const { default: Database } = await import('better-sqlite3')
  return opening(file, () => new Database(file) as SqliteDatabase)
}

/** Without loading the driver, which is what crashes. */
async function betterSqliteVersion(): Promise<string | null> {
  try {
    const { default: description } = await import('better-sqlite3/package.json', { with: { type: 'json' } })
    return description.version
  } catch {
    return null
  }
}

/** Why this driver is not opened on this Node; null where it is. */
export function refusalOf(driver: string | null, node: string): string | null {
  if (driver === null) return `Node ${node} has no node:sqlite: install better-sqlite3@12, or use Node 22.13 or later`
  if (Number.parseInt(node, 10) < 22 && Number.parseInt(driver, 10) >= 13)
    return `version ${driver} crashes Node ${node}: install better-sqlite3@12`
  return null
}
