import { CompiledQuery, type Kysely } from 'kysely'
import type { Statement } from '../../../adapters/sql/statement.ts'
import type { Place } from './places.ts'

/** How rows of a table were read. */
export interface Reading {
  /** The index that was looked up; null where all of a table or index was read. */
  readonly index: string | null
  /** Whether the index held everything that was needed of it. */
  readonly isCovering: boolean
  /** How many rows were read; null where the database does not say. */
  readonly rows: number | null
}

/** What a statement came to. */
export interface Explained {
  readonly readings: readonly Reading[]
  /** The most rows that were sorted at once; infinite where a whole list was. */
  readonly sorted: number
  /** As the database has it, for a failure. */
  readonly plan: unknown
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

const ours = /^(casekeep_|found$|field$)/

async function rowsOf(db: Kysely<unknown>, text: string, { parameters }: Statement): Promise<readonly Json[]> {
  return (await db.executeQuery<Json>(CompiledQuery.raw(text, [...parameters]))).rows
}

/** Runs a statement, but on SQLite, and says what its database did for it. */
export async function explain({ db, dialect }: Place, statement: Statement): Promise<Explained> {
  switch (dialect.name) {
    case 'sqlite':
      return sqlitePlan(await rowsOf(db, `explain query plan ${statement.text}`, statement))
    case 'postgres': {
      const [row] = await rowsOf(db, `explain (analyze, format json, timing off) ${statement.text}`, statement)
      const [{ Plan: plan }] = row!['QUERY PLAN'] as [{ Plan: Json }]
      return postgresPlan(plan)
    }
    case 'mysql': {
      const [row] = await rowsOf(db, `analyze format=json ${statement.text}`, statement)
      return mariadbPlan(JSON.parse(String(Object.values(row!)[0])) as Json)
    }
  }
}

function sqlitePlan(steps: readonly Json[]): Explained {
  const readings: Reading[] = []
  let sorted = 0
  for (const { parent, detail } of steps) {
    const step = String(detail)
    const read = /^(SEARCH|SCAN) (found|field)\b(?:.* USING (COVERING )?INDEX (\S+))?/.exec(step)
    if (read !== null)
      readings.push({
        index: read[1] === 'SCAN' ? null : (read[4] ?? null),
        isCovering: read[3] !== undefined,
        rows: null,
      })
    if (!step.includes('FOR ORDER BY') && !/FOR (LAST|RIGHT).* ORDER BY/.test(step)) continue
    // What is sorted is what the first of the loops beside it goes through.
    const first = steps.find((other) => other.parent === parent && /^(SEARCH|SCAN) /.test(String(other.detail)))
    if (first !== undefined && /^(SEARCH|SCAN) (found|field)\b/.test(String(first.detail)))
      sorted = Number.POSITIVE_INFINITY
  }
  return { readings, sorted, plan: steps.map(({ detail }) => detail) }
}

function postgresPlan(root: Json): Explained {
  const readings: Reading[] = []
  let sorted = 0
  const rowsIn = (node: Json) => Number(node['Actual Rows']) * Number(node['Actual Loops'])
  const visit = (node: Json) => {
    const type = String(node['Node Type'])
    const children = (node.Plans as readonly Json[] | undefined) ?? []
    if (Number(node['Actual Loops']) === 0) return
    if (/Seq Scan|Index.* Scan/.test(type)) {
      const removed = Number(node['Rows Removed by Filter'] ?? 0) * Number(node['Actual Loops'])
      readings.push({
        index: node['Index Cond'] === undefined ? null : String(node['Index Name']),
        isCovering: type === 'Index Only Scan',
        rows: rowsIn(node) + removed,
      })
    }
    if (type === 'Sort') sorted = Math.max(sorted, ...children.map(rowsIn))
    for (const child of children) visit(child)
  }
  visit(root)
  return { readings, sorted, plan: root }
}

function mariadbPlan(root: Json): Explained {
  const readings: Reading[] = []
  let sorted = 0
  // One row of a whole key is read while the statement is planned.
  const rowsIn = (table: Json) => (table.access_type === 'const' ? 1 : Number(table.r_rows) * Number(table.r_loops))
  const wasRead = (table: Json) => table.access_type === 'const' || typeof table.r_rows === 'number'
  const visit = (node: unknown, isSorted: boolean) => {
    if (Array.isArray(node)) for (const one of node) visit(one, isSorted)
    else if (isObject(node)) {
      const { table } = node
      if (isObject(table) && ours.test(String(table.table_name)) && wasRead(table)) {
        const isWhole = table.access_type === 'ALL' || table.access_type === 'index'
        const { key, using_index } = table
        readings.push({ index: isWhole ? null : String(key), isCovering: using_index === true, rows: rowsIn(table) })
        if (isSorted) sorted = Math.max(sorted, rowsIn(table))
      }
      for (const [name, value] of Object.entries(node))
        visit(value, name === 'filesort' || (isSorted && name !== 'materialized' && name !== 'subqueries'))
    }
  }
  visit(root, false)
  return { readings, sorted, plan: root }
}
