import { type InputIssue, refuse } from './errors.ts'

/** What an option must be: which values will do, and what is said of any other. */
export interface Asked {
  readonly fits: (value: unknown) => boolean
  readonly otherwise: Omit<InputIssue, 'path'>
}
export type AskedOptions<T> = { readonly [Name in keyof T]-?: Asked }

export const aFunction: Asked = {
  fits: (value) => typeof value === 'function',
  otherwise: { rule: 'type', message: 'must be a function', accepted: ['a function'] },
}

export function oneOf(values: readonly string[]): Asked {
  return {
    fits: (value) => values.includes(value as string),
    otherwise: { rule: 'choice', message: 'is not one of the possible values', accepted: values },
  }
}

/**
 * Options as they were given, read once; refuses all that is wrong with them at once. An option that is not known may
 * be one that is misspelt: going on without it could write what nobody asked for.
 */
export function takeOptions<T extends object>(options: T, asked: AskedOptions<T>): T {
  const given = readOnce(options)
  const accepted = Object.keys(asked)
  const issues = Object.entries(given).flatMap(([name, value]): InputIssue[] => {
    if (!Object.hasOwn(asked, name)) {
      return [{ path: [name], rule: 'unknown_key', message: 'is not a known key', accepted }]
    }
    const { fits, otherwise } = asked[name as keyof T]
    return value === undefined || fits(value) ? [] : [{ path: [name], ...otherwise }]
  })
  return issues.length === 0 ? given : refuse('INVALID_INPUT', { issues })
}

/** A copy, so that neither getters nor later changes make it another. */
function readOnce<T extends object>(options: T): T {
  const unfit = (message: string, cause?: unknown): never =>
    refuse(
      'INVALID_INPUT',
      { issues: [{ path: ['options'], rule: 'type', message, accepted: ['a plain object'] }] },
      cause === undefined ? {} : { cause },
    )
  const given: unknown = options
  if (typeof given !== 'object' || given === null) return unfit('must be a plain object')
  const prototype: unknown = Object.getPrototypeOf(given)
  // The options of a Map or of an instance would go by unheard.
  if (prototype !== Object.prototype && prototype !== null) return unfit('must be a plain object')
  try {
    return { ...options }
  } catch (cause) {
    return unfit('cannot be read', cause)
  }
}
