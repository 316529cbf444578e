import type { Dialect } from './dialects/dialect.ts'
import { type Fragment, join, raw, sql } from './fragment.ts'
import { type ColumnShape, found, type TableShape } from './shapes.ts'

const selectionsOf = new WeakMap<Dialect, Map<TableShape<string>, Map<string, Fragment>>>()

/**
 * Columns of the found row under their names in the contract: all of them, unless some are named. One string: this is the
 * longest part of every list, and it never changes.
 */
export function selected(dialect: Dialect, shape: TableShape<string>, only?: readonly string[]): Fragment {
  const ofDialect = selectionsOf.get(dialect) ?? new Map<TableShape<string>, Map<string, Fragment>>()
  selectionsOf.set(dialect, ofDialect)
  const selections = ofDialect.get(shape) ?? new Map<string, Fragment>()
  ofDialect.set(shape, selections)
  const names = only === undefined ? '' : only.join()
  let selection = selections.get(names)
  if (selection === undefined) {
    selection = raw(written(dialect, only === undefined ? shape.columns : only.map(shape.column)))
    selections.set(names, selection)
  }
  return selection
}

function written(dialect: Dialect, columns: readonly ColumnShape[]): string {
  return join(
    columns.map((column) => sql`${dialect.read(column, found)} as ${raw(`"${column.property}"`)}`),
    ', ',
  ).join('')
}
