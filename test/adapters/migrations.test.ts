import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { type Kysely, sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  assertSchema,
  type DatabaseName,
  migrate,
  migrationSql,
  migrations,
  migrationsFor,
  sqlAdapter,
} from '../../adapters/sql/index.ts'
import { frozen } from '../../adapters/sql/migrations/index.ts'
import { describedTable, describedTables, foundSchema } from './migrated-schema.ts'
import { type EmptyDatabase, type MigrationPlace, places } from './migration-places.ts'

const latest = frozen.length
const versions = frozen.map(({ version }) => version)
const key = { tenant: 'acme', number: 'KH0001' }

describe('the frozen texts', () => {
  it('are those that nobody has changed since', () => {
    for (const [index, migration] of frozen.entries()) {
      expect(migration.version).toBe(index + 1)
      for (const { hash, statements } of [migration.sqlite, migration.postgres, migration.mysql])
        expect(hash).toBe(createHash('sha256').update(statements.join(';\n')).digest('hex'))
    }
  })

  it('are those that ran in databases that are kept', () => {
    const hashes = frozen.slice(0, 5).map(({ sqlite, postgres, mysql }) => [sqlite.hash, postgres.hash, mysql.hash])
    expect(hashes).toEqual([
      [
        'cd07205b14db0e1185c566df71d3a43b97264ef66275b26b2927d8c4e92bd726',
        'ca01ad4608c125123f7869a15a7d319c12da92fb1dbb165e7025107f74b6257a',
        '4280dc641505b26d97de9524c42936bdedbc8d4529f2eacd1adbf49a5085fad5',
      ],
      [
        '4ff322182713a3be418fcd6581b4432e918407cd901b1faadec0c0e385cda4f5',
        '0a1c833078c64ca26f54fee28a07302f2a663d05774c7c7477c6704540191a05',
        'd5447b520ad389142eda63449a2e0be9169e1275636c9a81e042b7027882dfc6',
      ],
      [
        'f9a5ed0d20f3a69d6e2e006d654f8798aa72a14cbd0c7471d3ab28baa04c44f0',
        'e2397d159321c18b6a0754c31789abf08279f22f894563b64fd95b15ca34dd78',
        '709eb43bcf65e49d7f4ef2bac2eafa987f1aa2b324b66b459a28cf81e4024524',
      ],
      [
        '4cd98ac308d14dedbf3ecb23abd20ddcfd9166bcf623de47e3b2934ff6976157',
        '82a7e8772a12a431c5e1e90323048fd62420f2b731ca663579e1b5da6a19e16c',
        '721da900023abbf202f6ed0aa340f0ea4dab2476231e5c85851d053872f96abe',
      ],
      [
        '6db82afb1567f25becc9516192d0eebe8eb44f2e63dc87c8d49078f959547732',
        'bfa07409aa73c2084832311d0823bae794547ce7b1b25671403fdc0c2375e36c',
        'f94d368fedf2c7c9914ee2c50dadc269682439416d5cacba4b80ac0582ef4c71',
      ],
    ])
  })

  it('are for MySQL what they are for MariaDB, but for the name of a collation', () => {
    const spelled = migrationSql('mysql')
    expect(spelled).toContain('utf8mb4_0900_bin')
    expect(spelled.replaceAll('utf8mb4_0900_bin', 'utf8mb4_nopad_bin')).toBe(migrationSql('mariadb'))
  })
})

describe('a text that is asked for', () => {
  const refusal = (path: string, accepted: readonly string[]) =>
    expect.objectContaining({
      code: 'INVALID_INPUT',
      details: { issues: [expect.objectContaining({ path: [path], rule: 'choice', accepted })] },
    })
  const databases = ['sqlite', 'postgres', 'mysql', 'mariadb']

  it.each(['oracle', 'constructor', undefined])('is not one for %s', (database) => {
    expect(() => migrationSql(database as DatabaseName)).toThrow(refusal('database', databases))
    expect(() => migrationsFor(database as DatabaseName)).toThrow(refusal('database', databases))
  })

  it.each([-1, latest + 1, 0.5, Number.NaN])('is not one after %s', (after) => {
    expect(() => migrationSql('sqlite', { after })).toThrow(refusal('after', [0, ...versions].map(String)))
  })

  it('is empty after the latest version', () => {
    expect(migrationSql('postgres', { after: latest })).toBe('')
  })
})

describe.each(places)('$database', (place) => {
  const { database } = place
  let empty: EmptyDatabase
  let db: Kysely<unknown>
  beforeEach(async () => {
    empty = await place.make()
    db = await place.open(empty.at)
  })
  afterEach(async () => {
    await db.destroy()
    await empty.drop()
  })
  const schema = () => foundSchema(database, db)
  const run = (text: string) => sql.raw(text).execute(db)
  const entries = async () => (await run('select * from casekeep_migrations order by version')).rows
  /** Enters a version that only a newer library knows. */
  const enterLater = async (at = `'now'`) => {
    const steps = database === 'mariadb' ? '5, ' : ''
    await run(`insert into casekeep_migrations values (${latest + 1}, 'later', 'x', ${steps}${at})`)
  }

  describe('the migrated schema', () => {
    it('is as described: columns, types, order, keys and what is unique', async () => {
      await migrate(db)
      const found = await schema()
      expect(Object.keys(found).sort()).toEqual([...Object.keys(describedTables), 'migrations', 'series'].sort())
      for (const [name, description] of Object.entries(describedTables)) {
        const { columns, key, uniques } = describedTable(description)
        expect(found[name], name).toMatchObject({ key, uniques })
        expect(found[name]!.columns, name).toEqual(
          columns.map(([name, type, nullable]) => ({ name, keeps: expect.arrayContaining([type]), nullable })),
        )
      }
      expect(found.series).toMatchObject({ key: ['tenant', 'name'] })
    })

    it('has each index', async () => {
      await migrate(db)
      const indexes = Object.assign({}, ...Object.values(await schema()).map((table) => table.indexes))
      const wanted: Record<string, string[]> = {}
      for (const { statements } of frozen.map(({ sqlite }) => sqlite))
        for (const statement of statements) {
          const [, name, columns] = /^create index casekeep_(\w+) on \w+ \(([^)]*)\)/.exec(statement) ?? []
          if (name === undefined || columns === undefined) continue
          wanted[name] = columns.split(', ').map((column) => column.replaceAll('"', ''))
          // Of a text of any length an index there holds the beginning alone, behind which nothing is in order.
          if (database === 'mariadb')
            wanted[name] =
              wanted[name][1] === 'title_key'
                ? wanted[name].slice(0, 2)
                : wanted[name].filter((column) => column !== 'title_key')
        }
      expect(Object.keys(wanted).length).toBeGreaterThan(15)
      expect(indexes).toEqual(wanted)
    })
  })

  describe('migrate', () => {
    it('answers what it ran, and nothing the second time', async () => {
      expect(await migrate(db)).toEqual(versions)
      const before = [await schema(), await entries()]
      expect(await migrate(db)).toEqual([])
      expect([await schema(), await entries()]).toEqual(before)
      expect(before[1]).toEqual(
        migrations[database].map(({ version, name, hash }, index) => ({
          version,
          name,
          hash,
          ...(database === 'mariadb' && { steps: frozen[index]!.mysql.statements.length }),
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
        })),
      )
      const { at } = (before[1] as { at: string }[])[0]!
      expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000)
    })

    it('fails where a table of somebody else has a name of ours, however often, and goes on when it is gone', async () => {
      await run('create table casekeep_trail (mine integer)')
      const failure = {
        code: 'STORAGE',
        details: { during: 'migration 1 spine' },
        cause: { message: /already exists/ },
      }
      for (let time = 1; time <= 3; time++) {
        await expect(migrate(db)).rejects.toMatchObject(failure)
        await expect(assertSchema(db)).rejects.toMatchObject({ code: 'SCHEMA_MISSING' })
        const { trail, ...rest } = await schema()
        expect(trail!.columns).toEqual([expect.objectContaining({ name: 'mine' })])
        // Elsewhere a change of the schema is undone with its transaction.
        if (database !== 'mariadb') expect(rest).toEqual({})
      }
      await run('drop table casekeep_trail')
      expect(await migrate(db)).toEqual(versions)
      await assertSchema(db)
      expect((await schema()).trail!.columns).toHaveLength(15)
    })

    it('refuses a database that a newer library migrated', async () => {
      await migrate(db)
      const before = await schema()
      await enterLater()
      await expect(migrate(db)).rejects.toMatchObject({
        code: 'SCHEMA_AHEAD',
        details: { expected: latest, found: latest + 1 },
      })
      expect(await schema()).toEqual(before)
    })

    it('refuses a database that ran another text under the same version', async () => {
      await migrate(db)
      await run(`update casekeep_migrations set hash = 'other' where version = 2`)
      await expect(migrate(db)).rejects.toMatchObject({ code: 'STORAGE', details: { during: /migration 2/ } })
    })

    it('waits for somebody else for a bounded time', async () => {
      const { held, release } = await holdLock(place, empty)
      await held
      const late = migrate(db, { patience: 300 })
      await expect(late).rejects.toMatchObject({ code: 'CONTENTION' })
      // However they call the place, they wait for each other.
      const schemas = { sqlite: [], postgres: ['public'], mariadb: [empty.name!] }[database]
      for (const schema of schemas)
        await expect(migrate(db, { patience: 300, schema })).rejects.toMatchObject({ code: 'CONTENTION' })
      expect(await schema()).toEqual({})
      await release()
      expect(await migrate(db, { patience: 300 })).toEqual(versions)
    })
  })

  it('waits for whoever uses a table for a bounded time, and goes on when it is free', async () => {
    if (database === 'sqlite') return // There it is the same as somebody who migrates.
    for (const statement of migrations[database][0]!.statements) await run(statement)
    const one = await place.open(empty.at, () => undefined)
    await one.transaction().execute(async (tx) => {
      await sql`select * from casekeep_trail`.execute(tx)
      await expect(migrate(db, { patience: 400 })).rejects.toMatchObject({ code: 'CONTENTION' })
      await expect(assertSchema(db)).rejects.toMatchObject({ code: 'SCHEMA_BEHIND', details: { found: 1 } })
    })
    await one.destroy()
    expect(await migrate(db, { patience: 400 })).toEqual(versions.slice(1))
    if (database === 'mariadb')
      // The connection is the host's again, as it was.
      expect((await run('select @@session.lock_wait_timeout = @@global.lock_wait_timeout as `same`')).rows).toEqual([
        { same: 1 },
      ])
  })

  describe('the other doors to the schema', () => {
    it('are the objects, for the host’s own migrator, in its own transaction', async () => {
      await migrate(db)
      const wanted = await schema()
      const other = await place.make()
      await inPlainDriver(place, other.at, async (run) => {
        await run('begin')
        for (const { statements } of migrations[database]) for (const statement of statements) await run(statement)
        await run('commit')
      })
      const byHost = await place.open(other.at)
      await assertSchema(byHost)
      expect(await migrate(byHost)).toEqual([])
      expect(await foundSchema(database, byHost)).toEqual(wanted)
      await byHost.destroy()
      await other.drop()
    })

    it('are the objects, which the host’s own rollback undoes', async () => {
      if (database === 'mariadb') return
      await db
        .transaction()
        .execute(async (transaction) => {
          for (const { statements } of migrations[database])
            for (const statement of statements) await sql.raw(statement).execute(transaction)
          throw new Error('of the host')
        })
        .catch(() => undefined)
      expect(await schema()).toEqual({})
    })

    it.each([0, 1, 2])('are the text, which makes the very same schema after version %i', async (after) => {
      await migrate(db)
      const wanted = await schema()
      const other = await place.make()
      await inPlainDriver(place, other.at, async (run) => {
        for (const { statements } of migrations[database].slice(0, after))
          for (const statement of statements) await run(statement)
        await run(migrationSql(database, { after }))
      })
      const byHand = await place.open(other.at)
      await assertSchema(byHand)
      expect(await migrate(byHand)).toEqual([])
      expect(await foundSchema(database, byHand)).toEqual(wanted)
      await byHand.destroy()
      await other.drop()
    })

    it('are the text, of which a statement that fails leaves nothing behind', async () => {
      if (database === 'mariadb') return
      await run('create table casekeep_trail (mine integer)')
      const before = await schema()
      await inPlainDriver(place, empty.at, async (run) => {
        await expect(run(migrationSql(database))).rejects.toThrow(/already exists/)
      })
      expect(await schema()).toEqual(before)
    })
  })

  describe('a schema that is not the one of this library', () => {
    const states: readonly (readonly [code: string, details: object, how: string, prepare: () => Promise<unknown>])[] =
      [
        ['SCHEMA_MISSING', { expected: latest }, 'nothing', async () => {}],
        [
          'SCHEMA_MISSING',
          { expected: latest },
          'no entry',
          async () => {
            await migrate(db)
            await run('delete from casekeep_migrations')
          },
        ],
        [
          'SCHEMA_BEHIND',
          { expected: latest, found: latest - 1 },
          'one behind',
          async () => {
            await migrate(db)
            await run(`delete from casekeep_migrations where version = ${latest}`)
          },
        ],
        [
          'SCHEMA_AHEAD',
          { expected: latest, found: latest + 1 },
          'one ahead',
          async () => {
            await migrate(db)
            await enterLater()
          },
        ],
        ...(database === 'mariadb'
          ? ([
              [
                'SCHEMA_MISSING',
                { expected: latest },
                'the first half done',
                async () => {
                  await migrate(db)
                  await run('update casekeep_migrations set steps = 2, at = null where version = 1')
                  await run('delete from casekeep_migrations where version > 1')
                },
              ],
              [
                'SCHEMA_BEHIND',
                { expected: latest, found: latest - 1 },
                'the last half done',
                async () => {
                  await migrate(db)
                  await run(`update casekeep_migrations set steps = 1, at = null where version = ${latest}`)
                },
              ],
              [
                'SCHEMA_AHEAD',
                { expected: latest, found: latest + 1 },
                'a newer one half done',
                async () => {
                  await migrate(db)
                  await enterLater('null')
                },
              ],
            ] as const)
          : []),
      ]

    it.each(states)('is %s %j at once, by every way in: %s', async (code, details, _, prepare) => {
      await prepare()
      const before = await schema()
      const refused = { code, details }
      await expect(assertSchema(db)).rejects.toMatchObject(refused)
      await expect(sqlAdapter(db).read((reader) => reader.get('cases', key))).rejects.toMatchObject(refused)
      await expect(sqlAdapter(db).transaction((unit) => unit.get('cases', key))).rejects.toMatchObject(refused)
      const joined = db.transaction().execute((tx) => sqlAdapter(db).join!(tx, (unit) => unit.get('cases', key)))
      await expect(joined).rejects.toMatchObject(refused)
      expect(await schema()).toEqual(before)
    })

    it('is asked for again until it is there', async () => {
      const adapter = sqlAdapter(db)
      const get = () => adapter.transaction((unit) => unit.get('cases', key))
      await expect(get()).rejects.toMatchObject({ code: 'SCHEMA_MISSING' })
      await migrate(db)
      expect(await get()).toBeNull()
    })
  })
})

/** Runs texts, of one statement or many, on one connection of the driver that is the database's own. */
async function inPlainDriver(
  { database }: MigrationPlace,
  at: string,
  work: (run: (text: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  if (database === 'sqlite') {
    const file = new Database(at)
    await work(async (text) => file.exec(text)).finally(() => file.close())
  } else if (database === 'postgres') {
    const client = new Client({ connectionString: at })
    await client.connect()
    await work((text) => client.query(text)).finally(() => client.end())
  } else {
    const connection = await createConnection({ uri: at, multipleStatements: true })
    await work((text) => connection.query(text)).finally(() => connection.end())
  }
}

/** Holds, from somewhere else, what `migrate` waits for. */
async function holdLock(place: MigrationPlace, { at }: EmptyDatabase) {
  let release = async () => {}
  const held = new Promise<void>((isHeld) => {
    const holding = inPlainDriver(place, at, async (run) => {
      await run(holds[place.database])
      await new Promise<void>((released) => {
        release = async () => {
          released()
          await holding
        }
        isHeld()
      })
    })
  })
  return { held, release: () => release() }
}
const holds: Readonly<Record<MigrationPlace['database'], string>> = {
  sqlite: 'begin immediate',
  postgres: `select pg_advisory_lock(hashtext(current_schema()::text || ' casekeep_migrations'))`,
  mariadb: `select get_lock(sha1(concat(database(), ' casekeep_migrations')), 0)`,
}
