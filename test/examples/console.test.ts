import { describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { company } from '../../examples/server/demo/company.ts'
import { Browser, textOf } from './browser.ts'
import { demoOffice } from './demo-office.ts'

const { archive, app, deskOf, as } = await demoOffice(60, 60)

/** The addresses that a page leads to. */
const linksOf = (html: string) =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
const rowsOf = (html: string) => html.split('<li class="duty">').slice(1)

describe('the address of a list', () => {
  it('says only what narrows it, whatever its form sends', async () => {
    const browser = await as('hsu.chienkuo')
    const cleaned = async (path: string) => {
      const { status, to } = await browser.get(path)
      return status === 303 ? to : null
    }
    expect(await cleaned('/cases?category=&state=open&title=')).toBe('/cases?state=open')
    expect(await cleaned('/transfers?state=&department=')).toBe('/transfers')
    expect(await cleaned('/?scope=all&kind=&department=%E4%B8%80')).toBe('/?scope=all&department=%E4%B8%80')
    expect(await cleaned('/cases?state=open')).toBe(null)
  })
})

describe('the worklist', () => {
  it('comes first, the most urgent at its top, each with its case, its day and why', async () => {
    const { html } = await (await as('hsu.chienkuo')).get('/')
    const { items } = await deskOf('hsu.chienkuo').duties.list({ scope: 'mine', limit: 30 })
    expect(items.length).toBeGreaterThan(3)
    const rows = rowsOf(html)
    expect(rows).toHaveLength(items.length)
    for (const [index, duty] of items.entries()) {
      const said = textOf(rows[index]!)
      expect(said).toContain(duty.due)
      expect(said).toContain(duty.title)
      expect(said).toContain(`${duty.clause}: ${duty.allowed} working days from ${duty.since}`)
    }
    const groups = [...html.matchAll(/<h2 id="due-(\w+)"/g)].map(([, group]) => group)
    expect(groups).toEqual(['late', 'today', 'week', 'later'].filter((group) => groups.includes(group)))
  })

  it('leads from each line to the place where it is done', async () => {
    const browser = await as('hsu.chienkuo')
    const { html } = await browser.get('/')
    const steps = rowsOf(html).flatMap((row) => /class="button[^"]*" href="([^"]*)"/.exec(row)?.[1] ?? [])
    expect(steps.length).toBeGreaterThan(3)
    for (const step of new Set(steps)) expect(await browser.get(step), step).toMatchObject({ status: 200 })
    const review = rowsOf(html).find((row) => textOf(row).includes('Review'))
    const batch = /href="(\/batches\/[^"]+)"/.exec(review ?? '')?.[1]
    expect((await browser.get(batch!)).html).toContain('value="approve"')
  })

  it('offers no step to whom a duty is not given', async () => {
    const { html } = await (await as('lau.margaret')).get('/?scope=all')
    expect(rowsOf(html).length).toBeGreaterThan(5)
    expect(html).not.toMatch(/<p class="next"><a/)
  })

  it('counts what it shows', async () => {
    const browser = await as('li.kuohua')
    const { html } = await browser.get('/?scope=all')
    const { open, late } = await deskOf('li.kuohua').duties.count({ scope: 'all' })
    const tiles = textOf(html.slice(html.indexOf('class="tiles"'), html.indexOf('class="filters"')))
    const [, all, isLate, day, week, later] = /All (\d+) Late (\d+) Today (\d+) This week (\d+) Later (\d+)/.exec(
      tiles,
    )!
    expect([Number(all), Number(isLate)]).toEqual([open, late])
    expect(Number(isLate) + Number(day) + Number(week) + Number(later)).toBe(open)
    for (const [due, count] of [
      ['late', isLate],
      ['today', day],
      ['week', week],
      ['later', later],
    ] as const) {
      const shown = rowsOf((await browser.get(`/?scope=all&due=${due}`)).html)
      if (Number(count) <= 30) expect(shown, due).toHaveLength(Number(count))
      else expect(shown.length, due).toBeGreaterThanOrEqual(30)
    }
  })

  it('narrows by what is to be done, and goes on until there is enough', async () => {
    const { items } = await deskOf('li.kuohua').duties.list({ scope: 'all', limit: 200 })
    const wanted = items.filter(({ kind }) => kind === 'submitUpdate')
    const { html } = await (await as('li.kuohua')).get('/?scope=all&kind=submitUpdate')
    expect(wanted.length).toBeGreaterThan(0)
    expect(rowsOf(html).map((row) => /\/batches\/([^"]+)"/.exec(row)?.[1])).toEqual(
      wanted.slice(0, rowsOf(html).length).map(({ subject }) => subject),
    )
    expect(rowsOf(html).every((row) => textOf(row).includes('Submit the update'))).toBe(true)
  })

  it('says something useful where there is nothing', async () => {
    const none = await (await as('lau.margaret')).get('/')
    expect(textOf(none.html)).toContain('Nothing waits for you')
    expect(linksOf(none.html)).toContain('/?scope=all')
    const filtered = await (await as('lin.yating')).get('/?kind=receive')
    expect(textOf(filtered.html)).toContain('Nothing to be done fits these filters.')
  })

  it('is counted in the menu of every page', async () => {
    const { open } = await deskOf('hsu.chienkuo').duties.count({ scope: 'mine' })
    const { html } = await (await as('hsu.chienkuo')).get('/policy')
    expect(html).toMatch(new RegExp(`<span class="tally[^"]*"><span aria-hidden="true">${open}</span>`))
  })
})

describe('the rows of the worklist', () => {
  it('stand in columns of one width, whatever the last of them says', async () => {
    const style = await (await app.request('/static/style.css')).text()
    const grids = [...style.matchAll(/\.duty\s*\{[^{}]*?grid-template-columns:\s*([^;}]+)/g)].map(
      ([, columns]) => columns!,
    )
    expect(grids).toHaveLength(4)
    // Each row is a grid of its own: a column as wide as its content is another one in every row.
    for (const columns of grids) expect(columns).not.toMatch(/\b(auto|(min|max|fit)-content)\b/)
  })
})

describe('filters', () => {
  it('stand in the address, each with a way to do without it', async () => {
    const browser = await as('lau.margaret')
    const { html } = await browser.get('/cases?category=client&state=open&title=%E6%98%B1')
    expect(textOf(html)).toContain('Category: Client ×')
    expect(textOf(html)).toContain('State: Open ×')
    const chips = [...html.matchAll(/class="chip" href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
    expect(chips).toHaveLength(3)
    expect(chips[0]).toBe('/cases?state=open&title=%E6%98%B1')
    for (const chip of chips) expect(await browser.get(chip)).toMatchObject({ status: 200 })
    expect(linksOf(html)).toContain('/cases')
  })

  it('are kept by the form of the others, and what is no choice is not taken', async () => {
    const { html } = await (await as('lau.margaret')).get('/cases?category=client&state=nonsense&department=sales')
    expect(html).toContain('<input type="hidden" name="category" value="client"/>')
    expect(html).toMatch(/<option value="sales" selected="">/)
    expect(textOf(html)).not.toContain('State: ')
  })

  it('are still there on the way back from a case', async () => {
    const browser = await as('lin.yating')
    await browser.get('/cases?state=open&incomplete=no')
    const { html } = await browser.get('/cases/KH0001')
    expect(linksOf(html).filter((href) => href === '/cases?state=open&incomplete=no')).toHaveLength(2)
    const other = await (await as('lin.yating')).get('/cases/KH0001')
    expect(linksOf(other.html)).not.toContain('/cases?state=open&incomplete=no')
  })

  it('narrow transfers, and the contents of a case', async () => {
    const browser = await as('lin.hsiuying')
    const { html } = await browser.get('/transfers?state=received&department=sales')
    expect(textOf(html)).toContain('State: Received ×')
    expect(html).not.toContain('badge-sent')
    const { items } = await deskOf('lin.hsiuying').documents.list({ case: 'KH0001' })
    const [first] = items
    const contents = await browser.get(`/cases/KH0001/documents?kind=${first!.kind}`)
    const numbers = items.filter(({ kind }) => kind === first!.kind).flatMap(({ number }) => number ?? [])
    for (const { number } of items) {
      if (number === null) continue
      expect(linksOf(contents.html).includes(`/documents/${number}`), number).toBe(numbers.includes(number))
    }
  })
})

describe('light and dark', () => {
  it('follow the system unless somebody chooses, and come back to the page', async () => {
    const browser = await as('lin.yating')
    expect((await browser.get('/cases')).html).not.toContain('data-theme')
    const chosen = await browser.post('/theme', { theme: 'dark', back: '/cases?state=open' })
    expect(chosen.to).toBe('/cases?state=open')
    const dark = await browser.get('/cases?state=open')
    expect(dark.html).toContain('<html lang="en" data-theme="dark">')
    expect(dark.html).toMatch(/value="dark" aria-pressed="true"/)
    await browser.post('/theme', { theme: 'auto', back: '/' })
    expect((await browser.get('/')).html).not.toContain('data-theme')
    await browser.post('/theme', { theme: 'purple', back: '/' })
    expect((await browser.get('/')).html).not.toContain('data-theme')
  })

  it('can be chosen before signing in', async () => {
    const browser = new Browser(app)
    await browser.get('/sign-in')
    expect(await browser.post('/theme', { theme: 'light', back: '/sign-in' })).toMatchObject({ to: '/sign-in' })
    expect((await browser.get('/sign-in')).html).toContain('data-theme="light"')
  })
})

describe('what is wrong with a form', () => {
  it('is summed up at its top, with a link to each field by its own name', async () => {
    const browser = await as('tseng.meiling')
    await browser.get('/cases/new/supplier')
    const { html, status } = await browser.post('/cases/new/supplier', {
      title: '',
      'fields.name': 'Quill & Sons',
      'fields.leadTime': 'soon',
      'documents.0.title': 'Quotation',
      'documents.0.kind': '',
      'documents.0.channel': '',
    })
    expect(status).toBe(422)
    const summary = html.slice(
      html.indexOf('class="problems"'),
      html.indexOf('</ul>', html.indexOf('class="problems"')),
    )
    const links = [...summary.matchAll(/<a href="#([^"]*)"><strong>([^<]*)<\/strong> ([^<]*)/g)]
    expect(links.map(([, field, label]) => [field, label])).toEqual(
      expect.arrayContaining([
        ['title', 'Title'],
        ['fields.leadTime', 'Lead time (days)'],
        ['documents.0.kind', 'Document 1 · Kind'],
        ['documents.0.channel', 'Document 1 · Channel'],
      ]),
    )
    for (const [, field, , sentence] of links) {
      const control = new RegExp(`<(?:input|select|textarea) id="${field!.replaceAll('.', '\\.')}"[^>]*>`).exec(
        html,
      )?.[0]
      expect(control, field).toContain('aria-invalid="true"')
      expect(control, field).toMatch(new RegExp(`aria-describedby="${field}-error`))
      expect(html).toContain(`id="${field}-error">${sentence}`)
    }
    expect(html).toContain('value="Quill &amp; Sons"')
  })

  it('says what somebody else has made of it meanwhile, and takes it at the second go', async () => {
    const browser = await as('lin.yating')
    await browser.get('/cases/new/client')
    const opened = await browser.post('/cases/new/client', { title: 'Two at once', 'fields.name': 'Two at once' })
    const amend = `${opened.to}/amend`
    const typed = { title: 'Two at once', level: 'internal', 'fields.name': 'Two at once' }
    await browser.post(amend, { ...typed, 'fields.address': 'First Street 1', version: '1' })
    const stale = await browser.post(amend, { ...typed, 'fields.address': 'Second Street 2', version: '1' })
    expect(stale.status).toBe(409)
    expect(textOf(stale.html)).toContain('Somebody else changed it meanwhile.')
    expect(stale.html).toMatch(
      /id="fields.address"[^>]*value="Second Street 2"[^>]*aria-describedby="fields.address-now"/,
    )
    expect(stale.html).toContain('id="fields.address-now">By now it says: First Street 1')
    expect(stale.html).not.toContain('id="title-now"')
    const version = /name="version" value="(\d+)"/.exec(stale.html)![1]!
    const again = await browser.post(amend, { ...typed, 'fields.address': 'Second Street 2', version })
    expect(again.to).toBe(opened.to)
  })
})

describe('what goes wrong', () => {
  it('is said with where to go from there', async () => {
    const browser = await as('lin.yating')
    const absent = await browser.get('/cases/KH9999')
    expect(absent.status).toBe(404)
    expect(textOf(absent.html)).toContain('Please check the number')
    expect(linksOf(absent.html)).toEqual(expect.arrayContaining(['/', '/cases']))
    expect((await browser.get('/nowhere')).status).toBe(404)
  })

  it('is said before something is tried in vain', async () => {
    const browser = await as('wong.kelvin')
    const { items } = await deskOf('wong.kelvin').cases.list({ category: 'client', state: 'voided', limit: 1 })
    const { html, status } = await browser.get(`/cases/${items[0]!.number}/end`)
    expect(status).toBe(200)
    expect(textOf(html)).toContain('This is not possible for you at the moment.')
  })

  it('in the server itself is an answer, not a trace', async () => {
    const told: unknown[] = []
    const failing = consoleApp({
      company,
      report: (error) => told.push(error),
      archive: new Proxy(archive, {
        get: (target, name) => {
          if (name !== 'calendar') return Reflect.get(target, name)
          throw new Error('the calendar is not at hand')
        },
      }),
    })
    const browser = await new Browser(failing).signIn('hsu.chienkuo')
    const { html, status } = await browser.get('/')
    expect(status).toBe(500)
    expect(textOf(html)).toContain('Something went wrong')
    expect(html).not.toContain('calendar is not at hand')
    expect(told.length).toBeGreaterThan(0)
  })
})

describe('a case on one page', () => {
  it('shows what is missing, its batches, documents, duties and history, the latest first', async () => {
    const { items } = await deskOf('hsu.chienkuo').duties.list({ scope: 'mine', limit: 50 })
    const number = items.find(({ kind }) => kind === 'submitUpdate')!.case
    const desk = deskOf('hsu.chienkuo')
    const { html } = await (await as('hsu.chienkuo')).get(`/cases/${number}`)
    for (const id of ['missing', 'batches', 'documents', 'facts', 'history']) {
      expect(html).toContain(`<section id="${id}"`)
      expect(html).toContain(`href="#${id}"`)
    }
    const { batches } = await desk.batches.list({ case: number })
    for (const batch of batches) expect(linksOf(html)).toContain(`/batches/${batch.number}`)
    const history = await desk.trail.history({ case: number, order: 'newest', limit: 3 })
    const times = [...html.slice(html.indexOf('id="history"')).matchAll(/<time>([^<]*)<\/time>/g)].map(
      ([, time]) => time,
    )
    expect(times).toEqual([...times].sort().reverse())
    expect(times.length).toBeGreaterThanOrEqual(history.items.length)
    const { lacking } = await desk.cases.missing({ case: number })
    if (lacking > 0) expect(textOf(html)).toContain(`${lacking} missing`)
  })
})

describe('what a page brings with it', () => {
  const fetched = async (path: string) => (await app.request(path)).text()

  it('is less than 100 kB of script, and the keyboard less than 5', async () => {
    const { html } = await (await as('cheng.chihhao')).get('/')
    const scripts = [...html.matchAll(/<script[^>]* src="([^"]*)"/g)].map(([, src]) => src!.replaceAll('&amp;', '&'))
    const sizes = await Promise.all(scripts.map(async (src) => (await fetched(src)).length))
    expect(scripts.length).toBeGreaterThanOrEqual(3)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(100_000)
    expect((await fetched('/static/keyboard.js')).length).toBeLessThan(5000)
  })

  it('is kept by the browser until it changes, and comes packed', async () => {
    const { html } = await new Browser(app).get('/sign-in')
    const address = /href="(\/static\/style\.css\?v=[^"]+)"/.exec(html)![1]!
    const kept = await app.request(address, { headers: { 'Accept-Encoding': 'gzip' } })
    expect(kept.headers.get('Cache-Control')).toBe('max-age=31536000, immutable')
    expect(kept.headers.get('Content-Encoding')).toBe('gzip')
    const other = await app.request('/static/style.css?v=other')
    expect(other.headers.get('Cache-Control')).toBe('max-age=300')
    const style = await other.text()
    expect(style.startsWith('@layer pico{')).toBe(true)
    expect(style).toContain('light-dark(')
    expect((await kept.arrayBuffer()).byteLength).toBeLessThan(style.length / 3)
  })
})
