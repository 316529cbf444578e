import { describe, expect, it } from 'vitest'
import { looksForRows, together } from '../../bench/plans/account.ts'
import { accountOf as ofMariadb } from '../../bench/plans/mariadb.ts'
import { accountOf as ofPostgres, type PlanNode } from '../../bench/plans/postgres.ts'
import { isBounded } from '../../bench/plans/sqlite.ts'

describe('an account of what was read', () => {
  it.each([
    ['select 1', true],
    [' with a as (select 1) select * from a', true],
    ['update t set a = 1', true],
    ['delete from t', true],
    ['insert into t values (1)', false],
    ['begin', false],
    ['commit', false],
  ])('is taken of %j: %j', (text, expected) => {
    expect(looksForRows({ text, parameters: [] })).toBe(expected)
  })

  it('adds up what several statements read, and names each way once', () => {
    const one = { read: 3, ways: ['b', 'a'] }
    expect(together([one, one, { read: 1, ways: [] }])).toEqual({ read: 7, ways: ['a', 'b'] })
    expect(together([])).toEqual({ read: 0, ways: [] })
  })
})

describe('on SQLite', () => {
  it.each([
    ['SEARCH found USING INDEX noticed (tenant=? AND notice<?)', true],
    ['SEARCH items USING INDEX sqlite_autoindex_items_1 (tenant=? AND request=?)', true],
    ['SEARCH found USING INDEX noticed (tenant=?)', false],
    ['SCAN found', false],
    ['SCAN found USING INDEX noticed', false],
    ['USE TEMP B-TREE FOR ORDER BY', false],
  ])('%j reads no more than it answers: %j', (way, expected) => {
    expect(isBounded(way)).toBe(expected)
  })
})

describe('on PostgreSQL', () => {
  const node = (more: Partial<PlanNode>): PlanNode => ({
    'Node Type': 'Result',
    'Actual Rows': 0,
    'Actual Loops': 1,
    ...more,
  })

  it('counts every row that a scan of a table met, as often as it was run', () => {
    const byKey = node({
      'Node Type': 'Index Scan',
      'Relation Name': 'items',
      'Index Name': 'items_pkey',
      'Index Cond': `((item.tenant = 'a'::text) AND (item.request = given.request))`,
      'Actual Rows': 1,
      'Actual Loops': 100,
    })
    const given = node({ 'Node Type': 'Function Scan', 'Actual Rows': 100 })
    const join = node({ 'Node Type': 'Nested Loop', 'Actual Rows': 100, Plans: [given, byKey] })
    const update = node({ 'Node Type': 'ModifyTable', 'Relation Name': 'items', 'Actual Rows': 100, Plans: [join] })
    expect(ofPostgres(update)).toEqual({ read: 100, ways: ['Index Scan items_pkey (tenant =, request =)'] })
  })

  it('counts the rows that a filter dropped, and those of an index that was not exact', () => {
    const scan = node({
      'Node Type': 'Seq Scan',
      'Relation Name': 'items',
      'Actual Rows': 2,
      'Rows Removed by Filter': 998,
    })
    const bitmap = node({
      'Node Type': 'Bitmap Heap Scan',
      'Relation Name': 'items',
      'Actual Rows': 1,
      'Rows Removed by Index Recheck': 4,
    })
    expect(ofPostgres(node({ Plans: [scan, bitmap] }))).toEqual({
      read: 1005,
      ways: ['Seq Scan items', 'Bitmap Heap Scan items'],
    })
  })
})

describe('on MariaDB', () => {
  it('counts what each table was read, as often as it was looked at', () => {
    const range = {
      table_name: 'found',
      access_type: 'range',
      key: 'noticed',
      used_key_parts: ['tenant', 'notice'],
      r_loops: 1,
      r_rows: 100,
    }
    const byKey = { table_name: 'item', access_type: 'eq_ref', key: 'PRIMARY', r_loops: 100, r_rows: 1 }
    const made = {
      table_name: '<derived2>',
      access_type: 'ALL',
      r_loops: 1,
      r_rows: 100,
      materialized: { table: range },
    }
    expect(ofMariadb({ query_block: { nested_loop: [{ table: made }, { table: byKey }] } })).toEqual({
      read: 200,
      ways: ['range noticed (tenant, notice)', 'eq_ref PRIMARY'],
    })
  })

  it('counts one for a row that is found by its key before anything else, and none where there is no table', () => {
    expect(
      ofMariadb({ query_block: { table: { table_name: 'found', access_type: 'const', key: 'PRIMARY' } } }).read,
    ).toBe(1)
    expect(ofMariadb({ query_block: { message: 'Impossible WHERE' } })).toEqual({ read: 0, ways: [] })
  })
})
