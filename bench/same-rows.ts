import type { TableName } from '../src/storage.ts'
import type { Database } from './databases/database.ts'
import { columnsOf, tableName } from './hand/cells.ts'

/** The counters of the numbers are no described table. */
export type CountedTable = TableName | 'series'
const columnsIn = (table: CountedTable) => (table === 'series' ? ['tenant', 'name', 'value'] : columnsOf(table))
/** A table's name in the database. */
export const nameOf = (table: CountedTable) => (table === 'series' ? 'casekeep_series' : tableName(table))

/** What a tenant left in a table: how many rows, and how many characters all their columns make. */
interface Left {
  readonly rows: number
  readonly characters: number
}

/**
 * Fails unless each tenant left the same in each table: as many rows, with as many characters in them. So a side that
 * did less work than another is found out. The policy, which every archive stores once, is left out.
 */
export async function checkSameRows(
  database: Database,
  tables: readonly CountedTable[],
  tenants: readonly string[],
): Promise<void> {
  for (const table of tables) {
    const left = await leftIn(database, table)
    const [first, ...others] = tenants.map((tenant) => ({
      tenant,
      ...(left.get(tenant) ?? { rows: 0, characters: 0 }),
    }))
    for (const other of others) {
      if (other.rows === first!.rows && other.characters === first!.characters) continue
      const says = (one: typeof other) => `${one.tenant} left ${one.rows} rows of ${one.characters} characters`
      throw new Error(`The sides did not do the same work in ${nameOf(table)}: ${says(first!)}, ${says(other)}.`)
    }
  }
}

/** What each tenant left in a table, of the rows that a condition names. */
export async function leftIn(
  database: Database,
  table: CountedTable,
  where = '1 = 1',
): Promise<ReadonlyMap<string, Left>> {
  const lengths = columnsIn(table).map((column) => database.spelling.length(`"${column}"`))
  const rows = await database.query(
    `select tenant, count(*) as number_of_rows, sum(${lengths.join(' + ')}) as characters from ${nameOf(table)} where ${where} group by tenant`,
  )
  return new Map(
    rows.map((row) => [String(row.tenant), { rows: Number(row.number_of_rows), characters: Number(row.characters) }]),
  )
}
