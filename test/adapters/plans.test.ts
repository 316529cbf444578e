import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countStatement } from '../../adapters/sql/counts.ts'
import { listStatement, orderOf } from '../../adapters/sql/lists.ts'
import type { Statement } from '../../adapters/sql/statement.ts'
import { statementsOf } from '../../adapters/sql/table-statements.ts'
import {
  type FilterArguments,
  type QueryName,
  type QuerySpec,
  queries,
  type SummaryName,
  type SummarySpec,
  summaries,
  type TableName,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import { filtersOf, pagesOf } from './plans/asked.ts'
import { type Explained, explain } from './plans/explained.ts'
import { type Place, places } from './plans/places.ts'
import { type Cells, ordered, pageIn, rowsOf, sampleOf } from './plans/rows.ts'

const queryNames = Object.keys(queries) as QueryName[]
const summaryNames = Object.keys(summaries) as SummaryName[]

/** Of 5,000. */
const mostRead = 500
/** Of 20,000: two departments and one's own. A page is full long before, but where nothing is to be found. */
const mostSeen = 5_500
/** What a part of a filter leaves is counted off first, by some databases for each time that they need it. */
const mostCountedOff = 15_000
const mostSorted = 3_001

const most = (find: FilterArguments) =>
  isCountedOff(find) ? mostCountedOff : find.sight === undefined ? mostRead : mostSeen
const isCountedOff = ({ prefix, fields }: FilterArguments) => prefix !== undefined || fields !== undefined
const read = ({ readings }: Explained) => readings.reduce((sum, { rows }) => sum + (rows ?? 0), 0)

describe.each(places)('%s', (_, open) => {
  let place: Place
  beforeAll(async () => {
    place = await open()
  }, 120_000)
  afterAll(() => place.close())

  it.each(queryNames)('%s walks an index in the order of the list, and finds what is asked', async (name) => {
    const description: QuerySpec = queries[name]
    const rows = ordered(description, await rowsOf(place, description.from))
    const fields = description.fields === undefined ? [] : await rowsOf(place, 'caseFields')
    for (const find of pagesOf(description, await sampleOf(place, description.from))) {
      const statement = listStatement(place.dialect, name, find)
      const explained = await explain(place, statement)
      const message = JSON.stringify({ find, text: statement.text, ...explained }, null, 1)
      for (const { index } of explained.readings) expect(index, message).not.toBeNull()
      expect(explained.sorted, message).toBeLessThanOrEqual(mostSorted)
      expect(read(explained), message).toBeLessThanOrEqual(most(find))
      const expected = pageIn(rows, fields, description, find)
      // A planner may find by itself that nothing is there.
      if (expected.length > 0) expect(explained.readings.length, message).toBeGreaterThan(0)
      const key = keyOf(description.from)
      const { columns = key } = description
      // Of JSON columns the rows that were run are not decoded: where the key is told, it tells them apart.
      const told = key.every((column) => columns.includes(column)) ? key : columns
      expect(cellsOf(told, await run(statement)), message).toEqual(cellsOf(told, expected))
    }
  })

  it.each(summaryNames)('%s reads indexes that hold what is counted, and no rows', async (name) => {
    const description: SummarySpec = summaries[name]
    for (const filter of filtersOf(description, await sampleOf(place, description.from))) {
      const explained = await explain(place, countStatement(place.dialect, name, filter))
      const message = JSON.stringify({ filter, ...explained }, null, 1)
      expect(explained.readings.length, message).toBeGreaterThan(0)
      // What is granted is read by its key, and so is what an index of something else has found.
      const isFew = (rows: number | null, index: string | null) =>
        rows === null ? /_1$|_of_case$/.test(index!) : rows < 10
      for (const { index, isCovering, rows } of explained.readings) {
        expect(index, message).not.toBeNull()
        if (!isCountedOff(filter)) expect(isCovering || isFew(rows, index), message).toBe(true)
      }
    }
  })

  it.each(['cases', 'documents', 'caseFields'] as const)('rows of %s are got by their keys', async (table) => {
    const keys = (await rowsOf(place, table, 'limit 50')) as Cells[]
    const statements = statementsOf(place.dialect, table)
    for (const [statement, count] of [
      [statements.get(keys[0]!), 1],
      [statements.getMany(keys), 50],
    ] as const) {
      const explained = await explain(place, statement)
      const message = JSON.stringify(explained, null, 1)
      for (const { index } of explained.readings) expect(index ?? 'none', message).toMatch(/_1$|_pkey$|^PRIMARY$/)
      expect(explained.readings.length, message).toBe(1)
      expect(read(explained), message).toBeLessThanOrEqual(count)
      const found = cellsOf(keyOf(table), await run(statement))
      expect(found.sort()).toEqual(cellsOf(keyOf(table), keys.slice(0, count)).sort())
    }
  })

  async function run({ text, parameters }: Statement): Promise<Cells[]> {
    const { rows } = await place.db.executeQuery<Cells>(CompiledQuery.raw(text, [...parameters]))
    return rows
  }
})

const keyOf = (table: TableName) => (tables[table] as TableSpec).key

function cellsOf(columns: readonly string[], rows: readonly Cells[]): string[] {
  return rows.map((row) => columns.map((column) => String(row[column])).join(' '))
}

it('a query that goes up and down at once is refused when it is described', () => {
  const mixed = {
    from: 'transfers',
    equal: ['tenant'],
    order: [
      ['year', 'desc'],
      ['sequence', 'asc'],
    ],
  } as const
  expect(() => orderOf('mixed', mixed)).toThrow(/mixed does not go one way/)
})
