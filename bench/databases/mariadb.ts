import { migrate, sqlAdapter } from 'casekeep/sql'
import { Kysely, MysqlDialect } from 'kysely'
import { createPool, type RowDataPacket } from 'mysql2'
import { freshDatabase } from '../../test/support/servers.ts'
import { handOnMariadb } from '../hand/mariadb/hand.ts'
import type { Account } from '../plans/account.ts'
import { accountOnMariadb } from '../plans/mariadb.ts'
import type { Database, DriverRow } from './database.ts'
import { heardOn } from './heard.ts'

/** As many connections as there are callers at most. */
const connections = 16

export async function openMariadbDatabase(): Promise<Database> {
  const database = await freshDatabase('mariadb')
  const hostPool = createPool({ uri: database.url, connectionLimit: connections })
  const db = new Kysely<unknown>({ dialect: new MysqlDialect({ pool: hostPool }) })
  await migrate(db)
  const handPool = createPool({ uri: database.url, connectionLimit: connections }).promise()
  const hand = handOnMariadb(handPool)
  const single = await createPool({ uri: database.url, connectionLimit: 1 }).promise().getConnection()
  await single.query(`set session sql_mode = concat(@@sql_mode, ',ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES')`)
  const [versions] = await single.query<RowDataPacket[]>('select version() as version')
  return {
    store: 'mariadb',
    versions: { MariaDB: String(versions[0]!.version), driver: 'mysql2' },
    hosts: [{ name: 'casekeep', storage: sqlAdapter(db) }],
    hand,
    fill: hand.write,
    heard: (hear) => heardOn(new MysqlDialect({ pool: createPool({ uri: database.url, connectionLimit: 1 }) }), hear),
    accountOf: async (sent) => {
      const connection = await handPool.getConnection()
      try {
        const accounts: Account[] = []
        for (const one of sent) accounts.push(await accountOnMariadb(connection, one))
        return accounts
      } finally {
        connection.release()
      }
    },
    spelling: {
      numbers: (from, to) => `(select seq as i from seq_${from}_to_${to})`,
      length: (column) => `coalesce(char_length(cast(${column} as char)), 0)`,
      boolean: (condition) => `(${condition})`,
      json: (text) => text,
      dropIndex: (index, table) => `drop index ${index} on ${table}`,
      // The table is read once for all of them.
      createIndexes: (table, indexes) => [
        `alter table ${table} ${indexes.map(({ name, columns }) => `add index ${name} ${columns}`).join(', ')}`,
      ],
      analyze: (tables) => [`analyze table ${tables.join(', ')}`],
    },
    query: async (text) => {
      const [rows] = await single.query(text)
      return Array.isArray(rows) ? (rows as DriverRow[]) : []
    },
    close: async () => {
      single.destroy()
      await handPool.end()
      await db.destroy()
      await database.drop()
    },
  }
}
