import {
  type CasekeepError,
  type ErrorCode,
  type ErrorDetails,
  type InputIssue,
  isCasekeepError,
} from '../../src/errors.ts'
import type { Locale } from '../../src/locales/locale.ts'
import { errorSentence, issueSentence } from '../../src/locales/sentences.ts'
import {
  type InputError,
  type ProblemCode,
  type ProblemDetails,
  problems,
  problemType,
  type TransportDetails,
} from './problems.ts'
import { Refusal } from './refusal.ts'
import { transportSentences, unavailable } from './sentences.ts'

/** A problem as clients get it: `application/problem+json` (RFC 9457). */
export interface Problem<C extends ProblemCode = ProblemCode> {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: C
  readonly details: ProblemDetails[C]
}

/** What any error tells a client. Nothing of an error that is not known gets out. */
export function problemOf(error: unknown, locale: Locale): Problem {
  if (error instanceof Refusal) {
    return problem(error.code, transportSentence(error, locale), error.details, locale)
  }
  if (isCasekeepError(error)) return problem(error.code, sentenceOf(error, locale), shownOf(error, locale), locale)
  return problem('INTERNAL', transportSentences.INTERNAL[locale]({}), {}, locale)
}

function problem<C extends ProblemCode>(
  code: C,
  detail: string,
  details: ProblemDetails[C],
  locale: Locale,
): Problem<C> {
  const { title, status } = problems[code]
  return { type: problemType(code), title: title[locale], status, detail, code, details }
}

function transportSentence<C extends keyof TransportDetails>({ code, details }: Refusal<C>, locale: Locale): string {
  return transportSentences[code][locale](details)
}

/** Left out here, the details of an error are shown as they are. */
const shown: { readonly [C in ErrorCode]?: (details: ErrorDetails[C], locale: Locale) => ProblemDetails[C] } = {
  INVALID_INPUT: ({ issues }, locale) => ({ errors: issues.map((issue) => inputError(issue, locale)) }),
  INVALID_POLICY: () => ({}),
  POLICY_CHANGED: () => ({}),
  SCHEMA_MISSING: () => ({}),
  SCHEMA_BEHIND: () => ({}),
  SCHEMA_AHEAD: () => ({}),
  STORAGE: () => ({}),
  DIRECTORY_FAILED: () => ({}),
  WRONG_KEYRING: () => ({}),
  KEYS_FAILED: () => ({}),
  UNAUTHENTICATED: () => ({}),
}

function shownOf<C extends ErrorCode>({ code, details }: CasekeepError<C>, locale: Locale): ProblemDetails[C] {
  const show = shown[code]
  return show === undefined ? (details as unknown as ProblemDetails[C]) : show(details, locale)
}

/** The sentences of these name what only the operator should know. */
const operators: readonly ErrorCode[] = [
  'INVALID_POLICY',
  'POLICY_CHANGED',
  'SCHEMA_MISSING',
  'SCHEMA_BEHIND',
  'SCHEMA_AHEAD',
  'WRONG_KEYRING',
]

function sentenceOf(error: CasekeepError, locale: Locale): string {
  return operators.includes(error.code) ? unavailable[locale] : errorSentence(error, locale)
}

function inputError(issue: InputIssue, locale: Locale): InputError {
  const { path, rule, accepted } = issue
  const pointer = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return { path, pointer, rule, message: issueSentence(issue, locale), ...(accepted && { accepted }) }
}
