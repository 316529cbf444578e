import type { Change, Row, TableName } from '../../src/storage.ts'
import type { PlainRow } from './codec.ts'
import type { Dialect } from './dialects/dialect.ts'
import { postgresTypes } from './dialects/postgres.ts'
import type { SqlValue } from './fragment.ts'
import { inLockOrder } from './lock-order.ts'
import { type ColumnShape, shapes, type TableShape } from './shapes.ts'
import type { Statement } from './statement.ts'

/** Changes of one kind to one table. */
interface Group {
  readonly op: Change['op']
  readonly shape: TableShape
  /** As they are to be. */
  readonly rows: PlainRow[]
  /** As they were read; empty for an insert. */
  readonly were: PlainRow[]
}

/**
 * A whole set of changes as one statement of PostgreSQL: it saves the way there and back for each change. It is made of
 * parts, one for each kind of change to a table; a part of one row takes its values as parameters, one of more rows
 * takes them all in one list, so that there are few texts, and each is planned once. A key that is there fails the
 * statement as it always does; a row that is not as it was read fails it by a division by zero. Either way it undoes
 * itself: which change it was is found out afterwards.
 */
export function changeSet(dialect: Dialect, changes: readonly Change[]): Statement | null {
  const groups = groupsOf(changes)
  const first = groups[0]
  if (first === undefined) return null
  const parameters: SqlValue[] = []
  for (const group of groups) addParameters(group, parameters)
  return { text: textOf(dialect, groups), parameters, during: 'commit', table: first.shape.table, kept: true }
}

function groupsOf(changes: readonly Change[]): Group[] {
  const groups: Group[] = []
  for (const { change } of inLockOrder(changes)) {
    const rows = rowsOf(change)
    if (rows.length === 0) continue
    let group = groups.find(({ op, shape }) => op === change.op && shape.table === change.table)
    if (group === undefined) {
      group = { op: change.op, shape: shapes[change.table], rows: [], were: [] }
      groups.push(group)
    }
    for (const row of rows as readonly Row<TableName>[]) group.rows.push(row as unknown as PlainRow)
    if (change.op !== 'insert' && change.op !== 'erase') group.were.push(change.was as unknown as PlainRow)
  }
  return groups
}

function rowsOf(change: Change): readonly object[] {
  switch (change.op) {
    case 'insert':
      return change.rows
    case 'replace':
      return [change.row]
    case 'erase':
      return [change.of]
    case 'expect':
    case 'remove':
      return [change.was]
  }
}

const isMany = ({ rows }: Group) => rows.length > 1

/** Whether each of its rows is there as it was read: what is added or erased was not. */
const hasGuard = ({ op }: Group) => op !== 'insert' && op !== 'erase'

/** The columns that a part is given: all that are written, or those that find the row. */
function columnsOf({ op, shape }: Group): readonly ColumnShape[] {
  if (op === 'erase') return shape.erase!.by
  return op === 'insert' || op === 'replace' ? shape.columns : shape.key
}

const versionOf = ({ shape }: Group) => shape.column('version')

function addParameters(group: Group, parameters: SqlValue[]): void {
  const columns = columnsOf(group)
  const isGuarded = hasGuard(group)
  if (!isMany(group)) {
    for (const column of columns) parameters.push(column.encode(group.rows[0]![column.property]))
    if (isGuarded) parameters.push(versionOf(group).encode(group.were[0]!.version))
    return
  }
  const list = group.rows.map((row, index) => {
    const values: Record<string, SqlValue> = {}
    for (const column of columns) values[column.name] = column.encode(row[column.property])
    if (isGuarded) values[wasVersion] = versionOf(group).encode(group.were[index]!.version)
    return values
  })
  parameters.push(JSON.stringify(list))
  if (isGuarded) parameters.push(list.length)
}

const wasVersion = 'was_version'

const textsOf = new WeakMap<Dialect, Map<string, string>>()

function textOf(dialect: Dialect, groups: readonly Group[]): string {
  const texts = textsOf.get(dialect) ?? new Map<string, string>()
  textsOf.set(dialect, texts)
  const name = groups.map((group) => `${group.op} ${group.shape.name}${isMany(group) ? ' *' : ''}`).join()
  let text = texts.get(name)
  if (text === undefined) {
    text = makeText(dialect, groups)
    texts.set(name, text)
  }
  return text
}

function makeText(dialect: Dialect, groups: readonly Group[]): string {
  let last = 0
  const next = () => `$${++last}`
  const checks: string[] = []
  const parts: string[] = []
  for (const [index, group] of groups.entries()) {
    const name = `change${index}`
    parts.push(`${name} as (${partOf(dialect, group, next)})`)
    if (!hasGuard(group)) continue
    const expected = isMany(group) ? next() : '1'
    checks.push(`1 / (case when (select count(*) from ${name}) = ${expected} then 1 else 0 end)`)
  }
  return `with ${parts.join(', ')} select ${checks.join(' + ') || '1'} as "written"`
}

/** The statement of one group, which names its parameters in the order of {@link addParameters}. */
function partOf(dialect: Dialect, group: Group, next: () => string): string {
  const { op, shape } = group
  const table = dialect.table(shape.name).join('')
  const columns = columnsOf(group)
  const list = isMany(group) ? listOf(group, columns, next) : null
  const places = list === null ? columns.map(next) : columns.map((column) => asGiven(column, `given."${column.name}"`))
  if (op === 'insert') {
    const names = columns.map((column) => `"${column.name}"`).join(', ')
    const rows = list === null ? `values (${places.join(', ')})` : `select ${places.join(', ')} from ${list}`
    return `insert into ${table} (${names}) ${rows}`
  }
  const equal = columns.map((column, index) => `"${column.name}" = ${places[index]}`)
  const beside = (word: string) => (list === null ? '' : `${word} ${list}`)
  if (op === 'erase') {
    const where = `where ${equal.map((condition) => `found.${condition}`).join(' and ')}`
    const blank = shape.erase!.blank?.map(
      ({ name, type }) => `"${name}" = ${type === 'json' ? `'null'::json` : 'null'}`,
    )
    return blank === undefined
      ? `delete from ${table} as found ${beside('using')} ${where}`
      : `update ${table} as found set ${blank.join(', ')} ${beside('from')} ${where}`
  }
  const isKey = (_: string, index: number) => shape.key.includes(columns[index]!)
  const version = list === null ? next() : `given."${wasVersion}"`
  const named = [...equal.filter(isKey), `"version" = ${version}`].map((condition) => `found.${condition}`)
  const where = `where ${named.join(' and ')}`
  if (op === 'remove') return `delete from ${table} as found ${beside('using')} ${where} returning 1`
  if (op === 'expect') return `select 1 from ${table} as found ${beside('cross join')} ${where} for share of found`
  const set = equal.filter((condition, index) => !isKey(condition, index)).join(', ')
  return `update ${table} as found set ${set} ${beside('from')} ${where} returning 1`
}

/** A list of rows in one parameter. JSON comes as text: its null is a value, and not the database's. */
function listOf(group: Group, columns: readonly ColumnShape[], next: () => string): string {
  const typed = columns.map(
    (column) => `"${column.name}" ${column.type === 'json' ? 'text' : postgresTypes[column.type]}`,
  )
  if (hasGuard(group)) typed.push(`"${wasVersion}" bigint`)
  return `json_to_recordset(${next()}::json) as given(${typed.join(', ')})`
}

function asGiven(column: ColumnShape, source: string): string {
  return column.type === 'json' ? `${source}::json` : source
}
