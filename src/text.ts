import * as z from 'zod'
import { ownCheck } from './own-checks.ts'

/**
 * Control characters, line and paragraph separators, and the marks that turn the direction of text: what is printed
 * would not be what was entered.
 */
const unprintable = /[\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\uFEFF]|(?![\t\n\r])\p{Cc}/u
/** A character that leaves something to see; joiners, fillers and the empty Braille cell alone leave nothing. */
const visible = /[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u

const isPrintable = ownCheck((value: string) => !unprintable.test(value))
const showsSomething = ownCheck((value: string) => value === '' || visible.test(value))

/**
 * A text of one to `max` characters, trimmed at both ends, that can be printed as it stands and shows something.
 * Invisible joiners within it are part of how some scripts and signs are written, and stay.
 */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .trim()
    .min(1)
    .refine(isPrintable, {
      error: 'holds a control or direction character, or half of one',
      params: { rule: 'unprintable' },
    })
    .refine(showsSomething, {
      error: 'shows nothing: all of its characters are invisible',
      params: { rule: 'blank' },
    })
}

/** As {@link text}, for names that are compared as they stand: nothing is trimmed, blanks at the ends are refused. */
export function exactText(max: number) {
  const inner = text(max)
  const error = `must be a text of 1 to ${max} printable characters, without blanks at its ends`
  const isExact = ownCheck((value: string) => inner.safeParse(value).data === value)
  return z.string(error).refine(isExact, { error, params: { rule: 'format' } })
}

/** What titles are compared and searched by: NFKC, lower case, single blanks. */
export function searchKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}
