import type { Dialect } from './dialects/dialect.ts'
import { type Fragment, join, raw, sql } from './fragment.ts'
import { type ColumnShape, found, type TableShape } from './shapes.ts'

const selectionsOf = new WeakMap<Dialect, Map<TableShape, Fragment>>()

/** Columns of the found row under their names in the contract: all of them, unless some are named. */
export function selected(dialect: Dialect, shape: TableShape, only?: readonly string[]): Fragment {
  return only === undefined ? allSelected(dialect, shape) : raw(written(dialect, only.map(shape.column)))
}

function written(dialect: Dialect, columns: readonly ColumnShape[]): string {
  return join(
    columns.map((column) => sql`${dialect.read(column, found)} as ${raw(`"${column.property}"`)}`),
    ', ',
  ).join('')
}

function allSelected(dialect: Dialect, shape: TableShape): Fragment {
  const selections = selectionsOf.get(dialect) ?? new Map<TableShape, Fragment>()
  selectionsOf.set(dialect, selections)
  let selection = selections.get(shape)
  if (selection === undefined) {
    // One string: this is the longest part of every list, and it never changes.
    selection = raw(written(dialect, shape.columns))
    selections.set(shape, selection)
  }
  return selection
}
