import { and, each, type Fragment, join, raw, type SqlValue, sql } from '../fragment.ts'
import { found } from '../shapes.ts'
import { causesOf, type Dialect, type Meaning, placeOr } from './dialect.ts'
import { type Naming, qualified } from './naming.ts'

const meanings: Readonly<Record<number, Meaning>> = {
  // duplicate entry, and the same with the name of the key
  1062: 'taken',
  1586: 'taken',
  // deadlock, lock wait timeout, record changed since it was read
  1213: 'held',
  1205: 'held',
  1020: 'held',
}

function meaningOf(error: unknown): Meaning {
  for (const { errno } of causesOf(error))
    if (typeof errno === 'number' && Object.hasOwn(meanings, errno)) return meanings[errno]!
  return null
}

/** MySQL and MariaDB. */
export function mysqlDialect(naming: Naming): Dialect {
  const rows = (name: string) => sql`${raw(qualified(naming, name))} as ${found}`
  return {
    name: 'mysql',
    naming,
    begin: ['set transaction isolation level read committed', 'begin'],
    whereNoneIsOpen: 'forgets',
    writesAtOnce: false,
    stepByStep: true,
    isThere: (table) =>
      sql`select 1 as "there" from information_schema.tables where table_name = ${{ value: `${naming.prefix}${table}` }} and table_schema = ${placeOr(naming, 'database()')}`,
    // A table, a column, an index of this name is there.
    // A table, a column or an index is there; or one that was to go is not.
    isDoneAlready: (error) => causesOf(error).some(({ errno }) => [1050, 1060, 1061, 1091].includes(errno as number)),
    joinInOrder: 'straight_join',
    mergesBest: 'keys',
    unlessTaken: '',
    countsChanged: true,
    byIndex: (index) => raw(` force index ("${naming.prefix}${index}")`),
    tested: (name) => sql`coalesce(${name})`,
    heldByReader: ' lock in share mode',
    table: (name) => raw(qualified(naming, name)),
    // Double quotes are for texts here, unless the host has chosen otherwise; no text of ours has any but for names.
    spell: (text) => text.replaceAll('"', '`'),
    placeholder: () => '?',
    read: (column, source) => sql`${source}.${column.sql}`,
    // A list of its own length: there is no list in one parameter that compares by the column's own collation.
    among: (column, source, values, origin) =>
      values.length === 0
        ? sql`1 = 0`
        : sql`${source}.${column.sql} in (${join(
            each(values, origin).map((value) => [value]),
            ', ',
          )})`,
    // It weighs every index for every key that it is given, unless what they share is said once and the index named.
    ofKeys(shape, what, keys) {
      const shares = shape.key.map((_, index) => keys.every((key) => key[index] === keys[0]![index]))
      const equal = (key: readonly SqlValue[], isShared: boolean) =>
        shape.key.flatMap((column, index) =>
          shares[index] === isShared ? [sql`${found}.${column.sql} = ${{ value: key[index]! }}`] : [],
        )
      const differing = shape.key.flatMap((column, index) => (shares[index] ? [] : [{ column, index }]))
      const [one] = differing
      const parts =
        one === undefined
          ? []
          : differing.length === 1
            ? [
                this.among(
                  one.column,
                  found,
                  keys.map((key) => key[one.index]!),
                ),
              ]
            : [
                sql`(${join(
                  keys.map((key) => sql`(${and(equal(key, false))})`),
                  ' or ',
                )})`,
              ]
      const by = raw(' force index (primary)')
      return sql`select ${what} from ${rows(shape.name)}${by} where ${and([...equal(keys[0]!, true), ...parts])}`
    },
    lookedUp(shape, column, values, index) {
      const by = index === null ? raw('') : this.byIndex(index)
      return { from: sql`${rows(shape.name)}${by}`, condition: this.among(column, found, values) }
    },
    // Row values are compared right, but looked up by no index.
    after(names, way, values, origin) {
      const beyond = raw(way === 'asc' ? '>' : '<')
      const places = each(values, origin)
      let condition: Fragment | undefined
      for (const [index, name] of [...names.entries()].reverse()) {
        const value = places[index]!
        condition =
          condition === undefined
            ? sql`${name} ${beyond} ${value}`
            : sql`${name} ${beyond} ${value} or ${name} = ${value} and (${condition})`
      }
      return sql`(${condition!})`
    },
    // Some drivers send a number of a prepared statement as one with a fraction, which is no limit.
    limit: (count) => raw(String(Math.trunc(count))),
    // It returns no rows; what the counter is set to comes back as the last insert id.
    counting: (tenant, series, count) =>
      sql`insert into ${raw(qualified(naming, 'series'))} ("tenant", "name", "value") values (${tenant}, ${series}, last_insert_id(${count})) on duplicate key update "value" = last_insert_id("value" + ${count})`,
    counted: ({ insertId }) => insertId,
    meaningOf,
  }
}
