import { beforeEach, describe, expect, it } from 'vitest'
import { textOf } from './browser.ts'
import { type NumberedSubject, numberedSubject } from './numbered-subject.ts'
import { type RetentionOffice, retentionOffice } from './retention-office.ts'

let office: RetentionOffice
let about: NumberedSubject
beforeEach(async () => {
  office = await retentionOffice()
  let typed = 5000
  about = await numberedSubject({ desk: office.deskOf, text: () => String(++typed) })
})

const errorsOf = (html: string) => [...html.matchAll(/id="([\w.-]+)-error"/g)].map(([, name]) => name).sort()
const casesIn = (html: string) => [...html.matchAll(/class="number" href="\/cases\/(YG\d+)"/g)].map(([, one]) => one)
const at = (part = '') => `/subjects/person${part}?person=${about.subject}`
/** What each line of the answer says, by the case that it is about. */
const answersIn = (html: string) =>
  new Map(
    html
      .slice(html.indexOf('<tbody>'), html.indexOf('</tbody>'))
      .split('</tr>')
      .flatMap((row) => {
        const number = /href="\/cases\/(YG\d+)"/.exec(row)?.[1]
        return number === undefined ? [] : [[number, textOf(row)] as const]
      }),
  )

describe('what is kept on a person', () => {
  it('is asked for by the archive and by auditors, who choose a person or say what cases call them', async () => {
    for (const person of ['lin.hsiuying', 'lau.margaret']) {
      const browser = await office.as(person)
      const { html } = await browser.get('/people')
      expect(html).toContain('href="/subjects"')
      expect((await browser.get('/subjects')).html).toContain('<option value="lin.yating">')
      const nobody = await browser.get('/subjects/person')
      expect([nobody.status, errorsOf(nobody.html)]).toEqual([422, ['person']])
      const other = await browser.get(`/subjects/person?person=&subject=${about.subject}`)
      expect(other.to).toBe(`/subjects/person?subject=${about.subject}`)
      expect(casesIn((await browser.get(other.to!)).html)).toHaveLength(4)
      const long = await browser.get(`/subjects/person?subject=${'9'.repeat(201)}`)
      expect([long.status, errorsOf(long.html)]).toEqual([422, ['subject']])
    }
    for (const person of ['tsai.yuchun', 'wong.kelvin', 'kao.minghsien']) {
      const browser = await office.as(person)
      expect((await browser.get('/people')).html).not.toContain('/subjects')
      expect((await browser.get('/subjects')).status, person).toBe(404)
      for (const part of ['', '.json', '.csv']) expect((await browser.get(at(part))).status, person).toBe(403)
      expect((await browser.post(at('/erase'), { title: '1' })).status, person).toBe(403)
    }
    expect(office.failures).toEqual([])
  })

  it('is told case by case: until when and why, its holds, fields and documents', async () => {
    const browser = await office.as('lin.hsiuying')
    const { html } = await browser.get(at())
    expect(casesIn(html)).toEqual([about.due, about.held, about.kept, about.open])
    const report = await office.deskOf('lin.hsiuying').subjects.report({ person: about.subject })
    const said = textOf(html)
    for (const { retention } of report.cases) {
      for (const { explanation } of retention.kept) for (const one of explanation) expect(said).toContain(one)
    }
    expect(html).toContain(`href="/holds/${about.hold}"`)
    expect(said).toContain('No register names them.')
    // Above the reader's clearance there is nothing, and nothing says so.
    expect(said).toContain('This is what you are cleared for (Confidential).')
    const member = await browser.get(`/subjects/person?person=lin.yating&subject=${about.subject}`)
    expect(textOf(member.html)).toContain(`What cases call them: ${about.subject}`)
    expect(casesIn(member.html)).toHaveLength(4)
  })

  it('names the registers that know them', async () => {
    const clerk = office.deskOf('lin.yating')
    const { request } = await clerk.requests.ask({
      kind: 'consultation',
      documents: [`${office.due[0]}-001`],
      purpose: '1',
    })
    const { html } = await (await office.as('lau.margaret')).get('/subjects/person?person=lin.yating')
    expect(html).toContain(`href="/requests/${request.number}"`)
    expect(html).not.toContain('id="erase"')
    expect(textOf(html)).toContain('No case that you may know of is about this person.')
  })

  it('is reached from a case about them', async () => {
    const link = `href="${at()}"`
    expect((await (await office.as('lin.hsiuying')).get(`/cases/${about.kept}`)).html).toContain(link)
    expect((await (await office.as('tsai.yuchun')).get(`/cases/${about.kept}`)).html).not.toContain('/subjects')
    expect((await (await office.as('lin.hsiuying')).get(`/cases/${office.held}`)).html).not.toContain('/subjects/')
  })

  it('is taken away whole, or as a table in which nothing is a formula', async () => {
    const clerk = office.deskOf('tsai.yuchun')
    await clerk.cases.amend({ case: about.open, fields: { position: '=HYPERLINK("http://x","y")' } })
    await clerk.batches.collect({
      case: about.open,
      documents: [{ kind: 'cv', title: '@SUM(1)', channel: 'email', date: '2026-09', pages: 1 }],
    })
    const browser = await office.as('lin.hsiuying')
    expect((await browser.get(at())).html).toContain(`href="${at('.csv')}"`)
    const json = await browser.get(at('.json'))
    expect(json.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
    expect(JSON.parse(json.html)).toEqual(
      JSON.parse(JSON.stringify(await office.deskOf('lin.hsiuying').subjects.report({ person: about.subject }))),
    )
    const csv = await browser.get(at('.csv'))
    expect(csv.headers.get('Content-Disposition')).toContain('filename="kept-on-person-2026-11-18.csv"')
    const lines = csv.html.split('\r\n')
    expect(lines[0]).toContain('"What","Number","Name","Content","Date","Kept until","Why","Holds"')
    for (const text of ['"\'=HYPERLINK(""http://x"",""y"")"', '"\'@SUM(1)"', '"2017-12-31"', `"${about.hold}"`]) {
      expect(csv.html, text).toContain(text)
    }
    expect(lines.some((line) => /(^|,)"?[=+@-]/.test(line))).toBe(false)
    for (const part of ['.json', '.csv']) expect((await browser.get(`/subjects/person${part}`)).status).toBe(404)
    expect(office.failures).toEqual([])
  })
})

describe('erasure that is asked for', () => {
  it('is answered thing by thing, each with its reason and its clause', async () => {
    const browser = await office.as('lin.hsiuying')
    const { html: form } = await browser.get(at())
    expect(form).toContain('id="erase"')
    const key = /name="key" value="([^"]+)"/.exec(form)![1]!
    const answered = await browser.post(at('/erase'), { title: 'Asked', key })
    expect(answered.status).toBe(200)
    const answers = answersIn(answered.html)
    expect([...answers.keys()]).toEqual([about.due, about.held, about.kept, about.open])
    const { items } = await office.deskOf('lin.hsiuying').disposals.list({ state: 'proposed' })
    const list = items.find(({ title }) => title === 'Asked')!.number
    expect(answers.get(about.due)).toContain(`To be erased 2018-01-01 Due since 2018-01-01. On disposal list ${list}`)
    expect(answers.get(about.held)).toMatch(new RegExp(`Refused .*The hold ${about.hold} covers it \\(P9\\.2`))
    expect(answers.get(about.kept)).toMatch(/Restricted .*\(P9\.1.*Rule: 5 years from “Left the company”/)
    expect(answers.get(about.kept)).toContain('PRC Labour Contract Law art. 50')
    expect(answers.get(about.open)).toMatch(/Refused .*\(P9\.1/)
    expect(textOf(answered.html)).toContain('What can be erased is on a disposal list.')
    // Sent again it makes no second list, and answers as before.
    const again = await browser.post(at('/erase'), { title: 'Asked', key })
    expect([again.status, answersIn(again.html)]).toEqual([200, answers])
    expect((await office.deskOf('lin.hsiuying').disposals.list({ state: 'proposed' })).items).toHaveLength(items.length)
    expect((await browser.get(at('/erase'))).to).toBe(at())
    expect((await browser.get('/subjects/person/erase')).to).toBe('/subjects')
    expect((await browser.get(at())).html).toContain(`href="/disposals/${list}"`)
    // What stands on a list already is on no second one.
    const later = await browser.post(at('/erase'), { title: 'Again' })
    expect(answersIn(later.html).get(about.due)).toContain(list)
    expect(office.failures).toEqual([])
  })

  it('is refused beside what is wrong with it, and to whom it is not', async () => {
    const browser = await office.as('lin.hsiuying')
    const bare = await browser.post(at('/erase'), { title: '' })
    expect([bare.status, errorsOf(bare.html)]).toEqual([422, ['title']])
    expect(bare.html).toMatch(/<details class="panel" id="erase" open="">/)
    const nobody = await browser.post('/subjects/person/erase', { title: '1' })
    expect([nobody.status, errorsOf(nobody.html)]).toEqual([422, ['person']])
    const nothing = await browser.post('/subjects/person/erase?person=0', { title: '1' })
    expect([nothing.status, textOf(nothing.html).includes('There is nothing to erase.')]).toEqual([200, true])
    const auditor = await office.as('lau.margaret')
    const refused = await auditor.post(at('/erase'), { title: '1' })
    expect([refused.status, refused.html.includes('class="problems"')]).toEqual([403, true])
    expect(textOf(refused.html)).toContain('P9.2')
    expect(office.failures).toEqual([])
  })
})
