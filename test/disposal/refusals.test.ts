import { describe, expect, it } from 'vitest'
import { createArchive, type StandardOptions, standardPolicy } from '../../src/index.ts'
import { carriedOut, disposalAt, dueClient, firstDay, lastDay, twoLetters } from '../support/disposals.ts'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office, supplier } from '../support/office.ts'
import { people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'
import { requestAt } from '../support/requests.ts'

const title = 'What fell due'

/** A hold on a case, placed by the archive. */
const hold = (office: Office, number: string) =>
  office.desk('arno').holds.place({
    kind: 'legal',
    on: { scope: 'case', case: number },
    reason: 'A claim is pending',
    review: '2026-12-01',
  })

overStores((kind) => {
  describe('P9.2: a list of named cases is refused with all that speaks against any of them', () => {
    it.each<[string, (office: Office) => Promise<string>, readonly object[]]>([
      [
        'one that has not ended',
        async (office) => (await clientAt(office, 'archived')).case,
        [{ because: 'notEnded', clause: 'P9.1' }],
      ],
      [
        'one that is not due',
        (office) => dueClient(office, '2025-05-01'),
        [{ because: 'notDue', clause: 'P9.1', due: '2036-01-01' }],
      ],
      [
        'one of which nobody has decided how long it is kept',
        async (office) => {
          const opened = await office.desk('ann').cases.open({
            category: 'other',
            title: 'A matter',
            fields: { subject: 'A matter' },
          })
          await office.desk('ann').cases.end({ case: opened.case.number, on: '2010-05-01' })
          return opened.case.number
        },
        [{ because: 'noDate', clause: 'P9.1' }],
      ],
      [
        'one that was opened in error',
        async (office) => {
          const opened = await office.desk('ann').cases.open({ category: 'client', title: 'A', fields: { name: 'A' } })
          await office.desk('hana').cases.void({ case: opened.case.number, reason: 'In error' })
          return opened.case.number
        },
        [{ because: 'gone', clause: 'P9.2' }],
      ],
      [
        'one that is held',
        async (office) => {
          const number = await dueClient(office)
          await hold(office, number)
          return number
        },
        [{ because: 'held', clause: 'P9.2', hold: 'DJ2026-0001' }],
      ],
      [
        'one of which something is lent',
        async (office) => {
          const number = await dueClient(office)
          await requestAt(office, 'out', { documents: [`${number}-001`] })
          return number
        },
        [{ because: 'onLoan', clause: 'P7.2', by: 'JY2026-0001' }],
      ],
      [
        'one of which something is asked for',
        async (office) => {
          const number = await dueClient(office)
          await requestAt(office, 'deciding', { kind: 'consultation', documents: [`${number}-002`] })
          return number
        },
        [{ because: 'onLoan', clause: 'P7.2', by: 'CY2026-0001' }],
      ],
      [
        'one of which a batch is on its way',
        async (office) => {
          const { case: number } = await clientAt(office, 'archived', twoLetters)
          await office.desk('ann').batches.collect({ case: number, documents: [letter('Late')] })
          await office.desk('ann').cases.end({ case: number, on: '2010-05-01' })
          return number
        },
        [{ because: 'unfinishedBatch', clause: 'P4.3', by: 'KH0001-P02' }],
      ],
      [
        'one that another, kept case needs',
        async (office) => {
          const number = await dueClient(office)
          const { case: kept } = await clientAt(office, 'archived')
          await office.desk('ann').cases.relate({ case: kept, relation: 'needs', other: number })
          return number
        },
        [{ because: 'neededBy', clause: 'P9.1', by: 'KH0002' }],
      ],
      [
        'one that stands on another list',
        async (office) => {
          const number = await dueClient(office)
          await disposalAt(office, 'proposed')
          return number
        },
        [{ because: 'listed', clause: 'P9.2', disposal: 'XH2026-0001' }],
      ],
      [
        'one against which everything speaks',
        async (office) => {
          const number = await dueClient(office, '2025-05-01')
          await requestAt(office, 'out', { documents: [`${number}-001`] })
          await hold(office, number)
          return number
        },
        [
          { because: 'notDue', due: '2036-01-01' },
          { because: 'held', hold: 'DJ2026-0001' },
          { because: 'onLoan', by: 'JY2026-0001' },
        ],
      ],
    ])('%s', (_name, prepare, blocks) =>
      inOffice(kind, async (office) => {
        const number = await prepare(office)
        const propose = () => office.desk('arno').disposals.propose({ title, cases: [{ case: number }] })
        await refused(office.store, propose, 'BLOCKED', {
          what: 'disposal',
          number: '',
          blocks: blocks.map((block) => expect.objectContaining({ case: number, kind: null, ...block })),
        })
      }),
    )

    it('P12.3: one that the present policy keeps longer, whether its date was computed anew or not', () =>
      inOffice(kind, async (office) => {
        const agreement = letter<'agreement'>('The agreement', { kind: 'agreement' })
        const { case: number } = await clientAt(office, 'archived', [agreement])
        await office.desk('ann').cases.end({ case: number, on: '2010-05-01' })
        const under = (version: string, retention: NonNullable<StandardOptions['retention']>) =>
          createArchive({
            policy: standardPolicy({ version, categories: { supplier }, retention }),
            storage: office.store.adapter,
            clock: office.clock.read,
          }).as(people.arno)
        const blocks = [{ because: 'outdated', clause: 'P12.3', case: number, kind: null }]
        const named = { title, cases: [{ case: number }] }
        const longer = under('longer', { client: 'P30Y' })
        await refused(office.store, () => longer.disposals.propose(named), 'BLOCKED', { blocks })
        await invalid(office.store, () => longer.disposals.propose({ title }), [], 'nothingDue')
        // With the case would go what now has a period of its own.
        const ofKind = under('kind', { client: { kinds: { agreement: 'P40Y' } } })
        await refused(office.store, () => ofKind.disposals.propose(named), 'BLOCKED', { blocks })
        await ofKind.retention.recalculate({})
        expect((await ofKind.disposals.propose(named)).counts).toMatchObject({ listed: 1, documents: 0 })
      }))

    it('all of them at once, and the good ones are not listed either', () =>
      inOffice(kind, async (office) => {
        const good = await dueClient(office)
        const young = await dueClient(office, '2025-05-01')
        const { case: open } = await clientAt(office, 'archived')
        const cases = [good, young, open].map((number) => ({ case: number }))
        await refused(office.store, () => office.desk('arno').disposals.propose({ title, cases }), 'BLOCKED', {
          blocks: [
            expect.objectContaining({ because: 'notDue', case: young }),
            expect.objectContaining({ because: 'notEnded', case: open }),
          ],
        })
      }))

    it('by date it takes what is due and free, and leaves the rest', () =>
      inOffice(kind, async (office) => {
        const numbers = [await dueClient(office), await dueClient(office, '2011-01-31'), await dueClient(office)]
        await dueClient(office, '2025-05-01')
        await hold(office, numbers[2]!)
        const archive = office.desk('arno').disposals
        const due = async (more: object) => {
          const { disposal } = await archive.propose({ title, ...more })
          const { items } = await archive.entries({ disposal: disposal.number })
          await archive.abort({ disposal: disposal.number, reason: 'Only to look' })
          return items.map((entry) => entry.case)
        }
        expect(await due({})).toEqual([numbers[0], numbers[1]])
        expect(await due({ year: 2022 })).toEqual([numbers[1]])
        expect(await due({ upTo: '2021-12-31' })).toEqual([numbers[0]])
        expect(await due({ category: 'client', department: 'sales' })).toEqual([numbers[0], numbers[1]])
        for (const nothing of [{ department: 'marketing' }, { category: 'project' }, { year: 2020 }]) {
          await invalid(office.store, () => archive.propose({ title, ...nothing }), [], 'nothingDue')
        }
      }))

    it('an input that says too much, or what is not there', () =>
      inOffice(kind, async (office) => {
        const number = await dueClient(office)
        const propose = (input: object) => () => office.desk('arno').disposals.propose({ title, ...input })
        const cases = [{ case: number }]
        await invalid(office.store, propose({ cases, year: 2021 }), ['year'], 'namedOnly')
        await invalid(office.store, propose({ cases: [...cases, ...cases] }), ['cases', 1], 'twice')
        await invalid(
          office.store,
          propose({ cases: [{ case: number, kind: 'nothing' }] }),
          ['cases', 0, 'kind'],
          'choice',
        )
        await invalid(office.store, propose({ upTo: '2026-03-03' }), ['upTo'], 'future')
        await invalid(office.store, propose({ category: 'vendor' }), ['category'], 'choice')
        await refused(office.store, propose({ cases: [{ case: 'KH0404' }] }), 'NOT_FOUND', { what: 'case' })
      }))
  })

  describe('P9.2, §13: an execution', () => {
    const begins =
      (office: Office, disposal: string, more: object = {}) =>
      () =>
        office.desk('arno').disposals.begin({
          disposal,
          ...carriedOut,
          operator: 'p-arno',
          witnesses: ['p-hana', 'p-ben'],
          ...more,
        })

    it('neither begins before the waiting period is over nor after the approval has lapsed', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'approved')
        const begin = begins(office, disposal)
        const blocked = (because: object) => refused(office.store, begin, 'BLOCKED', { blocks: [because] })
        office.clock.set('2026-03-08')
        await blocked({ because: 'waitingPeriod', clause: '§13', from: firstDay })
        office.clock.set('2026-05-26')
        await blocked({ because: 'approvalLapsed', clause: '§13', until: lastDay })
        // It is asked for again, and what was granted then counts no longer.
        const { disposal: again, counts } = await office.desk('arno').disposals.submit({ disposal })
        expect([again.state, again.from, counts.listed, counts.approved]).toEqual(['approving', null, 1, 0])
        await refused(office.store, begin, 'ILLEGAL')
        for (const who of ['eve', 'leo'] as const) {
          await office.desk(who).disposals.decide({ disposal, verdict: 'approve' })
        }
        const { from } = (await office.desk('arno').disposals.get({ disposal })).disposal
        office.clock.set(from!)
        await begin()
      }))

    it('is asked for again only once its approval has lapsed', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'approved')
        const submit = () => office.desk('arno').disposals.submit({ disposal })
        const details = { state: 'waiting', event: 'submit', legal: ['release', 'begin', 'abort'] }
        office.clock.set(lastDay)
        await refused(office.store, submit, 'ILLEGAL', details)
      }))

    it('is not gone on with after the approval has lapsed', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'begun')
        office.clock.set('2026-05-26')
        const execute = () => office.desk('arno').disposals.execute({ disposal })
        await refused(office.store, execute, 'BLOCKED', {
          blocks: [{ because: 'approvalLapsed', clause: '§13', until: lastDay }],
        })
      }))

    it('is never done twice', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'executed')
        const execute =
          (more: object = {}) =>
          () =>
            office.desk('arno').disposals.execute({ disposal, ...more })
        await refused(office.store, execute(), 'NOT_READY', { lacks: ['somethingToExecute'] })
        await invalid(office.store, execute({ entries: [1] }), ['entries', 0], 'choice', [])
      }))

    it('has an operator who is no witness, and as many witnesses as the policy says where there is paper', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'approved')
        office.clock.set(firstDay)
        const begin = (operator: string, ...witnesses: readonly string[]) =>
          begins(office, disposal, { operator, witnesses })
        const pair = { pair: 'operatorAndWitness', clause: '§13' }
        await refused(office.store, begin('p-arno', 'p-hana', 'p-arno'), 'SEPARATION', pair)
        await invalid(office.store, begin('p-arno', 'p-hana', 'p-hana'), ['witnesses', 1], 'twice')
        await invalid(office.store, begin('p-arno', 'p-hana'), ['witnesses'], 'too_small', ['at least 2'])
        await office.desk('adam').people.record({ person: 'p-hana', name: 'Hana', departments: ['sales'] })
        await invalid(office.store, begin('p-arno', 'p-hana', 'p-ben'), ['operator'], 'absent')
        await office.desk('adam').people.record({ person: 'p-arno', name: 'Arno', departments: ['archive'] })
        await invalid(office.store, begin('p-arno', 'p-hana', 'p-ben'), ['witnesses', 1], 'absent')
      }))

    it('of what is electronic needs no witness', () =>
      inOffice(kind, async (office) => {
        await dueClient(office, '2010-05-01', [letter('By e-mail')])
        const disposal = await disposalAt(office, 'executed', { witnesses: [] })
        const { certificate } = (await office.desk('arno').disposals.certify({ disposal })).disposal
        expect(certificate).toMatchObject({ witnesses: [], counts: { cases: 1, documents: 1 } })
      }))

    it('is signed once it is done, by each witness once, and certified when all have', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'begun')
        const of = { disposal }
        const sign =
          (more: object = {}) =>
          () =>
            office.desk('hana').disposals.witness({ ...of, ...more })
        await refused(office.store, sign(), 'NOT_READY', { lacks: ['nothingToExecute'] })
        await refused(office.store, () => office.desk('arno').disposals.certify(of), 'NOT_READY', {
          lacks: ['everythingExecuted'],
        })
        await office.desk('arno').disposals.execute(of)
        const forbidden = { relations: ['witness', 'archive'] }
        await refused(office.store, () => office.desk('eve').disposals.witness(of), 'FORBIDDEN', forbidden)
        await refused(office.store, sign({ witness: 'p-ben', form: 'a'.repeat(64) }), 'FORBIDDEN', forbidden)
        const enter = (more: object) => () => office.desk('aida').disposals.witness({ ...of, ...more })
        await invalid(office.store, enter({ witness: 'p-ben' }), ['form'], 'required')
        await invalid(office.store, enter({ witness: 'p-uma', form: 'a'.repeat(64) }), ['witness'], 'choice', [
          'p-hana',
          'p-ben',
        ])
        await sign()()
        await invalid(office.store, sign(), ['witness'], 'choice', ['p-ben'])
        const certify = () => office.desk('arno').disposals.certify(of)
        await refused(office.store, certify, 'NOT_READY', { lacks: ['everythingExecuted'] })
        await enter({ witness: 'p-ben', form: 'a'.repeat(64) })()
        await certify()
        await refused(office.store, certify, 'ILLEGAL', { state: 'executed', legal: [] })
      }))
  })

  describe('P9.2: an approval', () => {
    it('§13: is never given by who proposed it, by another account of theirs, or in their place', () =>
      inOffice(
        kind,
        async (office) => {
          await dueClient(office)
          const disposal = await disposalAt(office, 'submitted')
          const pair = { pair: 'proposerAndApprover', clause: '§13' }
          const approve = (desk: Pick<ReturnType<Office['desk']>, 'disposals'>) => () =>
            desk.disposals.decide({ disposal, verdict: 'approve' })
          await refused(office.store, approve(office.desk('arno')), 'SEPARATION', pair)
          const other = {
            id: 'u-2',
            personId: 'p-arno',
            departments: [],
            roles: ['seniorLeadership'],
            clearance: 'secret',
          }
          await refused(office.store, approve(office.archive.as(other as never)), 'SEPARATION', pair)
          // They have come to head the archive since: who stands in for them decides nothing of theirs.
          await office.desk('adam').departments.record({ department: 'archive', name: 'Archive', head: 'p-arno' })
          await refused(office.store, approve(office.desk('arno')), 'SEPARATION', pair)
          await office.desk('arno').deputies.appoint({ deputy: 'p-uma', from: '2026-03-02', until: '2026-03-06' })
          await refused(office.store, approve(office.desk('uma')), 'SEPARATION', pair)
          // Who is head by the host's own word decides.
          await approve(office.desk('aida'))()
        },
        { settings: { approvals: { disposal: [{ role: 'departmentHead' }] } } },
      ))

    it('is given by two people where two steps decide, unless the policy leaves both to one', async () => {
      const one = { id: 'u-one', departments: ['board'], roles: ['supervisingExecutive', 'seniorLeadership'] } as const
      for (const onePerson of ['oneStep', 'severalSteps'] as const) {
        await inOffice(
          kind,
          async (office) => {
            await dueClient(office)
            const disposal = await disposalAt(office, 'submitted')
            const { disposals } = office.archive.as({ ...one, clearance: 'secret' })
            await disposals.decide({ disposal, verdict: 'approve' })
            const again = () => disposals.decide({ disposal, verdict: 'approve' })
            if (onePerson === 'oneStep') {
              await refused(office.store, again, 'SEPARATION', { pair: 'approverAndApprover', clause: '§13' })
              await office.desk('leo').disposals.decide({ disposal, verdict: 'approve' })
            } else await again()
            expect((await office.desk('arno').disposals.get({ disposal })).disposal.state).toBe('waiting')
          },
          { settings: { approvals: { onePerson } } },
        )
      }
    })

    it('moves up where who proposed it would decide, and says from where', () =>
      inOffice(
        kind,
        async (office) => {
          await dueClient(office)
          const disposal = await disposalAt(office, 'submitted', { proposer: 'aida' })
          const { steps } = (await office.desk('aida').disposals.get({ disposal })).disposal
          expect(steps.map(({ role, movedFrom }) => [role, movedFrom])).toEqual([
            ['supervisingExecutive', 'archiveHead'],
          ])
        },
        { settings: { approvals: { disposal: [{ role: 'archiveHead' }] } } },
      ))

    it('of the head of the archive is given by their deputy too, who says so', () =>
      inOffice(
        kind,
        async (office) => {
          await office.desk('adam').departments.record({ department: 'archive', name: 'Archive', head: 'p-aida' })
          await dueClient(office)
          const disposal = await disposalAt(office, 'submitted')
          await office.desk('aida').deputies.appoint({ deputy: 'p-mark', from: '2026-03-02', until: '2026-03-06' })
          const decided = await office.desk('mark').disposals.decide({ disposal, verdict: 'approve' })
          expect(decided.disposal.state).toBe('waiting')
          expect(decided.disposal.steps[0]!.decisions).toMatchObject([{ person: 'p-mark', behalf: 'p-aida' }])
        },
        { settings: { approvals: { disposal: [{ role: 'departmentHead' }] } } },
      ))

    it('is everybody’s of those who are named, each for themselves', () =>
      inOffice(
        kind,
        async (office) => {
          await dueClient(office)
          const disposal = await disposalAt(office, 'submitted')
          const approve = (who: 'leo' | 'eve' | 'mia') => () =>
            office.desk(who).disposals.decide({ disposal, verdict: 'approve' })
          await refused(office.store, approve('mia'), 'NOT_FOUND')
          expect((await approve('eve')()).disposal.state).toBe('approving')
          await refused(office.store, approve('eve'), 'ILLEGAL')
          expect((await approve('leo')()).disposal.state).toBe('waiting')
        },
        {
          settings: {
            approvals: { disposal: [{ role: 'seniorLeadership', people: ['p-leo', 'p-eve'], need: 'all' }] },
          },
        },
      ))

    it('that is refused sends the list back with the reason, to be appraised anew', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        const disposal = await disposalAt(office, 'submitted')
        await office.desk('eve').disposals.decide({ disposal, verdict: 'approve' })
        const reject = (more: object) => () =>
          office.desk('leo').disposals.decide({ disposal, verdict: 'reject', ...more })
        await invalid(office.store, reject({}), ['reason'], 'required')
        const back = await reject({ reason: 'Ask the museum first' })()
        expect(back.disposal).toMatchObject({ state: 'appraising', reason: 'Ask the museum first' })
        expect(back.events.map(({ type }) => type)).toEqual(['disposal.rejected'])
        const again = await office.desk('arno').disposals.submit({ disposal })
        expect(again.disposal.steps.map(({ state, decisions }) => [state, decisions.length])).toEqual([
          ['open', 0],
          ['waiting', 0],
        ])
        expect(again.disposal.reason).toBeNull()
      }))
  })

  describe('P9.2: an appraisal', () => {
    it('is of all entries before the list is submitted, and of who appraises their department', () =>
      inOffice(kind, async (office) => {
        await dueClient(office)
        await dueClient(office)
        const disposal = await disposalAt(office, 'proposed')
        const of = { disposal }
        const submit = () => office.desk('arno').disposals.submit(of)
        const appraise =
          (entries: readonly object[], who: 'hana' | 'otto' | 'aida' = 'hana') =>
          () =>
            office.desk(who).disposals.appraise({ ...of, entries: entries as never })
        await refused(office.store, submit, 'ILLEGAL', { state: 'proposed' })
        await appraise([{ entry: 1, verdict: 'destroy' }])()
        await refused(office.store, submit, 'NOT_READY', { lacks: ['everythingAppraised'] })
        await refused(office.store, appraise([{ entry: 2, verdict: 'destroy' }], 'otto'), 'FORBIDDEN', {
          relations: ['appraiser'],
          department: 'sales',
        })
        const until = '2026-03-02'
        const extend = { entry: 2, verdict: 'extend', reason: 'A dispute looms' }
        await invalid(office.store, appraise([{ ...extend, until }]), ['entries', 0, 'until'], 'notLater')
        await invalid(office.store, appraise([extend]), ['entries', 0, 'until'], 'required')
        await invalid(office.store, appraise([{ entry: 2, verdict: 'transfer' }]), ['entries', 0, 'reason'], 'required')
        await invalid(office.store, appraise([{ entry: 3, verdict: 'destroy' }]), ['entries', 0, 'entry'], 'choice', [
          '1',
          '2',
        ])
        const twice = { entry: 2, verdict: 'destroy' }
        await invalid(office.store, appraise([twice, twice]), ['entries', 1, 'entry'], 'twice')
        // The head of the archive appraises every department's.
        await appraise([twice], 'aida')()
        await submit()
        await refused(office.store, appraise([twice]), 'ILLEGAL', { state: 'approving' })
      }))

    it('of a department is done by the deputy of its head', () =>
      inOffice(kind, async (office) => {
        await office.desk('adam').departments.record({ department: 'sales', name: 'Sales', head: 'p-hana' })
        await dueClient(office)
        const disposal = await disposalAt(office, 'proposed')
        const appraise = () =>
          office.desk('ben').disposals.appraise({ disposal, entries: [{ entry: 1, verdict: 'destroy' }] })
        await refused(office.store, appraise, 'NOT_FOUND')
        await office.desk('hana').deputies.appoint({ deputy: 'p-ben', from: '2026-03-02', until: '2026-03-06' })
        expect((await appraise()).counts).toMatchObject({ unappraised: 0 })
      }))
  })

  it('P1.5: what has changed since it was read is refused', () =>
    inOffice(kind, async (office) => {
      const number = await dueClient(office)
      const disposal = await disposalAt(office, 'appraised')
      const submit = () => office.desk('arno').disposals.submit({ disposal, version: 1 })
      await refused(office.store, submit, 'STALE', { what: 'disposal', given: 1, current: 2 })
      const reopen = () => office.desk('hana').cases.reopen({ case: number, reason: 'It goes on' })
      await refused(office.store, reopen, 'NOT_READY', { lacks: ['notOnDisposal'] })
      expect(await bring(office, `${number}-P01`, 'archived')).toBeDefined()
    }))
})
