import { createArchive, type Policy, type Shapes } from 'casekeep'
import { memoryAdapter } from 'casekeep/memory'
import { describe, expect, it } from 'vitest'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { seed } from '../../examples/server/demo/seed.ts'
import { textOf } from './browser.ts'
import { demoOffice, today } from './demo-office.ts'

const { archive, app, failures, deskOf, as } = await demoOffice(45, 45)

describe('the demo company', () => {
  it('has cases of every category in many stages, and every chain is whole', async () => {
    const desk = deskOf('li.kuohua')
    const { groups } = await desk.cases.summary()
    expect(new Set(groups.map((group) => group.category))).toEqual(new Set(Object.keys(archive.policy.categories)))
    expect(groups.some((group) => group.state === 'voided')).toBe(true)
    const { open, late } = await desk.duties.count({ scope: 'all' })
    expect(open).toBeGreaterThan(5)
    expect(late).toBeGreaterThan(0)
    const { items } = await desk.cases.list({ limit: 200 })
    for (const { number } of items) expect(await desk.trail.verify({ case: number })).toMatchObject({ intact: true })
  })

  it('is the same every time', async () => {
    const titles = async () => {
      const policy: Policy = demoPolicy()
      const storage = memoryAdapter()
      await seed({ policy, storage, cases: 12, days: 30, today })
      const again = createArchive<Shapes, never>({ policy, storage })
      const { items } = await again.as(actorOf(company.people[16], 'en')).cases.list({ limit: 200 })
      return items.map(({ number, title, opened, version }) => ({ number, title, opened, version }))
    }
    expect(await titles()).toEqual(await titles())
  })
})

describe('pages', () => {
  const everybodys = ['/', '/?scope=all&late=yes', '/cases', '/cases/new', '/transfers', '/transfers/new', '/policy']

  it.each(company.people.map((person) => [person.id]))('open for %s', async (id) => {
    const browser = await as(id)
    for (const path of everybodys) expect(await browser.get(path), path).toMatchObject({ status: 200 })
  })

  it('of a case open for its department', async () => {
    const browser = await as('lin.yating')
    const paths = ['', '/history', '/verify', '/collect', '/amend', '/end', '/reopen', '/void', '/merge', '/reassign']
    for (const path of paths) expect(await browser.get(`/cases/KH0001${path}`), path).toMatchObject({ status: 200 })
    expect(await browser.get('/batches/KH0001-P01')).toMatchObject({ status: 200 })
  })

  it('keep a list’s filters in the address and go on by key', async () => {
    const browser = await as('lau.margaret')
    const { html } = await browser.get('/cases?state=open')
    const next = /href="([^"]*after=[^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    expect(next).toContain('state=open')
    expect((await browser.get(next!)).status).toBe(200)
  })

  it('say the same of what is hidden and what is not there', async () => {
    const browser = await as('lin.yating')
    const hidden = await browser.get('/cases/YG0001')
    const absent = await browser.get('/cases/YG9998')
    expect([hidden.status, absent.status]).toEqual([404, 404])
    expect(hidden.html.replaceAll('YG0001', '#')).toBe(absent.html.replaceAll('YG9998', '#'))
    expect((await browser.get('/cases/constructor')).status).toBe(404)
    expect((await browser.get('/cases/KH0001/constructor')).status).toBe(404)
  })

  it('show withheld fields as withheld', async () => {
    const { items } = await deskOf('wong.kelvin').cases.list({ category: 'client', department: 'sales', state: 'open' })
    const file = items.find(({ fields }) => 'amount' in fields)!
    const amount = Number((file.fields as { amount: number }).amount).toLocaleString('en-US')
    const path = `/cases/${file.number}`
    expect(textOf((await (await as('wong.kelvin')).get(path)).html)).toContain(amount)
    const junior = textOf((await (await as('chen.jason')).get(path)).html)
    expect(junior).toContain('Amount of business Withheld')
    expect(junior).not.toContain(amount)
  })

  it('are sent with a policy that runs no foreign script', async () => {
    const response = await app.request('/sign-in')
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    expect(await response.text()).not.toMatch(/<script(?![^>]*src=)| on\w+="/)
  })
})

describe('forms', () => {
  it('say beside the field what is wrong, and keep what was typed', async () => {
    const browser = await as('tseng.meiling')
    const refused = await browser.post('/cases/new/supplier', {
      title: 'Quill & Sons <b>',
      'fields.name': 'Quill & Sons <b>',
      'fields.leadTime': 'soon',
      'documents.3.title': 'Quotation',
      'documents.3.kind': 'quotation',
      'documents.3.channel': '',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('value="Quill &amp; Sons &lt;b&gt;"')
    expect(refused.html).toMatch(/name="fields.leadTime"[^>]*value="soon"[^>]*aria-invalid="true"/)
    expect(refused.html).toMatch(/id="fields.leadTime-error">This must be a number\./)
    expect(refused.html).toMatch(/name="documents.0.title"[^>]*value="Quotation"/)
    expect(refused.html).toMatch(/id="documents.0.channel-error">Please choose\./)
    expect(refused.html).toMatch(/<a href="#documents.0.channel"><strong>Document 1 · Channel<\/strong>/)
  })

  it('say in the language of who typed them', async () => {
    const browser = await as('tseng.meiling')
    await browser.post('/language', { language: 'zh-Hant', back: '/' })
    const refused = await browser.post('/cases/new/supplier', { title: '', 'fields.name': '' })
    expect(refused.html).toMatch(/id="title-error">[^<]*。/)
    expect(textOf(refused.html)).toContain('請更正下方標示的欄位。')
  })

  it('of a category of the company’s own need nothing of their own', async () => {
    const browser = await as('tseng.meiling')
    const opened = await browser.post('/cases/new/supplier', {
      title: 'Quill & Sons',
      'fields.name': 'Quill & Sons',
      'fields.country': 'other',
      'fields.leadTime': '1,2０',
      'fields.soleSource': 'true',
      'fields.yearlyPurchases': '12,500.50',
    })
    expect(opened.status).toBe(422)
    const again = await browser.post('/cases/new/supplier', {
      title: 'Quill & Sons',
      'fields.name': 'Quill & Sons',
      'fields.leadTime': '２0',
      'fields.soleSource': 'true',
      'fields.yearlyPurchases': '12,500.50',
    })
    expect(again.to).toMatch(/^\/cases\/GY\d{4}$/)
    const { case: file } = await deskOf('tseng.meiling').cases.get({ case: again.to!.slice('/cases/'.length) })
    expect(file.fields).toEqual({ name: 'Quill & Sons', leadTime: 20, soleSource: true, yearlyPurchases: 12500.5 })
  })

  it('that rest on an older version are refused', async () => {
    const browser = await as('lin.yating')
    const opened = await browser.post('/cases/new/client', { title: 'Old page', 'fields.name': 'Old page' })
    const typed = { title: 'Old page', level: 'internal', 'fields.name': 'Newer name', version: '1' }
    await browser.post(`${opened.to}/amend`, typed)
    const stale = await browser.post(`${opened.to}/amend`, { ...typed, 'fields.name': 'Newest name' })
    expect(stale.status).toBe(409)
    expect(stale.html).toContain('value="Newest name"')
    expect(textOf(stale.html)).toContain('has changed since you read it')
  })

  it('take out a field that was emptied', async () => {
    const browser = await as('lin.yating')
    const fields = { title: 'Amended', 'fields.name': 'Amended', 'fields.address': 'Somewhere' }
    const opened = await browser.post('/cases/new/client', fields)
    await browser.act(`${opened.to}/amend`, `${opened.to}/amend`, {
      ...fields,
      level: 'internal',
      'fields.address': '',
    })
    const { case: file } = await deskOf('lin.yating').cases.get({ case: opened.to!.slice('/cases/'.length) })
    expect(file.fields).toEqual({ name: 'Amended' })
  })
})

describe('a batch', () => {
  it('goes its whole way through the forms of those whose task it is', async () => {
    const clerk = await as('lin.yating')
    const head = await as('wong.kelvin')
    const archivist = await as('lin.hsiuying')
    const opened = await clerk.post('/cases/new/client', {
      title: 'Whole Way Ltd',
      'fields.name': 'Whole Way Ltd',
      'documents.0.kind': 'needs',
      'documents.0.title': 'What they need',
      'documents.0.channel': 'email',
      'documents.0.date': '2026-11',
      'documents.1.kind': 'needs',
      'documents.1.title': 'what they  NEED',
      'documents.1.channel': 'handover',
      'documents.1.date': '2026-11',
    })
    const number = opened.to!.slice('/cases/'.length)
    const batch = `/batches/${number}-P01`
    expect(textOf((await clerk.get(opened.to!)).html)).toContain(`Case ${number} is open.`)

    const begun = await clerk.act(batch, `${batch}/sort`)
    expect(textOf(begun.html)).toContain('Repeats #1')
    const save = (typed: Record<string, string>) => clerk.act(batch, `${batch}/sorting`, { ...typed, do: 'save' })
    await save({ 'choice.2': 'duplicate', 'of.2': '1' })
    await save({ 'title.1': 'What Whole Way needs', 'pages.1': '3' })
    expect((await clerk.post(`${batch}/submit`, {})).status).toBe(409)
    await clerk.act(batch, `${batch}/number`, { order: 'time' })
    await clerk.act(batch, `${batch}/submit`)
    expect((await clerk.post(`${batch}/approve`, {})).status).toBe(403)

    const empty = await head.post(`${batch}/return`, { reasons: ' ' })
    expect(empty.status).toBe(422)
    const returned = await head.act(batch, `${batch}/return`, { reasons: 'No date.\nNo author.' })
    expect(textOf(returned.html)).toContain('It came back: No date. No author.')
    await save({ 'author.1': 'Whole Way' })
    await clerk.act(batch, `${batch}/submit`)
    await head.act(batch, `${batch}/approve`)

    expect(textOf((await clerk.get('/transfers/new')).html)).toContain(`${number}-P01`)
    const sent = await clerk.post('/transfers/new', { batches: `${number}-P01` })
    expect(sent.to).toMatch(/^\/transfers\/YJ2026-\d{4}$/)
    const list = sent.to!
    const decision = `decision.${number}-P01`
    expect((await archivist.post(`${list}/receive`, { [decision]: 'later' })).status).toBe(422)
    const refusing = await archivist.post(`${list}/receive`, { [decision]: 'refuse', [`reasons.${number}-P01`]: '' })
    expect(refusing.status).toBe(422)
    expect(refusing.html).toContain(`id="reasons.${number}-P01-error"`)
    const received = await archivist.act(list, `${list}/receive`, { [decision]: 'accept' })
    expect(textOf(received.html)).toContain('Lin Hsiu-ying')

    const document = `/documents/${number}-001`
    const correction = { reason: 'Counted again.', 'changes.pages': '4' }
    const corrected = await archivist.act(document, `${document}/correct`, correction)
    expect(textOf(corrected.html)).toContain('Counted again.')
    expect(textOf((await clerk.get(`/cases/${number}/verify`)).html)).toContain('Intact')
    expect(failures).toEqual([])
  })
})

describe('the API', () => {
  it('is open to the session and to a demo token, and to nobody else', async () => {
    const token = await app.request('/api/cases/KH0001', { headers: { Authorization: 'Bearer demo-lin.yating' } })
    expect(await token.json()).toMatchObject({ case: { number: 'KH0001' } })
    expect((await app.request('/api/cases/KH0001')).status).toBe(401)
    expect((await (await as('lin.yating')).get('/api/openapi.json')).status).toBe(200)
    const posted = await app.request('/api/cases', {
      method: 'POST',
      headers: { Authorization: 'Bearer demo-lin.yating', 'Content-Type': 'application/json' },
      body: JSON.stringify({ category: 'client', title: 'By program', fields: { name: 'By program' } }),
    })
    expect(posted.status).toBe(201)
  })
})
