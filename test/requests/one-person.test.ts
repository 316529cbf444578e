import { describe, expect, it } from 'vitest'
import { type Actor, createArchive, smallOffice, standardPolicy } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office } from '../support/office.ts'
import { refused } from '../support/refused.ts'

const purpose = 'To prepare a visit'
/** Heads sales and the archive at once. */
const both: Actor = {
  id: 'u-both',
  personId: 'p-both',
  departments: ['sales'],
  roles: ['departmentHead', 'archiveHead'],
  clearance: 'secret',
}
const pair = { pair: 'approverAndApprover', clause: '§13' }

async function asked(office: Office) {
  await clientAt(office, 'archived', [letter('One')])
  return (await office.desk('ben').requests.ask({ kind: 'loan', case: 'KH0001', purpose })).request.number
}

overStores((kind) => {
  describe('§13: one person and several steps of a chain', () => {
    it('decides one of them, and hands the other on', () =>
      inOffice(kind, async (office) => {
        const request = await asked(office)
        const desk = office.archive.as(both).requests
        const numbers = async () => (await desk.waiting()).items.map(({ number }) => number)
        expect(await numbers()).toEqual([request])
        await desk.decide({ request, verdict: 'approve' })
        for (const verdict of ['approve', 'reject'] as const) {
          await refused(office.store, () => desk.decide({ request, verdict, reason: 'R' }), 'SEPARATION', pair)
        }
        expect(await numbers()).toEqual([])
        expect((await desk.possible({ request })).refused).toContainEqual({
          operation: 'requests.decide',
          items: [],
          code: 'SEPARATION',
          details: pair,
        })
        const hand = (to: string) => () => desk.reassign({ request, to, reason: 'I decided the first' })
        await refused(office.store, hand('p-both'), 'SEPARATION', pair)
        await hand('p-eve')()
        expect((await office.desk('eve').requests.waiting()).items.map(({ number }) => number)).toEqual([request])
        const { request: now } = await office.desk('eve').requests.decide({ request, verdict: 'approve' })
        expect(now.state).toBe('approved')
      }))

    it('leaves the other to whoever else holds its role', () =>
      inOffice(kind, async (office) => {
        const request = await asked(office)
        await office.archive.as(both).requests.decide({ request, verdict: 'approve' })
        await office.desk('aida').requests.decide({ request, verdict: 'approve' })
        await refused(
          office.store,
          () => office.archive.as(both).requests.decide({ request, verdict: 'approve' }),
          'FORBIDDEN',
        )
      }))

    it('nor in the place of somebody else, nor somebody in theirs', () =>
      inOffice(
        kind,
        async (office) => {
          const request = await asked(office)
          const leave = { from: '2026-03-02', until: '2026-03-31', reason: 'Leave' }
          await office.desk('adam').deputies.appoint({ person: 'p-ivy', deputy: 'p-ann', ...leave })
          await office.desk('adam').deputies.appoint({ person: 'p-ann', deputy: 'p-mark', ...leave })
          const decides = (who: 'ann' | 'mark' | 'ivy') => () =>
            office.desk(who).requests.decide({ request, verdict: 'approve' })
          await decides('ann')()
          // As the deputy of ivy, whose turn it is.
          await refused(office.store, decides('ann'), 'SEPARATION', pair)
          expect((await office.desk('ann').requests.waiting()).items).toEqual([])
          await decides('ivy')()
          // As the deputy of ann, who decided the first; and she herself, who is named again.
          await refused(office.store, decides('mark'), 'SEPARATION', pair)
          await refused(office.store, decides('ann'), 'SEPARATION', pair)
          const left = { request, to: 'p-leo', reason: 'Somebody else' }
          await office.desk('ann').requests.reassign(left)
          const { request: now } = await office.desk('leo').requests.decide({ request, verdict: 'approve' })
          expect(now.state).toBe('approved')
        },
        {
          settings: {
            approvals: {
              loan: ['p-ann', 'p-ivy', 'p-ann'].map((person) => ({ role: 'archiveHead' as const, people: [person] })),
            },
          },
        },
      ))

    it('decides all of them where the policy says so', () =>
      inOffice(
        kind,
        async (office) => {
          const request = await asked(office)
          const { requests } = office.archive.as(both)
          await requests.decide({ request, verdict: 'approve' })
          expect((await requests.waiting()).items.map(({ number }) => number)).toEqual([request])
          expect((await requests.decide({ request, verdict: 'approve' })).request.state).toBe('approved')
        },
        { settings: { approvals: { onePerson: 'severalSteps' } } },
      ))

    it('the head of the archive is asked once by the archive’s own people', async () => {
      for (const onePerson of ['oneStep', 'severalSteps'] as const) {
        await inOffice(
          kind,
          async (office) => {
            await clientAt(office, 'archived', [letter('One')])
            const { steps, request } = await office.desk('arno').requests.ask({ kind: 'loan', case: 'KH0001', purpose })
            const chain = steps.map(({ role, movedFrom }) => [role, movedFrom])
            const once = [['archiveHead', 'departmentHead']]
            const twice = [
              ['departmentHead', null],
              ['archiveHead', null],
            ]
            expect(chain).toEqual(onePerson === 'oneStep' ? once : twice)
            let state = request.state
            for (const _ of steps) {
              const of = { request: request.number, verdict: 'approve' } as const
              state = (await office.desk('aida').requests.decide(of)).request.state
            }
            expect(state).toBe('approved')
            // What the head of the archive asks for is decided above.
            const own = await office.desk('aida').requests.ask({ kind: 'loan', case: 'KH0001', purpose })
            expect(own.steps.map(({ role }) => role)).toEqual(['supervisingExecutive'])
          },
          { settings: { approvals: { onePerson } } },
        )
      }
    })
  })

  it('§13: four people ask and decide without any of them deciding twice', async () => {
    const store = await kind.open()
    try {
      const archive = createArchive({
        policy: standardPolicy({ version: 'small-1', ...smallOffice() }),
        storage: store.adapter,
        clock: () => new Date('2026-03-02T02:00:00Z'),
      })
      const people = {
        manager: { id: 'manager', departments: ['sales'], roles: ['seniorLeadership'], clearance: 'secret' },
        deputy: {
          id: 'deputy',
          departments: ['sales'],
          roles: ['departmentHead', 'supervisingExecutive'],
          clearance: 'secret',
        },
        officer: { id: 'officer', departments: ['archive'], roles: ['archivist', 'archiveHead'], clearance: 'secret' },
        clerk: { id: 'clerk', departments: ['sales'], roles: [], clearance: 'secret' },
      } as const satisfies Readonly<Record<string, Actor>>
      const names = Object.keys(people) as (keyof typeof people)[]
      const desk = (who: keyof typeof people) => archive.as(people[who])
      const { case: file, batch: opened } = await desk('clerk').cases.open({
        category: 'client',
        title: 'Alfreds Futterkiste',
        fields: { name: 'Alfreds Futterkiste' },
        documents: [
          letter('Open', { channel: 'handover' }),
          letter('Secret', { channel: 'handover', level: 'secret' }),
        ],
      })
      const batch = opened!.number
      await desk('clerk').batches.sort({ batch })
      await desk('clerk').batches.number({ batch })
      await desk('clerk').batches.submit({ batch })
      await desk('deputy').batches.approve({ batch })
      const { transfer } = await desk('clerk').transfers.send({ batches: [batch] })
      await desk('officer').transfers.receive({ transfer: transfer.number, accept: [batch] })
      for (const who of names) {
        for (const document of ['001', '002']) {
          const documents = [`${file.number}-${document}`]
          const { request } = await desk(who).requests.ask({ kind: 'consultation', documents, purpose })
          let state = request.state
          const decided: string[] = []
          while (state === 'deciding') {
            const waiting = await Promise.all(
              names.map(async (name) => {
                const { items } = await desk(name).requests.waiting()
                return items.some(({ number }) => number === request.number) ? [name] : []
              }),
            )
            const [next] = waiting.flat()
            expect(next, `${who} ${document} after ${decided.join(' ')}`).toBeDefined()
            decided.push(next!)
            const of = { request: request.number, verdict: 'approve' } as const
            state = (await desk(next!).requests.decide(of)).request.state
          }
          expect(state).toBe('approved')
          expect(new Set(decided).size).toBe(decided.length)
          expect(decided).not.toContain(who)
        }
      }
    } finally {
      await store.close()
    }
  })
})
