import type { Change, TableName } from '../../src/storage.ts'
import type { CapturedApproval } from '../capture.ts'
import type { NoticeRun } from '../captured-notices.ts'
import type { Booleans, Cell } from './cells.ts'

/** Rows as a driver takes them, by their table. */
export type Bulk = ReadonlyMap<TableName, readonly (readonly Cell[])[]>

/** Opens cases as they were captured. */
export interface Opening {
  /** Computes, before the time counts, what will be sent for these sequences. */
  ready(sequences: readonly number[]): void
  /** Takes the next number and writes the case under it, in one transaction. */
  open(): Promise<void>
}

/** Approves batches as it was captured. */
export interface Approving {
  ready(sequences: readonly number[]): void
  /** Approves the first batch of the case with this sequence, in one transaction. */
  approve(sequence: number): Promise<void>
}

/** Sends the notices that are due, as it was captured. */
export interface Noticing {
  /** Goes on until nothing is left, some at a time, each time in one transaction; says how many it sent. */
  send(): Promise<number>
}

/** A program that somebody wrote by hand, working for one tenant. */
export interface Program<Captured, Work> {
  readonly name: string
  readonly start: (tenant: string, captured: Captured) => Work
}

/** So many numbers of a tenant, the first of which must be this one: the rows are made for it. */
export interface Taking {
  readonly tenant: string
  readonly first: number
  readonly count: number
}

/** Whose list it is: of some departments, and of what is a person's own. */
export interface Reader {
  readonly tenant: string
  readonly departments: readonly string[]
  readonly person: string
  /** The highest level that they may know, as its rank. */
  readonly level: number
}

/** One page of cases, newest first. */
export interface PageAsked extends Reader {
  readonly category: string
  readonly state: string
  /** Where the page before ended; null for the first page. */
  readonly after: readonly [opened: string, category: string, sequence: number] | null
  readonly limit: number
}

/** The first page of what is overdue. `departments` is null for who sees everything. */
export interface LateAsked extends Omit<Reader, 'departments'> {
  readonly departments: readonly string[] | null
  readonly today: string
  readonly limit: number
}

/** What is due for disposal, for who sees everything up to a level, a page at a time. */
export interface DueAsked {
  readonly tenant: string
  readonly level: number
  readonly today: string
  /** Where the page before ended; null for the first page. */
  readonly after: readonly [due: string, number: string, kind: string] | null
  readonly limit: number
}

/** How many cases there are. `departments` is null for who sees everything. */
export interface CountAsked extends Omit<Reader, 'departments'> {
  readonly departments: readonly string[] | null
}

/** A row as the host's program goes on with it: its JSON read. */
export type HandRow = Readonly<Record<string, unknown>>

/** What is written by hand for one database. */
export interface Hand {
  readonly booleans: Booleans
  readonly opening: readonly Program<readonly Change[], Opening>[]
  readonly approving: readonly Program<CapturedApproval, Approving>[]
  readonly noticing: readonly Program<NoticeRun, Noticing>[]
  /** Writes many rows in one transaction, the way that is quickest here. It may take numbers for them before. */
  write(bulk: Bulk, taking?: Taking): Promise<void>
  page(asked: PageAsked): Promise<readonly HandRow[]>
  late(asked: LateAsked): Promise<readonly HandRow[]>
  due(asked: DueAsked): Promise<readonly HandRow[]>
  /** By category, state and whether something is missing. */
  countByState(asked: CountAsked): Promise<readonly HandRow[]>
  /** Of one category and state. */
  count(asked: Reader & Pick<PageAsked, 'category' | 'state'>): Promise<number>
}
