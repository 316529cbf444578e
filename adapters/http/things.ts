import type { OperationName, QueryOperationName } from '../../src/access/operations.ts'

type AreaOf<Name> = Name extends `${infer Area}.${string}` ? Area : never
/** The first half of an operation's name. */
export type Area = AreaOf<OperationName>

/** What an area is about, where it is one thing with a number and a version: its name in inputs and results. */
export interface Thing {
  readonly name: string
  /** The query that answers it by its number. */
  readonly at: QueryOperationName
}

/** The one table of things: an area that is not in it does not compile. */
export const things = {
  cases: { name: 'case', at: 'cases.get' },
  batches: { name: 'batch', at: 'batches.get' },
  documents: { name: 'document', at: 'documents.get' },
  transfers: { name: 'transfer', at: 'transfers.get' },
  requests: { name: 'request', at: 'requests.get' },
  holds: { name: 'hold', at: 'holds.get' },
  disposals: { name: 'disposal', at: 'disposals.get' },
  subjects: null,
  retention: null,
  duties: null,
  trail: null,
  refusals: null,
  policies: null,
  outsiders: null,
  agreements: null,
  staff: null,
  people: null,
  departments: null,
  deputies: null,
} as const satisfies { readonly [A in Area]: Thing | null }

export function areaOf(operation: OperationName): Area {
  return operation.slice(0, operation.indexOf('.')) as Area
}

/** A thing as a result shows it. */
export interface Shown {
  readonly number: string
  readonly version: number
}

/** The thing that an operation's result is mainly about, with its version; null for one that shows none. */
export function shownBy(operation: OperationName, result: unknown): Shown | null {
  const thing: Thing | null = things[areaOf(operation)]
  if (thing === null || typeof result !== 'object' || result === null || !Object.hasOwn(result, thing.name)) return null
  const shown = (result as Readonly<Record<string, Partial<Shown> | null>>)[thing.name]
  return typeof shown?.number === 'string' && typeof shown.version === 'number' ? (shown as Shown) : null
}
