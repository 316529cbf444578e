import { beforeEach, describe, expect, it } from 'vitest'
import { textOf } from './browser.ts'
import { type RetentionOffice, retentionOffice } from './retention-office.ts'

let office: RetentionOffice
beforeEach(async () => {
  office = await retentionOffice()
})

const errorsOf = (html: string) => [...html.matchAll(/id="([\w.-]+)-error"/g)].map(([, name]) => name).sort()
const linesIn = (html: string) =>
  [...html.matchAll(/href="\/cases\/([A-Z]+\d+)\/retention(?:#kind-(\w+))?"/g)].map(([, number, kind]) =>
    kind === undefined ? number : `${number}/${kind}`,
  )
const tilesIn = (html: string) =>
  Object.fromEntries(
    [
      ...html
        .slice(html.indexOf('class="tiles"'))
        .split('</ul>')[0]!
        .matchAll(/<span>([^<]+)<\/span><strong>(\d+)/g),
    ].map(([, text, count]) => [text, Number(count)]),
  )
const retentionOf = (number: string) => office.deskOf('li.kuohua').retention.get({ case: number })
const factsOf = async (number: string) =>
  (await retentionOf(number)).facts.map(({ fact, name, content }) => [fact, name, content.on ?? content.period])

describe('the list of dates', () => {
  it('says what is due, what will be, what has no date, what is on a list, and how much of each', async () => {
    const browser = await office.as('lin.hsiuying')
    const { html } = await browser.get('/retention')
    const tiles = tilesIn(html)
    const count = async (input: object) => (await office.deskOf('lin.hsiuying').retention.count(input)).count
    expect(tiles).toEqual({
      'Due now': await count({ dueTo: '2026-11-18' }),
      'Due later': await count({ dueFrom: '2026-11-19' }),
      'No date': await count({ state: 'undecided' }),
      'Kept for ever': await count({ state: 'permanent' }),
      'On a disposal list': await count({ state: 'listed' }),
    })
    const due = linesIn(html)
    expect(due).toEqual(expect.arrayContaining([...office.due, office.held, office.project]))
    expect(due).not.toContain(`${office.project}/agreement`)
    const later = linesIn((await browser.get('/retention?state=later')).html)
    expect(later).toEqual(expect.arrayContaining([`${office.project}/agreement`, `${office.destroyed}/agreement`]))
    const listed = await browser.get('/retention?state=listed')
    expect(listed.html).toContain(`href="/disposals/${office.waiting}"`)
    expect(linesIn(listed.html)).toHaveLength(tiles['On a disposal list']!)
  })

  it('counts by month, and is narrowed to one of them', async () => {
    const browser = await office.as('lin.hsiuying')
    const { html } = await browser.get('/retention')
    const bars = [...html.matchAll(/month=(\d{4}-\d{2})[^>]*>.*?<strong class="number">(\d+)</gs)]
    const { months } = await office.deskOf('lin.hsiuying').retention.count({})
    expect(bars.map(([, month, n]) => [month, Number(n)])).toEqual(months.map(({ month, count }) => [month, count]))
    const month = await browser.get('/retention?month=2021-01')
    expect(linesIn(month.html)).toHaveLength(months.find((one) => one.month === '2021-01')!.count)
    expect(textOf(month.html)).toContain('Due in: 2021-01')
    for (const none of ['2021-13', 'x', '0000-01']) {
      expect((await browser.get(`/retention?month=${none}`)).html, none).not.toContain('class="chip"')
    }
    expect((await browser.get('/retention?month=9999-12')).status).toBe(200)
    const ofClients = linesIn((await browser.get('/retention?category=client&department=sales')).html)
    expect(ofClients).toContain(office.held)
    expect(ofClients).not.toContain(office.project)
    expect(linesIn((await browser.get('/retention?department=hr')).html)).toEqual([])
  })

  it('holds what its reader may know of, and nothing to tick for whom it is not', async () => {
    const clerk = await (await office.as('lin.yating')).get('/retention')
    expect(linesIn(clerk.html)).toEqual(expect.arrayContaining([...office.due]))
    expect(clerk.html).not.toContain('name="entry"')
    expect(clerk.html).not.toContain('/holds')
    const other = await (await office.as('tseng.meiling')).get('/retention')
    expect([other.status, linesIn(other.html)]).toEqual([200, []])
  })
})

describe('the page of a case', () => {
  it('says until when it is kept, and that it is on hold', async () => {
    const browser = await office.as('lin.yating')
    const said = textOf((await browser.get(`/cases/${office.held}`)).html)
    for (const text of ['On hold', 'Kept until', '2020-12-31']) expect(said).toContain(text)
    const free = textOf((await browser.get(`/cases/${office.due[0]}`)).html)
    expect(free).not.toContain('On hold')
    const archive = await office.as('lin.hsiuying')
    const { html } = await archive.get(`/cases/${office.held}`)
    expect(html).toContain(`href="/holds/${office.hold}"`)
    expect(html).toContain(`href="/cases/${office.held}/retention"`)
  })

  it('tells of one that is destroyed what it was, and what of it is kept longer', async () => {
    const browser = await office.as('lin.hsiuying')
    const { html, status } = await browser.get(`/cases/${office.destroyed}`)
    expect(status).toBe(200)
    const said = textOf(html)
    for (const text of ['Destroyed', 'Nothing is left of this case', `${office.destroyed}-001`, '2040-12-31']) {
      expect(said, text).toContain(text)
    }
    expect(html).not.toContain(`/cases/${office.destroyed}/collect`)
    expect(html).toContain(`href="/documents/${office.destroyed}-002"`)
    const why = await browser.get(`/cases/${office.destroyed}/retention`)
    expect([why.status, why.html.includes('<form class="entry"')]).toEqual([200, false])
    expect((await browser.get(`/cases/${office.destroyed}/documents`)).status).toBe(200)
    expect(office.failures).toEqual([])
  })
})

describe('why a date', () => {
  it('tells rule, facts with their source, law, steps, for the case and each kind of its own', async () => {
    const browser = await office.as('lin.hsiuying')
    const { html } = await browser.get(`/cases/${office.project}/retention`)
    const [ofCase, ofKind] = [html.indexOf('id="case"'), html.indexOf('id="kind-agreement"')]
    expect([ofCase > 0, ofKind > ofCase]).toEqual([true, true])
    const { kept } = await retentionOf(office.project)
    const said = textOf(html.slice(ofCase, ofKind))
    for (const sentence of kept[0]!.explanation) expect(said).toContain(sentence)
    expect(said).toContain('“Project ended”: 2011-05-31')
    expect(textOf(html.slice(ofKind))).toContain(kept[1]!.explanation[0])
    const traditional = await office.as('lin.hsiuying')
    await traditional.post('/language', { language: 'zh-Hant', back: '/' })
    expect(textOf((await traditional.get(`/cases/${office.project}/retention`)).html)).toContain('保管至 2021-12-31')
  })

  it('is decided for a case alone, once with what it rests on, and taken back', async () => {
    const number = office.undecided
    const at = `/cases/${number}/retention`
    const browser = await office.as('lin.hsiuying')
    const worklist = (await browser.get('/')).html
    expect(worklist).toContain(`href="${at}#decide"`)
    const open = (await browser.get(at)).html
    expect(open).toMatch(/<details class="panel" id="decide" open="">/)
    const uncited = await browser.post(`${at}/decide`, { 'decide.how': 'period', 'decide.citation': '' })
    expect([uncited.status, errorsOf(uncited.html)]).toEqual([422, ['decide.citation']])
    const none = { 'decide.how': 'period', 'decide.length': '', 'decide.citation': 'Minutes 12' }
    const endless = await browser.post(`${at}/decide`, none)
    expect([endless.status, errorsOf(endless.html)]).toEqual([422, ['decide.length']])
    const form = {
      'decide.how': 'period',
      'decide.length': '７',
      'decide.unit': 'Y',
      'decide.from': 'ended',
      'decide.action': 'review',
      'decide.citation': 'Minutes 12',
    }
    const page = await browser.act(at, `${at}/decide`, form)
    expect(await factsOf(number)).toEqual([['own', null, 'P7Y']])
    const said = textOf(page.html)
    for (const text of ['Decided for this case: 7 years from the end of the case', 'Minutes 12', '7 years']) {
      expect(said, text).toContain(text)
    }
    expect((await browser.get('/')).html).not.toContain(`href="${at}#decide"`)
    const stale = await browser.post(`${at}/decide`, { ...form, version: '1' })
    expect([stale.status, textOf(stale.html).includes('Somebody else changed it meanwhile.')]).toEqual([409, true])
    await browser.act(at, `${at}/undecide`)
    expect(await factsOf(number)).toEqual([])
    await browser.act(at, `${at}/decide`, { 'decide.how': 'permanent', 'decide.citation': 'Board' })
    expect(await factsOf(number)).toEqual([['own', null, 'permanent']])
    // The responsible department tells facts, and decides nothing.
    const clerk = await office.as('kuo.yichun')
    expect((await clerk.get(at)).html).not.toContain('/retention/decide"')
    expect((await clerk.post(`${at}/decide`, form)).status).toBe(403)
  })

  it('is told what it counts from, and told anew', async () => {
    const number = office.undecided
    const at = `/cases/${number}/retention`
    const clerk = await office.as('kuo.yichun')
    const wrong = await clerk.post(`${at}/record`, { 'record.fact': 'given', 'record.given.on': '2026-02-30' })
    expect([wrong.status, errorsOf(wrong.html)]).toEqual([422, ['record.given.on']])
    await clerk.act(at, `${at}/record`, { 'record.fact': 'given', 'record.given.on': '2026-03' })
    await clerk.act(at, `${at}/record`, {
      'record.fact': 'object',
      'record.object.name': 'tenancy',
      'record.object.on': '2025',
      'record.source': 'document',
      'record.ref': 'QT0001-001',
    })
    const decision = { 'record.fact': 'decision', 'record.decision.name': 'B-7', 'record.decision.kind': 'material' }
    const backwards = await clerk.post(`${at}/record`, {
      ...decision,
      'record.decision.start': '2026-05-01',
      'record.decision.end': '2026-04-30',
    })
    expect([backwards.status, errorsOf(backwards.html)]).toEqual([422, ['record.decision.end']])
    await clerk.act(at, `${at}/record`, { ...decision, 'record.decision.start': '2026-05-01' })
    const { facts } = await retentionOf(number)
    expect(facts).toMatchObject([
      { fact: 'decision', name: 'B-7', content: { kind: 'material', start: '2026-05-01', end: null } },
      { fact: 'given', content: { on: '2026-03', source: { kind: 'hand', by: 'kuo.yichun' } } },
      { fact: 'object', name: 'tenancy', content: { on: '2025', source: { kind: 'document', ref: 'QT0001-001' } } },
    ])
    const page = await clerk.act(at, `${at}/withdraw`, { fact: 'object', name: 'tenancy' })
    expect(textOf(page.html)).not.toContain('tenancy')
    expect((await retentionOf(number)).facts).toHaveLength(2)
    // Somebody else has taken it back before.
    const again = await clerk.post(`${at}/withdraw`, { fact: 'object', name: 'tenancy' })
    expect([again.status, again.html.includes('class="problems"')]).toEqual([422, true])
    expect((await retentionOf(number)).facts).toHaveLength(2)
    expect(office.failures).toEqual([])
  })

  it('moves with what is known, and says what it was before', async () => {
    const number = office.due[0]
    const clerk = await office.as('lin.yating')
    const { version } = (await office.deskOf('lin.yating').cases.get({ case: number })).case
    await office.deskOf('lin.yating').cases.amend({ case: number, version, fields: { cooperationEnd: '2012-04' } })
    const said = textOf((await clerk.get(`/cases/${number}/retention`)).html)
    for (const text of [
      '2022-12-31',
      'Only the month is known',
      'What it was before',
      'Moved from 2021-01-01 to 2023-01-01',
    ]) {
      expect(said, text).toContain(text)
    }
  })

  it('rests on other cases as they are related', async () => {
    const [number, other] = office.due
    const at = `/cases/${number}/retention`
    const clerk = await office.as('lin.yating')
    const bare = await clerk.post(`${at}/relate`, { 'relate.relation': '', 'relate.other': '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['relate.other', 'relate.relation']])
    const absent = await clerk.post(`${at}/relate`, { 'relate.relation': 'parent', 'relate.other': 'KH9999' })
    expect([absent.status, textOf(absent.html).includes('There is no case KH9999')]).toEqual([422, true])
    const itself = await clerk.post(`${at}/relate`, { 'relate.relation': 'parent', 'relate.other': number })
    expect([itself.status, errorsOf(itself.html)]).toEqual([422, ['relate.other']])
    const page = await clerk.act(at, `${at}/relate`, { 'relate.relation': 'needs', 'relate.other': other })
    expect(textOf(page.html)).toContain(`Its documents are needed ${other}`)
    expect((await retentionOf(number)).relations).toMatchObject([{ relation: 'needs', case: other }])
    await clerk.act(at, `${at}/unrelate`, { relation: 'needs', other })
    expect((await retentionOf(number)).relations).toEqual([])
    expect((await clerk.get(`${at}/relate`)).to).toBe(at)
    expect((await clerk.post(`${at}/nonsense`, {})).status).toBe(404)
    expect(office.failures).toEqual([])
  })

  it('is not told to whom the case is hidden', async () => {
    const stranger = await office.as('tseng.meiling')
    const at = `/cases/${office.due[0]}/retention`
    expect((await stranger.get(at)).status).toBe(404)
    expect((await stranger.post(`${at}/record`, { 'record.fact': 'given', 'record.given.on': '2026' })).status).toBe(
      404,
    )
    expect(office.failures).toEqual([])
  })
})

describe('holds', () => {
  const holdsOf = async (state: 'active' | 'lifted' = 'active') =>
    (await office.deskOf('lin.hsiuying').holds.list({ state })).items

  it('are listed by when they are to be looked at again, late ones marked', async () => {
    const browser = await office.as('lau.margaret')
    const { html } = await browser.get('/holds')
    expect(html).toContain(`href="/holds/${office.hold}"`)
    expect(html).not.toContain(`href="/holds/${office.lifted}"`)
    expect(textOf(html)).toContain('2026-11-12 To be looked at')
    expect((await browser.get('/holds?state=lifted')).html).toContain(`href="/holds/${office.lifted}"`)
    expect((await browser.get('/holds?review=due')).html).toContain(`href="/holds/${office.hold}"`)
    expect(html).not.toContain('/holds/new')
    const archive = await office.as('lin.hsiuying')
    expect((await archive.get('/')).html).toContain(`href="/holds/${office.hold}#review"`)
    for (const person of ['lin.yating', 'wong.kelvin', 'kao.minghsien']) {
      const other = await office.as(person)
      for (const path of ['/holds', '/holds/new']) expect((await other.get(path)).status, person).toBe(404)
      expect((await other.get(`/holds/${office.hold}`)).status, person).toBe(403)
    }
  })

  it('are placed on a case, a person or a query, with their reason and their day', async () => {
    const browser = await office.as('lin.hsiuying')
    const form = { kind: 'audit', reason: 'The year is audited', review: '2027-01-31' }
    const bare = await browser.post('/holds/new', { scope: 'case', case: '', kind: '', reason: '', review: '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['case', 'kind', 'reason', 'review']])
    const past = await browser.post('/holds/new', { ...form, scope: 'case', case: office.due[0], review: '2026-11-17' })
    expect([past.status, errorsOf(past.html)]).toEqual([422, ['review']])
    const absent = await browser.post('/holds/new', { ...form, scope: 'case', case: 'KH9999' })
    expect([absent.status, errorsOf(absent.html)]).toEqual([422, ['case']])
    const all = await browser.post('/holds/new', { ...form, scope: 'query', category: '', title: '' })
    expect([all.status, errorsOf(all.html)]).toEqual([422, ['category']])
    expect(await holdsOf()).toHaveLength(1)
    const { html } = await browser.get(`/holds/new?case=${office.due[0]}`)
    expect(html).toContain(`value="${office.due[0]}"`)
    const placed = await browser.post('/holds/new', { ...form, scope: 'case', case: office.due[0], key: 'once' })
    const again = await browser.post('/holds/new', { ...form, scope: 'case', case: office.due[0], key: 'once' })
    expect([placed.status, again.to]).toEqual([303, placed.to])
    expect(textOf((await browser.get(placed.to!)).html)).toContain('is in force.')
    await browser.post('/holds/new', { ...form, scope: 'person', person: 'lin.yating', subject: 'H0220' })
    await browser.post('/holds/new', { ...form, scope: 'query', category: 'client', department: 'sales', title: '10' })
    expect((await holdsOf()).map(({ on }) => on)).toEqual(
      expect.arrayContaining([
        { scope: 'case', case: office.due[0] },
        { scope: 'person', person: 'lin.yating', subject: 'H0220' },
        { scope: 'query', category: 'client', department: 'sales', owner: null, title: '10', fields: [] },
      ]),
    )
    const said = textOf((await browser.get('/holds')).html)
    expect(said).toContain('All cases of Lin Ya-ting (“H0220”)')
    expect(said).toContain('Category: Client; Department: Sales; Title begins with: 10')
  })

  it('go on with another day, or are lifted with a reason, and then no more is done with them', async () => {
    const at = `/holds/${office.hold}`
    const browser = await office.as('lin.hsiuying')
    const past = await browser.post(`${at}/review`, { review: '2026-11-17' })
    expect([past.status, errorsOf(past.html)]).toEqual([422, ['review']])
    const page = await browser.act(at, `${at}/review`, { review: '2027-02-01' })
    expect(textOf(page.html)).not.toContain('To be looked at 2')
    expect(await holdsOf()).toMatchObject([{ review: '2027-02-01', reviewDue: false }])
    const stale = await browser.post(`${at}/review`, { review: '2027-03-01', version: '1' })
    expect([stale.status, stale.html.includes('By now it says: 2027-02-01')]).toEqual([409, true])
    const bare = await browser.post(`${at}/lift`, { reason: '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['reason']])
    const lifted = await browser.act(at, `${at}/lift`, { reason: 'The case was settled' })
    expect(textOf(lifted.html)).toContain('The case was settled')
    expect(lifted.html).not.toContain('<form class="entry"')
    const again = await browser.post(`${at}/lift`, { reason: 'Again' })
    expect([again.status, again.html.includes('class="problems"')]).toEqual([409, true])
    expect((await browser.get(`${at}/lift`)).to).toBe(at)
    expect((await browser.post(`${at}/nonsense`, {})).status).toBe(404)
    for (const path of ['/holds/DJ2026-9999', '/holds/nonsense']) expect((await browser.get(path)).status).toBe(404)
    expect((await browser.get(`/go?to=${office.hold}`)).to).toBe(at)
    expect(office.failures).toEqual([])
  })

  it('keep a case from being lent', async () => {
    const browser = await office.as('lin.yating')
    const sent = await browser.post('/requests/new', {
      kind: 'loan',
      known: 'yes',
      numbers: `${office.held}-002`,
      purpose: 'To read',
    })
    expect([sent.status, textOf(sent.html).includes(office.hold)]).toEqual([409, true])
  })
})
