import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertSchema, migrate, migrationSql, migrations, openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'
import { spine } from '../../adapters/sql/migrations/0001-spine.ts'
import { directoryAndKeys } from '../../adapters/sql/migrations/0002-directory-and-keys.ts'
import { databaseName } from '../../adapters/sql/shapes.ts'
import { type TableSpec, tables } from '../../src/storage.ts'
import { sqliteFile } from './sqlite-file.ts'

let file: string
let remove: () => Promise<void>
let db: Kysely<unknown>
beforeEach(async () => {
  const made = await sqliteFile()
  file = made.file
  remove = made.remove
  db = await openSqlite(file)
})
afterEach(async () => {
  await db.destroy()
  await remove()
})

const frozen = [spine, directoryAndKeys]
const latest = migrations.sqlite.length

async function rows<T>(text: string): Promise<readonly T[]> {
  return (await sql.raw<T>(text).execute(db)).rows
}
const objects = () => rows<{ name: string; sql: string }>('select name, sql from sqlite_master order by name')

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}
interface IndexInfo {
  readonly name: string
  readonly unique: number
  readonly origin: string
}

describe('the migrated schema', () => {
  const sqlTypes = { text: 'TEXT', day: 'TEXT', moment: 'TEXT', json: 'TEXT', integer: 'INTEGER', boolean: 'INTEGER' }

  it.each(Object.entries(tables) as [string, TableSpec][])('has %s as described', async (table, description) => {
    await migrate(db)
    const name = `casekeep_${databaseName(table)}`
    const columns = await rows<ColumnInfo>(`pragma table_info(${name})`)
    expect(columns.map(({ name, type, notnull }) => [name, type.toUpperCase(), notnull])).toEqual(
      Object.entries(description.columns).map(([column, type]) => [
        databaseName(column),
        sqlTypes[type.replace('?', '') as keyof typeof sqlTypes],
        type.endsWith('?') ? 0 : 1,
      ]),
    )
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    expect(key.map((column) => column.name)).toEqual(description.key.map(databaseName))
    const uniques: string[][] = []
    for (const index of await rows<IndexInfo>(`pragma index_list(${name})`)) {
      if (index.unique === 0 || index.origin === 'pk') continue
      uniques.push((await rows<{ name: string }>(`pragma index_info(${index.name})`)).map((column) => column.name))
    }
    expect(uniques).toEqual((description.unique ?? []).map((columns) => columns.map(databaseName)))
  })

  it('has nothing besides', async () => {
    await migrate(db)
    const names = await rows<{ name: string }>(`select name from sqlite_master where type = 'table'`)
    const described = Object.keys(tables).map((table) => `casekeep_${databaseName(table)}`)
    expect(names.map(({ name }) => name).sort()).toEqual(
      [...described, 'casekeep_series', 'casekeep_migrations'].sort(),
    )
  })

  it('was made by texts that nobody has changed since', () => {
    for (const [index, { version, sqlite }] of frozen.entries()) {
      expect(version).toBe(index + 1)
      expect(sqlite.hash).toBe(createHash('sha256').update(sqlite.statements.join(';\n')).digest('hex'))
    }
  })
})

describe('migrate', () => {
  it('answers what it ran, and nothing the second time', async () => {
    expect(await migrate(db)).toEqual(migrations.sqlite.map(({ version }) => version))
    const before = await objects()
    const entries = await rows('select * from casekeep_migrations')
    expect(await migrate(db)).toEqual([])
    expect(await objects()).toEqual(before)
    expect(await rows('select * from casekeep_migrations')).toEqual(entries)
    expect(entries).toEqual(
      frozen.map(({ version, name, sqlite }) => ({
        version,
        name,
        hash: sqlite.hash,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
      })),
    )
  })

  it('leaves nothing behind where it fails', async () => {
    await sql`create table casekeep_trail (mine text)`.execute(db)
    const before = await objects()
    await expect(migrate(db)).rejects.toMatchObject({
      code: 'STORAGE',
      details: { during: 'migration 1 spine' },
      cause: { message: /already exists/ },
    })
    expect(await objects()).toEqual(before)
    await sql`drop table casekeep_trail`.execute(db)
    expect(await migrate(db)).toEqual(frozen.map(({ version }) => version))
  })

  it('refuses a database that a newer library migrated, or another text of the same migration', async () => {
    await migrate(db)
    await sql`update casekeep_migrations set hash = 'other'`.execute(db)
    await expect(migrate(db)).rejects.toMatchObject({ code: 'STORAGE', details: { during: /migration 1/ } })
    await sql`insert into casekeep_migrations values (${latest + 1}, 'later', 'x', 'now')`.execute(db)
    await expect(migrate(db)).rejects.toMatchObject({
      code: 'SCHEMA_AHEAD',
      details: { expected: latest, found: latest + 1 },
    })
  })

  it('is run once by several processes that start at once', async () => {
    await db.destroy()
    const program = fileURLToPath(new URL('./migrate-process.ts', import.meta.url))
    const answers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const child = spawn(process.execPath, ['--import', 'tsx', program, file], { stdio: ['ignore', 'pipe', 'pipe'] })
        let output = ''
        let errors = ''
        child.stdout.on('data', (data) => {
          output += data
        })
        child.stderr.on('data', (data) => {
          errors += data
        })
        const code = await new Promise((resolve) => child.on('close', resolve))
        return { code, output, errors: code === 0 ? '' : errors }
      }),
    )
    expect(answers.map(({ code, errors }) => [code, errors])).toEqual(answers.map(() => [0, '']))
    expect(answers.map(({ output }) => output).sort()).toEqual([
      JSON.stringify(frozen.map(({ version }) => version)),
      '[]',
      '[]',
    ])
    db = await openSqlite(file)
    await assertSchema(db)
  })
})

describe('the other doors to the schema', () => {
  it('are the objects, for the host’s own migrator', async () => {
    await db.transaction().execute(async (transaction) => {
      for (const migration of migrations.sqlite)
        for (const statement of migration.statements) await sql.raw(statement).execute(transaction)
    })
    await assertSchema(db)
    expect(await migrate(db)).toEqual([])
  })

  it('are the text, which makes the very same schema', async () => {
    await migrate(db)
    const byProgram = await objects()
    const other = await sqliteFile()
    const byHand = await openSqlite(other.file)
    for (const statement of migrationSql().split(/;\n\n/)) await sql.raw(statement).execute(byHand)
    await assertSchema(byHand)
    expect((await sql`select name, sql from sqlite_master order by name`.execute(byHand)).rows).toEqual(byProgram)
    await byHand.destroy()
    await other.remove()
  })
})

describe('a schema that is not the one of this library', () => {
  const key = { tenant: 'acme', number: 'KH0001' }
  const states = [
    ['SCHEMA_MISSING', { expected: latest }, async () => {}],
    [
      'SCHEMA_MISSING',
      { expected: latest },
      async () => {
        await migrate(db)
        await sql`delete from casekeep_migrations`.execute(db)
      },
    ],
    [
      'SCHEMA_BEHIND',
      { expected: latest, found: latest - 1 },
      async () => {
        await migrate(db)
        await sql`delete from casekeep_migrations where version = ${latest}`.execute(db)
      },
    ],
    [
      'SCHEMA_AHEAD',
      { expected: latest, found: latest + 1 },
      async () => {
        await migrate(db)
        await sql`insert into casekeep_migrations values (${latest + 1}, 'later', 'x', 'now')`.execute(db)
      },
    ],
  ] as const

  it.each(states)('is %s %j at once, by every way in', async (code, details, prepare) => {
    await prepare()
    const before = await objects()
    await expect(assertSchema(db)).rejects.toMatchObject({ code, details })
    const refused = { code, details }
    await expect(sqlAdapter(db).read((reader) => reader.get('cases', key))).rejects.toMatchObject(refused)
    await expect(sqlAdapter(db).transaction((unit) => unit.get('cases', key))).rejects.toMatchObject(refused)
    const joined = db.transaction().execute((tx) => sqlAdapter(db).join!(tx, (unit) => unit.get('cases', key)))
    await expect(joined).rejects.toMatchObject(refused)
    expect(await objects()).toEqual(before)
  })

  it('is asked for again until it is there', async () => {
    const adapter = sqlAdapter(db)
    await expect(adapter.transaction((unit) => unit.get('cases', key))).rejects.toMatchObject({
      code: 'SCHEMA_MISSING',
    })
    await migrate(db)
    expect(await adapter.transaction((unit) => unit.get('cases', key))).toBeNull()
  })
})
