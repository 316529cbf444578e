import { parseNumber } from 'casekeep'

/** What is wanted, by the numbers that were typed; a text that is no number stays, so that the library says what is wrong. */
export function readNumbers(typed: string): { readonly case: string } | { readonly documents: readonly string[] } {
  const numbers = typed
    .normalize('NFKC')
    .split(/[\s,;、，；]+/u)
    .filter((one) => one !== '')
  const [first = ''] = numbers
  const parsed = parseNumber(first)
  const isDocument = parsed.ok && parsed.number.kind === 'document'
  return numbers.length > 1 || isDocument ? { documents: numbers } : { case: first }
}
