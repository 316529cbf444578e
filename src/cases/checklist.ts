import { byLevel } from '../engine/by-level.ts'
import { isArchived } from '../machines/document.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Json, Row } from '../storage.ts'

/** One thing that a case should have, and how far it has come. */
export interface ChecklistLine {
  readonly what: 'document' | 'field'
  /** The document kind or field. */
  readonly name: string
  /** Since when it is expected: as soon as the case is open, or once it has ended. */
  readonly expected: 'now' | 'end'
  readonly status: 'missing' | 'onTheWay' | 'archived' | 'entered'
}

const onTheWay = new Set(['collected', 'numbered'])

/**
 * The checklist of a case at its present stage (P1.3): what is expected at the end is expected only of an ended case.
 * `documents` are those of the case and of every case merged into it.
 */
export function checklistOf(
  category: ResolvedCategory,
  file: { readonly state: string; readonly fields: Json },
  documents: readonly Pick<Row<'documents'>, 'kind' | 'state'>[],
): readonly ChecklistLine[] {
  // Nothing is expected of what is void, or was destroyed.
  if (file.state === 'voided' || file.fields === null) return []
  const fields = file.fields as Readonly<Record<string, Json | undefined>>
  const stages = file.state === 'ended' ? (['now', 'end'] as const) : (['now'] as const)
  return stages.flatMap((expected) => [
    ...category.checklist[expected].documents.map((name): ChecklistLine => {
      const ofKind = documents.filter((document) => document.kind === name)
      const status = ofKind.some(isArchived)
        ? 'archived'
        : ofKind.some(({ state }) => onTheWay.has(state))
          ? 'onTheWay'
          : 'missing'
      return { what: 'document', name, expected, status }
    }),
    ...category.checklist[expected].fields.map((name): ChecklistLine => {
      const value = fields[name]
      const entered = value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length)
      return { what: 'field', name, expected, status: entered ? 'entered' : 'missing' }
    }),
  ])
}

/** The rank of the level from which on one may know whether it is there: of its kind, or of a restricted field. */
export function levelOfLine({ kinds, restricted }: ResolvedCategory, { what, name }: ChecklistLine): number {
  return what === 'document' ? kinds[name]!.level : (restricted[name] ?? 0)
}

/** Where nothing is missing: above every ladder of levels. */
const nothingLacking = 999

/** The two columns of a case that say how much is missing, and from which level on one may know (P1.3, P1.4). */
export function completeness(
  category: ResolvedCategory,
  lines: readonly ChecklistLine[],
): Pick<Row<'cases'>, 'lackingAt' | 'lackingFrom'> {
  const levels = lines.filter(({ status }) => status === 'missing').map((line) => levelOfLine(category, line))
  return { lackingAt: byLevel(levels), lackingFrom: Math.min(nothingLacking, ...levels) }
}

/** Of a case that nothing is expected of. */
export const complete = { lackingAt: {}, lackingFrom: nothingLacking } as const

/** A range of `lackingFrom`: the cases that lack something which somebody of this clearance may know of, or all others. */
export function rangeOfIncomplete(clearance: number, incomplete: boolean): { from: number } | { to: number } {
  return incomplete ? { to: clearance } : { from: clearance + 1 }
}

/** Something that only the end of a case requires is missing (P3.2). */
export function lacksFinal(lines: readonly ChecklistLine[]): boolean {
  return lines.some((line) => line.expected === 'end' && line.status === 'missing')
}
