import type { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import type { Env } from '../../examples/server/visit.ts'
import { Browser, textOf } from './browser.ts'
import { type NumberedOffice, numberedOffice } from './numbered-office.ts'
import { aHash } from './numbered-outsiders.ts'

let office: NumberedOffice
let app: Hono<Env>
const failures: unknown[] = []

beforeEach(async () => {
  office = await numberedOffice()
  app = consoleApp({ archive: office.archive, company, report: (error) => failures.push(error) })
})

const as = (person: string) => new Browser(app).signIn(person)
const deskOf = (id: string) => office.archive.as(actorOf(company.people.find((one) => one.id === id)!, 'en'))
const entryOf = async (person: string) => {
  const { items } = await deskOf('lin.hsiuying').outsiders.list({ scope: 'all', limit: 200 })
  return items.find((one) => one.person === person)
}
const pageOf = (person: string, part = '') => `/outsiders/entry${part}?person=${encodeURIComponent(person)}`
const entry = { person: 'fang', name: 'Fang', organization: 'Mingrui & Co', identity: 'Licence 1', letter: aHash }
const errorsOf = (html: string) => [...html.matchAll(/class="error" id="([\w.]+)-error"/g)].map(([, name]) => name)
const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

describe('the list of outsiders', () => {
  it('shows each those whom they sponsor, and everybody to the archive and to auditors', async () => {
    const { held, ending, ended, without } = office.outsiders
    const shown = async (person: string, query = '') => {
      const { html, status } = await (await as(person)).get(`/outsiders${query}`)
      expect(status).toBe(200)
      return [held, ending, ended, without].filter((one) => html.includes(`?person=${one}"`))
    }
    expect(await shown('lin.yating')).toEqual([held, ending, ended])
    expect(await shown('wong.kelvin')).toEqual([without])
    expect(await shown('chen.jason')).toEqual([])
    for (const person of ['lin.hsiuying', 'li.kuohua', 'lau.margaret']) {
      expect(await shown(person), person).toEqual([held, ending, ended, without])
    }
    expect(await shown('lin.hsiuying', '?whose=mine')).toEqual([])
    const { name, organization, identity } = (await entryOf(without))!
    for (const typed of [name, organization, identity, without]) {
      expect(await shown('lin.hsiuying', `?find=${typed}`), typed).toEqual([without])
    }
  })

  it('says how their agreements stand', async () => {
    const { html } = await (await as('lin.hsiuying')).get('/outsiders')
    const row = (person: string) => {
      const start = html.indexOf(`?person=${person}"`)
      return textOf(html.slice(start, html.indexOf('</tr>', start)))
    }
    const { held, ending, ended, without } = office.outsiders
    expect(row(held)).toContain('In force')
    expect(row(ending)).toContain('Ends soon')
    for (const person of [ended, without]) expect(row(person)).toContain('None in force')
  })
})

describe('somebody from outside', () => {
  it('is entered by who sponsors them, once, however often the form is sent', async () => {
    const browser = await as('lin.yating')
    const { html } = await browser.get('/outsiders/new')
    expect(html).not.toContain('name="sponsor"')
    const key = /name="key" value="([^"]+)"/.exec(html)![1]!
    const first = await browser.post('/outsiders/new', { ...entry, until: '2027-01-31', key })
    const again = await browser.post('/outsiders/new', { ...entry, until: '2027-01-31', key })
    expect([first.status, first.to, again.to]).toEqual([303, pageOf('fang'), pageOf('fang')])
    expect(await entryOf('fang')).toMatchObject({ ...entry, sponsor: 'lin.yating', until: '2027-01-31', version: 1 })
    const said = textOf((await browser.get(first.to!)).html)
    expect(said).toContain('Fang is recorded.')
    for (const text of [
      'Mingrui &amp; Co',
      'Licence 1',
      aHash,
      '2027-01-31',
      'Lin Ya-ting',
      'No agreement is in force.',
    ]) {
      expect(said).toContain(text)
    }
  })

  it('is entered by the archive for who sponsors them', async () => {
    const browser = await as('lin.hsiuying')
    expect((await browser.get('/outsiders/new')).html).toMatch(/value="lin.hsiuying" selected/)
    const nobody = await browser.post('/outsiders/new', { ...entry, sponsor: 'nobody' })
    expect([nobody.status, errorsOf(nobody.html)]).toEqual([422, ['sponsor']])
    expect((await browser.post('/outsiders/new', { ...entry, sponsor: 'chen.jason' })).status).toBe(303)
    expect(await entryOf('fang')).toMatchObject({ sponsor: 'chen.jason' })
  })

  it('is not entered over somebody else', async () => {
    const { held } = office.outsiders
    const before = await entryOf(held)
    const browser = await as('lin.yating')
    const taken = await browser.post('/outsiders/new', { ...entry, person: held })
    expect([taken.status, errorsOf(taken.html)]).toEqual([422, ['person']])
    // Of whom they do not know nothing is told, and nothing changed.
    const other = await (await as('chen.jason')).post('/outsiders/new', { ...entry, person: held })
    expect(other.status).toBe(403)
    expect(await entryOf(held)).toEqual(before)
    await deskOf('kuo.yichun').people.record({ person: 'wong.kelvin', name: '1', departments: ['sales'] })
    const employee = await browser.post('/outsiders/new', { ...entry, person: 'wong.kelvin' })
    expect([employee.status, errorsOf(employee.html)]).toEqual([422, ['person']])
    expect(await entryOf('wong.kelvin')).toBe(undefined)
    expect(failures).toEqual([])
  })

  it('is not entered without what has to be known, and every problem stands beside its field', async () => {
    const browser = await as('lin.yating')
    const sent = await browser.post('/outsiders/new', {
      ...{ person: '', name: '', organization: '', identity: '', letter: 'no hash', until: 'tomorrow' },
    })
    expect(sent.status).toBe(422)
    expect(errorsOf(sent.html).sort()).toEqual(['identity', 'letter', 'name', 'organization', 'person', 'until'])
    expect(sent.html).toContain('value="no hash"')
    // What the console finds by itself is told with the rest.
    const taken = await browser.post('/outsiders/new', {
      ...entry,
      person: office.outsiders.held,
      name: '',
      letter: 'x',
    })
    expect(errorsOf(taken.html).sort()).toEqual(['letter', 'name', 'person'])
  })

  it('is corrected by who sponsors them and by the archive, and by nobody else', async () => {
    const { held } = office.outsiders
    const own = await as('lin.yating')
    const form = await own.get(pageOf(held, '/correct'))
    const version = versionOf(form.html)
    const changed = { name: 'Fang', organization: 'Elsewhere', identity: 'Passport 2', letter: '', until: '', version }
    expect((await own.post(pageOf(held, '/correct'), changed)).to).toBe(pageOf(held))
    expect(await entryOf(held)).toMatchObject({ organization: 'Elsewhere', letter: null, until: null, version: 2 })
    const stale = await own.post(pageOf(held, '/correct'), { ...changed, organization: 'Mine' })
    expect(stale.status).toBe(409)
    expect(textOf(stale.html)).toContain('By now it says: Elsewhere')
    expect(versionOf(stale.html)).toBe('2')
    const auditor = await as('lau.margaret')
    expect((await auditor.get(pageOf(held))).html).not.toContain('/outsiders/entry/correct')
    expect((await auditor.post(pageOf(held, '/correct'), { ...changed, version: '2' })).status).toBe(403)
    const stranger = await as('chen.jason')
    for (const part of ['', '/correct']) expect((await stranger.get(pageOf(held, part))).status).toBe(404)
    expect((await stranger.post(pageOf(held, '/correct'), changed)).status).toBe(404)
    expect((await own.get(pageOf('nobody'))).status).toBe(404)
    expect((await own.get('/outsiders/entry')).status).toBe(404)
  })

  it('is handed to another sponsor by the archive, and then is theirs', async () => {
    const { held } = office.outsiders
    const archive = await as('lin.hsiuying')
    const { html } = await archive.get(pageOf(held, '/correct'))
    const { name, organization, identity } = (await entryOf(held))!
    const entry = { name, organization, identity, sponsor: 'chen.jason', version: versionOf(html) }
    expect((await archive.post(pageOf(held, '/correct'), entry)).to).toBe(pageOf(held))
    expect((await (await as('lin.yating')).get(pageOf(held))).status).toBe(404)
    expect((await (await as('chen.jason')).get(pageOf(held))).html).toContain(`/requests/new?outsider=${held}`)
  })
})

describe('asking for an outsider', () => {
  it('begins on their page, and shows what the policy allows them', async () => {
    const { held, without } = office.outsiders
    const browser = await as('lin.yating')
    expect((await browser.get(pageOf(held))).html).toContain(`href="/requests/new?outsider=${held}"`)
    const { html } = await browser.get(`/requests/new?outsider=${held}`)
    expect(html).toMatch(new RegExp(`value="${held}" selected`))
    expect(html).not.toContain(`value="${without}"`)
    const allowed = textOf(html.slice(html.indexOf('class="for-outsider"'), html.indexOf('</aside>')))
    expect(allowed).toContain('Senior leadership')
    expect(allowed).toContain('5 working days')
    expect(allowed).not.toContain('10 working days no renewal')
    const sent = await browser.post('/requests/new', {
      ...{ kind: 'consultation', known: 'yes', numbers: `${office.requests.case}-008`, purpose: 'A dispute' },
      outsider: held,
    })
    const number = sent.to!.split('/').at(-1)!
    const { request, steps } = await deskOf('lin.hsiuying').requests.get({ request: number })
    expect(request.outsider).toMatchObject({ person: held })
    expect(steps.map(({ role }) => role)).toContain('seniorLeadership')
    const page = await browser.get(pageOf(held))
    expect(page.html).toContain(`href="/requests/${number}"`)
    expect(page.html).toContain(`href="/requests/${office.outsiders.asked}"`)
    expect((await browser.get(`/requests/${number}`)).html).toContain(`href="${pageOf(held)}"`)
  })

  it('is for the reader alone where they sponsor nobody', async () => {
    const { html } = await (await as('chen.jason')).get('/requests/new')
    expect(html).not.toContain('name="outsider"')
    expect(html).not.toContain('class="for-outsider"')
  })

  it('is refused without an agreement, and for those of others', async () => {
    const { without, held } = office.outsiders
    const wanted = { kind: 'loan', known: 'yes', numbers: `${office.requests.case}-008`, purpose: 'A dispute' }
    const head = await as('wong.kelvin')
    const unsigned = await head.post('/requests/new', { ...wanted, outsider: without })
    expect(unsigned.status).toBe(409)
    expect(textOf(unsigned.html)).toContain('no confidentiality agreement is signed')
    expect(unsigned.html).toMatch(new RegExp(`value="${without}" selected`))
    const others = await head.post('/requests/new', { ...wanted, outsider: held })
    expect([others.status, errorsOf(others.html)]).toEqual([422, ['outsider']])
    const nobody = await (await as('chen.jason')).post('/requests/new', { ...wanted, outsider: held })
    expect([nobody.status, errorsOf(nobody.html)]).toEqual([422, ['outsider']])
  })
})
