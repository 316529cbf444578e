import { refuse } from '../errors.ts'
import type { Change, Reader } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'
import { whyUnreadable } from '../unreadable.ts'
import type { Owner } from './envelope.ts'
import { type KeyName, nameText } from './key-store.ts'
import { ownerOf, storedBehind } from './open-rows.ts'
import type { OperationKeys } from './operation-keys.ts'
import { sealRows, type Target } from './seal-rows.ts'
import { type Cells, type SealedSpec, sealedSpec } from './sealed-columns.ts'

/**
 * The changes as they are written. Keys that are needed are there before: those of new cases are added to the key store
 * first, so that nothing is ever committed whose key could be lost with this process. Nobody is harmed by one whose
 * commit then fails: whoever opens the case of that number next gets it.
 */
export async function sealChanges(
  changes: readonly Change[],
  reader: Reader,
  keys: OperationKeys,
): Promise<readonly Change[]> {
  const chains = chainsOf(changes)
  const targets = new Map<Cells, Target>()
  for (const change of changes) {
    const spec = sealedSpec(change.table)
    if (spec === undefined) continue
    for (const row of writtenRows(spec, change)) targets.set(row, { spec, row, names: namesFor(spec, row, chains) })
  }
  if (targets.size === 0) return changes
  const sealed = await sealRows([...targets.values()], newCases(changes), reader, keys)
  return changes.map((change) => written(change, sealed))
}

/** The rows of a change whose value is to be sealed: not those that hand on what could not be read. */
function writtenRows(spec: SealedSpec, change: Change): readonly Cells[] {
  if (change.op === 'expect' || change.op === 'remove' || change.op === 'erase') return []
  if (change.op === 'insert') {
    const rows = (change.rows as unknown as readonly Cells[]).filter((row) => !isEmptied(spec, row))
    for (const row of rows) refuseUnreadable(spec, row)
    return rows
  }
  const { was, row } = change as unknown as { readonly was: Cells; readonly row: Cells }
  if (storedBehind(row[spec.into]) !== undefined && row[spec.into] === was[spec.into]) return []
  if (isEmptied(spec, row)) return []
  // What nobody could read is not overwritten: it may be readable again with the right key.
  refuseUnreadable(spec, was)
  refuseUnreadable(spec, row)
  return [row]
}

/** What is destroyed holds nothing that could be sealed, and is seen to be so without a key. */
function isEmptied(spec: SealedSpec, row: Cells): boolean {
  return spec.columns.every((column) => row[column] === null)
}

function refuseUnreadable({ into }: SealedSpec, row: Cells): void {
  const why = whyUnreadable(row[into])
  if (why !== null) refuse('UNREADABLE', why)
}

/** The chains that a set of changes tells, by tenant. */
function chainsOf(changes: readonly Change[]): ReadonlyMap<string, readonly Owner[]> {
  const chains = new Map<string, Owner[]>()
  for (const change of changes) {
    if (change.op !== 'insert' || change.table !== 'trail') continue
    for (const { tenant, chain } of change.rows) {
      const known = chains.get(tenant) ?? []
      chains.set(tenant, known)
      if (!known.some((owner) => owner.case === chain)) known.push({ case: chain, document: 0 })
    }
  }
  return chains
}

function namesFor(spec: SealedSpec, row: Cells, chains: ReadonlyMap<string, readonly Owner[]>): readonly KeyName[] {
  const tenant = row.tenant as string
  const own = ownerOf(spec, row)
  const owners = own !== null ? [own] : (chains.get(tenant) ?? [{ case: tenantChain, document: 0 }])
  return owners.map((owner) => ({ tenant, ...owner }))
}

function newCases(changes: readonly Change[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const change of changes) {
    if (change.op !== 'insert' || change.table !== 'cases') continue
    for (const { tenant, number } of change.rows) names.add(nameText({ tenant, case: number, document: 0 }))
  }
  return names
}

function written(change: Change, sealed: ReadonlyMap<Cells, Cells>): Change {
  const of = (row: unknown): unknown => sealed.get(row as Cells) ?? behind(change, row as Cells)
  if (change.op === 'insert') return { ...change, rows: change.rows.map(of) } as unknown as Change
  return change.op === 'replace' ? ({ ...change, row: of(change.row) } as unknown as Change) : change
}

/** A row that hands on what could not be read is written with what stood there. */
function behind(change: Change, row: Cells): Cells {
  const spec = sealedSpec(change.table)
  return spec === undefined ? row : { ...row, ...storedBehind(row[spec.into]) }
}
