import {
  type QuerySpec,
  queries,
  type SummarySpec,
  summaries,
  type TableName,
  type TableSpec,
  tables,
} from '../../src/storage.ts'

/** A row, for code that loops over columns. */
export type PlainRow = Readonly<Record<string, unknown>>

/** The values of some columns as one text, to be compared. */
export function valuesOf(columns: readonly string[], row: PlainRow): string {
  return JSON.stringify(columns.map((column) => row[column]))
}

/** Rows by key. */
type Group = Map<string, PlainRow>

/**
 * The rows of one table by key, and by all that is looked up: its unique columns, and what its queries are always given.
 * Rows are never changed, only exchanged.
 */
export class Table {
  readonly #description: TableSpec
  readonly #rows = new Map<string, PlainRow>()
  readonly #unique: readonly { readonly columns: readonly string[]; readonly keys: Map<string, string> }[]
  readonly #lookups: readonly { readonly columns: readonly string[]; readonly groups: Map<string, Group> }[]

  constructor(name: TableName) {
    this.#description = tables[name]
    this.#unique = (this.#description.unique ?? []).map((columns) => ({ columns, keys: new Map<string, string>() }))
    const descriptions: readonly (QuerySpec | SummarySpec)[] = [...Object.values(queries), ...Object.values(summaries)]
    const lists = new Set(descriptions.filter(({ from }) => from === name).map(({ equal }) => JSON.stringify(equal)))
    this.#lookups = Array.from(lists, (list) => ({
      columns: JSON.parse(list) as string[],
      groups: new Map<string, Group>(),
    }))
  }

  keyOf(row: PlainRow): string {
    return valuesOf(this.#description.key, row)
  }

  get(key: string): PlainRow | undefined {
    return this.#rows.get(key)
  }

  /** The rows in which these columns, as one of the queries lists them, have these values. */
  group(columns: readonly string[], values: PlainRow): Iterable<PlainRow> {
    const wanted = JSON.stringify(columns)
    const lookup = this.#lookups.find((candidate) => JSON.stringify(candidate.columns) === wanted)
    return lookup?.groups.get(valuesOf(columns, values))?.values() ?? []
  }

  /** All rows that have these values in some columns. */
  having(columns: readonly string[], values: PlainRow): PlainRow[] {
    return [...this.#rows.values()].filter((row) => columns.every((column) => row[column] === values[column]))
  }

  /** Another row has one of the unique values of this one. */
  isTaken(row: PlainRow): boolean {
    const key = this.keyOf(row)
    return this.#unique.some(({ columns, keys }) => {
      const holder = keys.get(valuesOf(columns, row))
      return holder !== undefined && holder !== key
    })
  }

  put(row: PlainRow): void {
    const key = this.keyOf(row)
    this.delete(key)
    this.#rows.set(key, row)
    for (const { columns, keys } of this.#unique)
      if (columns.every((column) => row[column] !== null)) keys.set(valuesOf(columns, row), key)
    for (const { columns, groups } of this.#lookups) {
      const values = valuesOf(columns, row)
      const group: Group = groups.get(values) ?? new Map()
      groups.set(values, group.set(key, row))
    }
  }

  delete(key: string): void {
    const row = this.#rows.get(key)
    if (row === undefined) return
    this.#rows.delete(key)
    for (const { columns, keys } of this.#unique)
      if (columns.every((column) => row[column] !== null)) keys.delete(valuesOf(columns, row))
    for (const { columns, groups } of this.#lookups) {
      const values = valuesOf(columns, row)
      const group = groups.get(values)
      group?.delete(key)
      if (group?.size === 0) groups.delete(values)
    }
  }
}
