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
const signedBy = async (person: string) => (await deskOf('lin.hsiuying').agreements.list({ person })).items
const pageOf = (person: string, signed: string, part = '') =>
  `/agreements/entry${part}?${new URLSearchParams({ person, signed })}`
const linkTo = (person: string, signed: string) => pageOf(person, signed).replaceAll('&', '&amp;')
const errorsOf = (html: string) => [...html.matchAll(/class="error" id="([\w.]+)-error"/g)].map(([, name]) => name)
const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

describe('the list of agreements', () => {
  it('is narrowed by how they stand, and counts each', async () => {
    const { held, ending, ended, without, signed, endingSigned } = office.outsiders
    const browser = await as('lin.hsiuying')
    const shown = async (query: string) => {
      const { html } = await browser.get(`/agreements${query}`)
      const found = [
        [held, signed],
        [ending, endingSigned],
        [ended, signed],
      ] as const
      return found.filter(([person, day]) => html.includes(linkTo(person, day))).map(([person]) => person)
    }
    expect(await shown('')).toEqual([held, ending])
    expect(await shown('?state=endsSoon')).toEqual([ending])
    expect(await shown('?state=over')).toEqual([ended])
    expect(await shown('?whose=inside')).toEqual([])
    const { html } = await browser.get('/agreements?state=missing&whose=outside')
    // Whoever ended theirs is without one too, with the way to the last.
    expect(html).toContain(linkTo(ended, signed))
    expect(html).toContain(`href="/agreements/new?person=${without}"`)
    expect(html).not.toContain(linkTo(held, signed))
    const counts = /In force (\d+) Ends soon (\d+) Ran out or ended (\d+) Without one (\d+)/.exec(textOf(html))
    expect(counts?.slice(1)).toEqual(['2', '1', '1', '2'])
    const all = textOf((await browser.get('/agreements?state=missing')).html)
    expect(all).toContain(`Without one ${2 + company.people.length}`)
  })

  it('holds one’s own and those of whom one sponsors, for others but the archive and auditors', async () => {
    const { held, signed } = office.outsiders
    const people = async (person: string) => {
      const { html } = await (await as(person)).get('/agreements?state=missing')
      return html.split('<tr>').length - 2 + Number(html.includes(linkTo(held, signed)))
    }
    expect(await people('chen.jason')).toBe(1)
    expect(await people('wong.kelvin')).toBe(2)
    expect(await people('lau.margaret')).toBe(2 + company.people.length)
    expect((await (await as('lin.yating')).get('/agreements')).html).toContain(linkTo(held, signed))
    expect((await (await as('lau.margaret')).get('/agreements')).html).not.toContain('/agreements/new')
  })
})

describe('an agreement', () => {
  it('is entered by the archive, once, however often the form is sent', async () => {
    const { without } = office.outsiders
    const browser = await as('lin.hsiuying')
    const { html } = await browser.get(`/agreements/new?person=${without}`)
    expect(html).toMatch(new RegExp(`value="${without}" selected`))
    const key = /name="key" value="([^"]+)"/.exec(html)![1]!
    const entry = { person: without, signed: '2026-11-17', until: '2027-11-16', form: aHash, key }
    const [first, again] = [await browser.post('/agreements/new', entry), await browser.post('/agreements/new', entry)]
    expect([first.status, first.to, again.to]).toEqual([303, pageOf(without, '2026-11-17'), first.to])
    expect(await signedBy(without)).toMatchObject([{ signed: '2026-11-17', until: '2027-11-16', version: 1 }])
    const said = textOf((await browser.get(first.to!)).html)
    for (const text of ['2026-11-17', '2027-11-16', aHash, 'In force', 'Lin Hsiu-ying']) expect(said).toContain(text)
  })

  it('is not entered over another, for nobody, or without what has to be known', async () => {
    const { held, signed } = office.outsiders
    const browser = await as('lin.hsiuying')
    const before = await signedBy(held)
    const over = await browser.post('/agreements/new', { person: held, signed, until: '', form: 'cd'.repeat(32) })
    expect([over.status, errorsOf(over.html)]).toEqual([422, ['signed']])
    expect(await signedBy(held)).toEqual(before)
    const nobody = await browser.post('/agreements/new', { person: 'nobody', signed, form: aHash })
    expect([nobody.status, errorsOf(nobody.html)]).toEqual([422, ['person']])
    expect(await signedBy('nobody')).toEqual([])
    const bare = await browser.post('/agreements/new', { person: '', signed: 'x', until: 'y', form: 'z' })
    expect([bare.status, errorsOf(bare.html).sort()]).toEqual([422, ['form', 'person', 'signed', 'until']])
    const later = await browser.post('/agreements/new', { person: held, signed: '2026-11-19', form: aHash })
    expect([later.status, errorsOf(later.html)]).toEqual([422, ['signed']])
    const backwards = { person: held, signed: '2026-11-18', until: '2026-11-17', form: aHash }
    expect(errorsOf((await browser.post('/agreements/new', backwards)).html)).toEqual(['until'])
  })

  it('is entered, corrected and ended by nobody else', async () => {
    const { held, signed } = office.outsiders
    const before = await signedBy(held)
    for (const person of ['lin.yating', 'lau.margaret', 'kuo.yichun']) {
      const browser = await as(person)
      expect((await browser.get('/agreements/new')).status, person).toBe(404)
      const entry = { person: held, signed: '2026-11-17', form: aHash }
      expect((await browser.post('/agreements/new', entry)).status, person).toBe(404)
      const page = await browser.get(pageOf(held, signed))
      expect(page.status, person).toBe(person === 'kuo.yichun' ? 403 : 200)
      expect(page.html).not.toContain('action="/agreements/entry/end')
      const form = { form: 'cd'.repeat(32), until: '2028-01-01' }
      expect((await browser.post(pageOf(held, signed, '/correct'), form)).status, person).toBe(403)
      expect((await browser.post(pageOf(held, signed, '/end'), { reason: 'No' })).status, person).toBe(403)
    }
    expect(await signedBy(held)).toEqual(before)
    expect(failures).toEqual([])
  })

  it('is corrected with the version that was read', async () => {
    const { held, signed } = office.outsiders
    const browser = await as('lin.hsiuying')
    const version = versionOf((await browser.get(pageOf(held, signed))).html)
    const entry = { until: '2027-12-31', form: aHash, version }
    const bad = await browser.post(pageOf(held, signed, '/correct'), { ...entry, until: '2026-01-01', form: 'no' })
    expect([bad.status, errorsOf(bad.html).sort()]).toEqual([422, ['form']])
    expect(
      errorsOf((await browser.post(pageOf(held, signed, '/correct'), { ...entry, until: '2026-01-01' })).html),
    ).toEqual(['until'])
    expect((await browser.post(pageOf(held, signed, '/correct'), entry)).to).toBe(pageOf(held, signed))
    const stale = await browser.post(pageOf(held, signed, '/correct'), { ...entry, until: '' })
    expect([stale.status, textOf(stale.html).includes('By now it says: 2027-12-31')]).toEqual([409, true])
    expect(await signedBy(held)).toMatchObject([{ until: '2027-12-31', version: 2 }])
  })

  it('is ended with a reason, and then no more is done with it', async () => {
    const { held, signed } = office.outsiders
    const browser = await as('lin.hsiuying')
    const { html } = await browser.get(pageOf(held, signed))
    const silent = await browser.post(pageOf(held, signed, '/end'), { reason: '' })
    expect([silent.status, errorsOf(silent.html)]).toEqual([422, ['reason']])
    expect(silent.html).toMatch(/<details class="panel" open="">/)
    const ended = await browser.post(pageOf(held, signed, '/end'), { reason: 'Case closed', version: versionOf(html) })
    const said = textOf((await browser.get(ended.to!)).html)
    for (const text of ['The agreement has ended.', 'Ended early', '2026-11-18', 'Case closed'])
      expect(said).toContain(text)
    expect(said).not.toContain('Correct the entry')
    const again = await browser.post(pageOf(held, signed, '/end'), { reason: 'Again' })
    expect(again.status).toBe(409)
    expect(again.html).toContain('class="problems"')
    expect((await browser.get(pageOf(held, signed, '/end'))).to).toBe(pageOf(held, signed))
  })

  it('is not there under an address that names none', async () => {
    const browser = await as('lin.hsiuying')
    const { held } = office.outsiders
    for (const path of [
      '/agreements/entry',
      pageOf('', ''),
      pageOf(held, '2000-01-01'),
      pageOf('x'.repeat(300), 'y'),
    ]) {
      expect((await browser.get(path)).status, path).toBe(404)
    }
    expect((await browser.post(pageOf('', '', '/end'), { reason: 'No' })).status).toBe(404)
    expect(failures).toEqual([])
  })
})
