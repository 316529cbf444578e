import { describe, expect, it } from 'vitest'
import { createArchive, workingCalendar } from '../../src/index.ts'
import { overStores, sharedOffice } from '../support/each.ts'
import { inOffice, letter, memory, type Office, officeOver, officePolicy, openClient } from '../support/office.ts'
import { people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'
import { checkChains, checkSeries, client, type Imported, numberOf, takeOver } from './import-register.ts'

const gaps = async (office: Office) => (await office.store.rows('registerGaps')).map(({ first, last }) => [first, last])
const open = async (office: Office) => (await openClient(office, [])).number
const other = (title: string, more: object = {}) =>
  ({ category: 'other', title, fields: { subject: 'S' }, department: 'hr', ...more }) as Imported
const rated = (more: object = {}) =>
  ({ category: 'supplier', title: 'T', fields: { taxId: 'GB-1', rating: 3 }, ...more }) as Imported

overStores((kind) => {
  describe('P2.2: the numbers of an old register', () => {
    it('are kept, and the series goes on after the highest; what lies between is a gap of the register', () =>
      inOffice(kind, async (office) => {
        const { cases, series, events } = await office.desk('arno').cases.import({
          cases: [client('KH0007'), client(), client('KH0003'), client('KH0004'), client()],
          reason: 'Numbers of the branch office',
        })
        expect(cases.map(({ number }) => number)).toEqual(['KH0007', 'KH0008', 'KH0003', 'KH0004', 'KH0009'])
        expect(series).toEqual([{ category: 'client', before: 0, last: 9, ends: null, unused: 4, filled: 0 }])
        expect(events.map(({ type, data }) => [type, data.case])).toEqual(
          cases.map(({ number }) => ['case.opened', number]),
        )
        expect(await office.store.rows('registerGaps')).toEqual([
          {
            tenant: 'main',
            series: 'case/KH',
            first: 1,
            last: 2,
            reason: 'Numbers of the branch office',
            recorded: '2026-03-02T02:00:00.000Z',
            recordedBy: 'p-arno',
            version: 1,
          },
          expect.objectContaining({ first: 5, last: 6 }),
        ])
        expect(await open(office)).toBe('KH0010')
        await checkSeries(office)
        await checkChains(office)
      }))

    it('may fill a gap in a later call: at an end, in the middle, and to the last', () =>
      inOffice(kind, async (office) => {
        await takeOver(office, client('KH0009'))
        expect(await gaps(office)).toEqual([[1, 8]])
        expect((await takeOver(office, client('KH0004'))).series).toMatchObject([
          { before: 9, last: 9, unused: 0, filled: 1 },
        ])
        expect(await gaps(office)).toEqual([
          [1, 3],
          [5, 8],
        ])
        await takeOver(office, client('KH0001'), client('KH0008'), client('KH0006'))
        expect(await gaps(office)).toEqual([
          [2, 3],
          [5, 5],
          [7, 7],
        ])
        await checkSeries(office)
        await takeOver(office, client('KH0007'), client('KH0003'), client('KH0005'), client('KH0002'))
        expect(await gaps(office)).toEqual([])
        expect(await open(office)).toBe('KH0010')
        await checkSeries(office)
        await checkChains(office)
      }))

    it('are never those that were issued here, open or void, nor imported twice', () =>
      inOffice(kind, async (office) => {
        await takeOver(office, client('KH0003'))
        const issued = await open(office)
        await office.desk('hana').cases.void({ case: issued, reason: 'Opened in error' })
        for (const number of ['KH0003', issued]) {
          const again = () => takeOver(office, client('KH0001'), client(number))
          await invalid(office.store, again, ['cases', 1, 'number'], 'taken')
        }
        expect((await takeOver(office, client('KH0001'))).cases).toEqual([{ number: 'KH0001', batch: null }])
        expect(await open(office)).toBe('KH0005')
      }))

    it('that were taken past the library count as issued: nothing is given twice', () =>
      inOffice(kind, async (office) => {
        await office.store.adapter.transaction((unit) => unit.take('main', 'case/KH', 5))
        await invalid(office.store, () => takeOver(office, client('KH0003')), ['cases', 0, 'number'], 'taken')
        expect((await takeOver(office, client('KH0008'))).series).toMatchObject([{ before: 5, last: 8, unused: 2 }])
      }))

    it('each category has a series of its own, in the order of the rows', () =>
      inOffice(kind, async (office) => {
        const { cases, series } = await takeOver(office, client(), other('A'), client('KH0004'), other('B'))
        expect(cases.map(({ number }) => number)).toEqual(['KH0005', 'QT0001', 'KH0004', 'QT0002'])
        expect(series.map(({ category, last, unused }) => [category, last, unused])).toEqual([
          ['client', 5, 3],
          ['other', 2, 0],
        ])
      }))

    it.each([
      ['widen', null],
      ['refuse', 9999],
    ] as const)('after 9999 the policy says %s', (past9999, ends) =>
      inOffice(
        kind,
        async (office) => {
          const high = () => takeOver(office, client('KH9999'), client('KH10000'))
          if (ends === null) {
            expect((await high()).series).toMatchObject([{ last: 10_000, unused: 9998, ends }])
            expect(await open(office)).toBe('KH10001')
            return
          }
          await invalid(office.store, high, ['cases', 1, 'number'], 'past9999')
          const exhausted = { series: 'case/KH', last: 'KH9999' }
          const next = (dryRun: boolean) => () =>
            office.desk('arno').cases.import({ cases: [client('KH9999'), client()], dryRun })
          await refused(office.store, next(true), 'NUMBERS_EXHAUSTED', exhausted)
          await refused(office.store, next(false), 'NUMBERS_EXHAUSTED', exhausted)
          expect((await takeOver(office, client('KH9999'))).series).toMatchObject([{ last: 9999, ends }])
        },
        { settings: { past9999 } },
      ),
    )
  })

  describe('what comes in is what opening it would have made', () => {
    it('P3.3: an open case has its duty, counted from its day: late ones are late', () =>
      inOffice(kind, async (office) => {
        await takeOver(
          office,
          client('KH0001', { opened: '2026-02-27' }),
          client('KH0002', { opened: '2016-03-01', owner: 'p-ben', level: 'confidential' }),
          client('KH0003', { opened: '2025-12-31T16:30:00Z' }),
          client('KH0004'),
        )
        const { items } = await office.desk('arno').duties.list({ scope: 'all' })
        expect(items.map(({ case: file, kind: duty, since, due, late }) => [file, duty, since, due, late])).toEqual([
          ['KH0002', 'firstBatch', '2016-03-01', '2016-03-15', true],
          // In Shanghai it was the first of January already.
          ['KH0003', 'firstBatch', '2026-01-01', '2026-01-15', true],
          ['KH0001', 'firstBatch', '2026-02-27', '2026-03-13', false],
          ['KH0004', 'firstBatch', '2026-03-02', '2026-03-16', false],
        ])
        const { case: file } = await office.desk('arno').cases.get({ case: 'KH0002' })
        expect(file).toMatchObject({
          opened: '2016-02-29T16:00:00.000Z',
          openedBy: 'p-arno',
          owner: 'p-ben',
          department: 'sales',
          level: 'confidential',
          state: 'open',
        })
        expect((await office.desk('arno').cases.get({ case: 'KH0004' })).case.owner).toBe('p-arno')
      }))

    it('P1.3, P3.2: the same rows as a case that is opened, and one that is opened and ended', () =>
      inOffice(kind, async (office) => {
        const given = { title: 'T', fields: { taxId: 'GB-1', rating: 3 }, owner: 'p-ben' } as const
        const documents = [letter<'contract'>('Contract', { kind: 'contract' })]
        await office.desk('ann').cases.open({ category: 'supplier', ...given })
        await office.desk('ann').cases.open({ category: 'supplier', ...given, documents })
        await office.desk('ann').cases.open({ category: 'supplier', ...given })
        await office.desk('ann').cases.end({ case: 'GY0003', on: '2026-02-27' })
        const opened = await office.store.snapshot()
        await takeOver(office, rated(given), rated({ ...given, documents }), rated({ ...given, ended: '2026-02-27' }))
        const { rows } = await office.store.snapshot()
        const alike = (text: string) =>
          text.replaceAll(/GY000([456])/g, (_, digit: string) => `GY000${Number(digit) - 3}`).replaceAll('arno', 'ann')
        for (const table of ['cases', 'caseFields', 'documents', 'batches', 'duties'] as const) {
          const before: readonly object[] = opened.rows[table]
          const added = (rows[table] as readonly object[]).filter((row) => /GY000[456]/.test(JSON.stringify(row)))
          // A case that comes in ended was never another: its versions begin there.
          const plain = (row: object) => ({ ...row, version: 0, round: 0, ...('sequence' in row && { sequence: 0 }) })
          expect(
            added.map((row) => plain(JSON.parse(alike(JSON.stringify(row))))),
            table,
          ).toEqual(before.map(plain))
        }
        expect((await office.desk('ann').cases.missing({ case: 'GY0006' })).lines).toEqual(
          (await office.desk('ann').cases.missing({ case: 'GY0003' })).lines,
        )
      }))

    it('P3.2: an ended case lacks what its end requires, and has the end in its field', () =>
      inOffice(kind, async (office) => {
        await takeOver(
          office,
          client('KH0001', { opened: '2016-03-01', ended: '2020-06' }),
          rated({ opened: '2016-03-01', ended: '2020-06-12' }),
        )
        expect((await office.desk('arno').cases.get({ case: 'KH0001' })).case).toMatchObject({
          state: 'ended',
          ended: '2020-06-30',
          fields: { cooperationEnd: '2020-06' },
        })
        const duties = (await office.desk('arno').duties.list({ case: 'GY0001' })).items
        expect(duties.map(({ kind: duty, since }) => [duty, since])).toEqual([
          ['firstBatch', '2016-03-01'],
          ['collectFinal', '2020-06-12'],
          // From the day on which it is seen: nobody could be late before.
          ['decideRetention', '2026-03-02'],
        ])
        const found = await office.desk('arno').cases.list({
          category: 'client',
          fields: [{ field: 'cooperationEnd', equals: '2020-06-30' }],
        })
        expect(found.items.map(({ number }) => number)).toEqual(['KH0001'])
        // And what comes later goes on from there: ended, reopened and ended again, each duty is one of its own.
        await office.desk('arno').cases.reopen({ case: 'GY0001', reason: 'A new contract' })
        await office.desk('ann').cases.end({ case: 'GY0001', on: '2026-02-27' })
        expect((await office.desk('arno').duties.list({ case: 'GY0001' })).items).toHaveLength(3)
      }))

    it('P4.3: documents come in as a first batch, which goes its way', () =>
      inOffice(kind, async (office) => {
        const { cases, events } = await takeOver(office, client('KH0005', { documents: [letter('A'), letter('B')] }))
        expect(cases).toEqual([{ number: 'KH0005', batch: 'KH0005-P01' }])
        expect(events.map(({ type }) => type)).toEqual(['case.opened', 'batch.collected'])
        await office.desk('ann').batches.sort({ batch: 'KH0005-P01' })
        const { documents } = await office.desk('ann').batches.number({ batch: 'KH0005-P01' })
        expect(documents.map(({ number }) => number)).toEqual(['KH0005-001', 'KH0005-002'])
        await office.desk('ann').batches.submit({ batch: 'KH0005-P01' })
        expect((await office.desk('olga').duties.list({ case: 'KH0005' })).items.map((duty) => duty.kind)).toEqual([
          'review',
        ])
      }))

    it('P1.2: one entry a case tells its own rows and no others; what became of gaps stands in the tenant’s chain', () =>
      inOffice(kind, async (office) => {
        await takeOver(office, client('KH0002', { documents: [letter('A')] }), client('KH0004'))
        await takeOver(office, client('KH0001'))
        const entries = await office.store.rows('trail')
        const told = entries.map(({ chain, position, operation, detail }) => [
          chain,
          position,
          operation,
          (detail as { table: string }[]).map(({ table }) => table),
        ])
        expect(told).toEqual([
          ['KH0001', 1, 'cases.import', ['cases', 'duties']],
          ['KH0002', 1, 'cases.import', ['cases', 'documents', 'batches', 'duties']],
          ['KH0004', 1, 'cases.import', ['cases', 'duties']],
          ['tenant', 1, 'cases.import', ['registerGaps']],
          ['tenant', 2, 'cases.import', ['registerGaps']],
        ])
        for (const { chain, detail } of entries.slice(0, 3)) {
          expect(
            JSON.stringify(detail)
              .match(/KH000\d/g)!
              .every((number) => number === chain),
          ).toBe(true)
        }
        await checkChains(office)
      }))

    it('P3.1: the leader’s department, asked once for all rows', () =>
      inOffice(kind, async (office) => {
        const record = (person: string, department: string) =>
          office.desk('adam').people.record({ person, name: person, departments: [department] })
        await record('p-lee', 'works')
        await record('p-kim', 'studio')
        const project = (leader: string, department?: string) =>
          ({
            category: 'project',
            title: 'T',
            fields: { name: 'N', leader },
            ...(department && { department }),
          }) as Imported
        await takeOver(office, project('p-lee'), project('p-kim', 'studio'), project('p-nobody', 'archive'))
        const rows = await office.store.rows('cases')
        expect(rows.map(({ department }) => department)).toEqual(['works', 'studio', 'archive'])
        const wrong = () => takeOver(office, project('p-lee', 'studio'), project('p-nobody'))
        await invalid(office.store, wrong, ['cases', 0, 'department'], 'responsible', ['works'])
        await invalid(office.store, wrong, ['cases', 1, 'department'], 'required')
      }))
  })

  describe('what is refused, with its row', () => {
    const shared = sharedOffice(kind, (office) => takeOver(office, client('KH0005')))
    it.each<[string, Imported, readonly (string | number)[], string]>([
      ['a number of another category', client('YG0001'), ['number'], 'otherPrefix'],
      ['number 0', client('KH0000'), ['number'], 'zero'],
      ['a near miss', client('kh7'), ['number'], 'lowerCase'],
      ['the number of a document', client('KH0007-001'), ['number'], 'otherKind'],
      ['a number that is there', client('KH0005'), ['number'], 'taken'],
      ['a slip of the pen', client('KH1000000000'), ['number'], 'tooLarge'],
      ['opened tomorrow', client('KH0009', { opened: '2026-03-03' }), ['opened'], 'future'],
      ['opened in an hour', client('KH0009', { opened: '2026-03-02T11:00:00+08:00' }), ['opened'], 'future'],
      ['opened on 30 February', client('KH0009', { opened: '2016-02-30' }), ['opened'], 'day'],
      ['opened in a month', client('KH0009', { opened: '2016-02' }), ['opened'], 'day'],
      ['ended tomorrow', client('KH0009', { ended: '2026-03-03' }), ['ended'], 'future'],
      [
        'ended before it was opened',
        client('KH0009', { opened: '2016-03-02', ended: '2016-03-01' }),
        ['ended'],
        'order',
      ],
      [
        'an end that its field contradicts',
        client('KH0009', { fields: { name: 'N', cooperationEnd: '2016-02' }, ended: '2016-03-01' }),
        ['fields', 'cooperationEnd'],
        'differs',
      ],
      ['no department', client('KH0009', { department: undefined }), ['department'], 'required'],
      ['a department that cannot be', client('KH0009', { department: 'canteen' }), ['department'], 'responsible'],
      ['a level below its category', client('KH0009', { level: 'public' }), ['level'], 'level'],
      ['a field that is missing', client('KH0009', { fields: {} }), ['fields', 'name'], 'required'],
      [
        'a field that is not known',
        client('KH0009', { fields: { name: 'N', nick: 'M' } }),
        ['fields', 'nick'],
        'unknown_key',
      ],
      ['a category that is not known', client('KH0009', { category: 'vendor' }), ['category'], 'choice'],
      ['a member that is not known', client('KH0009', { surprise: 1 }), ['surprise'], 'unknown_key'],
      [
        'a document of a day to come',
        client('KH0009', { documents: [letter('L'), letter('M', { date: '2026-03-03' })] }),
        ['documents', 1, 'date'],
        'future',
      ],
      [
        'a revision of nothing',
        client('KH0009', { documents: [letter('L', { revises: 'KH0009-001' })] }),
        ['documents', 0, 'revises'],
        'revises',
      ],
    ])('%s', async (_name, row, path, rule) => {
      const { store } = shared()
      const act = () => takeOver(shared(), client('KH0007'), row)
      const error = await invalid(store, act, ['cases', 1, ...path], rule)
      // Only that row, and only that fault.
      expect(error.details.issues).toHaveLength(1)
      const rehearse = () =>
        shared()
          .desk('arno')
          .cases.import({ cases: [client('KH0007'), row], dryRun: true })
      expect((await invalid(store, rehearse, ['cases', 1, ...path], rule)).details).toEqual(error.details)
    })

    it('P8.2: what lies above the clearance, a field or a level', async () => {
      const cases = [
        client('KH0007', { fields: { name: 'N', amount: 5 } }),
        client('KH0008', { level: 'confidential' }),
        client('KH0009', { documents: [letter<'agreement'>('A', { kind: 'agreement' })] }),
      ]
      const act = () => shared().desk('abel').cases.import({ cases })
      const error = await invalid(shared().store, act, ['cases', 0, 'fields', 'amount'], 'clearance')
      expect(error.details.issues.map(({ path, rule }) => [path.join('.'), rule])).toEqual([
        ['cases.0.fields.amount', 'clearance'],
        ['cases.1.level', 'clearance'],
        ['cases.2.documents', 'clearance'],
      ])
    })

    it('every fault of every row at once, those of the schema, the rules and the store', async () => {
      const cases = [
        client('KH0005', {
          title: '',
          fields: {},
          opened: 'yesterday',
          ended: '2026-04',
          level: 'public',
          department: 'hr',
        }),
        client('KH0007'),
        client('KH0007', { department: 'hr', level: 'public', opened: '2027-01-01', ended: '2027-01-02' }),
        client('QT0001', { fields: { name: 'N', nick: 1 } }),
      ]
      const error = await refused(shared().store, () => takeOver(shared(), ...cases), 'INVALID_INPUT')
      expect(error.details.issues.map(({ path, rule }) => `${path.join('.')} ${rule}`).sort()).toEqual([
        'cases.0.department responsible',
        'cases.0.ended future',
        'cases.0.fields.name required',
        'cases.0.level level',
        'cases.0.number taken',
        'cases.0.opened day',
        'cases.0.title required',
        'cases.2.department responsible',
        'cases.2.ended future',
        'cases.2.level level',
        'cases.2.number twice',
        'cases.2.opened future',
        'cases.3.fields.nick unknown_key',
        'cases.3.number otherPrefix',
      ])
    })

    it('none, and more than 1000 at once', async () => {
      await invalid(shared().store, () => takeOver(shared()), ['cases'], 'required')
      const many = Array.from({ length: 1001 }, () => client())
      await invalid(shared().store, () => takeOver(shared(), ...many), ['cases'], 'too_big', ['at most 1000'])
    })

    it('P4.3: a document twice in one row, where the policy refuses that', () =>
      inOffice(
        kind,
        async (office) => {
          const twice = client('KH0001', { documents: [letter('Offer'), letter('Other'), letter('offer')] })
          await invalid(office.store, () => takeOver(office, twice), ['cases', 0, 'documents', 2], 'duplicate')
        },
        { settings: { duplicates: 'refuse' } },
      ))
  })

  it('P3.3: what needs working days that nobody published, where the calendar refuses to guess', () =>
    inOffice(
      kind,
      async (office) => {
        const old = () => takeOver(office, client('KH0001'), client('KH0002', { opened: '2016-03-01' }))
        await invalid(office.store, old, ['cases', 1, 'opened'], 'unpublished')
        const number = (await takeOver(office, client('KH0001'))).cases[0]!.number!
        const documents = [letter('L')]
        const update = () =>
          office.desk('arno').batches.import({
            batches: [
              { state: 'collecting', case: number, documents },
              { state: 'collecting', case: number, documents, event: '2016-03-01' },
            ],
          })
        await invalid(office.store, update, ['batches', 1, 'event'], 'unpublished')
      },
      { calendar: workingCalendar({ years: { 2026: { closed: [] } }, unpublished: 'refuse' }) },
    ))

  describe('a dry run', () => {
    it('says what would be done, and changes nothing: no number, no row, no policy', () =>
      inOffice(kind, async (office) => {
        const before = await office.store.snapshot()
        const input = { cases: [client('KH0003'), client(), other('O')], dryRun: true }
        const { cases, series, events } = await office.desk('arno').cases.import(input)
        expect(cases.map(({ number }) => number)).toEqual(['KH0003', null, null])
        expect(series).toMatchObject([
          { category: 'client', before: 0, last: 4, unused: 2 },
          { category: 'other', before: 0, last: 1, unused: 0 },
        ])
        expect(events).toEqual([])
        expect(await office.store.snapshot()).toEqual(before)
        expect(await open(office)).toBe('KH0001')
      }))

    it('of what was done under the same name answers what that came to', () =>
      inOffice(kind, async (office) => {
        const act = { cases: [client('KH0003'), client()], idempotencyKey: 'k' }
        const rehearsal = () => office.desk('arno').cases.import({ ...act, dryRun: true })
        expect((await rehearsal()).cases[1]).toEqual({ number: null, batch: null })
        const done = await office.desk('arno').cases.import(act)
        const before = await office.store.snapshot()
        expect(await rehearsal()).toEqual(done)
        expect(await office.desk('arno').cases.import(act)).toEqual(done)
        expect(await office.store.snapshot()).toEqual(before)
      }))
  })

  it('two at once: of one number one comes in, and no number is lost or given twice', () =>
    inOffice(kind, async (office) => {
      const calls = Array.from({ length: 8 }, (_, index) => [
        client(numberOf(400 - 10 * index)),
        client(numberOf(5)),
        client(),
      ])
      const settled = await Promise.allSettled(calls.map((cases) => takeOver(office, ...cases)))
      const failed = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
      expect(failed).toHaveLength(7)
      for (const error of failed) {
        expect(error).toMatchObject({ code: 'INVALID_INPUT', details: { issues: [{ rule: 'taken' }] } })
      }
      await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          index % 2 === 0 ? open(office) : takeOver(office, client(numberOf(1000 * (index + 1))), client()),
        ),
      )
      await checkSeries(office)
      await checkChains(office)
    }))
})

describe('few statements', () => {
  it('P2.2: one take for each category, and one insertion for each table, whatever the number of cases', async () => {
    const store = await memory.open()
    const calls: string[] = []
    const watched = createArchive({
      policy: officePolicy(),
      clock: officeOver(store).clock.read,
      storage: {
        ...store.adapter,
        transaction: (work) =>
          store.adapter.transaction((unit) =>
            work({
              get: (table, key) => {
                calls.push(`get ${table}`)
                return unit.get(table, key)
              },
              getMany: (table, keys) => {
                calls.push(`getMany ${table}`)
                return unit.getMany(table, keys)
              },
              find: (query, find) => {
                calls.push(`find ${query}`)
                return unit.find(query, find)
              },
              summarize: unit.summarize,
              take: (tenant, series, count) => {
                calls.push(`take ${count} ${series}`)
                return unit.take(tenant, series, count)
              },
              commit: (changes) => {
                calls.push(...changes.map(({ op, table }) => `${op} ${table}`))
                return unit.commit(changes)
              },
            }),
          ),
      },
    })
    const arno = watched.as(people.arno)
    const documents = [letter('L')]
    const rows = Array.from({ length: 200 }, (_, index) =>
      client(numberOf(10 + 2 * index), { documents, fields: { name: 'N', code: 'C' } }),
    )
    await arno.cases.import({ cases: [client()] })
    calls.length = 0
    await arno.cases.import({ cases: [...rows, other('O'), client()] })
    const written = ['cases', 'caseFields', 'documents', 'batches', 'duties', 'registerGaps', 'trail', 'outbox']
    const takes = ['take 0 case/KH', 'take 0 case/QT', 'take 408 case/KH', 'take 1 case/QT']
    expect(calls).toEqual([...takes, 'find trail.head', ...written.map((table) => `insert ${table}`)])
    calls.length = 0
    await arno.cases.import({ cases: rows.map((row) => ({ ...row, number: undefined })) })
    const again = written.filter((table) => table !== 'registerGaps')
    expect(calls).toEqual(['take 200 case/KH', ...again.map((table) => `insert ${table}`)])
    await store.close()
  })
})
