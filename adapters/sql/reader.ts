import {
  type FilterArguments,
  type FindArguments,
  type Found,
  type Key,
  type QueryName,
  queries,
  type Reader,
  type Row,
  type SummaryName,
  type TableName,
} from '../../src/storage.ts'
import { type PlainRow, rowDecoder } from './codec.ts'
import { countStatement, decodeGroup } from './counts.ts'
import type { Dialect } from './dialects/dialect.ts'
import { findStatement } from './known-lists.ts'
import { type ColumnShape, shapes } from './shapes.ts'
import type { Execute } from './statement.ts'
import { statementsOf } from './table-statements.ts'

const decoders = Object.fromEntries(Object.values(shapes).map((shape) => [shape.table, rowDecoder(shape.columns)])) as {
  readonly [T in TableName]: ReturnType<typeof rowDecoder>
}

/** Where each key is a condition of its own, a text must not grow without bounds. */
const mostKeys = 500

/** Reads through one way of running statements. */
export class SqlReader implements Reader {
  readonly #dialect: Dialect
  readonly #execute: Execute

  constructor(dialect: Dialect, execute: Execute) {
    this.#dialect = dialect
    this.#execute = execute
  }

  async get<T extends TableName>(table: T, key: Key<T>): Promise<Row<T> | null> {
    const { rows } = await this.#execute(statementsOf(this.#dialect, table).get(key))
    return rows[0] === undefined ? null : (decoders[table](rows[0]) as Row<T>)
  }

  async getMany<T extends TableName, C extends keyof Row<T>>(
    table: T,
    keys: readonly Key<T>[],
    columns?: readonly C[],
  ): Promise<readonly (Pick<Row<T>, C> | null)[]> {
    if (keys.length === 0) return []
    const { key } = shapes[table]
    const found = new Map<string, Row<T>>()
    for (let first = 0; first < keys.length; first += mostKeys) {
      const some = keys.slice(first, first + mostKeys)
      const { rows } = await this.#execute(
        statementsOf(this.#dialect, table).getMany(some, columns as readonly string[] | undefined),
      )
      for (const row of rows) found.set(nameOf(key, decoders[table](row)), row as Row<T>)
    }
    // Each answer is its caller's own, where a key was asked twice too.
    const given = new Set<Row<T>>()
    return keys.map((wanted) => {
      const row = found.get(nameOf(key, wanted)) ?? null
      if (row === null || !given.has(row)) {
        if (row !== null) given.add(row)
        return row
      }
      return structuredClone(row)
    })
  }

  async find<Q extends QueryName>(query: Q, find: FindArguments): Promise<readonly Found<Q>[]> {
    const { rows } = await this.#execute(findStatement(this.#dialect, query, find))
    const decode: (row: Record<string, unknown>) => PlainRow = decoders[queries[query].from]
    return rows.map(decode) as unknown as readonly Found<Q>[]
  }

  async summarize(summary: SummaryName, filter: FilterArguments) {
    const { rows } = await this.#execute(countStatement(this.#dialect, summary, filter))
    return rows.map((row) => decodeGroup(summary, row))
  }
}

/** What tells a key from all others of its table. */
function nameOf(key: readonly ColumnShape[], row: PlainRow): string {
  return JSON.stringify(key.map(({ property }) => row[property]))
}
