/** What was called and what was answered, in lines that a writer of an adapter can repeat by hand. */
import {
  type Change,
  type FilterArguments,
  type FindArguments,
  type QueryName,
  type QuerySpec,
  queries,
  type SummaryName,
  type SummarySpec,
  summaries,
  type TableName,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import { Breach, isEqual } from './assertions.ts'
import type { Call, Recorder, Step } from './recorder.ts'
import { everyone } from './sights.ts'
import { type Columns, wordingOf, wordingOfError, wordingOfList, wordingOfReplace, wordingOfRow } from './wording.ts'

const mostLines = 9
const longestLine = 400

/** The steps of a run that failed, the answer that was wrong marked where it was one answer of one call. */
export function storyOf({ steps, answered }: Recorder, failure: unknown): readonly string[] {
  const sides = failure instanceof Breach ? failure.sides : undefined
  const wrong = sides && answered.findLast((call) => verbsOf(sides).includes(call.verb) && isAnswer(call, sides.actual))
  const table = wrong && tableOf(wrong)
  const columns = columnsThatMatter(steps, sides, table)
  const mark = (step: Step) => {
    if (sides === undefined || wrong === undefined || !step.calls.includes(wrong)) return ''
    return `   ← ${(failure as Breach).what}: ${expectedWording(table, sides, columns)}`
  }
  const width = String(steps.length).length
  const lines = steps.map((step) =>
    cut(`${String(step.number).padStart(width + 2)} ${stepWording(step, columns)}`, mark(step)),
  )
  return [...shortened(lines), ...(wrong === undefined ? [`  ${cut(failureWording(failure, columns), '')}`] : [])]
}

type Sides = NonNullable<Breach['sides']>

/** What answers of this kind: an answer of null is told by what should have been. */
function verbsOf({ actual, expected }: Sides): readonly Call['verb'][] {
  const side = actual ?? expected
  if (typeof side === 'number') return ['take']
  if (Array.isArray(side)) return ['getMany', 'find', 'summarize']
  return Object.hasOwn(Object(side), 'because') ? ['commit'] : ['get']
}

function isAnswer({ outcome }: Call, value: unknown): boolean {
  return outcome !== undefined && 'answer' in outcome && isEqual(outcome.answer, value)
}

/** What should have been answered; of a long list the first place where it was not. */
function expectedWording(table: TableName | undefined, { actual, expected }: Sides, columns: Columns): string {
  if (!Array.isArray(actual) || !Array.isArray(expected) || actual.length !== expected.length || actual.length < 5)
    return `expected ${answerWording(table, expected, columns)}`
  const place = expected.findIndex((element, index) => !isEqual(element, actual[index]))
  const [is, should] = [actual, expected].map((list) => answerWording(table, list[place], columns))
  return `expected [${place}] to be ${should}, not ${is}`
}

function failureWording(failure: unknown, columns: Columns): string {
  if (!(failure instanceof Breach)) return `it threw ${wordingOfError(failure)}, where nothing may be thrown`
  const { what, sides } = failure
  if (sides === undefined) return what
  const [got, wanted] = [sides.actual, sides.expected].map((side) => answerWording(undefined, side, columns))
  return `${what}: expected ${wanted}, got ${got}`
}

function cut(line: string, mark: string): string {
  return (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line) + mark.slice(0, longestLine)
}

/** The first steps and the last: what went wrong stands at the end. */
function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= mostLines) return lines
  const first = lines.slice(0, 2)
  const last = lines.slice(3 - mostLines)
  return [...first, `  … ${lines.length - first.length - last.length} more`, ...last]
}

function stepWording(step: Step, columns: Columns): string {
  const { kind, beside, calls, thrown, rejected } = step
  const others = beside.length === 0 ? '' : `, beside ${beside.slice(0, 3).join(', ')}${beside.length > 3 ? ' …' : ''}`
  const told = calls.map((call) => callWording(call, columns))
  const isOfCall = calls.some(({ outcome }) => outcome && 'thrown' in outcome && outcome.thrown === thrown?.error)
  if (thrown !== undefined && !isOfCall && !(thrown.error instanceof Breach))
    told.push(`throws ${wordingOfError(thrown.error)}`)
  if (rejected !== undefined && (thrown === undefined || rejected.error !== thrown.error))
    told.push(`rejected with ${wordingOfError(rejected.error)}`)
  if (thrown !== undefined && rejected === undefined && step.ended) told.push('answered all the same')
  return `${kind}${others}${told.length === 0 ? '' : `: ${told.join('; ')}`}`
}

function callWording(call: Call, columns: Columns): string {
  return `${call.verb} ${givenWording(call.verb, call.given, columns)} → ${outcomeWording(call, columns)}`
}

function outcomeWording(call: Call, columns: Columns): string {
  if (call.outcome === undefined) return 'not answered'
  if ('thrown' in call.outcome) return `throws ${wordingOfError(call.outcome.thrown)}`
  return answerWording(tableOf(call), call.outcome.answer, columns)
}

function givenWording(verb: Call['verb'], given: readonly unknown[], columns: Columns): string {
  switch (verb) {
    case 'get':
      return `${given[0]} ${wordingOf(given[1])}`
    case 'getMany':
      return `${given[0]} ${wordingOf(given[1])}`
    case 'find':
    case 'summarize':
      return `${given[0]} ${filterWording(given[1] as FilterArguments)}`
    case 'take':
      return given.map(wordingOf).join(' ')
    case 'commit': {
      const changes = given[0] as readonly Change[]
      const wording = (change: Change) => changeWording(change, columns)
      return changes.length === 1 ? wording(changes[0]!) : wordingOfList(changes, wording)
    }
  }
}

/** A filter without what is empty in its sight. */
function filterWording({ sight, ...filter }: FilterArguments): string {
  if (sight === undefined) return wordingOf(filter)
  const parts = Object.entries(sight).filter(([, value]) => value !== '' && !isEqual(value, []))
  return wordingOf({ ...filter, sight: Object.fromEntries(parts) })
}

function changeWording(change: Change, columns: Columns): string {
  const { op, table } = change
  if (op === 'replace') return `replace ${table} ${wordingOfReplace(table, change.was, change.row, columns)}`
  if (op === 'erase') return `erase ${table} ${wordingOf(change.of)}`
  if (op !== 'insert') return `${op} ${table} ${wordingOfRow(table, change.was, columns)}`
  const wording = (row: unknown) => wordingOfRow(table, row, columns)
  return `insert ${table} ${change.rows.length === 1 ? wording(change.rows[0]) : wordingOfList(change.rows, wording)}`
}

/** The table whose rows a call answers. */
function tableOf({ verb, given }: Call): TableName | undefined {
  if (verb === 'get' || verb === 'getMany') return given[0] as TableName
  return verb === 'find' ? queries[given[0] as QueryName].from : undefined
}

function answerWording(table: TableName | undefined, answer: unknown, columns: Columns): string {
  if (table === undefined) return wordingOf(answer)
  const wording = (row: unknown) => wordingOfRow(table, row, columns)
  return Array.isArray(answer) ? wordingOfList(answer, wording) : wording(answer)
}

/** The columns that were asked by, and those in which an answer is not what it should be. */
function columnsThatMatter(steps: readonly Step[], sides: Breach['sides'], table: TableName | undefined): Columns {
  const columns = new Set<string>()
  for (const call of steps.flatMap(({ calls }) => calls)) for (const column of columnsAskedBy(call)) columns.add(column)
  if (table !== undefined && sides !== undefined)
    for (const column of differences(table, rowsOf(sides.actual), rowsOf(sides.expected))) columns.add(column)
  return columns
}

function columnsAskedBy({ verb, given, outcome }: Call): readonly string[] {
  if (verb !== 'find' && verb !== 'summarize') return []
  const description: QuerySpec | SummarySpec =
    verb === 'find' ? queries[given[0] as QueryName] : summaries[given[0] as SummaryName]
  const { equal, range, prefix, fields, sight, after } = given[1] as Partial<FindArguments> & FilterArguments
  const answer = outcome && 'answer' in outcome ? outcome.answer : undefined
  const isInOrder = after !== undefined || (Array.isArray(answer) && answer.length > 1)
  const hidden =
    sight === undefined || isEqual(sight, everyone) ? undefined : (tables[description.from] as TableSpec).sight
  return [
    ...Object.keys(equal),
    ...(description.range !== undefined && range !== undefined ? [description.range] : []),
    ...(description.prefix !== undefined && prefix !== undefined ? [description.prefix] : []),
    ...(fields ?? []).flatMap(({ column }) => ['case', 'category', 'field', column]),
    ...('by' in description ? description.by : isInOrder ? description.order.map(([column]) => column) : []),
    ...(hidden ? [hidden.department, hidden.level, hidden.person, hidden.case] : []),
  ]
}

type Cells = Readonly<Record<string, unknown>>
const rowsOf = (answer: unknown) => (Array.isArray(answer) ? answer : [answer]) as readonly unknown[]

/** Columns in which rows of the same key differ, where both are rows. */
function differences(table: TableName, actual: readonly unknown[], expected: readonly unknown[]): readonly string[] {
  return expected.flatMap((wanted, index) => {
    const row = actual[index]
    if (typeof row !== 'object' || row === null || typeof wanted !== 'object' || wanted === null) return []
    const [is, should] = [row as Cells, wanted as Cells]
    if (!tables[table].key.every((column) => isEqual(is[column], should[column]))) return []
    return Object.keys(should).filter((column) => !isEqual(is[column], should[column]))
  })
}
