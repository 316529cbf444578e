import { refuse } from './errors.ts'
import type { FilterArguments, QuerySpec, SummarySpec } from './storage.ts'

/**
 * Refuses arguments that do not fit a query's description: run all the same, it would show too much. Every adapter asks
 * this first.
 * @throws {CasekeepError} `INVALID_INPUT` with the rule `arguments`
 */
export function checkFilter(name: string, description: QuerySpec | SummarySpec, filter: FilterArguments): void {
  const wrong = (part: string, message: string): never =>
    refuse('INVALID_INPUT', { issues: [{ path: [name, part], rule: 'arguments', message }] })
  for (const column of description.equal)
    if (filter.equal[column] === undefined) wrong(column, 'is needed by this query')
  for (const column of Object.keys(filter.equal))
    if (!description.equal.includes(column) && !description.optional?.includes(column))
      wrong(column, 'is not a filter of this query')
  for (const part of ['range', 'prefix', 'fields', 'sight'] as const)
    if (filter[part] !== undefined && description[part] === undefined) wrong(part, 'is not a filter of this query')
  if (description.sight && filter.sight === undefined) wrong('sight', 'is needed by this query')
}
