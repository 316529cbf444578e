import { describe, expect, it } from 'vitest'
import { canonical } from '../../src/canonical.ts'
import { sha256 } from '../../src/index.ts'
import type { Json } from '../../src/storage.ts'
import { carriedOut, disposalAt, dueClient, firstDay, lastDay } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { bring, inOffice, letter } from '../support/office.ts'
import { refused } from '../support/refused.ts'

overStores((kind) => {
  describe('P9.2: the end of a case', () => {
    it('is listed, appraised, approved, waited for, carried out before witnesses, and certified', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        await dueClient(office, '2011-06-30')
        const archive = office.desk('arno').disposals
        const proposed = await archive.propose({ title: 'Clients of 2010 and 2011' })
        expect(proposed).toMatchObject({
          disposal: {
            number: 'XH2026-0001',
            state: 'proposed',
            title: 'Clients of 2010 and 2011',
            criteria: { upTo: '2026-03-02', category: null, year: null, department: null, named: null },
            level: 'internal',
            entries: 2,
            proposedBy: 'p-arno',
            from: null,
            lapses: null,
            execution: null,
            certificate: null,
          },
          counts: { unappraised: 2, listed: 2, documents: 4, pages: 8 },
          more: false,
        })
        expect(proposed.disposal.steps.map(({ role, state }) => [role, state])).toEqual([
          ['supervisingExecutive', 'waiting'],
          ['seniorLeadership', 'waiting'],
        ])
        const of = { disposal: 'XH2026-0001' }
        const { items } = await archive.entries(of)
        expect(items).toMatchObject([
          { position: 1, case: 'KH0001', kind: null, due: '2021-01-01', documents: 2, pages: 4, verdict: 'open' },
          { position: 2, case: 'KH0002', kind: null, due: '2022-01-01', state: 'listed' },
        ])
        expect((await office.store.rows('retention')).map(({ state, disposal }) => [state, disposal])).toEqual([
          ['listed', 'XH2026-0001'],
          ['listed', 'XH2026-0001'],
        ])
        // The head of the department appraises, as often as they like.
        const head = office.desk('hana').disposals
        await head.appraise({ ...of, entries: [{ entry: 1, verdict: 'transfer', reason: 'A museum asks for it' }] })
        const appraised = await head.appraise({
          ...of,
          entries: [
            { entry: 1, verdict: 'destroy' },
            { entry: 2, verdict: 'destroy', reason: 'Nothing of interest' },
          ],
        })
        expect(appraised).toMatchObject({ disposal: { state: 'appraising' }, counts: { unappraised: 0, listed: 2 } })
        await archive.submit(of)
        const first = await office.desk('eve').disposals.decide({ ...of, verdict: 'approve' })
        expect(first.disposal).toMatchObject({ state: 'approving', from: null })
        expect(first.events.map(({ type }) => type)).toEqual(['disposal.decided'])
        const second = await office.desk('leo').disposals.decide({ ...of, verdict: 'approve' })
        // Five working days, and sixty, from Monday 2 March.
        expect(second.disposal).toMatchObject({ state: 'waiting', from: firstDay, lapses: lastDay })
        expect(second.counts).toMatchObject({ listed: 0, approved: 2 })
        office.clock.set(firstDay)
        const begun = await archive.begin({
          ...of,
          ...carriedOut,
          operator: 'p-aida',
          witnesses: ['p-hana', 'p-ben'],
        })
        expect(begun.disposal).toMatchObject({
          state: 'executing',
          execution: {
            ...carriedOut,
            operator: 'p-aida',
            witnesses: [
              { person: 'p-hana', signed: null },
              { person: 'p-ben', signed: null },
            ],
            begunBy: 'p-arno',
          },
        })
        const done = await office.desk('aida').disposals.execute(of)
        expect(done).toMatchObject({ executed: [1, 2], blocked: [], counts: { done: 2, approved: 0 } })
        expect(done.events).toMatchObject([
          { type: 'disposal.executed', data: { entries: [1, 2] } },
          { type: 'case.destroyed', data: { case: 'KH0001', documents: ['KH0001-001', 'KH0001-002'] } },
          { type: 'case.destroyed', data: { case: 'KH0002' } },
        ])
        await office.desk('ben').disposals.witness(of)
        const signed = await archive.witness({ ...of, witness: 'p-hana', form: 'f'.repeat(64) })
        expect(signed.disposal.execution!.witnesses).toMatchObject([
          { person: 'p-hana', form: 'f'.repeat(64) },
          { person: 'p-ben', form: null },
        ])
        const { disposal } = await archive.certify(of)
        expect(disposal).toMatchObject({ state: 'executed', closed: disposal.certificate!.certified.at })
        expect(disposal.certificate).toMatchObject({
          number: 'XH2026-0001',
          title: 'Clients of 2010 and 2011',
          proposed: { by: 'p-arno' },
          approvals: [
            { step: 1, role: 'supervisingExecutive', person: 'p-eve', behalf: null },
            { step: 2, role: 'seniorLeadership', person: 'p-leo', behalf: null },
          ],
          ...carriedOut,
          operator: 'p-aida',
          counts: { cases: 2, documents: 4, pages: 8, destroyed: 2, transferred: 0, extended: 0, released: 0 },
          list: { lines: 6 },
          transfers: [],
          certified: { by: 'p-arno' },
        })
        expect((await office.desk('arno').cases.get({ case: 'KH0001' })).case).toMatchObject({
          state: 'destroyed',
          title: '',
          fields: {},
          ended: '2010-05-01',
        })
      }))

    it('leaves a destruction list that is readable for ever, whose digest anybody reckons from it', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'certified')
        office.clock.set('2046-03-02')
        const desk = office.desk('olga').disposals
        const { certificate } = (await desk.get({ disposal })).disposal
        const { items } = await desk.destroyed({ disposal })
        expect(
          items.map(({ number, kind, title, date, pages, medium, hash }) => [
            number,
            kind,
            title,
            date,
            pages,
            medium,
            hash,
          ]),
        ).toEqual([
          ['KH0001', null, 'Alfreds Futterkiste', '2010-05-01', null, null, null],
          ['KH0001-001', 'communication', 'On paper', '2009-11-05', 3, 'paper', null],
          ['KH0001-002', 'communication', 'By e-mail', null, 1, 'electronic', 'e'.repeat(64)],
        ])
        expect(sha256(canonical(items as unknown as Json))).toBe(certificate!.list.digest)
        expect((await desk.destroyed({ case: 'KH0001' })).items).toEqual(items)
        expect((await desk.list()).items.map(({ number }) => number)).toEqual([disposal])
      }))

    it('leaves nothing else of the case, and its chain stands', () =>
      inOffice(kind, async (office) => {
        const number = await dueClient(office)
        await office.desk('arno').documents.correct({
          document: `${number}-001`,
          reason: 'Misspelt',
          changes: { title: 'On blue paper' },
          idempotencyKey: 'c-1',
        })
        const disposal = await disposalAt(office, 'certified')
        const { rows } = await office.store.snapshot()
        for (const table of [
          'documents',
          'documentRevisions',
          'batches',
          'duties',
          'caseFields',
          'originals',
          'retention',
          'retentionFacts',
          'caseRelations',
        ] as const) {
          expect(rows[table], table).toEqual([])
        }
        expect(rows.idempotency).toEqual([])
        expect(rows.cases).toMatchObject([
          { number, state: 'destroyed', title: '', titleKey: '', fields: null, reason: null, lackingAt: {} },
        ])
        const chain = rows.trail.filter((entry) => entry.chain === number)
        expect(chain.length).toBeGreaterThan(8)
        expect(chain.every(({ detail, salt }) => detail === null && salt === null)).toBe(true)
        const verified = await office.desk('olga').trail.verify({ case: number })
        expect(verified).toMatchObject({ intact: true, entries: chain.length, unreadable: chain.length, broken: null })
        const { items } = await office.desk('olga').trail.history({ case: number, order: 'newest' })
        expect(items[0]).toMatchObject({ operation: 'disposals.execute', person: 'p-arno', unreadable: 'destroyed' })
        // Titles stand on the list alone, which tells them where the policy says so.
        const { destroyed: _list, trail, ...others } = rows
        const rest = JSON.stringify([others, trail.filter((entry) => entry.chain === number)])
        for (const word of ['Alfreds', 'On paper', 'On blue paper', 'By e-mail', 'Misspelt'])
          expect(rest).not.toContain(word)
        expect((await office.desk('arno').disposals.get({ disposal })).disposal.state).toBe('executed')
      }))

    it('P1.4: is known to the archive, to who takes part in it, and in part to who appraises it', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const rolf = office.desk('rolf')
        await rolf.cases.open({ category: 'employee', title: 'Lin', fields: { name: 'Lin' } })
        await rolf.cases.end({ case: 'YG0001', on: '2015-01-31' })
        const disposal = await disposalAt(office, 'proposed')
        const seen = async (who: 'arno' | 'hana' | 'rolf' | 'eve') => {
          const desk = office.desk(who).disposals
          const { items } = await desk.entries({ disposal })
          const { disposal: one, counts } = await desk.get({ disposal })
          expect((await desk.list()).items).toEqual([one])
          return [items.map((entry) => entry.case), one.entries, one.level, counts.listed, one.criteria === null]
        }
        expect(await seen('arno')).toEqual([['KH0001', 'YG0001'], 2, 'confidential', 2, false])
        expect(await seen('eve')).toEqual([['KH0001', 'YG0001'], 2, 'confidential', 2, false])
        expect(await seen('hana')).toEqual([['KH0001'], 1, 'internal', 1, true])
        expect(await seen('rolf')).toEqual([['YG0001'], 1, 'confidential', 1, true])
        for (const who of ['ben', 'mark', 'uma', 'abel'] as const) {
          const desk = office.desk(who).disposals
          await expect(desk.get({ disposal })).rejects.toMatchObject({
            code: 'NOT_FOUND',
            details: { what: 'disposal', number: disposal },
          })
          expect((await desk.list()).items).toEqual([])
        }
      }))

    it('P1.4: tells nobody of a kind above their clearance, nor of a case whose level was raised since', () =>
      inOffice(kind, async (office) => {
        const low = office.archive.as({
          id: 'u-low',
          departments: ['archive'],
          roles: ['archivist'],
          clearance: 'internal',
        })
        const opened = await office.desk('ann').cases.open({
          category: 'project',
          title: 'A bridge',
          fields: { name: 'A bridge' },
          documents: [letter<'agreement'>('The agreement', { kind: 'agreement' })],
        })
        await bring(office, opened.batch!.number, 'archived')
        const { number } = opened.case
        await office.desk('ann').cases.end({ case: number, on: '1990-01-01' })
        const agreements = { title: 'Agreements', cases: [{ case: number, kind: 'agreement' }] }
        // Whether there are any or not.
        await refused(office.store, () => low.disposals.propose(agreements), 'FORBIDDEN', { level: 'confidential' })
        const ofKind = await office.desk('arno').disposals.propose(agreements)
        expect(ofKind.disposal.level).toBe('confidential')
        const file = await dueClient(office)
        const disposal = await disposalAt(office, 'proposed', { cases: [{ case: file }] })
        const seen = async () => (await low.disposals.list()).items.map((one) => one.number)
        expect(await seen()).toEqual([disposal])
        expect((await low.disposals.entries({ disposal })).items).toHaveLength(1)
        await office.desk('ann').cases.amend({ case: file, level: 'confidential' })
        expect(await seen()).toEqual([])
        await refused(office.store, () => low.disposals.get({ disposal }), 'NOT_FOUND')
        expect((await office.desk('arno').disposals.get({ disposal })).counts.listed).toBe(1)
      }))
  })
})
