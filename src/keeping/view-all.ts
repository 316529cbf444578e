import type { Context } from '../engine/context.ts'
import { type Json, type Row, sees, tables } from '../storage.ts'
import type { Keeping } from './facts.ts'
import { computeAll, kindsOf } from './recalculate.ts'
import { type KeptUntil, viewKept } from './view.ts'

/** The dates of a case as its reader may know them: as they are stored, or what its facts come to where none are. */
export function viewAll(
  file: Row<'cases'>,
  keeping: Keeping,
  documents: readonly Pick<Row<'documents'>, 'kind' | 'state'>[],
  context: Context,
): readonly KeptUntil[] {
  const { sight } = context
  const seen = keeping.relations.filter(({ other }) => sees(sight, other, tables.cases.sight))
  const numbers = new Set(seen.map(({ other }) => other.number))
  const rows = keeping.rows.length > 0 ? keeping.rows : computedRows(file, keeping, documents, context)
  return rows.filter((row) => sees(sight, row, tables.retention.sight)).map((row) => viewKept(row, numbers, context))
}

/** Of a case that goes on, or that ended before dates were kept. */
function computedRows(
  file: Row<'cases'>,
  keeping: Keeping,
  documents: readonly Pick<Row<'documents'>, 'kind' | 'state'>[],
  context: Context,
) {
  if (file.state !== 'open' && file.state !== 'ended') return []
  const { number, category, department, owner, level } = file
  const kinds = context.policy.categories[category]?.kinds
  return computeAll(file, keeping, kindsOf(documents), context).map(({ kind, result }) => ({
    case: number,
    category,
    department,
    owner,
    disposal: null,
    before: null,
    kind,
    level: Math.max(level, kinds?.[kind]?.level ?? 0),
    state: result.state,
    result: result as unknown as Json,
  }))
}
