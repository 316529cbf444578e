import { parseArgs } from 'node:util'
import { Fault } from '../try/fault.ts'

export interface Options {
  /** The register, as CSV. */
  readonly file: string
  /** What its columns are: JSON, as `csvMapping` takes it. */
  readonly mapping: string
  /** The SQLite file of the archive, made where it is not there. */
  readonly db: string
  /** The category of all its rows; otherwise the mapping names one. */
  readonly category: string | null
  readonly dryRun: boolean
  /** Where the report by row is written. */
  readonly report: string | null
  /** Rows of a commit. */
  readonly chunk: number | null
}

const usage =
  'npm run import -- FILE --mapping MAPPING.json --db FILE.db --category client [--dry-run] [--report FILE] [--chunk ROWS]'

/** What the program calls its files. */
export const called = { file: 'register', mapping: 'mapping', db: 'archive', report: 'report' } as const

export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args)
  const [file, ...others] = positionals
  const { mapping, db } = values
  if (file === undefined || others.length > 0) throw new Fault(`Name one file: ${usage}`)
  if (mapping === undefined) throw new Fault(`Say what its columns are: ${usage}`)
  if (db === undefined) throw new Fault(`Say where the archive is: ${usage}`)
  for (const [name, value] of Object.entries({ file, mapping, db, report: values.report })) {
    if (value?.trim() === '')
      throw new Fault(`The name of the ${called[name as keyof typeof called]} is empty: ${usage}`)
  }
  if (values.chunk !== undefined && !/^\d{1,4}$/.test(values.chunk))
    throw new Fault(`--chunk is a number of rows: ${usage}`)
  return {
    file,
    mapping,
    db,
    category: values.category ?? null,
    dryRun: values['dry-run'] ?? false,
    report: values.report ?? null,
    chunk: values.chunk === undefined ? null : Number(values.chunk),
  }
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const
  const options = {
    mapping: text,
    db: text,
    category: text,
    report: text,
    chunk: text,
    'dry-run': { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new Fault(`${(error as Error).message}\n${usage}`)
  }
}
