import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import type { Person } from '../support/people.ts'

const paper = { channel: 'handover' } as const

/** A client of sales with two letters on paper and one electronic in the archive, on Monday 2 March 2026. */
async function archived(office: Office) {
  return await clientAt(office, 'archived', [
    letter('On paper', paper),
    letter('Also on paper', paper),
    letter('By e-mail'),
  ])
}
const documents = ['KH0001-001', 'KH0001-002'] as const

/** A loan of ben's of the two paper letters, decided by his head and the head of the archive. */
async function approved(office: Office, who: Person = 'ben', named: readonly string[] = documents) {
  const asked = await office.desk(who).requests.ask({ kind: 'loan', documents: named, purpose: 'To prepare a visit' })
  const { number } = asked.request
  await office.desk('hana').requests.decide({ request: number, verdict: 'approve' })
  return await office.desk('aida').requests.decide({ request: number, verdict: 'approve' })
}
async function out(office: Office, who: Person = 'ben', named: readonly string[] = documents) {
  const { request } = await approved(office, who, named)
  await office.desk('arno').requests.handOver({ request: request.number })
  return await office.desk(who).requests.confirm({ request: request.number })
}
const states = ({ items }: { readonly items: readonly { readonly state: string }[] }) => items.map(({ state }) => state)

overStores((kind) => {
  describe('a loan', () => {
    it('P7.2: is asked for, approved in order, handed over and returned, each side signing', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const asked = await office.desk('ben').requests.ask({ kind: 'loan', documents, purpose: 'To prepare a visit' })
        expect(asked.request).toMatchObject({
          number: 'JY2026-0001',
          kind: 'loan',
          state: 'deciding',
          requester: 'p-ben',
          department: 'sales',
          level: 'internal',
          cases: ['KH0001'],
          // Ten working days from Monday 2 March.
          expires: '2026-03-16',
        })
        expect(asked.steps.map(({ role, state }) => [role, state])).toEqual([
          ['departmentHead', 'open'],
          ['archiveHead', 'waiting'],
        ])
        expect(asked.events.map(({ type }) => type)).toEqual(['request.asked'])
        const request = asked.request.number
        const waits = async (who: Person) =>
          (await office.desk(who).requests.waiting()).items.map(({ number }) => number)
        expect([await waits('hana'), await waits('aida'), await waits('mark')]).toEqual([[request], [], []])
        office.clock.set('2026-03-03')
        const first = await office.desk('hana').requests.decide({ request, verdict: 'approve' })
        expect([first.request.state, states(first)]).toEqual(['deciding', ['asked', 'asked']])
        expect([await waits('hana'), await waits('aida')]).toEqual([[], [request]])
        const second = await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        expect([second.request.state, states(second)]).toEqual(['approved', ['granted', 'granted']])
        // Five working days to fetch it.
        expect(second.request.expires).toBe('2026-03-10')
        const handed = await office.desk('arno').requests.handOver({ request, items: [1] })
        expect([handed.request.state, states(handed)]).toEqual(['active', ['offered', 'granted']])
        expect(handed.items[0]).toMatchObject({ offered: { person: 'p-arno' }, received: null, due: null })
        const confirmed = await office.desk('ben').requests.confirm({ request })
        expect(confirmed.items[0]).toMatchObject({
          state: 'out',
          received: { person: 'p-ben' },
          // Ten working days of an internal document, from Tuesday 3 March.
          due: '2026-03-17',
          overdue: false,
        })
        office.clock.set('2026-03-18')
        const line = (await office.desk('arno').requests.register({ kind: 'loan' })).items[0]!
        expect([line.request, line.item.position, line.item.overdue, line.item.late]).toEqual([request, 1, true, 1])
        await office.desk('ben').requests.giveBack({ request, items: [1] })
        const back = await office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })
        expect(back.items[0]).toMatchObject({
          state: 'returned',
          overdue: false,
          late: 1,
          condition: 'complete',
          givenBack: { person: 'p-ben' },
          takenBack: { person: 'p-arno' },
        })
        expect(back.request.state).toBe('active')
        const over = await office.desk('ben').requests.withdraw({ request })
        expect([over.request.state, states(over)]).toEqual(['closed', ['returned', 'withdrawn']])
        expect((await office.desk('olga').trail.verify({ case: 'KH0001' })).intact).toBe(true)
        const acts = (await office.desk('olga').trail.history({ case: 'KH0001' })).items.map(
          ({ operation }) => operation,
        )
        expect(acts.slice(-8)).toEqual([
          'requests.ask',
          'requests.decide',
          'requests.decide',
          'requests.handOver',
          'requests.confirm',
          'requests.giveBack',
          'requests.takeBack',
          'requests.withdraw',
        ])
        const rows = await office.store.rows('originals')
        expect(rows.map(({ number, state }) => [number, state])).toEqual([
          ['KH0001-001', 'onShelf'],
          ['KH0001-002', 'onShelf'],
        ])
        expect((await office.store.rows('borrowers')).map(({ person, out }) => [person, out])).toEqual([['p-ben', 0]])
      }))

    it('P7.2: one original goes to one borrower, and those who wait are served in order', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        await out(office, 'ben', ['KH0001-001'])
        const ann = await approved(office, 'ann', ['KH0001-001'])
        office.clock.pass(60_000)
        const ivy = await approved(office, 'ivy', ['KH0001-001'])
        const give = (request: string) => office.desk('arno').requests.handOver({ request })
        await expect(give(ann.request.number)).rejects.toMatchObject({
          code: 'BLOCKED',
          details: { blocks: [{ because: 'out', document: 'KH0001-001' }] },
        })
        await office.desk('ben').requests.giveBack({ request: 'JY2026-0001' })
        await office.desk('arno').requests.takeBack({ request: 'JY2026-0001', items: [{ item: 1 }] })
        await expect(give(ivy.request.number)).rejects.toMatchObject({
          code: 'BLOCKED',
          details: { blocks: [{ because: 'waitedFor', by: 1 }] },
        })
        expect(states(await give(ann.request.number))).toEqual(['offered'])
      }))

    it('P7.2: a renewal is asked for with its reason, and granted by the archive', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { request, items } = await out(office)
        expect(items.map(({ due }) => due)).toEqual(['2026-03-16', '2026-03-16'])
        const of = { request: request.number, item: 1 }
        const asked = await office.desk('ben').requests.renew({ ...of, reason: 'The visit was put off' })
        expect(asked.items[0]!.renewal).toMatchObject({ reason: 'The visit was put off', due: '2026-03-30' })
        expect(asked.items[0]!.due).toBe('2026-03-16')
        await expect(office.desk('ben').requests.renew({ ...of, reason: 'Again' })).rejects.toMatchObject({
          code: 'BLOCKED',
          details: { blocks: [{ because: 'renewalAsked' }] },
        })
        office.clock.set('2026-03-17')
        const granted = await office.desk('arno').requests.decideRenewal({ ...of, verdict: 'grant' })
        expect(granted.items[0]).toMatchObject({ due: '2026-03-30', renewals: 1, renewal: null, overdue: false })
        // Once only, and the other one is overdue: both are said at once.
        await expect(office.desk('ben').requests.renew({ ...of, reason: 'Again' })).rejects.toMatchObject({
          code: 'BLOCKED',
          details: { blocks: [{ because: 'limitReached' }] },
        })
        await expect(office.desk('ben').requests.renew({ ...of, item: 2, reason: 'Me too' })).rejects.toMatchObject({
          code: 'BLOCKED',
          details: { blocks: [{ because: 'afterDue' }] },
        })
      }))

    it('P7.2: of what is electronic stays open as long as it is due: longer renewed, shorter called back', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { request } = await approved(office, 'ben', ['KH0001-003'])
        await office.desk('arno').requests.handOver({ request: request.number })
        const openUntil = async () => (await office.store.rows('grants')).map(({ until }) => until)
        expect(await openUntil()).toEqual(['2026-03-16'])
        const of = { request: request.number, item: 1 }
        await office.desk('ben').requests.renew({ ...of, reason: 'The visit was put off' })
        expect(await openUntil()).toEqual(['2026-03-16'])
        await office.desk('arno').requests.decideRenewal({ ...of, verdict: 'grant' })
        expect(await openUntil()).toEqual(['2026-03-30'])
        await office.desk('arno').requests.recall({ ...of, reason: 'It was the wrong one' })
        expect(await openUntil()).toEqual(['2026-03-04'])
        const readable = () => office.desk('ben').documents.readable({ document: 'KH0001-003' })
        expect((await readable()).until).toBe('2026-03-04')
      }))

    it('P7.2: is called back, lost, paid for and found after all', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { request } = await out(office, 'ben', ['KH0001-001'])
        const of = { request: request.number, item: 1 }
        const called = await office.desk('arno').requests.recall({ ...of, reason: 'Needed in court' })
        expect(called.items[0]).toMatchObject({ due: '2026-03-04', recalled: '2026-03-02' })
        await office.desk('ben').requests.reportLost({ ...of, reason: 'Left in a train' })
        const original = async () => (await office.store.rows('originals'))[0]!.state
        expect(await original()).toBe('lost')
        const settled = await office.desk('arno').requests.settle({ ...of, by: 'paid' })
        expect([settled.request.state, states(settled), await original()]).toEqual(['closed', ['settled'], 'lost'])
        const found = await office.desk('arno').requests.find({ ...of, remark: 'The railway sent it' })
        expect([found.request.state, states(found), await original()]).toEqual(['closed', ['returned'], 'onShelf'])
        expect((await office.store.rows('borrowers'))[0]!.out).toBe(0)
      }))

    it('P6.2: parts of it are refused, each with its reason', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const asked = await office.desk('ben').requests.ask({ kind: 'loan', case: 'KH0001', purpose: 'To read all' })
        expect(asked.items.map(({ document }) => document)).toEqual(['KH0001-001', 'KH0001-002', 'KH0001-003'])
        const { number: request } = asked.request
        const refuse = [{ item: 2, reason: 'Not needed for that' }]
        await office.desk('hana').requests.decide({ request, verdict: 'approve', refuse })
        const decided = await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        expect(states(decided)).toEqual(['granted', 'refused', 'granted'])
        expect(decided.items[1]!.reason).toBe('Not needed for that')
      }))

    it('P6.2: with nothing left to grant it is rejected, and nobody else is asked', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const asked = await office.desk('ben').requests.ask({ kind: 'loan', documents, purpose: 'To read' })
        const { number: request } = asked.request
        const refuse = [1, 2].map((item) => ({ item, reason: 'No' }))
        const decided = await office.desk('hana').requests.decide({ request, verdict: 'approve', refuse })
        expect([decided.request.state, states(decided)]).toEqual(['rejected', ['refused', 'refused']])
        expect(decided.steps.map(({ state }) => state)).toEqual(['approved', 'dropped'])
        expect((await office.desk('aida').requests.waiting()).items).toEqual([])
      }))

    it('§13: the head’s own request moves up to the head of the archive, whose own goes to the executive', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const roles = async (who: Person) => {
          const { steps } = await office.desk(who).requests.ask({ kind: 'loan', documents, purpose: 'To read' })
          return steps.map(({ role, movedFrom }) => [role, movedFrom])
        }
        expect(await roles('hana')).toEqual([['archiveHead', 'departmentHead']])
        expect(await roles('aida')).toEqual([['supervisingExecutive', 'departmentHead']])
        expect(await roles('ben')).toEqual([
          ['departmentHead', null],
          ['archiveHead', null],
        ])
      }))

    it('P6.2: what may not be discovered is asked for by description, and the archive finds it', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { requests } = office.desk('uma')
        await expect(requests.ask({ kind: 'loan', documents, purpose: 'To read' })).rejects.toMatchObject({
          code: 'NOT_FOUND',
        })
        const asked = await requests.ask({
          kind: 'loan',
          description: 'Letters of Alfreds',
          purpose: 'To cook for them',
        })
        expect([asked.request.state, asked.items, asked.steps]).toEqual(['submitted', [], []])
        const { number: request } = asked.request
        await expect(office.desk('hana').requests.get({ request })).rejects.toMatchObject({ code: 'NOT_FOUND' })
        const resolved = await office.desk('arno').requests.resolve({ request, documents: ['KH0001-001'] })
        expect([resolved.request.state, resolved.request.cases, states(resolved)]).toEqual([
          'deciding',
          ['KH0001'],
          ['asked'],
        ])
        expect(resolved.steps.map(({ role, department }) => [role, department])).toEqual([
          ['departmentHead', 'canteen'],
          ['archiveHead', null],
        ])
        const other = await requests.ask({ kind: 'loan', description: 'Menus of the year 1900', purpose: 'To cook' })
        const none = await office
          .desk('arno')
          .requests.resolve({ request: other.request.number, nothing: 'There are none' })
        expect(none.request).toMatchObject({ state: 'rejected', reason: 'There are none', expires: null })
      }))
  })

  describe('a consultation', () => {
    it('P6.2: of paper is read at the archive, and returned the same day', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const asked = await office
          .desk('ben')
          .requests.ask({ kind: 'consultation', documents: ['KH0001-001'], purpose: 'To read', until: '2026-03-06' })
        expect(asked.request).toMatchObject({ number: 'CY2026-0001', from: '2026-03-02', until: '2026-03-06' })
        const { number: request } = asked.request
        await office.desk('hana').requests.decide({ request, verdict: 'approve' })
        await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        office.clock.set('2026-03-05')
        await office.desk('arno').requests.handOver({ request })
        const reading = await office.desk('ben').requests.confirm({ request })
        expect(reading.items[0]).toMatchObject({ state: 'inReading', due: '2026-03-05' })
      }))

    it('P6.2: on screen is open for exactly the days that were asked for', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const asked = await office.desk('ben').requests.ask({
          kind: 'consultation',
          documents: ['KH0001-003'],
          purpose: 'To read',
          from: '2026-03-03',
          until: '2026-03-04',
        })
        const { number: request } = asked.request
        await office.desk('hana').requests.decide({ request, verdict: 'approve' })
        await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        await expect(office.desk('arno').requests.handOver({ request })).rejects.toMatchObject({
          code: 'BLOCKED',
          details: { blocks: [{ because: 'notYet', from: '2026-03-03' }] },
        })
        office.clock.set('2026-03-03')
        const opened = await office.desk('arno').requests.handOver({ request })
        expect(opened.items[0]).toMatchObject({ state: 'inReading', due: '2026-03-04' })
        const reads = async (who: Person, document: string) => {
          const { readable, by, until } = await office.desk(who).documents.readable({ document })
          return [readable, by, until]
        }
        expect(await reads('ben', 'KH0001-003')).toEqual([true, 'request', '2026-03-04'])
        // Exactly this document, and nobody else of the department.
        expect(await reads('ben', 'KH0001-002')).toEqual([false, null, null])
        expect(await reads('ann', 'KH0001-003')).toEqual([false, null, null])
        expect(await reads('arno', 'KH0001-003')).toEqual([true, 'archive', null])
        office.clock.set('2026-03-05')
        expect(await reads('ben', 'KH0001-003')).toEqual([false, null, null])
        office.clock.set('2026-03-04')
        expect((await office.store.rows('grants')).map(({ person, right, until }) => [person, right, until])).toEqual([
          ['p-ben', 'screen', '2026-03-04'],
        ])
        await office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })
        expect(await office.store.rows('grants')).toEqual([])
      }))

    it('P1.4: of what may not be discovered opens exactly its documents, and nothing else of the case', () =>
      inOffice(kind, async (office) => {
        await archived(office)
        const { requests, documents, cases } = office.desk('uma')
        const asking = {
          kind: 'consultation',
          description: 'A letter of Alfreds',
          purpose: 'To cook for them',
        } as const
        const { number: request } = (await requests.ask(asking)).request
        await office.desk('arno').requests.resolve({ request, documents: ['KH0001-003'] })
        await office.desk('adam').departments.record({ department: 'canteen', name: 'Canteen', head: 'p-eve' })
        await office.desk('eve').requests.decide({ request, verdict: 'approve' })
        await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        const absent = { code: 'NOT_FOUND', details: { what: 'document', number: 'KH0001-003' } }
        await expect(documents.get({ document: 'KH0001-003' })).rejects.toMatchObject(absent)
        await office.desk('arno').requests.handOver({ request })
        expect((await documents.get({ document: 'KH0001-003' })).document.title).toBe('By e-mail')
        expect((await documents.readable({ document: 'KH0001-003' })).by).toBe('request')
        await expect(documents.get({ document: 'KH0001-002' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
        await expect(cases.get({ case: 'KH0001' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
        expect((await cases.list()).items).toEqual([])
        await office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })
        await expect(documents.get({ document: 'KH0001-003' })).rejects.toMatchObject(absent)
      }))
  })
})
