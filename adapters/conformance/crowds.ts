import {
  type FieldCondition,
  type FilterArguments,
  type Json,
  type QuerySpec,
  queries,
  type Scalar,
  type Sight,
  type SummarySpec,
  summaries,
  type TableName,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import type { Contents } from './model.ts'
import type { Random } from './random.ts'
import { anyRow, columnsOf, distinctLists, type PlainRow } from './rows.ts'

/**
 * Few different values, so that filters find some rows and not others. Some look like patterns, some are equal to
 * others but for case, one is the beginning of another, and some stand above all that is not a surrogate pair.
 */
const words = ['a', 'A', 'ab', 'a%b', 'a_b', 'a\\b', 'a*', '客戶', '客', '😀', 'ﬁ', '']
const days = Array.from({ length: 8 }, (_, index) => `2026-02-0${index + 1}`)
const moments = days.map((day) => `${day}T08:00:00.000Z`)
const fields = ['region', 'amount', 'since']
const categories = ['client', 'project']
const tenants = ['acme', 'acme2', 'ACME']
const mostTries = 20

/** Columns that a row is found by, and that therefore have few values. */
function lookedUp(table: TableName): ReadonlySet<string> {
  const columns = new Set<string>()
  const add = (...names: readonly (string | undefined)[]) => {
    for (const name of names) if (name !== undefined) columns.add(name)
  }
  const descriptions: readonly (QuerySpec | SummarySpec)[] = [...Object.values(queries), ...Object.values(summaries)]
  for (const description of descriptions) {
    if (description.from !== table) continue
    add(...description.equal, ...(description.optional ?? []), description.range, description.prefix)
    if ('order' in description) add(...description.order.map(([column]) => column))
    if ('by' in description) add(...description.by)
  }
  const { sight } = tables[table] as TableSpec
  if (sight !== undefined) add(sight.department, sight.level, sight.person, sight.case)
  return columns
}

function fewValues(random: Random, name: string, type: string): Json {
  if (name === 'tenant') return random.pick(tenants)
  if (name === 'category') return random.pick(categories)
  if (name === 'field') return random.pick(fields)
  if (type === 'integer') return random.integer(1, 12)
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'day') return random.pick(days)
  if (type === 'moment') return random.pick(moments)
  return random.pick(words) + (random.chance(0.3) ? random.pick(words) : '')
}

/** Up to `wanted` rows of a table that collide nowhere. */
export function crowd(random: Random, table: TableName, wanted: number): PlainRow[] {
  const columns = columnsOf(table)
  const few = lookedUp(table)
  const seen = distinctLists(table).map((list) => ({ list, values: new Set<string>() }))
  const rows: PlainRow[] = []
  for (let tries = 0; tries < wanted * mostTries && rows.length < wanted; tries++) {
    const row = { ...(anyRow(random, table) as unknown as Record<string, Json>) }
    for (const { name, type, nullable } of columns)
      if (few.has(name)) row[name] = nullable && random.chance(0.25) ? null : fewValues(random, name, type)
    const marks = seen.map(({ list }) =>
      list.some((column) => row[column] === null) ? null : JSON.stringify(list.map((column) => row[column])),
    )
    if (marks.some((mark, index) => mark !== null && seen[index]!.values.has(mark))) continue
    for (const [index, mark] of marks.entries()) if (mark !== null) seen[index]!.values.add(mark)
    rows.push(row)
  }
  return rows
}

/** Indexed fields for cases, some of another category than their case is of now. */
export function fieldsOf(random: Random, cases: readonly PlainRow[]): PlainRow[] {
  return cases.flatMap(({ tenant, number, category }) =>
    random.some(fields, 0.7).map((field) => ({
      tenant: tenant as string,
      case: number as string,
      field,
      category: random.chance(0.9) ? (category as string) : random.pick(categories),
      text: random.chance(0.6) ? random.pick(words) : null,
      number: random.chance(0.6) ? random.integer(-5, 5) : null,
      version: 1,
    })),
  )
}

/** Some way of seeing: everything, some departments, one's own, some granted. */
export function anySight(random: Random, contents: Contents, from: TableName): Sight {
  const columns = (tables[from] as TableSpec).sight!
  const all = (column: string) => [...new Set((contents[from] ?? []).map((row) => row[column] as string))]
  const share = random.pick([0, 0.1, 0.5, 1])
  return {
    all: random.chance(0.2),
    departments: [...random.some(all(columns.department), share), ...(random.chance(0.2) ? ['none such'] : [])],
    maxLevel: random.pick([0, 3, 6, 12]),
    person: random.pick([...all(columns.person), 'none such']),
    granted: random.some(all(columns.case), random.pick([0, 0.1, 0.5])),
  }
}

function anyBounds(random: Random, values: readonly Scalar[]): { from?: Scalar; to?: Scalar } {
  const kept = values.filter((value) => value !== null)
  return {
    ...(random.chance(0.7) ? { from: random.pick(kept) } : {}),
    ...(random.chance(0.7) ? { to: random.pick(kept) } : {}),
  }
}

function anyField(random: Random): FieldCondition {
  const condition = { category: random.pick(categories), field: random.pick(fields) }
  if (random.chance(0.5)) {
    const bounds = anyBounds(random, words) as { from?: string; to?: string }
    return { ...condition, column: 'text', ...(random.chance(0.5) ? { equal: random.pick(words) } : bounds) }
  }
  const bounds = anyBounds(random, [-4, -1, 0, 2, 4]) as { from?: number; to?: number }
  return { ...condition, column: 'number', ...(random.chance(0.5) ? { equal: random.integer(-5, 5) } : bounds) }
}

/** Arguments that fit a description, and mostly find something. */
export function anyFilter(random: Random, contents: Contents, description: QuerySpec | SummarySpec): FilterArguments {
  const rows = contents[description.from]!
  const order = 'order' in description ? description.order.map(([column]) => column) : []
  // Rows that tell themselves apart by a column that is null would not be told apart.
  const model = random.pick(rows.filter((row) => order.every((column) => row[column] !== null)))
  const { range, prefix } = description
  const optional = random.some(description.optional ?? [], 0.25)
  return {
    equal: Object.fromEntries([...description.equal, ...optional].map((column) => [column, model[column] as Scalar])),
    ...(range !== undefined && random.chance(0.6)
      ? {
          range: anyBounds(
            random,
            rows.map((row) => row[range] as Scalar),
          ) as NonNullable<FilterArguments['range']>,
        }
      : {}),
    ...(prefix !== undefined && random.chance(0.4) ? { prefix: random.pick(words) } : {}),
    ...(description.fields && random.chance(0.4)
      ? { fields: Array.from({ length: random.integer(1, 2) }, () => anyField(random)) }
      : {}),
    ...(description.sight ? { sight: anySight(random, contents, description.from) } : {}),
  }
}
