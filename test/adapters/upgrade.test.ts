import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertSchema, migrate, migrations, openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'
import { createArchive, standardPolicy } from '../../src/index.ts'
import { people } from '../support/people.ts'
import { sqliteFile } from './sqlite-file.ts'

/*
 * A database as an earlier version of the library wrote it (test/fixtures), brought to the schema of this one: what is
 * in it stays what it was, its chains verify, and work goes on.
 */
let db: Kysely<unknown>
let remove: () => Promise<void>
beforeEach(async () => {
  const made = await sqliteFile()
  remove = made.remove
  db = await openSqlite(made.file)
  const text = await readFile(new URL('../fixtures/sqlite-schema-1.sql', import.meta.url), 'utf8')
  for (const statement of text.split(/;\n(?=create |insert )/i))
    await sql.raw(statement.replace(/;\s*$/, '')).execute(db)
})
afterEach(async () => {
  await db.destroy()
  await remove()
})

const archiveOver = () =>
  createArchive({
    policy: standardPolicy({ version: 'fixture-1' }),
    storage: sqlAdapter(db),
    tenant: 'acme',
    clock: () => new Date('2026-03-03T10:00:00+08:00'),
  })
const rows = async (table: string) => (await sql.raw<object>(`select * from ${table}`).execute(db)).rows

describe('a database at schema 1', () => {
  it('is not worked with until it is migrated', async () => {
    await expect(archiveOver().as(people.ann).cases.list()).rejects.toMatchObject({
      code: 'SCHEMA_BEHIND',
      details: { found: 1, expected: migrations.sqlite.length },
    })
  })

  it('keeps every row, and only gains columns that are empty', async () => {
    const tables = ['cases', 'documents', 'batches', 'transfers', 'duties', 'outbox', 'policies', 'trail']
    const before = await Promise.all(tables.map((table) => rows(`casekeep_${table}`)))
    expect(before.map(({ length }) => length)).toEqual([5, 8, 4, 2, 14, 31, 1, 27])
    expect(await migrate(db)).toEqual(migrations.sqlite.slice(1).map(({ version }) => version))
    await assertSchema(db)
    const after = await Promise.all(tables.map((table) => rows(`casekeep_${table}`)))
    expect(after).toEqual(before.map((all, index) => all.map((row) => (index === 7 ? { ...row, behalf: null } : row))))
  })

  it('verifies, and goes on with the next entry, number and state', async () => {
    await migrate(db)
    const archive = archiveOver()
    const olga = archive.as(people.olga)
    const { items } = await olga.cases.list()
    expect(items.map(({ number }) => number)).toEqual(['KH0005', 'KH0004', 'KH0003', 'KH0002', 'KH0001'])
    for (const { number } of items) expect(await olga.trail.verify({ case: number })).toMatchObject({ intact: true })
    const arno = archive.as(people.arno)
    await arno.transfers.receive({ transfer: 'YJ2026-0002', accept: ['KH0002-P01'] })
    await archive.as(people.hana).batches.approve({ batch: 'KH0003-P01' })
    const opened = await archive.as(people.ann).cases.open({ category: 'client', title: 'T', fields: { name: 'N' } })
    expect(opened.case.number).toBe('KH0006')
    for (const number of ['KH0002', 'KH0003']) {
      expect(await olga.trail.verify({ case: number })).toMatchObject({ intact: true })
    }
    const formats = (await rows('casekeep_trail')) as readonly { readonly chain: string; readonly format: number }[]
    expect([...new Set(formats.filter(({ chain }) => chain === 'KH0002').map(({ format }) => format))]).toEqual([1, 2])
  })

  it('shows an old entry that says afterwards that it was done for somebody', async () => {
    await migrate(db)
    await sql`update casekeep_trail set behalf = 'p-hana' where chain = 'KH0001' and position = 2`.execute(db)
    const { intact, broken } = await archiveOver().as(people.olga).trail.verify({ case: 'KH0001' })
    expect({ intact, broken }).toEqual({ intact: false, broken: { position: 2, because: 'digest' } })
  })
})
