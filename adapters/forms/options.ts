import { refuse } from '../../src/errors.ts'
import type { Locale } from '../../src/locales/locale.ts'
import { locales } from '../../src/locales/locale.ts'
import { type AskedOptions, aFunction, oneOf, takeOptions } from '../../src/options.ts'
import type { Policy } from '../../src/policy/policy.ts'
import type { Request } from '../../src/requests/view.ts'

/** What every form and register may be told. Nothing is read or loaded: all of it is given. */
export interface FormOptions {
  /** Whose days and whose language they are. */
  readonly policy: Pick<Policy, 'timeZone' | 'locale' | 'archiveDepartment'>
  /** The policy's own language where left out. */
  readonly locale?: Locale | undefined
  /** What a person (`personId`) is called; the id itself where left out, or where it answers nothing. */
  readonly nameOf?: ((person: string) => string) | undefined
  /** What a department is called; by the table of terms, or the id itself, where left out. */
  readonly departmentOf?: ((department: string) => string) | undefined
  /** Title of a case or a document by its number; the column of titles is there where this is. */
  readonly titleOf?: ((number: string) => string) | undefined
  /** Name of the company, above the title of a printed form. */
  readonly company?: string | undefined
}

/** Of a register. */
export interface RegisterOptions extends FormOptions {
  /** How late something is, is counted as its settings say. */
  readonly policy: FormOptions['policy'] & Pick<Policy, 'settings'>
  /** Which register the lines are of. */
  readonly kind: 'consultation' | 'loan'
  /** The requests that the lines are of, for the columns of department and purpose. */
  readonly requests?: readonly Request[] | undefined
}

const aText = {
  fits: (value: unknown) => typeof value === 'string',
  otherwise: { rule: 'type', message: 'must be a text', accepted: ['a text'] },
} as const
const aList = {
  fits: Array.isArray,
  otherwise: { rule: 'type', message: 'must be a list', accepted: ['a list'] },
} as const
export const trueOrFalse = {
  fits: (value: unknown) => typeof value === 'boolean',
  otherwise: { rule: 'type', message: 'must be true or false', accepted: ['true', 'false'] },
} as const
export const list = aList

const ofForms: AskedOptions<FormOptions> = {
  policy: {
    fits: (value) => typeof (value as { readonly timeZone?: unknown } | null)?.timeZone === 'string',
    otherwise: { rule: 'type', message: 'must be a policy', accepted: ['a policy'] },
  },
  locale: oneOf(locales),
  nameOf: aFunction,
  departmentOf: aFunction,
  titleOf: aFunction,
  company: aText,
}
const countsOf = (policy: unknown) =>
  (policy as { readonly settings?: { readonly loans?: { readonly overdueCounts?: unknown } } }).settings?.loans
    ?.overdueCounts
const ofRegisters: AskedOptions<RegisterOptions> = {
  ...ofForms,
  policy: {
    ...ofForms.policy,
    fits: (value) => ofForms.policy.fits(value) && typeof countsOf(value) === 'string',
  },
  kind: oneOf(['consultation', 'loan']),
  requests: aList,
}

/** Refuses what is no option of a form, and where what it needs is left out. */
export function takeFormOptions<T extends FormOptions>(options: T, more: AskedOptions<Omit<T, keyof FormOptions>>): T {
  return take(options, { ...ofForms, ...more } as AskedOptions<T>, ['policy'])
}

export function takeRegisterOptions<T extends RegisterOptions>(
  options: T,
  more: AskedOptions<Omit<T, keyof RegisterOptions>>,
): T {
  return take(options, { ...ofRegisters, ...more } as AskedOptions<T>, ['policy', 'kind'])
}

function take<T extends object>(options: T, asked: AskedOptions<T>, needed: readonly (keyof T & string)[]): T {
  const given = takeOptions(options, asked)
  const issues = needed
    .filter((name) => given[name] === undefined)
    .map((name) => ({ path: [name], ...asked[name].otherwise, rule: 'required' as const, message: 'is required' }))
  return issues.length === 0 ? given : refuse('INVALID_INPUT', { issues })
}
