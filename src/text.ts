import * as z from 'zod'

/**
 * Control characters, line and paragraph separators, and the marks that turn the direction of text: what is printed
 * would not be what was entered.
 */
const unprintable = /[\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}\uFEFF]|(?![\t\n\r])\p{Cc}/u

/** A text of one to `max` characters, trimmed at both ends, that can be printed as it stands. */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .trim()
    .min(1)
    .refine((value) => !unprintable.test(value), {
      error: 'holds a control or direction character, or half of one',
      params: { rule: 'unprintable' },
    })
}

/** What titles are compared and searched by: NFKC, lower case, single blanks. */
export function searchKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}
