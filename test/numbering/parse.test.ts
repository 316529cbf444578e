import { describe, expect, it } from 'vitest'
import { parseNumber } from '../../src/numbering/parse.ts'

describe('well-formed numbers (P2.2)', () => {
  it.each([
    ['KH0001', { kind: 'case', prefix: 'KH', sequence: 1 }],
    ['ABCD9999', { kind: 'case', prefix: 'ABCD', sequence: 9999 }],
    ['KH10000', { kind: 'case', prefix: 'KH', sequence: 10000 }],
    ['YJX0001', { kind: 'case', prefix: 'YJX', sequence: 1 }],
    ['KH9007199254740991', { kind: 'case', prefix: 'KH', sequence: Number.MAX_SAFE_INTEGER }],
    ['KH0001-001', { kind: 'document', prefix: 'KH', sequence: 1, document: 1 }],
    ['KH0001-1000', { kind: 'document', prefix: 'KH', sequence: 1, document: 1000 }],
    ['KH0001-P02', { kind: 'batch', prefix: 'KH', sequence: 1, batch: 2 }],
    ['KH10000-P100', { kind: 'batch', prefix: 'KH', sequence: 10000, batch: 100 }],
    ['YJ2026-0001', { kind: 'transfer', prefix: 'YJ', year: 2026, sequence: 1 }],
    ['CY2026-0001', { kind: 'consultation', prefix: 'CY', year: 2026, sequence: 1 }],
    ['JY2026-10000', { kind: 'loan', prefix: 'JY', year: 2026, sequence: 10000 }],
    ['XH1999-0012', { kind: 'disposal', prefix: 'XH', year: 1999, sequence: 12 }],
  ])('%s', (text, number) => {
    expect(parseNumber(text)).toEqual({ ok: true, number })
  })
})

describe('near misses are refused and say what was probably meant', () => {
  it.each([
    // what was typed, the rule, what would be accepted
    ['ＫＨ０００１', 'fullWidth', 'KH0001'],
    ['ｋｈ０００１', 'fullWidth', 'KH0001'],
    ['kh0001', 'lowerCase', 'KH0001'],
    ['Kh0001', 'lowerCase', 'KH0001'],
    [' KH0001 ', 'spaces', 'KH0001'],
    ['KH 0001', 'spaces', 'KH0001'],
    ['KH0001\n', 'spaces', 'KH0001'],
    ['\u3000KH0001', 'spaces', 'KH0001'],
    ['\ufeffKH0001', 'spaces', 'KH0001'],
    ['KH\u200b0001', 'spaces', 'KH0001'],
    ['\u202aKH0001\u202c', 'spaces', 'KH0001'],
    ['KH00001', 'leadingZeros', 'KH0001'],
    ['KH010000', 'leadingZeros', 'KH10000'],
    ['KH1', 'tooShort', 'KH0001'],
    ['KH0001-1', 'tooShort', 'KH0001-001'],
    ['KH0001-0001', 'leadingZeros', 'KH0001-001'],
    ['KH0001-p2', 'lowerCase', 'KH0001-P02'],
    ['KH0001-P2', 'tooShort', 'KH0001-P02'],
    ['KH0001-P002', 'leadingZeros', 'KH0001-P02'],
    ['KH0001P02', 'dash', 'KH0001-P02'],
    ['KH-0001', 'dash', 'KH0001'],
    ['KH-0001-001', 'dash', 'KH0001-001'],
    ['KH0001--001', 'dash', 'KH0001-001'],
    ['KH0001\u2010001', 'dash', 'KH0001-001'],
    ['KH0001\u2011001', 'dash', 'KH0001-001'],
    ['KH0001\u2013001', 'dash', 'KH0001-001'],
    ['KH0001\u2014\u2014001', 'dash', 'KH0001-001'],
    ['KH0001\u2212001', 'dash', 'KH0001-001'],
    ['KH0001\uff0d001', 'dash', 'KH0001-001'],
    ['yj2026-1', 'lowerCase', 'YJ2026-0001'],
    ['YJ-2026-0001', 'dash', 'YJ2026-0001'],
    ['CY2026-00001', 'leadingZeros', 'CY2026-0001'],
  ])('%j', (text, rule, meant) => {
    expect(parseNumber(text)).toMatchObject({ ok: false, rule, accepted: [meant] })
    expect(parseNumber(meant).ok).toBe(true)
  })

  it('names everything that has to change', () => {
    expect(parseNumber('kh1')).toEqual({
      ok: false,
      rule: 'lowerCase',
      message: 'Write capital letters. The sequence of a case has at least 4 digits. Did you mean KH0001?',
      accepted: ['KH0001'],
    })
  })
})

describe('what cannot be inferred is refused without a guess', () => {
  it.each([
    ['', 'blank', /KH0001/],
    [' \u3000\t', 'blank', /needed/],
    ['KH0000', 'zero', /start at 0001/],
    ['kh0', 'zero', /start at 0001/],
    ['KH0001-000', 'zero', /document start at 001/],
    ['KH0001-P00', 'zero', /batch start at 01/],
    ['YJ2026-0000', 'zero', /transfer start at 0001/],
    ['К\u041d0001', 'notLatin', /К \(U\+041A\) is no Latin letter/],
    ['K\u041d0001', 'notLatin', /U\+041D/],
    ['\u039a\u03970001', 'notLatin', /U\+039A/],
    ['\u212aH0001', 'notLatin', /U\+212A/],
    ['KH000\u0661', 'notLatin', /U\+0661/],
    ['KH０００\u3007', 'notLatin', /U\+3007/],
    ['客戶0001', 'notLatin', /客 \(U\+5BA2\)/],
    ['KH0001\ud800', 'notLatin', /^U\+D800/],
    ['KH9007199254740992', 'tooLarge', /9007199254740991/],
    [`KH${'9'.repeat(60)}`, 'tooLarge', /ends at/],
    [`KH0001-${'9'.repeat(40)}`, 'tooLarge', /document/],
    ['K0001', 'prefix', /2 to 4/],
    ['ABCDE0001', 'prefix', /2 to 4/],
    ['0001', 'unknownForm', /KH0001-P02/],
    ['KH', 'unknownForm', /YJ2026-0001 \(transfer\)/],
    ['KH0001-', 'unknownForm', /reads/],
    ['-KH0001', 'unknownForm', /reads/],
    ['KH0001-P', 'unknownForm', /reads/],
    ['KH0001-X02', 'unknownForm', /reads/],
    ['KH0001-001-001', 'unknownForm', /reads/],
    ['KH0001_001', 'unknownForm', /reads/],
    ['KH+001', 'unknownForm', /reads/],
    ['KH1e3', 'unknownForm', /reads/],
    ['KH0001.0', 'unknownForm', /reads/],
    ["KH0001' or 1=1", 'unknownForm', /reads/],
    ['KH0001\u0000', 'notLatin', /^U\+0000/],
    ['YJ0001', 'reservedPrefix', /kept for the numbers of a transfer/],
    ['YJ2026', 'reservedPrefix', /YJ2026-0001/],
    ['YJ2026-P01', 'reservedPrefix', /YJ2026-0001/],
    ['YJ0001-001', 'year', /year of four digits/],
    ['YJ02026-0001', 'year', /year/],
    ['YJ12026-0001', 'year', /year/],
    ['YJ26-0001', 'year', /year/],
  ])('%j', (text, rule, message) => {
    const parsed = parseNumber(text)
    expect(parsed).toMatchObject({ ok: false, rule, accepted: [] })
    expect(parsed.ok || parsed.message).toMatch(message)
  })

  it('refuses long input without reading it', () => {
    const texts = ['KH', 'K', '0', '-', ' ', '９', 'KH-', 'P0'].map((piece) => piece.repeat(2_000_000))
    const start = performance.now()
    for (const text of texts) expect(parseNumber(text)).toMatchObject({ ok: false, rule: 'tooLong', accepted: [] })
    expect(performance.now() - start).toBeLessThan(200)
  })

  it('stays quick on the worst of what it does read', () => {
    const texts = ['K', '0', 'K0', '0-', '-', '９', '\u2014', 'P'].map((piece) => `KH${piece.repeat(64)}`.slice(0, 64))
    const start = performance.now()
    for (let round = 0; round < 1000; round++) for (const text of texts) parseNumber(text)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
