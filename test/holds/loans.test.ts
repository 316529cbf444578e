import { describe, expect, it } from 'vitest'
import { disposalAt, dueClient, twoLetters } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { hold } from '../support/holds.ts'
import { clientAt, inOffice, type Office } from '../support/office.ts'
import { refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

const purpose = 'To prepare a visit'
const paper = 'KH0001-001'
const electronic = 'KH0001-002'
const asks =
  (office: Office, document: string, kind: 'loan' | 'consultation' = 'loan') =>
  () =>
    office.desk('ben').requests.ask({ kind, documents: [document], purpose })
const held = (...numbers: readonly string[]) => ({
  blocks: numbers.map((one) => ({ because: 'held', clause: 'P9.2', case: 'KH0001', hold: one })),
})
const listed = (disposal: string, file = 'KH0001') => ({
  blocks: [{ because: 'onDisposal', clause: 'P9.2', case: file, disposal }],
})
const handOver = (office: Office, request: string) => () => office.desk('arno').requests.handOver({ request })

overStores((kind) => {
  describe('P9.2: nothing of what is held is lent', () => {
    it('neither on paper nor by download, and every hold is told at once; but it is read at the archive', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const one = await hold(office, { scope: 'case', case: 'KH0001' })
        const other = await hold(office, { scope: 'query', category: 'client' })
        for (const document of [paper, electronic]) {
          await refused(office.store, asks(office, document), 'BLOCKED', held(one, other))
        }
        const whole = () => office.desk('ben').requests.ask({ kind: 'loan', case: 'KH0001', purpose })
        await refused(office.store, whole, 'BLOCKED', held(one, other))
        const reading = await requestAt(office, 'approved', { kind: 'consultation' })
        const { items } = await office.desk('arno').requests.handOver({ request: reading })
        expect(items.map(({ state }) => state)).toEqual(['offered'])
        await office.desk('arno').holds.lift({ hold: one, reason: 'Settled' })
        await refused(office.store, asks(office, electronic), 'BLOCKED', held(other))
        await office.desk('arno').holds.lift({ hold: other, reason: 'Settled' })
        await asks(office, electronic)()
      }))

    it('nor handed over once it was granted before, and what can be done says so', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'approved')
        const acts = async () => (await office.desk('arno').requests.possible({ request })).possible
        const canHandOver = async () => (await acts()).some(({ operation }) => operation === 'requests.handOver')
        expect(await canHandOver()).toBe(true)
        const number = await hold(office, { scope: 'person', person: 'p-ann' })
        await refused(office.store, handOver(office, request), 'BLOCKED', held(number))
        expect(await canHandOver()).toBe(false)
        const { refused: not } = await office.desk('arno').requests.possible({ request })
        expect(not.find(({ operation }) => operation === 'requests.handOver')).toEqual({
          operation: 'requests.handOver',
          items: [1],
          code: 'BLOCKED',
          details: { what: 'request', ...held(number) },
        })
        await office.desk('arno').holds.lift({ hold: number, reason: 'Settled' })
        expect(await canHandOver()).toBe(true)
        await handOver(office, request)()
      }))

    it('nor found for who asked in words', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'submitted')
        const number = await hold(office, { scope: 'case', case: 'KH0001' })
        const resolve = () => office.desk('arno').requests.resolve({ request, documents: [paper] })
        await refused(office.store, resolve, 'BLOCKED', held(number))
      }))

    it('what is out already stays with who has it, and comes back', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const request = await requestAt(office, 'offered')
        await hold(office, { scope: 'case', case: 'KH0001' })
        const { requests } = office.desk('ben')
        expect((await requests.confirm({ request })).items[0]!.state).toBe('out')
        await requests.giveBack({ request })
        const back = await office.desk('arno').requests.takeBack({ request, items: [{ item: 1 }] })
        expect(back.request.state).toBe('closed')
      }))

    it('nor of a case that became part of one that is held', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        const { case: into } = await clientAt(office, 'archived')
        await office.desk('hana').cases.merge({ case: 'KH0001', into, reason: 'Opened twice' })
        const number = await hold(office, { scope: 'case', case: into })
        await refused(office.store, asks(office, paper), 'BLOCKED', held(number))
      }))
  })

  describe('P9.2: nothing of what is approved for disposal leaves its shelf', () => {
    it('from the approval on, until it is off the list', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const before = await requestAt(office, 'deciding', { asker: 'ben' })
        await office.desk('ben').requests.withdraw({ request: before })
        const disposal = await disposalAt(office, 'submitted')
        // What is only proposed may still be looked at, and lent.
        const early = await asks(office, paper)()
        await office.desk('ben').requests.withdraw({ request: early.request.number })
        const reading = (await asks(office, paper, 'consultation')()).request.number
        for (const one of ['hana', 'aida'] as const) {
          await office.desk(one).requests.decide({ request: reading, verdict: 'approve' })
        }
        for (const one of ['eve', 'leo'] as const) {
          await office.desk(one).disposals.decide({ disposal, verdict: 'approve' })
        }
        for (const document of [paper, electronic]) {
          await refused(office.store, asks(office, document), 'BLOCKED', listed(disposal))
        }
        // The original stays on its shelf; asking to read is free.
        await refused(office.store, handOver(office, reading), 'BLOCKED', listed(disposal))
        await office.desk('arno').disposals.abort({ disposal, reason: 'A mistake' })
        await handOver(office, reading)()
        await asks(office, electronic)()
      }))

    it('what is electronic is read on screen all the same', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        await disposalAt(office, 'approved')
        const request = await requestAt(office, 'approved', { kind: 'consultation', documents: [electronic] })
        const { items } = await office.desk('arno').requests.handOver({ request })
        expect(items.map(({ state }) => state)).toEqual(['inReading'])
      }))

    it('and no other case is kept back by that', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const other = await dueClient(office, '2024-05-01', twoLetters)
        await disposalAt(office, 'approved')
        await asks(office, `${other}-001`)()
      }))
  })
})
