import { CompiledQuery, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countStatement } from '../../adapters/sql/counts.ts'
import { sqlite } from '../../adapters/sql/dialect.ts'
import { migrate, openSqlite } from '../../adapters/sql/index.ts'
import { listStatement, orderOf } from '../../adapters/sql/lists.ts'
import type { Statement } from '../../adapters/sql/statement.ts'
import { statementsOf } from '../../adapters/sql/table-statements.ts'
import {
  type FilterArguments,
  type QueryName,
  type Sight,
  type SummaryName,
  type SummarySpec,
  summaries,
} from '../../src/storage.ts'

let db: Kysely<unknown>
beforeAll(async () => {
  db = await openSqlite(':memory:')
  await migrate(db)
})
afterAll(() => db.destroy())

/** How SQLite answers a statement, a step a line. */
async function plan({ text, parameters }: Statement): Promise<string[]> {
  const explained = CompiledQuery.raw(`explain query plan ${text}`, [...parameters])
  const { rows } = await db.executeQuery<{ detail: string }>(explained)
  return rows.map(({ detail }) => detail)
}
/** Which index each table is read by, and the columns that are looked up in it. */
async function lookups(statement: Statement): Promise<string[]> {
  return (await plan(statement))
    .filter((step) => /^(SEARCH|SCAN) (found|field)\b/.test(step))
    .map((step) => step.replace(/^SEARCH (found|field) USING (COVERING )?INDEX (sqlite_autoindex_)?casekeep_/, ''))
}

const everything: Sight = { all: true, departments: [], maxLevel: 3, person: 'p', granted: [] }
const some: Sight = { all: false, departments: ['sales'], maxLevel: 2, person: 'p', granted: ['KH0001'] }
const value = (column: string) => (column === 'position' ? 1 : column === 'incomplete' ? true : 'x')
const valuesOf = (...columns: string[]) => Object.fromEntries(columns.map((name) => [name, value(name)]))
const equal = (...columns: string[]) => valuesOf('tenant', ...columns)
const after = ['x', 'x', 1]

describe('a list walks an index in the order of the list', () => {
  const lists: readonly [QueryName, FilterArguments & { after?: readonly (string | number)[] }, string][] = [
    ['cases.newest', { equal: equal(), sight: everything }, 'cases_newest (tenant=?)'],
    [
      'cases.newest',
      { equal: equal(), sight: everything, after },
      'cases_newest (tenant=? AND (opened,category,sequence)<(?,?,?))',
    ],
    ['cases.newest', { equal: equal('category'), sight: everything }, 'cases_of_category (tenant=? AND category=?)'],
    [
      'cases.newest',
      { equal: equal('category'), sight: everything, after },
      'cases_of_category (tenant=? AND category=? AND opened<?)',
    ],
    [
      'cases.newest',
      { equal: equal('department'), sight: everything },
      'cases_of_department (tenant=? AND department=?)',
    ],
    ['cases.newest', { equal: equal('owner'), sight: everything }, 'cases_of_owner (tenant=? AND owner=?)'],
    ['caseFields.ofCase', { equal: equal('case') }, 'case_fields_1 (tenant=? AND case=?)'],
    ['documents.ofCase', { equal: equal('case') }, 'documents_1 (tenant=? AND case=?)'],
    ['documents.ofBatch', { equal: equal('batch') }, 'documents_of_batch (tenant=? AND batch=?)'],
    ['documents.byNumber', { equal: equal('number') }, 'documents_2 (tenant=? AND number=?)'],
    [
      'revisions.ofDocument',
      { equal: equal('case', 'position') },
      'document_revisions_1 (tenant=? AND case=? AND position=?)',
    ],
    ['batches.ofCase', { equal: equal('case') }, 'batches_of_case (tenant=? AND case=?)'],
    ['transfers.newest', { equal: equal() }, 'transfers_newest (tenant=?)'],
    ['transfers.newest', { equal: equal('department') }, 'transfers_of_department (tenant=? AND department=?)'],
    ['transfers.newest', { equal: equal('state') }, 'transfers_in_state (tenant=? AND state=?)'],
    ['items.ofTransfer', { equal: equal('transfer') }, 'transfer_items_1 (tenant=? AND transfer=?)'],
    [
      'duties.ofAudience',
      { equal: equal('state', 'audience'), sight: everything },
      'duties_of_audience (tenant=? AND state=? AND audience=?)',
    ],
    [
      'duties.ofAudience',
      { equal: equal('state', 'audience'), sight: everything, range: { to: 'x' } },
      'duties_of_audience (tenant=? AND state=? AND audience=? AND due<?)',
    ],
    ['duties.all', { equal: equal('state'), sight: everything }, 'duties_in_state (tenant=? AND state=?)'],
    [
      'duties.all',
      { equal: equal('state', 'department'), sight: everything },
      'duties_of_department (tenant=? AND state=? AND department=?)',
    ],
    ['duties.ofCase', { equal: equal('case') }, 'duties_of_case (tenant=? AND case=?)'],
    ['trail.last', { equal: equal('chain') }, 'trail_1 (tenant=? AND chain=?)'],
    ['trail.ofChain', { equal: equal('chain') }, 'trail_1 (tenant=? AND chain=?)'],
    ['outbox.all', { equal: equal() }, 'outbox_1 (tenant=?)'],
    ['policies.all', { equal: equal() }, 'policies_adopted (tenant=?)'],
  ]
  it.each(lists)('%s %j', async (name, find, expected) => {
    const statement = listStatement(sqlite, name, { ...find, limit: 20 })
    expect(await lookups(statement)).toEqual([expected])
    expect((await plan(statement)).join()).not.toContain('ORDER BY')
  })
})

describe('a sight is a branch a department, one of one’s own and one of the grants, each by its own index', () => {
  const page = 'cases_1 (tenant=? AND number=?)'
  const duty = 'duties_1 (tenant=? AND subject=? AND kind=? AND round=?)'
  const byDepartment = 'cases_of_department (tenant=? AND department=?)'
  const byOwner = 'cases_of_owner (tenant=? AND owner=?)'
  const duties = [
    'duties_of_department (tenant=? AND state=? AND department=?)',
    'duties_of_owner (tenant=? AND state=? AND owner=?)',
    'duties_of_case (tenant=? AND case=?)',
    duty,
  ]
  it.each<[QueryName, string[], string[]]>([
    ['cases.newest', [], [byDepartment, byOwner, page, page]],
    ['cases.newest', ['category'], [byDepartment, byOwner, page, page]],
    ['cases.newest', ['category', 'state', 'department', 'owner'], [byDepartment, byOwner, page, page]],
    ['duties.all', ['state'], duties],
    ['duties.ofAudience', ['state', 'audience'], duties],
  ])('%s with %j', async (name, columns, expected) => {
    const statement = listStatement(sqlite, name, { equal: equal(...columns), sight: some, limit: 20 })
    expect(await lookups(statement)).toEqual(expected)
  })
})

describe('a count reads an index and no rows', () => {
  const counts = (Object.entries(summaries) as [SummaryName, SummarySpec][]).flatMap(
    ([name, { equal, optional = [] }]) => [[name, equal] as const, [name, [...equal, ...optional]] as const],
  )
  it.each(counts)('%s with %j', async (name, columns) => {
    const steps = await plan(countStatement(sqlite, name, { equal: valuesOf(...columns), sight: some }))
    expect(steps[0]).toMatch(/^SEARCH found USING COVERING INDEX casekeep_\w+ \(tenant=\?/)
  })
})

describe('an indexed field is looked up', () => {
  it.each([
    ['text', 'case_fields_text (tenant=? AND category=? AND field=? AND text=?)'],
    ['number', 'case_fields_number (tenant=? AND category=? AND field=? AND number=?)'],
  ] as const)('%s', async (column, expected) => {
    const fields = [{ category: 'client', field: 'f', column, equal: column === 'text' ? 'x' : 1 }]
    const filter = { equal: equal(), sight: everything, fields }
    expect(await lookups(listStatement(sqlite, 'cases.newest', { ...filter, limit: 20 }))).toContain(expected)
    expect(await lookups(countStatement(sqlite, 'cases.count', filter))).toContain(expected)
  })
})

it('rows are got by their keys, however many', async () => {
  const statements = statementsOf(sqlite, 'documents')
  const key = { tenant: 'acme', case: 'KH0001', position: 1 }
  const expected = ['documents_1 (tenant=? AND case=? AND position=?)']
  expect(await lookups(statements.get(key))).toEqual(expected)
  expect(await lookups(statements.getMany([key, key]))).toEqual(expected)
})

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
