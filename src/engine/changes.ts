import type { Change, ErasableTable, GuardedTable, Row, TableName } from '../storage.ts'
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

/** The cases that a row of a table belongs to: of a request those that it is about. */
function casesOf(table: TableName, row: object): readonly string[] {
  if (table === 'requests') return (row as Row<'requests'>).cases as readonly string[]
  // The list stays readable when the case's own key is gone: the tenant's chain tells of it.
  if (table === 'disposalEntries' || table === 'destroyed') return []
  const { case: file, number } = row as { readonly case?: string; readonly number?: string }
  const own = table === 'cases' ? number : file
  return own === undefined ? [] : [own]
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
  const tellersOf = (table: TableName, row: object): readonly string[] => {
    const cases = casesOf(table, row)
    return cases.length > 0 ? cases : shared
  }
  for (const change of changes) {
    // What is erased is what was told before.
    if (change.op === 'erase') continue
    if (change.op !== 'insert') {
      for (const chain of tellersOf(change.table, change.was)) told.get(chain)?.push(change)
      continue
    }
    const rows = new Map<string, object[]>()
    for (const row of change.rows) {
      for (const chain of tellersOf(change.table, row)) {
        const own = rows.get(chain)
        if (own === undefined) rows.set(chain, [row])
        else own.push(row)
      }
    }
    for (const [chain, own] of rows)
      told
        .get(chain)
        ?.push(own.length === change.rows.length ? change : ({ ...change, rows: own } as unknown as Change))
  }
  return told
}

/** All rows of a table that agree with `of`, when a case is destroyed. */
export function erase<T extends ErasableTable>(table: T, of: Extract<Change, { op: 'erase'; table: T }>['of']): Change {
  return { op: 'erase', table, of } as unknown as Change
}

/** Rows that no change touches yet: a set of changes touches a row at most once. */
export function untouched<R extends object>(rows: readonly R[], changes: readonly Change[]): readonly R[] {
  const touched = new Set<object>(changes.flatMap((change) => (change.op === 'replace' ? [change.was] : [])))
  return rows.filter((row) => !touched.has(row))
}
