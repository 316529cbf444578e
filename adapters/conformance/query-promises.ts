import {
  type Change,
  type FilterArguments,
  type FindArguments,
  type QueryName,
  type QuerySpec,
  queries,
  type Row,
  type Scalar,
  type SummaryName,
  type SummarySpec,
  summaries,
  type TableName,
} from '../../src/storage.ts'
import { equal, ok, rejection } from './assertions.ts'
import { type Bench, type Promises, write } from './bench.ts'
import { anyFilter, crowd, fieldsOf } from './crowds.ts'
import { type Contents, counted, groupTexts, listed } from './model.ts'
import { type PlainRow, placeOf, rowNumber } from './rows.ts'

const crowdSize = 150
const filtersTried = 40
const everyone = { all: true, departments: [], maxLevel: 99, person: '', granted: [] }

function insert(table: TableName, rows: readonly unknown[]): Change {
  return { op: 'insert', table, rows } as Change
}

/** Fills a store with rows that a query tells apart, and says what is in it. */
async function fill(bench: Bench, description: QuerySpec | SummarySpec): Promise<Contents> {
  const rows = crowd(bench.random, description.from, crowdSize)
  await write(bench, [insert(description.from, rows)])
  if (!description.fields) return { [description.from]: rows }
  const caseFields = fieldsOf(bench.random, rows)
  await write(bench, [insert('caseFields', caseFields)])
  return { [description.from]: rows, caseFields }
}

/** All pages of a list. Each is full but the last. */
async function pages(bench: Bench, name: QueryName, filter: FilterArguments, limit: number): Promise<PlainRow[]> {
  const description: QuerySpec = queries[name]
  const rows: PlainRow[] = []
  for (;;) {
    const last = rows.at(-1)
    const find: FindArguments =
      last === undefined ? { ...filter, limit } : { ...filter, limit, after: placeOf(description, last) }
    const page = (await bench.read((reader) => reader.find(name, find))) as unknown as readonly PlainRow[]
    ok(page.length <= limit, `a page of ${page.length} rows where ${limit} were asked for`)
    rows.push(...page)
    ok(rows.length <= crowdSize * 2, 'the pages never end')
    if (page.length < limit) return rows
  }
}

/** Lists and counts answer what their descriptions say. */
export function queryPromises(promise: Promises): void {
  for (const name of Object.keys(queries) as QueryName[])
    promise(`${name}: finds what its description says, in order, page by page`, async (bench) => {
      const description: QuerySpec = queries[name]
      const contents = await fill(bench, description)
      let found = 0
      for (let tries = 0; tries < filtersTried; tries++) {
        const filter = anyFilter(bench.random, contents, description)
        const limit = bench.random.pick([1, 2, 3, 7, 50])
        const expected = listed(contents, description, filter)
        const actual = await pages(bench, name, filter, limit)
        equal(actual, expected, `by ${limit} with ${JSON.stringify(filter)}`)
        found += expected.length
      }
      ok(found > 0, 'the generated filters find nothing: this test shows nothing')
    })

  for (const name of Object.keys(summaries) as SummaryName[])
    promise(`${name}: counts what its description says`, async (bench) => {
      const description: SummarySpec = summaries[name]
      const contents = await fill(bench, description)
      let found = 0
      for (let tries = 0; tries < filtersTried; tries++) {
        const filter = anyFilter(bench.random, contents, description)
        const expected = counted(contents, description, filter)
        const actual = await bench.read((reader) => reader.summarize(name, filter))
        equal(groupTexts(actual), groupTexts(expected), `with ${JSON.stringify(filter)}`)
        found += expected.reduce((sum, { count }) => sum + count, 0)
      }
      ok(found > 0, 'the generated filters find nothing: this test shows nothing')
    })

  promise(
    'a count of nothing is one group of none where there is nothing to group by, else no group',
    async (bench) => {
      const filter = { equal: { tenant: 'acme' }, sight: everyone }
      await bench.read(async (reader) => {
        equal(await reader.summarize('cases.count', filter), [{ by: {}, count: 0 }], 'cases.count')
        equal(await reader.summarize('cases.byState', filter), [], 'cases.byState')
      })
    },
  )

  promise('texts are ordered by code point', async (bench) => {
    const ids = ['', ' ', '1', 'A', 'Z', 'a', 'aa', 'z', 'Å', 'ä', '中', '客', '客戶', 'ﬁ', '\uffff', '😀', '𠮷']
    const rows = ids.map((id) => rowNumber(bench.random, 'outbox', 1, { id }))
    await write(bench, [insert('outbox', rows)])
    const found = await pages(bench, 'outbox.all', { equal: { tenant: 'acme' } }, 4)
    equal(
      found.map(({ id }) => id),
      ids,
      'the order',
    )
  })

  promise('a beginning is taken as it stands: nothing in it is a wildcard, and case counts', async (bench) => {
    const titles = [
      'a%b',
      'a%',
      'axb',
      'a_b',
      'a\\b',
      'a\\',
      'A%',
      'a*',
      'a?',
      'a[b]',
      "a'b",
      '客',
      '客戶',
      '客\u{10ffff}',
      '\u{d7ff}x',
      '\u{10ffff}',
    ]
    const rows = titles.map((titleKey, index) => rowNumber(bench.random, 'cases', index + 1, { titleKey, level: 0 }))
    await write(bench, [insert('cases', rows)])
    for (const prefix of [
      '',
      'a',
      'a%',
      'a_',
      'a\\',
      'a*',
      'a?',
      'a[',
      "a'",
      'A',
      '%',
      '客',
      '客戶',
      '客\u{10ffff}',
      '\u{d7ff}',
      '\u{10ffff}',
      'b',
    ]) {
      const found = await pages(bench, 'cases.newest', { equal: { tenant: 'acme' }, prefix, sight: everyone }, 50)
      const expected = titles.filter((title) => title.startsWith(prefix))
      equal(found.map((row) => row.titleKey as string).sort(), expected.sort(), `beginning ${prefix}`)
    }
  })

  promise('null equals null, and no value is equal to null', async (bench) => {
    const numbers = [null, 'KH0001-001', 'null', '']
    const rows = numbers.map((number, index) => rowNumber(bench.random, 'documents', index + 1, { number }))
    await write(bench, [insert('documents', rows)])
    for (const row of rows) {
      const find = { equal: { tenant: 'acme', number: row.number }, limit: 5 }
      equal(await bench.read((reader) => reader.find('documents.byNumber', find)), [row], String(row.number))
    }
  })

  promise('pages neither skip nor repeat while rows are added and removed between them', async (bench) => {
    const day = (number: number) => `2026-03-${String(number).padStart(2, '0')}T08:00:00.000Z`
    const row = (mark: number, opened: string) =>
      rowNumber(bench.random, 'cases', mark, { opened, level: 0, sequence: mark, version: 1 })
    const rows = Array.from({ length: 20 }, (_, index) => row(index + 1, day(20 - index)))
    await write(bench, [insert('cases', rows)])
    const seen: Row<'cases'>[] = []
    let after: readonly Scalar[] | undefined
    for (let pageNumber = 0; pageNumber < 4; pageNumber++) {
      const find: FindArguments = {
        equal: { tenant: 'acme' },
        sight: everyone,
        limit: 5,
        ...(after === undefined ? {} : { after }),
      }
      const page = await bench.read((reader) => reader.find('cases.newest', find))
      seen.push(...page)
      after = placeOf(queries['cases.newest'], page.at(-1) as unknown as PlainRow)
      const newest = row(100 + pageNumber, day(28))
      await write(bench, [insert('cases', [newest]), { op: 'remove', table: 'cases', was: page[0]! }])
    }
    equal(
      seen.map(({ number }) => number),
      rows.map(({ number }) => number),
      'the rows of all pages',
    )
  })

  promise('a row that is seen in several ways comes once, and fills no page for another', async (bench) => {
    const rows = Array.from({ length: 30 }, (_, index) =>
      rowNumber(bench.random, 'cases', index + 1, {
        opened: '2026-03-01T08:00:00.000Z',
        category: 'client',
        sequence: 30 - index,
        department: index % 2 === 0 ? 'sales' : 'legal',
        owner: 'p-7',
        level: 1,
      }),
    )
    await write(bench, [insert('cases', rows)])
    const sight = {
      all: false,
      departments: ['sales', 'legal', 'sales'],
      maxLevel: 1,
      person: 'p-7',
      granted: [...rows, ...rows].map(({ number }) => number),
    }
    for (const limit of [1, 7, 10])
      equal(await pages(bench, 'cases.newest', { equal: { tenant: 'acme' }, sight }, limit), rows, `by ${limit}`)
    const filter = { equal: { tenant: 'acme' }, sight }
    equal(await bench.read((reader) => reader.summarize('cases.count', filter)), [{ by: {}, count: 30 }], 'the count')
  })

  promise('a sight of very many departments and grants is answered', async (bench) => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      rowNumber(bench.random, 'cases', index + 1, {
        opened: '2026-03-01T08:00:00.000Z',
        category: 'client',
        sequence: 60 - index,
        department: `department ${index * 20}`,
        owner: 'somebody',
        level: index % 3,
      }),
    )
    await write(bench, [insert('cases', rows)])
    const many = (name: (index: number) => string) => Array.from({ length: 40_000 }, (_, index) => name(index))
    const tried = [
      { departments: many((index) => `department ${index}`).slice(0, 600), granted: [] },
      { departments: many((index) => `department ${index}`), granted: many((index) => `number 個 ${index * 2}`) },
    ]
    for (const part of tried) {
      const filter = { equal: { tenant: 'acme' }, sight: { ...everyone, all: false, maxLevel: 1, ...part } }
      const expected = listed({ cases: rows as unknown as PlainRow[] }, queries['cases.newest'], filter)
      ok(expected.length > 15, 'this test shows nothing')
      equal(await pages(bench, 'cases.newest', filter, 9), expected, 'the list')
      const count = await bench.read((reader) => reader.summarize('cases.count', filter))
      equal(count, [{ by: {}, count: expected.length }], 'the count')
    }
  })

  promise('a query is not answered without what it needs, or with what it does not know', async (bench) => {
    await write(bench, [insert('cases', [rowNumber(bench.random, 'cases', 1)])])
    const finds: readonly [QueryName, FilterArguments][] = [
      ['cases.newest', { equal: { tenant: 'acme' } }],
      ['cases.newest', { equal: {}, sight: everyone }],
      ['cases.newest', { equal: { tenant: 'acme', title: 'x' }, sight: everyone }],
      ['cases.newest', { equal: { tenant: 'acme' }, range: { from: 'a' }, sight: everyone }],
      ['documents.ofCase', { equal: { tenant: 'acme', case: 'KH1' }, sight: { ...everyone, all: false } }],
      ['duties.all', { equal: { tenant: 'acme', state: 'open' }, prefix: 'a', sight: everyone }],
    ]
    for (const [name, filter] of finds)
      await rejection(
        bench.read((reader) => reader.find(name, { ...filter, limit: 5 })),
        `${name} with ${JSON.stringify(filter)}`,
      )
    await rejection(
      bench.read((reader) => reader.summarize('cases.count', { equal: { tenant: 'acme' } })),
      'cases.count without a sight',
    )
  })

  promise('tenants never mix', async (bench) => {
    const rows = ['acme', 'Acme', 'acme ', 'acm'].map((tenant, index) =>
      rowNumber(bench.random, 'cases', 1, { tenant, title: `of ${index}`, owner: 'p', level: 0 }),
    )
    const fields = rows.map(({ tenant, number }) => ({
      tenant,
      case: number,
      category: 'c',
      field: 'f',
      text: tenant,
      number: null,
      version: 1,
    }))
    await write(bench, [insert('cases', rows), insert('caseFields', fields)])
    const condition = { category: 'c', field: 'f', column: 'text' as const }
    for (const row of rows) {
      const filter = {
        equal: { tenant: row.tenant },
        sight: { ...everyone, all: false, person: 'p', granted: [row.number] },
      }
      equal(await pages(bench, 'cases.newest', filter, 5), [row], 'the list')
      equal(
        await pages(bench, 'cases.newest', { ...filter, fields: [{ ...condition, equal: row.tenant }] }, 5),
        [row],
        'by its field',
      )
      equal(
        await pages(bench, 'cases.newest', { ...filter, fields: [{ ...condition, equal: 'acmE' }] }, 5),
        [],
        'by a field of none',
      )
      equal(await bench.read((reader) => reader.summarize('cases.count', filter)), [{ by: {}, count: 1 }], 'the count')
    }
  })
}
