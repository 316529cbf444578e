import type { Next } from 'hono'
import type { Ask } from './visit.ts'

/** A form sends its empty controls too: the address that people keep and pass on says only what narrows a list. */
export async function withoutEmptyParts(c: Ask, next: Next) {
  const { pathname, searchParams } = new URL(c.req.url)
  const given = [...searchParams]
  const telling = given.filter(([, value]) => value !== '')
  if (telling.length === given.length) return next()
  const query = new URLSearchParams(telling).toString()
  return c.redirect(query === '' ? pathname : `${pathname}?${query}`, 303)
}
