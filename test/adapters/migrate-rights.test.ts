import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertSchema, migrate, migrations, sqlAdapter } from '../../adapters/sql/index.ts'
import { databaseName } from '../../adapters/sql/shapes.ts'
import { tables } from '../../src/storage.ts'
import { type ServerName, serverUrl } from '../support/servers.ts'
import { officeIn, shown, wholeStory } from './migrated-office.ts'
import { foundSchema } from './migrated-schema.ts'
import { type EmptyDatabase, serverPlaces } from './migration-places.ts'

/*
 * The account of a running program needs no right to change the schema: the least that it needs is what is granted
 * here, and what docs/migrations.md says.
 */
const described = Object.entries(tables).map(([table, spec]) => ({
  table: `casekeep_${databaseName(table)}`,
  isGuarded: 'guard' in spec,
}))
const least: readonly (readonly [rights: string, tables: readonly string[]])[] = [
  ['select', ['casekeep_migrations']],
  ['select, insert', described.filter(({ isGuarded }) => !isGuarded).map(({ table }) => table)],
  [
    'select, insert, update',
    [...described.filter(({ isGuarded }) => isGuarded).map(({ table }) => table), 'casekeep_series'],
  ],
  ['delete', ['casekeep_register_gaps']],
]

describe.each(serverPlaces)('an account of $database', (place) => {
  const account = `casekeep_${randomBytes(6).toString('hex')}`
  const named = place.database === 'postgres' ? account : `'${account}'@'127.0.0.1'`
  let empty: EmptyDatabase
  let db: Kysely<unknown>
  let poor: Kysely<unknown>
  const run = (text: string) => sql.raw(text).execute(db)
  const grant = async (rights: string, on: readonly string[]) => {
    for (const table of on) await run(`grant ${rights} on ${table} to ${named}`)
  }

  beforeEach(async () => {
    empty = await place.make()
    db = await place.open(empty.at)
    await run(place.database === 'postgres' ? `create role ${named} login` : `create user ${named}`)
    // Else the account could not even connect there.
    if (place.database === 'mariadb') {
      await run('create table hosts_own (note text)')
      await grant('select', ['hosts_own'])
    }
    const url = new URL(empty.at)
    url.username = account
    poor = await place.open(url.href)
  })
  afterEach(async () => {
    await poor.destroy()
    await db.destroy()
    await empty.drop()
    const server = await place.open(serverUrl(place.database as ServerName))
    await sql.raw(place.database === 'postgres' ? `drop role ${named}` : `drop user ${named}`).execute(server)
    await server.destroy()
  })

  it('that may only read and write does all that the archive does, and migrates what is migrated', async () => {
    await migrate(db)
    for (const [rights, on] of least) await grant(rights, on)
    await expect(sql`create table mine (note integer)`.execute(poor)).rejects.toThrow(/denied/)
    expect(await migrate(poor)).toEqual([])
    await assertSchema(poor)
    const office = officeIn(poor)
    const number = await wholeStory(office)
    const client = { category: 'client', title: 'Old', fields: { name: 'N' }, department: 'sales' } as const
    // Leaves gaps, and fills one.
    await office.desk('arno').cases.import({ cases: [{ ...client, number: 'KH0009' }] })
    await office.desk('arno').cases.import({ cases: [{ ...client, number: 'KH0005' }] })
    expect(await shown(office)).toEqual(expect.arrayContaining([`${number} ended`, 'KH0005 open', 'KH0009 open']))
    const ann = office.archive.as({ id: 'u-ann', departments: ['sales'], roles: [], clearance: 'confidential' })
    await poor.transaction().execute(async (tx) => {
      const within = (ann as unknown as { within(tx: unknown): typeof ann }).within(tx)
      await within.cases.open({ category: 'client', title: 'T', fields: { name: 'N' } })
    })
    // The trail can be added to, and not changed.
    await expect(sql`update casekeep_trail set digest = 'x'`.execute(poor)).rejects.toThrow(/denied/)
    await expect(sql`delete from casekeep_trail`.execute(poor)).rejects.toThrow(/denied/)
  })

  it.each([0, 1, 2])(
    'that may only read and write is refused a database at version %i, and changes nothing',
    async (at) => {
      for (const { statements } of migrations[place.database].slice(0, at))
        for (const statement of statements) await run(statement)
      const before = await foundSchema(place.database, db)
      for (const table of Object.keys(before))
        if (table !== 'own') await grant('select, insert, update, delete', [`casekeep_${table}`])
      await expect(migrate(poor)).rejects.toMatchObject({ code: 'STORAGE', cause: { message: /denied|owner/ } })
      const refusal = { code: at === 0 ? 'SCHEMA_MISSING' : 'SCHEMA_BEHIND' }
      await expect(assertSchema(poor)).rejects.toMatchObject(refusal)
      await expect(officeIn(poor).desk('olga').cases.list()).rejects.toMatchObject(refusal)
      expect(await foundSchema(place.database, db)).toEqual(before)
      expect(await migrate(db)).toEqual(migrations[place.database].slice(at).map(({ version }) => version))
    },
  )

  it('that may only read is told so by the database, and its work leaves nothing', async () => {
    await migrate(db)
    const number = await wholeStory(officeIn(db))
    for (const [, on] of least) await grant('select', on)
    const office = officeIn(poor)
    expect(await shown(office)).toEqual([`${number} ended`])
    const before = (await run('select count(*) as entries from casekeep_trail')).rows
    const open = { category: 'client', title: 'T', fields: { name: 'N' } } as const
    const refusal = { code: 'STORAGE', cause: { message: /denied/ } }
    await expect(office.desk('ann').cases.open(open)).rejects.toMatchObject(refusal)
    expect((await run('select count(*) as entries from casekeep_trail')).rows).toEqual(before)
    expect((await officeIn(db).desk('ann').cases.open(open)).case.number).toBe('KH0002')
  })

  it('that may not even read is refused with what it lacks', async () => {
    await migrate(db)
    const adapter = sqlAdapter(poor)
    // What an account may not know of is not there for it, where the database hides it.
    const code = place.database === 'postgres' ? 'STORAGE' : 'SCHEMA_MISSING'
    await expect(adapter.read(async () => undefined)).rejects.toMatchObject({ code })
    await expect(migrate(poor)).rejects.toMatchObject({ code: 'STORAGE', cause: { message: /denied/ } })
  })
})
