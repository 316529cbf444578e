import { existsSync } from 'node:fs'
import { link, lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createArchive, standardPolicy } from 'casekeep'
import type { ImportReport } from 'casekeep/files'
import { migrate, sqlAdapter } from 'casekeep/sql'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Ended, ended, killAt, removeFolder, temporaryFolder, withDatabase } from '../try/under-test.ts'
import { type Options, readOptions } from './options.ts'
import { run } from './run.ts'
import { contentOf, startImport } from './under-test.ts'

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

const mapping = {
  number: '编号',
  title: '名称',
  department: { value: 'sales' },
  opened: { column: '建档', date: ['YYYY/M/D'] },
  fields: { name: '名称', code: { column: '代码' } },
}
async function given(name: string, content: string | object): Promise<string> {
  await mkdir(dirname(at(name)), { recursive: true })
  await writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content))
  return at(name)
}
/** Every third number of the register was never used, and the last rows have none. */
const register = (rows: number) =>
  [
    '编号,名称,建档,代码',
    ...Array.from({ length: rows }, (_, index) => {
      const number = index < rows - 50 ? `KH${String(index + Math.floor(index / 2) + 1).padStart(4, '0')}` : ''
      return `${number},Client ${index},20${String(10 + (index % 15))}/3/${1 + (index % 28)},C-${index}`
    }),
  ].join('\n')
const argsFor = async (name: string, file: string, ...more: readonly string[]) => [
  file,
  '--mapping',
  await given('mapping.json', mapping),
  '--db',
  at(`${name}/archive.db`),
  '--category',
  'client',
  '--report',
  at(`${name}/report.json`),
  ...more,
]
const runOn = async (name: string, file: string, ...more: readonly string[]): Promise<Ended> =>
  await ended(startImport(await argsFor(name, file, ...more)))
const reportOf = async (name: string) => JSON.parse(await readFile(at(`${name}/report.json`), 'utf8')) as ImportReport

describe('the program', { timeout: 180_000 }, () => {
  let file: string
  let whole: Ended
  beforeAll(async () => {
    file = await given('register.csv', register(1200))
    whole = await runOn('whole', file, '--chunk', '100')
  }, 180_000)

  it('P2.2: takes a register over, and says what came in', async () => {
    expect(whole).toMatchObject({ code: 0, errors: '' })
    expect(whole.output).toContain('1,200 rows are in the archive.')
    // 1150 numbers up to 1724, and 50 after them.
    expect(whole.output).toMatch(/client +1,774 +574/)
    const { counts, rows } = await reportOf('whole')
    expect(counts).toEqual({ imported: 1200, fine: 0, refused: 0, held: 0 })
    expect([rows[0], rows.at(-1)]).toMatchObject([
      { row: 2, line: 2, number: 'KH0001' },
      { row: 1201, line: 1201, number: 'KH1774' },
    ])
    await withDatabase(at('whole/archive.db'), async (db) => {
      const archive = createArchive({ policy: standardPolicy(), storage: sqlAdapter(db) })
      const auditor = archive.as({ id: 'a', departments: [], roles: ['auditor'], clearance: 'secret' })
      expect(await auditor.cases.count({ category: 'client' })).toEqual({ count: 1200 })
      expect(await auditor.trail.verify({ case: 'KH0001' })).toMatchObject({ intact: true, entries: 1 })
      const found = await auditor.cases.list({ category: 'client', fields: [{ field: 'code', equals: 'C-7' }] })
      expect(found.items.map(({ title, opened }) => [title, opened])).toEqual([
        ['Client 7', '2017-03-07T16:00:00.000Z'],
      ])
    })
  })

  it('adds nothing when it runs again', async () => {
    const before = await contentOf(at('whole/archive.db'))
    const again = await runOn('whole', file, '--chunk', '100')
    expect(again).toMatchObject({ code: 0, errors: '', output: whole.output })
    expect(await contentOf(at('whole/archive.db'))).toEqual(before)
  })

  it('goes on where it was killed, and writes what one run writes', async () => {
    const db = at('killed/archive.db')
    // The tables are there before the first run, for the entries to be counted from its beginning.
    await mkdir(dirname(db), { recursive: true })
    await withDatabase(db, migrate)
    for (const entries of [150, 650]) {
      const child = startImport(await argsFor('killed', file, '--chunk', '100'))
      const [end] = await Promise.all([ended(child), killAt(entries, child, db)])
      expect(end).toMatchObject({ signal: 'SIGKILL', output: '' })
      const { casekeep_cases: cases } = await contentOf(db)
      expect(cases!.length).toBeLessThan(1200)
      // A commit is whole or not at all.
      expect(cases!.length % 100).toBe(0)
    }
    const last = await runOn('killed', file, '--chunk', '100')
    expect(last).toMatchObject({ code: 0, errors: '', output: whole.output })
    expect(await contentOf(db)).toEqual(await contentOf(at('whole/archive.db')))
  })

  it('writes nothing where a row is refused, and says which and why', async () => {
    const broken = await given('broken.csv', `${register(60)}\nKH0001,Again,2016/3/1,\nKH9000,Late,2999/1/1,`)
    const refused = await runOn('broken', broken)
    expect(refused).toMatchObject({ code: 1, errors: '' })
    expect(refused.output).toContain('2 of 62 rows are refused: nothing was written.')
    expect(refused.output).toContain('row 62 (line 62): 编号 KH0001 is the number of row 2 too')
    expect(refused.output).toMatch(/row 63 \(line 63\): 建档 2999-01-01 is in the future/)
    expect((await contentOf(at('broken/archive.db'))).casekeep_cases).toEqual([])
    expect((await reportOf('broken')).counts).toEqual({ imported: 0, fine: 0, refused: 2, held: 60 })
  })

  it('writes nothing in a dry run', async () => {
    const dry = await runOn('dry', file, '--dry-run')
    expect(dry).toMatchObject({ code: 0, errors: '' })
    expect(dry.output).toContain('All 1,200 rows are in order; nothing was written.')
    for (const rows of Object.values(await contentOf(at('dry/archive.db')))) expect(rows).toEqual([])
  })

  it.each<[string, readonly string[], string]>([
    [
      'a register that is not there',
      ['nowhere.csv', '--mapping', 'mapping.json', '--db', 'x.db'],
      'The register cannot be read',
    ],
    [
      'a mapping that is not there',
      ['register.csv', '--mapping', 'nowhere.json', '--db', 'x.db'],
      'The mapping cannot be read',
    ],
    ['a mapping that is no JSON', ['register.csv', '--mapping', 'broken.csv', '--db', 'x.db'], 'is not JSON'],
    [
      'a register that would be written over',
      ['register.csv', '--mapping', 'mapping.json', '--db', 'x.db', '--dry-run', '--report', 'register.csv'],
      'The report and the register would be one file',
    ],
    [
      'a report that cannot be written',
      ['register.csv', '--mapping', 'mapping.json', '--db', 'x.db', '--report', '.'],
      'The report cannot be written',
    ],
    [
      'an archive that cannot be there',
      ['register.csv', '--mapping', 'mapping.json', '--db', 'register.csv/x.db'],
      'The archive cannot be opened',
    ],
  ])('ends with a message and an exit code: %s', async (_name, args, message) => {
    await given('mapping.json', mapping)
    await given('broken.csv', 'no JSON')
    const before = await readFile(at('register.csv'))
    const end = await ended(startImport(args.map((arg) => (arg.startsWith('--') ? arg : at(arg)))))
    expect(end).toMatchObject({ code: 1, output: '' })
    expect(end.errors).toMatch(/^import: [^\n]+\n$/)
    expect(end.errors).toContain(message)
    expect(existsSync(at('x.db'))).toBe(false)
    expect(await readFile(at('register.csv'))).toEqual(before)
  })
})

describe('options that it cannot use', () => {
  const usual = ['--mapping', 'm.json', '--db', 'x.db']
  it.each<[string, readonly string[], string]>([
    ['no file', usual, 'Name one file'],
    ['two files', ['a.csv', 'b.csv', ...usual], 'Name one file'],
    ['no mapping', ['a.csv', '--db', 'x.db'], 'Say what its columns are'],
    ['no database', ['a.csv', '--mapping', 'm.json'], 'Say where the archive is'],
    ['another option', ['a.csv', ...usual, '--force'], "Unknown option '--force'"],
    ['no number of rows', ['a.csv', ...usual, '--chunk', 'many'], '--chunk is a number'],
    ['a file without a name', ['', ...usual], 'The name of the register is empty'],
    ['a mapping without a name', ['a.csv', '--mapping', '', '--db', 'x.db'], 'The name of the mapping is empty'],
    ['an archive without a name', ['a.csv', '--mapping', 'm.json', '--db', ' '], 'The name of the archive is empty'],
    ['a report without a name', ['a.csv', ...usual, '--report', ''], 'The name of the report is empty'],
  ])('%s', (_name, args, message) => {
    expect(() => readOptions(args)).toThrow(message)
  })
})

describe('the files that it reads and writes', () => {
  const rows = '编号,名称,建档,代码\nKH0001,A,2016/3/1,C-1\n'
  /** A folder of its own for each test, with a register and a mapping. */
  let own: string
  let tests = 0
  beforeEach(async () => {
    own = `files-${++tests}`
    await given(`${own}/register.csv`, rows)
    await given(`${own}/mapping.json`, mapping)
  })
  const inOwn = (name: string) => at(`${own}/${name}`)
  const takeOver = (more: Partial<Options> = {}) => {
    const paths = { file: inOwn('register.csv'), mapping: inOwn('mapping.json'), db: inOwn('archive.db') }
    const usual = { category: 'client', dryRun: false, report: null, chunk: null }
    return run({ ...paths, ...usual, ...more }, () => undefined)
  }
  const content = async () => {
    const names = (await readdir(at(own), { recursive: true })).sort()
    return await Promise.all(
      names.map(async (name) => [name, await readFile(inOwn(name), 'utf8').catch(() => null)] as const),
    )
  }

  it.each<[string, () => Partial<Options>, string]>([
    ['a report over the register', () => ({ report: inOwn('register.csv') }), 'report and the register'],
    ['a report over the mapping', () => ({ report: inOwn('mapping.json') }), 'report and the mapping'],
    ['a report over the archive', () => ({ report: inOwn('archive.db') }), 'report and the archive'],
    ['a report over the log of the archive', () => ({ report: inOwn('archive.db-wal') }), 'report and the archive'],
    ['a report by another way', () => ({ report: inOwn('linked/../linked/register.csv') }), 'report and the register'],
    ['a report by another name', () => ({ report: inOwn('hard.csv') }), 'report and the register'],
    [
      'a report and an archive that are not there yet, by a link',
      () => ({ db: inOwn('linked/new/a'), report: inOwn('new/a') }),
      'report and the archive',
    ],
    [
      'a report by a link to an archive that is not there yet',
      () => ({ report: inOwn('to-archive') }),
      'report and the archive',
    ],
    ['an archive in the place of the register', () => ({ db: inOwn('register.csv') }), 'archive and the register'],
    ['a mapping that is the register', () => ({ mapping: inOwn('register.csv') }), 'mapping and the register'],
  ])('are not one: %s', async (_name, more, which) => {
    await symlink('.', inOwn('linked'))
    await link(inOwn('register.csv'), inOwn('hard.csv'))
    await symlink('archive.db', inOwn('to-archive'))
    const before = await content()
    await expect(takeOver(more())).rejects.toMatchObject({
      name: 'Fault',
      message: expect.stringContaining(`The ${which} would be one file`),
    })
    expect(await content()).toEqual(before)
  })

  it.each<[string, string]>([
    ['a folder', '.'],
    ['below a file', 'register.csv/report.json'],
    ['a link that leads round', 'round'],
  ])('a report that cannot be written is noticed before anything is done: %s', async (_name, report) => {
    await symlink('round', inOwn('round'))
    const before = await content()
    await expect(takeOver({ report: inOwn(report) })).rejects.toMatchObject({
      name: 'Fault',
      message: expect.stringMatching(/^The report cannot be written: /),
    })
    expect(await content()).toEqual(before)
  })

  it.skipIf(!existsSync('/dev/full'))('a report that fails at last says what was done', async () => {
    await expect(takeOver({ report: '/dev/full' })).rejects.toMatchObject({
      name: 'Fault',
      message: expect.stringMatching(/^The report could not be written: .*; 1 rows are in the archive all the same$/),
    })
    expect((await contentOf(inOwn('archive.db'))).casekeep_cases).toHaveLength(1)
  })

  it('a report is put in the place of the one before when it is whole, and not when there is none', async () => {
    await given(`${own}/real.json`, 'the one before')
    await symlink('real.json', inOwn('report.json'))
    await given(`${own}/mapping.json`, { ...mapping, title: 'nowhere' })
    await expect(takeOver({ report: inOwn('report.json') })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await readFile(inOwn('real.json'), 'utf8')).toBe('the one before')
    await given(`${own}/mapping.json`, mapping)
    await takeOver({ report: inOwn('report.json') })
    expect(JSON.parse(await readFile(inOwn('real.json'), 'utf8'))).toMatchObject({ counts: { imported: 1 } })
    expect((await lstat(inOwn('report.json'))).isSymbolicLink()).toBe(true)
    expect((await readdir(at(own))).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it.each<[string, string, object]>([
    ['a folder', '.', { code: 'STORAGE' }],
    ['no database', 'notes.txt', { code: 'STORAGE' }],
    ['below a file', 'notes.txt/archive.db', { name: 'Fault' }],
  ])('an archive that cannot be opened leaves no report: %s', async (_name, db, error) => {
    await given(`${own}/notes.txt`, 'These are notes, and no database of anything.')
    const before = await content()
    await expect(takeOver({ db: inOwn(db), report: inOwn('report.json') })).rejects.toMatchObject(error)
    expect(await content()).toEqual(before)
  })

  it('a mapping that is wrong is refused before the archive is made', async () => {
    await given(`${own}/mapping.json`, { ...mapping, titel: 'x' })
    const before = await content()
    await expect(takeOver({ report: inOwn('report.json') })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(await content()).toEqual(before)
  })
})

const data = process.env.CASEKEEP_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url))
const there = existsSync(data)
if (!there)
  console.warn(`program.test.ts: there is no data folder ${data}: set CASEKEEP_DATA. Real data is NOT tested.`)
const real = there ? it : it.skip
const named = (name: string) => (there ? name : `${name} (skipped: no data folder, set CASEKEEP_DATA)`)

describe('the program with real registers', { timeout: 120_000 }, () => {
  real(named('takes over customers and ended projects'), async () => {
    const db = ['--db', at('real/archive.db')]
    const customers = await given('customers.json', {
      title: 'company_name',
      department: { value: 'sales' },
      fields: { code: 'customer_id', name: 'company_name', address: 'address', contacts: 'contact_name' },
    })
    const projects = await given('projects.json', {
      title: 'name',
      department: { value: 'works' },
      ended: { column: 'retired', date: ['YYYY-MM'] },
      fields: { code: 'project_id', name: 'name', established: { column: 'established', date: ['YYYY-MM'] } },
    })
    const clients = ['--mapping', customers, '--category', 'client', ...db]
    const first = await ended(startImport([join(data, 'northwind/customers.csv'), ...clients]))
    expect(first).toMatchObject({ code: 0, errors: '' })
    expect(first.output).toContain('91 rows are in the archive.')
    const others = ['--mapping', projects, '--category', 'project', ...db]
    const second = await ended(startImport([join(data, 'apache/projects.csv'), ...others]))
    expect(second).toMatchObject({ code: 0, errors: '' })
    expect(second.output).toContain('286 rows are in the archive.')
    await withDatabase(at('real/archive.db'), async (opened) => {
      const archive = createArchive({ policy: standardPolicy(), storage: sqlAdapter(opened) })
      const auditor = archive.as({ id: 'a', departments: [], roles: ['auditor'], clearance: 'secret' })
      const { groups } = await auditor.cases.summary()
      expect(groups.map(({ category, state, count }) => [category, state, count])).toEqual([
        ['client', 'open', 91],
        ['project', 'open', 208],
        ['project', 'ended', 78],
      ])
      expect((await auditor.cases.get({ case: 'KH0001' })).case.title).toBe('Alfreds Futterkiste')
      expect((await auditor.cases.get({ case: 'XM0002' })).case).toMatchObject({ state: 'ended', ended: '2011-12-31' })
    })
  })
})
