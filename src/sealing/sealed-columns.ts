import { type Json, type TableName, tables } from '../storage.ts'

/** Which columns of a table are sealed, how, and by whose key. */
interface SealedColumns {
  /** The JSON column that keeps the sealed value: of this column, and of those that are blank. */
  readonly into: string
  /** Columns that are sealed with it, and what stands in their place. */
  readonly blank: Readonly<Record<string, null | string>>
  /** The columns that name the key; or all keys of the chains that the same commit tells, each of which is needed. */
  readonly key: { readonly case: string; readonly document?: string } | 'chains'
}

/**
 * What is sealed, as data beside `tables`. No query filters or orders by one of these. Titles and the catalogue stay
 * plain, since lists are searched by them, and so do the fields that a policy wants indexed (`caseFields`).
 */
export const sealedColumns = {
  /** What the category asks for. */
  cases: { into: 'fields', blank: {}, key: { case: 'number' } },
  /** With the salt, since a short detail could be guessed from its commitment otherwise. */
  trail: { into: 'detail', blank: { salt: null }, key: { case: 'chain' } },
  /** By a key of the document, which may outlive its case. */
  documentRevisions: { into: 'content', blank: {}, key: { case: 'case', document: 'position' } },
  /** With the digest of the input, from which a short input could be guessed. */
  idempotency: { into: 'result', blank: { input: '' }, key: 'chains' },
} as const satisfies { readonly [T in TableName]?: SealedColumns }

export type SealedTable = keyof typeof sealedColumns

export type Cells = Readonly<Record<string, Json>>

/** A table of which something is sealed. */
export interface SealedSpec {
  readonly table: SealedTable
  readonly into: string
  /** All that are sealed: `into`, then the blank ones. */
  readonly columns: readonly string[]
  /** What stands in the place of the columns beside `into`. */
  readonly blank: Cells
  readonly key: SealedColumns['key']
  /** What an error calls it. */
  readonly label: string
}

const specs = new Map<TableName, SealedSpec>(
  (Object.entries(sealedColumns) as [SealedTable, SealedColumns][]).map(([table, { into, blank, key }]) => [
    table,
    { table, into, blank, key, columns: [into, ...Object.keys(blank)], label: `${table}.${into}` },
  ]),
)

/** What of a table is sealed; undefined for one of which nothing is. */
export function sealedSpec(table: TableName): SealedSpec | undefined {
  return specs.get(table)
}

/** The values of a row's key, which tell its place. */
export function placeOf(table: TableName, row: Cells): readonly Json[] {
  return tables[table].key.map((column) => row[column]!)
}
