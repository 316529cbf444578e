import { findDocuments, findOpenDuties } from '../cases/facts.ts'
import { atOnce } from '../engine/at-once.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type { Reader, Row } from '../storage.ts'

/** How one case belongs to another. */
export const relations = ['parent', 'related', 'needs'] as const
export type Relation = (typeof relations)[number]

/** A relation of a case, and the other case as it is stored. */
export interface RelatedCase {
  readonly row: Row<'caseRelations'>
  readonly other: Row<'cases'>
}

/** What is stored of how long a case is kept, and what its dates rest on beside its own row and documents. */
export interface Keeping {
  readonly rows: readonly Row<'retention'>[]
  readonly facts: readonly Row<'retentionFacts'>[]
  readonly relations: readonly RelatedCase[]
}

/** Of a case that is new. */
export const noKeeping: Keeping = { rows: [], facts: [], relations: [] }

/** Reads it, with the other ends of the case's relations. */
export async function findKeeping(
  read: Reader,
  { number }: Pick<Row<'cases'>, 'number'>,
  { tenant }: Pick<Context, 'tenant'>,
): Promise<Keeping> {
  const [rows, facts, related] = await atOnce(
    findAll(read, 'retention.ofCase', { tenant, case: number }),
    findAll(read, 'retentionFacts.ofCase', { tenant, case: number }),
    findAll(read, 'relations.ofCase', { tenant, case: number }),
  )
  if (related.length === 0) return { rows, facts, relations: [] }
  const numbers = [...new Set(related.map(({ other }) => other))]
  const found = await read.getMany(
    'cases',
    numbers.map((each) => ({ tenant, number: each })),
  )
  const others = new Map(numbers.map((each, index) => [each, found[index]]))
  return {
    rows,
    facts,
    // A case's row stays when the case is destroyed.
    relations: related.flatMap((row) => {
      const other = others.get(row.other)
      return other ? [{ row, other }] : []
    }),
  }
}

/** The same where it decides something: of a case that has not ended nothing is kept by a date. */
export async function findKeepingIfEnded(
  read: Reader,
  file: Pick<Row<'cases'>, 'number' | 'state'>,
  context: Pick<Context, 'tenant'>,
): Promise<Keeping> {
  return file.state === 'ended' ? await findKeeping(read, file, context) : noKeeping
}

/** Whether documents of some kind are kept by a rule of their own, so that it matters of which kinds a case has some. */
export function rulesKinds({ retention }: Pick<ResolvedCategory, 'retention'>): boolean {
  return Object.keys(retention?.kinds ?? {}).length > 0
}

/** All that a case's dates are computed from. */
export interface KeptCase {
  readonly file: Row<'cases'>
  readonly keeping: Keeping
  /** Of the case and of all merged into it; empty where no kind has a rule of its own. */
  readonly documents: readonly Pick<Row<'documents'>, 'kind' | 'state'>[]
  /** Its open duties. */
  readonly duties: readonly Row<'duties'>[]
}

/** Reads it for a case that is there. */
export async function findKeptCase(read: Reader, file: Row<'cases'>, context: Context): Promise<KeptCase> {
  const category = context.policy.categories[file.category]
  const [keeping, documents, duties] = await atOnce(
    findKeeping(read, file, context),
    category !== undefined && rulesKinds(category) ? findDocuments(read, file, context) : [],
    findOpenDuties(read, file.number, context),
  )
  return { file, keeping, documents, duties }
}
