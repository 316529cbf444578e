import type { TableName } from '../../src/storage.ts'
import type { PlainRow } from './codec.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { SqlValue } from './fragment.ts'
import { and, type Fragment, join, raw, render, sql } from './fragment.ts'
import { selected } from './rows.ts'
import { type ColumnShape, found, shapes, type TableShape } from './shapes.ts'
import type { Statement } from './statement.ts'

/**
 * Databases bound the parameters of a statement. Far below that bound more rows bring nothing any more, and each number
 * of rows is a text of its own.
 */
const mostRowsInserted = 50

const later = { value: null }

/** The statements that name a row of one table by its key. Their texts are made once. */
export class TableStatements {
  readonly shape: TableShape
  readonly #dialect: Dialect
  readonly #rest: readonly ColumnShape[]
  readonly #version: ColumnShape | undefined
  readonly #guarded: Fragment
  readonly #inserts = new Map<number, string>()
  readonly #replaces = new Map<string, string>()
  readonly #get: string
  readonly #expect: string
  readonly #remove: string
  #erase: string | undefined

  constructor(dialect: Dialect, table: TableName) {
    const shape = shapes[table]
    const { key } = shape
    this.shape = shape
    this.#dialect = dialect
    this.#rest = shape.columns.filter((column) => !key.includes(column))
    this.#version = shape.columns.find((column) => column.property === 'version')
    const text = (fragment: Fragment) => render(dialect, fragment).text
    const named = and(key.map((column) => sql`${found}.${column.sql} = ${later}`))
    const place = dialect.table(shape.name)
    this.#get = text(sql`select ${selected(dialect, shape)} from ${place} as ${found} where ${named}`)
    const guarded = and([...key.map((column) => sql`${column.sql} = ${later}`), sql`"version" = ${later}`])
    this.#guarded = guarded
    this.#expect = text(sql`select 1 as "there" from ${place} where ${guarded}${raw(dialect.heldByReader)}`)
    this.#remove = text(sql`delete from ${place} where ${guarded}`)
  }

  get(key: PlainRow): Statement {
    return this.#statement(this.#get, this.#key(key), 'get')
  }

  /** All columns, or those of the key and some others. */
  getMany(keys: readonly PlainRow[], columns?: readonly string[]): Statement {
    const { shape } = this
    const some = columns && [...new Set([...shape.key.map(({ property }) => property), ...columns])]
    const rows = this.#dialect.ofKeys(
      shape,
      selected(this.#dialect, shape, some),
      keys.map((key) => this.#key(key)),
    )
    return { ...render(this.#dialect, rows), during: `getMany ${shape.table}`, table: shape.table, kept: false }
  }

  /**
   * As many statements as the parameters need. A value that is there already is left out and so is not counted, or
   * fails the statement.
   */
  insert(rows: readonly PlainRow[]): { readonly statement: Statement; readonly rows: number }[] {
    const statements: { statement: Statement; rows: number }[] = []
    for (let first = 0; first < rows.length; first += mostRowsInserted) {
      const some = rows.slice(first, first + mostRowsInserted)
      const values: SqlValue[] = []
      for (const row of some) for (const column of this.shape.columns) values.push(column.encode(row[column.property]))
      statements.push({ statement: this.#statement(this.#insert(some.length), values, 'insert'), rows: some.length })
    }
    return statements
  }

  /** Sets what is another value: some databases write every index anew that holds a column which is set. */
  replace(was: PlainRow, row: PlainRow): Statement {
    const changed = this.#rest.filter(
      (column) => column === this.#version || row[column.property] !== was[column.property],
    )
    const values = changed.map((column) => column.encode(row[column.property]))
    return this.#statement(this.#replace(changed), [...values, ...this.#guard(was)], 'replace')
  }

  expect(was: PlainRow): Statement {
    return this.#statement(this.#expect, this.#guard(was), 'expect')
  }

  remove(was: PlainRow): Statement {
    return this.#statement(this.#remove, this.#guard(was), 'remove')
  }

  /** All rows that agree with `of`: emptied, or gone. */
  erase(of: PlainRow): Statement {
    const { erase } = this.shape
    if (erase === undefined) throw new TypeError(`Nothing of ${this.shape.table} is erased.`)
    this.#erase ??= this.#eraseText(erase)
    const blanks = erase.blank?.map((column) => column.encode(null)) ?? []
    const named = erase.by.map((column) => column.encode(of[column.property]))
    return this.#statement(this.#erase, [...blanks, ...named], 'erase')
  }

  #eraseText({ by, blank }: NonNullable<TableShape['erase']>): string {
    const table = this.#dialect.table(this.shape.name)
    const where = and(by.map((column) => sql`${column.sql} = ${later}`))
    if (blank === null) return render(this.#dialect, sql`delete from ${table} where ${where}`).text
    const set = join(
      blank.map((column) => sql`${column.sql} = ${later}`),
      ', ',
    )
    return render(this.#dialect, sql`update ${table} set ${set} where ${where}`).text
  }

  #replace(columns: readonly ColumnShape[]): string {
    const names = columns.map(({ name }) => name).join()
    let text = this.#replaces.get(names)
    if (text === undefined) {
      const set = join(
        columns.map((column) => sql`${column.sql} = ${later}`),
        ', ',
      )
      const table = this.#dialect.table(this.shape.name)
      text = render(this.#dialect, sql`update ${table} set ${set} where ${this.#guarded}`).text
      this.#replaces.set(names, text)
    }
    return text
  }

  #insert(rows: number): string {
    let text = this.#inserts.get(rows)
    if (text === undefined) {
      const columns = join(
        this.shape.columns.map((column) => column.sql),
        ', ',
      )
      const row = sql`(${join(
        this.shape.columns.map(() => [later]),
        ', ',
      )})`
      const values = join(Array<Fragment>(rows).fill(row), ', ')
      const table = this.#dialect.table(this.shape.name)
      const into = sql`insert into ${table} (${columns}) values ${values}${raw(this.#dialect.unlessTaken)}`
      text = render(this.#dialect, into).text
      this.#inserts.set(rows, text)
    }
    return text
  }

  #key(row: PlainRow): SqlValue[] {
    return this.shape.key.map((column) => column.encode(row[column.property]))
  }

  #guard(was: PlainRow): SqlValue[] {
    if (this.#version === undefined) throw new TypeError(`The rows of ${this.shape.table} are never changed.`)
    return [...this.#key(was), this.#version.encode(was.version)]
  }

  #statement(text: string, parameters: readonly SqlValue[], verb: string): Statement {
    return { text, parameters, during: `${verb} ${this.shape.table}`, table: this.shape.table, kept: true }
  }
}

const made = new WeakMap<Dialect, Map<TableName, TableStatements>>()

export function statementsOf(dialect: Dialect, table: TableName): TableStatements {
  const ofDialect = made.get(dialect) ?? new Map<TableName, TableStatements>()
  made.set(dialect, ofDialect)
  let statements = ofDialect.get(table)
  if (statements === undefined) {
    statements = new TableStatements(dialect, table)
    ofDialect.set(table, statements)
  }
  return statements
}
