import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardCell, unguardCell } from '../../adapters/forms/index.ts'
import { formula, hostile } from './hostile.ts'

describe('a cell that a spreadsheet would take for a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-12', "'-12"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['  =1', "'  =1"],
    ['\u3000＝1', "'\u3000＝1"],
    ['\u200B\u00A0＋1', "'\u200B\u00A0＋1"],
    ['\uFEFF－1', "'\uFEFF－1"],
    ['＠SUM', "'＠SUM"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
  ])('%j is guarded', (text, cell) => {
    expect(guardCell(text)).toBe(cell)
    expect(unguardCell(cell)).toBe(text)
  })

  it.each(['', 'a=1', '安娜', "it's", "'quoted'", '1-2', 'KH0001-001', '  blanks', '"=1"', '2026-03-02'])(
    '%j stays as it is',
    (text) => {
      expect(guardCell(text)).toBe(text)
      expect(unguardCell(text)).toBe(text)
    },
  )

  it('guards whatever comes, and gives it back', () => {
    fc.assert(
      fc.property(hostile(), (text) => {
        const cell = guardCell(text)
        expect(cell).not.toMatch(formula)
        expect(unguardCell(cell)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})
