import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseScheme } from '../../src/numbering/case-scheme.ts'
import { compareNumbers, compareNumberTexts } from '../../src/numbering/compare.ts'
import { formatNumber } from '../../src/numbering/format.ts'
import type { RecordNumber } from '../../src/numbering/number.ts'
import { parseNumber } from '../../src/numbering/parse.ts'
import { isCasePrefix, type YearlyKind, yearlyPrefixes } from '../../src/numbering/prefixes.ts'

const prefix = fc.stringMatching(/^[A-Z]{2,4}$/).filter(isCasePrefix)
const sequence = fc.oneof(
  fc.integer({ min: 1, max: 12 }),
  fc.constantFrom(98, 99, 100, 998, 999, 1000, 9998, 9999, 10000),
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
)
const yearly = fc.constantFrom(...(Object.keys(yearlyPrefixes) as YearlyKind[])).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    prefix: fc.constant(yearlyPrefixes[kind]),
    year: fc.integer({ min: 1000, max: 9999 }),
    sequence,
  }),
)
const anyNumber = fc.oneof(
  fc.record({ kind: fc.constant('case'), prefix, sequence }),
  fc.record({ kind: fc.constant('document'), prefix, sequence, document: sequence }),
  fc.record({ kind: fc.constant('batch'), prefix, sequence, batch: sequence }),
  yearly,
) as fc.Arbitrary<RecordNumber>

/** Few prefixes and small counts, so that two numbers often share their first parts. */
const closeNumber = anyNumber.map((number): RecordNumber => {
  const near = { ...number, sequence: (number.sequence % 3) + 1 }
  if (near.kind === 'case' || near.kind === 'document' || near.kind === 'batch') {
    return { ...near, prefix: near.prefix < 'M' ? 'KH' : 'KHA' }
  }
  return { ...near, year: 2020 + (near.year % 2) }
})

/** A number with one or more characters changed, put in or left out. */
const nearMiss = fc
  .tuple(
    anyNumber.map(formatNumber),
    fc.array(
      fc.record({
        at: fc.nat(40),
        cut: fc.nat(2),
        put: fc.oneof(
          fc.constantFrom(
            '',
            '0',
            '9',
            '-',
            '--',
            'P',
            'p',
            'k',
            ' ',
            '\u3000',
            '\u2011',
            '\uff0d',
            '０',
            'Ｋ',
            'К',
            '\n',
          ),
          fc.string({ unit: 'binary', maxLength: 2 }),
        ),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((now, { at, cut, put }) => {
      const start = at % (now.length + 1)
      return now.slice(0, start) + put + now.slice(start + cut)
    }, text),
  )

/** Written anew from the description of the forms, not from the parser. */
function isCanonical(text: string): boolean {
  const safe = (digits: string) => BigInt(digits) >= 1n && BigInt(digits) <= BigInt(Number.MAX_SAFE_INTEGER)
  const part = (digits: string, width: number) =>
    /^[0-9]+$/.test(digits) && safe(digits) && (digits.length === width || (digits.length > width && digits[0] !== '0'))
  const letters = /^[A-Z]*/.exec(text)![0]
  const [main = '', sub, ...rest] = text.slice(letters.length).split('-')
  if (letters.length < 2 || letters.length > 4 || rest.length > 0) return false
  if (['CY', 'DJ', 'JY', 'XH', 'YJ'].includes(letters)) {
    return /^[0-9]{4}$/.test(main) && main[0] !== '0' && sub !== undefined && part(sub, 4)
  }
  if (!part(main, 4)) return false
  return sub === undefined || (sub[0] === 'P' ? part(sub.slice(1), 2) : part(sub, 3))
}

describe('numbers, for any input', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(parseNumber(formatNumber(number))).toEqual({ ok: true, number })
      }),
      { numRuns: 2000 },
    )
  })

  it('are accepted exactly if canonical, and what is proposed is canonical', () => {
    fc.assert(
      fc.property(fc.oneof(nearMiss, fc.string({ unit: 'binary', maxLength: 70 })), (text) => {
        const parsed = parseNumber(text)
        expect(parsed.ok).toBe(isCanonical(text))
        if (parsed.ok) {
          expect(formatNumber(parsed.number)).toBe(text)
        } else {
          // Throws on half a character, which no JSON or log would take.
          encodeURIComponent(parsed.message)
          for (const proposal of parsed.accepted) expect(parseNumber(proposal).ok).toBe(true)
        }
      }),
      { numRuns: 20_000 },
    )
  })

  it('are read by their own scheme alone, which proposes only what it reads', () => {
    fc.assert(
      fc.property(prefix, fc.constantFrom('widen' as const, 'refuse' as const), nearMiss, (own, past9999, text) => {
        const scheme = caseScheme({ prefix: isCasePrefix(text.slice(0, 2)) ? text.slice(0, 2) : own, past9999 })
        const parsed = scheme.parse(text)
        if (parsed.ok) expect(scheme.format(parsed.number.sequence)).toBe(text)
        else for (const proposal of parsed.accepted) expect(scheme.parse(proposal).ok).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('order, for any numbers', () => {
  it('is total', () => {
    fc.assert(
      fc.property(closeNumber, closeNumber, closeNumber, (a, b, c) => {
        const sign = (x: RecordNumber, y: RecordNumber) => Math.sign(compareNumbers(x, y))
        expect(sign(a, b) + sign(b, a)).toBe(0)
        expect(sign(a, b) === 0).toBe(formatNumber(a) === formatNumber(b))
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
        expect(Math.sign(compareNumberTexts(formatNumber(a), formatNumber(b)))).toBe(sign(a, b))
      }),
      { numRuns: 5000 },
    )
  })

  it('follows the sequence, however many digits it has', () => {
    fc.assert(
      fc.property(prefix, sequence, sequence, (own, a, b) => {
        const order = compareNumbers(
          { kind: 'case', prefix: own, sequence: a },
          { kind: 'case', prefix: own, sequence: b },
        )
        expect(Math.sign(order)).toBe(Math.sign(a - b))
      }),
    )
  })

  it('is total for any text', () => {
    const text = fc.oneof(nearMiss, closeNumber.map(formatNumber))
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const sign = (x: string, y: string) => Math.sign(compareNumberTexts(x, y))
        expect(sign(a, b) + sign(b, a)).toBe(0)
        expect(sign(a, b) === 0).toBe(a === b)
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 3000 },
    )
  })
})
