import { canonical } from '../canonical.ts'
import { absorbedBy } from '../cases/facts.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import { sha256 } from '../sha256.ts'
import type { Json, Reader, Row } from '../storage.ts'
import { mustBeReadable } from '../unreadable.ts'
import type { Candidate } from './candidate.ts'

/**
 * Everything that is kept of what goes with an entry, for whoever takes it over: the rows of its case and of those that were
 * merged into it, of its documents with their earlier catalogue entries, of its batches, and the chains of its trail. Of a
 * kind of document the documents alone.
 */
export interface DisposalExport {
  readonly format: 'casekeep.export.1'
  readonly levels: readonly string[]
  readonly cases: readonly Json[]
  readonly documents: readonly Json[]
  readonly revisions: readonly Json[]
  readonly batches: readonly Json[]
  readonly trail: readonly Json[]
}

/** @throws {CasekeepError} `UNREADABLE` where something of it is sealed by a key that is gone */
export async function exportOf(
  read: Reader,
  candidate: Candidate,
  absorbed: readonly Row<'cases'>[],
  { tenant, policy }: Context,
): Promise<DisposalExport> {
  const { file, kind, documents, batches } = candidate
  const isCase = kind === ''
  const revised = documents.filter(({ revision }) => revision > 1)
  const [revisions, trail] = await atOnce(
    atOnce(
      ...revised.map((document) =>
        findAll(read, 'revisions.ofDocument', { tenant, case: document.case, position: document.position }),
      ),
    ),
    atOnce(
      ...(isCase ? [file.number, ...absorbedBy(file)] : []).map((chain) =>
        findAll(read, 'trail.ofChain', { tenant, chain }),
      ),
    ),
  )
  const cases = isCase ? [file, ...absorbed] : []
  for (const { fields } of cases) mustBeReadable(fields)
  for (const { content } of revisions.flat()) mustBeReadable(content)
  for (const { detail } of trail.flat()) mustBeReadable(detail)
  return {
    format: 'casekeep.export.1',
    levels: policy.levels,
    cases: cases.map(without('tenant', 'titleKey', 'version')),
    documents: documents.map(without('tenant', 'version')),
    revisions: revisions.flat().map(without('tenant')),
    batches: (isCase ? batches : []).map(without('tenant', 'version')),
    // With the tenant: the digest of an entry is reckoned over it.
    trail: trail.flat().map(without()),
  }
}

/** SHA-256 of an export's canonical JSON (RFC 8785). */
export function digestOfExport(exported: DisposalExport): string {
  return sha256(canonical(exported as unknown as Json))
}

/** The highest level of what an export holds: restricted fields among it. */
export function levelOfExport({ file, kind, documents }: Candidate, { policy }: Context): number {
  const restricted = policy.categories[file.category]?.restricted ?? {}
  const fields = kind === '' ? Object.keys((file.fields ?? {}) as object) : []
  return Math.max(file.level, ...documents.map(({ level }) => level), ...fields.map((name) => restricted[name] ?? 0))
}

function without(...names: readonly string[]) {
  return (row: object): Json =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name))) as Json
}
