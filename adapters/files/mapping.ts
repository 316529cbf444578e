import * as z from 'zod'
import { parseInput } from '../../src/engine/parse.ts'
import { isDateForm } from './dates.ts'

const column = z.string().min(1).max(200)
const json = z.json()

/**
 * Where a value comes from: the text of a column; a column that is read as something else; or one value for every row.
 * A cell without anything in it gives nothing, or the `default`.
 */
const source = z.union([
  column,
  z.strictObject({ value: json }),
  z
    .strictObject({
      column,
      /** A number may have commas between its thousands; a list is cut at `separator`, by default a semicolon. */
      as: z.enum(['text', 'number', 'list']).optional(),
      separator: z.string().min(1).max(10).optional(),
      /** The forms that dates have in the column. */
      date: z
        .array(
          z
            .string()
            .max(40)
            .refine(isDateForm, {
              error: 'must hold YYYY or roc, M or MM, and D or DD where it names a day, each once',
              params: { rule: 'format' },
            }),
        )
        .min(1)
        .max(20)
        .optional(),
      /** What each text of the column stands for; any other is refused. */
      values: z.record(z.string(), json).optional(),
      default: json.optional(),
    })
    .check(({ value, issues }) => {
      // What nothing heeds was meant to change something.
      const unheeded = (member: string, message: string, accepted: string) =>
        issues.push({
          code: 'custom',
          input: value,
          path: [member],
          message,
          params: { rule: 'unknown_key', accepted: [accepted] },
        })
      if (value.separator !== undefined && value.as !== 'list') {
        unheeded('separator', 'cuts lists: the column is not read as one', "as: 'list'")
      }
      if (value.as !== undefined && value.date !== undefined) {
        unheeded('as', 'does not go with date: a column is read as one of them', 'date alone')
      }
    }),
])

/** A document that comes in with its case: its members as `cases.import` takes them. */
const document = z.strictObject({
  kind: source,
  title: source,
  channel: source,
  medium: source.optional(),
  author: source.optional(),
  reference: source.optional(),
  date: source.optional(),
  event: source.optional(),
  pages: source.optional(),
  original: source.optional(),
  copyReason: source.optional(),
  originalAt: source.optional(),
  level: source.optional(),
  important: source.optional(),
  mark: source.optional(),
  hash: source.optional(),
  handedInBy: source.optional(),
})

const mapping = z.strictObject({
  category: z.string().max(40).optional(),
  number: source.optional(),
  title: source,
  department: source.optional(),
  owner: source.optional(),
  level: source.optional(),
  opened: source.optional(),
  ended: source.optional(),
  note: source.optional(),
  fields: z.record(z.string().max(40), source),
  documents: z.array(document).max(50).optional(),
  /** Why the old register left numbers unused. */
  reason: z.string().max(2000).optional(),
})

export type CsvSource = z.output<typeof source>
export type CsvMapping = z.output<typeof mapping>

/**
 * Checks what a table's columns are to a case.
 *
 * @throws {CasekeepError} `INVALID_INPUT` with all that is wrong
 * @example
 * csvMapping({
 *   category: 'client',
 *   number: '编号',
 *   title: '客户名称',
 *   department: { value: 'sales' },
 *   opened: { column: '建档日期', date: ['YYYY/M/D', 'YYYY年M月D日'] },
 *   fields: { name: '客户名称', amount: { column: '金额', as: 'number' } },
 * })
 */
export function csvMapping(given: unknown): CsvMapping {
  return parseInput(mapping, given)
}

/** Every column that a mapping names. */
export function columnsOf({ fields, documents = [], reason: _reason, category: _category, ...own }: CsvMapping) {
  const sources = [own, fields, ...documents].flatMap((members) => Object.values(members) as (CsvSource | undefined)[])
  return [...new Set(sources.flatMap((one) => (one === undefined ? [] : (columnOf(one) ?? []))))]
}

export function columnOf(source: CsvSource): string | null {
  if (typeof source === 'string') return source
  return 'column' in source ? source.column : null
}
