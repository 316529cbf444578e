import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import {
  CamelCasePlugin,
  type DialectAdapter,
  DummyDriver,
  Kysely,
  MssqlAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteDialect,
  sql,
} from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import {
  assertSchema,
  type DialectName,
  migrate,
  migrations,
  openSqlite,
  sqlAdapter,
} from '../../adapters/sql/index.ts'
import type { Change, Row, StorageAdapter, Unit } from '../../src/storage.ts'
import { sqliteFile } from './sqlite-file.ts'

let file: string
let remove: () => Promise<void>
let db: Kysely<unknown>
beforeEach(async () => {
  const made = await sqliteFile()
  file = made.file
  remove = made.remove
  db = await openSqlite(file)
  await migrate(db)
})
afterEach(async () => {
  await db.destroy()
  await remove()
})

const event = (id: string): Row<'outbox'> => ({
  tenant: 'acme',
  id,
  type: 'case.opened',
  at: '2026-11-23T09:05:00.000Z',
  data: { id },
})
const insert = (...ids: string[]): Change => ({ op: 'insert', table: 'outbox', rows: ids.map(event) })
const add = (adapter: StorageAdapter<never>, id: string) => adapter.transaction((unit) => unit.commit([insert(id)]))
const take = (adapter: StorageAdapter<never>) => adapter.transaction((unit) => unit.take('acme', 'case', 1))
/** An adapter that has looked at the schema already, so that works that come together wait together. */
async function ready(): Promise<ReturnType<typeof sqlAdapter<unknown>>> {
  const adapter = sqlAdapter(db)
  await adapter.transaction(async () => undefined)
  return adapter
}
async function ids(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from casekeep_outbox order by id`.execute(db)
  return rows.map(({ id }) => id)
}

describe('what the driver throws', () => {
  it('arrives as STORAGE, with what it happened during and the error of the driver', async () => {
    await sql`drop table casekeep_outbox`.execute(db)
    const missing = { message: /no such table: casekeep_outbox/ }
    const adapter = sqlAdapter(db)
    await expect(adapter.read((reader) => reader.get('outbox', { tenant: 'acme', id: 'a' }))).rejects.toMatchObject({
      name: 'CasekeepError',
      code: 'STORAGE',
      details: { during: 'get outbox' },
      cause: missing,
    })
    await expect(add(adapter, 'a')).rejects.toMatchObject({
      code: 'STORAGE',
      details: { during: 'insert outbox' },
      cause: missing,
    })
    const joined = db
      .transaction()
      .execute((tx) => adapter.join!(tx, (unit) => unit.find('outbox.all', { equal: { tenant: 'acme' }, limit: 1 })))
    await expect(joined).rejects.toMatchObject({
      code: 'STORAGE',
      details: { during: 'find outbox.all' },
      cause: missing,
    })
  })

  it('undoes the work even where the work goes on as if nothing had been', async () => {
    await sql`drop table casekeep_trail`.execute(db)
    const adapter = sqlAdapter(db)
    const careless = async (unit: Unit) => {
      await unit.take('acme', 'case', 1)
      await unit.find('trail.last', { equal: { tenant: 'acme', chain: 'c' }, limit: 1 }).catch(() => undefined)
      await unit.commit([insert('a')]).catch(() => undefined)
      return 'done'
    }
    const failure = { code: 'STORAGE', details: { during: 'find trail.last' } }
    await expect(adapter.transaction(careless)).rejects.toMatchObject(failure)
    await db.transaction().execute(async (tx) => {
      await expect(adapter.join!(tx, careless)).rejects.toMatchObject(failure)
    })
    expect(await ids()).toEqual([])
    expect(await take(adapter)).toBe(1)
  })

  it('is STORAGE too where the database was closed', async () => {
    const adapter = sqlAdapter(db)
    await take(adapter)
    await db.destroy()
    await expect(take(adapter)).rejects.toMatchObject({ code: 'STORAGE', cause: { message: /destroyed/ } })
    await expect(adapter.read(async () => 1)).rejects.toMatchObject({
      code: 'STORAGE',
      cause: { message: /destroyed/ },
    })
  })

  it('is STORAGE too where the transaction of the host is over', async () => {
    const over = await db.transaction().execute(async (tx) => tx)
    const late = sqlAdapter(db).join!(over, async () => 1)
    await expect(late).rejects.toMatchObject({ code: 'STORAGE', cause: { message: /committed/ } })
  })
})

describe('a set of changes with a value that cannot be kept', () => {
  it('writes nothing, even where the work goes on', async () => {
    const adapter = sqlAdapter(db)
    const work = adapter.transaction(async (unit) => {
      await unit.commit([insert('a'), insert('half \ud83d')]).catch(() => undefined)
    })
    await expect(work).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { issues: [{ path: ['id'], rule: 'characters' }] },
    })
    expect(await ids()).toEqual([])
  })

  it('is refused in every store alike, though some could keep it', async () => {
    await expect(add(sqlAdapter(db), 'cut\0here')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('is never looked for as if it were another', async () => {
    await add(sqlAdapter(db), 'half \ufffd')
    const looked = sqlAdapter(db).read((reader) => reader.get('outbox', { tenant: 'acme', id: 'half \ud83d' }))
    await expect(looked).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('an integer that this library did not write', () => {
  it('is not rounded in silence', async () => {
    await sql`insert into casekeep_case_fields values ('acme', 'KH1', 'client', 'f', null, 9007199254740993, 1)`.execute(
      db,
    )
    const key = { tenant: 'acme', case: 'KH1', field: 'f' }
    await expect(sqlAdapter(db).read((reader) => reader.get('caseFields', key))).rejects.toMatchObject({
      code: 'STORAGE',
    })
  })
})

describe('a shared commit', () => {
  /** The database with a note of each statement that it runs. */
  function noting(): { readonly noted: Kysely<unknown>; readonly statements: string[] } {
    const statements: string[] = []
    const dialect = new SqliteDialect({ database: new Database(file) })
    const log = (event: { readonly query: { readonly sql: string } }) => {
      statements.push(event.query.sql)
    }
    return { noted: new Kysely({ dialect, log }), statements }
  }

  it('serves all that wait, also those of other adapters over the same database', async () => {
    const { noted, statements } = noting()
    const adapters = [sqlAdapter(noted), sqlAdapter(noted), sqlAdapter(noted.withPlugin(new CamelCasePlugin()))]
    await Promise.all(adapters.map((adapter) => adapter.read(async () => undefined)))
    await Promise.all(Array.from({ length: 30 }, (_, index) => add(adapters[index % 3]!, `e${index}`)))
    expect(await ids()).toHaveLength(30)
    expect(statements.filter((statement) => statement === 'commit').length).toBeLessThanOrEqual(3)
    // Each adapter looks at the schema at its first use, and never again.
    expect(statements.filter((statement) => statement.includes('from "casekeep_migrations"'))).toHaveLength(3)
    await noted.destroy()
  })

  it('lets reads and the host in between commits', async () => {
    const adapter = sqlAdapter(db)
    let writing = true
    const writer = async () => {
      for (let index = 0; writing && index < 5000; index++) await take(adapter)
    }
    const writers = Array.from({ length: 8 }, writer)
    const answers = await Promise.all([
      adapter.read(async () => 'read'),
      sql`select 1`.execute(db),
      db.transaction().execute(async () => 'host'),
    ])
    writing = false
    await Promise.all(writers)
    expect(answers[0]).toBe('read')
    expect(await take(adapter)).toBeLessThan(5000)
  })

  it('tells everybody that it failed, and those who come later succeed', async () => {
    // Foreign keys that are checked late are what can still fail when everything else went well.
    await sql`create table parents (id text primary key)`.execute(db)
    await sql`create table children (id text references parents deferrable initially deferred)`.execute(db)
    await sql`create trigger orphan after insert on casekeep_outbox when new.id = 'orphan' begin insert into children values ('none'); end`.execute(
      db,
    )
    const adapter = await ready()
    const failing = adapter.transaction(async () => {
      throw new Error('of the work')
    })
    const together = [add(adapter, 'a'), add(adapter, 'orphan'), failing, take(adapter)]
    const results = await Promise.allSettled(together)
    for (const result of results)
      expect(result).toMatchObject({
        reason: { code: 'STORAGE', details: { during: 'commit' }, cause: { message: /FOREIGN KEY/ } },
      })
    expect(await ids()).toEqual([])
    expect(await take(adapter)).toBe(1)
    await add(adapter, 'b')
    expect(await ids()).toEqual(['b'])
  })

  it('survives that SQLite ends the transaction by itself, as it does where the disk is full', async () => {
    await sql`create trigger full before insert on casekeep_outbox when new.id = 'full' begin select raise(rollback, 'disk is full'); end`.execute(
      db,
    )
    const adapter = await ready()
    const before = add(adapter, 'before')
    const careless = adapter.transaction(async (unit) => {
      await unit.commit([insert('full')]).catch(() => undefined)
      await unit.take('acme', 'case', 5).catch(() => undefined)
    })
    const results = await Promise.allSettled([before, careless, add(adapter, 'after')])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    expect(results[0]).toMatchObject({ reason: { code: 'STORAGE' } })
    expect(await ids()).toEqual(['after'])
    expect(await take(adapter)).toBe(1)
  })
})

describe('another process that writes', () => {
  it('is waited for', async () => {
    const other = new Database(file)
    await sql`pragma busy_timeout = 0`.execute(db)
    const adapter = sqlAdapter(db)
    await adapter.read(async () => undefined)
    other.exec('begin immediate')
    const waiting = take(adapter)
    setTimeout(() => other.exec('commit'), 2)
    expect(await waiting).toBe(1)
    other.close()
  })

  it('is not waited for without end', async () => {
    const other = new Database(file)
    const adapter = sqlAdapter(db, { patience: 200 })
    await adapter.read(async () => undefined)
    other.exec('begin immediate')
    const results = await Promise.allSettled([take(adapter), take(adapter)])
    for (const result of results)
      expect(result).toMatchObject({
        reason: {
          code: 'CONTENTION',
          details: { attempts: expect.any(Number) },
          cause: { code: 'CONFLICT', details: { because: 'held' }, cause: { message: /locked/ } },
        },
      })
    other.exec('commit')
    expect(await take(adapter)).toBe(1)
    other.close()
  })

  it('is waited for as long as each has the patience, whoever waits beside it', async () => {
    const other = new Database(file)
    const [patient, hasty] = [sqlAdapter(db, { patience: 20_000 }), sqlAdapter(db, { patience: 200 })]
    await patient.transaction(async () => undefined)
    other.exec('begin immediate')
    const waiting = take(patient)
    await expect(take(hasty)).rejects.toMatchObject({ code: 'CONTENTION' })
    other.exec('commit')
    expect(await waiting).toBe(1)
    expect(await take(hasty)).toBe(2)
    other.close()
  })

  it('never gets the same number', async () => {
    const program = fileURLToPath(new URL('./take-process.ts', import.meta.url))
    const numbers = await Promise.all(
      Array.from({ length: 2 }, async () => {
        const child = spawn(process.execPath, ['--import', 'tsx', program, file, '150'], {
          stdio: ['ignore', 'pipe', 'inherit'],
        })
        let output = ''
        child.stdout.on('data', (data) => {
          output += data
        })
        expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0)
        return JSON.parse(output) as number[]
      }),
    )
    const sorted = numbers.flat().sort((a, b) => a - b)
    expect(sorted).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
  })
})

describe('a unit that outlives its transaction', () => {
  it.each([
    ['memory', () => memoryAdapter()],
    ['SQLite', () => sqlAdapter(db)],
  ] as const)('is of no use: %s', async (_, open) => {
    const adapter = open() as StorageAdapter
    const unit = await adapter.transaction(async (unit) => unit)
    const reader = await adapter.read(async (reader) => reader)
    await expect(unit.take('acme', 'case', 1)).rejects.toMatchObject({ code: 'STORAGE' })
    await expect(unit.commit([insert('a')])).rejects.toMatchObject({ code: 'STORAGE' })
    await expect(reader.get('outbox', { tenant: 'acme', id: 'a' })).rejects.toMatchObject({ code: 'STORAGE' })
    expect(await adapter.transaction((unit) => unit.take('acme', 'case', 1))).toBe(1)
  })
})

/** As a bundler leaves it: neither the class nor what it extends has its name. */
class Minified extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    const adapter = super.createAdapter()
    return new Proxy(adapter, {
      get: (target, property) => (property === 'constructor' ? class t {} : Reflect.get(target, property)),
    })
  }
}

/** A Kysely with an adapter of this class, and nothing behind it. */
function behind(Adapter: new () => DialectAdapter): Kysely<unknown> {
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new Adapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

describe('a database of another kind', () => {
  it('is refused before anything is asked of it', async () => {
    const refusal = {
      code: 'INVALID_INPUT',
      details: {
        issues: [
          {
            path: ['db'],
            rule: 'dialect',
            message: /behind the MssqlAdapter/,
            accepted: ['SqliteAdapter', 'PostgresAdapter', 'MysqlAdapter'],
          },
        ],
      },
    }
    const mssql = behind(MssqlAdapter)
    expect(thrownBy(() => sqlAdapter(mssql))).toMatchObject(refusal)
    await expect(migrate(mssql)).rejects.toMatchObject(refusal)
    await expect(assertSchema(mssql)).rejects.toMatchObject(refusal)
  })

  it('is known by its name where its class has lost its own, everywhere alike', async () => {
    const minified = new Kysely<unknown>({ dialect: new Minified({ database: new Database(file) }) })
    expect(thrownBy(() => sqlAdapter(minified))).toMatchObject({ code: 'INVALID_INPUT' })
    const named = { dialect: 'sqlite', prefix: 'acme_' } as const
    expect(await migrate(minified, named)).toHaveLength(migrations.sqlite.length)
    await assertSchema(minified, named)
    expect(await take(sqlAdapter(minified, named))).toBe(1)
    await minified.destroy()
  })

  it.each(['oracle', 'constructor', '', null])('is not called %j', async (dialect) => {
    const options = { dialect: dialect as DialectName }
    const refusal = {
      code: 'INVALID_INPUT',
      details: { issues: [{ path: ['dialect'], rule: 'dialect', accepted: ['sqlite', 'postgres', 'mysql'] }] },
    }
    expect(thrownBy(() => sqlAdapter(db, options))).toMatchObject(refusal)
    await expect(migrate(db, options)).rejects.toMatchObject(refusal)
    await expect(assertSchema(db, options)).rejects.toMatchObject(refusal)
  })
})

describe('a transaction in place of a database', () => {
  it('is refused: its end is the host’s', async () => {
    await db.transaction().execute(async (tx) => {
      const refusal = { code: 'INVALID_INPUT', details: { issues: [{ path: ['db'], rule: 'type' }] } }
      expect(thrownBy(() => sqlAdapter(tx))).toMatchObject(refusal)
      await expect(migrate(tx)).rejects.toMatchObject(refusal)
      await sql`create table mine (note text)`.execute(tx)
    })
    expect((await sql`select * from mine`.execute(db)).rows).toEqual([])
  })
})

function thrownBy(call: () => unknown): unknown {
  try {
    call()
  } catch (error) {
    return error
  }
  throw new Error('threw nothing')
}
