import {
  type FilterArguments,
  type FindArguments,
  type QueryName,
  type QuerySpec,
  queries,
  type Scalar,
  type Sight,
  type SummaryName,
  type SummarySpec,
  summaries,
} from '../../../src/storage.ts'
import { equal, rejection } from '../assertions.ts'
import type { Bench } from '../bench.ts'
import { type Case, insert, remove, write } from '../changes.ts'
import { anyFilter, crowdFor, severalParts } from '../crowds.ts'
import { type Contents, counted, groupTexts, listed, toldOf } from '../model.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { type PlainRow, placeOf, rowOf } from '../rows.ts'
import { everyone } from '../sights.ts'

const group: GroupOfPromises = { group: 'lists and counts', ways: ['alone', 'joined'] }
/** A filter of more parts has more ways to be wrong. */
const filtersTried = ({ fields, sight }: QuerySpec | SummarySpec) => (fields ? 120 : sight ? 40 : 20)
const pageSizes = [2, 1, 7, 3, 50]

/** Writes some of what a store can be filled with, and says what was written. */
async function fill(bench: Bench, description: QuerySpec | SummarySpec, all: Contents): Promise<Contents> {
  const rows = bench.several(all[description.from]!)
  const caseFields = description.fields && bench.several(all.caseFields!)
  await write(bench, insert(description.from, ...rows))
  if (caseFields !== undefined) await write(bench, insert('caseFields', ...caseFields))
  return { [description.from]: rows, ...(caseFields !== undefined ? { caseFields } : {}) }
}

/** Filters that differ: a description that leaves little to choose has few. */
function someFilters(bench: Bench, all: Contents, description: QuerySpec | SummarySpec): readonly FilterArguments[] {
  const filters = Array.from({ length: filtersTried(description) }, () => anyFilter(bench.random, all, description))
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()]
}

/** Reads a list page by page to its end; each page must tell of the rows that are expected of it. */
async function turnPages(
  bench: Bench,
  name: QueryName,
  filter: FilterArguments,
  limit: number,
  rows: readonly PlainRow[],
): Promise<void> {
  const description: QuerySpec = queries[name]
  const expected = rows.map((row) => toldOf(row, description))
  for (let seen = 0; ; seen += limit) {
    const last = expected[seen - 1]
    const find: FindArguments = { ...filter, limit, ...(last && { after: placeOf(description, last) }) }
    const page = await bench.read((reader) => reader.find(name, find))
    equal(page, expected.slice(seen, seen + limit), 'the page')
    if (page.length < limit) return
  }
}

const lists = (Object.keys(queries) as QueryName[]).map((name) =>
  promised(
    group,
    { id: 'list', of: name, says: 'finds what its description says, in order, page by page' },
    async (bench) => {
      const description: QuerySpec = queries[name]
      const all = crowdFor(bench.random, description)
      const filters = someFilters(bench, all, description)
      const searches = filters.map((filter, index) => ({ filter, limit: pageSizes[index % pageSizes.length]! }))
      const tried = bench.several(searches)
      const contents = await fill(bench, description, all)
      let found = 0
      for (const { filter, limit } of tried) {
        const [rows = 1] = bench.several([limit])
        const parts = severalParts(bench, description, filter)
        const expected = listed(contents, description, parts)
        await turnPages(bench, name, parts, rows, expected)
        found += expected.length
      }
      bench.shows(found > 0)
    },
  ),
)

const counts = (Object.keys(summaries) as SummaryName[]).map((name) =>
  promised(group, { id: 'count', of: name, says: 'counts what its description says' }, async (bench) => {
    const description: SummarySpec = summaries[name]
    const all = crowdFor(bench.random, description)
    const tried = bench.several(someFilters(bench, all, description))
    const contents = await fill(bench, description, all)
    let found = 0
    for (const filter of tried) {
      const parts = severalParts(bench, description, filter)
      const expected = counted(contents, description, parts)
      const total = expected.reduce((sum, { count }) => sum + count, 0)
      // What a count of nothing answers is a promise of its own.
      if (total === 0) continue
      const actual = await bench.read((reader) => reader.summarize(name, parts))
      if (String(groupTexts(actual)) !== String(groupTexts(expected))) equal(actual, expected, 'the count')
      found += total
    }
    bench.shows(found > 0)
  }),
)

/** Cases that stand in a list in this order. */
function casesInOrder(length: number, part: (index: number) => Partial<Case>): Case[] {
  return Array.from({ length }, (_, index) =>
    rowOf('cases', index + 1, {
      opened: '2026-03-01T08:00:00.000Z',
      category: 'client',
      sequence: length - index,
      level: 1,
      ...part(index),
    }),
  )
}

const plain = (rows: readonly Case[]) => rows as unknown as readonly PlainRow[]

const others: readonly TestedPromise[] = [
  promised(
    group,
    {
      id: 'count-of-nothing',
      says: 'a count of nothing is one group of none where there is nothing to group by, else no group',
    },
    async (bench) => {
      const names = ['cases.count', 'cases.byState'] as const
      for (const department of bench.several(['none', 'such'])) {
        const filter = { equal: { tenant: 'acme', department }, sight: everyone }
        for (const name of bench.several(names)) {
          const groups = name === 'cases.count' ? [{ by: {}, count: 0 }] : []
          equal(await bench.read((reader) => reader.summarize(name, filter)), groups, 'the count')
        }
        // The second time there is a row, of another department.
        if (department === 'none') await write(bench, insert('cases', rowOf('cases', 1)))
      }
    },
  ),

  promised(group, { id: 'code-points', says: 'texts are ordered and bounded by code point' }, async (bench) => {
    const texts = ['', ' ', '1', 'A', 'Z', 'a', 'aa', 'z', 'Å', 'ä', '中', '客', '客戶', 'ﬁ', '\uffff', '😀', '𠮷']
    const kept = bench.several(texts)
    const rows = kept.map((id, index) => rowOf('outbox', index + 1, { id }))
    const cases = kept.map((_, index) => rowOf('cases', index + 1, { level: 0 }))
    const fields = kept.map((text, index) =>
      rowOf('caseFields', index + 1, { case: cases[index]!.number, category: 'client', field: 'name', text }),
    )
    await write(bench, insert('outbox', ...rows))
    await turnPages(bench, 'outbox.all', { equal: { tenant: 'acme' } }, 4, rows as unknown as readonly PlainRow[])
    await write(bench, insert('cases', ...cases), insert('caseFields', ...fields))
    for (const from of bench.several(['a', '客', 'ﬁ', '\uffff', '😀'])) {
      const condition = { category: 'client', field: 'name', column: 'text' as const, from }
      const filter = { equal: { tenant: 'acme' }, fields: [condition], sight: everyone }
      const within = kept.filter((text) => texts.indexOf(text) >= texts.indexOf(from)).length
      const count = [{ by: {}, count: within }]
      equal(await bench.read((reader) => reader.summarize('cases.count', filter)), count, 'the count')
    }
  }),

  promised(
    group,
    { id: 'beginning', says: 'a beginning is taken as it stands: nothing in it is a wildcard, and case counts' },
    async (bench) => {
      const astral = '\u{10ffff}'
      const titles = ['a%b', 'a%', 'axb', 'a_b', 'a\\b', 'a\\', 'A%', 'a*', 'a?', 'a[b]', "a'b", '客', '客戶']
      const beginnings = ['', 'a', 'a%', 'a_', 'a\\', 'a*', 'a?', 'a[', "a'", 'A', '%', '客', '客戶', 'b']
      const odd = [`客${astral}`, '\u{d7ff}x', astral]
      const kept = bench.several([...titles, ...odd])
      const rows = casesInOrder(kept.length, (index) => ({ titleKey: kept[index]! }))
      await write(bench, insert('cases', ...rows))
      for (const prefix of bench.several([...beginnings, `客${astral}`, '\u{d7ff}', astral])) {
        const expected = rows.filter(({ titleKey }) => titleKey.startsWith(prefix))
        await turnPages(
          bench,
          'cases.newest',
          { equal: { tenant: 'acme' }, prefix, sight: everyone },
          50,
          plain(expected),
        )
      }
    },
  ),

  promised(
    group,
    { id: 'null-equals-null', says: 'null equals null, and no value is equal to null' },
    async (bench) => {
      const numbers = bench.several([null, 'KH0001-001', 'null', ''])
      const rows = numbers.map((number, index) => rowOf('documents', index + 1, { number }))
      await write(bench, insert('documents', ...rows))
      for (const row of bench.several(rows)) {
        const find = { equal: { tenant: 'acme', number: row.number }, limit: 5 }
        equal(await bench.read((reader) => reader.find('documents.byNumber', find)), [row], 'the list')
      }
    },
  ),

  promised(
    group,
    { id: 'steady-pages', says: 'pages neither skip nor repeat while rows are added or removed between them' },
    async (bench) => {
      for (const change of bench.several(['added', 'removed'] as const)) {
        const tenant = change
        const limit = 2
        const rows = bench.several(casesInOrder(9, () => ({ tenant })))
        const filter = { equal: { tenant }, sight: everyone, limit }
        await write(bench, insert('cases', ...rows))
        for (let seen = 0; seen < rows.length; seen += limit) {
          const after = seen === 0 ? {} : { after: placeOf(queries['cases.newest'], plain(rows)[seen - 1]!) }
          const page = await bench.read((reader) => reader.find('cases.newest', { ...filter, ...after }))
          const expected = plain(rows).slice(seen, seen + limit)
          equal(
            page,
            expected.map((row) => toldOf(row, queries['cases.newest'])),
            'the page',
          )
          const newest = rowOf('cases', 100 + seen, { tenant, opened: '2026-03-28T08:00:00.000Z', level: 1 })
          await write(bench, change === 'added' ? insert('cases', newest) : remove('cases', rows[seen]!))
        }
      }
    },
  ),

  promised(
    group,
    { id: 'seen-once', says: 'a row that is seen in several ways comes once, and takes no place from another' },
    async (bench) => {
      const rows = bench.several(
        casesInOrder(12, (index) => ({ department: index % 2 === 0 ? 'sales' : 'legal', owner: 'p-7' })),
      )
      await write(bench, insert('cases', ...rows))
      const sight: Sight = {
        all: false,
        departments: bench.several(['sales', 'legal', 'sales']),
        maxLevel: 1,
        person: 'p-7',
        granted: bench.several([...rows, ...rows].map(({ number }) => number)),
      }
      const filter = { equal: { tenant: 'acme' }, sight }
      for (const limit of bench.several([1, 5])) await turnPages(bench, 'cases.newest', filter, limit, plain(rows))
      const count = [{ by: {}, count: rows.length }]
      equal(await bench.read((reader) => reader.summarize('cases.count', filter)), count, 'the count')
    },
  ),

  promised(
    { ...group, ways: ['alone'] },
    { id: 'wide-sight', says: 'a sight of very many departments and grants is answered' },
    async (bench) => {
      const rows = bench.several(
        casesInOrder(60, (index) => ({ department: `department ${index * 20}`, owner: 'somebody', level: index % 3 })),
      )
      await write(bench, insert('cases', ...rows))
      const many = (name: (index: number) => string, length: number) =>
        Array.from({ length }, (_, index) => name(index))
      const departments = (length: number) => many((index) => `department ${index}`, length)
      const wide = [
        { departments: departments(600), granted: [] },
        { departments: departments(40_000), granted: many((index) => `number ${index * 2}`, 40_000) },
      ]
      for (const part of bench.several(wide)) {
        const filter = { equal: { tenant: 'acme' }, sight: { ...everyone, all: false, maxLevel: 1, ...part } }
        const expected = listed({ cases: plain(rows) }, queries['cases.newest'], filter)
        bench.shows(expected.length > 15)
        await turnPages(bench, 'cases.newest', filter, 25, expected)
        const count = [{ by: {}, count: expected.length }]
        equal(await bench.read((reader) => reader.summarize('cases.count', filter)), count, 'the count')
      }
    },
  ),

  promised(
    group,
    { id: 'checked-arguments', says: 'a query is not answered without what it needs, or with what it does not know' },
    async (bench) => {
      await write(bench, insert('cases', rowOf('cases', 1)))
      const finds: readonly (readonly [QueryName, FilterArguments])[] = [
        ['cases.newest', { equal: { tenant: 'acme' } }],
        ['cases.newest', { equal: {}, sight: everyone }],
        ['cases.newest', { equal: { tenant: 'acme', title: 'x' }, sight: everyone }],
        ['people.all', { equal: { tenant: 'acme' }, range: { from: 'a' } }],
        ['documents.ofCase', { equal: { tenant: 'acme', case: 'KH1' }, sight: { ...everyone, all: false } }],
        ['duties.all', { equal: { tenant: 'acme', state: 'open' }, prefix: 'a', sight: everyone }],
      ]
      for (const [name, filter] of bench.several(finds)) {
        const reading = bench.read((reader) => reader.find(name, { ...filter, limit: 5 }))
        await rejection(reading, 'these arguments must be refused')
      }
      const counting = bench.read((reader) => reader.summarize('cases.count', { equal: { tenant: 'acme' } }))
      await rejection(counting, 'a count without a sight must be refused')
    },
  ),

  promised(group, { id: 'tenants-apart', says: 'tenants never mix' }, async (bench) => {
    const tenants = bench.several(['acme', 'Acme', 'acme ', 'acm'])
    const rows = tenants.map((tenant, index) =>
      rowOf('cases', 1, { tenant, title: `of ${index}`, owner: 'p', level: 0 }),
    )
    const fields = rows.map(({ tenant, number }) =>
      rowOf('caseFields', 1, { tenant, case: number, category: 'c', field: 'f', text: tenant }),
    )
    await write(bench, insert('cases', ...rows), insert('caseFields', ...fields))
    const named = (text: string): FilterArguments['fields'] => [
      { category: 'c', field: 'f', column: 'text', equal: text },
    ]
    for (const row of bench.several(rows)) {
      const equalTo: Readonly<Record<string, Scalar>> = { tenant: row.tenant }
      const filter = { equal: equalTo, sight: { ...everyone, all: false, person: 'p', granted: [row.number] } }
      await turnPages(bench, 'cases.newest', filter, 5, plain([row]))
      await turnPages(bench, 'cases.newest', { ...filter, fields: named(row.tenant)! }, 5, plain([row]))
      await turnPages(bench, 'cases.newest', { ...filter, fields: named('acmE')! }, 5, [])
      const count = [{ by: {}, count: 1 }]
      equal(await bench.read((reader) => reader.summarize('cases.count', filter)), count, 'the count')
    }
  }),
]

/** Lists and counts answer what their descriptions say. */
export const queryPromises: readonly TestedPromise[] = [...lists, ...counts, ...others]
