import { canonical } from '../canonical.ts'
import type { Context } from '../engine/context.ts'
import { isArchived } from '../machines/document.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import { sha256 } from '../sha256.ts'
import type { Row } from '../storage.ts'
import type { Candidate } from './candidate.ts'
import { asJson, type DestroyedLine } from './view.ts'

/** What becomes of an entry. */
export type How = 'destroyed' | 'transferred'

/** A line of the destruction list without its place on it. */
export type NewLine = Omit<Row<'destroyed'>, 'position'>

/**
 * The lines of the destruction list for one entry (銷毀清冊, P9.2): of a case its own, that of each case that was merged into
 * it, and one for each document of the archive that goes with it.
 */
export function linesOf(
  candidate: Candidate,
  absorbed: readonly Row<'cases'>[],
  entry: Pick<Row<'disposalEntries'>, 'disposal' | 'position'>,
  how: How,
  context: Context,
): readonly NewLine[] {
  const { file, kind, documents } = candidate
  const { tenant, now } = context
  const isTold = tellsTitles(file.category, context)
  const line = {
    tenant,
    disposal: entry.disposal,
    entry: entry.position,
    how,
    category: file.category,
    at: now,
  }
  const cases = kind === '' ? [file, ...absorbed] : []
  return [
    ...cases.map((one) => ({
      ...line,
      case: one.number,
      number: one.number,
      kind: null,
      title: isTold ? one.title : null,
      date: one.ended,
      pages: null,
      medium: null,
      level: one.level,
      hash: null,
    })),
    ...documents.filter(isArchived).map((document) => ({
      ...line,
      case: document.case,
      number: document.number!,
      kind: document.kind,
      title: isTold ? document.title : null,
      date: document.date,
      pages: document.pages,
      medium: document.medium,
      level: document.level,
      hash: document.hash,
    })),
  ]
}

/** Whether the list tells titles, which may be all that would be left of a person (`disposal.titles`). */
function tellsTitles(category: string, { policy }: Context): boolean {
  const { titles } = policy.settings.disposal
  if (titles !== 'withoutPersonalData') return titles === 'always'
  // Of a category that is no longer known, nobody can say.
  const known: ResolvedCategory | undefined = policy.categories[category]
  return known !== undefined && known.subject === null
}

/** SHA-256 of the canonical JSON (RFC 8785) of the list as it is told to who may know all of it. */
export function digestOfLines(lines: readonly DestroyedLine[]): string {
  return sha256(canonical(lines.map(asJson)))
}
