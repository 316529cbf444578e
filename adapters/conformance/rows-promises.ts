import { isCasekeepError } from '../../src/errors.ts'
import { type Change, type Key, type TableName, type TableSpec, tables } from '../../src/storage.ts'
import { equal, isEqual, ok } from './assertions.ts'
import { type Bench, type Promises, write } from './bench.ts'
import { anyRow, columnsOf, keyOf, type PlainRow, rowNumber } from './rows.ts'
import { values } from './values.ts'

const everyone = { all: true, departments: [], maxLevel: 0, person: '', granted: [] }
const tableNames = Object.keys(tables) as TableName[]

function insert(table: TableName, rows: readonly unknown[]): Change {
  return { op: 'insert', table, rows } as Change
}

/** Rows come back as they were written. */
export function rowPromises(promise: Promises): void {
  for (const table of tableNames)
    promise(`${table}: every value of every column comes back exactly`, async (bench) => {
      const rows: PlainRow[] = []
      const add = (row: unknown) => rows.push(row as PlainRow)
      const next = () => rows.length + 1
      const { key, unique = [] }: TableSpec = tables[table]
      const distinct = new Set([...key, ...unique.flat()])
      for (const { name, type, nullable } of columnsOf(table)) {
        if (distinct.has(name)) continue
        for (const value of values[type]) add(rowNumber(bench.random, table, next(), { [name]: value }))
        if (nullable) add(rowNumber(bench.random, table, next(), { [name]: null }))
      }
      while (rows.length < 20) add(rowNumber(bench.random, table, next()))
      await write(bench, [insert(table, rows)])
      await bench.read(async (reader) => {
        const keys = rows.map((row) => keyOf(table, row)) as unknown as Key<typeof table>[]
        const together = await reader.getMany(table, keys)
        for (const [index, row] of rows.entries()) {
          equal(await reader.get(table, keys[index]!), row, `get of row ${index}`)
          equal(together[index], row, `getMany of row ${index}`)
        }
      })
    })

  promise('odd texts are keys like any other', async (bench) => {
    const rows = values.text.map((text) =>
      anyRow(bench.random, 'outbox', { tenant: text as string, id: text as string }),
    )
    await write(bench, [insert('outbox', rows)])
    await bench.read(async (reader) => {
      for (const row of rows) equal(await reader.get('outbox', { tenant: row.tenant, id: row.id }), row, 'get')
      for (const row of rows)
        equal(await reader.find('outbox.all', { equal: { tenant: row.tenant }, limit: 9 }), [row], 'find')
    })
  })

  promise('keys differ by case, accents, width and blanks at the end', async (bench) => {
    const ids = ['a', 'A', 'á', 'a\u0301', 'ａ', 'a ', ' a', 'ß', 'ss', 'ﬁ', 'fi']
    const rows = ids.map((id) => anyRow(bench.random, 'outbox', { tenant: 'acme', id }))
    await write(bench, [insert('outbox', rows)])
    await bench.read(async (reader) => {
      for (const row of rows) equal(await reader.get('outbox', { tenant: 'acme', id: row.id }), row, `get ${row.id}`)
    })
  })

  promise('a very long text and a very large content come back', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1, {
      title: '個案😀'.repeat(50_000),
      fields: Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field ${index}`, ['value', index]])),
    })
    await write(bench, [insert('cases', [row])])
    const back = await bench.read((reader) => reader.get('cases', { tenant: row.tenant, number: row.number }))
    ok(isEqual(back, row), 'it came back changed')
  })

  promise('what cannot be kept exactly is refused, and nothing is written', async (bench) => {
    const odd: readonly Partial<Parameters<typeof keep>[1]>[] = [
      { title: 'half \ud83d of a pair' },
      { title: '\udc00' },
      { title: 'cut\0here' },
      { fields: { 'half \ud83d': '\udc00' } },
      { fields: ['cut\0here'] },
      { sequence: Number.MAX_SAFE_INTEGER + 1 },
      { sequence: 0.5 },
      { sequence: Number.NaN },
    ]
    for (const [index, part] of odd.entries()) await keep(bench, rowNumber(bench.random, 'cases', index + 1, part))
  })

  promise('get answers null for what is not there', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    await write(bench, [insert('cases', [row])])
    await bench.read(async (reader) => {
      equal(await reader.get('cases', { tenant: row.tenant, number: 'other' }), null, 'another number')
      equal(await reader.get('cases', { tenant: 'other', number: row.number }), null, 'another tenant')
    })
  })

  promise('getMany answers in the order of the keys, null where there is no row', async (bench) => {
    const rows = [1, 2, 3].map((mark) => rowNumber(bench.random, 'documents', mark))
    const [first, second, third] = rows as unknown as [PlainRow, PlainRow, PlainRow]
    await write(bench, [insert('documents', rows)])
    const absent = { ...keyOf('documents', first), position: 99 }
    const wanted = [third, absent, first, second, first, absent]
    await bench.read(async (reader) => {
      const keys = wanted.map((row) => keyOf('documents', row)) as unknown as Key<'documents'>[]
      const expected = wanted.map((row) => (row === absent ? null : row))
      equal(await reader.getMany('documents', keys), expected, 'getMany')
      equal(await reader.getMany('documents', []), [], 'getMany of nothing')
    })
  })

  promise('thousands of rows are written in one change and read by one call', async (bench) => {
    const rows = Array.from({ length: 4_000 }, (_, index) => rowNumber(bench.random, 'documents', index + 1))
    await write(bench, [insert('documents', rows)])
    await bench.read(async (reader) => {
      const keys = Array.from({ length: 12_000 }, (_, index) => rows[index] ?? { ...rows[0]!, position: index + 1 })
      const back = await reader.getMany(
        'documents',
        keys.map((row) => keyOf('documents', row as unknown as PlainRow)) as unknown as Key<'documents'>[],
      )
      equal(back.length, keys.length, 'the number of answers')
      equal(
        back.slice(0, rows.length).findIndex((row, index) => !isEqual(row, rows[index])),
        -1,
        'the first wrong row',
      )
      ok(
        back.slice(rows.length).every((row) => row === null),
        'what is not there must be null',
      )
    })
  })

  promise('nothing that is returned or given is shared with the store', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1, { fields: { list: [1] }, level: 0 })
    const before = structuredClone(row)
    await write(bench, [insert('cases', [row])])
    spoil(row)
    const key = { tenant: before.tenant, number: before.number }
    const ways = [
      async () => bench.read((reader) => reader.get('cases', key)),
      async () => (await bench.read((reader) => reader.getMany('cases', [key, key])))[0],
      async () =>
        (
          await bench.read((reader) =>
            reader.find('cases.newest', { equal: { tenant: key.tenant }, sight: everyone, limit: 1 }),
          )
        )[0],
    ]
    for (const way of ways) {
      const back = await way()
      equal(back, before, 'as it was written')
      spoil(back)
    }
    equal(await ways[0]!(), before, 'after the answers were changed')
    const [first, second] = await bench.read((reader) => reader.getMany('cases', [key, key]))
    ok(first !== second, 'the same key twice gives one shared row')
  })
}

function spoil(row: unknown): void {
  const open = row as { title: string; fields: { list: number[] } }
  open.title = 'spoiled'
  open.fields.list.push(2)
}

/** Either it is kept exactly or it is refused by a casekeep error. */
async function keep(bench: Bench, row: ReturnType<typeof rowNumber<'cases'>>): Promise<void> {
  let refused: unknown
  try {
    await write(bench, [insert('cases', [row])])
  } catch (error) {
    refused = error
  }
  if (refused !== undefined && !isCasekeepError(refused)) throw refused
  const back = await bench.read((reader) => reader.get('cases', { tenant: row.tenant, number: row.number }))
  if (refused === undefined) ok(Number.isNaN(row.sequence) || isEqual(back, row), 'it was taken, and came back changed')
  else equal(back, null, 'it was refused, and is there')
}
