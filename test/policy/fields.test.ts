import { describe, expect, test } from 'vitest'
import { day, dayOrMonth, money, percent, text } from '../../src/policy/fields.ts'

describe('day', () => {
  test.each(['2024-02-29', '2026-12-31', '1948-12-08'])('%s exists', (value) => {
    expect(day().parse(value)).toBe(value)
  })
  test.each(['2026-02-31', '2023-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-02', '20260201', ''])(
    '%j does not',
    (value) => {
      expect(day().safeParse(value).success).toBe(false)
    },
  )
})

describe('dayOrMonth', () => {
  test.each(['1995-02', '2011-12', '1995-02-28'])('%s stays as it was given', (value) => {
    expect(dayOrMonth().parse(value)).toBe(value)
  })
  test.each(['1995-13', '1995-00', '1995', '1995-2', '1995-02-31', '1995-02-'])('%s is neither', (value) => {
    expect(dayOrMonth().safeParse(value).success).toBe(false)
  })
})

describe('money', () => {
  test.each([0, 440, 1863.4, 0.1, 0.29, 1.15, -12.34, 69_999_999_999_999.99])(
    '%d has at most two decimals',
    (value) => {
      expect(money().parse(value)).toBe(value)
      // An index keeps hundredths: none may be lost on the way there and back.
      expect(Math.round(value * 100) / 100).toBe(value)
    },
  )
  test.each([32.3800011, 0.001, 1.005, 1e14, -1e14, Number.NaN, Number.POSITIVE_INFINITY, '12'])(
    '%s is refused',
    (value) => {
      expect(money().safeParse(value).success).toBe(false)
    },
  )
})

describe('percent', () => {
  test.each([0, 50, 100])('%d', (value) => expect(percent().parse(value)).toBe(value))
  test.each([-1, 101, 33.3])('%d is refused', (value) => expect(percent().safeParse(value).success).toBe(false))
})

describe('text', () => {
  test.each([
    ['a name with accents', 'Ana Trujillo Emparedados y helados, México D.F.'],
    ['Chinese, beyond the first plane too', '客戶資料 𠮷野家'],
    ['several lines', 'Maria Anders\n030-0074321\tSales'],
    ['a family joined to one sign', '👩‍👩‍👧'],
    ['Persian with a non-joiner', 'می\u200cخواهم'],
    ['a blank of no width within', 'a\u200bb'],
  ])('%s', (_, value) => {
    expect(text(100).parse(value)).toBe(value)
  })
  test('is trimmed', () => {
    expect(text(10).parse('  Alfreds ')).toBe('Alfreds')
  })
  test.each([
    ['blank', '   '],
    ['too long', 'x'.repeat(101)],
    ['a text turned around', 'invoice\u202Efdp.exe'],
    ['an isolate', 'a\u2066b'],
    ['a mark of direction', 'a\u200Eb'],
    ['a null character', 'a\u0000b'],
    ['an escape sequence', '\u001b[31mred'],
    ['a byte order mark inside', 'a\ufeffb'],
    ['a line separator', 'a\u2028b'],
    ['half a character', 'a\ud842b'],
    ['a blank of no width', '\u200b'],
    ['joiners alone', '\u200d \u200c'],
    ['a soft hyphen alone', '\u00ad'],
    ['a Hangul filler', '\u3164'],
    ['a variation selector alone', '\ufe0f'],
    ['an empty Braille cell', '\u2800'],
  ])('%s is refused', (_, value) => {
    expect(text(100).safeParse(value).success).toBe(false)
  })
})
