import {
  type FilterArguments,
  type FindArguments,
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
import type { Dialect } from './dialect.ts'
import { listStatement } from './lists.ts'
import { shapes } from './shapes.ts'
import type { Execute } from './statement.ts'
import { place, statementsOf } from './table-statements.ts'

const decoders = Object.fromEntries(Object.values(shapes).map((shape) => [shape.table, rowDecoder(shape)])) as {
  readonly [T in TableName]: ReturnType<typeof rowDecoder>
}

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

  async getMany<T extends TableName>(table: T, keys: readonly Key<T>[]): Promise<readonly (Row<T> | null)[]> {
    const answers = Array<Row<T> | null>(keys.length).fill(null)
    if (keys.length === 0) return answers
    const { rows } = await this.#execute(statementsOf(this.#dialect, table).getMany(keys))
    for (const { [place]: index, ...row } of rows) answers[Number(index)] = decoders[table](row) as Row<T>
    return answers
  }

  async find<Q extends QueryName>(query: Q, find: FindArguments): Promise<readonly Row<(typeof queries)[Q]['from']>[]> {
    const { rows } = await this.#execute(listStatement(this.#dialect, query, find))
    const decode: (row: Record<string, unknown>) => PlainRow = decoders[queries[query].from]
    return rows.map(decode) as unknown as readonly Row<(typeof queries)[Q]['from']>[]
  }

  async summarize(summary: SummaryName, filter: FilterArguments) {
    const { rows } = await this.#execute(countStatement(this.#dialect, summary, filter))
    return rows.map((row) => decodeGroup(summary, row))
  }
}
