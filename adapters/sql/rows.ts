import { found } from './filter.ts'
import { type Fragment, join, raw, sql } from './fragment.ts'
import type { TableShape } from './shapes.ts'

const selections = new Map<TableShape, Fragment>()

/** All columns of the found row under their names in the contract. */
export function selected(shape: TableShape): Fragment {
  let selection = selections.get(shape)
  if (selection === undefined) {
    const columns = shape.columns.map((column) => sql`${found}.${column.sql} as ${raw(`"${column.property}"`)}`)
    // One string: this is the longest part of every list, and it never changes.
    selection = raw(join(columns, ', ').join(''))
    selections.set(shape, selection)
  }
  return selection
}
