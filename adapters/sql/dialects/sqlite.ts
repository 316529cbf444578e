import { and, each, join, type Parameter, raw, sql } from '../fragment.ts'
import { found } from '../shapes.ts'
import { causesOf, type Dialect, type Meaning } from './dialect.ts'
import { type Naming, qualified } from './naming.ts'

const uniqueViolations: readonly unknown[] = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 2067, 1555]
const busy = 5
const locked = 6

/** What the drivers put on their errors: better-sqlite3 a name in `code`, node:sqlite a number in `errcode`. */
function meaningOf(error: unknown): Meaning {
  for (const { code, errcode } of causesOf(error)) {
    if (uniqueViolations.includes(code) || uniqueViolations.includes(errcode)) return 'taken'
    if (typeof errcode === 'number' && ((errcode & 0xff) === busy || (errcode & 0xff) === locked)) return 'held'
    if (typeof code === 'string' && /^SQLITE_(BUSY|LOCKED)/.test(code)) return 'held'
  }
  return null
}

export function sqliteDialect(naming: Naming): Dialect {
  return {
    name: 'sqlite',
    naming,
    // A deferred transaction that reads first and writes later can fail in the middle; this one waits at its start.
    begin: ['begin immediate'],
    whereNoneIsOpen: 'begins',
    writesAtOnce: false,
    stepByStep: false,
    isThere: (table) =>
      sql`select 1 as "there" from sqlite_master where type = 'table' and name = ${{ value: `${naming.prefix}${table}` }}`,
    isDoneAlready: () => false,
    joinInOrder: 'cross join',
    mergesBest: 'rowsAsRead',
    unlessTaken: ' on conflict do nothing',
    countsChanged: false,
    byIndex: (index) => raw(` indexed by "${naming.prefix}${index}"`),
    tested: (name) => sql`+${name}`,
    // A transaction that writes is alone.
    heldByReader: '',
    table: (name) => raw(qualified(naming, name)),
    spell: (text) => text,
    placeholder: () => '?',
    read: (column, source) => sql`${source}.${column.sql}`,
    // One parameter that holds a JSON list: the text is the same for any number of values.
    among: (column, source, values, origin) => {
      const listed: Parameter = {
        value: JSON.stringify(values),
        origin: origin && ((asked) => JSON.stringify(origin(asked))),
      }
      return sql`${source}.${column.sql} in (select listed.value from json_each(${listed}) as listed)`
    },
    ofKeys(shape, what, keys) {
      const named = shape.key.map((column, index) => sql`${found}.${column.sql} = listed.value ->> ${raw(`${index}`)}`)
      const listed = sql`json_each(${{ value: JSON.stringify(keys) }}) as listed`
      return sql`select ${what} from ${listed} cross join ${this.table(shape.name)} as ${found} on ${and(named)}`
    },
    lookedUp(shape, column, values, index) {
      const listed = sql`json_each(${{ value: JSON.stringify(values) }}) as listed`
      const by = index === null ? raw('') : this.byIndex(index)
      return {
        from: sql`${listed} cross join ${this.table(shape.name)} as ${found}${by}`,
        condition: sql`${found}.${column.sql} = listed.value`,
      }
    },
    after: rowsAfter,
    // As it stands: SQLite plans a kept statement anew each time that a parameter is set by which it was planned.
    limit: (count, where) => {
      const limit = raw(String(Math.trunc(count)))
      return where === undefined ? limit : sql`case when ${where} then ${limit} else 0 end`
    },
    counting: (tenant, series, count) =>
      sql`insert into ${raw(qualified(naming, 'series'))} as series ("tenant", "name", "value") values (${tenant}, ${series}, ${count}) on conflict ("tenant", "name") do update set "value" = series."value" + excluded."value" returning "value"`,
    counted: ({ rows }) => Number(rows[0]?.value),
    meaningOf,
  }
}

/** One comparison of row values, which an index answers. */
export const rowsAfter: Dialect['after'] = (names, way, values, origin) => {
  const places = each(values, origin).map((place) => [place])
  return sql`(${join(names, ', ')}) ${raw(way === 'asc' ? '>' : '<')} (${join(places, ', ')})`
}
