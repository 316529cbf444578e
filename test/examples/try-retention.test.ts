import { beforeAll, describe, expect, it } from 'vitest'
import { textOf } from './browser.ts'
import { type RetentionOffice, retentionOffice } from './retention-office.ts'

let office: RetentionOffice
beforeAll(async () => {
  office = await retentionOffice()
})

const errorsOf = (html: string) => [...html.matchAll(/id="([\w.-]+)-error"/g)].map(([, name]) => name).sort()
const rowsIn = (html: string) =>
  html
    .slice(html.indexOf('id="tried"'))
    .split('</tr>')
    .flatMap((row) => (row.includes('<td') ? [textOf(row.slice(row.indexOf('<td')))] : []))
const tilesIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<span>([^<]+)<\/span><strong>(\d+)/g)].map(([, text, count]) => [text, Number(count)]),
  )
const tried = async (query: string, person = 'lin.hsiuying') =>
  (await office.as(person)).get(`/retention/try?tried=yes&${query}`)
const dates = async () =>
  JSON.stringify((await office.deskOf('lin.hsiuying').retention.due({ dueTo: '9999-12-30', limit: 200 })).items)

describe('a change of the rule that is tried', () => {
  it('begins with the rule as it is, of whatever category', async () => {
    const browser = await office.as('lin.hsiuying')
    expect((await browser.get('/retention')).html).toContain('href="/retention/try"')
    expect((await browser.get('/policy')).html).toContain('href="/retention/try"')
    const first = textOf((await browser.get('/retention/try')).html)
    expect(first).toContain('10 years from “Cooperation ended”, counted from 1 January of the next year')
    expect(first).toContain('Nothing is written.')
    const { html } = await browser.get('/retention/try?category=project')
    expect(textOf(html)).toContain('Agreement 30 years')
    expect(html).not.toContain('id="tried"')
    expect((await browser.get('/retention/try?category=nonsense')).status).toBe(200)
  })

  it('says how many cases would change, which, from when to when and why, and writes nothing', async () => {
    const before = await dates()
    const { html } = await tried('category=client&how=period&length=１５&unit=Y')
    const rule = { ...office.archive.policy.categories.client!.retention!, period: 'P15Y' }
    const told = await office.deskOf('lin.hsiuying').retention.try({ category: 'client', rule, limit: 200 })
    expect(told.counts.later).toBeGreaterThan(3)
    expect(tilesIn(html)).toMatchObject({ 'All changes': told.items.length, Later: told.counts.later, Earlier: 0 })
    const cases = new Set(told.items.map((one) => one.case)).size
    expect(textOf(html)).toContain(`Of ${told.looked} ended cases that you may know of, ${cases} would change.`)
    const rows = rowsIn(html)
    expect(rows).toHaveLength(told.items.length)
    const held = rows.find((row) => row.startsWith(office.held))
    expect(held).toContain('2021-01-01 2026-01-01 1826 days later Period: 10 years, now 15 years.')
    expect(await dates()).toBe(before)
  })

  it('may be of counting, action, start or one kind of documents', async () => {
    const sameDay = rowsIn((await tried('category=client&counting=sameDay')).html).find((row) =>
      row.startsWith(office.held),
    )
    expect(sameDay).toContain('days earlier Counting:')
    const reviewed = await tried('category=client&action=review')
    expect(textOf(reviewed.html)).toContain('No date would change.')
    const ofKind = rowsIn((await tried('category=project&kind=agreement&how=permanent')).html)
    expect(ofKind.find((row) => row.startsWith(office.project))).toContain('2042-01-01 Permanent')
    const isNew = await tried('category=project&kind=plan&how=period&length=20')
    expect(tilesIn(isNew.html)).toMatchObject({ Later: 0, New: rowsIn(isNew.html).length })
    expect(rowsIn(isNew.html)[0]).toContain('It would get a date for the first time.')
    const forEver = rowsIn((await tried('category=client&how=permanent')).html)
    expect(forEver.find((row) => row.startsWith(office.held))).toContain('2021-01-01 Permanent')
    expect(textOf((await tried('category=client')).html)).toContain('Nothing of the rule is changed')
    expect(office.failures).toEqual([])
  })

  it('goes on page by page, with the figures of all', async () => {
    const query = 'category=client&how=period&length=15'
    const whole = await tried(query)
    expect(whole.html).not.toContain('class="pages"')
    const { next } = await office.deskOf('lin.hsiuying').retention.try({ category: 'client', limit: 4 })
    const rest = await tried(`${query}&after=${next}`)
    expect(rowsIn(rest.html)).toEqual(rowsIn(whole.html).slice(-rowsIn(rest.html).length))
    expect(rowsIn(rest.html).length).toBeLessThan(rowsIn(whole.html).length)
    expect(tilesIn(rest.html)).toEqual(tilesIn(whole.html))
    expect(textOf(rest.html)).toContain('First page')
    expect((await tried(`${query}&after=nonsense`)).status).toBeLessThan(500)
  })

  it('is narrowed to changes of one way', async () => {
    const { html } = await tried('category=client&how=period&length=15&move=earlier')
    expect([rowsIn(html), textOf(html).includes('None of these.')]).toEqual([[], true])
    expect(html).toContain('move=later#tried')
    const later = await tried('category=client&how=period&length=15&move=later')
    expect(rowsIn(later.html)).toHaveLength(tilesIn(later.html).Later!)
  })

  it('is refused beside what is wrong with it', async () => {
    for (const length of ['x', '0', '-1', '1.5']) {
      const { status, html } = await tried(`category=client&how=period&length=${length}`)
      expect([status, errorsOf(html), html.includes('id="tried"')], length).toEqual([422, ['length'], false])
    }
    const none = await tried('category=client&how=period')
    expect([none.status, errorsOf(none.html)]).toEqual([422, ['length']])
    const long = await tried('category=client&how=period&length=9999')
    expect([long.status, errorsOf(long.html)]).toEqual([422, ['length']])
    const unfit = await tried('category=client&how=permanent&action=destroy')
    expect([unfit.status, errorsOf(unfit.html)]).toEqual([422, ['action']])
    const unknown = await tried('category=client&from=event:nonsense')
    expect([unknown.status, errorsOf(unknown.html)]).toEqual([422, ['from']])
    expect(office.failures).toEqual([])
  })

  it('tells whoever tries of the cases that they may know of', async () => {
    expect(rowsIn((await tried('category=client&how=period&length=15', 'lin.yating')).html).length).toBeGreaterThan(3)
    const stranger = await tried('category=client&how=period&length=15', 'tseng.meiling')
    expect([stranger.status, rowsIn(stranger.html)]).toEqual([200, []])
  })
})
