import type { Locale } from '../../src/locales/locale.ts'
import { findTerm, type TermKey, term } from '../../src/locales/terms.ts'
import type { RequestOutsider } from '../../src/requests/view.ts'
import { wallTime } from './moments.ts'
import type { FormOptions } from './options.ts'
import { type FormWord, wordIn } from './words.ts'

/** Says everything on a form in one language, and calls people and departments as the host does. */
export interface Speaker {
  readonly locale: Locale
  readonly timeZone: string
  word(word: FormWord): string
  term(key: TermKey): string
  /** A term that is only known when the program runs; the word itself where the table has none. */
  find(area: string, name: string): string
  person(id: string): string
  /** Somebody from outside, with whom they are of. */
  outsider(outsider: RequestOutsider): string
  department(id: string): string
  readonly comma: string
  readonly semicolon: string
  readonly colon: string
  /** What something is called, and what it is: `Date: 2026-03-02`, `日期：2026-03-02`. */
  labeled(label: string, value: string): string
  /** In brackets after something else. */
  bracketed(text: string): string
  /** Title of a case or a document; null where the host gives none. */
  title(number: string): string | null
  /** A moment in the policy's time zone, `YYYY-MM-DD HH:mm`; as it came where it is no moment. */
  moment(at: string): string
  /** Its day alone. */
  dayOf(at: string): string
}

/** @param outsiders people whom the host need not know */
export function speakerOf(
  { policy, locale = policy.locale, nameOf, departmentOf, titleOf }: FormOptions,
  outsiders: readonly (RequestOutsider | null)[] = [],
): Speaker {
  const outside = new Map(outsiders.flatMap((one) => (one === null ? [] : [[one.person, one.name]])))
  const { timeZone } = policy
  const find = (area: string, name: string) => findTerm(`${area}.${name}`, locale) ?? name
  const english = locale === 'en'
  const [comma, semicolon, colon] = english ? ([', ', '; ', ': '] as const) : (['、', '；', '：'] as const)
  const bracketed = (text: string) => (english ? ` (${text})` : `（${text}）`)
  return {
    locale,
    comma,
    semicolon,
    colon,
    labeled: (label, value) => `${label}${colon}${value}`,
    bracketed,
    timeZone,
    word: (word) => wordIn(word, locale),
    term: (key) => term(key, locale),
    find,
    person: (id) => outside.get(id) ?? (nameOf?.(id) || id),
    outsider: ({ name, organization }) => name + bracketed(organization),
    department: (id) => departmentOf?.(id) || find('department', id),
    title: (number) => titleOf?.(number) || null,
    moment: (at) => {
      const shown = wallTime(at, timeZone)
      return shown === null ? at : `${shown.day} ${shown.time}`
    },
    dayOf: (at) => wallTime(at, timeZone)?.day ?? at,
  }
}
