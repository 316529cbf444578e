import { keepStatements, migrate, sqlAdapter } from 'casekeep/sql'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { Pool } from 'pg'
import { freshDatabase, postgresPool } from '../../test/support/servers.ts'
import { handOnPostgres } from '../hand/postgres/hand.ts'
import type { Account } from '../plans/account.ts'
import { accountOnPostgres } from '../plans/postgres.ts'
import { createEach } from './create-indexes.ts'
import type { Database, DriverRow } from './database.ts'
import { heardOn } from './heard.ts'

/** As many connections as there are callers at most. */
const connections = 16

export async function openPostgresDatabase(): Promise<Database> {
  const database = await freshDatabase('postgres')
  const pools: Pool[] = []
  const pool = () => postgresPool({ connectionString: database.url, max: connections })
  const newPool = () => {
    const opened = pool()
    pools.push(opened)
    return opened
  }
  const host = (opened: PostgresPool) => new Kysely<unknown>({ dialect: new PostgresDialect({ pool: opened }) })
  const plain = host(newPool())
  await migrate(plain)
  const byHand = newPool()
  const hand = handOnPostgres(byHand)
  const { rows } = await byHand.query<{ server_version: string }>('show server_version')
  return {
    store: 'postgres',
    versions: { PostgreSQL: rows[0]!.server_version, driver: 'pg' },
    hosts: [
      { name: 'casekeep', storage: sqlAdapter(plain) },
      { name: 'casekeep, statements kept', storage: sqlAdapter(host(keepStatements(newPool()))) },
      {
        name: 'casekeep, kept and pipelined',
        storage: sqlAdapter(host(keepStatements(newPool(), { pipelining: true })), { pipelining: true }),
      },
    ],
    hand,
    fill: hand.write,
    heard: (hear) => heardOn(new PostgresDialect({ pool: pool() }), hear),
    accountOf: async (sent) => {
      const client = await byHand.connect()
      try {
        const accounts: Account[] = []
        for (const one of sent) accounts.push(await accountOnPostgres(client, one))
        return accounts
      } finally {
        client.release()
      }
    },
    spelling: {
      numbers: (from, to) => `(select i from generate_series(${from}::bigint, ${to}::bigint) as i)`,
      length: (column) => `coalesce(length(${column}::text), 0)`,
      boolean: (condition) => `(${condition})`,
      json: (text) => `(${text})::json`,
      dropIndex: (index) => `drop index ${index}`,
      createIndexes: createEach,
      analyze: (tables) => [`vacuum analyze ${tables.join(', ')}`],
    },
    query: async (text) => (await byHand.query<DriverRow>(text)).rows,
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()))
      await database.drop()
    },
  }
}
