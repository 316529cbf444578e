import type { Dialect } from './dialects/dialect.ts'
import { type Fragment, join, raw, sql } from './fragment.ts'
import { found, type TableShape } from './shapes.ts'

const selectionsOf = new WeakMap<Dialect, Map<TableShape, Fragment>>()

/** All columns of the found row under their names in the contract. */
export function selected(dialect: Dialect, shape: TableShape): Fragment {
  const selections = selectionsOf.get(dialect) ?? new Map<TableShape, Fragment>()
  selectionsOf.set(dialect, selections)
  let selection = selections.get(shape)
  if (selection === undefined) {
    const columns = shape.columns.map((column) => sql`${dialect.read(column, found)} as ${raw(`"${column.property}"`)}`)
    // One string: this is the longest part of every list, and it never changes.
    selection = raw(join(columns, ', ').join(''))
    selections.set(shape, selection)
  }
  return selection
}
