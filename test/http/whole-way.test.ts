import { describe, expect, it } from 'vitest'
import { act, archiveFirst, client, each, openSite } from './site.ts'

describe('the whole way over HTTP', () => {
  it('takes a case from its opening into the archive', async () => {
    const site = openSite()
    const opened = await act(site, '/cases', client)
    expect(opened.status).toBe(201)
    expect(opened.headers.get('location')).toBe('cases/KH0001')
    expect(opened.body).toMatchObject({
      case: { number: 'KH0001', category: 'client', state: 'open' },
      batch: { number: 'KH0001-P01', state: 'collecting' },
      events: [{ type: 'case.opened' }, { type: 'batch.collected' }],
    })

    const collected = await act(site, '/cases/KH0001/batches', {
      batch: 'KH0001-P01',
      documents: [
        { kind: 'needs', title: 'Needs', channel: 'handover', pages: 2 },
        { kind: 'needs', title: 'Needs', channel: 'handover' },
      ],
    })
    expect(collected.status).toBe(201)
    expect(collected.headers.get('location')).toBe('../../batches/KH0001-P01')
    expect(collected.body.repeated).toEqual([{ position: 3, of: 2 }])

    await act(site, '/batches/KH0001-P01/sort')
    await act(site, '/batches/KH0001-P01/screen', { out: [{ position: 3, because: 'duplicate' }] })
    await act(site, '/batches/KH0001-P01/arrange', { documents: [{ position: 2, title: 'Statement of needs' }] })
    await act(site, '/batches/KH0001-P01/number', { order: 'collection' })
    await act(site, '/batches/KH0001-P01/submit')
    await act(site, '/batches/KH0001-P01/return', { reasons: ['The date is missing'] }, 'hana')
    await act(site, '/batches/KH0001-P01/arrange', { documents: [{ position: 2, date: '2026-01-31' }] })
    await act(site, '/batches/KH0001-P01/submit')
    await act(site, '/batches/KH0001-P01/approve', {}, 'hana')
    const sent = await act(site, '/transfers', { batches: ['KH0001-P01'] })
    expect([sent.status, sent.headers.get('location')]).toEqual([201, 'transfers/YJ2026-0001'])
    const received = await act(site, '/transfers/YJ2026-0001/receipt', { accept: ['KH0001-P01'] }, 'arno')
    expect(received.body).toMatchObject({ transfer: { state: 'received' }, batches: [{ state: 'archived' }] })

    const { body } = await site.get('/documents/KH0001-002')
    expect(body.document).toMatchObject({ state: 'archived', title: 'Statement of needs', date: '2026-01-31' })
    expect((await site.get('/cases/KH0001/verification')).body).toMatchObject({ intact: true, broken: null })
    const history = await site.get('/cases/KH0001/history?limit=2')
    expect(each(history, 'operation')).toEqual(['cases.open', 'batches.collect'])
    const rest = await site.get(`/cases/KH0001/history?after=${history.body.next}`)
    expect(each(rest, 'position')[0]).toBe(3)
  })

  it('corrects what the archive keeps, and keeps the old words', async () => {
    const site = openSite()
    await archiveFirst(site)
    const correction = { reason: 'A slip of the pen', changes: { author: 'Maria Anders', date: null } }
    const corrected = await act(site, '/documents/KH0001-001/corrections', correction, 'arno')
    expect([corrected.status, corrected.body.document?.revision]).toEqual([200, 2])
    const { body } = await site.get('/documents/KH0001-001/revisions', 'arno')
    expect(body.revisions).toMatchObject([{ revision: 1, content: { author: null }, reason: 'A slip of the pen' }])
  })

  it('lends what is kept, and takes it back', async () => {
    const site = openSite()
    await archiveFirst(site, [
      { ...client.documents[0], channel: 'handover' },
      { ...client.documents[0], title: 'Second contact', channel: 'handover' },
    ])
    const loan = { kind: 'loan', case: 'KH0001', purpose: 'To prepare a visit', copies: 2 }
    const asked = await act(site, '/requests', loan)
    expect([asked.status, asked.headers.get('location')]).toEqual([201, 'requests/JY2026-0001'])
    const at = (rest: string) => `/requests/JY2026-0001${rest}`
    expect(each(await site.get('/requests/waiting', 'hana'), 'number')).toEqual(['JY2026-0001'])
    const refuse = [{ item: 2, reason: 'Not needed for a visit' }]
    await act(site, at('/decision'), { verdict: 'approve', refuse }, 'hana')
    await act(site, at('/reassign'), { to: 'p-arno', reason: 'On leave' }, 'aida')
    await act(site, at('/decision'), { verdict: 'approve', copies: 1 }, 'arno')
    await act(site, at('/hand-over'), {}, 'arno')
    await act(site, at('/call-off'), {}, 'arno')
    await act(site, at('/hand-over'), { items: [1] }, 'arno')
    await act(site, at('/confirm'))
    await act(site, at('/items/1/copies'), { copies: 1, mark: 'Copy 1 of 1' }, 'arno')
    await act(site, at('/items/1/renewal'), { reason: 'The visit was put off' })
    const renewed = await act(site, at('/items/1/renewal/decision'), { verdict: 'grant' }, 'arno')
    expect(renewed.body.items).toMatchObject([{ renewals: 1, due: '2026-03-30' }, { state: 'refused' }])
    const ofBen = '/requests/register/count?kind=loan&scope=mine&renewal=granted&overdueOn=2026-03-31'
    expect((await site.get(ofBen)).body).toEqual({ count: 1 })
    await act(site, at('/items/1/recall'), { reason: 'Needed in court' }, 'arno')
    const out = each(await site.get('/requests/register?kind=loan&dueTo=2026-03-04', 'arno'), 'item')
    expect(out).toMatchObject([{ position: 1, state: 'out', due: '2026-03-04' }])
    expect((await act(site, '/requests/chase', {}, 'arno')).body).toMatchObject({ more: false })
    await act(site, at('/items/1/loss'), { reason: 'Left in a train' })
    await act(site, at('/items/1/settle'), { by: 'paid' }, 'arno')
    await act(site, at('/items/1/find'), { remark: 'The railway sent it' }, 'arno')
    await act(site, '/requests', { ...loan, case: undefined, documents: ['KH0001-002'] })
    await act(site, '/requests/JY2026-0002/withdraw')
    const words = { kind: 'consultation', description: 'Letters of Alfreds', purpose: 'To read' }
    await act(site, '/requests', words, 'uma')
    const resolved = await act(site, '/requests/CY2026-0001/resolve', { documents: ['KH0001-002'] }, 'arno')
    expect(resolved.body).toMatchObject({ request: { state: 'deciding', department: 'canteen' } })
    const back = await site.get(at(''))
    expect(back.body).toMatchObject({ request: { state: 'closed' }, items: [{ state: 'returned' }, {}] })
    const over = (await site.get(at('/possible'))).body
    expect(over).toMatchObject({ possible: [] })
    expect(over.refused).toContainEqual({
      operation: 'requests.giveBack',
      items: [1],
      code: 'ILLEGAL',
      details: { what: 'requestItem', state: 'returned', event: 'giveBack', legal: [] },
    })
  })

  it('brings back what was lent, and signs for it', async () => {
    const site = openSite()
    await archiveFirst(site, [{ ...client.documents[0], channel: 'handover' }])
    await act(site, '/requests', { kind: 'consultation', documents: ['KH0001-001'], purpose: 'To read' })
    const at = (rest: string) => `/requests/CY2026-0001${rest}`
    for (const head of ['hana', 'aida'] as const) await act(site, at('/decision'), { verdict: 'approve' }, head)
    await act(site, at('/hand-over'), {}, 'arno')
    const reading = await act(site, at('/confirm'))
    expect(reading.body.items).toMatchObject([{ state: 'inReading', due: '2026-03-02' }])
    await act(site, at('/give-back'))
    const items = [{ item: 1, condition: 'damaged', remark: 'A stain' }]
    const back = await act(site, at('/take-back'), { items }, 'arno')
    expect(back.body).toMatchObject({ request: { state: 'closed' }, items: [{ state: 'returned', remark: 'A stain' }] })
  })

  it('amends, reassigns, ends, reopens, voids and merges', async () => {
    const site = openSite()
    for (let count = 0; count < 4; count++) await act(site, '/cases', { ...client, documents: undefined })
    const amended = await site.send('PATCH', '/cases/KH0001', { body: { fields: { amount: 12.5 }, version: 1 } })
    expect([amended.status, amended.body.case?.fields?.amount]).toEqual([200, 12.5])
    await act(site, '/cases/KH0001/end', { on: '2026-02' })
    await act(site, '/cases/KH0001/reopen', { reason: 'It goes on' }, 'hana')
    await act(site, '/cases/KH0001/reassign', { owner: 'p-ben', reason: 'Holidays' }, 'hana')
    await act(site, '/cases/KH0002/void', { reason: 'Opened in error' }, 'hana')
    await act(site, '/cases/KH0003/merge', { into: 'KH0004', reason: 'Opened twice' }, 'hana')
    await act(site, '/cases/KH0001/batches', { documents: client.documents })
    await act(site, '/batches/KH0001-P01/withdraw', { reason: 'Not ours' })
    expect(each(await site.get('/cases'), 'state')).toEqual(['open', 'voided', 'voided', 'open'])
  })

  it('answers a command without a body as one with an empty object', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    const headers = { 'content-type': 'application/json; charset=UTF-8' }
    expect((await site.send('POST', '/batches/KH0001-P01/sort', { headers })).status).toBe(200)
  })
})

describe('query strings', () => {
  it('carry text, booleans, numbers and JSON', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    await act(site, '/cases', { ...client, title: 'Bólido', fields: { name: 'Bólido', code: 'BOLID', amount: 100 } })
    const found = async (query: string) => each(await site.get(`/cases?${query}`), 'number')
    const fields = (...conditions: object[]) =>
      `category=client&fields=${encodeURIComponent(JSON.stringify(conditions))}`
    expect(await found(fields({ field: 'code', equals: 'ALFKI' }))).toEqual(['KH0001'])
    expect(await found(fields({ field: 'amount', from: 50, to: 150 }))).toEqual(['KH0002'])
    expect(await found('incomplete=true&state=open')).toEqual(['KH0002', 'KH0001'])
    expect(await found('incomplete=false')).toEqual([])
    expect(await found('title=b%C3%B3l')).toEqual(['KH0002'])
    expect(await found('title=Alfreds+Futter')).toEqual(['KH0001'])
    const first = await site.get('/cases?limit=1')
    expect(await found(`after=${first.body.next}&limit=1`)).toEqual(['KH0001'])
    expect((await site.get('/cases/count?category=client')).body).toEqual({ count: 2 })
    expect((await site.get('/duties?scope=all&late=false')).body.items).toHaveLength(2)
    expect((await site.get('/duties/count')).body).toMatchObject({ open: 2, late: 0 })
  })
})
