import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertSchema, migrate, migrations, sqlAdapter } from '../../adapters/sql/index.ts'
import { createArchive } from '../../src/index.ts'
import { fixturePolicy, fixtureTenant } from '../fixtures/story.ts'
import { people } from '../support/people.ts'
import { type MigrationPlace, places } from './migration-places.ts'

/*
 * Databases as earlier versions of the library wrote them (test/fixtures), brought to the schema of this one: what is
 * in them stays what it was, their chains verify, and work goes on.
 */
const directory = { idempotency: 2, people: 1, departments: 1, deputies: 1 } as const
const common = { transfers: 2, policies: 1 } as const
const counted = {
  1: { ...common, cases: 5, documents: 8, batches: 4, duties: 14, outbox: 31, trail: 27, series: 2 },
  2: { ...common, ...directory, cases: 5, documents: 7, batches: 4, duties: 14, outbox: 34, trail: 30, series: 2 },
  3: {
    ...common,
    ...directory,
    cases: 7,
    documents: 8,
    batches: 5,
    duties: 17,
    outbox: 39,
    trail: 34,
    series: 3,
    idempotency: 5,
    register_gaps: 1,
  },
  4: {
    ...common,
    ...directory,
    cases: 7,
    documents: 8,
    batches: 5,
    duties: 17,
    outbox: 46,
    trail: 41,
    series: 6,
    idempotency: 5,
    register_gaps: 1,
    requests: 2,
    request_items: 2,
    request_steps: 4,
    originals: 1,
    borrowers: 1,
  },
  5: {
    ...common,
    ...directory,
    cases: 9,
    documents: 8,
    batches: 5,
    duties: 18,
    outbox: 63,
    trail: 58,
    series: 9,
    idempotency: 5,
    register_gaps: 1,
    requests: 2,
    request_items: 2,
    request_steps: 4,
    originals: 1,
    borrowers: 1,
    retention: 3,
    case_relations: 1,
    holds: 1,
    disposals: 1,
    disposal_entries: 1,
    destroyed: 2,
  },
  7: {
    ...common,
    ...directory,
    cases: 9,
    documents: 8,
    batches: 5,
    duties: 18,
    outbox: 63,
    trail: 58,
    series: 9,
    idempotency: 5,
    register_gaps: 1,
    requests: 2,
    request_items: 2,
    request_steps: 4,
    originals: 1,
    borrowers: 1,
    retention: 3,
    case_relations: 1,
    holds: 1,
    disposals: 1,
    disposal_entries: 1,
    destroyed: 2,
  },
} as const
type Schema = keyof typeof counted
interface Fixture {
  readonly database: MigrationPlace['database']
  readonly schema: Schema
  readonly place: MigrationPlace
}
const latest = migrations.sqlite.length
/** Before the third there was SQLite alone. */
const fixtures: readonly Fixture[] = places.flatMap((place) => {
  const { database } = place
  return ([1, 2, 3, 4, 5, 7] as const)
    .filter((schema) => schema >= 3 || database === 'sqlite')
    .map((schema) => ({ database, schema, place }))
})

let db: Kysely<unknown>
const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

type Cells = Readonly<Record<string, unknown>>

/** A row of before schema 6, with what it says of counts said by level. */
function counted6(table: string, row: Cells): Cells {
  if (table === 'cases') {
    const { lacking, incomplete: _, ...rest } = row
    const count = Number(lacking)
    const by = count === 0 ? {} : { [String(row.level)]: count }
    return { ...rest, lacking_at: by, lacking_from: count === 0 ? 999 : Number(row.level) }
  }
  if (table === 'transfer_items') return { ...row, by_level: { 0: Number(row.documents) } }
  if (table !== 'disposal_entries') return row
  return { ...row, by_level: { [String(row.level)]: [Number(row.documents), Number(row.pages)] } }
}

/** Rows with their counts as numbers and JSON, whatever a driver makes of these. */
function withCounts(tables: Readonly<Record<string, readonly object[]>>): object {
  const plain = (row: Cells) => {
    const json = (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value)
    return {
      ...row,
      ...('lacking_at' in row && { lacking_at: json(row.lacking_at), lacking_from: Number(row.lacking_from) }),
      ...('by_level' in row && { by_level: json(row.by_level) }),
    }
  }
  return Object.fromEntries(
    Object.entries(tables).map(([table, all]) => [table, all.map((row) => plain(row as Cells))]),
  )
}

async function openAt({ database, schema, place }: Fixture): Promise<void> {
  const { at, drop } = await place.make()
  db = await place.open(at)
  endings.push(() => db.destroy(), drop)
  const text = await readFile(new URL(`../fixtures/${database}-schema-${schema}.sql`, import.meta.url), 'utf8')
  for (const statement of text.split(/;\n(?=create |alter |insert |drop |update )/i))
    await sql.raw(statement.replace(/;\s*$/, '')).execute(db)
}
const archiveOf = (schema: Schema) =>
  createArchive({
    policy: fixturePolicy(schema),
    storage: sqlAdapter(db),
    tenant: fixtureTenant,
    clock: () => new Date('2026-03-03T10:00:00+08:00'),
  })
const rows = async (table: string) => (await sql.raw<object>(`select * from casekeep_${table}`).execute(db)).rows
const rowsOf = async (tables: readonly string[]) =>
  Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await rows(table)] as const)))

it.each(places)('$database has a fixture of the schema that this library has', ({ database }) => {
  expect(fixtures.filter((one) => one.database === database).map(({ schema }) => schema)).toContain(latest)
})

describe.each(fixtures)('$database at schema $schema', (fixture) => {
  const { database, schema } = fixture
  beforeEach(() => openAt(fixture))
  const archive = () => archiveOf(schema)

  it('is not worked with until it is migrated', async () => {
    if (schema === latest) return await assertSchema(db)
    await expect(archive().as(people.ann).cases.list()).rejects.toMatchObject({
      code: 'SCHEMA_BEHIND',
      details: { found: schema, expected: latest },
    })
  })

  it('keeps every row, and only gains columns that are empty', async () => {
    const tables = Object.keys(counted[schema])
    const before = await rowsOf(tables)
    expect(Object.fromEntries(Object.entries(before).map(([table, all]) => [table, all.length]))).toEqual(
      counted[schema],
    )
    expect(await migrate(db)).toEqual(migrations[database].slice(schema).map(({ version }) => version))
    await assertSchema(db)
    const gained: Readonly<Record<string, object>> = {
      trail: schema < 2 ? { behalf: null } : {},
      people: schema < 4 ? { until: null } : {},
      idempotency: schema < 5 ? { chain: null } : {},
      policies: schema < 6 ? { effective: null } : {},
    }
    const after = Object.entries(before).map(([table, all]) => [
      table,
      all.map((row) => ({ ...(schema < 6 ? counted6(table, row as Cells) : row), ...gained[table] })),
    ])
    const expected = withCounts(Object.fromEntries(after) as Readonly<Record<string, readonly object[]>>)
    expect(withCounts(await rowsOf(tables))).toEqual(expected)
  })

  it('verifies, and goes on with the next entry, number and state', async () => {
    await migrate(db)
    const olga = archive().as(people.olga)
    const { items } = await olga.cases.list({ category: 'client' })
    const chains = items.map(({ number }) => number).sort()
    const known = fixture.schema < 5 ? 5 : 7
    expect(chains).toEqual(Array.from({ length: known }, (_, index) => `KH000${index + 1}`))
    for (const number of chains) expect(await olga.trail.verify({ case: number })).toMatchObject({ intact: true })
    await archive()
      .as(people.arno)
      .transfers.receive({ transfer: 'YJ2026-0002', accept: ['KH0002-P01'] })
    await archive().as(people.hana).batches.approve({ batch: 'KH0003-P01' })
    const opened = await archive()
      .as(people.ann)
      .cases.open({ category: 'client', title: 'T', fields: { name: 'N' } })
    const next = `KH000${known + 1}`
    expect(opened.case.number).toBe(next)
    for (const number of [...chains, next])
      expect(await olga.trail.verify({ case: number })).toMatchObject({ intact: true })
    const formats = (await rows('trail')) as readonly { readonly chain: string; readonly format: number }[]
    expect([...new Set(formats.filter(({ chain }) => chain === 'KH0002').map(({ format }) => Number(format)))]).toEqual(
      schema === 1 ? [1, 3] : schema < 4 ? [2, 3] : [3],
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

describe.each(fixtures.filter(({ schema }) => schema >= 2))('$database at schema $schema, migrated', (fixture) => {
  const { schema } = fixture
  beforeEach(async () => {
    await openAt(fixture)
    await migrate(db)
  })

  it('answers an act that was named as it did then', async () => {
    const before = await rowsOf(Object.keys(counted[schema]))
    const again = await archiveOf(schema)
      .as(people.ann)
      .transfers.send({ batches: ['KH0001-P01'], idempotencyKey: 'send-1' })
    expect(again.transfer).toMatchObject({ number: 'YJ2026-0001', state: 'sent' })
    expect(await rowsOf(Object.keys(counted[schema]))).toEqual(before)
    const other = archiveOf(schema)
      .as(people.ann)
      .transfers.send({ batches: ['KH0003-P01'], idempotencyKey: 'send-1' })
    await expect(other).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
  })

  it('knows whose deputy stands in, and has said so in the trail', async () => {
    const was = (await rows('trail')) as readonly { readonly behalf: string | null; readonly operation: string }[]
    const forHana = was.filter(({ behalf }) => behalf === 'p-hana')
    expect(forHana.map(({ operation }) => operation)).toEqual(['batches.approve', 'batches.approve'])
    await archiveOf(schema).as(people.ben).batches.approve({ batch: 'KH0003-P01' })
    const is = (await rows('trail')) as typeof was
    expect(is.filter(({ behalf }) => behalf === 'p-hana')).toHaveLength(3)
    const { broken } = await archiveOf(schema).as(people.olga).trail.verify({ case: 'KH0003' })
    expect(broken).toBeNull()
  })
})

describe.each(fixtures.filter(({ schema }) => schema >= 3))('$database at schema $schema', (fixture) => {
  const { schema } = fixture
  beforeEach(async () => {
    await openAt(fixture)
    await migrate(db)
  })

  it('knows which numbers an old register skipped, and what it had in the archive', async () => {
    const { items } = await archiveOf(schema).as(people.olga).cases.list({ category: 'project' })
    expect(items.map(({ number, state }) => `${number} ${state}`).sort()).toEqual(['XM0002 ended', 'XM0003 open'])
    const bridge = { category: 'project', title: 'Old', fields: { name: 'N' }, department: 'sales' } as const
    const { cases, series } = await archiveOf(schema)
      .as(people.arno)
      .cases.import({ cases: [{ ...bridge, number: 'XM0001' }, bridge] })
    expect(cases.map(({ number }) => number)).toEqual(['XM0001', 'XM0004'])
    expect(series).toMatchObject([{ before: 3, last: 4, filled: 1, unused: 0 }])
    const { items: documents } = await archiveOf(schema).as(people.olga).documents.list({ case: 'XM0002' })
    expect(documents.map(({ number, state }) => `${number} ${state}`)).toEqual(['XM0002-001 archived'])
  })

  it('has texts as people write them, letter by letter', async () => {
    const { document } = await archiveOf(schema).as(people.olga).documents.get({ document: 'KH0001-001' })
    expect(document.title).toBe(`The "first" meeting, Ann's \\ notes ✓ 會議`)
  })
})

describe.each(fixtures.filter(({ schema }) => schema >= 5))('$database at schema $schema', (fixture) => {
  it('P9.2: knows what was destroyed, and what is held', async () => {
    await openAt(fixture)
    await migrate(db)
    const { disposals, holds, trail } = archiveOf(fixture.schema).as(people.aida)
    const { disposal } = await disposals.get({ disposal: 'XH2026-0001' })
    expect(disposal).toMatchObject({ state: 'executed', certificate: { counts: { cases: 1, documents: 1 } } })
    const { items } = await disposals.destroyed({ disposal: 'XH2026-0001' })
    expect(items.map(({ number }) => number)).toEqual(['KH0006', 'KH0006-001'])
    expect(await trail.verify({ case: 'KH0006' })).toMatchObject({ intact: true })
    const held = await holds.list({ case: 'KH0007' })
    expect(held.items.map(({ number }) => number)).toEqual(['DJ2026-0001'])
  })
})
