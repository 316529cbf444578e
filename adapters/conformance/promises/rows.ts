import { isCasekeepError } from '../../../src/errors.ts'
import {
  type FilterArguments,
  type Json,
  type QueryName,
  type QuerySpec,
  queries,
  type Scalar,
  type TableName,
  type TableSpec,
  tables,
} from '../../../src/storage.ts'
import { equal, ok } from '../assertions.ts'
import { type Case, holds, insert, keyIn, replace, write } from '../changes.ts'
import { toldOf } from '../model.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { type ColumnDescription, columnsOf, type PlainRow, rowOf, tableNames } from '../rows.ts'
import { everyone } from '../sights.ts'
import { values } from '../values.ts'

const group: GroupOfPromises = { group: 'rows', ways: ['alone', 'joined'] }
/** What is large is the same in every way, and slow. */
const large: GroupOfPromises = { ...group, ways: ['alone'] }

interface OddRow {
  readonly how: 'insert' | 'replace'
  readonly row: PlainRow
}

/** The odd values of a column, null among them where it may be. */
function oddValues({ type, nullable }: ColumnDescription, how: OddRow['how']): readonly Json[] {
  // That a replace writes null is a promise of its own.
  return nullable && how === 'insert' ? [...values[type], null] : values[type]
}

/** So many rows, written in each way there is, that every column has each odd value of its type once at least. */
function oddRows(table: TableName): OddRow[] {
  const { key, unique = [], guard }: TableSpec = tables[table]
  const ways: readonly OddRow['how'][] = guard === undefined ? ['insert'] : ['replace', 'insert']
  const rows: OddRow[] = []
  for (const how of ways) {
    // An odd number of a unique column stands twice soon.
    const counted = unique
      .flat()
      .filter((name) => columnsOf(table).some((one) => one.name === name && one.type === 'integer'))
    const kept = how === 'insert' ? [...key, ...counted] : [...key, ...unique.flat(), 'version']
    const columns = columnsOf(table).filter(({ name }) => !kept.includes(name))
    const length = Math.max(1, ...columns.map((column) => oddValues(column, how).length))
    for (let index = 0; index < length; index++) {
      const odd = columns.map((column, place) => {
        const choice = oddValues(column, how)
        return [column.name, choice[(index + place) % choice.length]!] as const
      })
      const row = { ...rowOf(table, rows.length + 1), ...Object.fromEntries(odd) }
      rows.push({ how, row: row as unknown as PlainRow })
    }
  }
  return rows
}

/** What of a list can be asked for by a row's own values. */
function listOf(
  table: TableName,
  row: PlainRow,
): { readonly name: QueryName; readonly filter: FilterArguments } | null {
  const found = (Object.entries(queries) as [QueryName, QuerySpec][]).find(
    ([, { from, order }]) => from === table && order.every(([column]) => row[column] !== null),
  )
  if (found === undefined) return null
  const [name, { equal: given, sight }] = found
  return {
    name,
    filter: {
      equal: Object.fromEntries(given.map((column) => [column, row[column] as Scalar])),
      ...(sight ? { sight: { ...everyone, maxLevel: Number.MAX_SAFE_INTEGER } } : {}),
    },
  }
}

const exactValues = tableNames.map((table) =>
  promised(
    group,
    { id: 'exact-values', of: table, says: 'every value of every column comes back exactly, however written and read' },
    async (bench) => {
      const ways = bench.several(['find', 'getMany', 'get'] as const)
      const odd = bench.several(oddRows(table))
      const rows = odd.map(({ row }) => row)
      const changed = odd.filter(({ how }) => how === 'replace').map(({ row }) => row)
      const before = (row: PlainRow) =>
        ({ ...rowOf(table, 0), ...keyIn(table, row), ...uniqueOf(table, row) }) as PlainRow
      const first = odd.map(({ how, row }) => (how === 'insert' ? row : before(row)))
      const versioned = new Map(changed.map((row) => [row, { ...row, version: 2 }]))
      const now = (row: PlainRow): PlainRow => versioned.get(row) ?? row
      await write(bench, insert(table, ...first))
      if (changed.length > 0) await write(bench, ...changed.map((row) => replace(table, before(row), now(row))))
      await bench.read(async (reader) => {
        if (ways.includes('get'))
          for (const row of rows) equal(await reader.get(table, keyIn(table, row)), now(row), 'the row')
        if (ways.includes('getMany')) {
          const keys = rows.map((row) => keyIn(table, row))
          equal(await reader.getMany(table, keys), rows.map(now), 'the rows')
        }
        if (!ways.includes('find')) return
        const lists = new Map<
          string,
          { readonly list: NonNullable<ReturnType<typeof listOf>>; readonly rows: PlainRow[] }
        >()
        for (const row of rows.map(now)) {
          const list = listOf(table, row)
          if (list === null) continue
          const name = JSON.stringify(list)
          const known = lists.get(name) ?? { list, rows: [] }
          lists.set(name, known)
          known.rows.push(row)
        }
        for (const { list, rows: wanted } of lists.values()) {
          const found = await reader.find(list.name, { ...list.filter, limit: rows.length + 1 })
          const keyed = new Map(found.map((row) => [JSON.stringify(keyIn(table, row)), row]))
          const inOrder = wanted.map((row) => keyed.get(JSON.stringify(keyIn(table, row))))
          const told = wanted.map((row) => toldOf(row, queries[list.name] as QuerySpec))
          equal(inOrder, told, 'the list')
        }
      })
    },
  ),
)

/** Unique columns, which a row keeps from the beginning. */
function uniqueOf(table: TableName, row: PlainRow): PlainRow {
  const { unique = [] }: TableSpec = tables[table]
  return Object.fromEntries(unique.flat().map((column) => [column, row[column] as Json]))
}

const others: readonly TestedPromise[] = [
  promised(group, { id: 'odd-keys', says: 'odd texts are keys like any other' }, async (bench) => {
    const ways = bench.several(['find', 'get'] as const)
    const rows = bench
      .several(values.text as readonly string[])
      .map((text, index) => rowOf('outbox', index + 1, { tenant: text, id: text }))
    await write(bench, insert('outbox', ...rows))
    await bench.read(async (reader) => {
      for (const row of rows)
        for (const way of ways)
          if (way === 'get') equal(await reader.get('outbox', keyIn('outbox', row)), row, 'the row')
          else equal(await reader.find('outbox.all', { equal: { tenant: row.tenant }, limit: 9 }), [row], 'the list')
    })
  }),

  promised(
    group,
    { id: 'distinct-keys', says: 'keys differ by case, accents, width and blanks at the end' },
    async (bench) => {
      const ids = bench.several(['a', 'A', 'á', 'a\u0301', 'ａ', 'a ', ' a', 'ß', 'ss', 'ﬁ', 'fi'])
      const rows = ids.map((id, index) => rowOf('outbox', index + 1, { id }))
      await write(bench, insert('outbox', ...rows))
      for (const row of rows) await holds(bench, 'outbox', row, row)
    },
  ),

  promised(large, { id: 'long-values', says: 'a very long text and a very large content come back' }, async (bench) => {
    const long: readonly Partial<Case>[] = [
      { title: '個案😀'.repeat(20_000) },
      { fields: Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`field ${index}`, ['value', index]])) },
    ]
    for (const row of bench.several(long.map((part, index) => rowOf('cases', index + 1, part)))) {
      await write(bench, insert('cases', row))
      await holds(bench, 'cases', row, row)
    }
  }),

  promised(
    group,
    {
      id: 'exact-or-refused',
      says: 'what cannot be kept exactly is refused by a CasekeepError, and nothing is written',
    },
    async (bench) => {
      const odd: readonly Partial<Case>[] = [
        { title: 'half \ud83d of a pair' },
        { title: '\udc00' },
        { title: 'cut\0here' },
        { fields: { 'half \ud83d': '\udc00' } },
        { fields: ['cut\0here'] },
        { sequence: Number.MAX_SAFE_INTEGER + 1 },
        { sequence: 0.5 },
        { sequence: Number.NaN },
      ]
      for (const row of bench.several(odd.map((part, index) => rowOf('cases', index + 1, part)))) {
        const refused = await write(bench, insert('cases', row)).then(
          () => null,
          (error: unknown) => ({ error }),
        )
        if (refused !== null && !isCasekeepError(refused.error)) throw refused.error
        await holds(
          bench,
          'cases',
          row,
          refused === null ? row : null,
          refused === null ? 'the row' : 'what was refused',
        )
      }
    },
  ),

  promised(group, { id: 'absent-is-null', says: 'what is not there is null' }, async (bench) => {
    for (const table of bench.several(tableNames)) {
      const row = rowOf(table, 1)
      await write(bench, insert(table, row))
      await holds(bench, table, rowOf(table, 2), null, 'what is not there')
      await holds(bench, table, { ...row, tenant: 'other' }, null, 'what another tenant has')
      const key = keyIn(table, rowOf(table, 2))
      equal(await bench.read((reader) => reader.getMany(table, [key])), [null], 'what is not there')
    }
  }),

  promised(
    group,
    { id: 'order-of-keys', says: 'getMany answers in the order of the keys, null where there is no row' },
    async (bench) => {
      const [first, second, third, absent] = [1, 2, 3, 4].map((mark) => rowOf('documents', mark))
      await write(bench, insert('documents', first!, second!, third!))
      const wanted = bench.several([third!, absent!, first!, second!, first!, absent!])
      const keys = wanted.map((row) => keyIn('documents', row))
      const expected = wanted.map((row) => (row === absent ? null : row))
      equal(await bench.read((reader) => reader.getMany('documents', keys)), expected, 'the rows')
    },
  ),

  promised(
    group,
    { id: 'some-columns', says: 'getMany tells the columns that are asked for and those of the key, and no others' },
    async (bench) => {
      const [first, absent] = [1, 2].map((mark) => rowOf('documents', mark))
      await write(bench, insert('documents', first!))
      const keys = bench.several([first!, absent!]).map((row) => keyIn('documents', row))
      const { tenant, case: file, position, title, state } = first!
      const told = keys.map((key) =>
        key.position === position ? { tenant, case: file, position, title, state } : null,
      )
      equal(await bench.read((reader) => reader.getMany('documents', keys, ['title', 'state'])), told, 'the rows')
    },
  ),

  promised(
    large,
    { id: 'thousands-of-rows', says: 'thousands of rows are written in one change and read by one call' },
    async (bench) => {
      const first = rowOf('documents', 1)
      // More values than the 65,535 that a statement of PostgreSQL takes.
      const positions = bench.several(Array.from({ length: 2_000 }, (_, index) => index + 1))
      const rows = positions.map((position) => ({ ...first, position, number: `number ${position}` }))
      const absent = bench.several(Array.from({ length: 20_000 }, (_, index) => index + 5_000))
      await write(bench, insert('documents', ...rows))
      const key = keyIn('documents', first)
      const keys = [...rows.map((row) => keyIn('documents', row)), ...absent.map((position) => ({ ...key, position }))]
      const back = await bench.read((reader) => reader.getMany('documents', keys))
      equal(back, [...rows, ...absent.map(() => null)], 'the rows')
    },
  ),

  promised(
    group,
    { id: 'nothing-shared', says: 'nothing that is given or returned is shared with the store' },
    async (bench) => {
      const row = rowOf('cases', 1, { fields: { list: [1] }, level: 0 })
      const before = structuredClone(row)
      const key = keyIn('cases', row)
      const find = { equal: { tenant: row.tenant }, sight: everyone, limit: 1 }
      const get = () => bench.read((reader) => reader.get('cases', key))
      const ways: Readonly<Record<string, () => Promise<unknown>>> = {
        get,
        getMany: async () => (await bench.read((reader) => reader.getMany('cases', [key])))[0],
        find: async () => (await bench.read((reader) => reader.find('cases.newest', find)))[0],
      }
      await write(bench, insert('cases', row))
      for (const way of bench.several([...Object.keys(ways).reverse(), 'given'])) {
        spoil(way === 'given' ? row : await ways[way]!())
        const told = way === 'find' ? toldOf(before as unknown as PlainRow, queries['cases.newest']) : before
        equal(await (ways[way] ?? get)(), told, `after the row was changed by whoever had it (${way})`)
      }
      const [one, other] = await bench.read((reader) => reader.getMany('cases', [key, key]))
      ok(one !== other, 'the same key twice must not give one row to share')
    },
  ),
]

function spoil(row: unknown): void {
  const open = row as { title: string; fields: { list: number[] } }
  open.title = 'spoiled'
  open.fields.list.push(2)
}

/** Rows come back as they were written. */
export const rowPromises: readonly TestedPromise[] = [...exactValues, ...others]
