import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { destructionList, destructionListCsv, disposalCertificate, unguardCell } from '../../adapters/forms/index.ts'
import { isCasekeepError, locales } from '../../src/index.ts'
import { formula, hostile } from './hostile.ts'
import { type ReadElement, readMarkup } from './read-markup.ts'
import { certificate, departmentOf, destroyedList, nameOf, policy, proposedList, titleOf } from './samples.ts'

const kindOf = (category: string, kind: string | null) => (kind === null ? `類 ${category}` : `種 ${kind}`)
const plain = { policy, nameOf, departmentOf, titleOf }
const options = { ...plain, kindOf }
const named = (elements: readonly ReadElement[], name: string) => elements.filter((element) => element.name === name)
const cellsOf = (markup: string) => named(readMarkup(markup), 'td').map(({ text }) => text)
const headingsOf = (markup: string) => named(readMarkup(markup), 'th').map(({ text }) => text)

describe('a destruction list', () => {
  it('P9.2: says before it is carried out what is to become of each entry, with the places to sign', () => {
    const { disposal, entries } = proposedList(8)
    const markup = destructionList({ disposal, entries, lines: [] }, options)
    const cells = cellsOf(markup)
    expect(cells).toEqual(expect.arrayContaining(['KH0003', '種 agreement', '延期保管至 2030-12-31', '移出']))
    // What was taken off is told as that, and not counted.
    expect(cells).toContain('已撤出清冊')
    expect(cells).toEqual(expect.arrayContaining(['28', '84']))
    expect(named(readMarkup(markup), 'h2').map(({ text }) => text)).toEqual(['擬銷毀或移出的個案', '簽字'])
    expect(headingsOf(markup).filter((text) => text === '監銷人')).toHaveLength(2)
    const [open] = proposedList(1).entries
    const unsaid = cellsOf(destructionList({ ...proposedList(1), lines: [] }, options))
    expect([open!.verdict, unsaid.includes('未鑒定')]).toEqual(['open', false])
  })

  it('P9.2: says once it is carried out every line, its pages, and who has signed', () => {
    const { disposal, lines } = destroyedList(5)
    const markup = destructionList({ disposal, entries: [], lines }, options)
    const cells = cellsOf(markup)
    expect(cells).toEqual(expect.arrayContaining(['KH0005-002', '類 client', '種 agreement', '銷毀', '移出', '紙本']))
    expect(cells).toContain(String(lines.reduce((sum, { pages }) => sum + (pages ?? 0), 0)))
    expect(cells).toContain('簽字：吳志明（系統內簽署）日期：2026-03-20 10:00')
    expect(cells).toContain('簽字：（趙建華）日期：________年____月____日')
    expect(cells).toContain('簽字：（林雅婷）日期：________年____月____日')
    expect(cells).toEqual(expect.arrayContaining(['檔案室碎紙區', '紙本碎紙，電子檔移除金鑰']))
  })

  it('has no column of titles where the list tells none', () => {
    const of = (count: number) => headingsOf(destructionList({ ...destroyedList(count), entries: [] }, options))
    // The first is the title of the list.
    expect(of(5).filter((text) => text === '題名')).toHaveLength(2)
    expect(of(1).filter((text) => text === '題名')).toHaveLength(1)
  })

  it('calls things by their own names where the host says nothing of them', () => {
    const cells = cellsOf(destructionList({ ...destroyedList(1), entries: [] }, { policy }))
    expect(cells).toEqual(expect.arrayContaining(['個案', 'agreement']))
  })

  it('refuses what is no option of it', () => {
    const make = (wrong: object) => () =>
      destructionList({ ...destroyedList(1), entries: [] }, { ...options, ...wrong } as never)
    for (const [wrong, path] of [
      [{ kindOf: 'x' }, 'kindOf'],
      [{ kinds: 1 }, 'kinds'],
      [{ policy: undefined }, 'policy'],
    ] as const) {
      const issues = refusedBy(make(wrong))
      expect(issues.map((issue) => issue.path[0])).toEqual([path])
    }
  })
})

describe('a certificate', () => {
  it('P9.2: tells approvals, execution, extent, digests, and every signature', () => {
    const markup = disposalCertificate(certificate(2), plain)
    const cells = cellsOf(markup)
    expect(cells).toEqual(
      expect.arrayContaining([
        '檔案室碎紙區',
        '3',
        '12',
        '48',
        '9f'.repeat(32),
        '公司分管領導',
        '陳國棟（代 趙建華）',
        '工業史料館',
      ]),
    )
    expect(cells).toContain('簽字：趙建華（紙本簽署）日期：2026-03-20 11:00')
    expect(cells).toContain('簽字：（林雅婷）日期：________年____月____日')
    expect(headingsOf(markup)).toEqual(expect.arrayContaining(['銷毀執行人', '監銷人', '出具人']))
    const h2 = (of: string) => named(readMarkup(of), 'h2').map(({ text }) => text)
    expect(h2(markup)).toContain('移出資料')
    expect(h2(disposalCertificate({ ...certificate(2), transfers: [] }, plain))).not.toContain('移出資料')
  })
})

describe('a destruction list as CSV', () => {
  const rowsOf = (csv: string) => csv.split('\r\n').slice(0, -1)

  it('has a line for each, quoted, numbers bare', () => {
    const { lines } = destroyedList(2)
    const [heading, ...rows] = rowsOf(destructionListCsv(lines, options))
    expect(heading).toBe(
      '\uFEFF"序號","個案編號","編號","資料種類","題名","日期","頁數","載體","密級","處置方式","時間","SHA-256"',
    )
    expect(rows).toHaveLength(lines.length)
    expect(rows[1]).toContain('2,"KH0001","KH0001-001","種 agreement",')
    expect(rows[1]).toContain(`,1,"電子","內部","銷毀",2026-03-20 09:00,"${'ab'.repeat(32)}"`)
    expect(rows[0]).toMatch(/,,,"內部","銷毀",2026-03-20 09:00,$/)
    for (const locale of locales) {
      expect(rowsOf(destructionListCsv(lines, { ...options, locale, bom: false }))[0]![0]).toBe('"')
    }
  })

  it('whatever text comes in is no formula, and comes out again', () => {
    const [first] = destroyedList(2).lines
    fc.assert(
      fc.property(hostile(), (title) => {
        const csv = destructionListCsv([{ ...first!, title: title || null }], { policy, bom: false })
        const cells = [...csv.slice(csv.indexOf('\r\n') + 2).matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) =>
          cell!.replaceAll('""', '"'),
        )
        for (const cell of cells) expect(formula.test(cell) && !cell.startsWith("'")).toBe(false)
        if (title !== '') expect(cells.map(unguardCell)).toContain(title)
      }),
      { numRuns: 100 },
    )
  })
})

function refusedBy(make: () => unknown) {
  try {
    make()
  } catch (error) {
    if (isCasekeepError(error, 'INVALID_INPUT')) return error.details.issues
    throw error
  }
  return []
}
