import { canonical } from '../canonical.ts'
import type { Sha256 } from '../sha256.ts'
import { type Change, type Json, type Row, tables } from '../storage.ts'

/** The chain of commands about no case. No case number looks like it. */
export const tenantChain = 'tenant'
/** Form of the entries that this library writes. Older forms verify for ever: 1 knew no deputies. */
export const trailFormat = 2

/** What an entry says before it is linked into its chain. */
export interface EntryContent {
  readonly tenant: string
  readonly chain: string
  readonly at: string
  readonly actor: string
  readonly person: string
  readonly operation: string
  readonly policy: string
  readonly detail: Json
  /** In whose place it was done. */
  readonly behalf: string | null
}

/** Links an entry after the last one of its chain. */
export function linkEntry(
  content: EntryContent,
  last: { readonly position: number; readonly digest: string } | null,
  salt: string,
  hash: Sha256,
): Row<'trail'> {
  const entry = {
    ...content,
    format: trailFormat,
    position: (last?.position ?? 0) + 1,
    previous: last?.digest ?? '',
    salt,
    commitment: commitmentOf(content.detail, salt, hash),
  }
  return { ...entry, digest: digestOf(entry, hash) }
}

/**
 * A salted commitment to a detail: when the detail and its salt are destroyed, it stays and lets nobody guess what it
 * was. The tag keeps it from being taken for any other digest.
 */
export function commitmentOf(detail: Json, salt: string, hash: Sha256): string {
  return hash(`casekeep.detail.1\n${salt}\n${canonical(detail)}`)
}

/** The digest of an entry's header, which holds the commitment and the digest of the entry before. */
export function digestOf(entry: Omit<Row<'trail'>, 'digest' | 'detail' | 'salt'>, hash: Sha256): string {
  return hash(
    `casekeep.entry.1\n${canonical({
      actor: entry.actor,
      at: entry.at,
      ...(entry.format > 1 && { behalf: entry.behalf }),
      chain: entry.chain,
      commitment: entry.commitment,
      format: entry.format,
      operation: entry.operation,
      person: entry.person,
      policy: entry.policy,
      position: entry.position,
      previous: entry.previous,
      tenant: entry.tenant,
    })}`,
  )
}

/** What a change did, for the trail: added rows whole, changed ones as the columns that differ. */
export function describeChange(change: Change): Json | null {
  switch (change.op) {
    case 'insert':
      return { table: change.table, added: change.rows as unknown as readonly Json[] }
    case 'replace':
      return { table: change.table, key: keyOf(change.table, change.was), ...difference(change.was, change.row) }
    case 'remove':
      return { table: change.table, key: keyOf(change.table, change.was), removed: true }
    case 'expect':
      return null
  }
}

type Cells = Readonly<Record<string, Json>>

function keyOf(table: keyof typeof tables, row: object): Json {
  const columns = tables[table].key.filter((column) => column !== 'tenant')
  return Object.fromEntries(columns.map((column) => [column, (row as Cells)[column]!]))
}

function difference(was: object, row: object): { before: Json; after: Json } {
  const before: Record<string, Json> = {}
  const after: Record<string, Json> = {}
  for (const [column, value] of Object.entries(row as Cells)) {
    const old = (was as Cells)[column]!
    if (column === 'version' || old === value) continue
    if (typeof value === 'object' && canonical(old) === canonical(value)) continue
    before[column] = old
    after[column] = value
  }
  return { before, after }
}
