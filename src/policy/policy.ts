import * as z from 'zod'
import { canonical } from '../canonical.ts'
import { type PolicyFault, refuse } from '../errors.ts'
import type { Locale, Names } from '../locales/locale.ts'
import type { RetentionRule } from '../retention/rule.ts'
import { sha256 } from '../sha256.ts'
import type { Json } from '../storage.ts'
import type { Categories, Category, DocumentKind, IndexType } from './category.ts'
import { type PolicyDefinition, standardLevels } from './definition.ts'
import { wholeSchema } from './definition-schema.ts'
import { findFaults } from './faults.ts'
import { type Settings, settingsSchema } from './settings.ts'
import type { Shapes, ShapesOf } from './shapes.ts'

/** A category as the rules use it: every default filled in, levels as ranks. */
export interface ResolvedCategory {
  readonly name: string
  readonly prefix: string
  readonly names: Names
  /** Strict: unknown keys are refused. */
  readonly fields: z.ZodObject
  readonly fieldNames: Readonly<Record<string, Names>>
  readonly valueNames: Readonly<Record<string, Readonly<Record<string, Names>>>>
  readonly restricted: Readonly<Record<string, number>>
  readonly indexed: Readonly<Record<string, IndexType>>
  readonly kinds: Readonly<Record<string, ResolvedKind>>
  readonly checklist: { readonly now: ResolvedStage; readonly end: ResolvedStage }
  readonly departments: Category['departments']
  readonly endField: string | null
  /** The field that tells whom a case is about; null where its cases are about nobody. */
  readonly subject: string | null
  readonly level: number
  readonly mark: Names
  readonly past9999: 'widen' | 'refuse'
  readonly deadlines: Settings['deadlines']
  readonly events: Readonly<Record<string, ResolvedEvent>>
  /** As it was defined; `retentionRule` fills it in. */
  readonly retention: RetentionRule | null
}
export interface ResolvedEvent {
  readonly name: string
  readonly names: Names
  /** The field that holds its day; null: the host tells of it. */
  readonly field: string | null
}
export interface ResolvedKind {
  readonly name: string
  readonly names: Names
  readonly level: number
  readonly important: boolean
}
export interface ResolvedStage {
  readonly documents: readonly string[]
  readonly fields: readonly string[]
}

/** A policy that can be run. Its type carries the plain types of its categories, and no zod. */
export interface Policy<S extends Shapes = Shapes> {
  readonly version: string
  /**
   * SHA-256 of the canonical content: two policies with one digest have the same plain content, and their fields the
   * same JSON Schema. Refinements of fields are code, which no digest sees: give a policy whose refinements change a
   * new version by name.
   */
  readonly digest: string
  readonly timeZone: string
  readonly locale: Locale
  readonly levels: readonly string[]
  readonly archiveDepartment: string
  readonly categories: { readonly [N in keyof S & string]: ResolvedCategory }
  readonly settings: Settings
  /** What is stored of it: plain JSON, fields as JSON Schema. */
  readonly content: Json
}

/**
 * Checks a company's rules and makes them ready to run (P2.3, P12.3). The definition is copied: what is changed in it
 * later changes no policy.
 * @throws {CasekeepError} `INVALID_POLICY` with every fault at once.
 */
export function definePolicy<const C extends Categories>(definition: PolicyDefinition<C>): Policy<ShapesOf<C>> {
  return resolvePolicy(definition, [])
}

/** Refuses the faults that a definition has, and those already found in what it was made from. */
export function resolvePolicy<const C extends Categories>(
  given: PolicyDefinition<C>,
  found: readonly PolicyFault[],
): Policy<ShapesOf<C>> {
  const faults = [...found, ...findFaults(given)]
  if (faults.length > 0) refuse('INVALID_POLICY', { faults })

  const definition = wholeSchema.parse(given) as unknown as PolicyDefinition<Categories>
  const levels = definition.levels ?? standardLevels
  const settings = settingsSchema.parse(definition.settings ?? {})
  const categories = map<Category, ResolvedCategory>(definition.categories, (category, name) =>
    resolveCategory(name, category, levels, settings),
  )
  const rules = {
    timeZone: definition.timeZone ?? 'Asia/Shanghai',
    locale: definition.locale ?? 'en',
    levels,
    archiveDepartment: definition.archiveDepartment ?? 'archive',
    settings,
  }
  const content = plain({ ...rules, categories: Object.values(categories).map(describeCategory) })
  const digest = sha256(canonical(content))
  return {
    ...rules,
    version: definition.version ?? digest.slice(0, 12),
    digest,
    categories: categories as Policy<ShapesOf<C>>['categories'],
    content,
  }
}

function resolveCategory(
  name: string,
  category: Category,
  levels: readonly string[],
  settings: Settings,
): ResolvedCategory {
  const rank = (level: string | undefined, otherwise: number) =>
    level === undefined ? otherwise : levels.indexOf(level)
  const level = rank(category.level, Math.min(1, levels.length - 1))
  const stage = (stage: 'now' | 'end'): ResolvedStage => ({
    documents: category.checklist?.[stage]?.documents ?? [],
    fields: category.checklist?.[stage]?.fields ?? [],
  })
  return {
    name,
    prefix: category.prefix,
    names: category.names ?? name,
    fields: category.fields.strict(),
    fieldNames: defined(category.fieldNames),
    valueNames: map(defined(category.valueNames), (values) => map(values, (names) => names)),
    restricted: map(defined(category.restricted), (restricted) => rank(restricted, level)),
    indexed: map(defined(category.indexed), (indexed) => (typeof indexed === 'string' ? indexed : indexed.as)),
    kinds: map(
      category.documents,
      (kind: DocumentKind, kindName): ResolvedKind => ({
        name: kindName,
        names: kind.names ?? kindName,
        level: rank(kind.level, level),
        important: kind.important ?? false,
      }),
    ),
    checklist: { now: stage('now'), end: stage('end') },
    departments: category.departments,
    endField: category.endField ?? null,
    subject: category.subject ?? null,
    level,
    mark: category.mark ?? 'important',
    past9999: category.past9999 ?? settings.past9999,
    deadlines: { ...settings.deadlines, ...defined(category.deadlines) },
    events: map(
      defined(category.events),
      (event, eventName): ResolvedEvent => ({
        name: eventName,
        names: event.names ?? eventName,
        field: event.field ?? null,
      }),
    ),
    retention: category.retention ?? null,
  }
}

function describeCategory(category: ResolvedCategory): object {
  return { ...category, fields: z.toJSONSchema(category.fields, { io: 'input' }) }
}

/** Own members of an optional map, those that are `undefined` left out. */
function defined<T>(record: Readonly<Record<string, T | undefined>> | undefined): Record<string, T> {
  return map(
    Object.fromEntries(Object.entries(record ?? {}).filter(([, value]) => value !== undefined)),
    (value) => value as T,
  )
}

/** Without a prototype: looked up by what callers send, `constructor` is no category, kind or field. */
function map<A, B>(record: Readonly<Record<string, A>>, to: (value: A, key: string) => B): Record<string, B> {
  const mapped: Record<string, B> = Object.create(null)
  for (const [key, value] of Object.entries(record)) mapped[key] = to(value, key)
  return mapped
}

/** JSON as a store gives it back: what is `undefined` is gone. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}
