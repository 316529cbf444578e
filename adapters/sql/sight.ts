import type { Scalar, Sight, SightColumns } from '../../src/storage.ts'
import type { Dialect } from './dialects/dialect.ts'
import { type Fragment, type Parameter, sql } from './fragment.ts'
import { type ColumnShape, found, given, type TableShape } from './shapes.ts'
import { caseIndexes } from './walks.ts'

/** One way in which an actor comes to see rows. No row is seen in two of these ways. */
export interface Branch {
  /** The columns that have one value in it, besides those of the filter. */
  readonly one: readonly string[]
  readonly conditions: readonly Fragment[]
  /** Where its rows come from, if not by walking through the table. */
  readonly from?: Fragment
}

/** What a sight is put into. */
export interface Seen {
  readonly dialect: Dialect
  readonly shape: TableShape
  readonly columns: SightColumns
  readonly equal: Readonly<Record<string, Scalar>>
  readonly sight: Sight
}

/**
 * Beyond this many departments an actor sees most of what there is: to walk everything and to drop the rest is then
 * cheaper than a branch each, and a database bounds the branches of one statement.
 */
const mostDepartmentBranches = 50

/**
 * The ways of a sight, apart, so that each walks an index of its own in the order of the list; together in one condition
 * they would have it read every row. A row belongs to the first way that shows it.
 */
export function sightBranches(seen: Seen): Branch[] {
  const branches = ordinaryBranches(seen)
  if (seen.sight.granted.length > 0) branches.push(grantedBranch(seen))
  return branches
}

function ordinaryBranches(seen: Seen): Branch[] {
  const { shape, columns, equal, sight } = seen
  const cleared = clearance(seen)
  if (sight.all) return [{ one: [], conditions: [cleared] }]
  const department = shape.column(columns.department)
  const person = shape.column(columns.person)
  const owner = equal[columns.person]
  // A person has few rows: they are walked, and the departments tested.
  if (owner === sight.person) return [{ one: [], conditions: [cleared] }]
  if (owner !== undefined) return [{ one: [], conditions: [cleared, inDepartments(seen)] }]
  const own = {
    one: [columns.person],
    conditions: [cleared, sql`${found}.${person.sql} = ${ownPerson(seen)}`],
  }
  const asked = equal[columns.department]
  if (asked !== undefined)
    return [sight.departments.some((name) => name === asked) ? { one: [], conditions: [cleared] } : own]
  const departments = new Set(sight.departments)
  if (departments.size === 0) return [own]
  const others = { ...own, conditions: [...own.conditions, sql`not ${inDepartments(seen)}`] }
  if (departments.size > mostDepartmentBranches)
    return [{ one: [], conditions: [cleared, inDepartments(seen)] }, others]
  const ofDepartments = Array.from(departments, (name, index) => ({
    one: [columns.department],
    conditions: [
      cleared,
      sql`${found}.${department.sql} = ${given(department, name, (asked) => asked.sight!.departments[index])}`,
    ],
  }))
  return [...ofDepartments, others]
}

/**
 * What the text of a sight depends on, beside its values; null where it is not worth knowing again: of grants, of a
 * department that is named twice, and of very many.
 */
export function sightShape({ equal, sight }: Pick<Seen, 'equal' | 'sight'>, columns: SightColumns): string | null {
  const { departments, granted, person } = sight
  if (granted.length > 0) return null
  if (sight.all) return 'all'
  if (departments.length > mostDepartmentBranches || new Set(departments).size < departments.length) return null
  const [owner, asked] = [equal[columns.person], equal[columns.department]]
  const isOwn = owner === person
  const isAmong = departments.some((name) => name === asked)
  return `${departments.length} departments${isOwn ? ' own' : ''}${isAmong ? ' among' : ''}`
}

/** The grants are few and are looked up: the planner would rather walk the whole list and test each row. */
function grantedBranch(seen: Seen): Branch {
  const { dialect, shape, columns, sight } = seen
  const column = shape.column(columns.case)
  const index = caseIndexes[shape.table] ?? null
  const { from, condition } = dialect.lookedUp(shape, column, encodeAll(column, new Set(sight.granted)), index)
  return { one: [], from, conditions: [condition, sql`not ${ordinarily(seen)}`] }
}

/** The meaning of a sight as one condition: right for rows that are found in another way. */
export function sightCondition(seen: Seen): Fragment {
  const { dialect, shape, columns, sight } = seen
  if (sight.granted.length === 0) return ordinarily(seen)
  const column = shape.column(columns.case)
  const granted = dialect.among(column, found, encodeAll(column, new Set(sight.granted)))
  return sql`(${ordinarily(seen)} or ${granted})`
}

function ordinarily(seen: Seen): Fragment {
  const { shape, columns, sight } = seen
  if (sight.all) return sql`(${clearance(seen)})`
  const person = shape.column(columns.person)
  const own = sql`${found}.${person.sql} = ${ownPerson(seen)}`
  return sql`(${clearance(seen)} and (${inDepartments(seen)} or ${own}))`
}

function clearance({ shape, columns, sight }: Seen): Fragment {
  const level = shape.column(columns.level)
  return sql`${found}.${level.sql} <= ${given(level, sight.maxLevel, (asked) => asked.sight!.maxLevel)}`
}

function ownPerson({ shape, columns, sight }: Seen): Parameter {
  return given(shape.column(columns.person), sight.person, (asked) => asked.sight!.person)
}

function inDepartments({ dialect, shape, columns, sight }: Seen): Fragment {
  const department = shape.column(columns.department)
  const encoded = ({ departments }: Sight) => encodeAll(department, new Set(departments))
  return sql`(${dialect.among(department, found, encoded(sight), (asked) => encoded(asked.sight!))})`
}

const encodeAll = (column: ColumnShape, values: Iterable<string>) => Array.from(values, (value) => column.encode(value))
