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

/** The two columns of a case that say how much is missing. */
export function completeness(lines: readonly ChecklistLine[]): { lacking: number; incomplete: boolean } {
  const lacking = lines.filter((line) => line.status === 'missing').length
  return { lacking, incomplete: lacking > 0 }
}

/** Something that only the end of a case requires is missing (P3.2). */
export function lacksFinal(lines: readonly ChecklistLine[]): boolean {
  return lines.some((line) => line.expected === 'end' && line.status === 'missing')
}
