import type { Connection, RowDataPacket } from 'mysql2/promise'
import type { Account, Sent } from './account.ts'

/** What `analyze` tells of a table of a statement that was run. */
export interface TableAccount {
  readonly table_name: string
  readonly access_type?: string
  readonly key?: string
  readonly used_key_parts?: readonly string[]
  /** For each time that it was looked at; of a row found by its key before anything else nothing is told. */
  readonly r_rows?: number | null
  readonly r_loops?: number
}

/** By `analyze format = json`. What it writes is undone. */
export async function accountOnMariadb(connection: Connection, { text, parameters }: Sent): Promise<Account> {
  await connection.query('begin')
  try {
    const [rows] = await connection.query<RowDataPacket[]>(`analyze format = json ${text}`, [...parameters])
    return accountOf(JSON.parse(String(Object.values(rows[0]!)[0])))
  } finally {
    await connection.query('rollback')
  }
}

export function accountOf(analyzed: unknown): Account {
  const tables = tablesIn(analyzed)
  return {
    read: tables.reduce((sum, { r_rows, r_loops }) => sum + (r_rows ?? 1) * (r_loops ?? 1), 0),
    ways: tables.map(({ table_name, access_type, key, used_key_parts }) =>
      [access_type ?? 'all', key ?? table_name, used_key_parts && `(${used_key_parts.join(', ')})`]
        .filter(Boolean)
        .join(' '),
    ),
  }
}

/** Tables of the database, not those that the statement makes of them. */
function tablesIn(part: unknown): readonly TableAccount[] {
  if (typeof part !== 'object' || part === null) return []
  const within = Object.values(part).flatMap(tablesIn)
  const { table_name } = part as Partial<TableAccount>
  return table_name === undefined || table_name.startsWith('<') ? within : [part as TableAccount, ...within]
}
