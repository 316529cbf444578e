import type { StorageAdapter } from '../../src/storage.ts'
import type { Bulk, Hand } from '../hand/hand.ts'
import type { Account, Sent } from '../plans/account.ts'

export const storeNames = ['sqlite', 'postgres', 'mariadb'] as const
export type StoreName = (typeof storeNames)[number]

/** A way in which a host may have opened its database for casekeep. */
export interface Host {
  readonly name: string
  readonly storage: StorageAdapter
}

/** A host that is listened to. */
export interface Heard {
  readonly storage: StorageAdapter
  close(): Promise<void>
}

/** A row as a driver gives it. */
export type DriverRow = Readonly<Record<string, unknown>>

/** An index of a table. */
export interface Index {
  readonly name: string
  /** With their brackets, as they were made. */
  readonly columns: string
}

/** What one database's SQL has of its own, for texts that are otherwise the same. */
export interface Spelling {
  /** Rows with a column `i`, from one number to another. */
  numbers(from: number, to: number): string
  /** The length of a column's text, whatever its type; 0 for null. */
  length(column: string): string
  boolean(condition: string): string
  json(text: string): string
  dropIndex(index: string, table: string): string
  /** Makes indexes of one table, in the way that is quickest here. */
  createIndexes(table: string, indexes: readonly Index[]): readonly string[]
  /** Has the planner look at what is in tables now. */
  analyze(tables: readonly string[]): readonly string[]
}

/** An empty, migrated database of our own, with everything that works on it. */
export interface Database {
  readonly store: StoreName
  /** What was measured on: the server and its driver. */
  readonly versions: Readonly<Record<string, string>>
  readonly hosts: readonly Host[]
  /** The same work, written by hand. */
  readonly hand: Hand
  /**
   * Writes rows that both sides are to find, on a connection of neither: on SQLite each connection keeps in memory the pages
   * that it wrote.
   */
  fill(bulk: Bulk): Promise<void>
  /** Opens a host like the first, which tells of each statement that it sends. */
  heard(hear: (sent: Sent) => void): Heard
  /** How the database finds the rows of statements: it runs each, and undoes it. */
  accountOf(sent: readonly Sent[]): Promise<readonly Account[]>
  readonly spelling: Spelling
  /** Runs a text past the library, where `||` joins texts and `"` quotes names: to fill, to count, to look. */
  query(text: string): Promise<readonly DriverRow[]>
  /** Closes it and drops it. */
  close(): Promise<void>
}
