import { findTerm, nameIn, type Policy, type TermKey, term } from 'casekeep'
import type { Company } from './company.ts'
import type { Language } from './language.ts'

/** What things are called, in one language: by the policy, the library's terms, and the company for its people. */
export class Naming {
  readonly #policy: Policy
  readonly #company: Company
  readonly #language: Language

  constructor(policy: Policy, company: Company, language: Language) {
    this.#policy = policy
    this.#company = company
    this.#language = language
  }

  term(key: TermKey): string {
    return term(key, this.#language)
  }
  /** A term whose key is only known now; the last part of the key where the table has none. */
  find(key: string): string {
    return findTerm(key, this.#language) ?? key.slice(key.indexOf('.') + 1)
  }
  category(name: string): string {
    const category = this.#policy.categories[name]
    return category === undefined ? name : nameIn(category.names, this.#language)
  }
  field(category: string, name: string): string {
    const names = this.#policy.categories[category]?.fieldNames[name]
    return names === undefined ? name : nameIn(names, this.#language)
  }
  kind(category: string, name: string): string {
    const kind = this.#policy.categories[category]?.kinds[name]
    return kind === undefined ? name : nameIn(kind.names, this.#language)
  }
  level(level: string): string {
    return this.find(`level.${level}`)
  }
  department(id: string): string {
    return this.#company.departments[id]?.[this.#language] ?? id
  }
  person(id: string): string {
    return this.#company.people.find((person) => person.id === id)?.names[this.#language] ?? id
  }
  /** A value of a field as people read it. */
  value(category: string, field: string, value: unknown): string {
    if (typeof value === 'boolean') return this.#language === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否'
    if (typeof value === 'number') return value.toLocaleString('en-US')
    if (Array.isArray(value)) return value.map((one) => this.value(category, field, one)).join('\n')
    if (typeof value !== 'string') return value === null || value === undefined ? '' : JSON.stringify(value)
    const names = this.#policy.categories[category]?.valueNames[field]?.[value]
    if (names !== undefined) return nameIn(names, this.#language)
    // A field may hold a person: whom the company knows is shown by name.
    return this.person(value)
  }
  /** Several things in one line. */
  list(items: readonly string[]): string {
    return items.join(this.#language === 'en' ? ', ' : '、')
  }
  moment(at: string): string {
    const parts = new Intl.DateTimeFormat('sv-SE', {
      timeZone: this.#policy.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    })
    return parts.format(new Date(at))
  }
  day(at: string): string {
    return this.moment(at).slice(0, 10)
  }
}
