import { refuse } from '../errors.ts'
import { formatCaseNumber } from './format.ts'
import type { CaseNumber } from './number.ts'
import { type NumberRule, type ParsedNumber, parseNumber } from './parse.ts'
import { isCasePrefix, reservedPrefixes } from './prefixes.ts'
import { caseSeries } from './series.ts'

/** What follows 9999: a fifth digit, or the end of the series (P2.2). */
export type Past9999 = 'widen' | 'refuse'

/** How one category numbers its cases (P2.2). Frozen, without state: the counter is the storage's. */
export interface CaseScheme {
  readonly prefix: string
  readonly past9999: Past9999
  /** The name of the counter, for the storage's `take`: `case/KH`. */
  readonly series: string
  /** The last sequence of the series; null where it widens and has none. */
  readonly last: number | null
  /**
   * Writes the number of a sequence from 1.
   *
   * @throws NUMBERS_EXHAUSTED past 9999 where the scheme refuses to widen
   * @throws INVALID_INPUT for a sequence below 1, fractional or beyond the safe integers
   */
  format(sequence: number): string
  /**
   * Reads a number that this scheme can have given: other kinds, other prefixes and, under `refuse`, what is past 9999
   * are refused too. Never throws.
   */
  parse(text: string): ParsedNumber<CaseNumber>
}

const last = 9999

/**
 * The numbering of a category's cases: a prefix of its own and a four-digit sequence (P2.2, P2.3).
 *
 * @param options.past9999 what follows 9999; `widen` by default (policy §13)
 * @throws INVALID_POLICY if the prefix is not 2 to 4 capital Latin letters, or is reserved (CY, DJ, JY, XH, YJ), or
 * `past9999` is neither setting; all faults at once
 * @example
 * const scheme = caseScheme({ prefix: 'KH', past9999: 'refuse' })
 * scheme.series        // 'case/KH'
 * scheme.format(1)     // 'KH0001'
 * scheme.format(10000) // throws NUMBERS_EXHAUSTED { series: 'case/KH', last: 'KH9999' }
 */
export function caseScheme(options: { readonly prefix: string; readonly past9999?: Past9999 }): CaseScheme {
  const { prefix, past9999 = 'widen' } = options
  checkOptions(prefix, past9999)
  const series = caseSeries(prefix)

  const parse = (text: string): ParsedNumber<CaseNumber> => {
    const parsed = parseNumber(text)
    if (!parsed.ok) {
      // A number that was probably meant is worth proposing only if this scheme would take it.
      const meant = parsed.accepted.map(parse).find((proposal) => !proposal.ok)
      return meant ?? parsed
    }
    const { number } = parsed
    if (number.kind !== 'case') {
      return refusal('otherKind', `${text} is the number of a ${number.kind}; a case reads ${prefix}0001.`)
    }
    if (number.prefix !== prefix) {
      return refusal('otherPrefix', `The numbers here begin with ${prefix}, not with ${number.prefix}.`)
    }
    if (past9999 === 'refuse' && number.sequence > last) {
      return refusal('past9999', `The numbers here end at ${prefix}${last}.`)
    }
    return { ok: true, number }
  }

  return Object.freeze({
    prefix,
    past9999,
    series,
    last: past9999 === 'refuse' ? last : null,
    format(sequence: number) {
      if (past9999 === 'refuse' && sequence > last) {
        refuse('NUMBERS_EXHAUSTED', { series, last: formatCaseNumber(prefix, last) })
      }
      return formatCaseNumber(prefix, sequence)
    },
    parse,
  })
}

function checkOptions(prefix: string, past9999: string): void {
  const faults = []
  if (!isCasePrefix(prefix)) {
    const message = reservedPrefixes.includes(prefix)
      ? `${prefix} is reserved; so are ${reservedPrefixes.filter((other) => other !== prefix).join(', ')}.`
      : 'A prefix is 2 to 4 capital Latin letters.'
    faults.push({ path: 'prefix', message })
  }
  if (past9999 !== 'widen' && past9999 !== 'refuse') {
    faults.push({ path: 'past9999', message: 'What follows 9999 is widen or refuse.' })
  }
  if (faults.length > 0) refuse('INVALID_POLICY', { faults })
}

const refusal = (rule: NumberRule, message: string) => ({ ok: false, rule, message, accepted: [] }) as const
