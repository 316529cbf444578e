import type { InputIssue } from '../../src/errors.ts'
import type { Json } from '../../src/storage.ts'
import { dateReader } from './dates.ts'
import { type CsvMapping, type CsvSource, columnOf } from './mapping.ts'
import type { CsvRow } from './read-csv.ts'

type Path = InputIssue['path']
type Members = Readonly<Record<string, unknown>>

/** A row as `cases.import` takes it, as far as it could be read, and what could not. */
interface MappedRow {
  readonly member: Members
  readonly issues: readonly InputIssue[]
}
/** What a source gives of a row: nothing, a value, or what is wrong. */
type Read = (cells: CsvRow['cells']) => Json | undefined | Wrong
class Wrong {
  constructor(
    readonly rule: string,
    readonly message: string,
    readonly accepted?: readonly string[],
  ) {}
}

/** Reads rows by a mapping, which is gone through once. */
export function rowMapper({ category, reason: _reason, fields, documents = [], ...members }: CsvMapping) {
  const own = readersOf(members)
  const inFields = readersOf(fields)
  const inDocuments = documents.map((document) => ({
    readers: readersOf(document),
    columns: Object.values(document).flatMap((source) => (source === undefined ? [] : (columnOf(source) ?? []))),
  }))
  return ({ cells }: CsvRow): MappedRow => {
    const issues: InputIssue[] = []
    const read = (readers: readonly (readonly [string, Read])[], path: Path): Record<string, unknown> => {
      const found: Record<string, unknown> = {}
      for (const [name, reader] of readers) {
        const value = reader(cells)
        if (value instanceof Wrong) {
          const { rule, message, accepted } = value
          issues.push({ path: [...path, name], rule, message, ...(accepted && { accepted }) })
        } else if (value !== undefined && value !== null) found[name] = value
      }
      return found
    }
    // A document of whose columns none has anything in it is not there.
    const present = inDocuments.filter(
      ({ columns }) => columns.length === 0 || columns.some((column) => cells[column]!.trim() !== ''),
    )
    const taken = present.map(({ readers }, index) => read(readers, ['documents', index]))
    const member = {
      category,
      ...read(own, []),
      fields: read(inFields, ['fields']),
      ...(taken.length > 0 && { documents: taken }),
    }
    return { member, issues }
  }
}

function readersOf(sources: Readonly<Record<string, CsvSource | undefined>>): readonly (readonly [string, Read])[] {
  return Object.entries(sources).flatMap(([name, source]) =>
    source === undefined ? [] : [[name, readerOf(source)] as const],
  )
}

function readerOf(source: CsvSource): Read {
  if (typeof source === 'string') return (cells) => cells[source]!.trim() || undefined
  if ('value' in source) return () => source.value as Json
  const { column, default: otherwise } = source
  const convert = converterOf(source)
  return (cells) => {
    const text = cells[column]!.trim()
    return text === '' ? (otherwise as Json | undefined) : convert(text)
  }
}

type Converted = Exclude<CsvSource, string | { readonly value: unknown }>

function converterOf({ as, separator = ';', date, values }: Converted): (text: string) => Json | Wrong {
  const convert = date === undefined ? plainly(as, separator) : dated(date)
  if (values === undefined) return convert
  const table = new Map(Object.entries(values) as [string, Json][])
  return (text) => {
    const value = table.get(text)
    if (value !== undefined) return value
    // A table may hold only what stands in the place of a date or number.
    if (date !== undefined || as !== undefined) return convert(text)
    return new Wrong('choice', `${text} is not in the table of values`, [...table.keys()])
  }
}

function dated(forms: readonly string[]): (text: string) => Json | Wrong {
  const read = dateReader(forms)
  return (text) => read(text) ?? new Wrong('day', `${text} is no day in the form given`, forms)
}

const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/
const decimal = /^-?\d+(\.\d+)?$/

function plainly(as: Converted['as'], separator: string): (text: string) => Json | Wrong {
  if (as === 'list') {
    return (text) =>
      text
        .split(separator)
        .map((part) => part.trim())
        .filter((part) => part !== '')
  }
  if (as !== 'number') return (text) => text
  return (text) => {
    const digits = text.normalize('NFKC')
    const plain = grouped.test(digits) ? digits.replaceAll(',', '') : digits
    return decimal.test(plain) ? Number(plain) : new Wrong('type', `${text} is not a number`, ['number'])
  }
}
