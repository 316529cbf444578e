import { and, type Fragment, join, type Origin, type Parameter, raw, type SqlValue, sql } from '../fragment.ts'
import { type ColumnShape, found } from '../shapes.ts'
import { causesOf, type Dialect, type Meaning, placeOr } from './dialect.ts'
import { type Naming, qualified } from './naming.ts'
import { rowsAfter } from './sqlite.ts'

/** The types of the columns, by the types of the contract. Days and moments are texts, which sort as they should. */
export const postgresTypes = {
  text: 'text',
  integer: 'bigint',
  boolean: 'boolean',
  json: 'json',
  day: 'text',
  moment: 'text',
} as const

const meanings: Readonly<Record<string, Meaning>> = {
  // unique_violation
  '23505': 'taken',
  // serialization_failure, deadlock_detected, lock_not_available
  '40001': 'held',
  '40P01': 'held',
  '55P03': 'held',
  // division_by_zero: how a change set says that one of its guards found nothing
  '22012': 'missed',
}

function meaningOf(error: unknown): Meaning {
  for (const { code } of causesOf(error))
    if (typeof code === 'string' && Object.hasOwn(meanings, code)) return meanings[code]!
  return null
}

/** One parameter that holds a whole array: the text is the same for any number of values. */
function array(column: ColumnShape, values: readonly SqlValue[], origin?: Origin<readonly SqlValue[]>): Fragment {
  const parameter: Parameter = { value: written(values), origin: origin && ((asked) => written(origin(asked))) }
  return sql`${parameter}::${raw(postgresTypes[column.type])}[]`
}

function written(values: readonly SqlValue[]): string {
  const quoted = (value: SqlValue) =>
    value === null ? 'null' : typeof value === 'number' ? String(value) : `"${value.replace(/["\\]/g, '\\$&')}"`
  return `{${values.map(quoted).join(',')}}`
}

export function postgresDialect(naming: Naming): Dialect {
  return {
    name: 'postgres',
    naming,
    begin: ['begin isolation level read committed'],
    whereNoneIsOpen: 'refuses',
    writesAtOnce: true,
    stepByStep: false,
    isThere: (table) =>
      sql`select 1 as "there" from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and c.relname = ${{ value: `${naming.prefix}${table}` }} and n.nspname = ${placeOr(naming, 'current_schema()')}`,
    isDoneAlready: () => false,
    joinInOrder: 'join',
    mergesBest: 'rows',
    unlessTaken: ' on conflict do nothing',
    countsChanged: false,
    // It cannot be told, and knows how many rows there are of each value.
    byIndex: () => raw(''),
    tested: (name) => name,
    heldByReader: ' for share',
    table: (name) => raw(qualified(naming, name)),
    spell: (text) => text,
    placeholder: (position) => `$${position}`,
    // As text, whatever the host has told its driver to make of JSON.
    read: (column, source) =>
      column.type === 'json' ? sql`${source}.${column.sql}::text` : sql`${source}.${column.sql}`,
    among: (column, source, values, origin) => sql`${source}.${column.sql} = any(${array(column, values, origin)})`,
    ofKeys(shape, what, keys) {
      const names = shape.key.map((_, index) => raw(`key${index}`))
      const arrays = shape.key.map((column, index) =>
        array(
          column,
          keys.map((key) => key[index]!),
        ),
      )
      const named = shape.key.map((column, index) => sql`${found}.${column.sql} = listed.${names[index]!}`)
      return sql`select ${what} from unnest(${join(arrays, ', ')}) as listed(${join(names, ', ')}) join ${this.table(
        shape.name,
      )} as ${found} on ${and(named)}`
    },
    lookedUp(shape, column, values) {
      return {
        from: sql`${this.table(shape.name)} as ${found}`,
        condition: this.among(column, found, values),
      }
    },
    after: rowsAfter,
    limit: (count) => [{ value: count, origin: (asked) => asked.limit }],
    counting: (tenant, series, count) =>
      sql`insert into ${raw(qualified(naming, 'series'))} as series ("tenant", "name", "value") values (${tenant}, ${series}, ${count}) on conflict ("tenant", "name") do update set "value" = series."value" + excluded."value" returning "value"`,
    counted: ({ rows }) => Number(rows[0]?.value),
    meaningOf,
  }
}
