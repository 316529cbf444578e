import type { QuerySpec, Sight, SightColumns } from '../../src/storage.ts'
import { encodeList } from './codec.ts'
import type { Dialect } from './dialect.ts'
import { type ByIndex, found } from './filter.ts'
import { type Fragment, given, raw, sql } from './fragment.ts'
import type { ColumnShape, TableShape } from './shapes.ts'

/** One way in which an actor comes to see rows: where they are read from, and which of them. */
export interface Branch {
  readonly from: Fragment
  readonly conditions: readonly Fragment[]
}

/**
 * Beyond this many departments an actor sees most of what there is: to walk everything and to drop the rest is then
 * cheaper than a branch each, and a database bounds the branches of one statement.
 */
const mostDepartmentBranches = 50

/** The ways of a sight, apart, so that each walks an index of its own in the order of the list. */
export function sightBranches(
  dialect: Dialect,
  shape: TableShape,
  description: QuerySpec,
  columns: SightColumns,
  sight: Sight,
  others: (byIndex: ByIndex) => readonly Fragment[],
): Branch[] {
  const from = sql`${shape.sql} as ${found}`
  const department = shape.column(columns.department)
  const person = shape.column(columns.person)
  const level = clearance(shape.column(columns.level), sight)
  const departments = new Set(sight.departments)
  const branches: Branch[] = []
  if (sight.all) {
    branches.push({ from, conditions: [...others(() => true), level] })
  } else {
    // A department or a person has few rows among the many of a category or a state.
    const cleared = [...others((property) => description.equal.includes(property)), level]
    if (departments.size > mostDepartmentBranches)
      branches.push({ from, conditions: [...cleared, among(dialect, department, departments)] })
    else
      for (const name of departments)
        branches.push({ from, conditions: [...cleared, sql`${found}.${department.sql} = ${given(department, name)}`] })
    branches.push({ from, conditions: [...cleared, sql`${found}.${person.sql} = ${given(person, sight.person)}`] })
  }
  if (sight.granted.length > 0) {
    const caseNumber = shape.column(columns.case)
    const granted = sql`${dialect.list({ value: encodeList(caseNumber, sight.granted) })} as granted`
    branches.push({
      // The grants are few and are looked up: the planner would rather walk the whole list and test each row.
      from: sql`${granted} ${raw(dialect.joinInOrder)} ${from}`,
      conditions: [...others((property) => property === 'tenant'), sql`${found}.${caseNumber.sql} = granted.value`],
    })
  }
  return branches
}

/** The meaning of a sight as one condition: right for counts, which read every row anyhow. */
export function sightCondition(dialect: Dialect, shape: TableShape, columns: SightColumns, sight: Sight): Fragment {
  const cleared = clearance(shape.column(columns.level), sight)
  const person = shape.column(columns.person)
  const ordinary = sight.all
    ? cleared
    : sql`${cleared} and (${among(dialect, shape.column(columns.department), new Set(sight.departments))} or ${found}.${
        person.sql
      } = ${given(person, sight.person)})`
  return sight.granted.length === 0
    ? sql`(${ordinary})`
    : sql`(${ordinary} or ${among(dialect, shape.column(columns.case), new Set(sight.granted))})`
}

function clearance(level: ColumnShape, sight: Sight): Fragment {
  return sql`${found}.${level.sql} <= ${given(level, sight.maxLevel)}`
}

function among(dialect: Dialect, column: ColumnShape, values: ReadonlySet<string>): Fragment {
  const list = dialect.list({ value: encodeList(column, values) })
  return sql`${found}.${column.sql} in (select listed.value from ${list} as listed)`
}
