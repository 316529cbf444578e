import { type ColumnType, type TableName, type TableSpec, tables } from '../../src/storage.ts'
import { type Coded, encoderOf } from './codec.ts'
import { type Fragment, type Origin, type Parameter, raw, type SqlValue } from './fragment.ts'

/** The name by which a statement knows the row that it tests. */
export const found = raw('found')

/** A column as SQL knows it. */
export interface ColumnShape extends Coded {
  /** The name in the database, such as `title_key`: usable in anybody's report without quotes around capitals. */
  readonly name: string
  /** The name as a piece of SQL, quoted: some, such as `case`, are words of SQL. */
  readonly sql: Fragment
  /** A value as the driver takes it. */
  readonly encode: (value: unknown) => SqlValue
}

/** A value of a column as a parameter of a statement; `origin`: where the arguments of a list have it. */
export function given(column: ColumnShape, value: unknown, origin?: Origin<unknown>): Parameter {
  return { value: column.encode(value), origin: origin && ((asked) => column.encode(origin(asked))) }
}

/** A described table as SQL knows it. */
export interface TableShape<T extends string = TableName> {
  readonly table: T
  /** The name in the database, without the prefix. */
  readonly name: string
  readonly columns: readonly ColumnShape[]
  readonly key: readonly ColumnShape[]
  /** What erases rows of it; undefined where nothing does. */
  readonly erase: { readonly by: readonly ColumnShape[]; readonly blank: readonly ColumnShape[] | null } | undefined
  /** The column of a property; refuses a property that the description does not have. */
  column(property: string): ColumnShape
}

/** The name in the database of a name in the contract. */
export function databaseName(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)
}

/** A table of these columns as SQL knows it. */
export function shapeOf<T extends string>(table: T, description: TableSpec): TableShape<T> {
  const columns = Object.entries(description.columns).map(([property, type]): ColumnShape => {
    const name = databaseName(property)
    const coded: Coded = { property, type: type.replace('?', '') as ColumnType, nullable: type.endsWith('?') }
    return { ...coded, name, sql: raw(`"${name}"`), encode: encoderOf(coded) }
  })
  const byProperty = new Map(columns.map((column) => [column.property, column]))
  const column = (property: string): ColumnShape => {
    const found = byProperty.get(property)
    if (found === undefined) throw new TypeError(`The table ${table} has no column ${property}.`)
    return found
  }
  const erase = description.erase && {
    by: description.erase.by.map(column),
    blank: description.erase.blank?.map(column) ?? null,
  }
  return { table, name: databaseName(table), columns, key: description.key.map(column), erase, column }
}

/** Every described table as SQL knows it. */
export const shapes = Object.fromEntries(
  Object.entries(tables).map(([table, description]) => [table, shapeOf(table as TableName, description)]),
) as { readonly [T in TableName]: TableShape }
