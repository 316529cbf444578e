import { type Locale, nameIn } from '../../../src/locales/locale.ts'
import { findTerm } from '../../../src/locales/terms.ts'
import type { Policy, ResolvedCategory } from '../../../src/policy/policy.ts'
import { memberTexts } from '../member-texts.ts'
import { schemaTexts } from './schema-texts.ts'

/** What schemas describe, by their English. */
export const translations: ReadonlyMap<string, Readonly<Record<Locale, string>>> = new Map([
  ...schemaTexts.map((texts) => [texts.en, texts] as const),
  ...Object.values(memberTexts).flatMap((texts) => Object.values(texts).map((text) => [text.en, text] as const)),
])

/** What members and their values are called in one language: by the policy where it has a name, else by the terms. */
export class Vocabulary {
  readonly #policy: Policy
  readonly #locale: Locale

  constructor(policy: Policy, locale: Locale) {
    this.#policy = policy
    this.#locale = locale
  }

  category(name: string): string | null {
    const category = this.#categories().find((one) => one.name === name)
    return category === undefined ? null : nameIn(category.names, this.#locale)
  }

  /** What a member is called; null where its name says it, as in English it mostly does. */
  member(name: string, isField: boolean, category: string | null): string | null {
    if (isField) {
      const named = this.#within(category).find(({ fieldNames }) => Object.hasOwn(fieldNames, name))
      return named === undefined ? null : nameIn(named.fieldNames[name]!, this.#locale)
    }
    if (this.#locale === 'en') return null
    const [said] = ['member', 'label', 'thing'].flatMap((area) => findTerm(`${area}.${name}`, this.#locale) ?? [])
    return said ?? null
  }

  /** What each of some values is called; a value that has no name is left out. */
  values(member: string, values: readonly unknown[], category: string | null): ReadonlyMap<unknown, string> {
    const [best] = this.#tables(member, category)
      .map((nameOf) => values.map((value) => [value, typeof value === 'string' ? nameOf(value) : null] as const))
      .filter((named) => named.every(([, name]) => name !== null))
    return new Map((best ?? []).map(([value, name]) => [value, name!]))
  }

  /** A description of a schema; a company's own is told as it is. */
  description(text: string): string {
    return translations.get(text)?.[this.#locale] ?? text
  }

  #categories(): readonly ResolvedCategory[] {
    return Object.values(this.#policy.categories)
  }

  #within(category: string | null): readonly ResolvedCategory[] {
    const all = this.#categories()
    return category === null ? all : all.filter(({ name }) => name === category)
  }

  #tables(member: string, category: string | null): readonly ((value: string) => string | null)[] {
    const within = this.#within(category)
    const find = (area: string) => (value: string) => findTerm(`${area}.${value}`, this.#locale)
    const kind = (value: string) => {
      const named = within.find(({ kinds }) => Object.hasOwn(kinds, value))
      return named === undefined ? null : nameIn(named.kinds[value]!.names, this.#locale)
    }
    const field = (value: string) => {
      const named = within.find(({ valueNames }) => Object.hasOwn(valueNames[member] ?? {}, value))
      return named === undefined ? null : nameIn(named.valueNames[member]![value]!, this.#locale)
    }
    const own = termAreas[member] ?? []
    if (member === 'category') return [(value) => this.category(value)]
    if (member === 'field') return [(value) => this.member(value, true, category)]
    return [field, ...(member === 'kind' ? [kind] : []), ...own.map(find)]
  }
}

/** Where the values of a member have their terms; the first area that knows all of them is meant. */
const termAreas: Readonly<Record<string, readonly string[]>> = {
  level: ['level'],
  channel: ['channel'],
  medium: ['medium'],
  because: ['screening'],
  state: ['case', 'batch', 'document', 'transfer', 'transferItem', 'request', 'requestItem', 'approval'],
  kind: ['duty', 'batchKind', 'requestKind', 'nudge', 'notice'],
  verdict: ['verdict'],
  need: ['need'],
  condition: ['condition'],
  by: ['settlement', 'right'],
  settled: ['settlement'],
}
