import { type Kysely, sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  assertSchema,
  migrate,
  migrationSql,
  migrations,
  migrationsFor,
  type NamingOptions,
  sqlAdapter,
} from '../../adapters/sql/index.ts'
import { officeIn, shown, wholeStory } from './migrated-office.ts'
import { foundSchema } from './migrated-schema.ts'
import { type EmptyDatabase, type MigrationPlace, places } from './migration-places.ts'

const latest = migrations.sqlite.length
const databases = ['sqlite', 'postgres', 'mysql', 'mariadb'] as const

async function inEmpty(
  place: MigrationPlace,
  work: (db: Kysely<unknown>, empty: EmptyDatabase) => Promise<void>,
): Promise<void> {
  const empty = await place.make()
  const db = await place.open(empty.at)
  try {
    await work(db, empty)
  } finally {
    await db.destroy()
    await empty.drop()
  }
}

describe('names that cannot be', () => {
  const prefixes = ['', 'Acme_', '1acme_', '_acme', 'acme-', 'a"b', 'acme_;drop', 'a'.repeat(31), 'é_', null, 7]
  const schemas = ['', '1acme', 'a"b', 'a`b', 'a.b', 'a b', '-a', 'a'.repeat(64), 'a\0b', 'a;b', null, 7]
  const bad = [
    ...prefixes.map((prefix) => ['prefix', prefix] as const),
    ...schemas.map((schema) => ['schema', schema] as const),
  ]

  it.each(bad)('%s: %j', async (name, value) => {
    const naming = { [name]: value } as NamingOptions
    const refusal = {
      code: 'INVALID_INPUT',
      details: { issues: [{ path: [name], rule: 'format', message: expect.any(String) }] },
    }
    expect(() => migrationSql('postgres', naming)).toThrow(expect.objectContaining(refusal))
    expect(() => migrationsFor('mariadb', naming)).toThrow(expect.objectContaining(refusal))
    for (const place of places) {
      if (place.database === 'sqlite' && name === 'schema') continue
      const db = await place.open(place.database === 'sqlite' ? ':memory:' : 'x://127.0.0.1:9/none')
      expect(() => sqlAdapter(db, naming)).toThrow(expect.objectContaining(refusal))
      await expect(migrate(db, naming)).rejects.toMatchObject(refusal)
      await expect(assertSchema(db, naming)).rejects.toMatchObject(refusal)
      await db.destroy()
    }
  })

  it('are a schema of any name on SQLite, which has none', () => {
    const refusal = { code: 'INVALID_INPUT', details: { issues: [{ path: ['schema'], accepted: ['prefix'] }] } }
    let thrown: unknown
    try {
      migrationSql('sqlite', { schema: 'records' })
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject(refusal)
  })
})

describe('statements with other names', () => {
  const namings: readonly NamingOptions[] = [
    { prefix: 'acme_' },
    { prefix: 'casekeep_acme_' },
    { prefix: 'a'.repeat(30) },
  ]
  const schemas = ['records', 'casekeep_prod', '個案', 'a$1-b', 'a'.repeat(63)]
  const cases = databases.flatMap((database) => [
    ...namings.map((naming) => [database, naming] as const),
    ...(database === 'sqlite'
      ? []
      : schemas.flatMap((schema) => [{ schema }, ...namings.map((naming) => ({ ...naming, schema }))])
    ).map((naming) => [database, naming] as const),
  ])

  it.each(cases)('on %s name everything as %j says', (database, naming) => {
    const { prefix = 'casekeep_', schema } = naming
    const usual = migrationsFor(database)
    const mark = database === 'mysql' || database === 'mariadb' ? '`' : '"'
    for (const [index, { version, name, hash, statements }] of migrationsFor(database, naming).entries()) {
      expect([version, name, hash]).toEqual([usual[index]!.version, usual[index]!.name, usual[index]!.hash])
      for (const [place, statement] of statements.entries()) {
        const head =
          /^(?:create table(?: if not exists)?|alter table|create index \w+ on|drop index \w+ on|drop index if exists|update|insert(?: ignore)? into) (\S+)/
        const table = head.exec(statement)?.[1]
        const usualTable = head.exec(usual[index]!.statements[place]!)![1]!.replace('casekeep_', prefix)
        expect(table).toBe(schema === undefined ? usualTable : `${mark}${schema}${mark}.${mark}${usualTable}${mark}`)
        const made = /^create index (\w+)/.exec(statement)?.[1]
        if (made !== undefined) {
          expect(made).toBe(
            /^create index (\w+)/.exec(usual[index]!.statements[place]!)![1]!.replace('casekeep_', prefix),
          )
          // PostgreSQL cuts longer ones, and two could become one.
          expect(made.length).toBeLessThanOrEqual(63)
        }
        // What is read on the way stands in the same place.
        const read = / from casekeep_(\w+)/.exec(usual[index]!.statements[place]!)?.[1]
        if (read !== undefined) {
          const name = `${prefix}${read}`
          expect(statement).toContain(
            ` from ${schema === undefined ? name : `${mark}${schema}${mark}.${mark}${name}${mark}`} `,
          )
        }
        const rest = statement.replaceAll(schema ?? '\0', '').replaceAll(prefix, '')
        expect(rest).not.toContain('casekeep_')
      }
    }
  })
})

/** A schema of PostgreSQL or a database of MariaDB beside the connection's own. */
async function otherSchema(place: MigrationPlace, db: Kysely<unknown>, { name }: EmptyDatabase) {
  const schema = place.database === 'postgres' ? 'casekeep_records' : `${name}_b`
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create schema ${schema}`)
  return { schema, drop: () => run(`drop schema ${schema}${place.database === 'postgres' ? ' cascade' : ''}`) }
}

describe.each(places)('in one database of $database', (place) => {
  /** Two archives that do not know of each other. */
  async function besides(db: Kysely<unknown>, mine: NamingOptions, others: NamingOptions) {
    expect(await migrate(db, others)).toHaveLength(latest)
    await expect(assertSchema(db, mine)).rejects.toMatchObject({ code: 'SCHEMA_MISSING' })
    const first = officeIn(db, others)
    await wholeStory(first)
    await expect(officeIn(db, mine).desk('olga').cases.list()).rejects.toMatchObject({ code: 'SCHEMA_MISSING' })
    expect(await migrate(db, mine)).toHaveLength(latest)
    expect(await migrate(db, mine)).toEqual([])
    await assertSchema(db, mine)
    const second = officeIn(db, mine)
    expect(await shown(second)).toEqual([])
    expect(await wholeStory(second)).toBe('KH0001')
    const open = { category: 'client', title: 'T', fields: { name: 'N' } } as const
    // At once, so that they would share whatever there is to share.
    const numbers = await Promise.all(
      [first, second, second, first, second].map(
        async (office) => (await office.desk('ann').cases.open(open)).case.number,
      ),
    )
    expect([numbers[0], numbers[3]].sort()).toEqual(['KH0002', 'KH0003'])
    expect([numbers[1], numbers[2], numbers[4]].sort()).toEqual(['KH0002', 'KH0003', 'KH0004'])
    await db.transaction().execute(async (tx) => {
      const opened = await second.archive.as({ id: 'u', departments: ['sales'], roles: [], clearance: 'secret' })
      expect((await opened.within(tx as never).cases.open(open)).case.number).toBe('KH0005')
    })
    expect(await shown(first)).toHaveLength(3)
    expect(await shown(second)).toHaveLength(5)
  }

  it('an archive with a prefix stands beside one without', async () => {
    await inEmpty(place, async (db) => {
      await besides(db, { prefix: 'acme_' }, {})
      const { database } = place
      const [mine, others] = [await foundSchema(database, db, { prefix: 'acme_' }), await foundSchema(database, db)]
      expect(mine).toEqual(others)
    })
  })

  it('an archive in a schema of its own stands beside one in the connection’s', async () => {
    if (place.database === 'sqlite') return
    await inEmpty(place, async (db, empty) => {
      const { schema, drop } = await otherSchema(place, db, empty)
      try {
        await besides(db, { schema, prefix: 'casekeep_acme_' }, { prefix: 'casekeep_acme_' })
        await besides(db, { schema }, {})
        const { database } = place
        expect(await foundSchema(database, db, { schema, prefix: 'casekeep_' })).toMatchObject(
          await foundSchema(database, db),
        )
      } finally {
        await drop()
      }
    })
  })

  it('a schema that is named and is the connection’s own is the same archive', async () => {
    if (place.database === 'sqlite') return
    await inEmpty(place, async (db, { name }) => {
      const schema = place.database === 'postgres' ? 'public' : name!
      expect(await migrate(db)).toHaveLength(latest)
      expect(await migrate(db, { schema })).toEqual([])
      await wholeStory(officeIn(db))
      expect(await shown(officeIn(db, { schema }))).toHaveLength(1)
    })
  })

  it('a schema that is not there is the database’s failure', async () => {
    if (place.database === 'sqlite') return
    await inEmpty(place, async (db) => {
      await expect(assertSchema(db, { schema: 'nowhere' })).rejects.toMatchObject({ code: 'SCHEMA_MISSING' })
      await expect(migrate(db, { schema: 'nowhere' })).rejects.toMatchObject({ code: 'STORAGE' })
      expect(await foundSchema(place.database, db)).toEqual({})
    })
  })
})
