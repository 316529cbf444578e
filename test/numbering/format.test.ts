import { describe, expect, it } from 'vitest'
import { isCasekeepError } from '../../src/errors.ts'
import { caseScheme } from '../../src/numbering/case-scheme.ts'
import { compareNumberTexts } from '../../src/numbering/compare.ts'
import { caseNumberOf, formatCaseNumber, formatYearlyNumber } from '../../src/numbering/format.ts'
import { isCasePrefix, reservedPrefixes, yearlyKindOf } from '../../src/numbering/prefixes.ts'
import { caseSeries, yearlySeries } from '../../src/numbering/series.ts'
import { caseNumberIn, formatBatchNumber, formatDocumentNumber } from '../../src/numbering/within-case.ts'

function thrown(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return isCasekeepError(error) ? { code: error.code, details: error.details } : error
  }
  return 'nothing'
}
const invalid = (rule: string) => ({ code: 'INVALID_INPUT', details: { issues: [expect.objectContaining({ rule })] } })

describe('format', () => {
  it('writes each kind, and wider where the digits do not suffice', () => {
    expect([1, 9999, 10000].map((n) => formatCaseNumber('KH', n))).toEqual(['KH0001', 'KH9999', 'KH10000'])
    expect([1, 999, 1000].map((n) => formatDocumentNumber('KH0001', n))).toEqual([
      'KH0001-001',
      'KH0001-999',
      'KH0001-1000',
    ])
    expect([2, 99, 100].map((n) => formatBatchNumber('KH0001', n))).toEqual(['KH0001-P02', 'KH0001-P99', 'KH0001-P100'])
    expect(formatYearlyNumber('transfer', 2026, 1)).toBe('YJ2026-0001')
    expect(formatYearlyNumber('consultation', 2026, 1)).toBe('CY2026-0001')
    expect(formatYearlyNumber('loan', 2026, 1)).toBe('JY2026-0001')
    expect(formatYearlyNumber('disposal', 2026, 10000)).toBe('XH2026-10000')
    expect(caseNumberOf({ kind: 'batch', prefix: 'KH', sequence: 7, batch: 1 })).toBe('KH0007')
  })

  it('writes nothing that would not be read back', () => {
    for (const n of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(thrown(() => formatCaseNumber('KH', n))).toEqual(invalid('sequence'))
      expect(thrown(() => formatDocumentNumber('KH0001', n))).toEqual(invalid('sequence'))
      expect(thrown(() => formatYearlyNumber('loan', 2026, n))).toEqual(invalid('sequence'))
    }
    for (const prefix of ['', 'K', 'kh', 'ABCDE', 'K1', 'КН', 'YJ', 'KH\n']) {
      expect(thrown(() => formatCaseNumber(prefix, 1))).toEqual(invalid('prefix'))
      expect(thrown(() => caseSeries(prefix))).toEqual(invalid('prefix'))
    }
    for (const year of [999, 10000, 2026.5, Number.NaN]) {
      expect(thrown(() => formatYearlyNumber('loan', year, 1))).toEqual(invalid('year'))
      expect(thrown(() => yearlySeries('loan', year))).toEqual(invalid('year'))
    }
    expect(thrown(() => formatDocumentNumber('kh0001', 1))).toEqual({
      code: 'INVALID_INPUT',
      details: { issues: [expect.objectContaining({ rule: 'lowerCase', accepted: ['KH0001'] })] },
    })
    expect(thrown(() => formatBatchNumber('KH0001-001', 1))).toEqual(invalid('otherKind'))
  })
})

describe('the case in a number', () => {
  it('is found in what belongs to a case, and in nothing else', () => {
    expect(['KH0001', 'KH0001-002', 'KH10000-P02'].map(caseNumberIn)).toEqual(['KH0001', 'KH0001', 'KH10000'])
    expect(thrown(() => caseNumberIn('YJ2026-0001'))).toEqual(invalid('otherKind'))
    expect(thrown(() => caseNumberIn('kh0001-p02'))).toEqual(invalid('lowerCase'))
    expect(thrown(() => caseNumberIn(''))).toEqual(invalid('blank'))
  })
})

describe('prefixes and series', () => {
  it('reserves the yearly prefixes', () => {
    expect(reservedPrefixes).toEqual(['CY', 'DJ', 'JY', 'XH', 'YJ'])
    expect(reservedPrefixes.map(yearlyKindOf)).toEqual(['consultation', 'hold', 'loan', 'disposal', 'transfer'])
    expect(yearlyKindOf('KH')).toBeUndefined()
    expect(['KH', 'XM', 'GYS', 'ABCD', 'YJ', 'K', 'ABCDE', 'kh'].map(isCasePrefix)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('names the counters', () => {
    expect(caseSeries('KH')).toBe('case/KH')
    expect(yearlySeries('transfer', 2026)).toBe('transfer/YJ/2026')
    expect(yearlySeries('disposal', 2026)).toBe('disposal/XH/2026')
  })
})

describe('a case scheme', () => {
  it('widens by default', () => {
    const scheme = caseScheme({ prefix: 'KH' })
    expect(scheme).toMatchObject({ prefix: 'KH', past9999: 'widen', series: 'case/KH' })
    expect(scheme.format(10000)).toBe('KH10000')
    expect(scheme.parse('KH10000')).toEqual({ ok: true, number: { kind: 'case', prefix: 'KH', sequence: 10000 } })
  })

  it('ends at 9999 where it refuses to widen', () => {
    const scheme = caseScheme({ prefix: 'XM', past9999: 'refuse' })
    expect(scheme.format(9999)).toBe('XM9999')
    expect(thrown(() => scheme.format(10000))).toEqual({
      code: 'NUMBERS_EXHAUSTED',
      details: { series: 'case/XM', last: 'XM9999' },
    })
    expect(scheme.parse('XM9999').ok).toBe(true)
    expect(scheme.parse('XM10000')).toMatchObject({ ok: false, rule: 'past9999', accepted: [] })
    expect(scheme.parse('XM010000')).toMatchObject({ ok: false, rule: 'past9999', accepted: [] })
  })

  it('reads its own cases alone, and proposes no others', () => {
    const scheme = caseScheme({ prefix: 'KH' })
    expect(scheme.parse('XM0001')).toMatchObject({ ok: false, rule: 'otherPrefix', accepted: [] })
    expect(scheme.parse('xm0001')).toMatchObject({ ok: false, rule: 'otherPrefix', accepted: [] })
    expect(scheme.parse('KH0001-001')).toMatchObject({ ok: false, rule: 'otherKind', accepted: [] })
    expect(scheme.parse('YJ2026-0001')).toMatchObject({ ok: false, rule: 'otherKind', accepted: [] })
    expect(scheme.parse('kh1')).toMatchObject({ ok: false, rule: 'lowerCase', accepted: ['KH0001'] })
    expect(scheme.parse('')).toMatchObject({ ok: false, rule: 'blank', accepted: [] })
  })

  it('is refused with all its faults', () => {
    expect(thrown(() => caseScheme({ prefix: 'YJ', past9999: 'grow' as 'widen' }))).toEqual({
      code: 'INVALID_POLICY',
      details: {
        faults: [
          { path: 'prefix', message: 'YJ is reserved; so are CY, DJ, JY, XH.' },
          { path: 'past9999', message: 'What follows 9999 is widen or refuse.' },
        ],
      },
    })
    expect(thrown(() => caseScheme({ prefix: 'kh' }))).toMatchObject({ code: 'INVALID_POLICY' })
  })
})

describe('order', () => {
  it('counts as the series do', () => {
    const ordered = [
      'CY2025-0002',
      'CY2026-0001',
      'KH0001',
      'KH0001-002',
      'KH0001-999',
      'KH0001-1000',
      'KH0001-P01',
      'KH0001-P100',
      'KH0002',
      'KH9999',
      'KH10000',
      'KHA0001',
      'XM0001',
      'not a number',
    ]
    expect(ordered.toReversed().sort(compareNumberTexts)).toEqual(ordered)
  })
})
