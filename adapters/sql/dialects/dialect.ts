import type { Result } from '../connection.ts'
import type { Fragment, Origin, Parameter, Spelling, SqlValue } from '../fragment.ts'
import type { ColumnShape, TableShape } from '../shapes.ts'
import type { DialectName } from './name.ts'
import type { Naming } from './naming.ts'

/** What a database's error means for the work that met it. */
export type Meaning =
  /** A key or unique value is there already. */
  | 'taken'
  /** Somebody else holds what is needed: the same work may succeed later, from its beginning. */
  | 'held'
  /** A condition of our own did not hold, and the statement undid itself. */
  | 'missed'
  /** Not one of these: a failure. */
  | null

/** Everything in which the statements of one database differ from another's; what is to be set right at the start is in `start.ts` and `warnings.ts`. */
export interface Dialect extends Spelling {
  readonly name: DialectName
  /** How the tables are called, and where they are. */
  readonly naming: Naming
  /** Opens a transaction that may write. */
  readonly begin: readonly string[]
  /**
   * How it is found out that a host's transaction is over, before anything is written. `begins`: it would begin one of
   * its own, which can be tried. `forgets`: it takes a savepoint and keeps none. `refuses`: it takes no savepoint.
   */
  readonly whereNoneIsOpen: 'begins' | 'forgets' | 'refuses'
  /** A set of changes goes as one statement, and so do readings that do not wait for each other. */
  readonly writesAtOnce: boolean
  /** Changes of the schema cannot be undone with the transaction: a migration is run step by step. */
  readonly stepByStep: boolean
  /** Says whether a table of ours is there: one row or none. */
  isThere(table: string): Fragment
  /** A change of the schema failed because it was made before. */
  isDoneAlready(error: unknown): boolean
  /** Joins so that the left side is read first, where the planner has to be told; a condition follows. */
  readonly joinInOrder: string
  /**
   * What is merged best where a list is found in several ways, each in the order of an index. `rowsAsRead`: whole rows,
   * since no way is read further than the page goes. `rows`: whole rows, of each way as many as a page has. `keys`: keys
   * alone, by which the rows are then fetched.
   */
  readonly mergesBest: 'rowsAsRead' | 'rows' | 'keys'
  /** After a table of a statement: the index to go by, where the planner can be told. Without the prefix. */
  byIndex(index: string): Fragment
  /** A column of a condition that is tested on the rows that are found, and neither looked up nor taken as settled. */
  tested(name: Fragment): Fragment
  /** Ends an insert: leaves out what is there already. Empty where that fails the statement, and no more. */
  readonly unlessTaken: string
  /** An update may be told to have written nothing where the row was so before. */
  readonly countsChanged: boolean
  /** Ends a reading of rows that nobody may change before this transaction ends. */
  readonly heldByReader: string
  /** A table's name as a piece of SQL. */
  table(name: string): Fragment
  /** A column of the found row as it is read, before the driver has its way with it. */
  read(column: ColumnShape, source: Fragment): Fragment
  /** Whether a column is one of a list of encoded values, of any length; `origin`: where arguments have it. */
  among(
    column: ColumnShape,
    source: Fragment,
    values: readonly SqlValue[],
    origin?: Origin<readonly SqlValue[]>,
  ): Fragment
  /** Selects the rows of some keys: encoded, in the order of the key's columns. */
  ofKeys(shape: TableShape<string>, what: Fragment, keys: readonly (readonly SqlValue[])[]): Fragment
  /** The rows of a table whose column is one of a few encoded values: looked up one by one, by an index or the key. */
  lookedUp(shape: TableShape, column: ColumnShape, values: readonly SqlValue[], index: string | null): LookedUp
  /** Everything after a place in an order that goes one way. */
  after(
    names: readonly Fragment[],
    way: 'asc' | 'desc',
    values: readonly SqlValue[],
    origin?: Origin<readonly SqlValue[]>,
  ): Fragment
  /** So many rows; none where a condition that names no row does not hold. Some find that out for each row otherwise. */
  limit(count: number, where?: Fragment): Fragment
  /** Adds to the counter of a series, which is made where it is not there. */
  counting(tenant: Parameter, series: Parameter, count: Parameter): Fragment
  /** Where the counter stands now, out of what {@link Dialect.counting} came to. */
  counted(result: Result): number
  meaningOf(error: unknown): Meaning
}

export interface LookedUp {
  readonly from: Fragment
  readonly condition: Fragment
}

/** A schema or database that was named, or else the connection's own. */
export function placeOr(naming: Naming, own: string): Fragment {
  return naming.schema === null ? [own] : [{ value: naming.schema }]
}

/** The errors that a driver's error is or was caused by, outermost first: some libraries wrap what a driver throws. */
export function causesOf(error: unknown): readonly Readonly<Record<string, unknown>>[] {
  const causes: Record<string, unknown>[] = []
  for (let cause = error; typeof cause === 'object' && cause !== null && causes.length < 10; ) {
    causes.push(cause as Record<string, unknown>)
    cause = (cause as { cause?: unknown }).cause
  }
  return causes
}
