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
import type { Bench } from './bench.ts'
import { type Contents, compare } from './model.ts'
import type { Random } from './random.ts'
import { columnsOf, distinctLists, type PlainRow, rowOf } from './rows.ts'
import { everyone } from './sights.ts'

/**
 * Few different values, so that filters find some rows and not others. Some are equal to others but for case or a blank,
 * and some are the beginning of another. What texts mean to a pattern or an order has promises of its own.
 */
const words = ['a', 'A', 'ab', 'a ', 'b', '客戶', '客', '😀', '']
const days = Array.from({ length: 8 }, (_, index) => `2026-02-0${index + 1}`)
const moments = days.map((day) => `${day}T08:00:00.000Z`)
const fields = ['region', 'amount', 'since']
const fieldTexts = ['a', 'A', 'ab', '客']
const tenants = ['acme', 'acme', 'acme', 'acme2', 'ACME']
const crowdSize = 54
const mostTries = 20
const highest = 20

interface LookedUp {
  /** Columns that a list is asked for by, and that have three values at most, so that there is something in it. */
  readonly by: ReadonlySet<string>
  /** All columns that a row is found or ordered by. */
  readonly all: ReadonlySet<string>
}

function lookedUp(table: TableName): LookedUp {
  const by = new Set<string>()
  const all = new Set<string>()
  const add = (...names: readonly (string | undefined)[]) => {
    for (const name of names) if (name !== undefined) all.add(name)
  }
  const descriptions: readonly (QuerySpec | SummarySpec)[] = [...Object.values(queries), ...Object.values(summaries)]
  for (const description of descriptions) {
    if (description.from !== table) continue
    const given = [...description.equal, ...(description.optional ?? [])]
    // What finds one row by its key must not leave the table with hardly a row.
    const findsOne = description.equal.join() === tables[table].key.join()
    for (const name of given) (findsOne ? all : by).add(name)
    add(...by, description.range, description.prefix)
    if ('order' in description) add(...description.order.map(([column]) => column))
    if ('by' in description) add(...description.by)
  }
  const { sight } = tables[table] as TableSpec
  if (sight !== undefined) {
    for (const name of [sight.department, sight.person]) by.add(name)
    add(...by, sight.level, sight.case)
  }
  return { by, all }
}

function fewValues(random: Random, name: string, type: string, few: readonly string[] | undefined): Json {
  if (name === 'tenant') return random.pick(tenants)
  if (type === 'integer') return random.integer(1, highest)
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'day') return random.pick(days)
  if (type === 'moment') return random.pick(moments)
  return few !== undefined ? random.pick(few) : random.pick(words) + (random.chance(0.5) ? random.pick(words) : '')
}

/** Rows of a table that collide nowhere. */
function crowd(random: Random, table: TableName): PlainRow[] {
  const looked = lookedUp(table)
  const columns = columnsOf(table).filter(({ name }) => looked.all.has(name))
  const few = new Map(Array.from(looked.by, (name) => [name, Array.from({ length: 3 }, () => random.pick(words))]))
  const seen = distinctLists(table).map((list) => ({ list, values: new Set<string>() }))
  const rows: PlainRow[] = []
  let plain = rowOf(table, 1) as unknown as PlainRow
  for (let tries = 0; tries < crowdSize * mostTries && rows.length < crowdSize; tries++) {
    const row: Record<string, Json> = { ...plain }
    for (const { name, type, nullable } of columns)
      row[name] = nullable && random.chance(0.25) ? null : fewValues(random, name, type, few.get(name))
    const marks = seen.map(({ list }) =>
      list.some((column) => row[column] === null) ? null : JSON.stringify(list.map((column) => row[column])),
    )
    if (marks.some((mark, index) => mark !== null && seen[index]!.values.has(mark))) continue
    for (const [index, mark] of marks.entries()) if (mark !== null) seen[index]!.values.add(mark)
    rows.push(row)
    plain = rowOf(table, rows.length + 1) as unknown as PlainRow
  }
  return rows
}

/** Indexed fields for cases, some of another category than their case is of now. */
function fieldsOf(random: Random, cases: readonly PlainRow[]): PlainRow[] {
  return cases.flatMap(({ tenant, number, category }) =>
    random.some(fields, 0.8).map((field) => ({
      tenant: tenant as string,
      case: number as string,
      field,
      category: random.chance(0.9) ? (category as string) : random.pick(words),
      text: random.chance(0.8) ? random.pick(fieldTexts) : null,
      number: random.chance(0.8) ? random.integer(-2, 2) : null,
      version: 1,
    })),
  )
}

/** What a store can be filled with so that a query or a count tells rows apart. */
export function crowdFor(random: Random, description: QuerySpec | SummarySpec): Contents {
  const rows = crowd(random, description.from)
  return { [description.from]: rows, ...(description.fields ? { caseFields: fieldsOf(random, rows) } : {}) }
}

/** Some way of seeing: everything, some departments, one's own, some granted. */
function anySight(random: Random, contents: Contents, from: TableName): Sight {
  const columns = (tables[from] as TableSpec).sight!
  const all = (column: string) => [...new Set((contents[from] ?? []).map((row) => row[column] as string))]
  const share = random.pick([0, 0.1, 0.5])
  return {
    all: random.chance(0.2),
    departments: [...random.some(all(columns.department), share), ...(random.chance(0.2) ? ['none such'] : [])],
    maxLevel: random.pick([0, highest / 4, highest / 2, highest]),
    person: random.pick([...all(columns.person), 'none such']),
    granted: random.some(all(columns.case), random.pick([0, 0.1, 0.5])),
  }
}

/** Bounds on one side or on both, or on none. Mostly there is something within. */
function anyBounds(random: Random, values: readonly Scalar[]): NonNullable<FilterArguments['range']> {
  const kept = values.filter((value) => value !== null) as (string | number)[]
  const [one, other] = [random.pick(kept), random.pick(kept)]
  const [from, to] = compare(one, other) <= 0 || random.chance(0.1) ? [one, other] : [other, one]
  const sides = random.pick(['from', 'to', 'both', 'both', 'none'] as const)
  return {
    ...(sides === 'from' || sides === 'both' ? { from } : {}),
    ...(sides === 'to' || sides === 'both' ? { to } : {}),
  }
}

/** A condition that a row of the indexed fields fulfills, or another one of the same field. */
function anyField(random: Random, row: PlainRow, all: readonly PlainRow[]): FieldCondition {
  const column = random.pick(['text', 'number'] as const)
  const condition = { category: row.category as string, field: row.field as string, column }
  const values = all.map((other) => other[column]).filter((value) => value !== null) as (string | number)[]
  const value = (row[column] as string | number | null) ?? random.pick(values)
  return { ...condition, ...(random.chance(0.5) ? { equal: value } : anyBounds(random, values)) }
}

/** Conditions on the fields of one case: whoever looks at some of them finds others too. */
function anyFields(random: Random, { caseFields = [] }: Contents, model: PlainRow): readonly FieldCondition[] {
  const own = caseFields.filter(({ tenant, case: number }) => tenant === model.tenant && number === model.number)
  return random.some(own, 0.6).map((row) => anyField(random, row, caseFields))
}

/** The beginning of a text, or of one that may not be there. */
function anyBeginning(random: Random, text: string): string {
  const characters = Array.from(text)
  const beginning = characters.slice(0, random.integer(Math.min(1, characters.length), characters.length)).join('')
  return random.chance(0.2) ? random.pick(words) : beginning
}

/** Arguments that fit a description, and mostly find something. */
export function anyFilter(random: Random, contents: Contents, description: QuerySpec | SummarySpec): FilterArguments {
  const rows = contents[description.from]!
  const order = 'order' in description ? description.order.map(([column]) => column) : []
  // Rows that tell themselves apart by a column that is null would not be told apart.
  const model = random.pick(rows.filter((row) => order.every((column) => row[column] !== null)))
  const { range, prefix } = description
  const optional = random.some(description.optional ?? [], 0.25)
  const ranged = () => rows.map((row) => row[range!] as Scalar)
  return {
    equal: Object.fromEntries([...description.equal, ...optional].map((column) => [column, model[column] as Scalar])),
    ...(range !== undefined && random.chance(0.6) ? { range: anyBounds(random, ranged()) } : {}),
    ...(prefix !== undefined && random.chance(0.5) ? { prefix: anyBeginning(random, model[prefix] as string) } : {}),
    ...(description.fields && random.chance(0.5) ? { fields: anyFields(random, contents, model) } : {}),
    ...(description.sight ? { sight: anySight(random, contents, description.from) } : {}),
  }
}

/** The filter, with no more in it than a failure needs. What a call must give stays. */
export function severalParts(
  bench: Bench,
  description: QuerySpec | SummarySpec,
  { equal, range, prefix, fields, sight }: FilterArguments,
): FilterArguments {
  const optional = bench.several(Object.keys(equal).filter((column) => !description.equal.includes(column)))
  const given = [...description.equal, ...optional]
  const bounds = Object.fromEntries(bench.several(Object.entries(range ?? {})))
  const beginning = prefix === undefined ? [] : bench.several([prefix])
  const conditions = fields && bench.several(fields)
  const parts = {
    equal: Object.fromEntries(given.map((column) => [column, equal[column] as Scalar])),
    ...(Object.keys(bounds).length > 0 ? { range: bounds } : {}),
    ...(beginning[0] !== undefined ? { prefix: beginning[0] } : {}),
    ...(conditions !== undefined && conditions.length > 0 ? { fields: conditions } : {}),
  }
  if (sight === undefined) return parts
  if (bench.several([sight]).length === 0) return { ...parts, sight: everyone }
  const departments = bench.several(sight.departments)
  const granted = bench.several(sight.granted)
  const [person = 'none such'] = bench.several([sight.person])
  return { ...parts, sight: { ...sight, departments, granted, person } }
}
