import {
  type FindArguments,
  type QueryName,
  type QuerySpec,
  queries,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import type { Dialect } from './dialects/dialect.ts'
import { type MadeList, makeList } from './lists.ts'
import { sightShape } from './sight.ts'
import type { Statement } from './statement.ts'

/** Pages have as many rows as their readers like, and people as many departments as they have. */
const mostMade = 1000
const made = new WeakMap<Dialect, Map<string, MadeList>>()

/**
 * The statement of a named query, whose text is made once for all calls of its shape: the same lists are asked for again
 * and again, by other people and of other cases.
 */
export function findStatement(dialect: Dialect, name: QueryName, find: FindArguments): Statement {
  const shape = shapeOf(name, find)
  if (shape === null) return makeList(dialect, name, find).statement
  const ofDialect = made.get(dialect) ?? new Map<string, MadeList>()
  made.set(dialect, ofDialect)
  const before = ofDialect.get(shape)
  if (before?.origins) return { ...before.statement, parameters: before.origins.map((origin) => origin(find)) }
  const list = makeList(dialect, name, find)
  if (ofDialect.size === mostMade) ofDialect.clear()
  ofDialect.set(shape, list)
  return list.statement
}

/** The arguments of which it is known how the text depends on them. */
const known: ReadonlySet<string> = new Set(['equal', 'sight', 'after', 'limit'] satisfies (keyof FindArguments)[])

/** What the text of a list depends on; null where it depends on more than which arguments are given. */
function shapeOf(name: QueryName, find: FindArguments): string | null {
  const { equal, sight, after, limit } = find
  for (const part in find) if (!known.has(part)) return null
  let shape = `${name} ${limit}${after === undefined ? '' : ' after'}`
  for (const property in equal) {
    if ((equal[property] ?? null) === null) return null
    shape += ` ${property}`
  }
  if (sight === undefined) return shape
  const columns = (tables[(queries[name] as QuerySpec).from] as TableSpec).sight
  const seen = columns === undefined ? null : sightShape({ equal, sight }, columns)
  return seen === null ? null : `${shape}, ${seen}`
}
