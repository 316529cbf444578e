import { type InputIssue, isCasekeepError, refuse } from '../../src/errors.ts'
import type { CsvRow } from './read-csv.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * A row as `readCsv` gives it, or another reader that the host wrote: copied once it is found to be one.
 *
 * @param index its place among all rows, from 0: they may have no number that would tell them apart
 * @throws {CasekeepError} `INVALID_INPUT` with all that is wrong with it, its path `['rows', index, …]`
 */
export function takeRow(given: unknown, index: number): CsvRow {
  const path = ['rows', index]
  try {
    if (typeof given !== 'object' || given === null) {
      return unfit([{ path, rule: 'type', message: 'must be a row', accepted: ['{ row, line, cells, issues }'] }])
    }
    const { row, line, cells, issues } = given as Members
    const found = [
      ...countIssues([...path, 'row'], row),
      ...countIssues([...path, 'line'], line),
      ...listIssues([...path, 'issues'], issues),
    ]
    const copied = copiedCells([...path, 'cells'], cells, found)
    if (found.length > 0) return unfit(found)
    return { row, line, cells: copied, issues: [...(issues as InputIssue[])] } as CsvRow
  } catch (cause) {
    if (isCasekeepError(cause)) throw cause
    return refuse('INVALID_INPUT', { issues: [{ path, rule: 'type', message: 'cannot be read' }] }, { cause })
  }
}

/** Refuses a row that lacks cells of the columns that a mapping names. */
export function checkCells({ cells }: CsvRow, index: number, columns: readonly string[]): void {
  const lacking = columns.filter((column) => !Object.hasOwn(cells, column))
  if (lacking.length === 0) return
  const message = 'is required: each row has a cell for every column, be it an empty one'
  unfit(lacking.map((column) => ({ path: ['rows', index, 'cells', column], rule: 'required', message })))
}

function countIssues(path: InputIssue['path'], value: unknown): readonly InputIssue[] {
  if (value === undefined) return [{ path, rule: 'required', message: 'is required' }]
  if (Number.isSafeInteger(value) && (value as number) >= 1) return []
  return [{ path, rule: 'integer', message: 'must be a whole number from 1', accepted: ['at least 1'] }]
}

function listIssues(path: InputIssue['path'], value: unknown): readonly InputIssue[] {
  if (value === undefined) return [{ path, rule: 'required', message: 'is required: [] where nothing is wrong' }]
  // Spread, as a hole would be passed over.
  if (Array.isArray(value) && [...value].every(isIssue)) return []
  return [{ path, rule: 'type', message: 'must be a list of issues', accepted: ['{ path, rule, message }'] }]
}

function isIssue(value: unknown): value is InputIssue {
  const { path, rule, message } = Object(value) as Members
  return Array.isArray(path) && typeof rule === 'string' && typeof message === 'string'
}

/** Without a prototype: a column may be called as it likes. */
function copiedCells(path: InputIssue['path'], value: unknown, found: InputIssue[]): CsvRow['cells'] {
  const cells: Record<string, string> = Object.create(null)
  if (value === undefined) found.push({ path, rule: 'required', message: 'is required' })
  else if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    found.push({ path, rule: 'type', message: 'must be the cells by the names of their columns', accepted: ['object'] })
  } else {
    for (const [column, cell] of Object.entries(value)) {
      if (typeof cell === 'string') cells[column] = cell
      else found.push({ path: [...path, column], rule: 'type', message: 'must be a text', accepted: ['string'] })
    }
  }
  return cells
}

function unfit(issues: readonly InputIssue[]): never {
  return refuse('INVALID_INPUT', { issues })
}
