import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registerCsv, unguardCell } from '../../adapters/forms/index.ts'
import { locales } from '../../src/index.ts'
import { refusalOf } from '../support/refused.ts'
import { formula, hostile } from './hostile.ts'
import { handedOver, item, line, lines, nameOf, policy, titleOf, visitor } from './samples.ts'

const read = (csv: string) => parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][]
const loans = { policy, kind: 'loan', nameOf } as const

describe('a register as CSV', () => {
  it('P7.2: the register of loans, in the policy’s language', () => {
    const { request } = handedOver('loan', 3)
    const csv = registerCsv(lines('loan', 3), { ...loans, titleOf, requests: [request], departmentOf: () => '業務部' })
    expect(csv.startsWith('\uFEFF"序號","申請編號"')).toBe(true)
    const [heading, ...rows] = read(csv)
    expect(rows.map((row) => Object.fromEntries(row.map((cell, index) => [heading![index], cell])))).toEqual([
      {
        序號: '1',
        申請編號: 'JY2026-0001',
        個案編號: 'KH0001',
        資料編號: 'KH0001-001',
        題名: titleOf('KH0001-001'),
        載體: '紙質',
        借閱人: '陳美玲',
        部門: '業務部',
        用途: request.purpose,
        狀態: '已歸還',
        // In the policy's time zone: 16:30 UTC is half past midnight of the next day there.
        借出時間: '2026-03-03 10:05',
        借出經手人: '林雅婷',
        應還日期: '2026-03-17',
        已逾期: '否',
        逾期天數: '0',
        已續借次數: '1',
        歸還時間: '2026-03-17 01:00',
        歸還人: '陳美玲',
        歸還經手人: '林雅婷',
        歸還時狀況: '缺頁',
        賠償方式: '',
        原因: '',
        備註: '第 3 頁缺失',
      },
      expect.objectContaining({ 狀態: '已借出', 歸還時間: '' }),
      expect.objectContaining({ 狀態: '已批准', 借出時間: '', 應還日期: '' }),
    ])
  })

  it('P6.1: an outsider is called by their own name and by whom they are of', () => {
    const [borrowed] = lines('loan', 1)
    const received = { person: visitor.person, at: '2026-03-03T02:05:00.000Z', form: null }
    const outside = { ...borrowed!, outsider: visitor, item: item(1, { person: visitor.person, givenBack: received }) }
    const [heading, row] = read(registerCsv([outside], loans))
    const cells = Object.fromEntries(row!.map((cell, index) => [heading![index], cell]))
    expect(cells).toMatchObject({ 借閱人: '李文（安永審計）', 歸還人: '李文' })
  })

  it('every language has its heading, and both registers theirs', () => {
    const headings = locales.flatMap((locale) =>
      (['loan', 'consultation'] as const).map((kind) => read(registerCsv([], { policy, kind, locale }))[0]!.join('|')),
    )
    expect(new Set(headings).size).toBe(6)
    expect(headings[0]).toContain('Borrower|State|Lent')
    expect(headings[1]).not.toContain('Renewals')
    expect(headings[2]).toContain('借阅人')
    expect(headings[5]).toContain('查閱人')
  })

  it('is CRLF throughout, with a byte order mark unless it is not wanted', () => {
    const csv = registerCsv(lines('loan', 2), { ...loans, bom: false })
    expect(csv.startsWith('"')).toBe(true)
    expect(csv.match(/\r\n/g)).toHaveLength(3)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('numbers and days stand bare; text that looks like a number is text', () => {
    const csv = registerCsv([line('JY2026-0001', item(1, { due: '2026-03-17', remark: '-12' }))], loans)
    expect(csv).toContain(',2026-03-17,')
    expect(csv).toMatch(/\r\n1,"JY2026-0001"/)
    expect(csv).toContain(`"'-12"`)
  })

  it('what is no day or moment is text, whoever sent it', () => {
    const at = { person: 'p-mei', at: '=NOW()', form: null }
    const [, row] = read(registerCsv([line('=1', item(1, { due: '=1', received: at }))], loans))
    expect(row!.filter((cell) => formula.test(cell))).toEqual([])
    expect(row).toEqual(expect.arrayContaining(["'=NOW()", "'=1"]))
  })

  it('whatever text comes in, no cell begins like a formula, and reading it gives the text', () => {
    fc.assert(
      fc.property(fc.array(hostile(), { minLength: 6, maxLength: 6 }), (texts) => {
        const [name, title, remark, reason, purpose, department] = texts as [
          string,
          string,
          string,
          string,
          string,
          string,
        ]
        const { request } = handedOver('loan', 1)
        const csv = registerCsv([line(request.number, item(1, { remark, reason }))], {
          ...loans,
          nameOf: () => name,
          titleOf: () => title,
          departmentOf: () => department,
          requests: [{ ...request, purpose }],
        })
        const [heading, row, ...more] = read(csv)
        expect(more).toEqual([])
        expect(row).toHaveLength(heading!.length)
        expect(row!.filter((cell) => formula.test(cell))).toEqual([])
        // A lone surrogate is in no encoding.
        const written = (text: string) => text.replace(/\p{Cs}/gu, '\uFFFD')
        const cells = row!.map(unguardCell)
        expect([cells[4], cells[6], cells[7], cells[8], cells.at(-2), cells.at(-1)]).toEqual([
          written(title),
          written(name) || 'p-mei',
          written(department) || 'sales',
          written(purpose),
          written(reason),
          written(remark),
        ])
      }),
      { numRuns: 400 },
    )
  })

  it('refuses an option that is misspelt, and a register of no kind', async () => {
    const wrong = { ...loans, locales: 'en' } as typeof loans
    const issues = async (make: () => unknown) => (await refusalOf(async () => make())).details
    expect(await issues(() => registerCsv([], wrong))).toMatchObject({
      issues: [{ path: ['locales'], rule: 'unknown_key' }],
    })
    const none = { policy } as unknown as typeof loans
    expect(await issues(() => registerCsv([], none))).toMatchObject({ issues: [{ path: ['kind'], rule: 'required' }] })
  })
})
