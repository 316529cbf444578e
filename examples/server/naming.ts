import { findTerm, type HostNames, type Locale, type Names, nameIn, type Policy, type TermKey, term } from 'casekeep'
import type { Company } from './company.ts'
import { listSeparators, partSeparators } from './language.ts'
import { say } from './words.ts'

/** What things are called, in one language: by the policy, the library's terms, and the company for its people. */
export class Naming {
  readonly #policy: Policy
  readonly #company: Company
  readonly #language: Locale
  readonly #outsiders: ReadonlyMap<string, string>

  constructor(policy: Policy, company: Company, language: Locale, outsiders: ReadonlyMap<string, string> = new Map()) {
    this.#policy = policy
    this.#company = company
    this.#language = language
    this.#outsiders = outsiders
  }

  /** The same that knows people from outside too, by what they are called. */
  knowing(outsiders: ReadonlyMap<string, string>): Naming {
    return new Naming(this.#policy, this.#company, this.#language, outsiders)
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
  /** A name that the policy gives in one language or in each. */
  ofText(names: Names): string {
    return nameIn(names, this.#language)
  }
  /** A period in words, such as `10 years`; of one that is none, as it stands. */
  period(period: string): string {
    const [, years, months, weeks, days] = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(period) ?? []
    if (period === 'permanent') return this.term('retentionAction.permanent')
    const parts = [
      [years, 'years'],
      [months, 'months'],
      [weeks, 'weeks'],
      [days, 'days'],
    ] as const
    const said = parts.flatMap(([n, unit]) =>
      n === undefined ? [] : this.find(`duration.${unit}${n === '1' ? 'One' : ''}`).replace('{n}', n),
    )
    return said.length === 0 ? period : said.join(' ')
  }
  /** A mark is kept as it is stamped, in the policy's language; the policy's own ones are known in all of them. */
  mark(mark: string | null): string {
    if (mark === null) return this.term('label.important')
    const known = Object.values(this.#policy.categories).find((one) => nameIn(one.mark, this.#policy.locale) === mark)
    return known === undefined ? mark : nameIn(known.mark, this.#language)
  }
  level(level: string): string {
    return this.find(`level.${level}`)
  }
  department(id: string): string {
    return this.#company.departments[id]?.[this.#language] ?? id
  }
  person(id: string): string {
    return (
      this.#company.people.find((person) => person.id === id)?.names[this.#language] ?? this.#outsiders.get(id) ?? id
    )
  }
  /** For the library's sentences: what only the company and its policy know how to call. */
  get ofHost(): HostNames {
    return {
      department: (id) => this.department(id),
      category: (name) => this.category(name),
      field: (name) => {
        const category = Object.values(this.#policy.categories).find((one) => Object.hasOwn(one.fieldNames, name))
        return category === undefined ? name : this.field(category.name, name)
      },
    }
  }
  /** A value of a field as people read it. */
  value(category: string, field: string, value: unknown): string {
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no', this.#language)
    if (typeof value === 'number') return value.toLocaleString(this.#language)
    if (Array.isArray(value)) return value.map((one) => this.value(category, field, one)).join('\n')
    if (typeof value !== 'string') return value === null || value === undefined ? '' : JSON.stringify(value)
    const names = this.#policy.categories[category]?.valueNames[field]?.[value]
    if (names !== undefined) return nameIn(names, this.#language)
    // A field may hold a person: whom the company knows is shown by name.
    return this.person(value)
  }
  /** Several things in one line. */
  list(items: readonly string[]): string {
    return items.join(listSeparators[this.#language])
  }
  /** The same for parts that may hold lists. */
  parts(parts: readonly string[]): string {
    return parts.join(partSeparators[this.#language])
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
