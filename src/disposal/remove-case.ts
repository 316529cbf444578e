import { complete } from '../cases/checklist.ts'
import { caseFacts } from '../cases/facts.ts'
import { isGone } from '../cases/gone.ts'
import { advanceCase } from '../engine/advance.ts'
import { amend, erase } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { Change, Row } from '../storage.ts'
import { type Candidate, placeOf } from './candidate.ts'
import type { How } from './lines.ts'

/** What else is kept of a case and goes with it, beside its documents and batches. */
export interface Belongings {
  /** The cases that were merged into it. */
  readonly absorbed: readonly Row<'cases'>[]
  readonly duties: readonly Row<'duties'>[]
  readonly fields: readonly Row<'caseFields'>[]
  readonly originals: readonly Row<'originals'>[]
  readonly facts: readonly Row<'retentionFacts'>[]
  readonly relations: readonly Row<'caseRelations'>[]
}

/**
 * A case that is destroyed or handed on: of it and of those that were merged into it nothing stays but number, dates, who was
 * responsible, the digests of their chains, and the documents that outlive it, with whom they are about.
 */
export function removeCase(
  candidate: Candidate,
  belongings: Belongings,
  how: How,
  { policy }: Pick<Context, 'policy'>,
): readonly Change[] {
  const { file, kept, documents, all, batches, row } = candidate
  const { absorbed, duties, fields, originals, facts, relations } = belongings
  const { tenant } = file
  const event = how === 'destroyed' ? 'destroy' : 'transferOut'
  const state = advanceCase(file, event, caseFacts(all, batches))
  const emptied = { title: '', titleKey: '', fields: null, reason: null, ...complete }
  const cases = [file, ...absorbed]
  // Whom it was about is known until the last of it goes: they may ask what is kept on them (P9.2).
  const subject = kept.length === 0 ? null : (policy.categories[file.category]?.subject ?? null)
  return [
    amend('cases', file, { state, ...emptied }).change,
    ...absorbed.map((one) => amend('cases', one, emptied).change),
    ...removeDocuments(documents, originals),
    ...batches.map((was): Change => ({ op: 'remove', table: 'batches', was })),
    ...duties.map((was): Change => ({ op: 'remove', table: 'duties', was })),
    ...removeFields(fields.filter(({ field }) => field !== subject)),
    ...facts.map((was): Change => ({ op: 'remove', table: 'retentionFacts', was })),
    ...relations.map((was): Change => ({ op: 'remove', table: 'caseRelations', was })),
    { op: 'remove', table: 'retention', was: row! },
    ...cases.flatMap(({ number: chain }) => [
      erase('trail', { tenant, chain }),
      erase('idempotency', { tenant, chain }),
    ]),
  ]
}

/** The documents of one kind, which have a period of their own. The case stays as it is. */
export function removeKind(
  { file, documents, kept, row }: Candidate,
  { originals, fields }: Pick<Belongings, 'originals' | 'fields'>,
): readonly Change[] {
  const isLast = isGone(file) && kept.length === 0
  return [
    ...removeDocuments(documents, originals),
    ...removeFields(isLast ? fields : []),
    { op: 'remove', table: 'retention', was: row! },
  ]
}

function removeFields(fields: readonly Row<'caseFields'>[]): readonly Change[] {
  return fields.map((was) => ({ op: 'remove', table: 'caseFields', was }))
}

/** Documents with what the catalogue said of them before, and their places on the shelf. */
function removeDocuments(
  documents: readonly Row<'documents'>[],
  originals: readonly Row<'originals'>[],
): readonly Change[] {
  const places = new Set(documents.map(placeOf))
  return [
    ...documents.map((was): Change => ({ op: 'remove', table: 'documents', was })),
    ...originals
      .filter((one) => places.has(placeOf(one)))
      .map((was): Change => ({ op: 'remove', table: 'originals', was })),
    // Only what was corrected has any.
    ...documents
      .filter(({ revision }) => revision > 1)
      .map(({ tenant, case: file, position }) => erase('documentRevisions', { tenant, case: file, position })),
  ]
}
