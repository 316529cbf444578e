import type { NewDocument } from 'casekeep'
import { describe, expect, it } from 'vitest'
import { PlainForm } from './batch-work-form.ts'
import { textOf } from './browser.ts'
import { demoOffice } from './demo-office.ts'

const { failures, deskOf, as } = await demoOffice(12, 45)

const clerk = 'cheng.chihhao'
const head = 'hsu.chienkuo'

async function opened(documents: readonly Partial<NewDocument>[]) {
  const { case: file, batch } = await deskOf(clerk).cases.open({
    category: 'project',
    title: 'Batch work',
    fields: { name: 'Batch work' },
    department: 'engineering',
    documents: documents.map((document, index) => ({
      kind: 'execution',
      title: `Log ${index + 1}`,
      channel: 'sharedFolder',
      date: '2024-03-01',
      ...document,
    })),
  })
  return { file: file.number, batch: batch!.number, page: `/batches/${batch!.number}` }
}
async function sorting(documents: readonly Partial<NewDocument>[]) {
  const found = await opened(documents)
  await deskOf(clerk).batches.sort({ batch: found.batch })
  const browser = await as(clerk)
  return { ...found, browser, form: await PlainForm.at(browser, found.page, `${found.page}/sorting`) }
}
async function inReview(documents: readonly Partial<NewDocument>[]) {
  const found = await opened(documents)
  const desk = deskOf(clerk)
  await desk.batches.sort({ batch: found.batch })
  await desk.batches.number({ batch: found.batch })
  await desk.batches.submit({ batch: found.batch })
  const browser = await as(head)
  return { ...found, browser, form: await PlainForm.at(browser, found.page, `${found.page}/review`) }
}
const documentsOf = async (batch: string) => (await deskOf(clerk).batches.get({ batch })).documents
const operationsOn = async (file: string) =>
  (await deskOf(head).trail.history({ case: file, limit: 200 })).items.map(({ operation }) => operation)

describe('a batch of 200 (P4.1, P4.2, P4.3)', () => {
  it('is sorted and approved through plain forms, without a script', async () => {
    const { items } = await deskOf(clerk).duties.list({ limit: 200 })
    const duty = items.find(({ kind, title }) => kind === 'submitUpdate' && title.includes('舊檔掃描'))!
    const page = `/batches/${duty.subject}`
    expect(await documentsOf(duty.subject)).toHaveLength(200)
    const browser = await as(clerk)
    expect(textOf((await browser.get('/')).html)).toContain(duty.title)

    await browser.act(page, `${page}/sort`)
    let form = await PlainForm.at(browser, page, `${page}/sorting`)
    form = await form.act('repeats-out')
    form = await form.act('named-kinds')
    form = await form.act('choose:undated')
    expect(form.values('select')).toHaveLength(14)
    form = await form.type('all.date', '2022-06').act('apply')
    form = await form.type('find', '核可函').act('filter')
    form = await form.act('select:shown')
    form = await form.type('all.important', 'true').act('apply')
    // Nothing is saved so far.
    expect((await documentsOf(duty.subject)).every(({ screened, important }) => !screened && !important)).toBe(true)
    const saved = await form.press('save')
    expect(textOf(saved.html)).toContain('Everything is saved.')

    const documents = await documentsOf(duty.subject)
    const out = documents.filter(({ screened }) => screened !== null)
    expect(out).toHaveLength(8)
    for (const { screened, title } of out) {
      expect(screened).toMatchObject({ because: 'duplicate' })
      expect(documents.find(({ position }) => position === screened!.duplicateOf)).toMatchObject({
        title,
        screened: null,
      })
    }
    const kept = documents.filter(({ screened }) => screened === null)
    expect(kept.every(({ date }) => date !== null)).toBe(true)
    expect(kept.filter(({ dateMonthOnly }) => dateMonthOnly)).toHaveLength(14)
    for (const { title, kind, important, mark } of kept) {
      if (title.endsWith('驗收報告')) expect(kind).toBe('acceptanceReport')
      if (title.endsWith('預算書')) expect(kind).toBe('budget')
      expect([important, mark]).toEqual(title.endsWith('核可函') ? [true, '項目關鍵文件'] : [false, null])
    }

    const submitted = await form.in(saved).press('finish')
    expect(textOf(submitted.html)).toContain(`${duty.subject} was submitted for review.`)
    const numbered = (await documentsOf(duty.subject)).filter(({ screened }) => screened === null)
    expect(new Set(numbered.map(({ number }) => number)).size).toBe(192)
    expect((await operationsOn(duty.case)).slice(-5)).toEqual([
      'batches.sort',
      'batches.arrange',
      'batches.screen',
      'batches.number',
      'batches.submit',
    ])

    const reviewer = await as(head)
    const review = await PlainForm.at(reviewer, page, `${page}/review`)
    const shown = textOf((await reviewer.get(page)).html)
    expect(shown).toContain('192 documents')
    expect(shown).toContain('8 taken out')
    const approved = await review.press('approve')
    expect(textOf(approved.html)).toContain(`${duty.subject} was approved.`)
    expect(textOf(approved.html)).toContain('Next for your review')
    const { batch } = await deskOf(head).batches.get({ batch: duty.subject })
    expect(batch).toMatchObject({ state: 'approved', reviewer: head, sorters: [clerk] })
    expect(await deskOf(head).trail.verify({ case: duty.case })).toMatchObject({ intact: true })
    expect(failures).toEqual([])
  })

  it('goes back with two flagged documents, which say what is wrong in their own rows (P4.3)', async () => {
    const { items } = await deskOf(head).duties.list({ limit: 200 })
    const duty = items.find(({ kind, title }) => kind === 'review' && title.includes('舊檔掃描'))!
    const page = `/batches/${duty.subject}`
    const documents = await documentsOf(duty.subject)
    const [one, other] = documents.filter(({ number }) => number !== null)
    const reviewer = await as(head)
    let form = await PlainForm.at(reviewer, page, `${page}/review`)
    form = await form.act(`flag:${one!.position}`)
    form = await form.type(`remark.${one!.position}`, 'No date.').act(`flag:${other!.position}`)
    expect(form.value(`remark.${one!.position}`)).toBe('No date.')

    const refused = await form.press('return')
    expect(refused.status).toBe(422)
    expect(textOf(refused.html)).toContain('Say what is wrong, or remove the flag.')
    form = form.in(refused)
    expect((await form.press('approve')).status).toBe(422)
    const returned = await form.type(`remark.${other!.position}`, 'No date.').press('return')
    expect(textOf(returned.html)).toContain(`${duty.subject} was returned for sorting.`)
    const { batch } = await deskOf(head).batches.get({ batch: duty.subject })
    expect(batch).toMatchObject({ state: 'sorting', reasons: [`${one!.number}, ${other!.number}: No date.`] })

    const sorter = await as('brandt.lukas')
    const again = await sorter.get(page)
    expect(textOf(again.html)).toContain('2 documents were flagged by the reviewer.')
    expect(again.html.match(/Reviewer: No date\./g)).toHaveLength(2)
    let table = await PlainForm.at(sorter, page, `${page}/sorting`)
    table = await table.act(`edit:${one!.position}`)
    await table.type(`date.${one!.position}`, '2021-05-05').press('finish')

    const second = textOf((await reviewer.get(page)).html)
    expect(second).toContain('1 document changed or added')
    expect(second).toContain('changed since the return: Date')
    expect(failures).toEqual([])
  })
})

describe('the table of a batch', () => {
  it('keeps what was typed, and says beside the row and field what is wrong with it', async () => {
    const { batch, form } = await sorting([{}, {}, {}])
    const [first, second] = await documentsOf(batch)
    let table = await form.act(`edit:${first!.position}`)
    table = await table.act(`edit:${second!.position}`)
    table.type(`title.${first!.position}`, 'Log <one>').type(`date.${first!.position}`, '2031-01-01')
    table.type(`original.${second!.position}`, 'false')
    const refused = await table.press('save')
    expect(refused.status).toBe(422)
    table = table.in(refused)
    expect(table.value(`title.${first!.position}`)).toBe('Log <one>')
    expect(table.value(`date.${first!.position}`)).toBe('2031-01-01')
    expect(table.value(`original.${second!.position}`)).toBe('false')
    expect(refused.html).toContain(`id="date.${first!.position}-error"`)
    expect(await documentsOf(batch)).toEqual([first, second, expect.anything()])

    const again = await table.type(`date.${first!.position}`, '2024-01-01').press('save')
    expect(again.html).toContain(`id="copyReason.${second!.position}-error"`)
    table = table.in(again)
    table.type(`copyReason.${second!.position}`, 'Signed one is abroad')
    await table.type(`originalAt.${second!.position}`, 'Hong Kong').press('save')
    expect(await documentsOf(batch)).toMatchObject([
      { title: 'Log <one>', date: '2024-01-01' },
      { original: false, originalAt: 'Hong Kong' },
      { title: 'Log 3' },
    ])
  })

  it('empties a value, and undoes what is not saved', async () => {
    const { batch, form } = await sorting([{ author: 'Somebody', reference: 'R-1', pages: 3 }, {}])
    const [first, second] = await documentsOf(batch)
    let table = await form.act(`edit:${first!.position}`)
    table.type(`author.${first!.position}`, '').type(`date.${first!.position}`, '').type(`pages.${first!.position}`, '')
    table = await table.act(`done:${first!.position}`)
    table = await table.tick('select', String(second!.position)).type('all.date', '2020-01').act('apply')
    table = await table.act(`undo:${second!.position}`)
    await table.press('save')
    expect(await documentsOf(batch)).toMatchObject([
      { author: null, date: null, pages: null, reference: 'R-1' },
      { date: '2024-03-01', version: second!.version },
    ])
  })

  it('sets nothing that cannot be, and says so at the control', async () => {
    const { form } = await sorting([{}, {}])
    const said = async (table: PlainForm) => textOf((await table.press('apply')).html)
    expect(await said(form)).toContain('Choose what to set')
    expect(await said(form.type('all.date', '2024-13'))).toContain('Give a day (YYYY-MM-DD) or a month (YYYY-MM).')
    expect(await said(form.type('all.date', '2026-11-19'))).toContain('This is in the future.')
    expect(await said(form.type('all.date', '2024-02'))).toContain('Select documents in the table first.')
    expect(await said(form.type('all.choice', 'invalid'))).toContain('Say why they are invalid.')
  })

  it('leaves a level where the kind allows no lower one', async () => {
    const { batch, form } = await sorting([{ kind: 'agreement' }, { level: 'confidential' }])
    for (const { position } of await documentsOf(batch)) form.tick('select', String(position))
    const applied = await form.type('all.level', 'internal').press('apply')
    expect(textOf(applied.html)).toContain('1 keeps a higher level')
    await form.in(applied).press('save')
    expect(await documentsOf(batch)).toMatchObject([{ level: 'confidential' }, { level: 'internal' }])
  })

  it('takes out what is invalid with its reason, and puts it back (P4.3)', async () => {
    const { batch, page, browser, form } = await sorting([{}, {}])
    const [first] = await documentsOf(batch)
    form.tick('select', String(first!.position)).type('all.choice', 'invalid').type('all.note', 'Blank page')
    await (await form.act('apply')).press('save')
    expect((await documentsOf(batch))[0]!.screened).toEqual({
      because: 'invalid',
      note: 'Blank page',
      duplicateOf: null,
    })
    let table = await PlainForm.at(browser, page, `${page}/sorting`)
    table.tick('select', String(first!.position)).type('all.choice', 'back')
    table = await table.act('apply')
    await table.press('save')
    expect((await documentsOf(batch))[0]).toMatchObject({ screened: null, state: 'collected' })
  })

  it('says that somebody else changed the batch, and loses nothing', async () => {
    const { batch, form } = await sorting([{}, {}])
    const [first, second] = await documentsOf(batch)
    let table = await form.act(`edit:${first!.position}`)
    table.type(`title.${first!.position}`, 'Mine')
    await deskOf(head).batches.arrange({
      batch,
      documents: [
        { position: first!.position, pages: 9 },
        { position: second!.position, title: 'Theirs' },
      ],
    })
    const stale = await table.press('save')
    expect(stale.status).toBe(409)
    const text = textOf(stale.html)
    expect(text).toContain('Somebody else changed this batch while you were working.')
    expect(text).toContain('Hsu Chien-kuo')
    expect(text).toContain('Somebody else changed this document meanwhile')
    expect(text).toContain('Theirs')
    table = table.in(stale)
    expect(table.value(`title.${first!.position}`)).toBe('Mine')
    await table.press('save')
    expect(await documentsOf(batch)).toMatchObject([{ title: 'Mine', pages: null }, { title: 'Theirs' }])
  })

  it('shows what was typed when the batch is no longer being sorted', async () => {
    const { batch, form } = await sorting([{}])
    const [first] = await documentsOf(batch)
    const table = await form.act(`edit:${first!.position}`)
    table.type(`title.${first!.position}`, 'Too late')
    await deskOf(clerk).batches.number({ batch })
    await deskOf(clerk).batches.submit({ batch })
    const late = await table.press('save')
    expect(late.status).toBe(409)
    expect(textOf(late.html)).toContain('Title: Too late')
    expect(textOf(late.html)).toContain('is no longer being sorted')
  })

  it('takes nothing along that is out of it, and leaves what is void', async () => {
    const { batch, page, browser } = await sorting([{}, {}, {}])
    const [first, second] = await documentsOf(batch)
    const desk = deskOf(clerk)
    await desk.batches.number({ batch })
    await desk.batches.screen({ batch, out: [{ position: first!.position, because: 'invalid', note: 'Torn' }] })
    const table = await PlainForm.at(browser, page, `${page}/sorting`)
    expect(() => table.tick('select', String(first!.position))).toThrow('no box')
    expect(table.buttons).not.toContain(`edit:${first!.position}`)
    table.tick('select', String(second!.position)).type('all.choice', 'invalid').type('all.note', 'Blank')
    const applied = await table.type('all.date', '2020-01').press('apply')
    expect(table.in(applied).value(`date.${second!.position}`)).toBeUndefined()
    await table.in(applied).press('save')
    expect((await documentsOf(batch)).map(({ state, date }) => [state, date])).toEqual([
      ['voided', '2024-03-01'],
      ['voided', '2024-03-01'],
      ['numbered', '2024-03-01'],
    ])
  })

  it('weighs little, however long it is', async () => {
    const { page, browser } = await sorting(Array.from({ length: 500 }, () => ({})))
    const { html } = await browser.get(page)
    expect(html.match(/<tr id="d/g)).toHaveLength(500)
    expect(html.length / 500).toBeLessThan(1000)
  })
})

describe('the review', () => {
  it('says to a sorter that somebody else must review, before they try (policy §13)', async () => {
    const { page, batch } = await inReview([{}])
    const sorter = await as(clerk)
    const { html } = await sorter.get(page)
    expect(textOf(html)).toContain('You sorted documents of this batch, so somebody else must review it')
    expect(html).not.toContain('value="approve"')
    const tried = await sorter.post(`${page}/review`, { do: 'approve' })
    expect(tried.status).toBe(403)
    expect((await deskOf(head).batches.get({ batch })).batch.state).toBe('inReview')
  })

  it('warns whoever reviews here that changing something excludes them', async () => {
    const { page } = await sorting([{}])
    expect(textOf((await (await as(head)).get(page)).html)).toContain('you are one of its sorters')
  })

  it('shows what is missing, what was taken out and why, and what repeats', async () => {
    const { page, batch, browser } = await inReview([{ title: 'Twice' }, { title: 'twice' }, {}, { kind: 'plan' }])
    const text = textOf((await browser.get(page)).html)
    expect(text).toContain('4 documents')
    expect(text).toContain('1 repeats another one')
    expect(text).toContain('The case still lacks Budget, Goals')
    expect(text).toContain('2024-03-01 to 2024-03-01')
    await deskOf(head).batches.return({ batch, reasons: ['Twice.'] })
    const [, twin] = await documentsOf(batch)
    await deskOf(clerk).batches.screen({ batch, out: [{ position: twin!.position, because: 'invalid', note: 'Torn' }] })
    await deskOf(clerk).batches.submit({ batch })
    const again = textOf((await browser.get(page)).html)
    expect(again).toContain('1 taken out')
    expect(again).toContain('Invalid Torn')
    expect(again).toContain('It came back: Twice.')
  })

  it('keeps the remarks of a reviewer who was overtaken', async () => {
    const { batch, form } = await inReview([{}])
    const [first] = await documentsOf(batch)
    let table = await form.act(`flag:${first!.position}`)
    table.type(`remark.${first!.position}`, 'Not signed')
    await deskOf(head).batches.return({ batch, reasons: ['Again'] })
    await deskOf(clerk).batches.submit({ batch })
    const stale = await table.press('return')
    expect(stale.status).toBe(409)
    expect(textOf(stale.html)).toContain('The batch changed while you were looking at it.')
    table = table.in(stale)
    expect(table.value(`remark.${first!.position}`)).toBe('Not signed')
    await table.press('return')
    expect((await deskOf(head).batches.get({ batch })).batch.reasons).toEqual([`${first!.number}: Not signed`])
  })
})

describe('many documents from a list (P3.2, P3.4)', () => {
  const form = async (file: string) => {
    const browser = await as(clerk)
    return { browser, list: await PlainForm.at(browser, `/cases/${file}/collect?from=list`, `/cases/${file}/collect`) }
  }

  it('are shown with what is wrong by row and column, and saved only when nothing is', async () => {
    const { file } = await opened([{}])
    const { list } = await form(file)
    const before = (await operationsOn(file)).length
    const wrong = [
      '題名\tKind\t收集方式\t日期\tpages\tRemarks',
      'Inspection 1\t執行記錄\te-mail\t2024/3/5\t3\tx',
      'Inspection 1\texecution\t电子邮件\t2024年3月5日\t３\t',
      '\tPlan\tHandover of files\t5/3/2024\tthree\t',
      '"Of ""two"" words"\tneeds\temail\t2031-01-01\t\t',
    ].join('\n')
    const refused = await list.type('list', wrong).press('check')
    expect(refused.status).toBe(422)
    const text = textOf(refused.html)
    expect(text).toContain('5 values are to be corrected.')
    expect(text).toContain('three must be a number')
    expect(text).toContain('1 repeats another document.')
    expect(text).toContain('Repeats row 1')
    expect(text).toContain('Of &quot;two&quot; words')
    expect(list.in(refused).value('column.5')).toBe('')
    expect(list.in(refused).buttons).not.toContain('collect')
    expect(await operationsOn(file)).toHaveLength(before)

    const right = ['Title,Channel', 'Inspection 1,email', '"Two, words",minutes'].join('\n')
    const checked = await list.in(refused).type('list', right).type('kindOfAll', 'execution').press('check')
    expect(checked.status).toBe(200)
    const collected = await list.in(checked).press('collect')
    expect(textOf(collected.html)).toContain('The documents are in batch')
    const { batches } = await deskOf(clerk).batches.list({ case: file })
    expect(await documentsOf(batches.at(-1)!.number)).toMatchObject([
      { title: 'Inspection 1', kind: 'execution', channel: 'email', medium: 'electronic' },
      { title: 'Two, words', kind: 'execution', channel: 'minutes', medium: 'paper' },
    ])
  })

  it('come once, however often the button is pressed', async () => {
    const { file } = await opened([{}])
    const { list } = await form(file)
    const ready = await list.type('list', 'Title,Channel\nOnce,email').type('kindOfAll', 'execution').act('check')
    await Promise.all([ready.press('collect'), ready.press('collect')])
    await ready.press('collect')
    const { batches } = await deskOf(clerk).batches.list({ case: file })
    expect(batches).toHaveLength(2)
    expect(await documentsOf(batches[1]!.number)).toHaveLength(1)
  })

  it('go by columns chosen by hand where their names say nothing', async () => {
    const { file } = await opened([{}])
    const { list } = await form(file)
    const unknown = await list.type('list', 'What\tHow\nA letter\temail').press('check')
    expect(textOf(unknown.html)).toContain('No column holds the titles.')
    const chosen = list.in(unknown).type('kindOfAll', 'execution').type('column.0', 'title').type('column.1', 'channel')
    const ready = await chosen.act('check')
    expect(textOf((await ready.press('collect')).html)).toContain('A letter')
  })

  it('are at most as many as one command takes', async () => {
    const { file } = await opened([{}])
    const { list } = await form(file)
    const rows = Array.from({ length: 501 }, (_, index) => `Log ${index}\texecution\temail`)
    const many = await list.type('list', ['title\tkind\tchannel', ...rows].join('\n')).press('check')
    expect(many.status).toBe(422)
    expect(textOf(many.html)).toContain('A list may have up to 500 documents at once; this one has 501.')
    const most = list.in(many).type('list', ['title\tkind\tchannel', ...rows.slice(1)].join('\n'))
    const collected = await (await most.act('check')).press('collect')
    expect(collected.html.match(/Log \d+/g)!.length).toBeGreaterThanOrEqual(500)
  })

  it('that cannot be read say in which line', async () => {
    const { file } = await opened([{}])
    const { list } = await form(file)
    expect(textOf((await list.type('list', 'title,kind\n"open,execution').press('check')).html)).toContain(
      'Line 2 of the list cannot be read',
    )
    expect(textOf((await list.type('list', 'title,kind').press('check')).html)).toContain('has no rows')
  })
})
