import { strFromU8, unzipSync } from 'fflate'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import type { Env } from '../../examples/server/visit.ts'
import { Browser, textOf } from './browser.ts'
import { type NumberedOffice, numberedOffice } from './numbered-office.ts'

let office: NumberedOffice
let app: Hono<Env>
const failures: unknown[] = []

beforeAll(async () => {
  office = await numberedOffice()
  app = consoleApp({ archive: office.archive, company, report: (error) => failures.push(error) })
})

const as = (person: string) => new Browser(app).signIn(person)
const deskOf = (id: string) => office.archive.as(actorOf(company.people.find((one) => one.id === id)!, 'en'))
const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
/** The lines of a CSV file but for its heading. */
const linesOf = (csv: string) => csv.split('\r\n').slice(1, -1)
const numbersIn = (csv: string) => linesOf(csv).map((line) => /"([JC]Y\d{4}-\d{4,})"/.exec(line)?.[1])

describe('a form to print', () => {
  it('is linked from its page, and is one document that loads nothing', async () => {
    const { out, deciding, rejected } = office.requests
    const browser = await as('lin.yating')
    const { html } = await browser.get(`/requests/${out}`)
    expect(linksOf(html)).toEqual(expect.arrayContaining([`/requests/${out}/form`, `/requests/${out}/slip`]))
    // Nothing of these changes hands.
    for (const number of [deciding, rejected]) {
      const links = linksOf((await browser.get(`/requests/${number}`)).html)
      expect(links).toContain(`/requests/${number}/form`)
      expect(links).not.toContain(`/requests/${number}/slip`)
    }
    expect(linksOf((await browser.get(`/transfers/${office.sent}`)).html)).toContain(`/transfers/${office.sent}/list`)
    for (const [path, title] of [
      [`/requests/${out}/form`, `Loan request form ${out}`],
      [`/requests/${out}/slip`, `Loan: hand-over and return slip ${out}`],
      [`/transfers/${office.sent}/list`, `Transfer list ${office.sent}`],
      ['/requests/register/print', 'Register of loans'],
    ] as const) {
      const paper = await browser.get(path)
      expect(paper.status, path).toBe(200)
      expect(paper.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
      expect(paper.headers.get('Content-Security-Policy')).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(paper.headers.get('Cache-Control')).toBe('no-store')
      expect(paper.headers.has('Content-Disposition')).toBe(false)
      expect(paper.html).toContain(`<title>${title}</title>`)
      expect(paper.html).toContain('@page')
      expect(textOf(paper.html)).toContain(company.names.en.replace('&', '&amp;'))
    }
  })

  it('speaks the language that its reader has chosen', async () => {
    const browser = await as('lin.yating')
    await browser.post('/language', { language: 'zh-Hant', back: '/' })
    const { html } = await browser.get(`/requests/${office.requests.out}/form`)
    expect(html).toContain('<html lang="zh-Hant">')
    expect(html).toContain('<title>借閱申請表')
    expect(html).toContain('林雅婷')
    const csv = await browser.get('/requests/register.csv')
    expect(csv.html).toContain('"申請編號"')
    const name = encodeURIComponent('借閱登記表 2026-11-18.csv')
    expect(csv.headers.get('Content-Disposition')).toBe(
      `attachment; filename="loan-register-2026-11-18.csv"; filename*=UTF-8''${name}`,
    )
  })

  it('is not there for whom its page is not, and shows no title that they may not know', async () => {
    const { out, submitted } = office.requests
    const stranger = await as('ho.peishan')
    for (const path of [
      ...[`/requests/${out}`, `/requests/${submitted}`].flatMap((page) => [page, `${page}/form`, `${page}/slip`]),
      ...[`/transfers/${office.sent}`, `/transfers/${office.sent}/list`],
    ]) {
      expect((await stranger.get(path)).status, path).toBe(404)
    }
    for (const path of ['/requests/JY2026-9999/form', '/requests/nonsense/slip', '/transfers/YJ2026-9999/list']) {
      expect((await (await as('lin.hsiuying')).get(path)).status, path).toBe(404)
    }
    const signedOut = await new Browser(app).get('/requests/register.csv')
    expect([signedOut.status, signedOut.to]).toEqual([303, '/sign-in?back=%2Frequests%2Fregister.csv'])
    // Senior leadership decides on it, and may know of no document of the department.
    const { number, title } = (await deskOf('lin.yating').documents.get({ document: `${office.requests.case}-002` }))
      .document
    const own = await (await as('lin.yating')).get(`/requests/${out}/form`)
    expect(own.html).toContain(number)
    expect(own.html).toContain(title)
    expect(failures).toEqual([])
  })
})

describe('the register as a file', () => {
  it('holds what the page shows, with its filters', async () => {
    const { returning, closed, renewal, lost } = office.requests
    const browser = await as('lin.hsiuying')
    for (const [query, request] of [
      ['?state=returning', returning],
      ['?state=returned', closed],
      ['?state=lost', lost],
      ['?renewal=asked', renewal],
    ] as const) {
      const { html } = await browser.get(`/requests/register${query}`)
      expect(html).toContain(`href="/requests/${request}"`)
      const files = ['/print', '.csv', '.xlsx'].map((end) => `/requests/register${end}${query}`)
      expect(linksOf(html)).toEqual(expect.arrayContaining(files))
      const csv = await browser.get(files[1]!)
      expect(csv.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
      expect(new Set(numbersIn(csv.html)), query).toEqual(new Set([request]))
      expect((await browser.get(files[0]!)).html).toContain(request)
    }
    // Nothing to be taken away where nothing is.
    const { html } = await browser.get('/requests/register?kind=consultation')
    expect(linksOf(html).some((href) => href.startsWith('/requests/register.csv'))).toBe(false)
    expect(linesOf((await browser.get('/requests/register.csv?kind=consultation')).html)).toEqual([])
  })

  it('is a workbook that opens', async () => {
    const browser = await as('lin.hsiuying')
    const response = await browser.download('/requests/register.xlsx?state=lost')
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    )
    expect(response.headers.get('Content-Disposition')).toContain('filename="loan-register-2026-11-18.xlsx"')
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const sheet = Object.keys(files).find((name) => name.includes('sheet1'))!
    expect(strFromU8(files[sheet]!)).toContain(office.requests.lost)
  })

  it('is all of it for the archive and auditors, and their own for others', async () => {
    const everything = numbersIn((await (await as('lau.margaret')).get('/requests/register.csv?state=asked')).html)
    expect(everything).toContain(office.requests.deciding)
    const clerk = await as('lin.yating')
    const own = await clerk.get('/requests/register.csv')
    const { items } = await deskOf('lin.yating').requests.register({ kind: 'loan', limit: 200 })
    expect(numbersIn(own.html)).toEqual(items.map(({ request }) => request))
    expect(items.length).toBeGreaterThan(1)
    const others = await as('chen.jason')
    expect(linesOf((await others.get('/requests/register.csv?state=asked')).html)).toEqual([])
    expect((await others.get('/requests/register?state=asked')).html).not.toContain(office.requests.deciding)
    expect((await others.get('/requests/register')).html).not.toContain('name="whose"')
  })
})
