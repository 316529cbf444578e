import type { CaseFacts } from '../machines/case.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import type {
  CaseFact,
  DatedFact,
  DateText,
  DecisionFact,
  Extension,
  FactSource,
  NamedFact,
  OwnRetention,
  RetentionFacts,
} from '../retention/facts.ts'
import { readDate } from '../retention/partial-date.ts'
import type { Json, Row } from '../storage.ts'
import type { Keeping, RelatedCase, Relation } from './facts.ts'

/** What a recorded fact says beside its name, by its kind. */
export interface FactContents {
  /** Null: it is to come, and nobody knows when. */
  readonly event: { readonly on: DateText | null; readonly source: FactSource }
  readonly object: { readonly on: DateText | null; readonly source: FactSource }
  readonly given: { readonly on: DateText; readonly source: FactSource }
  readonly decision: Omit<DecisionFact, 'number'>
  readonly own: OwnRetention
  readonly extension: Extension
}
export const factKinds = ['event', 'object', 'given', 'decision', 'own', 'extension'] as const
export type FactKind = keyof FactContents & (typeof factKinds)[number]

/** No guard of a case looks at its batches or documents where a fact of its retention changes. */
export const noCaseFacts: CaseFacts = { unfinished: 0, archived: 0, unexpected: 0 }

/** A fact as it is stored; `name` is empty where a case has one of the kind, and of an extension the kind of documents. */
export function factRow<K extends FactKind>(
  tenant: string,
  number: string,
  kind: K,
  name: string,
  content: FactContents[K],
): Row<'retentionFacts'> {
  return { tenant, case: number, kind, name, content: content as unknown as Json, version: 1 }
}

function recorded<K extends FactKind>(
  facts: Keeping['facts'],
  kind: K,
): readonly { readonly name: string; readonly content: FactContents[K] }[] {
  return facts
    .filter((fact) => fact.kind === kind)
    .map(({ name, content }) => ({ name, content: content as unknown as FactContents[K] }))
}

/**
 * Everything that is known of a case, or of its documents of a kind, for its retention: from its own row, its relations,
 * and what was recorded. An extension is of what it was decided for alone.
 */
export function retentionFactsOf(
  file: Row<'cases'>,
  kind: string,
  category: Pick<ResolvedCategory, 'endField' | 'events'>,
  { facts, relations }: Keeping,
): RetentionFacts {
  const fields = fieldsOf(file)
  const named = (kind: 'event' | 'object'): NamedFact[] =>
    recorded(facts, kind).map(({ name, content }) => ({ name, ...content }))
  return {
    ended: endedOf(file, category, fields),
    given: recorded(facts, 'given')[0]?.content ?? null,
    fields,
    events: [
      ...Object.values(category.events).flatMap(({ name, field }): NamedFact[] =>
        fields.filter((fact) => fact.name === field).map(({ on, source }) => ({ name, on, source })),
      ),
      ...named('event'),
    ],
    objects: named('object'),
    decisions: recorded(facts, 'decision').map(({ name, content }) => ({ number: name, ...content })),
    own: recorded(facts, 'own')[0]?.content ?? null,
    extensions: recorded(facts, 'extension')
      .filter(({ name }) => name === kind)
      .map(({ content }) => content),
    parents: ends(relations, 'parent'),
    related: ends(relations, 'related'),
  }
}

/** Days in fields of the case; what is no day, month or year there says nothing. */
function fieldsOf({ fields }: Row<'cases'>): readonly NamedFact[] {
  return Object.entries((fields ?? {}) as Readonly<Record<string, Json>>).flatMap(([name, value]): NamedFact[] =>
    typeof value === 'string' && readDate(value) !== null
      ? [{ name, on: value, source: { kind: 'field', ref: name } }]
      : [],
  )
}

/** As it was said, where the field of the end tells a month alone. */
function endedOf(
  { ended }: Row<'cases'>,
  { endField }: Pick<ResolvedCategory, 'endField'>,
  fields: readonly NamedFact[],
): DatedFact | null {
  if (ended === null) return null
  const said = fields.find(({ name }) => name === endField)
  const same = said !== undefined && said.on !== null && readDate(said.on)?.last === ended
  return same ? { on: said.on, source: said.source } : { on: ended, source: { kind: 'case' } }
}

/** What was void, or merged into another, ends nothing. */
function ends(relations: readonly RelatedCase[], relation: Relation): readonly CaseFact[] {
  return relations
    .filter(({ row, other }) => row.relation === relation && other.state !== 'voided')
    .map(({ other: { number, ended } }) => ({ number, ended, source: { kind: 'case', ref: number } }))
}
