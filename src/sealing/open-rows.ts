import type { UnreadableReason } from '../reasons.ts'
import type { Json } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { unreadable } from '../unreadable.ts'
import type { Cipher, CipherKey } from './cipher.ts'
import { type Envelope, isSealed, labels, type Owner, readEnvelope } from './envelope.ts'
import type { KeyName } from './key-store.ts'
import type { Held, OperationKeys } from './operation-keys.ts'
import { type Cells, placeOf, type SealedSpec } from './sealed-columns.ts'
import { openText, type Place } from './sealed-text.ts'

const stored = new WeakMap<object, Cells>()

/** What a row holds in the database in the place of a value that could not be read. */
export function storedBehind(value: unknown): Cells | undefined {
  return typeof value === 'object' && value !== null ? stored.get(value) : undefined
}

/** Whose key a row's value is sealed by, where the row alone says it; `row` may be no more than its key. */
export function ownerOf({ key }: SealedSpec, row: Cells): Owner | null {
  if (key === 'chains') return null
  return { case: row[key.case] as string, document: key.document === undefined ? 0 : (row[key.document] as number) }
}

export function placeIn(spec: SealedSpec, row: Cells): Place {
  return { table: spec.table, row: placeOf(spec.table, row), column: spec.into }
}

/** What stands in the place of a value: sealed, emptied, plain, or something that no key opens. */
type Found =
  | { readonly envelope: Envelope; readonly owners: readonly Owner[] }
  /** Only a destroyed key explains it. */
  | { readonly emptied: true; readonly owners: readonly Owner[] }
  | { readonly because: UnreadableReason | null; readonly owners: readonly Owner[] }

/** Opens what is sealed in rows of a table. What cannot be opened is told by a value that says why. */
export async function openRows(
  spec: SealedSpec,
  rows: readonly Cells[],
  keys: OperationKeys,
  plain: 'read' | 'refuse',
): Promise<readonly Cells[]> {
  const found = rows.map((row) => ({ row, what: look(spec, row, plain) }))
  const names = found.flatMap(({ row, what }) => namesOf(row, what))
  const held = await keys.findStored(names)
  let next = 0
  const open = found.map(({ row, what }) => {
    const first = next
    next += namesOf(row, what).length
    return opened(spec, row, what, held.slice(first, next), keys.cipher)
  })
  return await Promise.all(open)
}

function look(spec: SealedSpec, row: Cells, plain: 'read' | 'refuse'): Found {
  const value = row[spec.into]
  const owner = ownerOf(spec, row)
  const owners = owner === null ? [] : [owner]
  if (isSealed(value)) {
    const envelope = readEnvelope(value)
    if (typeof envelope === 'string') return { because: envelope, owners }
    // Whatever it says of itself, the row says whose it is.
    if (owner !== null && labels(envelope.owners) !== labels(owners)) return { because: 'damaged', owners }
    return { envelope, owners: envelope.owners }
  }
  if (owner !== null && spec.columns.every((column) => row[column] === null)) return { emptied: true, owners }
  return { because: plain === 'read' ? null : 'plain', owners }
}

/** The keys that are needed to say what stands there. */
function namesOf(row: Cells, what: Found): readonly KeyName[] {
  return 'because' in what ? [] : what.owners.map((owner) => ({ tenant: row.tenant as string, ...owner }))
}

async function opened(
  spec: SealedSpec,
  row: Cells,
  what: Found,
  held: readonly Held[],
  cipher: Cipher,
): Promise<Cells> {
  if ('because' in what) return what.because === null ? row : closed(spec, row, what.owners[0], what.because)
  if ('emptied' in what) return held[0] === 'destroyed' ? closed(spec, row, what.owners[0], held[0]) : row
  const missing = held.findIndex((key) => typeof key === 'string')
  if (missing !== -1) return closed(spec, row, what.owners[missing], held[missing] as UnreadableReason)
  const text = await openText(cipher, what.envelope, placeIn(spec, row), held as readonly CipherKey[])
  return text === null ? closed(spec, row, what.owners[0], 'damaged') : { ...row, ...(JSON.parse(text) as Cells) }
}

/** The row with a value that cannot be read. What stands beside it is blank. */
function closed(spec: SealedSpec, row: Cells, owner: Owner | undefined, because: UnreadableReason): Cells {
  const value = unreadable({ case: owner?.case ?? tenantChain, column: spec.label, because })
  stored.set(value, Object.fromEntries(spec.columns.map((column) => [column, row[column]!])))
  return { ...row, ...spec.blank, [spec.into]: value as Json }
}
