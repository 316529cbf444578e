import { describe, expect, it } from 'vitest'
import { canonical } from '../../src/canonical.ts'
import { createArchive, sha256, standardPolicy } from '../../src/index.ts'
import type { Json } from '../../src/storage.ts'
import { carriedOut, disposalAt, dueClient, firstDay, twoLetters } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { employeeCase } from '../support/employees.ts'
import { bring, clientAt, inOffice, letter, type Office, supplier } from '../support/office.ts'
import { people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'
import { requestAt } from '../support/requests.ts'

const receipt = 'c'.repeat(64)

/** Appraises the entries of a list so, has it approved, and begins to carry it out. */
async function begunWith(office: Office, entries: readonly object[]): Promise<string> {
  const disposal = await disposalAt(office, 'proposed')
  const archive = office.desk('arno').disposals
  await office.desk('aida').disposals.appraise({ disposal, entries: entries as never })
  await archive.submit({ disposal })
  for (const who of ['eve', 'leo'] as const) await office.desk(who).disposals.decide({ disposal, verdict: 'approve' })
  const { state } = (await archive.get({ disposal })).disposal
  if (state !== 'waiting') return disposal
  office.clock.set(firstDay)
  await archive.begin({ disposal, ...carriedOut, operator: 'p-arno', witnesses: ['p-hana', 'p-ben'] })
  return disposal
}

/** A project that ended in 2010, with a plan and an agreement, which is kept for thirty years. */
async function dueProject(office: Office): Promise<string> {
  const leader = office.archive.as({ id: 'u-lea', departments: ['sales'], roles: [], clearance: 'confidential' })
  const opened = await leader.cases.open({
    category: 'project',
    title: 'The new hall',
    fields: { name: 'The new hall' },
    department: 'sales',
    documents: [
      letter<'plan'>('The plan', { kind: 'plan', channel: 'handover', pages: 9 }),
      letter<'agreement'>('The agreement', { kind: 'agreement', channel: 'handover', pages: 12 }),
    ] as never,
  })
  await bring(office, opened.batch!.number, 'archived')
  await office.desk('ann').cases.end({ case: opened.case.number, on: '2010-05-01' })
  return opened.case.number
}

overStores((kind) => {
  describe('P9.2: what is kept longer', () => {
    it('is so with the last approval, by its reason, and off the list', () =>
      inOffice(kind, async (office) => {
        const number = await dueClient(office)
        const extend = { entry: 1, verdict: 'extend', until: '2030-06-30', reason: 'A dispute looms' }
        const disposal = await begunWith(office, [extend])
        const { disposal: list, counts } = await office.desk('arno').disposals.get({ disposal })
        // Nothing is left to be carried out.
        expect(list).toMatchObject({ state: 'executed', from: null, execution: null, certificate: null })
        expect(counts).toMatchObject({ extended: 1, approved: 0, done: 0 })
        const [row] = await office.store.rows('retention')
        expect(row).toMatchObject({ case: number, state: 'dated', due: '2030-07-01', month: '2030-07', disposal: null })
        expect(row!.before).toMatchObject({ result: { due: '2021-01-01' } })
        expect((await office.store.rows('retentionFacts')).map(({ kind, content }) => [kind, content])).toMatchObject([
          ['extension', { until: '2030-06-30', reason: 'A dispute looms', source: { by: 'p-aida' } }],
        ])
        const propose = () => office.desk('arno').disposals.propose({ title: 'Again', cases: [{ case: number }] })
        await refused(office.store, propose, 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'notDue', due: '2030-07-01' })],
        })
        office.clock.set('2030-07-01')
        expect((await propose()).disposal.number).toBe('XH2030-0001')
        expect((await office.desk('olga').trail.verify({ case: number })).intact).toBe(true)
      }))

    it('not beyond what its purpose allows, which is said to who would', () =>
      inOffice(kind, async (office) => {
        const under = (period: string): Office => {
          const citation = 'Minimization of personal data'
          const archive = createArchive({
            policy: standardPolicy({
              version: `ceiling-${period}`,
              retention: { client: { period: 'P10Y', ceiling: { period, citation } } },
              categories: { supplier },
            }),
            storage: office.store.adapter,
            clock: office.clock.read,
          })
          return { ...office, archive, desk: (person) => archive.as(people[person]) }
        }
        const twenty = under('P20Y')
        await dueClient(twenty)
        const disposal = await disposalAt(twenty, 'proposed')
        const extend = (desk: Office, until: string) => () =>
          desk.desk('aida').disposals.appraise({
            disposal,
            entries: [{ entry: 1, verdict: 'extend', until, reason: 'A dispute looms' }],
          })
        const path = ['entries', 0, 'until']
        await invalid(office.store, extend(twenty, '2031-01-01'), path, 'ceiling', ['up to 2030-12-31'])
        await extend(twenty, '2030-12-31')()
        await invalid(office.store, extend(under('P12Y'), '2026-12-31'), path, 'ceiling', ['destroy', 'transfer'])
        expect(await office.store.rows('disposalEntries')).toMatchObject([{ verdict: 'extend', until: '2030-12-31' }])
      }))

    it('stays so where the rest is carried out', () =>
      inOffice(kind, async (office) => {
        const [kept, gone] = [await dueClient(office), await dueClient(office)]
        const disposal = await begunWith(office, [
          { entry: 1, verdict: 'extend', until: '2030-06-30', reason: 'A dispute looms' },
          { entry: 2, verdict: 'destroy' },
        ])
        const done = await office.desk('arno').disposals.execute({ disposal })
        expect([done.executed, done.counts.extended]).toEqual([[2], 1])
        const states = (await office.store.rows('cases')).map(({ number, state }) => [number, state])
        expect(states).toEqual([
          [kept, 'ended'],
          [gone, 'destroyed'],
        ])
      }))
  })

  describe('P9.2: what is handed on', () => {
    it('goes with an export whose digest and receipt the certificate names', () =>
      inOffice(kind, async (office) => {
        const number = await dueClient(office)
        await office.desk('arno').documents.correct({
          document: `${number}-001`,
          reason: 'Misspelt',
          changes: { title: 'On blue paper' },
        })
        const disposal = await begunWith(office, [{ entry: 1, verdict: 'transfer', reason: 'The museum asks for it' }])
        const archive = office.desk('arno').disposals
        const { export: given, digest } = await archive.export({ disposal, entry: 1 })
        expect(sha256(canonical(given as unknown as Json))).toBe(digest)
        expect(given).toMatchObject({
          format: 'casekeep.export.1',
          cases: [{ number, title: 'Alfreds Futterkiste', fields: { name: 'Alfreds Futterkiste' } }],
          documents: [{ title: 'On blue paper' }, { title: 'By e-mail' }],
          revisions: [{ content: { title: 'On paper' } }],
          batches: [{ number: `${number}-P01` }],
        })
        expect(given.trail.length).toBeGreaterThan(5)
        const transfer = { entry: 1, to: 'The museum of trade', export: digest, receipt }
        const execute = (transfers: readonly (typeof transfer)[]) => () => archive.execute({ disposal, transfers })
        const wrong = { ...transfer, export: 'd'.repeat(64) }
        await invalid(office.store, execute([wrong]), ['transfers', 0, 'export'], 'differs')
        await invalid(office.store, execute([]), ['transfers'], 'required')
        await invalid(office.store, () => archive.execute({ disposal, entries: [1] }), ['entries', 0], 'choice', [])
        await expect(archive.execute({ disposal, entries: [1] })).rejects.toThrow(
          '1 is approved, with the verdict transfer',
        )
        await invalid(office.store, execute([transfer, transfer]), ['transfers', 1, 'entry'], 'twice')
        const done = await execute([transfer])()
        expect(done.events).toMatchObject([{ type: 'disposal.executed' }, { type: 'case.transferredOut' }])
        for (const who of ['hana', 'ben'] as const) await office.desk(who).disposals.witness({ disposal })
        const { certificate } = (await archive.certify({ disposal })).disposal
        expect(certificate).toMatchObject({
          transfers: [transfer],
          counts: { destroyed: 0, transferred: 1, cases: 1, documents: 2 },
        })
        expect((await archive.destroyed({ disposal })).items.map(({ how }) => how)).toEqual(
          Array(3).fill('transferred'),
        )
        expect((await office.desk('arno').cases.get({ case: number })).case).toMatchObject({
          state: 'transferredOut',
          title: '',
        })
        await invalid(office.store, () => archive.export({ disposal, entry: 1 }), ['entry'], 'state')
      }))

    it('P8.2: is exported by who is cleared for all of it, of the archive or the operator', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await begunWith(office, [{ entry: 1, verdict: 'transfer', reason: 'The museum asks for it' }])
        const exported = (who: 'hana' | 'olga' | 'uma') => () =>
          office.desk(who).disposals.export({ disposal, entry: 1 })
        for (const who of ['hana', 'olga'] as const)
          await refused(office.store, exported(who), 'FORBIDDEN', { clause: 'P9.2' })
        await refused(office.store, exported('uma'), 'NOT_FOUND')
        const entry = () => office.desk('arno').disposals.export({ disposal, entry: 7 })
        await invalid(office.store, entry, ['entry'], 'choice', ['1'])
        const secret = office.archive.as({
          id: 'u-low',
          personId: 'p-low',
          departments: [],
          roles: ['archivist'],
          clearance: 'internal',
        })
        await office.desk('arno').documents.correct({
          document: 'KH0001-002',
          reason: 'It names a price',
          changes: { level: 'confidential' },
        })
        await refused(office.store, () => secret.disposals.export({ disposal, entry: 1 }), 'FORBIDDEN', {
          clause: 'P8.2',
          level: 'confidential',
        })
      }))
  })

  describe('P9.1: a kind of document that outlives its case', () => {
    it('stays with its own date when the case goes, and goes when that has come', () =>
      inOffice(kind, async (office) => {
        const number = await dueProject(office)
        const rows = await office.store.rows('retention')
        expect(rows.map(({ kind: of, due }) => [of, due])).toEqual([
          ['', '2021-01-01'],
          ['agreement', '2041-01-01'],
        ])
        const first = await disposalAt(office, 'executed', { appraiser: 'aida' })
        const after = await office.store.snapshot()
        expect(after.rows.documents.map(({ number: of, kind: named }) => [of, named])).toEqual([
          [`${number}-002`, 'agreement'],
        ])
        expect(after.rows.originals.map((row) => row.number)).toEqual([`${number}-002`])
        expect(after.rows.retention.map(({ kind: of, state, due }) => [of, state, due])).toEqual([
          ['agreement', 'dated', '2041-01-01'],
        ])
        expect(after.rows.cases).toMatchObject([{ state: 'destroyed', fields: null }])
        const archive = office.desk('arno').disposals
        expect((await archive.destroyed({ disposal: first })).items.map((line) => line.number)).toEqual([
          number,
          `${number}-001`,
        ])
        const early = () => archive.propose({ title: 'Too early', cases: [{ case: number, kind: 'agreement' }] })
        await refused(office.store, early, 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'notDue', case: number, kind: 'agreement', due: '2041-01-01' })],
        })
        const again = () => archive.propose({ title: 'Again', cases: [{ case: number }] })
        await refused(office.store, again, 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'gone', kind: null })],
        })
        // What is told of it later is told in the tenant's chain: the case's own has no key any more.
        const chain = (await office.store.rows('trail')).filter((entry) => entry.chain === number).length
        office.clock.set('2041-01-02')
        const { disposal } = await archive.propose({ title: 'Agreements' })
        const of = { disposal: disposal.number }
        expect((await archive.entries(of)).items).toMatchObject([
          { case: number, kind: 'agreement', documents: 1, pages: 12 },
        ])
        await office.desk('aida').disposals.appraise({ ...of, entries: [{ entry: 1, verdict: 'destroy' }] })
        await archive.submit(of)
        for (const who of ['eve', 'leo'] as const)
          await office.desk(who).disposals.decide({ ...of, verdict: 'approve' })
        office.clock.set((await archive.get(of)).disposal.from!)
        await archive.begin({ ...of, ...carriedOut, operator: 'p-arno', witnesses: ['p-hana', 'p-ben'] })
        const done = await archive.execute(of)
        expect(done.events).toMatchObject([
          { type: 'disposal.executed' },
          { type: 'document.destroyed', data: { case: number, kind: 'agreement', documents: [`${number}-002`] } },
        ])
        const end = await office.store.snapshot()
        for (const table of ['documents', 'originals', 'retention'] as const) expect(end.rows[table]).toEqual([])
        expect(end.rows.trail.filter((entry) => entry.chain === number)).toHaveLength(chain)
        expect(await office.desk('olga').trail.verify({ case: number })).toMatchObject({ intact: true })
        expect((await archive.destroyed({ case: number })).items.map((line) => line.number)).toEqual([
          number,
          `${number}-001`,
          `${number}-002`,
        ])
      }))

    it('is kept longer by a decision of its own, also when its case is gone', () =>
      inOffice(kind, async (office) => {
        const number = await dueProject(office)
        await disposalAt(office, 'executed', { appraiser: 'aida' })
        office.clock.set('2041-01-02')
        const archive = office.desk('arno').disposals
        const { disposal } = await archive.propose({ title: 'Agreements' })
        const of = { disposal: disposal.number }
        const extend = { entry: 1, verdict: 'extend', until: '2050-12-31', reason: 'The hall still stands' } as const
        await office.desk('aida').disposals.appraise({ ...of, entries: [extend] })
        await archive.submit(of)
        for (const who of ['eve', 'leo'] as const)
          await office.desk(who).disposals.decide({ ...of, verdict: 'approve' })
        expect(await office.store.rows('retention')).toMatchObject([
          { case: number, kind: 'agreement', state: 'dated', due: '2051-01-01', month: '2051-01', disposal: null },
        ])
      }))
  })

  describe('P9.2: what stays and is told', () => {
    it('a call goes on with the rest, and what is blocked meanwhile stays with all its reasons', () =>
      inOffice(kind, async (office) => {
        const [one, two, three] = [await dueClient(office), await dueClient(office), await dueClient(office)]
        const disposal = await disposalAt(office, 'begun')
        await office.desk('arno').holds.place({
          kind: 'audit',
          on: { scope: 'case', case: two },
          reason: 'An audit began',
          review: '2026-12-01',
        })
        const archive = office.desk('arno').disposals
        const first = await archive.execute({ disposal, entries: [1] })
        expect([first.executed, first.blocked, first.counts]).toMatchObject([[1], [], { done: 1, approved: 2 }])
        const second = await archive.execute({ disposal })
        expect(second.executed).toEqual([3])
        expect(second.blocked).toMatchObject([
          { entry: 2, case: two, kind: null, blocks: [{ because: 'held', hold: 'DJ2026-0001' }] },
        ])
        const states = (await office.store.rows('cases')).map(({ number, state }) => [number, state])
        expect(states).toEqual([
          [one, 'destroyed'],
          [two, 'ended'],
          [three, 'destroyed'],
        ])
        await refused(office.store, () => archive.execute({ disposal }), 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'held', case: two })],
        })
        // It is taken off, and the rest is certified without it.
        await archive.release({ disposal, entries: [2], reason: 'Held' })
        for (const who of ['hana', 'ben'] as const) await office.desk(who).disposals.witness({ disposal })
        const { certificate } = (await archive.certify({ disposal })).disposal
        expect(certificate!.counts).toMatchObject({ destroyed: 2, released: 1, cases: 2 })
        const lines = (await archive.destroyed({ disposal, limit: 200 })).items
        expect(lines.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
        expect(sha256(canonical(lines as unknown as Json))).toBe(certificate!.list.digest)
      }))

    it('what came after it was listed goes with nothing that was approved before, and no paper without witnesses', () =>
      inOffice(kind, async (office) => {
        const number = await employeeCase(office, { left: '2010-05-31' })
        const disposal = await disposalAt(office, 'begun', { appraiser: 'rolf', witnesses: [] })
        const archive = office.desk('arno').disposals
        // An ended case still takes what its checklist asks for.
        const { batch } = await office.desk('rita').batches.collect({
          case: number,
          documents: [letter<'leavingApplication'>('Notice', { kind: 'leavingApplication', channel: 'handover' })],
        })
        await bring(office, batch.number, 'archived', { sorter: 'rita', reviewer: 'rolf' })
        await refused(office.store, () => archive.execute({ disposal }), 'BLOCKED', {
          blocks: [
            { because: 'addedSince', clause: 'P9.2', listed: 1, documents: 2, case: number, kind: null },
            { because: 'witnessesMissing', clause: 'P9.2', needed: 2, case: number, kind: null },
          ],
        })
        // Taken off and listed anew it is seen by everybody.
        await archive.release({ disposal, entries: [1], reason: 'More has come' })
        const again = await disposalAt(office, 'proposed')
        expect((await archive.entries({ disposal: again })).items).toMatchObject([{ documents: 2, state: 'listed' }])
      }))

    it('cases that need each other go together, and one that is needed waits for who needs it', () =>
      inOffice(kind, async (office) => {
        const [one, two] = [await dueClient(office), await dueClient(office)]
        const relate = (from: string, to: string) =>
          office.desk('ann').cases.relate({ case: from, relation: 'needs', other: to })
        const disposal = await disposalAt(office, 'begun')
        await relate(one, two)
        await relate(two, one)
        const archive = office.desk('arno').disposals
        await refused(office.store, () => archive.execute({ disposal, entries: [1] }), 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'neededBy', by: two })],
        })
        expect((await archive.execute({ disposal })).executed).toEqual([1, 2])
      }))

    it('cases that need each other are listed together, named or as they fall due, and neither alone', () =>
      inOffice(kind, async (office) => {
        const [one, two, three] = [await dueClient(office), await dueClient(office), await dueClient(office)]
        const { case: kept } = await clientAt(office, 'archived')
        const relate = (from: string, to: string) =>
          office.desk('ann').cases.relate({ case: from, relation: 'needs', other: to })
        await relate(one, two)
        await relate(two, one)
        await relate(kept, three)
        const archive = office.desk('arno').disposals
        const alone = () => archive.propose({ title: 'One', cases: [{ case: one }] })
        await refused(office.store, alone, 'BLOCKED', { blocks: [expect.objectContaining({ by: two })] })
        const named = await archive.propose({ title: 'Both', cases: [{ case: one }, { case: two }] })
        await archive.abort({ disposal: named.disposal.number, reason: 'By date' })
        const disposal = await disposalAt(office, 'executed')
        const { items } = await archive.entries({ disposal })
        expect(items.map((entry) => [entry.case, entry.state])).toEqual([
          [one, 'done'],
          [two, 'done'],
        ])
      }))

    it('of what was merged into a case nothing stays either', () =>
      inOffice(kind, async (office) => {
        const { case: file } = await office.desk('ann').cases.open({
          category: 'client',
          title: 'Opened twice',
          fields: { name: 'Opened twice' },
          documents: [letter('Old')],
        })
        await bring(office, `${file.number}-P01`, 'archived')
        const number = await dueClient(office)
        await office.desk('hana').cases.merge({ case: file.number, into: number, reason: 'Opened twice' })
        const disposal = await disposalAt(office, 'executed')
        const { rows } = await office.store.snapshot()
        for (const table of ['documents', 'batches', 'duties', 'originals', 'caseFields'] as const)
          expect(rows[table]).toEqual([])
        expect(rows.cases).toMatchObject([
          { number: file.number, state: 'voided', title: '', fields: null, mergedInto: number },
          { number, state: 'destroyed', title: '', fields: null },
        ])
        const own = rows.trail.filter(({ chain }) => chain !== 'tenant')
        expect(own.every(({ detail, salt }) => detail === null && salt === null)).toBe(true)
        for (const one of [file.number, number]) {
          expect(await office.desk('olga').trail.verify({ case: one })).toMatchObject({ intact: true })
        }
        expect((await office.desk('arno').disposals.destroyed({ disposal })).items.map((line) => line.number)).toEqual([
          number,
          file.number,
          `${number}-001`,
          `${number}-002`,
          `${file.number}-001`,
        ])
      }))

    it('more than twenty are carried out call by call', () =>
      inOffice(kind, async (office) => {
        await office.desk('arno').cases.import({
          cases: Array.from({ length: 23 }, (_, index) => ({
            category: 'client' as const,
            title: `Client ${index + 1}`,
            fields: { name: `Client ${index + 1}` },
            department: 'sales',
            ended: '2010-05-01',
          })),
        })
        const disposal = await disposalAt(office, 'begun')
        const archive = office.desk('arno').disposals
        expect((await archive.execute({ disposal })).counts).toMatchObject({ done: 20, approved: 3 })
        expect((await archive.execute({ disposal })).counts).toMatchObject({ done: 23, approved: 0 })
        const tooMany = () =>
          archive.execute({ disposal, entries: Array.from({ length: 21 }, (_, index) => index + 1) })
        await invalid(office.store, tooMany, ['entries'], 'too_big')
      }))
  })

  describe('P9.2: what is taken off, or given up', () => {
    it('is due as before, and can be listed anew', () =>
      inOffice(kind, async (office) => {
        const [one, two] = [await dueClient(office), await dueClient(office)]
        const disposal = await disposalAt(office, 'begun')
        const archive = office.desk('arno').disposals
        const release =
          (...entries: readonly number[]) =>
          () =>
            archive.release({ disposal, entries, reason: 'Still needed' })
        const { counts } = await release(1)()
        expect(counts).toMatchObject({ released: 1, approved: 1 })
        expect((await archive.entries({ disposal, state: 'released' })).items).toMatchObject([
          { position: 1, reason: 'Still needed' },
        ])
        await invalid(office.store, release(1), ['entries', 0], 'choice', ['2'])
        await archive.execute({ disposal })
        await invalid(office.store, release(2), ['entries', 0], 'choice', [])
        await refused(office.store, () => archive.abort({ disposal, reason: 'No' }), 'NOT_READY', {
          lacks: ['nothingExecuted'],
        })
        const again = await archive.propose({ title: 'Again' })
        expect((await archive.entries({ disposal: again.disposal.number })).items.map((entry) => entry.case)).toEqual([
          one,
        ])
        expect((await office.store.rows('cases')).map(({ number, state }) => [number, state])).toEqual([
          [one, 'ended'],
          [two, 'destroyed'],
        ])
      }))

    it('is given up by the archive or by who approves it', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        for (const who of ['aida', 'leo'] as const) {
          const disposal = await disposalAt(office, 'submitted')
          const given = await office.desk(who).disposals.abort({ disposal, reason: 'Too early' })
          expect(given).toMatchObject({ disposal: { state: 'aborted', reason: 'Too early' }, counts: { released: 1 } })
        }
        expect(await office.store.rows('retention')).toMatchObject([{ state: 'dated', disposal: null }])
        expect((await office.desk('arno').disposals.list({ state: 'aborted' })).items).toHaveLength(2)
      }))

    it('what stands on a list goes on being computed, and does not go unless it is still due', () =>
      inOffice(kind, async (office) => {
        const number = await dueClient(office)
        const disposal = await disposalAt(office, 'begun')
        await office.desk('ann').cases.amend({ case: number, fields: { cooperationEnd: '2025-05-01' } })
        const [row] = await office.store.rows('retention')
        expect(row).toMatchObject({ state: 'listed', due: '2036-01-01', disposal })
        await refused(office.store, () => office.desk('arno').disposals.execute({ disposal }), 'BLOCKED', {
          blocks: [expect.objectContaining({ because: 'notDue', due: '2036-01-01' })],
        })
      }))
  })

  it('P1.4: titles stand on the list where the policy says so, and never of cases about a person', () =>
    inOffice(kind, async (office) => {
      await dueClient(office, '2010-05-01', twoLetters)
      await office
        .desk('rita')
        .cases.open({ category: 'employee', title: 'Lin', fields: { name: 'Lin', employeeNumber: '7' } })
      await office.desk('rita').cases.end({ case: 'YG0001', on: '2015-01-31' })
      const witnesses = ['ben', 'uma'] as const
      const disposal = await disposalAt(office, 'executed', { appraiser: 'aida', witnesses })
      const { items } = await office.desk('arno').disposals.destroyed({ disposal })
      expect(items.map(({ number, title }) => [number, title])).toEqual([
        ['KH0001', 'Alfreds Futterkiste'],
        ['KH0001-001', 'On paper'],
        ['KH0001-002', 'By e-mail'],
        ['YG0001', null],
      ])
      // Who appraises knows what became of their own department's entries.
      expect((await office.desk('hana').disposals.destroyed({ disposal })).items).toHaveLength(3)
    }))

  it('P7.2: what stands on an approved list is lent to nobody', () =>
    inOffice(kind, async (office) => {
      const number = await dueClient(office)
      await disposalAt(office, 'approved')
      const ask = () => requestAt(office, 'deciding', { documents: [`${number}-001`] })
      await refused(office.store, ask, 'BLOCKED', {
        blocks: [expect.objectContaining({ because: 'onDisposal', disposal: 'XH2026-0001' })],
      })
    }))
})
