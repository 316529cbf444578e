import { type Kysely, sql } from 'kysely'
import type { Column, Row, TableName } from '../../../src/storage.ts'
import { tables } from '../../../src/storage.ts'
import type { HostTables } from './place.ts'

/** Everything that a database holds, read by plain SQL and not by the library: what it says of itself is in question. */
export interface Records {
  readonly rows: { readonly [T in TableName]: readonly Row<T>[] }
  /** The last number given, by the name of the series. */
  readonly series: ReadonlyMap<string, number>
  readonly hostNotes: readonly HostTables['host_notes'][]
}

type Cells = Readonly<Record<string, unknown>>

/** As of one moment: what a killed process had sent may still be on its way. */
export async function readRecords(db: Kysely<HostTables>, tenant = 'main'): Promise<Records> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => readAll(snapshot, tenant))
}

async function readAll(db: Kysely<HostTables>, tenant: string): Promise<Records> {
  const rows: Partial<Record<TableName, readonly unknown[]>> = {}
  for (const table of Object.keys(tables) as TableName[]) {
    const found = await sql<Cells>`select * from ${sql.table(`casekeep_${snake(table)}`)}`.execute(db)
    rows[table] = found.rows.map((row) => decoded(table, row)).filter((row) => row.tenant === tenant)
  }
  const series = await sql<Cells>`select name, value from casekeep_series where tenant = ${tenant}`.execute(db)
  return {
    rows: rows as Records['rows'],
    series: new Map(series.rows.map(({ name, value }) => [String(name), Number(value)])),
    hostNotes: await db.selectFrom('host_notes').selectAll().execute(),
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)

function decoded(table: TableName, row: Cells): Cells {
  const columns = Object.entries<Column>(tables[table].columns)
  return Object.fromEntries(columns.map(([column, type]) => [column, plainValue(type, row[snake(column)])]))
}

/** Drivers give a boolean as number or boolean, JSON as text or value, a big integer as text or number. */
function plainValue(type: Column, value: unknown): unknown {
  if (value === null) return null
  switch (type.replace('?', '')) {
    case 'integer':
      return Number(value)
    case 'boolean':
      return value === true || Number(value) === 1
    case 'json':
      return typeof value === 'string' ? JSON.parse(value) : value
    default:
      return value
  }
}
