/** Transactions that keep what is recorded of Prisma, over the drivers that its own adapters stand on or resemble. */
import type Database from 'better-sqlite3'
import type { Connection, FieldPacket } from 'mysql2/promise'
import type { ClientBase } from 'pg'
import type { PrismaTransaction } from '../../../adapters/sql/hosts/prisma.ts'
import { failedStatement, transactionOver } from './prisma-contract.ts'

type Parameters = readonly (string | number | null)[]
type Rows = Record<string, unknown>[]

/** How a driver is asked, and where its errors have the database's code. */
interface Asked {
  query(text: string, parameters: Parameters): Promise<Rows>
  execute(text: string, parameters: Parameters): Promise<number>
  codeOf(error: unknown): unknown
}

/** A transaction as Prisma gives it, and how it ends. */
export interface PrismaLike {
  readonly tx: PrismaTransaction
  end(): void
}

/** Stands for Prisma's, of which nobody here asks more than its text. */
export class Decimal {
  readonly #text: string
  constructor(value: unknown) {
    this.#text = String(value)
  }
  toString(): string {
    return this.#text
  }
}

function prismaLike({ query, execute, codeOf }: Asked): PrismaLike {
  let over = false
  const answering = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (over) throw transactionOver()
    try {
      return await ask()
    } catch (error) {
      throw failedStatement(String(codeOf(error)), (error as Error).message)
    }
  }
  return {
    tx: {
      $queryRawUnsafe: (text, ...parameters) => answering(() => query(text, parameters)),
      $executeRawUnsafe: (text, ...parameters) => answering(() => execute(text, parameters)),
    },
    end: () => {
      over = true
    },
  }
}

function converted(rows: Rows, converters: Readonly<Record<string, ((value: unknown) => unknown) | undefined>>): Rows {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? null : (converters[name]?.(value) ?? value)]),
    ),
  )
}

const toBigInt = (value: unknown) => BigInt(value as string)
const toDecimal = (value: unknown) => new Decimal(value)
const toDate = (value: unknown) => new Date(value as string)

/** By the numbers that PostgreSQL has for its types: bigint and numeric. What else there is `pg` gives as Prisma does. */
const ofPostgres: Readonly<Record<number, (value: unknown) => unknown>> = { 20: toBigInt, 1700: toDecimal }

export function prismaOnPg(client: ClientBase): PrismaLike {
  return prismaLike({
    query: async (text, parameters) => {
      const { rows, fields } = await client.query({ text, values: [...parameters] })
      return converted(rows, Object.fromEntries(fields.map(({ name, dataTypeID }) => [name, ofPostgres[dataTypeID]])))
    },
    execute: async (text, parameters) => (await client.query({ text, values: [...parameters] })).rowCount ?? 0,
    codeOf: (error) => (error as { code?: unknown }).code,
  })
}

/** By the numbers that MySQL and MariaDB have for theirs. */
const [decimal, int, bigint, newDecimal] = [0, 3, 8, 246]
const unsigned = 32
function ofMysql({ columnType, flags }: FieldPacket): ((value: unknown) => unknown) | undefined {
  const isUnsigned = typeof flags === 'number' && (flags & unsigned) !== 0
  if (columnType === bigint || (columnType === int && isUnsigned)) return toBigInt
  return columnType === decimal || columnType === newDecimal ? toDecimal : undefined
}

export function prismaOnMysql(connection: Connection): PrismaLike {
  return prismaLike({
    query: async (text, parameters) => {
      const [rows, fields] = await connection.query({ sql: text, values: [...parameters] })
      // A statement that gives no rows gives none here too.
      if (!Array.isArray(rows)) return []
      return converted(rows as Rows, Object.fromEntries(fields.map((field) => [field.name, ofMysql(field)])))
    },
    execute: async (text, parameters) => {
      const [answer] = await connection.query({ sql: text, values: [...parameters] })
      return Array.isArray(answer) ? 0 : (answer as { affectedRows: number }).affectedRows
    },
    codeOf: (error) => (error as { errno?: unknown }).errno,
  })
}

/** By the declared type of the column; an expression has none. */
const ofSqlite: Readonly<Record<string, (value: unknown) => unknown>> = {
  integer: Number,
  boolean: (value) => Number(value) === 1,
  date: toDate,
  datetime: toDate,
}

export function prismaOnSqlite(database: Database.Database): PrismaLike {
  return prismaLike({
    query: async (text, parameters) => {
      const statement = database.prepare(text)
      if (!statement.reader) {
        statement.run(...parameters)
        return []
      }
      const columns = statement.columns()
      const rows = statement.safeIntegers(true).all(...parameters) as Rows
      return converted(
        rows,
        Object.fromEntries(columns.map(({ name, type }) => [name, ofSqlite[(type ?? '').toLowerCase()]])),
      )
    },
    execute: async (text, parameters) => {
      const statement = database.prepare(text)
      if (!statement.reader) return statement.run(...parameters).changes
      statement.all(...parameters)
      return 0
    },
    codeOf: (error) => (error as { code?: unknown }).code,
  })
}
