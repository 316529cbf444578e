import type { Change, GuardedTable, Row, TableName } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'

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

/** The case that a row of a table belongs to; null for what belongs to none or to several. */
function caseOf(table: TableName, row: object): string | null {
  const { case: file, number } = row as { readonly case?: string; readonly number?: string }
  return (table === 'cases' ? number : file) ?? null
}

/**
 * What each chain tells, in the order of the changes: its own case's, of rows that are added together too. What belongs
 * to no case is told by the chain of the tenant, and where that has no part in it by all.
 */
export function changesByChain(
  changes: readonly Change[],
  chains: readonly string[],
): ReadonlyMap<string, readonly Change[]> {
  const told = new Map<string, Change[]>(chains.map((chain) => [chain, []]))
  const shared = told.has(tenantChain) ? [tenantChain] : chains
  const tell = (file: string | null, change: Change): void => {
    for (const chain of file === null ? shared : [file]) told.get(chain)?.push(change)
  }
  for (const change of changes) {
    if (change.op !== 'insert') {
      tell(caseOf(change.table, change.was), change)
      continue
    }
    const rows = new Map<string | null, object[]>()
    for (const row of change.rows) {
      const file = caseOf(change.table, row)
      const own = rows.get(file)
      if (own === undefined) rows.set(file, [row])
      else own.push(row)
    }
    for (const [file, own] of rows)
      tell(file, rows.size === 1 ? change : ({ ...change, rows: own } as unknown as Change))
  }
  return told
}

/** Rows that no change touches yet: a set of changes touches a row at most once. */
export function untouched<R extends object>(rows: readonly R[], changes: readonly Change[]): readonly R[] {
  const touched = new Set<object>(changes.flatMap((change) => (change.op === 'replace' ? [change.was] : [])))
  return rows.filter((row) => !touched.has(row))
}
