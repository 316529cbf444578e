import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { headerRules } from '../../adapters/http/header-rules.ts'
import { transportSentences, unavailable } from '../../adapters/http/sentences.ts'
import { company } from '../../examples/server/demo/company.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import type { Words } from '../../examples/server/language.ts'
import { doneWords, words } from '../../examples/server/words.ts'
import { type Locale, locales } from '../../src/locales/locale.ts'
import { terms } from '../../src/locales/terms.ts'
import { root } from '../house/imports.ts'

/** A text in all languages, and where it stands. */
export interface Said {
  readonly at: string
  readonly texts: Readonly<Record<Locale, string>>
}

/** The sentences of HTTP about something. */
const something = { header: 'H', rule: 'format', accepted: ['1'], allowed: ['1'], limit: 1 } as never
const sentencesOfHttp = Object.fromEntries(
  Object.entries(transportSentences).map(([code, sentences]) => [
    code,
    Object.fromEntries(locales.map((locale) => [locale, sentences[locale](something)])),
  ]),
)

/** Everything that the library and its console say, table by table. */
export const tables: Readonly<Record<string, readonly Said[]>> = {
  'the terms of the library': textsIn(terms),
  'the sentences of the API': textsIn({ sentencesOfHttp, unavailable, headerRules }),
  'the names of the demo policy, the standard one among them': textsIn(demoPolicy().content),
  'the words of the console': textsIn(words),
  'what the console says of what was done': textsIn(doneWords),
  'the demo company': textsIn(company),
}
/** The tables that the words of the console are put together from. */
export const wordTables: readonly Words[] = await Promise.all(
  readdirSync(join(root, 'examples/server/words'))
    .filter((file) => file !== 'done.ts')
    .map(async (file) => {
      const name = file.replace(/\.ts$/, '')
      const tables: Readonly<Record<string, Words>> = await import(`../../examples/server/words/${name}.ts`)
      return Object.values(tables)[0]!
    }),
)

function textsIn(value: unknown, at = ''): readonly Said[] {
  if (typeof value !== 'object' || value === null) return []
  if (locales.every((locale) => typeof (value as Record<string, unknown>)[locale] === 'string')) {
    return [{ at, texts: value as Said['texts'] }]
  }
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, at === '' ? name : `${at}.${name}`))
}
