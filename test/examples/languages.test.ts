import { type Locale, locales } from 'casekeep'
import { negotiate } from 'casekeep/http'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { consoleApp } from '../../examples/server/app.tsx'
import { company } from '../../examples/server/demo/company.ts'
import { languageNames } from '../../examples/server/language.ts'
import type { Env } from '../../examples/server/visit.ts'
import { english, foreign, mispunctuated } from '../locales/chinese.ts'
import { Browser, type Page } from './browser.ts'
import { type NumberedOffice, numberedOffice } from './numbered-office.ts'

let office: NumberedOffice
let app: Hono<Env>
const failures: unknown[] = []

beforeAll(async () => {
  office = await numberedOffice({ retention: true })
  app = consoleApp({ archive: office.archive, company, report: (error) => failures.push(error) })
})

describe('the language that a browser asks for', () => {
  it.each<[string | null, Locale]>([
    [null, 'en'],
    ['', 'en'],
    ['fr-FR, de;q=0.9', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['ZH-hant', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-Hans-TW', 'zh-Hans'],
    ['yue-HK, zh-HK;q=0.8', 'zh-Hant'],
    ['en;q=0.5, zh-TW;q=0.8', 'zh-Hant'],
    ['zh-TW;q=0.3, en-GB;q=0.7', 'en'],
    ['zh-TW;q=0', 'en'],
    ['zh-TW;q=0.5, zh-CN;q=0.5', 'zh-Hant'],
    ['zh-CN;q=2, en;q=0.1', 'en'],
    ['*;q=0.5, zh-CN;q=0.1', 'en'],
    [';;,,q=1', 'en'],
  ])('%j is %s', (header, language) => {
    expect(negotiate(header, ['en'])).toBe(language)
  })

  it('is that of its pages and of the API, until its person chooses another', async () => {
    const browser = new Browser(app, { 'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.5' })
    expect((await browser.get('/sign-in')).html).toContain('<html lang="zh-Hans"')
    const refused = await app.request('/api/cases/KH9999', {
      headers: { Authorization: 'Bearer demo-lin.yating', 'Accept-Language': 'zh-SG' },
    })
    expect(await refused.json()).toMatchObject({ detail: '找不到个案 KH9999。' })
    // Of programs that ask for none, the policy's.
    const unasked = await app.request('/api/cases/KH9999', { headers: { Authorization: 'Bearer demo-lin.yating' } })
    expect(unasked.headers.get('Content-Language')).toBe(office.archive.policy.locale)
    expect(await browser.post('/language', { language: 'zh-Hant', back: '/sign-in' })).toMatchObject({ to: '/sign-in' })
    expect((await browser.get('/sign-in')).html).toContain('<html lang="zh-Hant"')
    await browser.signIn('lin.yating')
    expect((await browser.get('/')).html).toContain('<html lang="zh-Hant"')
    // What its person has chosen holds for the API too, whatever the browser says of itself.
    const chosen = await browser.get('/api/cases/KH9999')
    expect([chosen.status, chosen.headers.get('Content-Language')]).toEqual([404, 'zh-Hant'])
    await browser.post('/language', { language: 'xx', back: '/' })
    expect((await browser.get('/')).html).toContain('<html lang="en"')
  })
})

/** Who goes where: every page, and every page that refuses something. */
function tours(): readonly (readonly [person: string | null, tour: (browser: Browser) => Promise<Page>[]])[] {
  const caseActs = ['collect', 'amend', 'end', 'reopen', 'void', 'merge', 'reassign']
  const { archived, ended, voided, merged, others } = office
  const batches = [
    office.collecting,
    office.sorting,
    office.inReview,
    office.returned,
    office.approved,
    office.withdrawn,
  ]
  const cases = [archived, ended, voided, merged, ...batches.map((batch) => batch.slice(0, batch.indexOf('-')))]
  const numbers = others.map((number) =>
    number.startsWith('YJ')
      ? `/transfers/${number}`
      : number.includes('-P')
        ? `/batches/${number}`
        : `/cases/${number}`,
  )
  const { case: paper, ...states } = office.requests
  const requests = Object.values(states)
  const { out, offered, deciding, lost, returning, renewal } = office.requests
  const { held, ending, without, asked, signed, endingSigned } = office.outsiders
  const { due, held: heldCase, hold, lifted, project, undecided, destroyed, ...lists } = office.retention!
  const disposals = Object.values(lists)
  const keptOn = [`person=${office.subject!.subject}`, `person=lin.yating&subject=${office.subject!.subject}`]
  const disposalActs = [
    'appraise',
    'submit',
    'decide',
    'begin',
    'execute',
    'hand-on',
    'witness',
    'certify',
    'release',
    'abort',
  ]
  const ofOne = (person: string) => `/outsiders/entry?person=${person}`
  const agreementOf = (person: string, day: string) => `person=${person}&signed=${day}`
  const requestActs = [
    ...['give-back', 'renew', 'recall', 'lost', 'take-back', 'withdraw'].map((act) => [out, act] as const),
    ...([
      [deciding, 'reassign'],
      [offered, 'call-off'],
      [lost, 'found'],
      [lost, 'settle'],
    ] as const),
  ]
  const everywhere = (browser: Browser) =>
    [
      ...[
        '/',
        '/?scope=all',
        '/?scope=all&late=yes',
        '/cases',
        '/cases?state=ended&incomplete=yes',
        '/cases?title=999999',
      ],
      ...['/cases/new', '/transfers', '/transfers?state=sent', '/transfers/new', '/policy', '/people', '/go?to=KH0001'],
      ...['/cases/new/client', '/cases/new/employee', '/cases/new/supplier', '/cases/new/other', '/cases/new/project'],
      ...cases.flatMap((number) => ['', '/documents', '/history', '/verify'].map((part) => `/cases/${number}${part}`)),
      ...caseActs.map((act) => `/cases/${archived}/${act}`),
      ...batches.map((batch) => `/batches/${batch}`),
      ...[
        `/batches/${office.sorting}/return`,
        `/transfers/${office.sent}/receive`,
        `/documents/${archived}-001/correct`,
      ],
      ...[`/batches/${office.sorting}/rows/1`, `/batches/${office.inReview}/remarks/1`],
      ...[`/transfers/${office.sent}`, `/documents/${archived}-001`, `/documents/${archived}-002`],
      ...['/requests', '/requests/waiting', '/requests/desk', '/requests/register', '/requests/all', '/requests/new'],
      ...['/requests/register?kind=consultation&state=lost', '/requests/all?state=closed', '/requests/JY2026-9999'],
      ...[`/requests/new?case=${office.requests.case}&documents=${office.requests.case}-003&kind=loan`],
      ...['/requests/new?case=KH9999', `/requests/new?case=${voided}`],
      `/cases/${paper}`,
      `/cases/${paper}/history`,
      ...requests.map((number) => `/requests/${number}`),
      `/requests/${asked}`,
      ...['/form', '/slip'].flatMap((part) => [out, lost, asked].map((number) => `/requests/${number}${part}`)),
      ...['/print', '.csv', '.xlsx', '.csv?kind=consultation&state=asked'].map((end) => `/requests/register${end}`),
      ...['/requests/register?state=overdue', '/requests/register?renewal=asked&whose=mine'],
      `/transfers/${office.sent}/list`,
      ...['/outsiders', '/outsiders?find=1&whose=mine', '/outsiders?find=999999', '/outsiders/new', ofOne('0')],
      ...[held, ending, without].flatMap((person) => [ofOne(person), ofOne(person).replace('?', '/correct?')]),
      ...[
        '/agreements',
        '/agreements?state=endsSoon&whose=outside',
        '/agreements?state=over',
        '/agreements?state=missing',
      ],
      ...['/agreements?find=999999', '/agreements/new', `/agreements/new?person=${without}`],
      ...['', '/correct', '/end'].map((part) => `/agreements/entry${part}?${agreementOf(held, signed)}`),
      `/agreements/entry?${agreementOf(ending, endingSigned)}`,
      ...[
        '/readings',
        '/readings?who=lin.yating&from=2026-11-01',
        '/readings?case=KH9999',
        '/refusals',
        '/refusals?why=BLOCKED&who=lin.yating&from=2026-11-01&to=2026-11-18',
        '/refusals?why=SEPARATION',
      ],
      `/requests/new?outsider=${held}`,
      ...requestActs.map(([number, act]) => `/requests/${number}/${act}`),
      ...numbers,
      ...[
        '',
        '?state=later',
        '?state=undecided',
        '?state=permanent',
        '?state=listed',
        '?month=2021-01&category=client',
      ].map((query) => `/retention${query}`),
      ...['/disposals', '/disposals?state=waiting', '/disposals?state=aborted', '/disposals/XH2026-9999'],
      ...['/disposals/new', `/disposals/new?entry=${due[0]}&entry=${project}/agreement`],
      ...disposals.flatMap((number) =>
        ['', '/list', '/list.csv', '/certificate'].map((part) => `/disposals/${number}${part}`),
      ),
      ...disposalActs.flatMap((act) => [lists.executing, lists.aborted].map((number) => `/disposals/${number}/${act}`)),
      `/disposals/${lists.executing}/export/2`,
      ...['/holds', '/holds?review=due', '/holds?state=lifted', '/holds/new', `/holds/new?case=${heldCase}`],
      ...[hold, lifted, 'DJ2026-9999'].map((number) => `/holds/${number}`),
      `/holds/${hold}/lift`,
      ...['/subjects', '/subjects/person', `/subjects/person?person=${held}`, '/subjects/person?person=0'],
      ...keptOn.flatMap((query) => ['', '.json', '.csv', '/erase'].map((part) => `/subjects/person${part}?${query}`)),
      `/cases/${office.subject!.kept}`,
      ...['', '?category=project', '?category=other&tried=yes', '?category=client&tried=yes&how=period&length=x'].map(
        (query) => `/retention/try${query}`,
      ),
      ...[
        'category=client&how=period&length=15&unit=Y&counting=sameDay&action=review',
        'category=client&how=period&length=9999',
        'category=client&how=period&length=18&unit=M&move=earlier',
        'category=client&how=permanent&action=destroy',
        'category=project&kind=plan&how=period&length=30',
        'category=project&how=undecided&from=given',
      ].map((query) => `/retention/try?tried=yes&${query}`),
      ...[...due, heldCase, project, undecided, destroyed].flatMap((number) =>
        ['', '/retention'].map((part) => `/cases/${number}${part}`),
      ),
      `/cases/${undecided}/retention/decide`,
      ...['/cases/KH9999', '/nowhere', '/outdated-form?back=/cases'],
    ].map((path) => browser.get(path))
  const refusals = (browser: Browser) => [
    browser.post('/cases/new/client', {
      title: '',
      'fields.name': '',
      'fields.amount': '1.234',
      'documents.0.title': '1',
    }),
    browser.post(`/cases/${archived}/amend`, { title: '1', level: 'public', 'fields.name': '1', version: '1' }),
    browser.post(`/cases/${archived}/merge`, { into: 'kh1', reason: '1' }),
    browser.post(`/cases/${archived}/end`, { on: '2099-01-01' }),
    browser.post(`/cases/${archived}/void`, { reason: '1' }),
    browser.post(`/cases/${archived}/reassign`, { department: 'hr', owner: 'lin.yating', reason: '1' }),
    browser.post(`/cases/${archived}/collect`, { 'documents.0.title': '1', 'documents.0.date': '2026-13' }),
    browser.post(`/batches/${office.returned}/approve`, {}),
    browser.post(`/batches/${office.inReview}/approve`, {}),
    browser.post(`/batches/${office.inReview}/return`, { reasons: ' ' }),
    browser.post(`/batches/${office.collecting}/submit`, {}),
    browser.post(`/batches/${office.sorting}/submit`, { version: '1' }),
    browser.post(`/transfers/${office.sent}/receive`, {}),
    browser.post('/transfers/new', {}),
    browser.post(`/documents/${archived}-001/correct`, { reason: '', 'changes.pages': 'x' }),
    browser.post('/people', { deputy: 'lin.yating', from: '2026-11-19', until: '2026-11-18' }),
    browser.post('/requests/new', { kind: 'loan', numbers: '11', days: '1.5', copies: '-1' }),
    browser.post('/requests/new', { kind: 'loan', numbers: 'KH9999', purpose: '1' }),
    browser.post('/requests/new', { kind: 'loan', numbers: `${paper}-001 ${paper}-002`, days: '99', purpose: '1' }),
    browser.post('/requests/new', { kind: 'consultation', known: 'no', description: '', purpose: '1' }),
    browser.post('/requests/new', { kind: 'loan', case: paper, scope: 'chosen', purpose: '1' }),
    browser.post(`/requests/${deciding}/decide`, { do: 'reject' }),
    browser.post(`/requests/${deciding}/decide`, { do: 'approve', 'decide.items': '1', 'decide.copies': '9' }),
    browser.post(`/requests/${office.requests.submitted}/resolve`, { do: 'found', 'resolve.numbers': 'KH9999' }),
    browser.post(`/requests/${office.requests.submitted}/resolve`, { do: 'nothing', 'resolve.nothing': '' }),
    browser.post(`/requests/${returning}/take-back`, { 'take-back.items': '1', 'take-back.condition.1': 'damaged' }),
    browser.post(`/requests/${returning}/take-back`, {}),
    browser.post(`/requests/${renewal}/renew`, { 'renew.item': '1', 'renew.reason': '1' }),
    browser.post(`/requests/${renewal}/renewal`, { 'renewal.item': '1', do: 'refuse' }),
    browser.post(`/requests/${out}/recall`, { 'recall.item': '', 'recall.reason': '' }),
    browser.post(`/requests/${out}/confirm`, { 'confirm.items': '1' }),
    browser.post(`/requests/${out}/give-back`, { 'give-back.items': '1', version: '1' }),
    browser.post(`/requests/${lost}/settle`, { 'settle.item': '1', 'settle.by': '' }),
    browser.post('/requests/new', { kind: 'loan', numbers: `${paper}-001`, purpose: '1', outsider: without }),
    browser.post('/requests/new', { kind: 'loan', numbers: `${paper}-001`, purpose: '1', outsider: '0' }),
    browser.post('/outsiders/new', { person: '', name: '', organization: '1', letter: '1', until: '1' }),
    browser.post('/outsiders/new', { person: held, name: '2', organization: '1', identity: '1' }),
    browser.post(ofOne(held).replace('?', '/correct?'), { name: '', organization: '', identity: '', version: '9' }),
    browser.post(ofOne(held).replace('?', '/correct?'), {
      ...{ name: '1', organization: '1', identity: '1', version: '9', sponsor: 'lin.yating' },
    }),
    browser.post('/agreements/new', { person: '', signed: '2099-01-01', until: '2026-01-01', form: '1' }),
    browser.post('/agreements/new', { person: held, signed, form: '1' }),
    browser.post(`/agreements/entry/correct?${agreementOf(held, signed)}`, { until: '2000-01-01', form: 'x' }),
    browser.post(`/agreements/entry/end?${agreementOf(held, signed)}`, { reason: '' }),
    browser.post('/disposals/new', { title: '', upTo: '2099-01-01', year: '1', category: '' }),
    browser.post('/disposals/new', { title: '1', by: 'named', entry: heldCase }),
    browser.post('/disposals/new', { title: '1', year: '2001' }),
    browser.post(`/disposals/${lists.appraising}/appraise`, { do: 'save', 'appraise.verdict.2': 'extend' }),
    browser.post(`/disposals/${lists.appraising}/submit`, {}),
    browser.post(`/disposals/${lists.approving}/decide`, { do: 'reject' }),
    browser.post(`/disposals/${lists.waiting}/begin`, { 'begin.place': '1' }),
    browser.post(`/disposals/${lists.executing}/hand-on`, { 'hand-on.to.2': '1' }),
    browser.post(`/disposals/${lists.executing}/certify`, {}),
    browser.post(`/disposals/${lists.executing}/release`, { 'release.reason': '' }),
    browser.post(`/disposals/${lists.executing}/abort`, { 'abort.reason': '1' }),
    browser.post(`/disposals/${lists.toWitness}/witness`, { 'witness.witness': 'lau.margaret' }),
    browser.post('/holds/new', { scope: 'query', kind: '', review: '2026-01-01', reason: '' }),
    browser.post('/holds/new', { scope: 'case', case: 'KH9999', kind: 'audit', review: '2027-01-01', reason: '1' }),
    ...keptOn.map((query) => browser.post(`/subjects/person/erase?${query}`, { title: '' })),
    browser.post(`/subjects/person/erase?${keptOn[0]}`, { title: '1' }),
    browser.post('/subjects/person/erase', { title: '1' }),
    browser.post(`/holds/${hold}/review`, { review: '2026-01-01' }),
    browser.post(`/holds/${hold}/lift`, { reason: '', version: '9' }),
    browser.post(`/cases/${undecided}/retention/decide`, { 'decide.how': 'period', 'decide.length': 'x' }),
    browser.post(`/cases/${undecided}/retention/record`, { 'record.fact': 'given', 'record.given.on': '2026-13' }),
    browser.post(`/cases/${project}/retention/record`, {
      'record.fact': 'decision',
      'record.decision.kind': 'agreement',
    }),
    browser.post(`/cases/${project}/retention/relate`, { 'relate.relation': 'parent', 'relate.other': 'KH9999' }),
    browser.post(`/cases/${project}/retention/withdraw`, { fact: 'given' }),
    browser.post('/cases/new/client', {}, 'cross-site'),
    browser.post('/cases/new/client', { token: 'x' }),
    browser.post('/cases/new/client', { 'fields.needs': 'x'.repeat(1_100_000) }),
  ]
  return [
    [null, (browser) => ['/sign-in', '/sign-in?ended=yes'].map((path) => browser.get(path))],
    [null, (browser) => [browser.post('/sign-in', { token: 'x' }), browser.post('/sign-in', { person: 'nobody' })]],
    [
      null,
      (browser) => [browser.post('/sign-in', { account: '1', password: '1' }), browser.post('/cases', { token: 'x' })],
    ],
    ['lin.yating', (browser) => [...everywhere(browser), ...refusals(browser)]],
    ['chen.jason', (browser) => [...everywhere(browser), ...refusals(browser)]],
    ['wong.kelvin', everywhere],
    ['lin.hsiuying', (browser) => [...everywhere(browser), ...refusals(browser)]],
    ['lau.margaret', everywhere],
    ['li.kuohua', everywhere],
    ['kao.minghsien', everywhere],
    ['wu.shufen', everywhere],
    ...company.people
      .filter(({ roles }) => (roles as readonly string[]).includes('administrator'))
      .map(({ id }) => [id, everywhere] as const),
  ]
}

/** All that a page says to eyes and ears; without names of languages in themselves, and what stands as it is stored. */
function said(html: string): readonly string[] {
  const body = html.replace(/^.*?<body/s, '<body').replace(/<(script|pre)\b.*?<\/\1>/gs, '')
  const page = body.replace(/<(\w+)[^>]*\slang="[^"]*"[^>]*>.*?<\/\1>/gs, '')
  const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? ''
  const attributes = [
    ...page.matchAll(/\s(?:aria-label|title|placeholder|alt|data-label|label|data-\w*text)="([^"]*)"/g),
  ]
  const texts = page.replace(/<[^>]*>/g, '\n').split('\n')
  return [title, ...attributes.map(([, text]) => text!), ...texts]
    .map((text) => unescaped(text).trim())
    .filter((text) => text !== '')
}

function unescaped(text: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => signs[name]!)
}

// Ids, versions and places in the policy are the same in every language.
const asItIs =
  /\bP\d+\.\d\b|\bcategories\.[\w.]+|\b(casekeep|case-records|lin\.yating|Asia\/Taipei|[0-9a-f]{8,}|v?\d[\w.-]*|KH0000|KH|XM|YG|QT|GY|Ctrl\+P|SHA-256)\b/g
/** Between words of their own, pages have blanks. */
const closedUp = (text: string) => text.replace(/(?<=[\p{Script=Han}，。；：]) +(?=[\p{Script=Han}，。；：])/gu, '')
/** Names of the tables' keys, which nobody should ever read. */
const rawKey = /\b[a-z]+[A-Z]\w*\b|\b(label|thing|operation|rule|lack|event|batch|case)\.\w+/g

describe.each(locales)('in %s', (language) => {
  it('every page speaks one language only', { timeout: 120_000 }, async () => {
    const wrong = new Set<string>()
    const seen: string[] = []
    for (const [person, tour] of tours()) {
      const browser = new Browser(app)
      await browser.get('/sign-in')
      await browser.post('/language', { language, back: '/sign-in' })
      if (person !== null) await browser.signIn(person)
      for (const page of await Promise.all(tour(browser))) {
        // Files say what the printed register says.
        if (page.html === '' || page.headers.has('Content-Disposition')) continue
        if (page.html.startsWith('<!doctype html>')) {
          seen.push(page.html)
          expect(page.html).toContain(`<html lang="${language}"`)
          for (const other of locales)
            expect(page.html).toMatch(new RegExp(`lang="${other}"[^>]*>\\s*${languageNames[other]}`))
        }
        for (const text of said(page.html)) {
          const bare = text.replace(asItIs, ' ')
          const found = [
            ...foreign(bare, language),
            ...english(bare, language),
            ...mispunctuated(closedUp(text), language),
            ...(bare.match(rawKey) ?? []),
          ]
          if (found.length > 0) wrong.add(`${text} [${[...new Set(found)].join(' ')}]`)
        }
      }
    }
    expect([...wrong]).toEqual([])
    expect(seen.length).toBeGreaterThan(300)
    expect(failures).toEqual([])
  })
})

describe('the tour', () => {
  it('goes to every page that there is', async () => {
    const visited: string[] = []
    class Walker extends Browser {
      override async get(path: string): Promise<Page> {
        visited.push(path.split('?')[0]!)
        return super.get(path)
      }
      override async post(): Promise<Page> {
        return super.get('/sign-in')
      }
    }
    for (const [, tour] of tours()) await Promise.all(tour(new Walker(app)))
    const pages = app.routes.filter(({ method, path }) => method === 'GET' && !/^\/(static|api)\//.test(path))
    const missed = pages.filter(({ path }) => {
      const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`)
      return !visited.some((one) => pattern.test(one))
    })
    expect(pages.length).toBeGreaterThan(20)
    expect(missed.map(({ path }) => path)).toEqual([])
  })
})
