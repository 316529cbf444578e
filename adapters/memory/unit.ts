import { checkFilter } from '../../src/check-filter.ts'
import { refuse } from '../../src/errors.ts'
import {
  type Change,
  type Clash,
  type EraseSpec,
  type Group,
  type QuerySpec,
  queries,
  type Scalar,
  type SummarySpec,
  summaries,
  type TableName,
  tables,
  type Unit,
} from '../../src/storage.ts'
import { passing } from './filter.ts'
import { compareInOrder } from './order.ts'
import { type PlainRow, Table, valuesOf } from './table.ts'

/** Everything that is stored. */
export class Store {
  readonly tables = Object.fromEntries(
    (Object.keys(tables) as TableName[]).map((name) => [name, new Table(name)]),
  ) as Record<TableName, Table>
  readonly series = new Map<string, number>()
}

/** One transaction: a unit for the work, and the way back. */
export interface OpenUnit {
  readonly unit: Unit
  /** Nothing was refused and nothing failed: the work may be kept. */
  readonly mayBeKept: () => boolean
  /** Undoes all that was written, the numbers taken included. */
  readonly undo: () => void
  /** Ends the unit: whoever still holds it can do no more with it. */
  readonly close: () => void
}

export function openUnit(store: Store): OpenUnit {
  const undoing: (() => void)[] = []
  let mayBeKept = true
  let open = true

  const whileOpen = <T>(call: () => T): Promise<T> =>
    new Promise((resolve) => {
      if (!open) refuse('STORAGE', { during: 'work after its transaction had ended' })
      resolve(call())
    })

  const put = (name: TableName, row: PlainRow): void => {
    const table = store.tables[name]
    const key = table.keyOf(row)
    const before = table.get(key)
    undoing.push(() => (before === undefined ? table.delete(key) : table.put(before)))
    table.put(structuredClone(row))
  }

  const remove = (name: TableName, row: PlainRow): void => {
    const table = store.tables[name]
    const before = table.get(table.keyOf(row))
    if (before === undefined) return
    undoing.push(() => table.put(before))
    table.delete(table.keyOf(row))
  }

  const write = (change: Change): Clash['because'] | null => {
    const table = store.tables[change.table]
    if (change.op === 'insert') {
      for (const row of change.rows) {
        if (table.get(table.keyOf(row)) !== undefined || table.isTaken(row)) return 'taken'
        put(change.table, row)
      }
      return null
    }
    if (change.op === 'erase') {
      const { by, blank } = tables[change.table].erase as EraseSpec
      const blanks = blank && Object.fromEntries(blank.map((column) => [column, null]))
      for (const row of table.having(by, change.of)) {
        if (blanks === undefined) remove(change.table, row)
        else put(change.table, { ...row, ...blanks })
      }
      return null
    }
    if (table.get(table.keyOf(change.was))?.version !== change.was.version) return 'changed'
    if (change.op === 'remove') remove(change.table, change.was)
    if (change.op === 'replace') {
      if (table.isTaken(change.row)) return 'taken'
      put(change.table, change.row)
    }
    return null
  }

  const unit: Unit = {
    get: (name, key) => whileOpen(() => found(store, name, key)),
    getMany: (name, keys, columns) => whileOpen(() => keys.map((key) => found(store, name, key, columns as never))),
    find: (name, find) =>
      whileOpen(() => {
        const description: QuerySpec = queries[name]
        checkFilter(name, description, find)
        const { order } = description
        const place = (row: PlainRow) => order.map(([column]) => row[column] as Scalar)
        const { after } = find
        const rows = passing(store.tables[description.from], store.tables.caseFields, description, find)
          .filter((row) => after === undefined || compareInOrder(order, place(row), after) > 0)
          .sort((a, b) => compareInOrder(order, place(a), place(b)))
        const { columns } = description
        const told = rows.slice(0, find.limit)
        return structuredClone(columns === undefined ? told : told.map((row) => only(columns, row))) as never
      }),
    summarize: (name, filter) =>
      whileOpen(() => {
        const description: SummarySpec = summaries[name]
        checkFilter(name, description, filter)
        const rows = passing(store.tables[description.from], store.tables.caseFields, description, filter)
        return counted(description.by, rows)
      }),
    take: (tenant, series, count) =>
      whileOpen(() => {
        const name = JSON.stringify([tenant, series])
        const last = store.series.get(name) ?? 0
        undoing.push(() => store.series.set(name, last))
        store.series.set(name, last + count)
        return last + 1
      }),
    commit: (changes) =>
      whileOpen(() => {
        mayBeKept = false
        // What is erased is what was there before.
        const erasedFirst = [...changes.entries()].sort(
          ([, one], [, other]) => Number(other.op === 'erase') - Number(one.op === 'erase'),
        )
        for (const [index, change] of erasedFirst) {
          const because = write(change)
          if (because !== null) return { change: index, because }
        }
        mayBeKept = true
        return null
      }),
  }
  return {
    unit,
    mayBeKept: () => mayBeKept,
    undo: () => {
      for (const step of undoing.reverse()) step()
    },
    close: () => {
      open = false
    },
  }
}

function only(columns: readonly string[], row: PlainRow): PlainRow {
  return Object.fromEntries(columns.map((column) => [column, row[column]]))
}

function found(store: Store, name: TableName, key: PlainRow, columns?: readonly string[]): never {
  const table = store.tables[name]
  const row = table.get(table.keyOf(key)) ?? null
  if (row === null || columns === undefined) return structuredClone(row) as never
  return structuredClone(only([...tables[name].key, ...columns], row)) as never
}

/** How many rows have each combination of values; of no columns there is one combination, of however many rows. */
function counted(by: readonly string[], rows: readonly PlainRow[]): Group[] {
  const groups = new Map<string, { by: Record<string, Scalar>; count: number }>()
  if (by.length === 0) return [{ by: {}, count: rows.length }]
  for (const row of rows) {
    const values = valuesOf(by, row)
    const group = groups.get(values) ?? {
      by: Object.fromEntries(by.map((column) => [column, row[column] as Scalar])),
      count: 0,
    }
    group.count += 1
    groups.set(values, group)
  }
  return [...groups.values()]
}
