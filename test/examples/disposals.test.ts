import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, type Page, textOf } from './browser.ts'
import { type RetentionOffice, retentionOffice } from './retention-office.ts'

let office: RetentionOffice
beforeEach(async () => {
  office = await retentionOffice()
})

const aHash = 'ab'.repeat(32)
const errorsOf = (html: string) => [...html.matchAll(/id="([\w.-]+)-error"/g)].map(([, name]) => name).sort()
const formsOf = (html: string, disposal: string) =>
  [...html.matchAll(new RegExp(`action="/disposals/${disposal}/([a-z-]+)"`, 'g'))].map(([, act]) => act!)
const problemsIn = (html: string) => textOf(html.slice(html.indexOf('class="problems"')).split('</form>')[0]!)
const get = (disposal: string) => office.deskOf('li.kuohua').disposals.get({ disposal })
const entriesOf = async (disposal: string) =>
  (await office.deskOf('li.kuohua').disposals.entries({ disposal, limit: 200 })).items
const verdictsOf = async (disposal: string) => (await entriesOf(disposal)).map(({ verdict, state }) => [verdict, state])
const formWith = (browser: Browser, values: readonly (readonly [string, string])[]) =>
  new URLSearchParams([['token', browser.token], ...values.map(([name, value]): [string, string] => [name, value])])

describe('a new list', () => {
  it('is made of what is ticked on the list of dates', async () => {
    const browser = await office.as('lin.hsiuying')
    const { html } = await browser.get('/retention')
    const [first, second] = office.due
    for (const number of office.due) expect(html).toContain(`name="entry" value="${number}"`)
    // Documents that are kept longer are not there to be ticked.
    expect(html).toContain(`value="${office.project}"`)
    expect(html).not.toContain(`value="${office.project}/agreement"`)
    const form = await browser.get(`/disposals/new?entry=${first}&entry=${second}`)
    expect(form.html.match(/name="entry" value="KH\d+" checked=""/g)).toHaveLength(2)
    const bare = await browser.post('/disposals/new', { by: 'named', entry: first, title: '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['title']])
    const entry = [
      ['title', 'Clients of 2010'],
      ['by', 'named'],
      ['entry', first],
      ['entry', second],
      ['key', 'once'],
    ] as const
    const sent = await browser.post('/disposals/new', formWith(browser, entry))
    const again = await browser.post('/disposals/new', formWith(browser, entry))
    expect([sent.status, again.to]).toEqual([303, sent.to])
    const disposal = sent.to!.split('/').at(-1)!
    expect((await entriesOf(disposal)).map((one) => one.case)).toEqual([first, second])
    expect((await get(disposal)).disposal).toMatchObject({ title: 'Clients of 2010', state: 'proposed' })
    expect(textOf((await browser.get(sent.to!)).html)).toContain('2 entries are still to be appraised.')
  })

  it('is made of what is due by what is asked for, and of nothing else', async () => {
    const browser = await office.as('lin.hsiuying')
    const none = await browser.post('/disposals/new', { title: 'Nothing', year: '1999' })
    expect([none.status, none.html.includes('class="problems"')]).toEqual([422, true])
    const wrong = await browser.post('/disposals/new', { title: 'Later', upTo: '2026-11-19', year: 'x' })
    expect([wrong.status, errorsOf(wrong.html)]).toEqual([422, ['year']])
    const later = await browser.post('/disposals/new', { title: 'Later', upTo: '2026-11-19' })
    expect([later.status, errorsOf(later.html)]).toEqual([422, ['upTo']])
    const sent = await browser.post('/disposals/new', { title: 'Due', upTo: '2026-11-18', category: 'client' })
    const listed = (await entriesOf(sent.to!.split('/').at(-1)!)).map((one) => one.case)
    expect(listed).toEqual(expect.arrayContaining([...office.due]))
    expect(listed).not.toContain(office.held)
  })

  it('says of every case why it cannot be listed, and lists none of them', async () => {
    const browser = await office.as('lin.hsiuying')
    const before = (await office.deskOf('lin.hsiuying').disposals.list({ limit: 50 })).items
    const entry = [
      ['title', 'All'],
      ['by', 'named'],
      ['entry', office.due[0]],
      ['entry', office.held],
      ['entry', office.undecided],
    ] as const
    const refused = await browser.post('/disposals/new', formWith(browser, entry))
    expect(refused.status).toBe(409)
    const said = problemsIn(refused.html)
    expect(said).toContain(`${office.held}: the hold ${office.hold} covers it`)
    expect(said).toContain(`${office.undecided}: its case has not ended`)
    const absent = await browser.post('/disposals/new', { title: 'x', by: 'named', entry: 'KH9999' })
    expect([absent.status, textOf(absent.html).includes('There is no case KH9999')]).toEqual([422, true])
    expect((await office.deskOf('lin.hsiuying').disposals.list({ limit: 50 })).items).toEqual(before)
  })

  it('is made by nobody but the archive', async () => {
    for (const person of ['lin.yating', 'wong.kelvin', 'lau.margaret', 'kao.minghsien']) {
      const browser = await office.as(person)
      expect((await browser.get('/disposals/new')).status, person).toBe(404)
      const sent = await browser.post('/disposals/new', { title: 'No', by: 'named', entry: office.due[0] })
      expect(sent.status, person).toBe(404)
      expect((await browser.get('/disposals')).html).not.toContain('/disposals/new')
      expect((await browser.get('/retention')).html).not.toContain('name="entry"')
    }
    expect(office.failures).toEqual([])
  })
})

describe('the page of a list', () => {
  it('holds exactly the forms of what is possible', async () => {
    const keys: Readonly<Record<string, string>> = { 'hand-on': 'execute' }
    let forms = 0
    for (const person of ['lin.hsiuying', 'li.kuohua', 'wong.kelvin', 'chang.juilin', 'kuo.yichun', 'lau.margaret']) {
      const browser = await office.as(person)
      for (const disposal of [
        office.appraising,
        office.approving,
        office.waiting,
        office.executing,
        office.toWitness,
      ]) {
        const { html, status } = await browser.get(`/disposals/${disposal}`)
        if (status === 404) continue
        const { possible } = await office.deskOf(person).disposals.possible({ disposal })
        const shown = [...new Set(formsOf(html, disposal).map((act) => `disposals.${keys[act] ?? act}`))]
        expect(shown.sort(), `${person} ${disposal}`).toEqual([...possible].sort())
        forms += shown.length
      }
    }
    expect(forms).toBeGreaterThan(10)
  })

  it('is not there for whom it is none of their business', async () => {
    const stranger = await office.as('ho.peishan')
    for (const part of ['', '/list', '/list.csv', '/certificate', '/decide', '/export/1']) {
      expect((await stranger.get(`/disposals/${office.certified}${part}`)).status, part).toBe(404)
    }
    expect((await stranger.post(`/disposals/${office.approving}/abort`, { 'abort.reason': 'No' })).status).toBe(404)
    expect((await stranger.get('/disposals')).html).not.toContain(office.certified)
    const own = await office.as('lin.hsiuying')
    for (const path of ['XH2026-9999', 'nonsense', `${office.waiting}/nonsense`]) {
      expect((await own.get(`/disposals/${path}`)).status, path).toBe(404)
    }
    expect((await own.post(`/disposals/${office.waiting}/nonsense`, {})).status).toBe(404)
    expect((await own.get(`/disposals/${office.waiting}/certificate`)).status).toBe(404)
    expect(office.failures).toEqual([])
  })

  it('shows the head of a department the entries of their own, with a place for each verdict', async () => {
    const disposal = office.appraising
    const head = await office.as('wong.kelvin')
    const { html } = await head.get(`/disposals/${disposal}`)
    expect(html).toMatch(/<option value="extend" selected="">/)
    expect(html).toContain('value="2030-12-31"')
    expect(html).toContain('name="appraise.verdict.2"')
    const version = /name="version" value="(\d+)"/.exec(html)![1]!
    const typed = { version, do: 'save', 'appraise.verdict.1': 'transfer', 'appraise.verdict.2': 'extend' }
    const bare = await head.post(`/disposals/${disposal}/appraise`, {
      ...typed,
      'appraise.reason.1': 'For the museum',
      'appraise.until.2': '2026-11-18',
      'appraise.reason.2': '',
    })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['appraise.reason.2']])
    expect(bare.html).toContain('For the museum')
    const early = await head.post(`/disposals/${disposal}/appraise`, {
      ...typed,
      'appraise.reason.1': 'For the museum',
      'appraise.until.2': '2026-11-18',
      'appraise.reason.2': 'A claim is open',
    })
    expect([early.status, errorsOf(early.html)]).toEqual([422, ['appraise.until.2']])
    expect(await verdictsOf(disposal)).toEqual([
      ['extend', 'listed'],
      ['open', 'listed'],
    ])
    const done = await head.post(`/disposals/${disposal}/appraise`, { ...typed, do: 'rest' })
    expect(done.to).toBe(`/disposals/${disposal}`)
    expect(await verdictsOf(disposal)).toEqual([
      ['extend', 'listed'],
      ['destroy', 'listed'],
    ])
    // What nobody changed is not said again.
    const nothing = await head.post(`/disposals/${disposal}/appraise`, {
      do: 'save',
      'appraise.verdict.2': 'destroy',
    })
    expect([nothing.status, textOf(nothing.html).includes('Please choose at least one.')]).toEqual([422, true])
  })

  it('is submitted, sent back with a reason, and approved by each in turn', async () => {
    const disposal = office.approving
    const at = `/disposals/${disposal}`
    const [archive, first, second] = [
      await office.as('lin.hsiuying'),
      await office.as('chang.juilin'),
      await office.as('kao.minghsien'),
    ]
    expect(textOf((await archive.get(at)).html)).toContain('Waits for the decision of Supervising executive.')
    const own = await archive.post(`${at}/decide`, { do: 'approve' })
    expect(own.status).toBe(403)
    const early = await second.post(`${at}/decide`, { do: 'approve' })
    expect(early.status).toBe(403)
    await first.get(at)
    const silent = await first.post(`${at}/decide`, { do: 'reject', 'decide.reason': '' })
    expect([silent.status, errorsOf(silent.html)]).toEqual([422, ['decide.reason']])
    await first.act(at, `${at}/decide`, { do: 'reject', 'decide.reason': 'Look at it again' })
    expect(textOf((await archive.get(at)).html)).toContain('Sent back: Look at it again')
    await archive.act(at, `${at}/submit`)
    await first.act(at, `${at}/decide`, { do: 'approve' })
    const stale = await second.post(`${at}/decide`, { do: 'approve', version: '1' })
    expect([stale.status, textOf(stale.html).includes('Somebody else changed it meanwhile.')]).toEqual([409, true])
    const approved = await second.act(at, `${at}/decide`, { do: 'approve', 'decide.reason': 'Agreed' })
    expect(textOf(approved.html)).toContain('Approved. It may be carried out from 2026-11-25')
    expect((await get(disposal)).disposal.state).toBe('waiting')
  })

  it('is begun in its time, by two who are not one', async () => {
    const disposal = office.approving
    for (const person of ['chang.juilin', 'kao.minghsien']) {
      await office.deskOf(person).disposals.decide({ disposal, verdict: 'approve' })
    }
    const at = `/disposals/${disposal}`
    const archive = await office.as('li.kuohua')
    const waits = textOf((await archive.get(at)).html)
    expect(waits).toContain('Not possible now')
    expect(waits).toContain('The waiting period ends on 2026-11-25')
    const form = { 'begin.place': 'Room 1', 'begin.method': 'Shredding', 'begin.operator': 'lin.hsiuying' }
    const early = await archive.post(`${at}/begin`, form)
    expect([early.status, early.html.includes('2026-11-25')]).toEqual([409, true])
    office.at('2026-11-25')
    const bare = await archive.post(`${at}/begin`, { 'begin.place': '', 'begin.method': '', 'begin.operator': '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['begin.method', 'begin.operator', 'begin.place']])
    const alone = await archive.post(`${at}/begin`, { ...form, 'begin.witnesses.1': 'kuo.yichun' })
    expect([alone.status, errorsOf(alone.html)]).toEqual([422, ['begin.witnesses.1']])
    const both = await archive.post(`${at}/begin`, {
      ...form,
      'begin.witnesses.1': 'lin.hsiuying',
      'begin.witnesses.2': 'kuo.yichun',
    })
    expect([both.status, problemsIn(both.html).includes('One person may not be both')]).toEqual([403, true])
    const witnesses = { 'begin.witnesses.1': 'lau.margaret', 'begin.witnesses.2': 'kuo.yichun' }
    const begun = await archive.act(at, `${at}/begin`, { ...form, ...witnesses })
    expect(textOf(begun.html)).toContain('0 of 1')
    expect((await get(disposal)).disposal.execution).toMatchObject({
      place: 'Room 1',
      operator: 'lin.hsiuying',
      witnesses: [{ person: 'lau.margaret' }, { person: 'kuo.yichun' }],
    })
  })

  it('is carried out by its operator, told of what stays, signed by each witness, and certified', async () => {
    const disposal = office.executing
    const at = `/disposals/${disposal}`
    const [operator, chief] = [await office.as('lin.hsiuying'), await office.as('li.kuohua')]
    const [, toHandOn, left] = await entriesOf(disposal)
    const foreign = await chief.post(`${at}/execute`, {})
    expect(foreign.status).toBe(403)
    const { hold } = await office.deskOf('li.kuohua').holds.place({
      kind: 'dispute',
      on: { scope: 'case', case: left!.case },
      reason: 'A claim',
      review: '2027-01-01',
    })
    const blocked = await operator.post(`${at}/execute`, {})
    expect([blocked.status, problemsIn(blocked.html).includes(`hold ${hold.number} covers it`)]).toEqual([409, true])

    // What is handed on goes with its export and its receipt.
    const file = await operator.get(`${at}/export/${toHandOn!.position}`)
    expect(file.headers.get('Content-Disposition')).toContain(`${disposal}-2.json`)
    const { digest } = await office.deskOf('lin.hsiuying').disposals.export({ disposal, entry: 2 })
    expect(await sha256Of(file.html)).toBe(digest)
    const bare = await operator.post(`${at}/hand-on`, {})
    expect([bare.status, textOf(bare.html).includes('Please choose at least one.')]).toEqual([422, true])
    const handing = { 'hand-on.to.2': 'Museum', 'hand-on.export.2': aHash, 'hand-on.receipt.2': 'x' }
    const wrong = await operator.post(`${at}/hand-on`, handing)
    expect([wrong.status, errorsOf(wrong.html)]).toEqual([422, ['hand-on.receipt.2']])
    const other = await operator.post(`${at}/hand-on`, { ...handing, 'hand-on.receipt.2': aHash })
    expect([other.status, errorsOf(other.html)]).toEqual([422, ['hand-on.export.2']])
    await operator.act(at, `${at}/hand-on`, {
      ...handing,
      'hand-on.export.2': digest,
      'hand-on.receipt.2': aHash.toUpperCase(),
    })
    expect((await entriesOf(disposal))[1]).toMatchObject({ state: 'done', transfer: { to: 'Museum', receipt: aHash } })

    await office.deskOf('li.kuohua').holds.lift({ hold: hold.number, reason: 'Settled' })
    const done = await operator.act(at, `${at}/execute`)
    expect(textOf(done.html)).toContain('3 of 3')
    expect((await get(disposal)).counts).toMatchObject({ done: 3, approved: 0 })
    const early = await chief.post(`${at}/certify`, {})
    expect(early.status).toBe(409)

    const witness = await office.as('kuo.yichun')
    const signed = await witness.act(at, `${at}/witness`)
    expect(textOf(signed.html)).toContain('Waits for the signature of Margaret Lau.')
    const formless = await chief.post(`${at}/witness`, { 'witness.witness': 'lau.margaret', 'witness.form': '' })
    expect([formless.status, errorsOf(formless.html)]).toEqual([422, ['witness.form']])
    const entered = await chief.act(at, `${at}/witness`, { 'witness.witness': 'lau.margaret', 'witness.form': aHash })
    expect(textOf(entered.html)).toContain('Signed on paper')
    const certified = await chief.act(at, `${at}/certify`)
    expect(textOf(certified.html)).toContain('Carried out and certified.')
    expect((await get(disposal)).disposal.certificate).toMatchObject({ counts: { destroyed: 2, transferred: 1 } })
    expect(certified.html).not.toContain('<form class="entry"')
    expect(office.failures).toEqual([])
  })

  it('tells what stayed, and why, when a part of it was carried out', async () => {
    const browser = await office.as('lin.hsiuying')
    const sent = await browser.post(
      '/disposals/new',
      formWith(browser, [
        ['title', 'Two'],
        ['by', 'named'],
        ['entry', office.due[0]],
        ['entry', office.due[1]],
      ]),
    )
    const at = sent.to!
    const disposal = at.split('/').at(-1)!
    const chief = office.deskOf('li.kuohua').disposals
    await chief.appraise({ disposal, entries: [1, 2].map((entry) => ({ entry, verdict: 'destroy' })) })
    await chief.submit({ disposal })
    for (const person of ['chang.juilin', 'kao.minghsien']) {
      await office.deskOf(person).disposals.decide({ disposal, verdict: 'approve' })
    }
    office.at('2026-11-25')
    const witnesses = ['kuo.yichun', 'lau.margaret']
    await chief.begin({ disposal, place: 'Room 1', method: 'Shredding', operator: 'lin.hsiuying', witnesses })
    const { hold } = await office.deskOf('li.kuohua').holds.place({
      kind: 'audit',
      on: { scope: 'case', case: office.due[0] },
      reason: 'The year is audited',
      review: '2027-01-01',
    })
    const page = await browser.act(at, `${at}/execute`)
    const note = textOf(page.html.slice(page.html.indexOf('class="note"')).split('</section>')[0]!)
    expect(note).toContain(`These could not be carried out and stay on the list: ${office.due[0]} Client`)
    expect(note).toContain(`The hold ${hold.number} covers it`)
    expect((await get(disposal)).counts).toMatchObject({ done: 1, approved: 1 })
    // What is taken off the list is due as before, and no more told of.
    const bare = await browser.post(`${at}/release`, { 'release.entries': '1', 'release.reason': '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['release.reason']])
    const none = await browser.post(`${at}/release`, { 'release.reason': 'On hold' })
    expect([none.status, errorsOf(none.html)]).toEqual([422, ['release.entries']])
    const released = await browser.act(at, `${at}/release`, { 'release.entries': '1', 'release.reason': 'On hold' })
    expect(released.html).not.toContain('class="note"')
    expect((await browser.get('/retention')).html).toContain(`href="/cases/${office.due[0]}"`)
  })

  it('is given up as long as nothing of it is carried out', async () => {
    const archive = await office.as('lin.hsiuying')
    const at = `/disposals/${office.waiting}`
    const bare = await archive.post(`${at}/abort`, { 'abort.reason': '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['abort.reason']])
    const page = await archive.act(at, `${at}/abort`, { 'abort.reason': 'Not this year' })
    expect(textOf(page.html)).toContain('Given up: Not this year')
    const late = await archive.post(`/disposals/${office.executing}/abort`, { 'abort.reason': 'Too late' })
    expect([late.status, problemsIn(late.html).includes('destroyed or transferred already')]).toEqual([409, true])
    expect((await get(office.executing)).disposal.state).toBe('executing')
  })

  it('is found by its number, and by whom it waits for', async () => {
    const archive = await office.as('lin.hsiuying')
    expect((await archive.get(`/go?to=${office.waiting}`)).to).toBe(`/disposals/${office.waiting}`)
    const waiting = async (person: string) => {
      const { html } = await (await office.as(person)).get('/')
      const start = html.indexOf('id="disposals-waiting"')
      return start < 0
        ? []
        : [...html.slice(start, html.indexOf('</section>', start)).matchAll(/<a href="\/disposals\/(XH[\d-]+)"/g)].map(
            ([, number]) => number,
          )
    }
    expect(await waiting('wong.kelvin')).toEqual([office.appraising])
    expect(await waiting('chang.juilin')).toEqual([office.approving])
    expect(await waiting('kao.minghsien')).toEqual([])
    expect(await waiting('lau.margaret')).toEqual([office.toWitness])
    expect(await waiting('kuo.yichun')).toEqual([])
    expect(await waiting('lin.yating')).toEqual([])
    expect(await waiting('lin.hsiuying')).toEqual([office.waiting, office.executing])
  })
})

describe('papers', () => {
  const paperOf = async (person: string, path: string): Promise<Page> => (await office.as(person)).get(path)

  it('are linked from the list as they come to be', async () => {
    const links = async (disposal: string) => {
      const { html } = await paperOf('lin.hsiuying', `/disposals/${disposal}`)
      return [...html.matchAll(new RegExp(`href="/disposals/${disposal}/([\\w.]+)"`, 'g'))].map(([, end]) => end)
    }
    expect(await links(office.appraising)).toEqual(['list'])
    expect(await links(office.toWitness)).toEqual(['list', 'list.csv'])
    expect(await links(office.certified)).toEqual(['list', 'list.csv', 'certificate'])
  })

  it('list what is to go, and once it went every line of it', async () => {
    const before = await paperOf('lin.hsiuying', `/disposals/${office.appraising}/list`)
    expect(before.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const said = textOf(before.html)
    for (const text of [`Destruction list ${office.appraising}`, 'What is to go', 'kept until 2030-12-31']) {
      expect(said.includes(text) || before.html.includes(text), text).toBe(true)
    }
    const after = await paperOf('lau.margaret', `/disposals/${office.certified}/list`)
    const lines = (await office.deskOf('lau.margaret').disposals.destroyed({ disposal: office.certified })).items
    expect(lines.length).toBeGreaterThan(1)
    for (const { number } of lines) expect(after.html).toContain(`>${number}<`)
    const csv = await paperOf('lau.margaret', `/disposals/${office.certified}/list.csv`)
    expect(csv.headers.get('Content-Disposition')).toContain(`destruction-list-${office.certified}.csv`)
    expect(csv.html.trimEnd().split('\r\n')).toHaveLength(lines.length + 1)
    const { disposal } = await get(office.certified)
    const certificate = await paperOf('lau.margaret', `/disposals/${office.certified}/certificate`)
    for (const text of [disposal.certificate!.list.digest, 'Lin Hsiu-ying', 'Kuo Yi-chun', 'Margaret Lau']) {
      expect(certificate.html, text).toContain(text)
    }
  })

  it('an export is not given to others, nor of what is none', async () => {
    const at = `/disposals/${office.executing}/export`
    const auditor = await office.as('lau.margaret')
    expect((await auditor.get(`${at}/2`)).status).toBe(403)
    const operator = await office.as('lin.hsiuying')
    for (const entry of ['0', 'x', '1e1', '999999999999'])
      expect((await operator.get(`${at}/${entry}`)).status).toBe(404)
    expect(office.failures).toEqual([])
  })
})

async function sha256Of(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
