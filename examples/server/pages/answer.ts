import type { CommandName } from 'casekeep'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ask } from '../visit.ts'

type Html = JSX.Element

/** A page as the answer. */
export function show(c: Ask, page: Html, status: ContentfulStatusCode = 200) {
  return c.html(`<!doctype html>${String(page)}`, status)
}

/** A part of a page, for htmx to put in its place. */
export function showPart(c: Ask, part: Html) {
  return c.html(String(part))
}

/** Back to a page to look at, with a message of what was done. */
export function done(c: Ask, to: string, operation: CommandName, it: string) {
  c.get('signedIn').session.deed = { operation, it }
  return c.redirect(to, 303)
}
