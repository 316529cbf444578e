/**
 * What Prisma answers to raw statements, recorded of Prisma 7.10.0 with its driver adapters `@prisma/adapter-pg`,
 * `@prisma/adapter-mariadb` and `@prisma/adapter-better-sqlite3`, on PostgreSQL 15, MariaDB 10.11 and SQLite. It agrees
 * with the table of the documentation:
 * https://www.prisma.io/docs/orm/prisma-client/using-raw-sql/raw-queries#raw-query-typecasting
 */
import type { PrismaProvider } from '../../../adapters/sql/hosts/prisma.ts'

/** What a value of a column, or of an expression, is in JavaScript. `object`: JSON that was read already. */
export type Kind = 'number' | 'bigint' | 'boolean' | 'string' | 'Decimal' | 'Date' | 'object' | 'null'

interface Recorded {
  /** By the type of the column. */
  readonly columns: Readonly<Record<string, Kind>>
  readonly expressions: Readonly<Record<string, Kind>>
  /** The database's own code of a key that is there already, as it stands in what Prisma throws. */
  readonly taken: string
}

export const recorded: Readonly<Record<PrismaProvider, Recorded>> = {
  postgresql: {
    columns: {
      smallint: 'number',
      integer: 'number',
      bigint: 'bigint',
      boolean: 'boolean',
      text: 'string',
      'numeric(10,2)': 'Decimal',
      'double precision': 'number',
      date: 'Date',
      timestamp: 'Date',
      timestamptz: 'Date',
      json: 'object',
      jsonb: 'object',
    },
    expressions: {
      'count(*)': 'bigint',
      'sum(2::bigint)': 'Decimal',
      '1': 'number',
      '1 = 1': 'boolean',
      "'a'": 'string',
      null: 'null',
    },
    taken: '23505',
  },
  mysql: {
    columns: {
      tinyint: 'number',
      boolean: 'number',
      int: 'number',
      'int unsigned': 'bigint',
      bigint: 'bigint',
      'varchar(40)': 'string',
      text: 'string',
      'decimal(10,2)': 'Decimal',
      double: 'number',
      date: 'Date',
      'datetime(3)': 'Date',
      'timestamp(3) null': 'Date',
      json: 'object',
    },
    expressions: {
      'count(*)': 'bigint',
      'sum(2)': 'Decimal',
      '1': 'number',
      '1 = 1': 'number',
      "'a'": 'string',
      null: 'null',
    },
    taken: '1062',
  },
  sqlite: {
    columns: {
      integer: 'number',
      boolean: 'boolean',
      text: 'string',
      real: 'number',
      date: 'Date',
      datetime: 'Date',
      json: 'string',
    },
    expressions: {
      'count(*)': 'bigint',
      'sum(2)': 'bigint',
      '1': 'bigint',
      '1 = 1': 'bigint',
      "'a'": 'string',
      null: 'null',
    },
    taken: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  },
}

/** A statement that the database refused: `$queryRawUnsafe` and `$executeRawUnsafe` alike, without any `cause`. */
export function failedStatement(code: string, message: string): Error {
  return Object.assign(new Error(`Raw query failed. Code: \`${code}\`. Message: \`${message}\``), {
    name: 'PrismaClientKnownRequestError',
    code: 'P2010',
    meta: {
      driverAdapterError: { name: 'DriverAdapterError', cause: { originalCode: code, originalMessage: message } },
    },
  })
}

/** The same of the engine of Prisma 6 and before. */
export function failedInEngine(code: string, message: string): Error {
  return Object.assign(failedStatement(code, message), { meta: { code, message } })
}

/** A statement in a transaction that has ended. */
export function transactionOver(): Error {
  return Object.assign(new Error('Transaction API error: Transaction already closed'), {
    name: 'PrismaClientKnownRequestError',
    code: 'P2028',
    meta: {},
  })
}
