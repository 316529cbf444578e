import { type Archive, createArchive, type Policy, type Shapes } from 'casekeep'
import { memoryAdapter } from 'casekeep/memory'
import type { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleOptions, consoleApp } from '../../examples/server/app.tsx'
import { actorOf, type Company } from '../../examples/server/company.ts'
import { demoPassword } from '../../examples/server/demo/accounts.ts'
import { company } from '../../examples/server/demo/company.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import { networkOf } from '../../examples/server/network.ts'
import { hashPassword, passwordFits } from '../../examples/server/passwords.ts'
import type { Env } from '../../examples/server/visit.ts'
import { Browser, textOf } from './browser.ts'

const minute = 60_000
const policy: Policy = demoPolicy()
let now = 0
let archive: Archive<Shapes>
let app: Hono<Env>

function open(options: Partial<ConsoleOptions> = {}): Hono<Env> {
  return consoleApp({ archive, company, clock: () => new Date(now), ...options })
}

beforeEach(() => {
  now = Date.parse('2026-11-18T01:00:00Z')
  archive = createArchive({ policy, storage: memoryAdapter(), clock: () => new Date(now) })
  app = open()
})

const as = (person: string, of = app) => new Browser(of).signIn(person)
const casesOf = async (id: string) => {
  const person = company.people.find((one) => one.id === id)!
  return (await archive.as(actorOf(person, 'en')).cases.count()).count
}
/** Fills in the form to sign in. */
async function typed(browser: Browser, account: string, password: string, back = '/') {
  await browser.get('/sign-in')
  return browser.post('/sign-in', { account, password, back })
}

describe('signing in', () => {
  it('is asked of everybody, and leads back to the page', async () => {
    const browser = new Browser(app)
    const sent = await browser.get('/cases?state=open')
    expect(sent).toMatchObject({ status: 303, to: '/sign-in?back=%2Fcases%3Fstate%3Dopen' })
    expect((await browser.get(sent.to!)).html).toContain('name="back" value="/cases?state=open"')
    expect(await browser.post('/sign-in', { person: 'lin.yating', back: '/cases?state=open' })).toMatchObject({
      status: 303,
      to: '/cases?state=open',
    })
    expect((await browser.get('/')).html).toContain('Lin Ya-ting')
  })

  it('takes an account and its password, however they are typed', async () => {
    const browser = new Browser(app)
    expect(await typed(browser, ' ＬＩＮ.yaTing ', demoPassword, '/policy')).toMatchObject({
      status: 303,
      to: '/policy',
    })
    expect((await browser.get('/')).html).toContain('Lin Ya-ting')
  })

  it('is open to every sample person by account too', () => {
    expect(company.accounts.map(({ person }) => person).sort()).toEqual(company.people.map(({ id }) => id).sort())
    expect(new Set(company.accounts.map(({ password }) => password)).size).toBe(company.people.length)
  })

  it('says the same of a wrong password and of an account that is not there', async () => {
    const wrong = await typed(new Browser(app), 'lin.yating', 'wrong', '/cases')
    const unknown = await typed(new Browser(app), 'lin.nobody', demoPassword, '/cases')
    const bare = (html: string) => html.replace(/name="token" value="[^"]*"|X-Form-Token[^}]*/g, '')
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(bare(unknown.html).replaceAll('lin.nobody', 'lin.yating')).toBe(bare(wrong.html))
    expect(textOf(wrong.html)).toContain('The account or the password is wrong.')
    expect(wrong.html).toContain('name="account" value="lin.yating"')
    expect(wrong.html).toContain('name="back" value="/cases"')
    expect(wrong.html).not.toContain('value="wrong"')
  })

  it('knows nobody else', async () => {
    const browser = new Browser(app)
    await browser.get('/sign-in')
    expect((await browser.post('/sign-in', { person: 'mallory' })).status).toBe(422)
    expect((await browser.get('/')).to).toBe('/sign-in')
  })

  it.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    `/cases?title=${'x'.repeat(20_000)}`,
    '',
  ])('never leads to another site: %j', async (back) => {
    const browser = new Browser(app)
    const page = await browser.get(`/sign-in?back=${encodeURIComponent(back)}`)
    expect(page.html).toContain('name="back" value="/"')
    expect((await browser.post('/sign-in', { person: 'lin.yating', back })).to).toBe('/')
    await browser.get('/')
    const changed = await browser.post('/language', { language: 'zh-Hans', back })
    expect(changed.to).toBe('/')
    expect((await browser.get(`/outdated-form?back=${encodeURIComponent(back)}`)).html).toContain('href="/"')
  })

  it('by one click and with demo tokens is for demonstrations only', async () => {
    const { demonstration: _open, ...earnest } = company
    const strict = open({ company: earnest satisfies Company })
    const browser = new Browser(strict)
    expect((await browser.get('/sign-in')).html).not.toContain('name="person"')
    expect((await browser.post('/sign-in', { person: 'lin.yating' })).status).toBe(422)
    const headers = { Authorization: 'Bearer demo-lin.yating' }
    expect((await strict.request('/api/duties', { headers })).status).toBe(401)
    expect((await app.request('/api/duties', { headers })).status).toBe(200)
    expect(await typed(browser, 'lin.yating', demoPassword)).toMatchObject({ status: 303 })
  })
})

describe('whoever guesses', () => {
  it('waits after five failures, longer after each, and the right password waits too', async () => {
    const browser = new Browser(app)
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect((await typed(browser, 'lin.yating', `guess ${attempt}`)).status).toBe(422)
    }
    const refused = await typed(browser, 'lin.yating', demoPassword)
    expect(refused).toMatchObject({ status: 429 })
    expect(textOf(refused.html)).toContain('Please try again in 30 seconds.')
    expect(refused.headers.get('Retry-After')).toBe('30')
    // Others are not kept waiting.
    expect((await typed(new Browser(app), 'wong.kelvin', demoPassword)).status).toBe(303)
    now += 30_000
    expect((await typed(browser, 'lin.yating', 'guess 6')).status).toBe(422)
    expect((await typed(browser, 'lin.yating', demoPassword)).headers.get('Retry-After')).toBe('60')
    now += 60_000
    expect((await typed(browser, 'lin.yating', demoPassword)).status).toBe(303)
    expect((await typed(new Browser(app), 'lin.yating', 'wrong')).status).toBe(422)
  })

  it('has no more attempts at once than one after the other', async () => {
    const browser = new Browser(app)
    await browser.get('/sign-in')
    const guesses = Array.from({ length: 12 }, (_, guess) =>
      browser.post('/sign-in', { account: 'lin.yating', password: `guess ${guess}` }),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(7)
  })

  it('counts whoever has a network of IPv6 as one, and IPv4 as it is', async () => {
    const behind = open({ behindProxy: true })
    const guess = async (address: string) => {
      const browser = new Browser(behind, { 'X-Forwarded-For': address })
      return (await typed(browser, 'lin.yating', 'guess')).status
    }
    for (let host = 1; host <= 5; host++) expect(await guess(`2001:db8:0:1::${host}`)).toBe(422)
    expect(await guess('2001:0db8:0000:0001:ffff:eeee:dddd:cccc')).toBe(429)
    expect(await guess('2001:db8:0:2::1')).toBe(422)
    expect(['::1', 'fe80::1%eth0', '::ffff:192.0.2.1', '192.0.2.1', 'unknown'].map(networkOf)).toEqual([
      '0:0:0:0::/64',
      'fe80:0:0:0::/64',
      '192.0.2.1',
      '192.0.2.1',
      'unknown',
    ])
  })

  it('is told apart by the address that the proxy names, and by nobody else’s word', async () => {
    const from = (address: string) => ({ 'X-Forwarded-For': `10.9.9.9, ${address}` })
    const behind = open({ behindProxy: true })
    const guess = async (of: Hono<Env>, address: string) => {
      const browser = new Browser(of, from(address))
      return (await typed(browser, 'lin.yating', 'guess')).status
    }
    for (let attempt = 1; attempt <= 5; attempt++) expect(await guess(behind, '10.0.0.1')).toBe(422)
    expect(await guess(behind, '10.0.0.1')).toBe(429)
    expect(await guess(behind, '10.0.0.2')).toBe(422)
    for (let attempt = 1; attempt <= 5; attempt++) expect(await guess(app, `10.0.0.${attempt}`)).toBe(422)
    expect(await guess(app, '10.0.0.6')).toBe(429)
  })
})

describe('passwords', () => {
  it('are kept as salted hashes that only they fit', async () => {
    const [one, other] = await Promise.all([hashPassword('密碼 ｐass'), hashPassword('密碼 ｐass')])
    expect(one).not.toBe(other)
    expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(await passwordFits('密碼 pass', one)).toBe(true)
    expect(await passwordFits('密碼 pas', one)).toBe(false)
    await expect(passwordFits('x', 'plain')).rejects.toThrow('not a stored password')
  })
})

describe('a session', () => {
  const cookieOf = (set: readonly string[], name: string) => set.find((one) => one.startsWith(`${name}=`))!

  it('stands in a cookie that no script reads and no other site sends, under a new id each time', async () => {
    const browser = new Browser(app)
    await browser.get('/sign-in')
    const first = cookieOf((await browser.post('/sign-in', { person: 'lin.yating' })).cookies, 'casekeep_session')
    expect(first).toMatch(/^casekeep_session=[\w-]{43}; Max-Age=36000; Path=\/; HttpOnly; SameSite=Lax$/)
    await browser.get('/sign-in')
    const again = cookieOf((await browser.post('/sign-in', { person: 'lin.yating' })).cookies, 'casekeep_session')
    expect(again.split(';')[0]).not.toBe(first.split(';')[0])
    // The one before is over.
    const old = new Browser(app, {}, { casekeep_session: first.split(/[=;]/)[1]! })
    expect((await old.get('/')).to).toBe('/sign-in')
    expect((await browser.get('/')).status).toBe(200)
  })

  it('is for this host and https alone where the request came by https', async () => {
    const secure = async (of: Hono<Env>, base: string, headers: Record<string, string> = {}) => {
      const browser = new Browser(of, headers, {}, base)
      await browser.get('/sign-in')
      return (await browser.post('/sign-in', { person: 'lin.yating' })).cookies.join('\n')
    }
    expect(await secure(app, 'https://archive.example')).toMatch(/__Host-casekeep_session=.*; Path=\/; .*Secure/)
    const proxied = { 'X-Forwarded-Proto': 'https' }
    expect(await secure(open({ behindProxy: true }), 'http://archive.example', proxied)).toContain('; Secure')
    expect(await secure(app, 'http://archive.example', proxied)).not.toContain('Secure')
  })

  it('ends when it is not used, and after its time though it is', async () => {
    const idle = await as('lin.yating')
    now += 59 * minute
    expect((await idle.get('/')).status).toBe(200)
    now += 59 * minute
    expect((await idle.get('/')).status).toBe(200)
    now += 60 * minute
    expect((await idle.get('/')).to).toBe('/sign-in')

    const busy = await as('lin.yating')
    for (let half = 0; half < 19; half++) {
      now += 30 * minute
      expect((await busy.get('/')).status).toBe(200)
    }
    now += 30 * minute
    expect((await busy.get('/')).to).toBe('/sign-in')
  })

  it('ends at sign-out, on the server too', async () => {
    const browser = await as('lin.yating')
    const id = browser.cookie('casekeep_session')!
    const out = await browser.post('/sign-out', {})
    expect(out).toMatchObject({ status: 303, to: '/sign-in' })
    expect(cookieOf(out.cookies, 'casekeep_session')).toMatch(/^casekeep_session=; Max-Age=0; Path=\//)
    expect((await browser.get('/')).to).toBe('/sign-in')
    expect((await new Browser(app, {}, { casekeep_session: id }).get('/')).to).toBe('/sign-in')
  })

  it('is one of a bounded number: the one unused for longest makes room, and a person for themselves', async () => {
    app = open({ sessions: { most: 3, mostOfOnePerson: 2 } })
    const [first, second, other] = [await as('lin.yating'), await as('lin.yating'), await as('wong.kelvin')]
    const third = await as('lin.yating')
    const alive = async () =>
      Promise.all([first, second, other, third].map(async (browser) => (await browser.get('/')).status === 200))
    expect(await alive()).toEqual([false, true, true, true])
    await other.get('/')
    await as('chen.jason')
    expect((await second.get('/')).status).not.toBe(200)
    expect((await other.get('/')).status).toBe(200)
  })

  it('is none for a made-up id', async () => {
    for (const id of ['', 'x', 'A'.repeat(43), '__proto__']) {
      expect((await new Browser(app, {}, { casekeep_session: id }).get('/')).to).toBe('/sign-in')
    }
  })
})

describe('a form', () => {
  const entry = { title: 'Forged', 'fields.name': 'Forged' }

  it('is refused without its token, and nothing is done', async () => {
    const browser = await as('lin.yating')
    for (const token of ['', 'x', 'A'.repeat(43)]) {
      const refused = await browser.post('/cases/new/client', { ...entry, token })
      expect(refused.status).toBe(403)
      expect(textOf(refused.html)).toContain('This form is out of date')
      expect(refused.html).toContain('href="/cases/new/client"')
    }
    expect(await casesOf('lin.yating')).toBe(0)
    await browser.get('/cases/new/client')
    expect((await browser.post('/cases/new/client', entry)).status).toBe(303)
    expect(await casesOf('lin.yating')).toBe(1)
  })

  it('is refused with the token of another session, even the same person’s', async () => {
    const mine = await as('lin.yating')
    for (const person of ['chen.jason', 'lin.yating']) {
      const { token } = await as(person)
      expect((await mine.post('/cases/new/client', { ...entry, token })).status).toBe(403)
    }
    expect(await casesOf('lin.yating')).toBe(0)
  })

  it('is refused from another site, with its token or without', async () => {
    const browser = await as('lin.yating')
    const refused = await browser.post('/cases/new/client', entry, 'cross-site')
    expect(refused.status).toBe(403)
    expect(textOf(refused.html)).toContain('came from another site')
    expect((await browser.post('/cases/new/client', entry, 'same-site')).status).toBe(403)
    const nameless = await app.request('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ person: 'lin.yating' }),
    })
    expect(nameless.status).toBe(403)
    expect(await casesOf('lin.yating')).toBe(0)
  })

  it('to sign in is taken only from a page that this browser has opened', async () => {
    const attacker = new Browser(app)
    await attacker.get('/sign-in')
    const victim = new Browser(app)
    const forged = await victim.post('/sign-in', { person: 'chen.jason', token: attacker.token, account: 'chen.jason' })
    expect(forged.status).toBe(403)
    expect(textOf(forged.html)).toContain('Please try once more.')
    expect(forged.html).toContain('name="account" value="chen.jason"')
    // Tried once more, it works: the page that came brought a token.
    expect((await victim.post('/sign-in', { person: 'chen.jason' })).status).toBe(303)
  })

  it('to sign out needs its token too', async () => {
    const browser = await as('lin.yating')
    expect((await browser.post('/sign-out', { token: 'x' })).status).toBe(403)
    expect((await browser.get('/')).status).toBe(200)
  })

  it('of a session that is over says so, and leads back to itself once its person has signed in again', async () => {
    const browser = await as('lin.yating')
    await browser.get('/cases/new/client?from=list')
    now += 61 * minute
    const ended = await browser.post('/cases/new/client', entry, 'same-origin', {
      Referer: 'http://localhost/cases/new/client?from=list',
    })
    expect(ended.status).toBe(403)
    expect(textOf(ended.html)).toContain('You are no longer signed in, so this was not done.')
    expect(ended.html).toContain('data-typed="kept"')
    expect(ended.html).toContain('name="back" value="/cases/new/client?from=list"')
    expect(await browser.post('/sign-in', { person: 'lin.yating', back: '/cases/new/client?from=list' })).toMatchObject(
      {
        status: 303,
        to: '/cases/new/client?from=list',
      },
    )
    expect(await casesOf('lin.yating')).toBe(0)
  })

  it('of a session that is over still changes the language and signs out', async () => {
    const browser = await as('lin.yating')
    now += 61 * minute
    expect(await browser.post('/language', { language: 'zh-Hans', back: '/cases' })).toMatchObject({ to: '/cases' })
    expect(await browser.post('/sign-out', {})).toMatchObject({ status: 303, to: '/sign-in' })
  })

  it('sent by htmx carries its token in a header, and is led to a page where it is refused', async () => {
    const browser = await as('lin.yating')
    const page = await browser.get('/cases/new/client')
    expect(page.html).toContain(`hx-headers="{&quot;X-Form-Token&quot;:&quot;${browser.token}&quot;}"`)
    const htmx = { 'HX-Request': 'true', 'HX-Current-URL': 'http://localhost/cases/new/client' }
    const rows = { ...entry, rows: '2', token: '' }
    const taken = await browser.post('/cases/new/client', rows, 'same-origin', {
      ...htmx,
      'X-Form-Token': browser.token,
    })
    expect(taken.status).toBe(200)
    const refused = await browser.post('/cases/new/client', rows, 'same-origin', htmx)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('HX-Redirect')).toBe('/outdated-form?back=%2Fcases%2Fnew%2Fclient')
    now += 61 * minute
    const ended = await browser.post('/cases/new/client', rows, 'same-origin', htmx)
    expect(ended.headers.get('HX-Redirect')).toBe('/sign-in?ended=yes&back=%2Fcases%2Fnew%2Fclient')
    const part = await browser.get('/cases/KH0001/verify', {
      ...htmx,
      'HX-Current-URL': 'http://localhost/cases/KH0001',
    })
    expect(part.headers.get('HX-Redirect')).toBe('/sign-in?ended=yes&back=%2Fcases%2FKH0001')
  })

  it('that is too large is refused on a page', async () => {
    const browser = await as('lin.yating')
    const refused = await browser.post('/cases/new/client', { ...entry, 'fields.needs': 'x'.repeat(1_100_000) })
    expect(refused.status).toBe(413)
    expect(textOf(refused.html)).toContain('larger than this server takes')
  })

  it('every one of every page carries the token', async () => {
    const browser = await as('wong.kelvin')
    await browser.get('/cases/new/client')
    const opened = await browser.post('/cases/new/client', {
      ...entry,
      'documents.0.kind': 'needs',
      'documents.0.title': 'Needs',
      'documents.0.channel': 'email',
    })
    const number = opened.to!.slice('/cases/'.length)
    const paths = ['/', '/cases', '/cases/new/client', '/transfers/new', '/policy', '/people', `/batches/${number}-P01`]
    const acts = ['', '/collect', '/amend', '/end', '/void', '/merge', '/reassign'].map(
      (act) => `/cases/${number}${act}`,
    )
    for (const path of [...paths, ...acts]) {
      const { html, status } = await browser.get(path)
      expect(status, path).toBe(200)
      const forms = html.match(/<form[^>]*method="post".*?<\/form>/gs) ?? []
      expect(forms.length, path).toBeGreaterThan(0)
      for (const form of forms) expect(form, path).toContain(`name="token" value="${browser.token}"`)
    }
  })
})

describe('the API', () => {
  const body = JSON.stringify({ category: 'client', title: 'By script', fields: { name: 'By script' } })
  const json = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' }

  it('takes changes of a session only with the token in the header', async () => {
    const browser = await as('lin.yating')
    const cookie = { Cookie: `casekeep_session=${browser.cookie('casekeep_session')}` }
    const post = (headers: Record<string, string>) =>
      app.request('/api/cases', { method: 'POST', body, headers: { ...json, ...cookie, ...headers } })
    const bare = await post({})
    const foreign = await post({ 'X-Form-Token': browser.token, 'Sec-Fetch-Site': 'cross-site' })
    const nobodys = await app.request('/api/cases', {
      method: 'POST',
      body,
      headers: { ...json, Authorization: 'Bearer mallory', 'Accept-Language': 'en' },
    })
    const shape = (await nobodys.json()) as Record<string, unknown>
    for (const refused of [bare, foreign]) {
      expect(refused.status).toBe(401)
      expect(refused.headers.get('WWW-Authenticate')).toBe('Bearer')
      expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
      expect(refused.headers.get('Content-Language')).toBe('en')
    }
    expect(await bare.json()).toEqual({ ...shape, detail: expect.stringContaining('X-Form-Token') })
    expect(await foreign.json()).toEqual({ ...shape, detail: expect.stringContaining('another site') })
    expect(await casesOf('lin.yating')).toBe(0)
    expect((await post({ 'X-Form-Token': browser.token })).status).toBe(201)
    expect((await app.request('/api/cases', { headers: cookie })).status).toBe(200)
  })

  it('asks a program for its own token, whatever session its browser has', async () => {
    const browser = await as('lin.yating')
    const Cookie = `casekeep_session=${browser.cookie('casekeep_session')}`
    const post = (Authorization: string) =>
      app.request('/api/cases', { method: 'POST', body, headers: { ...json, Cookie, Authorization } })
    expect((await post('Bearer mallory')).status).toBe(401)
    expect((await post('Basic x')).status).toBe(401)
    expect((await post('Bearer demo-wong.kelvin')).status).toBe(201)
    // Elsewhere such a header proves nothing.
    const form = await app.request('/cases/new/client', {
      method: 'POST',
      body: new URLSearchParams({ title: 'Forged', 'fields.name': 'Forged' }),
      headers: { Cookie, Authorization: 'Bearer demo-lin.yating', 'Sec-Fetch-Site': 'same-origin' },
    })
    expect(form.status).toBe(403)
  })
})
