import { describe, expect, it } from 'vitest'
import { createArchive, type Directory } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, memory, type Office, officeOver, officePolicy } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

/*
 * Nothing is due after the last day of who reads or borrows (P7.2). Today is Monday 2 March 2026; an internal letter is
 * lent for ten working days, until the 16th.
 */

const [paper, electronic] = ['KH0001-001', 'KH0001-002']
/** Ben's entry in the directory says when his work ends. */
const leaves = (office: Office, until: string | null) =>
  office.desk('adam').people.record({ person: 'p-ben', name: 'Ben', departments: ['sales'], until })
const asks = (office: Office, more: object) => () =>
  office.desk('ben').requests.ask({ kind: 'loan', documents: [paper], purpose: 'A visit', ...more })
/** Each item as it stands: its due date, and the last step that led to it. */
async function dueDates(office: Office) {
  const rows = await office.store.rows('requestItems')
  return rows.map(({ due, because }) => [due, (because as readonly { readonly step: string }[]).at(-1)?.step])
}

overStores((kind) => {
  describe('who leaves', () => {
    it.each([
      ['has left', '2026-03-01', { because: 'borrowerLeft', until: '2026-03-01', today: '2026-03-02' }],
      ['leaves today', '2026-03-02', { because: 'borrowerLeaves', until: '2026-03-02', earliest: '2026-03-03' }],
    ])('P7.2: borrows nothing that could not come back: %s', (_, until, block) =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        await leaves(office, until)
        const blocks = [expect.objectContaining({ ...block, clause: 'P7.2' })]
        await refused(office.store, asks(office, {}), 'BLOCKED', { blocks })
        // In words as well, before anybody looks for it.
        const inWords = { documents: undefined, description: 'Their letters' }
        await refused(office.store, asks(office, inWords), 'BLOCKED', { blocks })
        // All at once.
        await refused(office.store, asks(office, { days: 30 }), 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'tooLong' }), ...blocks],
        })
        await leaves(office, null)
        await asks(office, {})()
      }),
    )

    it.each([
      ['later', '2026-03-17', '2026-03-16', 'counted'],
      ['on the due date', '2026-03-16', '2026-03-16', 'counted'],
      ['before it', '2026-03-12', '2026-03-12', 'shortened'],
      ['on a Sunday', '2026-03-08', '2026-03-06', 'shortened'],
      ['on the next working day', '2026-03-03', '2026-03-03', 'shortened'],
    ])('P7.2: has a loan until then at the latest: %s', (_, until, due, step) =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        await leaves(office, until)
        await requestAt(office, 'out')
        expect(await dueDates(office)).toEqual([[due, step]])
        const request = (await asks(office, { documents: [electronic] })()).request.number
        for (const one of ['hana', 'aida'] as const) {
          await office.desk(one).requests.decide({ request, verdict: 'approve' })
        }
        await office.desk('arno').requests.handOver({ request })
        expect((await office.store.rows('grants')).map((grant) => grant.until)).toEqual([due])
        expect(await dueDates(office)).toEqual([
          [due, step],
          [due, step],
        ])
      }),
    )

    it('P7.2: is asked again at the hand-over and at the confirmation', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'approved')
        await leaves(office, '2026-03-02')
        const hand = () => office.desk('arno').requests.handOver({ request })
        const blocks = [expect.objectContaining({ because: 'borrowerLeaves', until: '2026-03-02' })]
        await refused(office.store, hand, 'BLOCKED', { blocks })
        await leaves(office, '2026-03-03')
        await hand()
        // A day later nothing is left to have it for.
        office.clock.set('2026-03-03')
        const confirm = () => office.desk('ben').requests.confirm({ request })
        await refused(office.store, confirm, 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'borrowerLeaves', until: '2026-03-03', earliest: '2026-03-04' })],
        })
        await leaves(office, '2026-03-05')
        expect((await confirm()).items[0]!.due).toBe('2026-03-05')
      }))

    it.each([
      ['before the new due date', '2026-03-20', '2026-03-20'],
      ['on a Saturday before it', '2026-03-21', '2026-03-20'],
      ['after it', '2026-03-31', '2026-03-30'],
    ])('P7.2: renews until then at the latest: %s', (_, until, due) =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'out')
        await leaves(office, until)
        const of = { request, item: 1 }
        const asked = await office.desk('ben').requests.renew({ ...of, reason: 'It takes longer' })
        expect(asked.items[0]!.renewal!.due).toBe(due)
        await office.desk('arno').requests.decideRenewal({ ...of, verdict: 'grant' })
        expect((await dueDates(office))[0]![0]).toBe(due)
      }),
    )

    it('P7.2: renews nothing that is not due later by it', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'out')
        const renew = () => office.desk('ben').requests.renew({ request, item: 1, reason: 'It takes longer' })
        await leaves(office, '2026-03-16')
        const block = { because: 'borrowerLeaves', until: '2026-03-16', due: '2026-03-16', wouldBe: '2026-03-16' }
        await refused(office.store, renew, 'BLOCKED', { blocks: [expect.objectContaining(block)] })
        // What was asked for while he stayed is not granted once he leaves.
        await leaves(office, null)
        await renew()
        await leaves(office, '2026-03-13')
        const grant = () => office.desk('arno').requests.decideRenewal({ request, item: 1, verdict: 'grant' })
        await refused(office.store, grant, 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'borrowerLeaves', until: '2026-03-13' })],
        })
      }))

    it('P6.2: reads until then at the latest, at the archive and on screen', () =>
      inOffice(
        kind,
        async (office) => {
          await archivedLetters(office)
          const reading = { kind: 'consultation', until: '2026-03-13' } as const
          await leaves(office, '2026-03-01')
          const left = { blocks: [expect.objectContaining({ because: 'borrowerLeft', clause: 'P6.2' })] }
          await refused(office.store, asks(office, reading), 'BLOCKED', left)
          await leaves(office, null)
          const { request } = await asks(office, { ...reading, documents: [paper, electronic] })()
          for (const one of ['hana', 'aida'] as const) {
            await office.desk(one).requests.decide({ request: request.number, verdict: 'approve' })
          }
          const hand = () => office.desk('arno').requests.handOver({ request: request.number })
          await leaves(office, '2026-03-01')
          await refused(office.store, hand, 'BLOCKED', left)
          // On a Saturday the archive is closed, and a screen is not.
          office.clock.set('2026-03-06')
          await leaves(office, '2026-03-07')
          await hand()
          await office.desk('ben').requests.confirm({ request: request.number })
          expect(await dueDates(office)).toEqual([
            ['2026-03-06', 'shortened'],
            ['2026-03-07', 'shortened'],
          ])
          expect((await office.store.rows('grants')).map(({ until }) => until)).toEqual(['2026-03-07'])
        },
        { settings: { consultation: { returned: 'nextWorkingDay' } } },
      ))

    it('P6.1: is an outsider whose sponsorship ends', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const li = { person: 'g-li', name: 'Li Wei', organization: 'An auditor', identity: 'Passport E1234567' }
        const until = (day: string | null) => office.desk('ben').outsiders.record({ ...li, until: day })
        expect((await until('2026-03-01')).outsider.until).toBe('2026-03-01')
        await office.desk('arno').agreements.record({ person: 'g-li', signed: '2026-03-02', form: 'a'.repeat(64) })
        const ask = asks(office, { outsider: 'g-li' })
        await refused(office.store, ask, 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'borrowerLeft', until: '2026-03-01' })],
        })
        await until('2026-03-05')
        const request = (await ask()).request.number
        for (const one of ['hana', 'aida', 'leo'] as const) {
          await office.desk(one).requests.decide({ request, verdict: 'approve' })
        }
        const form = 'b'.repeat(64)
        const hand = () => office.desk('arno').requests.handOver({ request, form })
        await until('2026-03-02')
        await refused(office.store, hand, 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'borrowerLeaves', until: '2026-03-02' })],
        })
        await until('2026-03-05')
        // Five working days would be the 9th. When ben leaves is another matter.
        await leaves(office, '2026-03-03')
        expect((await hand()).items[0]!.due).toBe('2026-03-05')
        expect(await dueDates(office)).toEqual([['2026-03-05', 'shortened']])
        expect((await until(null)).outsider.until).toBe(null)
      }))
  })

  it('P7.2: the directory keeps the last day, and refuses one that does not exist', () =>
    inOffice(kind, async (office) => {
      const { person } = await leaves(office, '2026-06-30')
      expect(person).toMatchObject({ person: 'p-ben', until: '2026-06-30' })
      // When somebody leaves is for themselves, for whoever keeps the directory, and for the archive, which lends by it.
      const told = async (who: Person) => (await office.desk(who).people.list()).items[0]
      for (const who of ['adam', 'arno', 'aida', 'ben'] as const) expect((await told(who))!.until).toBe('2026-06-30')
      for (const who of ['uma', 'ann', 'hana', 'olga'] as const) expect(await told(who)).not.toHaveProperty('until')
      await refused(office.store, () => leaves(office, '2026-06-31'), 'INVALID_INPUT', {
        issues: [expect.objectContaining({ path: ['until'], rule: 'day' })],
      })
      expect((await leaves(office, null)).person.until).toBe(null)
    }))
})

describe('P7.2: the host’s own directory', () => {
  const told = (until: unknown): Directory => ({
    person: async (id) =>
      id === 'p-ben' ? ({ name: 'Ben', departments: ['sales'], email: null, until } as never) : null,
    headOf: async () => null,
    deputiesOf: async () => [],
  })
  /** Ben borrows a letter where his host says this of his last day. */
  async function borrowed(until: unknown) {
    const store = await memory.open()
    const office = officeOver(store)
    await archivedLetters(office)
    const options = { policy: officePolicy(), storage: store.adapter, clock: office.clock.read }
    const archive = createArchive({ ...options, directory: told(until) })
    await requestAt({ ...office, desk: (person) => archive.as(people[person]) }, 'out')
    return (await store.rows('requestItems'))[0]!.due
  }

  it.each([
    ['says when somebody leaves', '2026-03-10', '2026-03-10'],
    ['says that no end is known', null, '2026-03-16'],
    ['knows nothing of it', undefined, '2026-03-16'],
  ])('%s', async (_, until, due) => {
    expect(await borrowed(until)).toBe(due)
  })

  it.each(['soon', '2026-02-30', 20260310])('has failed where it says %j', async (until) => {
    await expect(borrowed(until)).rejects.toMatchObject({ code: 'DIRECTORY_FAILED', details: { question: 'person' } })
  })
})
