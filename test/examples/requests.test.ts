import { term } from 'casekeep'
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
  app = consoleApp({ archive: office.archive, company, report: (error) => failures.push(error) })
})

const as = (person: string) => new Browser(app).signIn(person)
const deskOf = (id: string) => office.archive.as(actorOf(company.people.find((one) => one.id === id)!, 'en'))
const wholeOf = (request: string) => deskOf('lin.hsiuying').requests.get({ request })
const statesOf = async (request: string) => (await wholeOf(request)).items.map(({ state }) => state)
const numberOf = ({ to }: Page) => to?.split('/').at(-1) ?? ''
/** The acts whose forms stand on a page. */
const formsOf = (html: string, request: string) =>
  [...html.matchAll(new RegExp(`action="/requests/${request}/([a-z-]+)"`, 'g'))].map(([, act]) => act)
const hiddenOf = (html: string, act: string) => {
  const form = html.slice(html.indexOf(`/${act}"`))
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''
  return { version: value('version'), key: value('key') }
}
const requestsCount = async () =>
  (await deskOf('lin.hsiuying').requests.list({ scope: 'all', limit: 200 })).items.length

describe('asking', () => {
  it('is for a whole case, from its page, and says what the policy allows', async () => {
    const browser = await as('wong.kelvin')
    const { html } = await browser.get(`/cases/${office.requests.case}`)
    expect(html).toContain(`href="/requests/new?case=${office.requests.case}"`)
    expect(html.split('type="checkbox" name="documents"')).toHaveLength(13)
    const form = await browser.get(`/requests/new?case=${office.requests.case}`)
    const said = textOf(form.html)
    expect(said).toContain('The whole case (12 documents)')
    expect(said).toContain('10 working days')
    expect(said).toContain('Department head')
    const sent = await browser.post('/requests/new', {
      kind: 'loan',
      case: office.requests.case,
      scope: 'whole',
      purpose: 'To read it all',
      days: '5',
      copies: '2',
    })
    const { request, items } = await wholeOf(numberOf(sent))
    expect(request).toMatchObject({ kind: 'loan', days: 5, purpose: 'To read it all', copies: { asked: 2 } })
    expect(items).toHaveLength(12)
    expect(textOf((await browser.get(sent.to!)).html)).toContain(`Request ${request.number} was submitted.`)
  })

  it('is for ticked documents, and for what is typed, one number or several', async () => {
    const browser = await as('wong.kelvin')
    const file = office.requests.case
    const ticked = await browser.get(`/requests/new?case=${file}&documents=${file}-002&documents=${file}-003`)
    expect(ticked.html).toMatch(/name="scope" value="chosen" checked=""/)
    expect(ticked.html).toMatch(new RegExp(`value="${file}-002" checked=""`))
    const form = new URLSearchParams([
      ['token', browser.token],
      ['kind', 'consultation'],
      ['case', file],
      ['scope', 'chosen'],
      ['documents', `${file}-002`],
      ['documents', `${file}-003`],
      ['purpose', 'To compare'],
      // What does not go with the kind is out of sight, and not taken.
      ['days', '7'],
    ])
    const chosen = await wholeOf(numberOf(await browser.post('/requests/new', form)))
    expect(chosen.items.map(({ document }) => document)).toEqual([`${file}-002`, `${file}-003`])
    expect(chosen.request).toMatchObject({ kind: 'consultation', days: null })
    const typed = { kind: 'loan', known: 'yes', purpose: 'To compare', description: 'left over' }
    const several = await browser.post('/requests/new', { ...typed, numbers: `${file}-004、${file}-005` })
    expect((await wholeOf(numberOf(several))).items).toHaveLength(2)
    const one = await browser.post('/requests/new', { ...typed, kind: 'consultation', numbers: ` ${file} ` })
    expect((await wholeOf(numberOf(one))).items).toHaveLength(12)
    const none = await browser.post('/requests/new', { kind: 'loan', case: file, scope: 'chosen', purpose: 'To read' })
    expect([none.status, textOf(none.html).includes('Please choose at least one.')]).toEqual([422, true])
  })

  it('is by description for whom the number is not known, or is not for to know', async () => {
    const browser = await as('kuo.yichun')
    const refused = await browser.post('/requests/new', {
      kind: 'loan',
      known: 'yes',
      numbers: `${office.requests.case}-001`,
      purpose: 'To read',
    })
    expect(refused.status).toBe(422)
    expect(textOf(refused.html)).toContain(`${office.requests.case}-001 is not there, or is not for you to know.`)
    expect((await browser.get(`/requests/new?case=${office.requests.case}`)).status).toBe(404)
    const sent = await browser.post('/requests/new', {
      kind: 'loan',
      known: 'no',
      description: 'Letters of the spring',
      purpose: 'To read',
    })
    expect((await wholeOf(numberOf(sent))).request.state).toBe('submitted')
    expect(textOf((await browser.get(sent.to!)).html)).toContain('The archive has yet to find what is meant.')
  })

  it('says every reason for which the policy does not allow it, with what was typed', async () => {
    const browser = await as('lin.yating')
    const sent = await browser.post('/requests/new', {
      kind: 'consultation',
      known: 'yes',
      numbers: `${office.requests.case}-001`,
      from: '2026-11-12',
      until: '2026-11-11',
      purpose: 'To compare',
    })
    expect(sent.status).toBe(409)
    const problems = sent.html.slice(sent.html.indexOf('class="problems"'), sent.html.indexOf('</ul>'))
    expect(problems.split('<li>').length).toBeGreaterThan(2)
    expect(textOf(problems)).toContain('2026-11-12')
    expect(textOf(problems)).toContain('ends on 2026-11-11')
    expect(sent.html).toContain('To compare')
  })

  it('makes one request, however often it is sent', async () => {
    const browser = await as('wong.kelvin')
    const { html } = await browser.get('/requests/new')
    const key = /name="key" value="([^"]+)"/.exec(html)![1]!
    const entry = { kind: 'loan', known: 'yes', numbers: `${office.requests.case}-001`, purpose: 'Once', key }
    const before = await requestsCount()
    const [first, second] = [await browser.post('/requests/new', entry), await browser.post('/requests/new', entry)]
    expect([first.status, second.to]).toEqual([303, first.to])
    expect(await requestsCount()).toBe(before + 1)
    const changed = await browser.post('/requests/new', { ...entry, purpose: 'Twice' })
    expect(changed.status).toBe(409)
    expect(textOf(changed.html)).toContain(`and then it was done: ${term('operation.requests.ask', 'en')}.`)
  })
})

describe('the page of a request', () => {
  it('is not there for whom it is none of their business', async () => {
    const browser = await as('ho.peishan')
    for (const part of ['', '/decide', '/withdraw']) {
      expect((await browser.get(`/requests/${office.requests.deciding}${part}`)).status).toBe(404)
    }
    expect((await browser.post(`/requests/${office.requests.deciding}/withdraw`, {})).status).toBe(404)
    const own = await as('lin.yating')
    expect((await own.get('/requests/JY2026-9999')).status).toBe(404)
    expect((await own.get('/requests/nonsense')).status).toBe(404)
    expect((await own.get(`/requests/${office.requests.deciding}/nonsense`)).status).toBe(404)
    expect((await own.post(`/requests/${office.requests.deciding}/nonsense`, {})).status).toBe(404)
  })

  it('holds exactly the forms of what is possible', async () => {
    const operations: Readonly<Record<string, string>> = {
      'hand-over': 'handOver',
      'call-off': 'callOff',
      'take-back': 'takeBack',
      'give-back': 'giveBack',
      renewal: 'decideRenewal',
      found: 'find',
      lost: 'reportLost',
    }
    const { case: _file, ...requests } = office.requests
    let forms = 0
    for (const person of ['lin.yating', 'wong.kelvin', 'li.kuohua', 'lin.hsiuying', 'lau.margaret']) {
      const browser = await as(person)
      for (const [state, request] of Object.entries(requests)) {
        const { html, status } = await browser.get(`/requests/${request}`)
        if (status === 404) continue
        const { possible } = await deskOf(person).requests.possible({ request })
        const shown = formsOf(html, request).map((act) => `requests.${operations[act!] ?? act}`)
        expect(shown.sort(), `${person} ${state}`).toEqual(possible.map(({ operation }) => operation).sort())
        forms += shown.length
      }
    }
    expect(forms).toBeGreaterThan(30)
  })

  it('says whose turn it is, and who decided', async () => {
    const { html } = await (await as('lin.yating')).get(`/requests/${office.requests.deciding}`)
    const said = textOf(html)
    expect(said).toContain('Waits for the decision of Department head (Sales).')
    expect(said).toContain('Kelvin Wong')
    const { html: approved } = await (await as('chen.jason')).get(`/requests/${office.requests.approved}`)
    expect(textOf(approved)).toContain('It waits for its original, number 1 in line.')
    expect(approved.split('badge-step-approved')).toHaveLength(3)
  })

  it('is approved in part, each thing that is unticked with its reason', async () => {
    const browser = await as('wong.kelvin')
    const request = office.requests.deciding
    const page = await browser.get(`/requests/${request}`)
    const { version } = hiddenOf(page.html, 'decide')
    const form = (why: string) =>
      new URLSearchParams([
        ['token', browser.token],
        ['version', version],
        ['do', 'approve'],
        ['decide.items', '1'],
        ['decide.items', '2'],
        ['decide.why.3', why],
        ['decide.copies', '1'],
      ])
    const bare = await browser.post(`/requests/${request}/decide`, form(''))
    expect(bare.status).toBe(422)
    expect(bare.html).toContain('id="decide.why.3-error"')
    expect(bare.html).toMatch(/name="decide.items" value="3"\/>/)
    expect((await browser.post(`/requests/${request}/decide`, form('Not needed'))).to).toBe(`/requests/${request}`)
    const { items, request: after } = await wholeOf(request)
    expect(items.map(({ state, reason }) => [state, reason])).toEqual([
      ['asked', null],
      ['asked', null],
      ['refused', 'Not needed'],
    ])
    expect(after.copies.allowed).toBe(1)
  })

  it('is rejected with a reason alone, and never by who asked', async () => {
    const request = office.requests.deciding
    const head = await as('wong.kelvin')
    await head.get(`/requests/${request}`)
    const bare = await head.post(`/requests/${request}/decide`, { do: 'reject', 'decide.reason': '' })
    expect([bare.status, bare.html.includes('id="decide.reason-error"')]).toEqual([422, true])
    const own = await as('lin.yating')
    const tried = await own.post(`/requests/${request}/decide`, { do: 'reject', 'decide.reason': 'No' })
    expect(tried.status).toBe(403)
    const done = await head.post(`/requests/${request}/decide`, { do: 'reject', 'decide.reason': 'Ask for a copy' })
    expect(done.to).toBe(`/requests/${request}`)
    expect(textOf((await own.get(`/requests/${request}`)).html)).toContain('Rejected: Ask for a copy')
  })

  it('does nothing twice, and takes no form that is out of date', async () => {
    const request = office.requests.offered
    const browser = await as('lin.yating')
    const page = await browser.get(`/requests/${request}`)
    const entry = { ...hiddenOf(page.html, 'confirm'), 'confirm.items': '1', do: 'confirm' }
    const first = await browser.post(`/requests/${request}/confirm`, entry)
    const again = await browser.post(`/requests/${request}/confirm`, entry)
    expect([first.to, again.to]).toEqual([`/requests/${request}`, `/requests/${request}`])
    const { request: now } = await wholeOf(request)
    expect(now.version).toBe(Number(entry.version) + 1)
    const back = { version: entry.version, 'give-back.items': '1' }
    const stale = await browser.post(`/requests/${request}/give-back`, back)
    expect(stale.status).toBe(409)
    expect(textOf(stale.html)).toContain('Somebody else changed it meanwhile.')
    expect(hiddenOf(stale.html, 'give-back').version).toBe(String(now.version))
    expect(await statesOf(request)).toEqual(['out'])
  })

  it('goes from the archive to the borrower and back, all by plain forms', async () => {
    const request = office.requests.approved
    const [clerk, archive] = [await as('chen.jason'), await as('lin.hsiuying')]
    const page = `/requests/${request}`
    // Two others have the originals.
    const blocked = await archive.post(`${page}/hand-over`, { 'hand-over.items': '1' })
    expect([blocked.status, textOf(blocked.html).includes('somebody else has it')]).toEqual([409, true])
    await deskOf('lin.yating').requests.confirm({ request: office.requests.offered })
    await deskOf('lin.yating').requests.giveBack({ request: office.requests.offered })
    const returned = `/requests/${office.requests.offered}`
    await archive.act(returned, `${returned}/take-back`, {
      'take-back.items': '1',
      'take-back.condition.1': 'damaged',
      'take-back.remark.1': 'Torn',
    })
    expect((await wholeOf(office.requests.offered)).items[0]).toMatchObject({ condition: 'damaged', remark: 'Torn' })
    await archive.act(page, `${page}/hand-over`, { 'hand-over.items': '1' })
    expect(await statesOf(request)).toEqual(['offered', 'granted'])
    await clerk.act(page, `${page}/confirm`, { 'confirm.items': '1' })
    await clerk.act(page, `${page}/renew`, { 'renew.item': '1', 'renew.reason': 'The visit was put off' })
    await archive.act(page, `${page}/renewal`, { 'renewal.item': '1', do: 'grant' })
    expect((await wholeOf(request)).items[0]).toMatchObject({ state: 'out', renewals: 1 })
    await archive.act(page, `${page}/recall`, { 'recall.item': '1', 'recall.reason': 'Needed in court' })
    await clerk.act(page, `${page}/lost`, { 'lost.item': '1', 'lost.reason': 'Left in a train' })
    await archive.act(page, `${page}/settle`, { 'settle.item': '1', 'settle.by': 'paid' })
    await clerk.act(page, `${page}/withdraw`)
    const { request: over, items } = await wholeOf(request)
    expect([over.state, items.map(({ state }) => state)]).toEqual(['closed', ['settled', 'withdrawn']])
    await archive.act(page, `${page}/found`, { 'found.item': '1', 'found.remark': 'The railway sent it' })
    expect(await statesOf(request)).toEqual(['returned', 'withdrawn'])
    expect(failures).toEqual([])
  })

  it('is resolved by the archive: what is meant, or that there is nothing', async () => {
    const request = office.requests.submitted
    const page = `/requests/${request}`
    const archive = await as('lin.hsiuying')
    const typed = { do: 'found', 'resolve.numbers': 'KH9999-001' }
    const wrong = await archive.post(`${page}/resolve`, typed)
    expect([wrong.status, textOf(wrong.html).includes('KH9999-001 is not there')]).toEqual([422, true])
    const silent = await archive.post(`${page}/resolve`, { do: 'nothing', 'resolve.nothing': '' })
    expect([silent.status, silent.html.includes('id="resolve.nothing-error"')]).toEqual([422, true])
    await archive.act(page, `${page}/resolve`, { do: 'found', 'resolve.numbers': `${office.requests.case}-009` })
    expect(await statesOf(request)).toEqual(['asked'])
  })

  it('needs something ticked', async () => {
    const request = office.requests.returning
    const archive = await as('lin.hsiuying')
    const none = await archive.post(`/requests/${request}/take-back`, { version: '1' })
    expect([none.status, textOf(none.html).includes('Please choose at least one.')]).toEqual([422, true])
    const remark = await archive.post(`/requests/${request}/take-back`, {
      'take-back.items': '2',
      'take-back.condition.2': 'pagesMissing',
      'take-back.remark.2': '',
    })
    expect([remark.status, remark.html.includes('id="take-back.remark.2-error"')]).toEqual([422, true])
  })

  it('is found by its number', async () => {
    const browser = await as('lin.yating')
    const number = office.requests.deciding
    expect((await browser.get(`/go?to=${number}`)).to).toBe(`/requests/${number}`)
  })
})

describe('the lists of requests', () => {
  it('show who borrows what they have, what waits for them, and what they asked for', async () => {
    const { html } = await (await as('lin.yating')).get('/requests')
    const confirm = html.slice(html.indexOf('id="to-confirm"'), html.indexOf('id="with-me"'))
    expect(confirm).toContain(`/requests/${office.requests.offered}/confirm?item=1#confirm`)
    const mine = html.slice(html.indexOf('id="with-me"'), html.indexOf('id="asked"'))
    for (const state of ['out', 'renewal', 'returning', 'lost'] as const) {
      expect(mine, state).toContain(office.requests[state])
    }
    expect(mine).toContain(`/requests/${office.requests.out}/renew?item=2#renew`)
    expect(mine).not.toContain(`/requests/${office.requests.renewal}/renew?`)
    const asked = html.slice(html.indexOf('id="asked"'))
    expect(asked).toContain(office.requests.rejected)
    expect(asked).not.toContain(office.requests.submitted)
  })

  it('show approvers what waits for them, on their worklist and in the menu too', async () => {
    const head = await as('wong.kelvin')
    const { html } = await head.get('/requests/waiting')
    expect(html).toContain(`href="/requests/${office.requests.deciding}"`)
    const home = (await head.get('/')).html
    expect(home).toContain('id="requests-waiting"')
    expect(home).toContain(`href="/requests/${office.requests.deciding}"`)
    expect(textOf((await head.get('/policy')).html)).toContain('1 waits for your decision')
    const clerk = await as('lin.yating')
    expect(textOf((await clerk.get('/requests/waiting')).html)).toContain('Nothing waits for your decision.')
    expect((await clerk.get('/')).html).not.toContain('id="requests-waiting"')
  })

  it('show the archive what lies on its desk, in the tray where it belongs', async () => {
    const { html } = await (await as('lin.hsiuying')).get('/requests/desk')
    const tray = (id: string) => {
      const start = html.indexOf(`aria-labelledby="${id}"`)
      return html.slice(start, html.indexOf('</section>', start))
    }
    const { submitted, approved, offered, out, renewal, returning, lost } = office.requests
    for (const [id, request] of [
      ['resolve', submitted],
      ['hand-over', approved],
      ['to-confirm', offered],
      ['out', out],
      ['renewals', renewal],
      ['check-in', returning],
      ['lost', lost],
    ] as const) {
      expect(tray(id), id).toContain(request)
    }
    expect(tray('out')).not.toContain(renewal)
    expect(tray('check-in')).toContain(`/requests/${returning}/take-back?item=1#take-back`)
  })

  it('are not there for whom they are not', async () => {
    const clerk = await as('lin.yating')
    for (const path of ['desk', 'all']) {
      expect((await clerk.get(`/requests/${path}`)).status, path).toBe(404)
    }
    expect((await clerk.get('/requests')).html).not.toContain('/requests/desk')
    const auditor = await as('lau.margaret')
    expect((await auditor.get('/requests/desk')).status).toBe(404)
    for (const path of ['register', 'all', 'register?state=returned', 'all?state=closed']) {
      expect((await auditor.get(`/requests/${path}`)).status, path).toBe(200)
    }
    const { html } = await auditor.get('/requests/register?state=returned')
    expect(html).toContain(office.requests.closed)
  })
})
