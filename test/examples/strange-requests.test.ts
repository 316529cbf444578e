import type { Archive, Shapes } from 'casekeep'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import type { Env } from '../../examples/server/visit.ts'
import { Browser, type Page, textOf } from './browser.ts'
import { type NumberedOffice, numberedOffice } from './numbered-office.ts'

const failures: unknown[] = []
let office: NumberedOffice
let archive: Archive<Shapes>
let app: Hono<Env>
let browser: Browser

beforeEach(async () => {
  failures.length = 0
  office = await numberedOffice()
  archive = office.archive
  app = consoleApp({ archive, company, report: (error) => failures.push(error) })
  browser = await new Browser(app).signIn('lin.yating')
})

const most = 500
const desk = () => archive.as(actorOf(company.people.find(({ id }) => id === 'li.kuohua')!, 'en'))
/** What a request that does nothing leaves as it is. */
async function everything() {
  const { items } = await desk().cases.list({ limit: 200 })
  const documents = await Promise.all(items.map(({ number }) => desk().documents.list({ case: number, limit: 200 })))
  return { items, documents: documents.map((page) => page.items), transfers: await desk().transfers.list({}) }
}
const rowsOf = ({ html }: Page) => html.split('<fieldset class="row"').length - 1
const within = async <T>(seconds: number, work: Promise<T>): Promise<T> => {
  const begun = performance.now()
  const result = await work
  expect(performance.now() - begun).toBeLessThan(seconds * 1000)
  return result
}

describe('rows without end', () => {
  it.each(['/cases/new/client', 'collect'])('are no more than one command takes: %s', async (where) => {
    const path = where === 'collect' ? `/cases/${office.archived}/collect` : where
    const before = await everything()
    for (const rows of ['3000000', '9'.repeat(400), String(most)]) {
      const page = await within(10, browser.post(path, { rows }))
      expect(page.status).toBe(200)
      expect(rowsOf(page)).toBe(most)
      // There is no way to ask for one more.
      expect(page.html).not.toContain('name="rows"')
    }
    expect(rowsOf(await browser.post(path, { rows: '3' }))).toBe(3)
    expect(rowsOf(await browser.post(path, { rows: '-1' }))).toBe(1)
    expect(await everything()).toEqual(before)
    expect(failures).toEqual([])
  })
})

describe('a list without end', () => {
  const check = (list: string) => browser.post(`/cases/${office.archived}/collect`, { list, do: 'check' })

  it('is refused for its rows before it is looked through', async () => {
    const before = await everything()
    const list = `Title\tDate\n${'x\tnever\n'.repeat(8000)}`
    const page = await within(3, check(list))
    expect(page.status).toBe(422)
    expect(page.html).toContain('id="list-error">A list may have up to 500 documents at once; this one has 8000.')
    expect(page.html).not.toContain('list-preview')
    expect(await everything()).toEqual(before)
  })

  it('is refused for its columns before it is looked through', async () => {
    const before = await everything()
    const header = Array.from({ length: 5000 }, (_, index) => `c${index}`).join('\t')
    const page = await within(3, check(`${header}\n${'x\t'.repeat(4999)}x`))
    expect(page.status).toBe(422)
    expect(page.html).toContain('id="list-error">A list may have up to 40 columns; this one has 5000.')
    expect(page.html).not.toContain('list-preview')
    expect(await everything()).toEqual(before)
  })

  it('is looked through at its longest, however much is wrong and alike in it', async () => {
    const page = await within(8, check(`Title\tDate\n${`${'x'.repeat(1800)}\tnever\n`.repeat(most)}`))
    expect(page.status).toBe(422)
    expect(page.html).toContain(`id="row-${most}"`)
    // The kind and the channel, which no column holds, stand in the first cell of their own row.
    const row = page.html.slice(page.html.indexOf('id="row-7"'), page.html.indexOf('id="row-8"'))
    expect(row.match(/<small class="error">(Kind|Channel):/g)).toHaveLength(2)
  })
})

describe('an address with a number that is none', () => {
  const posts = [
    ...['collect', 'amend', 'end', 'reopen', 'void', 'merge', 'reassign'].map((act) => `/cases/garbage/${act}`),
    ...['sorting', 'review', 'sort', 'number', 'submit', 'approve', 'return', 'withdraw'].map(
      (act) => `/batches/garbage/${act}`,
    ),
    '/transfers/garbage/receive',
    '/documents/garbage/correct',
  ]
  it.each(posts)('is not there: %s', async (path) => {
    const before = await everything()
    const entry = { version: '1', reason: '1', reasons: '1', on: '2026-11-01', into: 'KH0001', 'decision.x': 'accept' }
    const page = await browser.post(path, { ...entry, list: '' })
    const listed = await browser.post(path, entry)
    for (const { status, html } of [page, listed]) {
      expect(status).toBe(404)
      expect(textOf(html)).toContain('There is nothing here under this number')
    }
    expect(await everything()).toEqual(before)
    expect(failures).toEqual([])
  })

  it.each(['%00', '%0d%0aX:1', 'a%2Fb', '%E2%80%A8'])('leads nowhere else: %s', async (number) => {
    const page = await browser.get(`/batches/${number}/approve`)
    expect(page.status).toBe(303)
    expect(page.to?.toLowerCase()).toBe(`/batches/${number.replace(':', '%3A')}`.toLowerCase())
    expect(page.headers.get('X')).toBeNull()
    expect((await browser.get(page.to!)).status).toBe(404)
    expect(failures).toEqual([])
  })
})

describe('what is posted and is no form', () => {
  const paths = () => [
    '/cases/new/client',
    `/cases/${office.archived}/collect`,
    `/cases/${office.archived}/amend`,
    `/batches/${office.sorting}/sorting`,
    `/batches/${office.inReview}/review`,
    `/batches/${office.collecting}/sort`,
    '/transfers/new',
    `/transfers/${office.sent}/receive`,
    `/documents/${office.archived}-001/correct`,
    '/people',
    '/people/end',
    '/language',
    '/theme',
    '/sign-in',
  ]
  const send = (path: string, body: string | null, type: string | null) =>
    app.request(path, {
      method: 'POST',
      body,
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        'X-Form-Token': browser.token,
        Cookie: ['casekeep_session', 'casekeep_visitor']
          .flatMap((name) => (browser.cookie(name) === undefined ? [] : [`${name}=${browser.cookie(name)}`]))
          .join('; '),
        ...(type !== null && { 'Content-Type': type }),
      },
    })

  it.each<[string, string | null, string | null, number]>([
    ['text', 'title=1', 'text/plain', 415],
    ['JSON', '{"title":"1"}', 'application/json', 415],
    ['of a type that begins like a form’s', 'title=1', 'application/x-www-form-urlencoded-not', 415],
    ['nothing', null, null, 415],
    ['a multipart form without a boundary', 'title=1', 'multipart/form-data', 400],
    ['a multipart form that breaks off', '--x\r\nContent-Disposition: form-', 'multipart/form-data; boundary=x', 400],
  ])('is refused on a page: %s', async (_what, body, type, status) => {
    const before = await everything()
    for (const path of paths()) {
      const answer = await send(path, body, type)
      const html = await answer.text()
      expect(answer.status, path).toBe(status)
      expect(textOf(html), path).toContain('This is not a form')
      expect(html, path).toContain('<html lang="en"')
    }
    expect(await everything()).toEqual(before)
    expect(failures).toEqual([])
  })
})

describe('the API under its own limit', () => {
  const post = (size: number) =>
    app.request('/api/cases', {
      method: 'POST',
      body: JSON.stringify({ category: 'client', title: 'x'.repeat(size), fields: { name: '1' } }),
      headers: { Authorization: 'Bearer demo-lin.yating', 'Content-Type': 'application/json' },
    })

  it('answers as the API, above it and below', async () => {
    const before = await everything()
    const below = await post(1_020_000)
    expect(below.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await below.json()).toMatchObject({ status: 422, code: 'INVALID_INPUT' })
    const above = await post(1_100_000)
    expect(above.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await above.json()).toMatchObject({ status: 413, code: 'TOO_LARGE', details: { limit: 1024 * 1024 } })
    expect(await everything()).toEqual(before)
  })
})
