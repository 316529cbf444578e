import { describe, expect, it } from 'vitest'
import { demoOffice, today } from './demo-office.ts'

const { as, deskOf, failures } = await demoOffice(60, 60)

const rowsOf = (html: string) =>
  [...html.matchAll(/<td data-label="Number" class="number first">\s*<a href="\/requests\/([^"]+)"/g)].map(
    ([, request]) => request,
  )

describe('the register', () => {
  it('shows what is overdue, and what of it is renewed or to be', async () => {
    const browser = await as('lin.hsiuying')
    const { register } = deskOf('lin.hsiuying').requests
    const shown = async (query: string) => rowsOf((await browser.get(`/requests/register?${query}`)).html)
    const is = async (input: Parameters<typeof register>[0]) =>
      (await register({ ...input, limit: 40 })).items.map(({ request }) => request)
    const overdue = await is({ kind: 'loan', overdueOn: today })
    expect(overdue.length).toBeGreaterThan(0)
    expect(await shown('state=overdue')).toEqual(overdue)
    const { html } = await browser.get('/requests/register?state=overdue')
    expect(html.split('badge-late').length).toBeGreaterThan(overdue.length)
    expect(await shown('renewal=asked')).toEqual(await is({ kind: 'loan', renewal: 'asked' }))
    expect(await shown('renewal=granted')).toEqual(await is({ kind: 'loan', renewal: 'granted' }))
    expect(await shown('kind=consultation&state=overdue')).toEqual(await is({ kind: 'consultation', overdueOn: today }))
    // What is read is not renewed: the filter is not there, and narrows nothing.
    expect(await shown('kind=consultation&state=returned&renewal=asked')).toEqual(
      await is({ kind: 'consultation', state: 'returned' }),
    )
  })

  it('is one’s own for most, with what the outsiders have whom they sponsor', async () => {
    const sponsor = await as('brandt.lukas')
    const { html } = await sponsor.get('/requests/register')
    const { items } = await deskOf('brandt.lukas').requests.register({ kind: 'loan', limit: 40 })
    expect(rowsOf(html)).toEqual(items.map(({ request }) => request))
    expect(items.length).toBeGreaterThan(0)
    const all = await deskOf('li.kuohua').requests.register({ kind: 'loan', limit: 200 })
    expect(items.length).toBeLessThan(all.items.length)
    const archive = await as('li.kuohua')
    const own = rowsOf((await archive.get('/requests/register?whose=mine')).html)
    const mine = await deskOf('li.kuohua').requests.register({ kind: 'loan', scope: 'mine', limit: 40 })
    expect(own).toEqual(mine.items.map(({ request }) => request))
    expect(failures).toEqual([])
  })
})

describe('what the demo company has', () => {
  it('are outsiders with agreements of every kind, requests for them, and refused acts', async () => {
    const archive = await as('lin.hsiuying')
    const said = async (query: string) => (await archive.get(`/agreements${query}`)).html
    expect(await said('?state=endsSoon&whose=outside')).toContain('Anna Keller')
    expect(await said('?state=endsSoon&whose=inside')).toContain('Simon Chow')
    expect(await said('?state=over')).toContain('湯敏華')
    const missing = await said('?state=missing')
    for (const name of ['湯敏華', '麥偉傑', 'Yeh Shu-chen']) expect(missing).toContain(name)
    const { items } = await deskOf('kao.minghsien').requests.waiting()
    expect(items.map(({ outsider }) => outsider?.name)).toContain('方志遠')
    const waiting = (await (await as('kao.minghsien')).get('/requests/waiting')).html
    expect(waiting).toMatch(/Outsider 方志遠 明睿法律事務所/)
    const log = (await (await as('lau.margaret')).get('/refusals?what=requests.ask')).html
    expect(log).toContain('no confidentiality agreement is signed')
    expect(log).toContain('the confidentiality agreement was ended on')
  })
})

describe('the page of a request', () => {
  it('says why what somebody looks for is not possible', async () => {
    const desk = deskOf('lin.hsiuying')
    const blocked = new Set<string>()
    const { items: requests } = await desk.requests.list({ scope: 'all', limit: 200 })
    for (const { number, requester } of requests) {
      const asker = deskOf(requester)
      const { items } = await asker.requests.get({ request: number })
      const { refused } = await asker.requests.possible({ request: number })
      const out = items.filter(({ state }) => state === 'out').map(({ position }) => position)
      const isBlocked = refused.some(({ operation, code, items: of }) => {
        return operation === 'requests.renew' && code === 'BLOCKED' && of.some((position) => out.includes(position))
      })
      const browser = await as(requester)
      const { html } = await browser.get(`/requests/${number}`)
      const part = html.slice(html.indexOf('id="why-not"')).split('</section>')[0]!
      expect(html.includes('id="why-not"') && part.includes('Ask for a renewal'), number).toBe(isBlocked)
      if (!isBlocked) continue
      blocked.add(number)
      expect(part, number).toMatch(/<li>[A-Z][^<]*\((P7\.2|§13) [^<]*\)\.<\/li>/)
      const tried = (await browser.get(`/requests/${number}/renew`)).html
      if (tried.includes(`action="/requests/${number}/renew"`)) continue
      expect(tried, number).toContain('This is not possible for you at the moment.')
      expect(tried, number).not.toContain('id="why-not"')
    }
    expect(blocked.size).toBeGreaterThan(0)
  })
})
