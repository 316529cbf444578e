import { describe, expect, it } from 'vitest'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import type { KeyStore } from '../../src/index.ts'
import { inSealedOffice, newSealing, type SealedOffice, sealedOfficeOver } from '../sealing/support.ts'
import { disposalAt, dueClient } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { employeeCase } from '../support/employees.ts'
import { bring, letter } from '../support/office.ts'
import { refusalOf } from '../support/refused.ts'

const key = (number: string, document = 0) => ({ tenant: 'main', case: number, document })

/** Whether keys are there, gone, or were never made. */
async function keysOf({ sealing }: Pick<SealedOffice, 'sealing'>, ...names: readonly ReturnType<typeof key>[]) {
  const kept = await sealing.keyStore.get(names)
  return kept.map((one) => (one === null ? 'none' : one.wrapped === null ? 'destroyed' : 'kept'))
}

/** A case with a document that was corrected, and so has a key of its own. */
async function corrected(office: SealedOffice) {
  const number = await dueClient(office)
  await office
    .desk('arno')
    .documents.correct({ document: `${number}-001`, reason: 'Misspelt', changes: { title: 'T' } })
  return number
}

/** A key store that can be told not to answer. */
function failing(): { readonly keyStore: KeyStore; fails: boolean } {
  const store = memoryKeyStore()
  const state = {
    fails: false,
    keyStore: {
      ...store,
      destroy: (...asked: Parameters<KeyStore['destroy']>) =>
        state.fails ? Promise.reject(new Error('the key store is away')) : store.destroy(...asked),
    },
  }
  return state
}

overStores((kind) => {
  describe('P9.2: in a sealed archive', () => {
    it('keys go with what they sealed, as it is carried out', () =>
      inSealedOffice(kind, async (office) => {
        const number = await corrected(office)
        const names = [key(number), key(number, 1)]
        const disposal = await disposalAt(office, 'begun')
        expect(await keysOf(office, ...names)).toEqual(['kept', 'kept'])
        await office.desk('arno').disposals.execute({ disposal })
        expect(await keysOf(office, ...names)).toEqual(['destroyed', 'destroyed'])
        for (const who of ['hana', 'ben'] as const) await office.desk(who).disposals.witness({ disposal })
        const { certificate } = (await office.desk('arno').disposals.certify({ disposal })).disposal
        expect(certificate).toMatchObject({ counts: { cases: 1, documents: 2 } })
        // List, certificate and chain stand without them.
        expect((await office.desk('olga').disposals.destroyed({ disposal })).items).toHaveLength(3)
        expect(await office.desk('olga').trail.verify({ case: number })).toMatchObject({ intact: true, broken: null })
        expect((await office.desk('arno').cases.get({ case: number })).case).toMatchObject({
          state: 'destroyed',
          fields: {},
        })
        expect((await office.desk('arno').cases.list({})).items).toHaveLength(1)
      }))

    it('a key store that fails leaves a state from which it is gone on with, and nothing is certified before', async () => {
      const away = failing()
      const sealing = newSealing({ keyStore: away.keyStore })
      await inSealedOffice(
        kind,
        async (office) => {
          const number = await dueClient(office)
          const disposal = await disposalAt(office, 'begun')
          const archive = office.desk('arno').disposals
          away.fails = true
          const execute = () => archive.execute({ disposal, idempotencyKey: 'x-1' })
          expect((await refusalOf(execute)).code).toBe('KEYS_FAILED')
          // It is carried out all the same, and not a second time.
          const { counts } = await archive.get({ disposal })
          expect(counts).toMatchObject({ done: 1, approved: 0 })
          expect(await keysOf(office, key(number))).toEqual(['kept'])
          expect((await refusalOf(execute)).code).toBe('KEYS_FAILED')
          for (const who of ['hana', 'ben'] as const) await office.desk(who).disposals.witness({ disposal })
          const certify = () => archive.certify({ disposal })
          expect((await refusalOf(certify)).code).toBe('KEYS_FAILED')
          expect((await archive.get({ disposal })).disposal.state).toBe('executing')
          away.fails = false
          expect((await certify()).disposal.state).toBe('executed')
          expect(await keysOf(office, key(number))).toEqual(['destroyed'])
        },
        sealing,
      )
    })

    it('the act that is sent again by its name goes on where the key store failed', async () => {
      const away = failing()
      await inSealedOffice(
        kind,
        async (office) => {
          const number = await dueClient(office)
          const disposal = await disposalAt(office, 'begun')
          const execute = () => office.desk('arno').disposals.execute({ disposal, idempotencyKey: 'x-1' })
          away.fails = true
          await refusalOf(execute)
          away.fails = false
          expect((await execute()).executed).toEqual([1])
          expect(await keysOf(office, key(number))).toEqual(['destroyed'])
        },
        newSealing({ keyStore: away.keyStore }),
      )
    })

    it('what comes back with a dump from before its destruction is destroyed again, and stops nothing else', () =>
      inSealedOffice(kind, async (office) => {
        const [one, two] = [await dueClient(office), await dueClient(office)]
        const archive = office.desk('arno').disposals
        const verified = () => office.desk('olga').trail.verify({ case: one })
        await office.sealing.keyStore.destroy({ tenant: 'main', case: one }, [])
        const { hold } = await office.desk('arno').holds.place({
          kind: 'legal',
          on: { scope: 'case', case: one },
          reason: 'A claim is pending',
          review: '2026-12-01',
        })
        await office.desk('arno').holds.lift({ hold: hold.number, reason: 'Settled' })
        const given = await archive.propose({ title: 'Given up', cases: [{ case: one }] })
        await archive.abort({ disposal: given.disposal.number, reason: 'All at once' })
        const disposal = await disposalAt(office, 'certified')
        expect((await archive.entries({ disposal })).items).toMatchObject([
          { case: one, state: 'done' },
          { case: two, state: 'done' },
        ])
        expect((await office.desk('arno').cases.get({ case: one })).case).toMatchObject({
          state: 'destroyed',
          title: '',
        })
        expect(await verified()).toMatchObject({ intact: true, broken: null })
      }))

    it('P9.1: a document that outlives its case keeps its key, until it goes itself', () =>
      inSealedOffice(kind, async (office) => {
        const opened = await office.desk('ann').cases.open({
          category: 'project',
          title: 'The new hall',
          fields: { name: 'The new hall' },
          department: 'sales',
          documents: [
            letter<'plan'>('The plan', { kind: 'plan', channel: 'handover' }),
            letter<'agreement'>('The agreement', { kind: 'agreement', channel: 'handover' }),
          ],
        })
        const { number } = opened.case
        await bring(office, opened.batch!.number, 'archived')
        for (const position of [1, 2]) {
          const document = `${number}-00${position}`
          await office.desk('arno').documents.correct({ document, reason: 'Misspelt', changes: { title: 'T' } })
        }
        await office.desk('ann').cases.end({ case: number, on: '2010-05-01' })
        const names = [key(number), key(number, 1), key(number, 2)]
        await disposalAt(office, 'executed', { appraiser: 'aida' })
        expect(await keysOf(office, ...names)).toEqual(['destroyed', 'destroyed', 'kept'])
        const { revisions } = await office.desk('arno').documents.revisions({ document: `${number}-002` })
        expect(revisions[0]!.content).toMatchObject({ title: 'The agreement' })
        office.clock.set('2041-01-02')
        const archive = office.desk('arno').disposals
        const { disposal } = await archive.propose({ title: 'Agreements' })
        const of = { disposal: disposal.number }
        await office.desk('aida').disposals.appraise({ ...of, entries: [{ entry: 1, verdict: 'destroy' }] })
        await archive.submit(of)
        for (const who of ['eve', 'leo'] as const)
          await office.desk(who).disposals.decide({ ...of, verdict: 'approve' })
        office.clock.set((await archive.get(of)).disposal.from!)
        await archive.begin({
          ...of,
          place: 'Here',
          method: 'Shredding',
          operator: 'p-arno',
          witnesses: ['p-hana', 'p-ben'],
        })
        await archive.execute(of)
        expect(await keysOf(office, ...names)).toEqual(['destroyed', 'destroyed', 'destroyed'])
        expect(await office.store.rows('documentRevisions')).toEqual([])
      }))
  })

  it('one case whose key is lost stops nothing else: it stays, and what it says in plain is told', () =>
    inSealedOffice(kind, async (office) => {
      const [one, two] = [
        await employeeCase(office, { left: '2010-05-31' }),
        await employeeCase(office, { left: '2010-05-31' }),
      ]
      const { hold } = await office.desk('arno').holds.place({
        kind: 'legal',
        on: { scope: 'person', person: 'p-99', subject: 'E-99' },
        reason: 'A claim is pending',
        review: '2026-12-01',
      })
      const disposal = await disposalAt(office, 'begun', { appraiser: 'rolf' })
      const { keyStore } = office.sealing
      const missing: KeyStore = {
        ...keyStore,
        get: async (names) => {
          const found = await keyStore.get(names)
          return found.map((key, index) => (names[index]!.case === one ? null : key))
        },
      }
      const lost = sealedOfficeOver(office.store, { ...office.sealing, keyStore: missing })
      lost.clock.set('2026-03-09')
      const desk = lost.desk('arno')
      const unread = { because: 'unreadable', clause: 'P9.2' }
      // Nobody can know that it is not hers.
      const held = { because: 'held', clause: 'P9.2', hold: hold.number }
      const { executed, blocked } = await desk.disposals.execute({ disposal })
      expect([executed, blocked]).toMatchObject([[2], [{ entry: 1, case: one, blocks: [unread, held] }]])
      expect(await desk.retention.get({ case: one })).toMatchObject({
        kept: [{ due: '2016-01-01', disposal }],
        holds: [{ hold: hold.number }],
      })
      await desk.disposals.release({ disposal, entries: [1], reason: 'Its key is lost' })
      const about = { person: 'p-17', subject: 'E-17' }
      const { cases } = await desk.subjects.report(about)
      expect(cases.map((each) => [each.case.number, each.case.unreadable])).toEqual([[one, 'lost']])
      const { items } = await desk.subjects.erase({ ...about, title: 'Erasure' })
      expect(items).toMatchObject([{ case: one, outcome: 'refused', blocks: [unread, held] }])
      const third = await employeeCase(office, { left: '2010-05-31' })
      const again = await desk.disposals.propose({ title: 'Again' })
      const listed = await desk.disposals.entries({ disposal: again.disposal.number })
      expect(listed.items.map((entry) => entry.case)).toEqual([third])
      expect((await office.desk('olga').trail.verify({ case: two })).intact).toBe(true)
    }))

  it('P9.2: an export of what nobody can read is refused', async () => {
    const store = await kind.open()
    try {
      const sealing = newSealing()
      const office = sealedOfficeOver(store, sealing)
      const number = await dueClient(office)
      const disposal = await disposalAt(office, 'begun')
      const lost = sealedOfficeOver(store, newSealing({ keyring: sealing.keyring }))
      lost.clock.set('2026-03-09')
      const error = await refusalOf(() => lost.desk('arno').disposals.export({ disposal, entry: 1 }))
      expect([error.code, error.details]).toMatchObject(['UNREADABLE', { case: number }])
    } finally {
      await store.close()
    }
  })
})
