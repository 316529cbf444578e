import { describe, expect, it } from 'vitest'
import { type Duty, workingCalendar } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'
import type { Person } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'

/** National Day week of 2026, and the Saturday on which it is made up for. */
const calendar = workingCalendar({
  years: {
    2026: {
      closed: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      open: ['2026-10-10'],
    },
  },
})

const shown = ({ kind, subject, since, due, allowed, clause }: Duty) => ({ kind, subject, since, due, allowed, clause })
const dutiesOf = async (office: Office, number: string) =>
  (await office.desk('olga').duties.list({ case: number })).items.map(shown)
const kindsFor = async (office: Office, person: Person) =>
  (await office.desk(person).duties.list()).items.map(({ kind }) => kind)

overStores((kind) => {
  it('P1.5, §13: every kind of duty, its day counted in working days, and what it rests on', () =>
    inOffice(kind, async (office) => {
      // From Monday 2 March 2026: 5 working days end on Monday 9, 10 on Monday 16.
      const { number, batch: opened } = await openClient(office)
      const batch = opened!.number
      const day = { since: '2026-03-02' }
      const five = { ...day, due: '2026-03-09', allowed: 5 }
      const ten = { ...day, due: '2026-03-16', allowed: 10 }
      expect(await dutiesOf(office, number)).toEqual([{ kind: 'firstBatch', subject: number, ...ten, clause: 'P3.3' }])
      await bring(office, batch, 'inReview')
      expect(await dutiesOf(office, number)).toEqual([{ kind: 'review', subject: batch, ...five, clause: 'P4.3' }])
      await office.desk('hana').batches.return({ batch, reasons: ['R'] })
      expect(await dutiesOf(office, number)).toEqual([{ kind: 'sortAgain', subject: batch, ...five, clause: 'P4.3' }])
      await bring(office, batch, 'approved')
      expect(await dutiesOf(office, number)).toEqual([{ kind: 'transfer', subject: batch, ...five, clause: 'P5.2' }])
      const { transfer } = await bring(office, batch, 'transferred')
      expect(await dutiesOf(office, number)).toEqual([{ kind: 'receive', subject: batch, ...five, clause: 'P5.2' }])
      await office.desk('arno').transfers.receive({ transfer, refuse: [{ batch, reasons: ['R'] }] })
      expect(await dutiesOf(office, number)).toEqual([{ kind: 'sortAgain', subject: batch, ...five, clause: 'P4.3' }])
      await bring(office, batch, 'archived')
      expect(await dutiesOf(office, number)).toEqual([])

      const update = await office
        .desk('ann')
        .batches.collect({ case: number, event: '2026-02-27', documents: [letter('Moved')] })
      // From Friday 27 February: 10 working days end on Friday 13 March.
      const submitUpdate = { since: '2026-02-27', due: '2026-03-13', allowed: 10, clause: 'P10.2' }
      expect(await dutiesOf(office, number)).toEqual([
        { kind: 'submitUpdate', subject: update.batch.number, ...submitUpdate },
      ])
      await office.desk('ann').batches.collect({
        case: number,
        batch: update.batch.number,
        event: '2026-02-26',
        documents: [letter('Older')],
      })
      expect(await dutiesOf(office, number)).toMatchObject([{ since: '2026-02-26', due: '2026-03-12' }])
    }))

  it('P3.2, P10.2: what is only expected at the end is due from the end', () =>
    inOffice(kind, async (office) => {
      const file = { category: 'employee', title: 'Nancy', fields: { name: 'Nancy' } } as const
      const { number } = (await office.desk('rita').cases.open(file)).case
      await office.desk('rita').cases.end({ case: number, on: '2026-02' })
      const final = { kind: 'collectFinal', subject: number, since: '2026-02-28', due: '2026-03-13', clause: 'P3.2' }
      expect(await dutiesOf(office, number)).toContainEqual({ ...final, allowed: 10 })
      const { batch } = await office.desk('rita').batches.collect({
        case: number,
        documents: [{ kind: 'leavingApplication', title: 'Farewell', channel: 'handover' }],
      })
      await bring(office, batch.number, 'inReview', { sorter: 'rita' })
      expect((await dutiesOf(office, number)).map((duty) => duty.kind)).toEqual(['review'])
    }))

  it('§13: across weekends, closed weeks and make-up working days', () =>
    inOffice(
      kind,
      async (office) => {
        const { number } = await openClient(office, [])
        // From Tuesday 29 September 2026: 30; 8, 9, the make-up Saturday 10; 12 to 16 October; Monday 19.
        expect(await dutiesOf(office, number)).toMatchObject([{ due: '2026-10-19' }])
        office.clock.set('2026-12-31')
        const later = await openClient(office, [])
        const { items } = await office.desk('ann').duties.list({ case: later.number })
        // 2027 is not published: the day can still change, and that is said.
        expect(items).toMatchObject([{ due: '2027-01-14', provisional: true }])
      },
      { calendar, day: '2026-09-29' },
    ))

  it('P1.5: where no calendar is published and none may be assumed, nothing is promised', () =>
    inOffice(
      kind,
      async (office) => {
        await openClient(office, [])
        office.clock.set('2026-12-31')
        await refused(office.store, () => openClient(office, []), 'CALENDAR_UNPUBLISHED', { year: 2027 })
      },
      { calendar: workingCalendar({ years: { 2026: { closed: [] } }, unpublished: 'refuse' }), day: '2026-03-02' },
    ))

  it('P1.5: late after the due day, not on it; done, it is known whether it was late', () =>
    inOffice(kind, async (office) => {
      const { batch } = await clientAt(office, 'inReview')
      const mine = async (late?: boolean) =>
        (await office.desk('hana').duties.list(late === undefined ? {} : { late })).items.map((duty) => [
          duty.kind,
          duty.late,
        ])
      office.clock.set('2026-03-09', '23:59')
      expect([await mine(), await mine(true), await mine(false)]).toEqual([
        [['review', false]],
        [],
        [['review', false]],
      ])
      expect(await office.desk('hana').duties.count()).toMatchObject({ open: 1, late: 0 })
      office.clock.set('2026-03-10', '00:00')
      expect([await mine(), await mine(true), await mine(false)]).toEqual([[['review', true]], [['review', true]], []])
      expect(await office.desk('hana').duties.count()).toEqual({
        open: 1,
        late: 1,
        kinds: [{ kind: 'review', open: 1, late: 1 }],
      })
      await office.desk('hana').batches.approve({ batch })
      await bring(office, batch, 'transferred')
      const done = (await office.store.rows('duties')).filter(({ state }) => state === 'done')
      expect(done.map((duty) => [duty.kind, duty.late, duty.doneBy, duty.done])).toEqual([
        ['firstBatch', false, 'p-ann', '2026-03-02T02:00:00.000Z'],
        ['review', true, 'p-hana', '2026-03-09T16:00:00.000Z'],
        ['transfer', false, 'p-ann', '2026-03-09T16:00:00.000Z'],
      ])
    }))

  it.each([
    ['2026-02-23', false],
    ['2026-02-20', true],
  ])('P3.3: collecting an update is done as it is recorded: of an event of %s, late: %s', (event, late) =>
    inOffice(kind, async (office) => {
      const { case: number } = await clientAt(office, 'archived')
      await office.desk('ann').batches.collect({ case: number, event, documents: [letter('Moved')] })
      const duty = (await office.store.rows('duties')).find((one) => one.kind === 'collectUpdate')
      expect(duty).toMatchObject({
        subject: 'KH0001-P02',
        state: 'done',
        since: event,
        late,
        allowed: 5,
        clause: 'P3.3',
      })
    }),
  )

  describe('P1.5: duties stand on the worklist of whoever has to do them', () => {
    it('and on nobody else’s', () =>
      inOffice(kind, async (office) => {
        await openClient(office, [])
        await clientAt(office, 'inReview')
        await clientAt(office, 'transferred')
        const expected: Readonly<Record<string, readonly string[]>> = {
          ann: ['firstBatch'],
          ben: ['firstBatch'],
          hana: ['firstBatch', 'review'],
          mia: [],
          mark: [],
          uma: [],
          arno: ['receive'],
          olga: [],
          pip: [],
        }
        for (const [person, kinds] of Object.entries(expected)) {
          expect([person, (await kindsFor(office, person as Person)).sort()]).toEqual([person, kinds])
          const counted = await office.desk(person as Person).duties.count()
          expect(counted.kinds.map((one) => one.kind).sort()).toEqual(kinds)
        }
        const all = (await office.desk('olga').duties.list({ scope: 'all' })).items.map((duty) => duty.kind)
        expect(all.sort()).toEqual(['firstBatch', 'receive', 'review'])
        const marketing = await office.desk('olga').duties.list({ scope: 'all', department: 'marketing' })
        expect(marketing.items).toEqual([])
      }))

    it('earliest first, page by page', () =>
      inOffice(kind, async (office) => {
        for (const day of ['2026-03-04', '2026-03-02', '2026-03-06', '2026-03-03', '2026-03-05']) {
          office.clock.set(day)
          await openClient(office, [])
        }
        const dues: string[] = []
        let after: string | null | undefined
        do {
          const page = await office.desk('ann').duties.list({ limit: 2, ...(after && { after }) })
          dues.push(...page.items.map(({ due }) => due))
          after = page.next
        } while (after !== null)
        expect(dues).toEqual(['2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20'])
      }))

    it('between two days, both of them in it, in the list and in the count', () =>
      inOffice(kind, async (office) => {
        for (const day of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']) {
          office.clock.set(day)
          await openClient(office, [])
        }
        office.clock.set('2026-03-18')
        const between = async (filter: object) => {
          const { items } = await office.desk('ann').duties.list(filter)
          return items.map(({ due }) => due.slice(8))
        }
        const counted = async (filter: object) => {
          const { open, late } = await office.desk('ann').duties.count(filter)
          return [open, late]
        }
        for (const [filter, dues, late] of [
          [{ dueFrom: '2026-03-17', dueTo: '2026-03-18' }, ['17', '18'], 1],
          [{ dueTo: '2026-03-17' }, ['16', '17'], 2],
          [{ dueFrom: '2026-03-18' }, ['18', '19'], 0],
          [{ dueFrom: '2026-03-20', dueTo: '2026-03-10' }, [], 0],
        ] as const) {
          expect(await between(filter)).toEqual(dues)
          expect(await counted(filter)).toEqual([dues.length, late])
          expect(await between({ ...filter, scope: 'all' })).toEqual(dues)
        }
        // What is late is cut off by both.
        expect(await between({ late: true, dueFrom: '2026-03-17' })).toEqual(['17'])
        expect(await between({ late: true, dueTo: '2026-03-19' })).toEqual(['16', '17'])
        expect(await between({ late: false, dueFrom: '2026-03-16', dueTo: '2026-03-18' })).toEqual(['18'])
        const [first] = (await office.desk('ann').duties.list()).items
        expect(await between({ case: first!.case, dueTo: '2026-03-15' })).toEqual([])
        expect(await between({ case: first!.case, dueTo: '2026-03-16' })).toEqual(['16'])
        await invalid(office.store, () => between({ dueFrom: '2026-02-31' }), ['dueFrom'], 'day')
      }))
  })

  it('P2.2: a withdrawn batch leaves no duty of its own', () =>
    inOffice(kind, async (office) => {
      const { case: number } = await clientAt(office, 'archived')
      const { batch } = await office.desk('ann').batches.collect({ case: number, documents: [letter('Moved')] })
      await office.desk('ann').batches.withdraw({ batch: batch.number, reason: 'R' })
      expect(await dutiesOf(office, number)).toEqual([])
    }))

  describe('P1.3: what a case lacks is known at any time', () => {
    const status = async (office: Office, number: string) => {
      const { lines, lacking } = await office.desk('ann').cases.missing({ case: number })
      const { case: file } = await office.desk('ann').cases.get({ case: number })
      expect([file.lacking, lines.filter((line) => line.status === 'missing').length]).toEqual([lacking, lacking])
      return Object.fromEntries(lines.map((line) => [`${line.what} ${line.name}`, line.status]))
    }

    it('document by document and field by field, on the way or there', () =>
      inOffice(kind, async (office) => {
        const { number, batch } = await openClient(office)
        expect(await status(office, number)).toEqual({
          'document basicInformation': 'missing',
          'document needs': 'missing',
          'document communication': 'onTheWay',
          'document agreement': 'missing',
          'field name': 'entered',
          'field address': 'missing',
          'field contacts': 'missing',
          'field lineOfBusiness': 'missing',
          'field needs': 'missing',
        })
        await bring(office, batch!.number, 'archived')
        await office.desk('ann').cases.amend({ case: number, fields: { address: 'Obere Str. 57' } })
        expect(await status(office, number)).toMatchObject({
          'document communication': 'archived',
          'field address': 'entered',
        })
        await office.desk('ann').cases.amend({ case: number, fields: { address: null } })
        expect(await status(office, number)).toMatchObject({ 'field address': 'missing' })
      }))

    it('what is screened out or withdrawn is missing again', () =>
      inOffice(kind, async (office) => {
        const needs = letter<'needs'>('Needs', { kind: 'needs' })
        const { case: number, batch } = await clientAt(office, 'sorting', [letter('Letter'), needs])
        const out = [{ position: 1, because: 'invalid', note: 'Blank' }] as const
        await office.desk('ann').batches.screen({ batch, out })
        expect(await status(office, number)).toMatchObject({
          'document communication': 'missing',
          'document needs': 'onTheWay',
        })
        await office.desk('ann').batches.arrange({ batch, documents: [{ position: 2, kind: 'communication' }] })
        expect(await status(office, number)).toMatchObject({
          'document communication': 'onTheWay',
          'document needs': 'missing',
        })
        await office.desk('ann').batches.withdraw({ batch, reason: 'R' })
        expect(await status(office, number)).toMatchObject({ 'document communication': 'missing' })
      }))

    it('and the cases that lack something are found and counted', () =>
      inOffice(kind, async (office) => {
        const sales = office.desk('ann').cases
        const { case: whole } = await sales.open({
          category: 'supplier',
          title: 'Whole',
          fields: { taxId: 'T', rating: 1 },
          documents: [{ kind: 'contract', title: 'C', channel: 'email' }],
        })
        const { case: part } = await sales.open({ category: 'supplier', title: 'Part', fields: { taxId: 'T' } })
        const found = async (incomplete: boolean) =>
          (await sales.list({ incomplete })).items.map(({ number, lacking }) => [number, lacking])
        expect([await found(true), await found(false)]).toEqual([[[part.number, 2]], [[whole.number, 0]]])
        expect((await sales.summary()).groups).toEqual([
          { category: 'supplier', state: 'open', count: 2, incomplete: 1 },
        ])
      }))
  })
})
