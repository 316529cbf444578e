import type { Locale } from 'casekeep'
import { agreementWords } from './words/agreements.ts'
import { batchWorkWords } from './words/batch-work.ts'
import { batchWords } from './words/batches.ts'
import { caseWords } from './words/cases.ts'
import { consoleWords } from './words/console.ts'
import { disposalWords } from './words/disposals.ts'
import { generalWords } from './words/general.ts'
import { holdWords } from './words/holds.ts'
import { outsiderWords } from './words/outsiders.ts'
import { paperWords } from './words/papers.ts'
import { peopleWords } from './words/people.ts'
import { policyWords } from './words/policy.ts'
import { readingWords } from './words/readings.ts'
import { refusalWords } from './words/refusals.ts'
import { requestWords } from './words/requests.ts'
import { retentionWords } from './words/retention.ts'
import { signInWords } from './words/sign-in.ts'
import { subjectWords } from './words/subjects.ts'
import { transferWords } from './words/transfers.ts'
import { trialWords } from './words/trial.ts'
import { worklistWords } from './words/worklist.ts'

/** What the console itself says. Words of the regulation come from the library's table of terms. */
export const words = {
  ...generalWords,
  ...signInWords,
  ...worklistWords,
  ...caseWords,
  ...batchWords,
  ...transferWords,
  ...requestWords,
  ...retentionWords,
  ...holdWords,
  ...disposalWords,
  ...subjectWords,
  ...trialWords,
  ...peopleWords,
  ...outsiderWords,
  ...agreementWords,
  ...readingWords,
  ...refusalWords,
  ...paperWords,
  ...policyWords,
  ...consoleWords,
  ...batchWorkWords,
} as const
export type WordKey = keyof typeof words
/** A text about a number of things, which stands twice in the table: for many, and for one under its key with `One`. */
export type CountKey = { [K in WordKey]: `${K}One` extends WordKey ? K : never }[WordKey]

export { doneWords } from './words/done.ts'

export type Values = Readonly<Record<string, string | number>>

export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}

export function say(key: WordKey, language: Locale, values?: Values): string {
  return fill(words[key][language], values)
}

/** Says a number of things, `{n}` in the text. */
export function count(key: CountKey, n: number, language: Locale, values?: Values): string {
  return say(n === 1 ? (`${key}One` as WordKey) : key, language, { n, ...values })
}
