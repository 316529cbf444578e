/** Values in few words, for people: what is long is cut, and says by how much. */
import { isCasekeepError } from '../../src/errors.ts'
import type { TableName, TableSpec } from '../../src/storage.ts'
import { tables } from '../../src/storage.ts'

const longestText = 40
const longestMessage = 120
const mostElements = 3
const mostKeys = 12

export function wordingOf(value: unknown): string {
  if (typeof value === 'string') return wordingOfText(value)
  if (value instanceof Error) return wordingOfError(value)
  if (Array.isArray(value)) return wordingOfList(value, wordingOf)
  if (typeof value === 'object' && value !== null) return wordingOfObject(Object.entries(value))
  return typeof value === 'bigint' ? `${value}n` : String(value)
}

function wordingOfText(text: string, longest = longestText): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  const escaped = JSON.stringify(cut).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  // What cannot be seen, or be told apart by eye, is written by its code point.
  const visible = escaped.replace(/[\p{C}\p{M}]/gu, (point) => `\\u{${point.codePointAt(0)!.toString(16)}}`)
  const quoted = `'${visible}'`
  return cut === text ? quoted : `${quoted} (${text.length} characters)`
}

/** An error by its name, its code and the beginning of its message. */
export function wordingOfError(error: unknown): string {
  if (!(error instanceof Error)) return wordingOf(error)
  const named = isCasekeepError(error) ? `${error.name} ${error.code}` : error.name
  return `${named} ${wordingOfText(error.message, longestMessage)}`
}

export function wordingOfList<T>(list: readonly T[], wording: (element: T) => string): string {
  const shown = list.slice(0, list.length > mostElements + 1 ? mostElements : list.length).map(wording)
  const rest = list.length - shown.length
  return `[${[...shown, ...(rest > 0 ? [`… ${rest} more`] : [])].join(', ')}]`
}

function wordingOfObject(entries: readonly (readonly [string, unknown])[], hasMore = false): string {
  const shown = entries.slice(0, mostKeys).map(([key, value]) => `${keyWording(key)}: ${wordingOf(value)}`)
  return `{${[...shown, ...(hasMore || entries.length > mostKeys ? ['…'] : [])].join(', ')}}`
}

const keyWording = (key: string) => (/^[\w$]+$/.test(key) ? key : wordingOfText(key))

/** Which columns of a row are worth showing beside its key and its version. */
export type Columns = ReadonlySet<string>

/** A row by its key, its unique values, its version and the columns that matter. */
export function wordingOfRow(table: TableName, row: unknown, columns: Columns): string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return wordingOf(row)
  const entries = shownColumns(table, row, columns).map((name) => [name, (row as Cells)[name]] as const)
  return wordingOfObject(entries, Object.keys(row).length > entries.length)
}

/** A row that takes the place of another, each value as it was and as it is. */
export function wordingOfReplace(table: TableName, was: unknown, row: unknown, columns: Columns): string {
  const shown = shownColumns(table, was as object, columns).map((name) => {
    const [before, after] = [was, row].map((one) => wordingOf((one as Cells)[name]))
    return `${name}: ${before === after ? before : `${before} → ${after}`}`
  })
  return `{${[...shown, '…'].join(', ')}}`
}

type Cells = Readonly<Record<string, unknown>>

function shownColumns(table: TableName, row: object, columns: Columns): readonly string[] {
  const { key, unique = [], guard }: TableSpec = tables[table]
  const always = [...new Set([...key, ...unique.flat(), ...(guard === undefined ? [] : [guard])])]
  const rest = Object.keys(row).filter((name) => columns.has(name) && !always.includes(name))
  return [...always.filter((name) => Object.hasOwn(row, name)), ...rest]
}
