import { type Change, type TableName, tables } from '../../src/storage.ts'

/** A change and its place in the set that it came in. */
export interface Placed {
  readonly change: Change
  readonly index: number
}

const places = new Map((Object.keys(tables) as TableName[]).map((table, place) => [table, place]))

/**
 * The changes in one order for everybody, rows that others may hold before new ones: of two sets that meet in several
 * rows the second waits at the first of them, so that they hardly ever wait for each other in a circle. Where a set is
 * one statement its database has the last word.
 */
export function inLockOrder(changes: readonly Change[]): readonly Placed[] {
  const placed = changes.map((change, index) => ({ change, index, key: keyOf(change) }))
  return placed.sort(
    (a, b) =>
      Number(a.change.op === 'insert') - Number(b.change.op === 'insert') ||
      places.get(a.change.table)! - places.get(b.change.table)! ||
      (a.key < b.key ? -1 : Number(a.key > b.key)) ||
      a.index - b.index,
  )
}

function keyOf(change: Change): string {
  if (change.op === 'insert') return ''
  const named = (change.op === 'erase' ? change.of : change.was) as Readonly<Record<string, unknown>>
  const columns = change.op === 'erase' ? tables[change.table].erase.by : tables[change.table].key
  return columns.map((column) => String(named[column])).join('\0')
}
