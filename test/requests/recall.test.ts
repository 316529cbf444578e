import { describe, expect, it } from 'vitest'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import { refused } from '../support/refused.ts'

const reason = 'Needed in court'
const one = { item: 1, reason } as const

/** A loan of ten working days, handed over on Monday 2 March: due on Monday 16 March. */
async function lent(office: Office, channel: 'handover' | 'email' = 'handover') {
  await clientAt(office, 'archived', [letter('One', { channel })])
  const ask = { kind: 'loan', documents: ['KH0001-001'], purpose: 'To prepare a visit' } as const
  const { number: request } = (await office.desk('ben').requests.ask(ask)).request
  for (const who of ['hana', 'aida'] as const) await office.desk(who).requests.decide({ request, verdict: 'approve' })
  const { items } = await office.desk('arno').requests.handOver({ request })
  if (items[0]!.state === 'offered') await office.desk('ben').requests.confirm({ request })
  return request
}
const datedBy = async (office: Office) =>
  (await office.store.rows('requestItems')).map(({ due, because, notice, noticed }) => [due, because, notice, noticed])
const noticesOf = async (office: Office) =>
  (await office.desk('arno').requests.chase()).notices.map(({ kind: which }) => which)

overStores((kind) => {
  describe('a loan that is called back late', () => {
    it.each([
      // With how many days to come, on which day, due when, how many working days late.
      [2, '2026-03-10', '2026-03-12', 0],
      [2, '2026-03-12', '2026-03-16', 0],
      [2, '2026-03-13', '2026-03-16', 0],
      [2, '2026-03-16', '2026-03-16', 0],
      [2, '2026-03-17', '2026-03-16', 1],
      [0, '2026-03-17', '2026-03-16', 1],
      [10, '2026-03-10', '2026-03-16', 0],
      [10, '2026-03-20', '2026-03-16', 4],
      [2, '2026-05-18', '2026-03-16', 45],
    ] as const)('P7.2: with %i days to come, on %s, is due on %s, and %i days late', (recallDays, day, due, late) =>
      inOffice(
        kind,
        async (office) => {
          const request = await lent(office)
          office.clock.set(day)
          const before = (await office.desk('ben').requests.get({ request })).items[0]!
          const wasDatedBy = await datedBy(office)
          const { items } = await office.desk('arno').requests.recall({ request, ...one })
          expect(items[0]).toMatchObject({ due, recalled: day, late, overdue: late > 0 })
          expect(before.late).toBe(late)
          expect(items[0]!.due! <= before.due!).toBe(true)
          // What it rests on, and which notice is next, changes only where it is due earlier.
          if (due === before.due) expect(await datedBy(office)).toEqual(wasDatedBy)
          const counted = await office.desk('arno').requests.count({ kind: 'loan', overdueOn: day })
          expect(counted).toEqual({ count: late > 0 ? 1 : 0 })
          const twice = { blocks: [{ because: 'recalled', clause: 'P7.2', on: day }] }
          const again = () => office.desk('arno').requests.recall({ request, ...one })
          await refused(office.store, again, 'BLOCKED', twice)
        },
        { settings: { loans: { recallDays } } },
      ),
    )

    it('P7.2: gets the notices of being late that it would have got, each once', () =>
      inOffice(kind, async (office) => {
        const request = await lent(office)
        const told: string[] = []
        for (const day of ['2026-03-12', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20', '2026-04-20']) {
          office.clock.set(day)
          if (day === '2026-03-18') await office.desk('arno').requests.recall({ request, ...one })
          for (const notice of [...(await noticesOf(office)), ...(await noticesOf(office))]) {
            told.push(`${day} ${notice}`)
          }
        }
        expect(told).toEqual(['2026-03-12 dueSoon', '2026-03-17 overdue', '2026-03-19 toHead'])
      }))

    it('P7.2: has its renewal no more, which could still have been granted', () =>
      inOffice(kind, async (office) => {
        const request = await lent(office)
        office.clock.set('2026-03-13')
        await office.desk('ben').requests.renew({ request, ...one })
        office.clock.set('2026-03-17')
        const { items } = await office.desk('arno').requests.recall({ request, ...one })
        expect(items[0]).toMatchObject({ due: '2026-03-16', renewal: null, renewals: 0 })
        const grant = () => office.desk('arno').requests.decideRenewal({ request, item: 1, verdict: 'grant' })
        await refused(office.store, grant, 'NOT_READY', { lacks: ['renewalAsked'] })
        const renew = () => office.desk('ben').requests.renew({ request, ...one })
        const blocks = expect.arrayContaining([expect.objectContaining({ because: 'recalled' })])
        await refused(office.store, renew, 'BLOCKED', { blocks })
      }))

    it('P7.2: opens nothing anew of what is electronic', () =>
      inOffice(kind, async (office) => {
        const request = await lent(office, 'email')
        const until = async () => (await office.store.rows('grants')).map((grant) => grant.until)
        expect(await until()).toEqual(['2026-03-16'])
        office.clock.set('2026-03-20')
        await office.desk('arno').requests.recall({ request, ...one })
        expect(await until()).toEqual(['2026-03-16'])
        expect(await office.desk('ben').documents.readable({ document: 'KH0001-001' })).toMatchObject({
          readable: false,
        })
      }))

    it('P7.2: means nothing of what was given back, or never went out', () =>
      inOffice(kind, async (office) => {
        const request = await lent(office)
        office.clock.set('2026-03-20')
        await office.desk('ben').requests.giveBack({ request })
        const recall = () => office.desk('arno').requests.recall({ request, ...one })
        await refused(office.store, recall, 'ILLEGAL', { state: 'returning' })
        await office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })
        await refused(office.store, recall, 'ILLEGAL', { state: 'returned' })
      }))
  })
})
