import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { registerCsv, unguardCell } from '../../adapters/forms/index.ts'
import { locales, type RequestItem, standardPolicy } from '../../src/index.ts'
import { refusalOf } from '../support/refused.ts'
import { formula, hostile } from './hostile.ts'
import { handedOver, item, line, lines, nameOf, policy, titleOf, visitor } from './samples.ts'

const read = (csv: string) => parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][]
/** Each line, by its headings. */
const cellsOf = (csv: string) => {
  const [heading, ...rows] = read(csv)
  return rows.map(
    (row) => Object.fromEntries(row.map((cell, index) => [heading![index]!, cell])) as Record<string, string>,
  )
}
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
        載體: '紙本',
        借閱人: '陳美玲',
        部門: '業務部',
        用途: request.purpose,
        狀態: '已歸還',
        // In the policy's time zone: 16:30 UTC is half past midnight of the next day there.
        借出時間: '2026-03-03 10:05',
        借出經手人: '林雅婷',
        應還日期: '2026-03-17',
        已逾期: '否',
        '逾期天數（工作日）': '0',
        已續借次數: '1',
        歸還時間: '2026-03-17 01:00',
        歸還人: '陳美玲',
        歸還經手人: '林雅婷',
        歸還時狀況: '缺頁',
        賠償方式: '',
        複製份數: '0',
        複製件標識: '',
        要求提前歸還的日期: '',
        要求提前歸還的原因: '',
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

  it('P6.2: every copy that was made stands in it, with what it is marked with', () => {
    const copied = line('JY2026-0001', item(1, { copies: 3, copyMark: '複本 1; 複本 2' }))
    for (const kind of ['loan', 'consultation'] as const) {
      const [cells] = cellsOf(registerCsv([copied], { ...loans, kind }))
      expect(cells).toMatchObject({ 複製份數: '3', 複製件標識: '複本 1; 複本 2' })
    }
  })

  it.each([
    ['workingDays', '逾期天數（工作日）', 'Late (working days)'],
    ['calendarDays', '逾期天數（日曆日）', 'Late (calendar days)'],
    ['openHours', '逾期時數（開放時間）', 'Late (opening hours)'],
  ] as const)('P7.2: says in what the policy counts how late it is: %s', (overdueCounts, chinese, english) => {
    const counted = standardPolicy({ locale: 'zh-Hant', settings: { loans: { overdueCounts } } })
    const late = [line('JY2026-0001', item(1, { late: 7 }))]
    expect(cellsOf(registerCsv(late, { ...loans, policy: counted }))[0]![chinese]).toBe('7')
    expect(cellsOf(registerCsv(late, { ...loans, policy: counted, locale: 'en' }))[0]![english]).toBe('7')
  })

  it('P7.2: why it was recalled is no refusal, and no loss', () => {
    const taken = { person: 'p-lin', at: '2026-03-16T17:00:00.000Z', form: null }
    const recalled = { recalled: '2026-03-10', reason: '法院調閱' } as const
    const against = (more: Partial<RequestItem>) => {
      const [cells] = cellsOf(registerCsv([line('JY2026-0001', item(1, more))], loans))
      return [cells!.要求提前歸還的日期, cells!.要求提前歸還的原因, cells!.原因]
    }
    const asRecalled = ['2026-03-10', '法院調閱', '']
    expect(against({ state: 'out', ...recalled })).toEqual(asRecalled)
    expect(against({ state: 'returning', ...recalled })).toEqual(asRecalled)
    expect(against({ state: 'returned', takenBack: taken, ...recalled })).toEqual(asRecalled)
    // The record keeps the last reason: that of the loss, whether it was found again or not.
    for (const state of ['lost', 'settled', 'returned'] as const) {
      expect(against({ state, recalled: '2026-03-10', reason: '遺失於途中' })).toEqual(['2026-03-10', '', '遺失於途中'])
    }
    for (const state of ['refused', 'withdrawn'] as const) {
      expect(against({ state, reason: '與用途無關' })).toEqual(['', '', '與用途無關'])
    }
  })

  it('P7.2: of what is electronic it says since when it is open, whoever opened it', () => {
    const offered = { person: 'p-lin', at: '2026-03-03T02:00:00.000Z', form: null }
    const [cells] = cellsOf(registerCsv([line('JY2026-0001', item(3, { state: 'out', offered }))], loans))
    expect(cells).toMatchObject({ 載體: '電子', 借出時間: '2026-03-03 10:00', 借出經手人: '林雅婷' })
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
    const { settings: _, ...bare } = policy
    expect(await issues(() => registerCsv([], { ...loans, policy: bare as typeof policy }))).toMatchObject({
      issues: [{ path: ['policy'], rule: 'type' }],
    })
    const none = { policy } as unknown as typeof loans
    expect(await issues(() => registerCsv([], none))).toMatchObject({ issues: [{ path: ['kind'], rule: 'required' }] })
  })
})
