import type { HostTransaction } from '../host-transaction.ts'
import { acceptedByMysql, mysqlResult } from './mysql-result.ts'
import { hasMethods, refuseHost } from './refuse-host.ts'

interface MysqlStatement {
  sql: string
  values: (string | number | null)[]
  rowsAsArray: boolean
  nestTables: false
  typeCast: boolean
}

/** A pool is no transaction: each of its statements may run on another connection. */
interface NoPool {
  readonly getConnection?: never
}

/** A connection of `mysql2/promise`. */
export interface MysqlPromiseConnection extends NoPool {
  beginTransaction(): PromiseLike<void>
  query(statement: MysqlStatement): PromiseLike<readonly [answer: unknown, columns: unknown]>
}

/** A connection of `mysql2`, which answers through callbacks. */
export interface MysqlCallbackConnection extends NoPool {
  promise(): { query(statement: MysqlStatement): PromiseLike<readonly [answer: unknown, columns: unknown]> }
}

/**
 * The transaction that the host has begun on a connection of `mysql2` or `mysql2/promise`, to MySQL or MariaDB. The host
 * commits it or rolls it back, and gives a pool's connection back only then.
 *
 * That no transaction is open is seen at the first statement that is run in it, which is refused before anything is
 * written.
 *
 * @throws `INVALID_INPUT` for a pool or anything else.
 * @example
 * ```ts
 * const connection = await pool.getConnection()
 * await connection.beginTransaction()
 * await desk.within(mysqlTransaction(connection)).cases.end({ case: 'KH0001', on: '2026-06-30' })
 * await connection.commit()
 * connection.release()
 * ```
 */
export function mysqlTransaction(connection: MysqlPromiseConnection | MysqlCallbackConnection): HostTransaction {
  if (!hasMethods(connection, 'query', 'beginTransaction') || hasMethods(connection, 'getConnection'))
    refuseHost('type', 'must be a connection of mysql2: of a pool, the one that getConnection() gives', acceptedByMysql)
  const promising = 'promise' in connection ? connection.promise() : connection
  // The one below it, which both kinds of connection share.
  const { connection: below = connection } = promising as { readonly connection?: object }
  return {
    dialect: 'mysql',
    transaction: below,
    async execute(text, parameters) {
      // As the driver answers by itself, whatever else the host has asked of the connection.
      const [answer] = await promising.query({
        sql: text,
        values: [...parameters],
        rowsAsArray: false,
        nestTables: false,
        typeCast: true,
      })
      return mysqlResult(answer)
    },
  }
}
