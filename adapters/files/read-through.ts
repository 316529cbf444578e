import { isCasekeepError, refuse } from '../../src/errors.ts'

/**
 * Goes through what a host hands over piece by piece. Where it fails, its own error is the `cause` of a refusal that
 * names it; a refusal of casekeep's stays what it is.
 */
export async function* readThrough<T>(name: string, source: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  try {
    for await (const piece of source) yield piece
  } catch (cause) {
    if (isCasekeepError(cause)) throw cause
    const said = cause instanceof Error ? `: ${cause.message}` : ''
    const issue = { path: [name], rule: 'check', message: `could not be read to the end${said}` }
    refuse('INVALID_INPUT', { issues: [issue] }, { cause })
  }
}

/** Whether something can be gone through piece by piece. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return hasMethod(value, Symbol.asyncIterator)
}

/** As {@link isAsyncIterable}, all at hand; a text is none, though it can be gone through by its characters. */
export function isIterable(value: unknown): value is Iterable<unknown> {
  return hasMethod(value, Symbol.iterator)
}

function hasMethod(value: unknown, name: symbol): boolean {
  if (typeof value !== 'object' || value === null) return false
  return typeof (value as Readonly<Record<symbol, unknown>>)[name] === 'function'
}
