import { canonical, canonicalOnce } from '../canonical.ts'
import type { Sha256 } from '../sha256.ts'
import { type Change, type Json, type Row, tables } from '../storage.ts'

/** The chain of commands about no case. No case number looks like it. */
export const tenantChain = 'tenant'

/** The chain of what somebody was told. A person's name may be longer than a chain's. */
export function readingChain(person: string, hash: Sha256): string {
  return `read/${hash(`casekeep.reader.1\n${person}`).slice(0, 32)}`
}

/**
 * Form of the entries that this library writes. Older forms verify for ever: 1 knew no deputies, and up to 2 added rows
 * were told with their tenant and with the columns that hold nothing.
 */
export const trailFormat = 3

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
  const header: Header = {
    tenant: content.tenant,
    chain: content.chain,
    at: content.at,
    actor: content.actor,
    person: content.person,
    operation: content.operation,
    policy: content.policy,
    behalf: content.behalf,
    format: trailFormat,
    position: (last?.position ?? 0) + 1,
    previous: last?.digest ?? '',
    commitment: commitmentOf(content.detail, salt, hash),
  }
  return { ...header, detail: content.detail, salt, digest: digestOf(header, hash) }
}

/**
 * A salted commitment to a detail: when the detail and its salt are destroyed, it stays and lets nobody guess what it
 * was. The tag keeps it from being taken for any other digest.
 */
export function commitmentOf(detail: Json, salt: string, hash: Sha256): string {
  return hash(`casekeep.detail.1\n${salt}\n${canonicalOnce(detail)}`)
}

type Header = Omit<Row<'trail'>, 'digest' | 'detail' | 'salt'>

/** The digest of an entry's header, which holds the commitment and the digest of the entry before. */
export function digestOf(entry: Header, hash: Sha256): string {
  // Canonical as it stands: the members are in their order, and are texts, integers and null.
  const header = JSON.stringify({
    actor: entry.actor,
    at: entry.at,
    behalf: entry.format > 1 ? entry.behalf : undefined,
    chain: entry.chain,
    commitment: entry.commitment,
    format: entry.format,
    operation: entry.operation,
    person: entry.person,
    policy: entry.policy,
    position: entry.position,
    previous: entry.previous,
    tenant: entry.tenant,
  })
  return hash(`casekeep.entry.1\n${header}`)
}

/** What a change did, for the trail: added rows as the columns that hold something, changed ones as those that differ. */
export function describeChange(change: Change): Json | null {
  switch (change.op) {
    case 'insert':
      return { table: change.table, added: change.rows.map(heldBy) }
    case 'replace':
      return { table: change.table, key: keyOf(change.table, change.was), ...difference(change.was, change.row) }
    case 'remove':
      return { table: change.table, key: keyOf(change.table, change.was), removed: true }
    case 'expect':
    case 'erase':
      return null
  }
}

type Cells = Readonly<Record<string, Json>>

/** The tenant is told once, by the entry. */
function heldBy(row: object): Json {
  const held: Record<string, Json> = {}
  for (const column in row) {
    const value = (row as Cells)[column]!
    if (value !== null && column !== 'tenant') held[column] = value
  }
  return held
}

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
