import type { HostResult } from '../host-transaction.ts'

/** What `pg` answers; the members that are read. */
export interface PgResult {
  readonly rows: HostResult['rows']
  readonly rowCount: number | null
  /** The columns of the rows; empty where the statement gives none. */
  readonly fields: readonly unknown[]
}

export function pgResult({ rows, rowCount, fields }: PgResult): HostResult {
  return fields.length > 0 ? { rows } : { rows: [], affected: rowCount ?? 0 }
}
