import type { Change, GuardedTable, Row, TableName } from '../storage.ts'

export function insert<T extends TableName>(table: T, ...rows: readonly Row<T>[]): Change {
  return { op: 'insert', table, rows } as unknown as Change
}

/** A new row, and the change that writes it: as {@link amend} for one that is there. */
export function add<T extends TableName>(table: T, row: Row<T>): { readonly row: Row<T>; readonly change: Change } {
  return { row, change: insert(table, row) }
}

/** The row with some columns changed and its version counted on, and the change that writes it. */
export function amend<T extends GuardedTable>(
  table: T,
  was: Row<T>,
  patch: Partial<Omit<Row<T>, 'version' | 'tenant'>>,
): { readonly row: Row<T>; readonly change: Change } {
  const row = { ...was, ...patch, version: was.version + 1 } as Row<T>
  return { row, change: { op: 'replace', table, was, row } as unknown as Change }
}

/** The case that a row belongs to; null for what belongs to none or to several. */
export function caseOf(change: Change): string | null {
  const row = (change.op === 'insert' ? change.rows[0] : change.was) as { case?: string; number?: string } | undefined
  if (row === undefined) return null
  return change.table === 'cases' ? (row.number ?? null) : (row.case ?? null)
}

/** Rows that no change touches yet: a set of changes touches a row at most once. */
export function untouched<R extends object>(rows: readonly R[], changes: readonly Change[]): readonly R[] {
  const touched = new Set<object>(changes.flatMap((change) => (change.op === 'replace' ? [change.was] : [])))
  return rows.filter((row) => !touched.has(row))
}
