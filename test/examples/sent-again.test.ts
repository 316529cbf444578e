import { type CommandName, term } from 'casekeep'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import type { Env } from '../../examples/server/visit.ts'
import { Browser, type Page, textOf } from './browser.ts'
import { type NumberedOffice, numberedOffice } from './numbered-office.ts'

let office: NumberedOffice
let app: Hono<Env>
const failures: unknown[] = []

beforeEach(async () => {
  office = await numberedOffice()
  // Another batch than the one that is sent away.
  await deskOf('wong.kelvin').batches.approve({ batch: office.inReview })
  app = consoleApp({ archive: office.archive, company, report: (error) => failures.push(error) })
})

const as = (person: string) => new Browser(app).signIn(person)
const deskOf = (id: string) => office.archive.as(actorOf(company.people.find((one) => one.id === id)!, 'en'))
const keyOf = ({ html }: Page) => /name="key" value="([^"]+)"/.exec(html)?.[1] ?? ''

interface Made {
  readonly person: string
  readonly page: () => string
  readonly action: () => string
  readonly entry: () => Readonly<Record<string, string>>
  readonly changed: Readonly<Record<string, string>>
  /** How many of what the form makes there are. */
  readonly count: () => Promise<number>
  readonly operation: CommandName
}

const forms: Readonly<Record<string, Made>> = {
  'a case': {
    person: 'lin.yating',
    page: () => '/cases/new/client',
    action: () => '/cases/new/client',
    entry: () => ({ title: '1', 'fields.name': '1', 'documents.0.kind': '' }),
    changed: { title: '2' },
    count: async () => (await deskOf('lin.yating').cases.count()).count,
    operation: 'cases.open',
  },
  documents: {
    person: 'lin.yating',
    page: () => `/cases/${office.archived}/collect`,
    action: () => `/cases/${office.archived}/collect`,
    entry: () => ({ 'documents.0.kind': 'needs', 'documents.0.title': '31', 'documents.0.channel': 'email' }),
    changed: { 'documents.0.title': '32' },
    count: async () => (await deskOf('lin.yating').documents.list({ case: office.archived, limit: 200 })).items.length,
    operation: 'batches.collect',
  },
  'documents of a list': {
    person: 'lin.yating',
    page: () => `/cases/${office.archived}/collect?from=list`,
    action: () => `/cases/${office.archived}/collect`,
    entry: () => ({ list: 'Title\n41\n42', kindOfAll: 'needs', channelOfAll: 'email', do: 'collect' }),
    changed: { list: 'Title\n43' },
    count: async () => (await deskOf('lin.yating').documents.list({ case: office.archived, limit: 200 })).items.length,
    operation: 'batches.collect',
  },
  'a transfer list': {
    person: 'lin.yating',
    page: () => '/transfers/new',
    action: () => '/transfers/new',
    entry: () => ({ batches: office.approved, note: '1' }),
    changed: { note: '2' },
    count: async () => (await deskOf('lin.hsiuying').transfers.list({})).items.length,
    operation: 'transfers.send',
  },
  'a deputy': {
    person: 'kuo.yichun',
    page: () => '/people',
    action: () => '/people',
    entry: () => ({ person: 'wong.kelvin', deputy: 'chen.jason', from: '2026-12-01', until: '2026-12-02' }),
    changed: { until: '2026-12-03' },
    count: async () => (await deskOf('kuo.yichun').deputies.list({})).items.length,
    operation: 'deputies.appoint',
  },
}

describe.each(Object.entries(forms))('the form for %s', (_what, made) => {
  it('makes one thing, however often it is sent; another only from a form with a name of its own', async () => {
    const browser = await as(made.person)
    const key = keyOf(await browser.get(made.page()))
    expect(key).toMatch(/^[\da-f-]{36}$/)
    const before = await made.count()
    const entry = { ...made.entry(), key }
    const [first, second] = await Promise.all([browser.post(made.action(), entry), browser.post(made.action(), entry)])
    expect(first.to, textOf(first.html).slice(0, 400)).not.toBeNull()
    expect(second.to).toBe(first.to)
    expect((await browser.post(made.action(), entry)).to).toBe(first.to)
    const after = await made.count()
    expect(after).toBeGreaterThan(before)

    // Back, changed, and sent again.
    const again = await browser.post(made.action(), { ...entry, ...made.changed })
    expect(again.status).toBe(409)
    expect(await made.count()).toBe(after)
    const said = textOf(again.html)
    const done = term(`operation.${made.operation}`, 'en')
    expect(said).toContain(`This form was sent already with other content, and then it was done: ${done}.`)
    expect(said).not.toContain(key)
    expect(again.html).not.toContain(key)
    const fresh = keyOf(again)
    expect(fresh).toMatch(/^[\da-f-]{36}$/)
    expect(fresh).not.toBe(key)
    expect(failures).toEqual([])
  })
})

describe('the form for a case that was sent already', () => {
  it('holds what was typed, and opens another case when it is sent once more', async () => {
    const browser = await as('lin.yating')
    const key = keyOf(await browser.get('/cases/new/client'))
    const first = await browser.post('/cases/new/client', { title: '51', 'fields.name': '51', key })
    const again = await browser.post('/cases/new/client', { title: '52', 'fields.name': '51', key })
    expect(again.html).toMatch(/name="title"[^>]*value="52"/)
    const other = await browser.post('/cases/new/client', { title: '52', 'fields.name': '51', key: keyOf(again) })
    expect(other.status).toBe(303)
    expect(other.to).not.toBe(first.to)
  })

  it.each([
    ['zh-Hans', '此表单此前已提交过，当时的内容与现在不同，并已完成“'],
    ['zh-Hant', '此表單先前已送出過，當時的內容與現在不同，並已完成「'],
  ])('says so in %s', async (language, sentence) => {
    const browser = await as('lin.yating')
    await browser.post('/language', { language, back: '/' })
    const key = keyOf(await browser.get('/cases/new/client'))
    await browser.post('/cases/new/client', { title: '61', 'fields.name': '61', key })
    const again = await browser.post('/cases/new/client', { title: '62', 'fields.name': '61', key })
    expect(again.status).toBe(409)
    expect(textOf(again.html)).toContain(sentence)
  })
})

describe('the history of a case', () => {
  it('says in whose place something was done', async () => {
    const head = 'wong.kelvin'
    const administrator = deskOf('kuo.yichun')
    for (const { id, names, departments } of company.people) {
      await administrator.people.record({ person: id, name: names.en, departments, email: `${id}@hengyu.example` })
    }
    await administrator.departments.record({ department: 'sales', name: 'Sales', head })
    await deskOf(head).deputies.appoint({ deputy: 'chen.jason', from: '2026-11-18', until: '2026-11-19' })
    const clerk = deskOf('lin.yating')
    const opened = await clerk.cases.open({
      category: 'client',
      title: '71',
      fields: { name: '71' },
      documents: [{ kind: 'needs', title: '72', channel: 'email', date: '2026-09' }],
    })
    const [file, batch] = [opened.case.number, opened.batch!.number]
    await clerk.batches.sort({ batch })
    await clerk.batches.number({ batch })
    await clerk.batches.submit({ batch })
    await deskOf('chen.jason').batches.approve({ batch })
    const browser = await as(head)
    const pages = [`/cases/${file}`, `/cases/${file}/history`]
    for (const path of pages) {
      const { html } = await browser.get(path)
      expect(textOf(html), path).toMatch(/Approve \S.*?, in the place of Kelvin Wong/)
      // Whoever acts for themselves acts in nobody's place.
      expect(html.split('in the place of')).toHaveLength(2)
    }
    await browser.post('/language', { language: 'zh-Hant', back: '/' })
    expect(textOf((await browser.get(pages[1]!)).html)).toMatch(/（代\S+）/)
  })
})
