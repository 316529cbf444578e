import Database from 'better-sqlite3'
import { Kysely, MysqlDialect, PostgresDialect, SqliteDialect, sql } from 'kysely'
import { createPool, type PoolOptions } from 'mysql2'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from '../../adapters/sql/connection.ts'
import { dialectNamed } from '../../adapters/sql/dialects/of.ts'
import { assertSchema, type DurabilityWarning, migrate, sqlAdapter } from '../../adapters/sql/index.ts'
import { durabilityWarnings } from '../../adapters/sql/warnings.ts'
import { postgresPool, serverUrl } from '../support/servers.ts'
import { foundSchema } from './migrated-schema.ts'
import { type EmptyDatabase, type MigrationPlace, places, serverPlaces, sqlitePlace } from './migration-places.ts'

let empty: EmptyDatabase
const opened: Kysely<unknown>[] = []
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy()
  await empty.drop()
})
const keep = (db: Kysely<unknown>) => {
  opened.push(db)
  return db
}

/** A database as a host opens it that sets it otherwise. */
const openOtherwise = {
  sqlite: (at: string, ...pragmas: readonly string[]) => {
    // Its own guard would not let it be set so badly.
    const database = new Database(at).unsafeMode()
    for (const pragma of pragmas) database.pragma(pragma)
    return keep(new Kysely({ dialect: new SqliteDialect({ database }) }))
  },
  postgres: (at: string, options: string) =>
    keep(new Kysely({ dialect: new PostgresDialect({ pool: postgresPool({ connectionString: at, options }) }) })),
  mariadb: (at: string, set: string, options: PoolOptions = {}) => {
    const pool = createPool({ uri: at, ...options })
    if (set !== '') pool.on('connection', (connection) => connection.query(set))
    return keep(new Kysely({ dialect: new MysqlDialect({ pool }) }))
  },
}

/** What an adapter warns of, and the first thing that it does is done twenty times at once. */
async function warningsOf(db: Kysely<unknown>): Promise<readonly DurabilityWarning[]> {
  const warnings: DurabilityWarning[] = []
  const adapter = sqlAdapter(db, { warn: (warning) => warnings.push(warning) })
  const take = () => adapter.transaction((unit) => unit.take('acme', 'case', 1))
  await Promise.all(Array.from({ length: 20 }, take))
  await take()
  await adapter.read(async () => undefined)
  await db.transaction().execute((tx) => adapter.join!(tx, async () => undefined))
  return warnings
}

const told = (setting: string, value: string, wanted: string): DurabilityWarning => ({
  setting,
  value,
  wanted,
  message: expect.stringContaining(`${setting} is ${value}: `) as unknown as string,
})

describe('settings by which what was acknowledged could be lost', () => {
  describe('sqlite', () => {
    beforeEach(async () => {
      empty = await sqlitePlace.make()
    })
    it.each([
      ['synchronous = NORMAL', told('synchronous', 'normal', 'full')],
      ['synchronous = OFF', told('synchronous', 'off', 'full')],
      ['journal_mode = MEMORY', told('journal_mode', 'memory', 'wal')],
      ['journal_mode = OFF', told('journal_mode', 'off', 'wal')],
    ])('%s is told once', async (pragma, warning) => {
      const db = openOtherwise.sqlite(empty.at, 'synchronous = FULL', pragma)
      await migrate(db)
      expect(await warningsOf(db)).toEqual([warning])
    })

    it.each(['synchronous = EXTRA', 'journal_mode = DELETE', 'journal_mode = TRUNCATE', 'journal_mode = WAL'])(
      '%s is as good as any',
      async (pragma) => {
        const db = openOtherwise.sqlite(empty.at, 'synchronous = FULL', pragma)
        await migrate(db)
        expect(await warningsOf(db)).toEqual([])
      },
    )

    it('are not those of a database without a file, which is gone with the process anyway', async () => {
      const db = openOtherwise.sqlite(':memory:', 'synchronous = OFF')
      await migrate(db)
      expect(await warningsOf(db)).toEqual([])
    })

    it('are told by a warning of the process, unless somebody listens', async () => {
      const emitted = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
      try {
        const db = openOtherwise.sqlite(empty.at, 'synchronous = OFF')
        await migrate(db)
        const adapter = sqlAdapter(db)
        await adapter.read(async () => undefined)
        await adapter.read(async () => undefined)
        expect(emitted.mock.calls).toEqual([
          [expect.stringContaining('synchronous is off'), { type: 'CasekeepWarning', code: 'CASEKEEP_DURABILITY' }],
        ])
      } finally {
        emitted.mockRestore()
      }
    })
  })

  describe.each(serverPlaces)('$database', (place) => {
    beforeEach(async () => {
      empty = await place.make()
    })

    it('as the server has them by default are safe', async () => {
      const db = keep(await place.open(empty.at))
      await migrate(db)
      expect(await warningsOf(db)).toEqual([])
    })

    it('are told once', async () => {
      if (place.database === 'postgres') {
        const db = openOtherwise.postgres(empty.at, '-c synchronous_commit=off')
        await migrate(db)
        expect(await warningsOf(db)).toEqual([told('synchronous_commit', 'off', 'on')])
        return
      }
      // It is the whole server's there: the answer is changed, and not the server.
      const db = keep(await place.open(empty.at))
      const answering = (value: string): Connection => ({
        identity: {},
        pipelining: false,
        run: async (text) => {
          const { rows } = await sql.raw<Record<string, unknown>>(text).execute(db)
          const isAsked = text.includes('innodb_flush_log_at_trx_commit')
          return { rows: isAsked ? rows.map(() => ({ value })) : rows, affected: 0, insertId: 0 }
        },
      })
      for (const value of ['0', '2'])
        expect(await durabilityWarnings(dialectNamed('mysql'), answering(value))).toEqual([
          told('innodb_flush_log_at_trx_commit', value, '1'),
        ])
    })
  })
})

describe('settings under which texts would be changed', () => {
  const schemaOf = (place: MigrationPlace, db: Kysely<unknown>) => foundSchema(place.database, db)

  /** Refused by everything that could write, and nothing was written. */
  async function refusesAll(place: MigrationPlace, db: Kysely<unknown>, issue: object) {
    const plain = keep(await place.open(empty.at))
    const refusal = { code: 'INVALID_INPUT', details: { issues: [issue] } }
    await expect(migrate(db)).rejects.toMatchObject(refusal)
    expect(await schemaOf(place, plain)).toEqual({})
    if (place.database === 'mariadb') await migrate(plain)
    const adapter = sqlAdapter(db)
    await expect(adapter.read(async () => undefined)).rejects.toMatchObject(refusal)
    await expect(adapter.transaction((unit) => unit.take('acme', 'case', 1))).rejects.toMatchObject(refusal)
    const joined = db.transaction().execute((tx) => adapter.join!(tx, (unit) => unit.take('acme', 'case', 1)))
    await expect(joined).rejects.toMatchObject(refusal)
    if (place.database === 'mariadb')
      expect(await sqlAdapter(plain).transaction((unit) => unit.take('acme', 'case', 1))).toBe(1)
  }

  it.skipIf(!places.some(({ database }) => database === 'postgres'))(
    'are refused on postgres: a database in another encoding',
    async () => {
      const place = serverPlaces.find(({ database }) => database === 'postgres')!
      const server = keep(await place.open(serverUrl('postgres')))
      const made = await place.make()
      await sql.raw(`drop database ${made.name}`).execute(server)
      await sql.raw(`create database ${made.name} template template0 encoding 'SQL_ASCII' locale 'C'`).execute(server)
      empty = made
      await refusesAll(place, keep(await place.open(made.at)), {
        path: ['db', 'server_encoding'],
        rule: 'setting',
        message: expect.stringContaining('SQL_ASCII'),
        accepted: ['UTF8'],
      })
    },
  )

  const strict = ['STRICT_TRANS_TABLES', 'STRICT_ALL_TABLES', 'TRADITIONAL']
  it.skipIf(!places.some(({ database }) => database === 'mariadb')).each([
    [`set sql_mode = ''`, 'sql_mode', strict],
    [`set sql_mode = 'STRICT_ALL_TABLES,NO_BACKSLASH_ESCAPES'`, 'sql_mode', strict],
    ['set names latin1', 'character_set_client', ['utf8mb4']],
    ['set names utf8', 'character_set_client', ['utf8mb4']],
    ['set character_set_connection = latin1', 'character_set_connection', ['utf8mb4']],
    ['set character_set_results = latin1', 'character_set_results', ['utf8mb4']],
  ])('are refused on mariadb: %s', async (set, setting, accepted) => {
    const place = serverPlaces.find(({ database }) => database === 'mariadb')!
    empty = await place.make()
    await refusesAll(place, openOtherwise.mariadb(empty.at, set), {
      path: ['db', setting],
      rule: 'setting',
      message: expect.stringContaining(setting),
      accepted,
    })
  })

  it
    .skipIf(!places.some(({ database }) => database === 'mariadb'))
    .each([[{ rowsAsArray: true }], [{ nestTables: true }], [{ typeCast: false }]])(
    'are refused on mariadb: a driver with %o',
    async (options) => {
      const place = serverPlaces.find(({ database }) => database === 'mariadb')!
      empty = await place.make()
      await refusesAll(place, openOtherwise.mariadb(empty.at, '', options as PoolOptions), {
        path: ['db', 'driver'],
        rule: 'setting',
        message: expect.stringContaining('driver'),
        accepted: [expect.stringContaining('typeCast')],
      })
    },
  )

  it.skipIf(!places.some(({ database }) => database === 'mariadb'))(
    'do not keep a migration from being noted: autocommit = 0',
    async () => {
      const place = serverPlaces.find(({ database }) => database === 'mariadb')!
      empty = await place.make()
      const without = openOtherwise.mariadb(empty.at, 'set autocommit = 0')
      expect(await migrate(without)).not.toEqual([])
      await assertSchema(keep(await place.open(empty.at)))
    },
  )

  it.skipIf(!places.some(({ database }) => database === 'mariadb'))(
    'are not those in which mariadb gives texts as they are, or names are quoted otherwise',
    async () => {
      const place = serverPlaces.find(({ database }) => database === 'mariadb')!
      empty = await place.make()
      const set = `set sql_mode = 'TRADITIONAL,ANSI_QUOTES', character_set_results = null`
      const db = openOtherwise.mariadb(empty.at, set)
      expect(await migrate(db)).not.toEqual([])
      expect(await sqlAdapter(db).transaction((unit) => unit.take('acme', '個案', 1))).toBe(1)
    },
  )
})
