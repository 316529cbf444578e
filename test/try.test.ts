import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate } from 'casekeep/sql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { movingClock } from './programs/try/clock.ts'
import { type Office, openOffice } from './programs/try/office.ts'
import { readOptions } from './programs/try/options.ts'
import type { Outcome } from './programs/try/outcome.ts'
import { run as file } from './programs/try/run.ts'
import {
  type Ended,
  ended,
  fingerprints,
  killAt,
  removeFolder,
  smallData,
  smallTable,
  startTry,
  temporaryFolder,
  withDatabase,
} from './programs/try/under-test.ts'

const data = process.env.CASEKEEP_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
const there = existsSync(data)
if (!there)
  console.warn(`test/try.test.ts: there is no data folder ${data}: set CASEKEEP_DATA. Real data is NOT tested.`)
const real = there ? it : it.skip
const named = (name: string) => (there ? name : `${name} (skipped: no data folder, set CASEKEEP_DATA)`)

let folder: string
const at = (name: string) => join(folder, name)
const optionsFor = (name: string, from: string) => ({
  data: from,
  db: at(`${name}/try.sqlite`),
  results: at(`${name}.json`),
})
const argsFor = (name: string, from = data) =>
  Object.entries(optionsFor(name, from)).flatMap(([option, value]) => [`--${option}`, value])
const run = (name: string, from?: string): Promise<Ended> => ended(startTry(argsFor(name, from)))
const quietly = () => undefined
const figures = async (name: string) => JSON.parse(await readFile(at(`${name}.json`), 'utf8')) as Outcome
const inOffice = <T>(name: string, work: (office: Office) => Promise<T>) =>
  withDatabase(at(`${name}/try.sqlite`), (db) => work(openOffice(db, movingClock())))

beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

describe('the program with real data', { timeout: 120_000 }, () => {
  let whole: Ended
  beforeAll(async () => {
    if (there) whole = await run('whole')
  }, 120_000)

  real(named('files every case and every record, and finds every chain intact'), async () => {
    expect(whole).toMatchObject({ code: 0, errors: '' })
    const { categories, releases, chains, run } = await figures('whole')
    const filed = (cases: number, records: number) => ({
      cases,
      extracts: cases,
      records,
      casesArchived: cases,
      documentsArchived: cases + records,
    })
    expect(categories).toMatchObject({
      client: filed(91, 830),
      employee: filed(9, 0),
      supplier: filed(29, 0),
      project: filed(286, 3000),
    })
    expect(releases).toMatchObject({ read: 3118, notFiled: 118 })
    expect(releases.unknown).toHaveLength(29)
    expect(releases.unknown[0]).toEqual({ project: 'ws', releases: 13 })
    expect(chains).toMatchObject({ checked: 415, intact: 415, broken: [] })
    expect(run.added).toEqual({ cases: 415, documents: 4245, requests: 100 })
  })

  real(named('prints the same as a table'), () => {
    expect(whole.output).toMatch(/client +91 +91 +830 orders +91 +921 /)
    expect(whole.output).toMatch(/employee +9 +9 +0 +9 +9 /)
    expect(whole.output).toMatch(/supplier +29 +29 +0 +29 +29 /)
    expect(whole.output).toMatch(/project +286 +286 +3,000 releases +286 +3,286 /)
    expect(whole.output).toContain('not filed: 118 of 3,118')
    expect(whole.output).toContain('415 checked, 415 intact')
  })

  real(named('leaves undone what the data leaves open: late, and incomplete'), async () => {
    const { categories } = await figures('whole')
    // 78 projects are retired and lack what an ended project needs.
    expect(categories.project).toMatchObject({ incomplete: 286, late: 78 })
    expect(categories.client).toMatchObject({ incomplete: 91, late: 0 })
  })

  real(named('P6.2, P7.2: lends 50 times and shows 50 times, and keeps the registers'), async () => {
    const { registers } = await figures('whole')
    expect(registers.loans).toEqual({
      requests: 50,
      items: { returned: 19, out: 18, refused: 9, expired: 4, lost: 2, settled: 1 },
      overdue: 6,
      renewed: 6,
    })
    expect(registers.consultations).toEqual({
      requests: 50,
      items: { returned: 22, inReading: 9, refused: 9, expired: 5, withdrawn: 4 },
      overdue: 4,
      renewed: 0,
    })
    // Due on Friday the 22nd, and five working days late a week later; the renewed one has until December.
    expect(whole.output).toMatch(/JY2024-0003 +Andrew Fuller +KH0007-012 +2024-11-22 +out +5\n/)
    expect(whole.output).toMatch(/JY2024-0002 +Laura Callahan +KH0005-019 +2024-12-06 +out +\n/)
    expect(whole.output).toMatch(/JY2024-0006 +Margaret Peacock +KH0013-001 +refused +\n/)
    expect(whole.output).toMatch(/CY2024-0007 +Margaret Peacock +KH0010-015 +2024-11-08 +inReading +15\n/)
  })

  real(named('P9.1, P9.2: dates every ended project, and takes what is due to a certificate, in a copy'), async () => {
    const { disposal } = await figures('whole')
    expect(disposal).toMatchObject({
      kept: { dated: 78, permanent: 0, undecided: 0 },
      due: 10,
      held: ['XM0034', 'XM0036', 'XM0017'],
      disposal: 'XH2024-0001',
      // Three are held, and one was asked for and is still open.
      entries: 6,
      staying: 4,
      destroyed: { cases: 6, documents: 6, listed: 12 },
      chains: { checked: 415, intact: 415, erased: 6 },
    })
    expect(disposal.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(whole.output).toContain('10 years that begin on 2010-01-01 end on 2019-12-31.')
    await withDatabase(at('whole/try-disposal.sqlite'), async (db) => {
      const { archivist } = openOffice(db, movingClock())
      const { items } = await archivist.disposals.destroyed({ disposal: 'XH2024-0001' })
      expect(items).toHaveLength(12)
      const gone = await archivist.cases.get({ case: items[0]!.case })
      expect(gone.case).toMatchObject({ state: 'destroyed', title: '', fields: {} })
    })
  })

  real(named('has every original in one place, and counts what each borrower has'), async () => {
    await inOffice('whole', async ({ archivist }) => {
      const { items } = await archivist.requests.register({ kind: 'loan', limit: 200 })
      expect(items).toHaveLength(18)
      expect(new Set(items.map(({ item }) => item.document)).size).toBe(18)
    })
    await withDatabase(at('whole/try.sqlite'), async (db) => {
      const { rows: originals } = await sql<{ state: string; count: number }>`
        select state, count(*) as count from casekeep_originals group by state order by state`.execute(db)
      // One sheet for each customer and each supplier: 18 are lent, 4 are read, and 3 are lost.
      expect(originals.map(({ state, count }) => [state, count])).toEqual([
        ['lost', 3],
        ['onShelf', 120 - 3 - 22],
        ['out', 22],
      ])
      const { rows: counted } = await sql<{ sum: number }>`
        select sum("out") as sum from casekeep_borrowers`.execute(db)
      expect(counted[0]!.sum).toBe(22)
    })
  })

  real(named('numbers cases in the order of the data'), async () => {
    await inOffice('whole', async ({ archivist }) => {
      const titleOf = async (number: string) => (await archivist.cases.get({ case: number })).case.title
      expect(await titleOf('KH0001')).toBe('Alfreds Futterkiste')
      expect(await titleOf('KH0002')).toBe('Ana Trujillo Emparedados y helados')
      expect(await titleOf('YG0001')).toBe('Nancy Davolio')
      expect(await titleOf('GY0029')).toBe("Forêts d'érables")
      expect(await titleOf('XM0001')).toBe('Apache HTTP Server')
    })
  })

  real(named('counts a month as its last day, says so, and keeps the month'), async () => {
    await inOffice('whole', async ({ archivist }) => {
      const { case: httpd } = await archivist.cases.get({ case: 'XM0001' })
      expect(httpd.fields).toMatchObject({ code: 'httpd', established: '1995-02' })
      const { items } = await archivist.documents.list({ case: 'XM0001' })
      const dated = { kind: 'recordExtract', date: '1995-02-28', dateMonthOnly: true }
      expect(items[0]).toMatchObject(dated)
      const { case: jakarta } = await archivist.cases.get({ case: 'XM0002' })
      expect(jakarta).toMatchObject({ state: 'ended', ended: '2011-12-31', fields: { ended: '2011-12' } })
    })
  })

  real(named('adds nothing when it runs again'), async () => {
    const before = await fingerprints(at('whole/try.sqlite'), false)
    const again = await run('whole')
    expect(again).toMatchObject({ code: 0, errors: '' })
    expect(again.output).toContain('Added by this run: 0 cases, 0 documents, 0 requests')
    // Every row of every table, so the heads of all chains as well.
    expect(await fingerprints(at('whole/try.sqlite'), false)).toEqual(before)
    // The table stands as it stood; so do the figures of the whole run.
    expect(tableIn(again.output)).toBe(tableIn(whole.output))
    expect((await figures('whole')).run.added.cases).toBe(415)
  })

  real(named('goes on where it was killed, and writes what one run writes'), async () => {
    const file = at('killed/try.sqlite')
    // The tables are there before the first run, for the entries to be counted from its beginning.
    await mkdir(at('killed'))
    await withDatabase(file, migrate)
    // While cases are opened, while they are sorted and numbered, while lists are sent, and while it is lent.
    for (const entries of [150, 900, 2300, 3200]) {
      const child = startTry(argsFor('killed'))
      const [end] = await Promise.all([ended(child), killAt(entries, child, file)])
      expect(end).toMatchObject({ signal: 'SIGKILL', output: '' })
    }
    const last = await run('killed')
    expect(last).toMatchObject({ code: 0, errors: '' })
    expect(last.output).toContain('415 checked, 415 intact')
    expect(await fingerprints(file, true)).toEqual(await fingerprints(at('whole/try.sqlite'), true))
  })
})

const tableIn = (output: string) => output.slice(0, output.indexOf('Added by this run'))

describe('the program with a few rows', () => {
  it('keeps releases from before an establishment and after a retirement', async () => {
    const small = await smallData()
    const { releases, categories } = await file(optionsFor('outside', small), quietly)
    expect(releases).toMatchObject({ notFiled: 1, outside: { beforeEstablishment: 1, afterRetirement: 1 } })
    expect(categories.project).toMatchObject({ cases: 2, records: 3, documentsArchived: 5 })
    await inOffice('outside', async ({ archivist }) => {
      const { items } = await archivist.documents.list({ case: 'XM0001' })
      expect(items.map(({ title, date, state }) => [title, date, state])).toContainEqual([
        'A 2',
        '2011-01-01',
        'archived',
      ])
      expect((await archivist.cases.get({ case: 'XM0001' })).case).toMatchObject({ ended: '2010-06-30' })
      const { case: one } = await archivist.cases.get({ case: 'KH0001' })
      expect(one.fields).toMatchObject({ amount: 0.3, cooperationStart: '1998-05-05' })
    })
    await removeFolder(small)
  })

  it('lends and shows as many documents as there are, and none of them twice', async () => {
    const small = await smallData()
    const first = await file(optionsFor('lent', small), quietly)
    expect(first.run.added.requests).toBe(4)
    const { loans, consultations } = first.registers
    expect(loans.lines.map(({ number, document, state }) => [number, document, state])).toEqual([
      ['JY2024-0001', 'KH0001-003', 'returned'],
      ['JY2024-0002', 'GY0001-001', 'returned'],
    ])
    expect(consultations.lines.map(({ document, borrower, state }) => [document, borrower, state])).toEqual([
      ['KH0002-001', 'sales-clerk', 'inReading'],
      ['XM0002-001', 'project-clerk', 'inReading'],
    ])
    // A customer more changes nothing of what was lent before.
    const more = await smallData({
      'northwind/customers.csv': `${smallTable('northwind/customers.csv')}NEW,New,,,,,,,,,\n`,
    })
    const again = await file(optionsFor('lent', more), quietly)
    expect(again.run.added).toEqual({ cases: 1, documents: 1, requests: 1 })
    expect(again.registers.consultations).toEqual(consultations)
    expect(again.registers.loans.lines.slice(0, 2)).toEqual(loans.lines)
    const before = await fingerprints(at('lent/try.sqlite'), false)
    expect((await file(optionsFor('lent', more), quietly)).run.added.requests).toBe(0)
    expect(await fingerprints(at('lent/try.sqlite'), false)).toEqual(before)
    await Promise.all([removeFolder(small), removeFolder(more)])
  })

  it('splits what one call cannot take, and files later rows as an update', async () => {
    const releases = Array.from({ length: 620 }, (_, index) => `b,B ${index + 1},2020-01-01\n`).join('')
    const first = await smallData({ 'apache/releases.csv': `project_id,release,date\n${releases}` })
    await file(optionsFor('large', first), quietly)
    const more = await smallData({ 'apache/releases.csv': `project_id,release,date\n${releases}b,Late,2021-01-01\n` })
    const again = await file(optionsFor('large', more), quietly)
    expect(again.run.added).toEqual({ cases: 0, documents: 1, requests: 0 })
    await inOffice('large', async ({ archivist }) => {
      const { batches } = await archivist.batches.list({ case: 'XM0002' })
      expect(batches.map(({ kind, state }) => [kind, state])).toEqual([
        ['first', 'archived'],
        ['update', 'archived'],
      ])
      const { documents } = await archivist.batches.get({ batch: batches[0]!.number })
      expect(documents).toHaveLength(621)
    })
    await Promise.all([removeFolder(first), removeFolder(more)])
  })
})

describe('the program refuses, and writes nothing', () => {
  const replaced = (name: string, from: string, to: string) => ({ [name]: smallTable(name).replace(from, to) })
  const faults: readonly (readonly [string, Readonly<Record<string, string | null>>, string])[] = [
    ['a missing table', { 'apache/releases.csv': null }, 'apache/releases.csv cannot be read'],
    ['a missing column', replaced('northwind/orders.csv', 'total', 'sum'), 'northwind/orders.csv has no column total.'],
    [
      'a day that does not exist',
      replaced('northwind/orders.csv', '1998-05-06', '1998-02-30'),
      'northwind/orders.csv row 3: order_date: is not a day that exists',
    ],
    [
      'an empty cell',
      replaced('northwind/customers.csv', 'ONE,One', 'ONE,'),
      'northwind/customers.csv row 2: company_name: is empty.',
    ],
    [
      'an amount that is none',
      replaced('northwind/orders.csv', '0.20', 'much'),
      'northwind/orders.csv row 3: total: is not an amount',
    ],
    [
      'a row that is too short',
      replaced('apache/releases.csv', 'b,B 0,2012-04-30', 'b,B 0'),
      'apache/releases.csv row 4: has 2 cells where the heading has 3.',
    ],
    [
      'a month that does not exist',
      replaced('apache/projects.csv', '2012-05', '2012-13'),
      'apache/projects.csv row 3: established: is not a month that exists',
    ],
    [
      'a day to come',
      replaced('apache/releases.csv', '2011-01-01', '2031-01-01'),
      'apache/releases.csv row 3: date: lies after 2024-10-24',
    ],
    [
      'an order of nobody',
      replaced('northwind/orders.csv', '11,ONE', '11,SIX'),
      'northwind/orders.csv row 3: there is no customer SIX.',
    ],
    [
      'a key that stands twice',
      replaced('apache/projects.csv', 'b,B', 'a,B'),
      'apache/projects.csv row 3: project_id a stands in apache/projects.csv row 2 already.',
    ],
  ]
  it.each(faults)('%s', async (name, tables, message) => {
    const broken = await smallData(tables)
    const options = optionsFor(name, broken)
    await expect(file(options, quietly)).rejects.toThrow(message)
    expect(existsSync(options.db)).toBe(false)
    expect(existsSync(options.results)).toBe(false)
    await removeFolder(broken)
  })

  it('and ends with a message and an exit code', async () => {
    const broken = await smallData({ 'apache/releases.csv': null })
    const ends = await Promise.all([run('broken', broken), ended(startTry([], { CASEKEEP_DATA: at('nowhere') }))])
    expect(ends.map(({ code, output }) => [code, output])).toEqual(ends.map(() => [1, '']))
    expect(ends[0].errors).toContain('try: apache/releases.csv cannot be read')
    expect(ends[1].errors).toContain('try: There is no data folder')
    await removeFolder(broken)
  })

  it('options that it cannot use', () => {
    expect(() => readOptions(['--db', 'x.sqlite'], {})).toThrow('Say where the data is')
    expect(() => readOptions(['--dta', 'x'], {})).toThrow("Unknown option '--dta'")
    expect(readOptions(['--data', 'given'], { CASEKEEP_DATA: 'other' }).data).toBe('given')
  })
})
