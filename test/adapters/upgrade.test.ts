import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertSchema, migrate, migrations, openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'
import { createArchive, standardPolicy } from '../../src/index.ts'
import { people } from '../support/people.ts'
import { sqliteFile } from './sqlite-file.ts'

/*
 * Databases as earlier versions of the library wrote them (test/fixtures), brought to the schema of this one: what is
 * in them stays what it was, their chains verify, and work goes on.
 */
const counted = {
  1: { cases: 5, documents: 8, batches: 4, transfers: 2, duties: 14, outbox: 31, policies: 1, trail: 27, series: 2 },
  2: {
    cases: 5,
    documents: 7,
    batches: 4,
    transfers: 2,
    duties: 14,
    outbox: 34,
    policies: 1,
    trail: 30,
    series: 2,
    idempotency: 2,
    people: 1,
    departments: 1,
    deputies: 1,
  },
} as const
const schemas = [1, 2] as const

let db: Kysely<unknown>
let remove: () => Promise<void>
afterEach(async () => {
  await db.destroy()
  await remove()
})

async function openAt(schema: number): Promise<void> {
  const made = await sqliteFile()
  remove = made.remove
  db = await openSqlite(made.file)
  const text = await readFile(new URL(`../fixtures/sqlite-schema-${schema}.sql`, import.meta.url), 'utf8')
  for (const statement of text.split(/;\n(?=create |insert )/i))
    await sql.raw(statement.replace(/;\s*$/, '')).execute(db)
}
const archiveOf = (schema: number) =>
  createArchive({
    policy: standardPolicy({ version: `fixture-${schema}` }),
    storage: sqlAdapter(db),
    tenant: 'acme',
    clock: () => new Date('2026-03-03T10:00:00+08:00'),
  })
const rows = async (table: string) => (await sql.raw<object>(`select * from casekeep_${table}`).execute(db)).rows
const rowsOf = async (tables: readonly string[]) =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await rows(table)] as const)))

describe.each(schemas)('a database at schema %i', (schema) => {
  beforeEach(() => openAt(schema))
  const archive = () => archiveOf(schema)

  it('is not worked with until it is migrated', async () => {
    await expect(archive().as(people.ann).cases.list()).rejects.toMatchObject({
      code: 'SCHEMA_BEHIND',
      details: { found: schema, expected: migrations.sqlite.length },
    })
  })

  it('keeps every row, and only gains columns that are empty', async () => {
    const tables = Object.keys(counted[schema])
    const before = await rowsOf(tables)
    expect(Object.fromEntries(Object.entries(before).map(([table, all]) => [table, all.length]))).toEqual(
      counted[schema],
    )
    expect(await migrate(db)).toEqual(migrations.sqlite.slice(schema).map(({ version }) => version))
    await assertSchema(db)
    const behalf = schema === 1 ? { behalf: null } : {}
    expect(await rowsOf(tables)).toEqual({ ...before, trail: before.trail!.map((row) => ({ ...row, ...behalf })) })
  })

  it('verifies, and goes on with the next entry, number and state', async () => {
    await migrate(db)
    const olga = archive().as(people.olga)
    const { items } = await olga.cases.list()
    expect(items.map(({ number }) => number)).toEqual(['KH0005', 'KH0004', 'KH0003', 'KH0002', 'KH0001'])
    const chains = items.map(({ number }) => number)
    for (const number of chains) expect(await olga.trail.verify({ case: number })).toMatchObject({ intact: true })
    await archive()
      .as(people.arno)
      .transfers.receive({ transfer: 'YJ2026-0002', accept: ['KH0002-P01'] })
    await archive().as(people.hana).batches.approve({ batch: 'KH0003-P01' })
    const opened = await archive()
      .as(people.ann)
      .cases.open({ category: 'client', title: 'T', fields: { name: 'N' } })
    expect(opened.case.number).toBe('KH0006')
    for (const number of [...chains, 'KH0006'])
      expect(await olga.trail.verify({ case: number })).toMatchObject({ intact: true })
    const formats = (await rows('trail')) as readonly { readonly chain: string; readonly format: number }[]
    expect([...new Set(formats.filter(({ chain }) => chain === 'KH0002').map(({ format }) => format))]).toEqual(
      schema === 1 ? [1, 2] : [2],
    )
  })

  it('takes over an old register', async () => {
    await migrate(db)
    await archive()
      .as(people.arno)
      .cases.import({
        cases: [{ category: 'client', title: 'Old', fields: { name: 'N' }, department: 'sales', number: 'KH0010' }],
      })
    const opened = await archive()
      .as(people.ann)
      .cases.open({ category: 'client', title: 'T', fields: { name: 'N' } })
    expect(opened.case.number).toBe('KH0011')
  })

  it('shows an old entry that says afterwards that it was done for somebody else', async () => {
    await migrate(db)
    await sql`update casekeep_trail set behalf = 'p-rolf' where chain = 'KH0001' and position = 5`.execute(db)
    const { intact, broken } = await archive().as(people.olga).trail.verify({ case: 'KH0001' })
    expect({ intact, broken }).toEqual({ intact: false, broken: { position: 5, because: 'digest' } })
  })
})

describe('a database at schema 2', () => {
  beforeEach(async () => {
    await openAt(2)
    await migrate(db)
  })

  it('answers an act that was named as it did then', async () => {
    const before = await rowsOf(Object.keys(counted[2]))
    const again = await archiveOf(2)
      .as(people.ann)
      .transfers.send({ batches: ['KH0001-P01'], idempotencyKey: 'send-1' })
    expect(again.transfer).toMatchObject({ number: 'YJ2026-0001', state: 'sent' })
    expect(await rowsOf(Object.keys(counted[2]))).toEqual(before)
    const other = archiveOf(2)
      .as(people.ann)
      .transfers.send({ batches: ['KH0003-P01'], idempotencyKey: 'send-1' })
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  it('knows whose deputy stands in, and has said so in the trail', async () => {
    const was = (await rows('trail')) as readonly { readonly behalf: string | null; readonly operation: string }[]
    const forHana = was.filter(({ behalf }) => behalf === 'p-hana')
    expect(forHana.map(({ operation }) => operation)).toEqual(['batches.approve', 'batches.approve'])
    await archiveOf(2).as(people.ben).batches.approve({ batch: 'KH0003-P01' })
    const is = (await rows('trail')) as typeof was
    expect(is.filter(({ behalf }) => behalf === 'p-hana')).toHaveLength(3)
    const { broken } = await archiveOf(2).as(people.olga).trail.verify({ case: 'KH0003' })
    expect(broken).toBeNull()
  })
})
