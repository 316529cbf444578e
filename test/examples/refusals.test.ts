import { isCasekeepError } from 'casekeep'
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

beforeAll(async () => {
  office = await numberedOffice()
  app = consoleApp({ archive: office.archive, company })
})

const as = (person: string) => new Browser(app).signIn(person)
const deskOf = (id: string) => office.archive.as(actorOf(company.people.find((one) => one.id === id)!, 'en'))
const logged = async () => (await deskOf('lau.margaret').refusals.list({ limit: 200 })).items
const rowsOf = (html: string) =>
  html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>')).split('<tr>').slice(1).map(textOf)

describe('the refusal log', () => {
  it('is for those whom the library tells it, and linked in their menu', async () => {
    for (const { id } of company.people) {
      const told = (await deskOf(id).refusals.list()).items.length > 0
      const browser = await as(id)
      expect((await browser.get('/refusals')).status, id).toBe(told ? 200 : 404)
      expect((await browser.get('/policy')).html.includes('href="/refusals"'), id).toBe(told)
    }
    expect((await logged()).length).toBeGreaterThan(4)
  })

  it('says who tried what with what, and why it was refused', async () => {
    const rows = rowsOf((await (await as('lau.margaret')).get('/refusals')).html)
    const refusals = await logged()
    expect(rows).toHaveLength(refusals.length)
    const nth = refusals.findIndex(({ code }) => code === 'NOT_READY')
    expect(refusals[nth]).toMatchObject({ person: 'lin.hsiuying', about: office.outsiders.asked })
    for (const text of ['2026-11-18 10:00', 'Lin Hsiu-ying', 'Hand over', 'Not ready yet']) {
      expect(rows[nth]).toContain(text)
    }
    expect(rows[nth]).toContain('nothing of the request waits to be handed over')
    const html = (await (await as('lau.margaret')).get('/refusals')).html
    expect(html).toContain(`href="/requests/${office.outsiders.asked}"`)
    expect(textOf(html)).toContain('no confidentiality agreement is signed')
  })

  it('is narrowed by who, what, why and when', async () => {
    const browser = await as('li.kuohua')
    const refusals = await logged()
    const count = async (query: string) => {
      const { html, status } = await browser.get(`/refusals?${query}`)
      expect(status, query).toBe(200)
      return rowsOf(html).length
    }
    const clerks = refusals.filter(({ person }) => person === 'lin.yating').length
    expect(clerks).toBeGreaterThan(0)
    expect(await count('who=lin.yating')).toBe(clerks)
    const asking = refusals.filter(({ operation }) => operation === 'requests.ask').length
    expect(await count('what=requests.ask')).toBe(asking)
    for (const code of new Set(refusals.map((one) => one.code))) {
      expect(await count(`why=${code}`), code).toBe(refusals.filter((one) => one.code === code).length)
    }
    expect(await count('who=lin.yating&why=FORBIDDEN')).toBe(1)
    expect(await count('from=2026-11-18&to=2026-11-18')).toBe(refusals.length)
    expect(await count('to=2026-11-17')).toBe(0)
    expect(await count('from=2026-11-19')).toBe(0)
    // What is no choice and no day narrows nothing.
    expect(await count('who=nobody&from=yesterday&why=STALE')).toBe(refusals.length)
  })

  it('goes on where it is longer than a page, the filters with it', async () => {
    const head = deskOf('wong.kelvin')
    for (let more = 0; more < 45; more++) {
      const act = head.requests.ask({ kind: 'loan', case: 'KH9998', purpose: '1' })
      await expect(act).rejects.toSatisfy((error) => isCasekeepError(error, 'NOT_FOUND'))
    }
    const browser = await as('lau.margaret')
    const { html } = await browser.get('/refusals')
    expect(rowsOf(html)).toHaveLength(40)
    const next = /href="([^"]*after=[^"]*)" rel="next"/.exec(html)![1]!.replaceAll('&amp;', '&')
    const rest = rowsOf((await browser.get(next)).html)
    expect(rest).toHaveLength((await logged()).length - 40)
    // What is rare is found behind what is not.
    expect(rowsOf((await browser.get('/refusals?who=lin.hsiuying')).html)).toHaveLength(
      (await logged()).filter(({ person }) => person === 'lin.hsiuying').length,
    )
  })
})
