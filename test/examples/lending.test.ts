import { createArchive, nameIn, type Shapes, standardPolicy } from 'casekeep'
import { memoryAdapter } from 'casekeep/memory'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { actorOf } from '../../examples/server/company.ts'
import { company } from '../../examples/server/demo/company.ts'
import type { Env } from '../../examples/server/visit.ts'
import { Browser, textOf } from './browser.ts'
import { type NumberedOffice, numberedOffice } from './numbered-office.ts'
import { refusedBy } from './refused-by.ts'

let office: NumberedOffice
let app: Hono<Env>
const failures: unknown[] = []

beforeEach(async () => {
  office = await numberedOffice()
  failures.length = 0
  app = consoleApp({ archive: office.archive, company, report: (error) => failures.push(error) })
})

const as = (person: string) => new Browser(app).signIn(person)
const actor = (id: string) => actorOf(company.people.find((one) => one.id === id)!, 'en')
const deskOf = (id: string) => office.archive.as(actor(id))
/** A part of a page from the heading that it is called by. */
const partOf = (html: string, id: string) => {
  const start = html.indexOf(`aria-labelledby="${id}"`)
  return start === -1 ? '' : html.slice(start, html.indexOf('</section>', start))
}
const rowOf = (part: string, request: string) =>
  part.split('<li').find((row) => row.includes(`href="/requests/${request}"`)) ?? ''
const titleOf = async (document: string) => (await deskOf('lin.yating').documents.get({ document })).document.title
const approve = async (request: string, ...people: readonly string[]) => {
  for (const one of people) await deskOf(one).requests.decide({ request, verdict: 'approve' })
}

describe('what lists offer', () => {
  it('is possible now, and where it is not the way leads to why', async () => {
    const { approved, offered, out } = office.requests
    const archive = await as('lin.hsiuying')
    const tray = async () => rowOf(partOf((await archive.get('/requests/desk')).html, 'hand-over'), approved)
    const waits = await tray()
    expect(textOf(waits)).toContain('waits for its original, number 1 in line')
    expect(waits).not.toContain('#hand-over"')
    expect(waits).toContain(`href="/requests/${approved}/hand-over?item=1" aria-label="Hand over: not possible now`)
    expect(textOf((await archive.get(`/requests/${approved}/hand-over?item=1`)).html)).toContain('somebody else has it')
    // Who has the second cannot renew it, since others wait for it; the third can be.
    const mine = partOf((await (await as('lin.yating')).get('/requests')).html, 'with-me')
    expect(mine).toContain(`href="/requests/${out}/renew?item=1" aria-label="Ask for a renewal: not possible now`)
    expect(mine).toContain(`href="/requests/${out}/renew?item=2#renew"`)
    await deskOf('lin.hsiuying').requests.callOff({ request: offered })
    await deskOf('lin.yating').requests.withdraw({ request: offered })
    const ready = await tray()
    expect(ready).toContain(`href="/requests/${approved}/hand-over?item=1#hand-over"`)
    expect(textOf(ready)).toContain('fetch by 2026-')
    expect(failures).toEqual([])
  })

  it('is no recall of what is overdue, on its page neither', async () => {
    const { out } = office.requests
    const archive = await as('lin.hsiuying')
    const page = async () => (await archive.get(`/requests/${out}`)).html
    expect(await page()).toContain(`action="/requests/${out}/recall"`)
    office.at('2026-12-21')
    expect((await deskOf('lin.hsiuying').requests.get({ request: out })).items.map(({ overdue }) => overdue)).toEqual([
      true,
      true,
    ])
    expect(await page()).not.toContain(`action="/requests/${out}/recall"`)
    expect(textOf((await archive.get(`/requests/${out}/recall`)).html)).toContain('It is overdue: who has it was told')
    const { html } = await archive.get('/requests/desk')
    expect(rowOf(partOf(html, 'overdue'), out)).not.toBe('')
    expect(html).not.toContain('/recall?')
  })
})

describe('a request that waits for its original', () => {
  it('says so to who asked, with the place in line', async () => {
    const { approved, out, offered } = office.requests
    const own = await as('chen.jason')
    const stands = 'Approved. It waits for its original, number 1 in line.'
    for (const path of ['/requests', `/requests/${approved}`]) {
      expect(textOf((await own.get(path)).html), path).toContain(stands)
    }
    for (const request of [offered, out]) await deskOf('lin.yating').requests.get({ request })
    await deskOf('lin.yating').requests.giveBack({ request: out })
    await deskOf('lin.hsiuying').requests.takeBack({ request: out, items: [{ item: 1 }, { item: 2 }] })
    const said = textOf((await own.get(`/requests/${approved}`)).html)
    expect(said).not.toContain(stands)
    expect(said).toContain('To be fetched at the archive by')
  })
})

describe('the desk of the archive', () => {
  it('has its trays in the order of their dates, and says what dates they are', async () => {
    office.at('2026-11-19')
    const { request } = await deskOf('chen.jason').requests.ask({
      kind: 'consultation',
      documents: [`${office.requests.case}-008`],
      purpose: '1',
    })
    await approve(request.number, 'wong.kelvin', 'li.kuohua')
    await deskOf('lin.hsiuying').requests.handOver({ request: request.number })
    await deskOf('chen.jason').requests.confirm({ request: request.number })
    const { html } = await (await as('lin.hsiuying')).get('/requests/desk')
    for (const id of ['due-soon', 'out']) {
      const days = [...partOf(html, id).matchAll(/datetime="([^"]+)"/g)].map(([, day]) => day!)
      expect(days, id).toEqual([...days].sort())
    }
    await deskOf('chen.jason').requests.giveBack({ request: request.number })
    office.at('2026-11-20')
    const later = await deskOf('lin.yating').requests.giveBack({ request: office.requests.out, items: [2] })
    expect(later.items[1]).toMatchObject({ state: 'returning' })
    const checkIn = textOf(partOf((await (await as('lin.hsiuying')).get('/requests/desk')).html, 'check-in'))
    const given = [...checkIn.matchAll(/given back on (\S+)/g)].map(([, on]) => on)
    expect(given).toEqual(['2026-11-18', '2026-11-18', '2026-11-19', '2026-11-20'])
    const day = (id: string, state: keyof typeof office.requests) =>
      textOf(rowOf(partOf(html, id), office.requests[state]).replace(/^[^>]*>/, ''))
    expect(day('out', 'out')).toMatch(/^due 2026-/)
    expect(day('check-in', 'returning')).toMatch(/^given back on 2026-11-18/)
    expect(day('to-confirm', 'offered')).toMatch(/^laid out on 2026-11-18/)
    expect(day('resolve', 'submitted')).toMatch(/^decide by 2026-/)
    expect(day('lost', 'lost')).toContain('reported lost by Lin Ya-ting on 2026-11-18')
    expect(textOf((await (await as('lin.yating')).get(`/requests/${office.requests.lost}`)).html)).toContain(
      'reported lost by Lin Ya-ting on 2026-11-18',
    )
  })
})

describe('who decides', () => {
  it('is told the title and the kind of what it is about, in their list and on the page', async () => {
    const { deciding, case: file } = office.requests
    const kind = nameIn(office.archive.policy.categories.client!.kinds.needs!.names, 'en')
    const head = await as('wong.kelvin')
    const title = await titleOf(`${file}-010`)
    for (const path of ['/', '/requests/waiting', `/requests/${deciding}`]) {
      const said = textOf((await head.get(path)).html)
      expect(said, path).toContain(`${file}-010 ${title}`)
      expect(said, path).toContain(kind)
    }
  })

  it('though they may not look into the case', async () => {
    const { asked } = office.outsiders
    await approve(asked, 'li.kuohua')
    const leader = company.people.find(({ roles }) => roles.includes('seniorLeadership'))!.id
    const document = `${office.requests.case}-009`
    await refusedBy('NOT_FOUND', deskOf(leader).documents.get({ document }))
    const browser = await as(leader)
    const { html } = await browser.get(`/requests/${asked}`)
    expect(textOf(html)).toContain(`${document} ${await titleOf(document)}`)
    expect(html).not.toContain(`href="/documents/${document}"`)
    expect((await browser.get(`/requests/${asked}/form`)).html).toContain(await titleOf(document))
  })
})

describe('a rejection', () => {
  it('says why once', async () => {
    const { deciding } = office.requests
    const reason = 'Ask for a copy instead'
    await deskOf('wong.kelvin').requests.decide({ request: deciding, verdict: 'reject', reason })
    const { html } = await (await as('lin.yating')).get(`/requests/${deciding}`)
    expect(textOf(html).split(reason)).toHaveLength(2)
    expect(textOf(html)).toContain(`Rejected: ${reason}`)
  })
})

describe('the refusal log', () => {
  it('says in words that an entry could not be, and is narrowed by it', async () => {
    const { returning } = office.requests
    await refusedBy(
      'INVALID_INPUT',
      deskOf('lin.hsiuying').requests.takeBack({ request: returning, items: [{ item: 9 }] }),
    )
    const browser = await as('lau.margaret')
    const { html } = await browser.get('/refusals?why=INVALID_INPUT')
    const rows = html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>')).split('<tr>').slice(1)
    expect(rows).toHaveLength(1)
    expect(textOf(rows[0]!)).toContain('Entry that cannot be')
    expect(textOf(rows[0]!)).not.toContain('INVALID_INPUT')
    expect(rows[0]).toContain(`href="/requests/${returning}"`)
  })

  it('names the document or the case that was asked for in vain', async () => {
    const { case: file } = office.requests
    const { requests } = deskOf('lin.yating')
    const asking = { kind: 'loan', purpose: '1', days: 99 } as const
    await refusedBy('BLOCKED', requests.ask({ ...asking, documents: [`${file}-008`] }))
    await refusedBy('BLOCKED', requests.ask({ ...asking, case: file }))
    const { html } = await (await as('lau.margaret')).get('/refusals?who=lin.yating&why=BLOCKED')
    expect(html).toContain(`href="/documents/${file}-008"`)
    expect(html).toContain(`href="/cases/${file}"`)
  })
})

describe('the page of a document', () => {
  it('tells the archive who has it until when, and who waits for it', async () => {
    const { case: file, out, approved } = office.requests
    const { items } = await deskOf('lin.hsiuying').requests.get({ request: out })
    const lending = (html: string) => {
      const start = html.indexOf('id="lending"')
      return start === -1 ? null : html.slice(start, html.indexOf('</section>', start))
    }
    const archive = await as('lin.hsiuying')
    const part = lending((await archive.get(`/documents/${file}-002`)).html)!
    const [held, waiting] = part.split('Who waits for it')
    expect(textOf(held!)).toContain('Lin Ya-ting')
    expect(held).toContain(`href="/requests/${out}"`)
    expect(held).toContain(items[0]!.due)
    expect(textOf(waiting!)).toContain('number 1 in line')
    expect(waiting).toContain(`href="/requests/${approved}"`)
    expect(textOf(lending((await archive.get(`/documents/${file}-008`)).html)!)).toContain('Nobody has it.')
    expect(lending((await (await as('lin.yating')).get(`/documents/${file}-002`)).html)).toBe(null)
    expect(failures).toEqual([])
  })
})

describe('a hand-over to an outsider', () => {
  it('says that they sign on paper', async () => {
    const { asked } = office.outsiders
    await approve(asked, 'li.kuohua')
    const leader = company.people.find(({ roles }) => roles.includes('seniorLeadership'))!.id
    await approve(asked, leader)
    const archive = await as('lin.hsiuying')
    const said = textOf((await archive.get(`/requests/${asked}`)).html)
    expect(said).toContain('enter the form that the outsider signed')
    expect(said).not.toContain('Paper is confirmed by who receives it')
  })
})

describe('an electronic loan', () => {
  it('is opened in the system, and given back by a signed statement that it is deleted', async () => {
    const policy = standardPolicy({ settings: { loans: { electronic: true } } })
    const archive = createArchive<Shapes, never>({
      policy,
      storage: memoryAdapter(),
      clock: () => new Date('2026-11-18T02:00:00Z'),
    })
    const browser = (person: string) =>
      new Browser(consoleApp({ archive, company, report: (error) => failures.push(error) })).signIn(person)
    const desk = (id: string) => archive.as(actor(id))
    const clerk = desk('lin.yating')
    const opened = await clerk.cases.open({
      category: 'client',
      title: 'A client',
      fields: { name: 'A client' },
      documents: [{ kind: 'communication', title: 'By e-mail', channel: 'email', date: '2026-09' }],
    })
    const batch = opened.batch!.number
    await clerk.batches.sort({ batch })
    await clerk.batches.number({ batch })
    await clerk.batches.submit({ batch })
    await desk('wong.kelvin').batches.approve({ batch })
    const { transfer } = await clerk.transfers.send({ batches: [batch] })
    await desk('lin.hsiuying').transfers.receive({ transfer: transfer.number, accept: [batch] })
    const asked = await clerk.requests.ask({
      kind: 'loan',
      documents: [`${opened.case.number}-001`],
      purpose: 'To read',
    })
    const request = asked.request.number
    for (const who of ['wong.kelvin', 'li.kuohua']) await desk(who).requests.decide({ request, verdict: 'approve' })
    await desk('lin.hsiuying').requests.handOver({ request })
    const own = await browser('lin.yating')
    const page = `/requests/${request}`
    const { html } = await own.get(page)
    expect(textOf(html)).toContain('Opened in the system')
    const form = html.slice(html.indexOf('id="give-back"')).split('</details>')[0]!
    expect(textOf(form)).toContain('you have deleted every copy')
    expect(textOf(form)).toContain('State that it is deleted')
    expect(textOf(form)).not.toContain('bring back')
    expect((await own.get('/requests')).html).toContain(`href="${page}/give-back?item=1#give-back"`)
    // The archive needs that statement, or one on paper.
    const archivist = await browser('lin.hsiuying')
    const takeBack = async () => (await archivist.get(page)).html
    expect(await takeBack()).toContain('name="take-back.form"')
    await own.act(page, `${page}/give-back`, { 'give-back.items': '1' })
    expect(await takeBack()).not.toContain('name="take-back.form"')
    expect((await desk('lin.hsiuying').requests.get({ request })).items[0]).toMatchObject({
      state: 'returning',
      givenBack: { person: 'lin.yating' },
    })
    expect(failures).toEqual([])
  })
})
