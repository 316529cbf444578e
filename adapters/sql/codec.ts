import { textOnce } from '../../src/canonical.ts'
import { type ErrorDetails, refuse } from '../../src/errors.ts'
import type { ColumnType } from '../../src/storage.ts'
import type { SqlValue } from './fragment.ts'

/** A row as the contract has it, for code that loops over columns. */
export type PlainRow = Readonly<Record<string, unknown>>

/** What a value's form in the database depends on. */
export interface Coded {
  /** The name in the contract, such as `titleKey`. */
  readonly property: string
  readonly type: ColumnType
  readonly nullable: boolean
}

/** A value that cannot be kept exactly is refused before anything is sent. */
function unstorable(at: string, rule: string, message: string): never {
  const details: ErrorDetails['INVALID_INPUT'] = { issues: [{ path: [at], rule, message }] }
  refuse('INVALID_INPUT', details)
}

const encoders: { readonly [T in ColumnType]: (value: unknown, at: string) => SqlValue } = {
  text: encodeText,
  day: encodeText,
  moment: encodeText,
  integer: (value, at) =>
    Number.isSafeInteger(value) ? (value as number) : unstorable(at, 'integer', 'not an integer that is kept exactly'),
  boolean: (value, at) =>
    typeof value === 'boolean' ? Number(value) : unstorable(at, 'boolean', 'neither true nor false'),
  json: (value, at) => textOnce(value) ?? JSON.stringify(value) ?? unstorable(at, 'json', 'not JSON'),
}

/** The types of ECMAScript 2023 do not have it; every Node that this runs on does. */
type WellFormed = string & { isWellFormed(): boolean }

/** Drivers silently replace half a surrogate pair, and some cut a text at a NUL. */
function encodeText(value: unknown, at: string): string {
  if (typeof value !== 'string') unstorable(at, 'text', 'not a text')
  if (!(value as WellFormed).isWellFormed() || value.includes('\0'))
    unstorable(at, 'characters', 'holds a NUL or half a surrogate pair, which databases do not keep')
  return value
}

/** A value as the driver takes it; `at` names it in a refusal. */
export function encodeAs(type: ColumnType, value: unknown, at: string): SqlValue {
  return encoders[type](value, at)
}

/** Writes the values of a column as the driver takes them. JSON null is a value of its own and not SQL's. */
export function encoderOf({ type, nullable, property }: Coded): (value: unknown) => SqlValue {
  const encoder = encoders[type]
  if (type === 'json' && !nullable) return (value) => encoder(value, property)
  return (value) => (value === null ? null : encoder(value, property))
}

type Decoder = (value: unknown) => unknown

/** Drivers give integers as number, as bigint where the host asked for that. */
function decodeInteger(value: unknown): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) refuse('STORAGE', { during: `reading the integer ${String(value)}` })
  return number
}

const decoders: { readonly [T in ColumnType]?: Decoder } = {
  integer: decodeInteger,
  boolean: (value) => Number(value) === 1,
  json: (value) => JSON.parse(value as string) as unknown,
}

/** A value of a column as the contract has it. */
export function decode(column: Coded, value: unknown): unknown {
  const decoder = decoders[column.type]
  return value === null || decoder === undefined ? value : decoder(value)
}

/** Turns rows of a driver into rows of the contract, in place: they belong to nobody else. */
export function rowDecoder(columns: readonly Coded[]): (row: Record<string, unknown>) => PlainRow {
  const coded = columns.flatMap(({ property, type }) => {
    const decoder = decoders[type]
    return decoder === undefined ? [] : [{ property, decoder }]
  })
  return (row) => {
    for (const { property, decoder } of coded) {
      const value = row[property]
      // Not all lists tell all columns.
      if (value !== null && value !== undefined) row[property] = decoder(value)
    }
    return row
  }
}
