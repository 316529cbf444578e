import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registerXlsx } from '../../adapters/forms/index.ts'
import { columnName } from '../../adapters/forms/sheet-xml.ts'
import { locales } from '../../src/index.ts'
import { hostile } from './hostile.ts'
import { readWorkbook } from './read-workbook.ts'
import { handedOver, item, line, lines, nameOf, policy, titleOf } from './samples.ts'

const loans = { policy, kind: 'loan', nameOf } as const

/** Days since the day 0 of spreadsheets. */
const serial = (text: string) => (Date.parse(`${text}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000

describe('a register as a workbook', () => {
  it('holds dates as dates, numbers as numbers, and text as text', () => {
    const { request } = handedOver('loan', 3)
    const { rows } = readWorkbook(registerXlsx(lines('loan', 3), { ...loans, titleOf, requests: [request] }))
    expect(rows).toHaveLength(4)
    const [, first, second] = rows
    expect(first).toMatchObject({
      A: { type: 'number', value: '1' },
      B: { type: 'text', value: 'JY2026-0001', format: '@' },
      G: { value: '陳美玲' },
      // In the policy's time zone, whatever that of the process.
      K: { type: 'number', value: String(serial('2026-03-03T10:05:00')), format: 'yyyy\\-mm\\-dd\\ hh:mm' },
      M: { type: 'number', value: String(serial('2026-03-17T00:00:00')), format: 'yyyy\\-mm\\-dd' },
      P: { type: 'number', value: '1', format: 'General' },
      Q: { value: String(serial('2026-03-17T01:00:00')) },
    })
    expect(second!.Q).toBeUndefined()
  })

  it('P6.2: has the copies of each, as a number, and their marks', () => {
    const copied = line('JY2026-0001', item(1, { copies: 2, copyMark: 'A; B' }))
    const { rows } = readWorkbook(registerXlsx([copied], { ...loans, locale: 'en' }))
    const column = (name: string) => Object.entries(rows[0]!).find(([, { value }]) => value === name)![0]
    expect(rows[1]![column('Copies')]).toMatchObject({ type: 'number', value: '2' })
    expect(rows[1]![column('Marks of the copies')]).toMatchObject({ type: 'text', value: 'A; B' })
  })

  it('its heading is bold, frozen, repeated in print, and every column has a width', () => {
    for (const locale of locales) {
      const { rows, sheet, parts } = readWorkbook(registerXlsx(lines('loan', 2), { ...loans, locale }))
      expect(Object.values(rows[0]!).every(({ bold, type }) => bold && type === 'text')).toBe(true)
      expect(Object.values(rows[1]!).some(({ bold }) => bold)).toBe(false)
      expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
      expect(sheet.match(/<col /g)).toHaveLength(Object.keys(rows[0]!).length)
      expect(parts['xl/workbook.xml']).toContain('!$1:$1')
    }
  })

  it('is the same bytes for the same register', () => {
    const make = () => registerXlsx(lines('loan', 5), loans)
    expect(make()).toEqual(make())
    expect(make()).toBeInstanceOf(Uint8Array)
  })

  it('an empty register is its heading', () => {
    expect(readWorkbook(registerXlsx([], loans)).rows).toHaveLength(1)
  })

  it('whatever text comes in, it is read back, and nothing is a formula', () => {
    fc.assert(
      fc.property(hostile(), hostile(), (remark, reason) => {
        const { rows, sheet } = readWorkbook(registerXlsx([line('JY2026-0001', item(1, { remark, reason }))], loans))
        expect(sheet).not.toMatch(/<f[ >]/)
        const cells = Object.values(rows[1]!)
        const known = [remark, reason].filter((text) => text !== '').map((text) => text.replace(/\p{Cs}/gu, '\uFFFD'))
        for (const text of known) expect(cells.map(({ value }) => value)).toContain(text)
        // Its place, how late it is, its renewals and copies.
        expect(cells.filter(({ type }) => type === 'number')).toHaveLength(4)
      }),
      { numRuns: 400 },
    )
  })

  it('what does not fit into a cell is cut', () => {
    const { rows } = readWorkbook(registerXlsx([line('JY2026-0001', item(1, { remark: '長'.repeat(40_000) }))], loans))
    const { value } = Object.values(rows[1]!).at(-1)!
    expect(value).toBe(`${'長'.repeat(32_766)}…`)
  })

  it.each([
    ['1899-12-31', 'text', '1899-12-31'],
    ['1900-02-28', 'text', '1900-02-28'],
    ['1900-03-01', 'number', '61'],
    ['2026-02-29', 'text', '2026-02-29'],
    ['2026-03-17', 'number', '46098'],
  ])('the day %s is a %s', (due, type, value) => {
    const { rows } = readWorkbook(registerXlsx([line('JY2026-0001', item(1, { due }))], loans))
    expect(Object.values(rows[1]!)).toContainEqual(expect.objectContaining({ type, value }))
  })

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (index, name) => expect(columnName(index)).toBe(name))
})
