import { describe, expect, it } from 'vitest'
import { createArchive, type OperationName } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { bring, clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { refusalOf, refused } from '../support/refused.ts'
import { archivedLetters, requestAt } from '../support/requests.ts'

const reason = 'R'
/** Every operation that names something, by what it names. */
const naming: { readonly [what: string]: Partial<Record<OperationName, (number: string) => object>> } = {
  case: {
    'cases.get': (number) => ({ case: number }),
    'cases.missing': (number) => ({ case: number }),
    'cases.possible': (number) => ({ case: number }),
    'cases.amend': (number) => ({ case: number, title: 'T', version: 1 }),
    'cases.end': (number) => ({ case: number, on: '2026-03-01' }),
    'cases.reopen': (number) => ({ case: number, reason }),
    'cases.void': (number) => ({ case: number, reason }),
    'cases.merge': (number) => ({ case: number, into: number, reason }),
    'cases.reassign': (number) => ({ case: number, owner: 'p', reason }),
    'batches.collect': (number) => ({ case: number, documents: [letter('L')] }),
    'batches.list': (number) => ({ case: number }),
    'documents.list': (number) => ({ case: number }),
    'duties.list': (number) => ({ case: number }),
    'cases.relate': (number) => ({ case: number, relation: 'parent', other: number }),
    'cases.unrelate': (number) => ({ case: number, relation: 'related', other: number }),
    'retention.get': (number) => ({ case: number }),
    'retention.record': (number) => ({ case: number, record: [{ fact: 'given', on: '2026' }], version: 99 }),
    'retention.decide': (number) => ({ case: number, own: null }),
    'trail.history': (number) => ({ case: number }),
    'trail.verify': (number) => ({ case: number }),
    'trail.readings': (number) => ({ case: number }),
    'requests.ask': (number) => ({ kind: 'loan', case: number, purpose: reason }),
    'holds.place': (number) => ({
      kind: 'legal',
      on: { scope: 'case', case: number },
      reason,
      review: '2026-06-30',
    }),
  },
  batch: {
    'batches.get': (number) => ({ batch: number }),
    'batches.sort': (number) => ({ batch: number, version: 99 }),
    'batches.screen': (number) => ({ batch: number, back: [1] }),
    'batches.arrange': (number) => ({ batch: number, documents: [{ position: 1, title: 'T' }] }),
    'batches.number': (number) => ({ batch: number }),
    'batches.submit': (number) => ({ batch: number }),
    'batches.approve': (number) => ({ batch: number }),
    'batches.return': (number) => ({ batch: number, reasons: ['R'] }),
    'batches.withdraw': (number) => ({ batch: number, reason }),
    'transfers.send': (number) => ({ batches: [number] }),
  },
  document: {
    'documents.get': (number) => ({ document: number }),
    'documents.revisions': (number) => ({ document: number }),
    'documents.readable': (number) => ({ document: number }),
    'documents.correct': (number) => ({ document: number, reason, changes: { title: 'T' } }),
    'requests.ask': (number) => ({ kind: 'consultation', documents: [number], purpose: reason }),
  },
  transfer: {
    'transfers.get': (number) => ({ transfer: number }),
    'transfers.receive': (number) => ({ transfer: number, accept: ['KH0001-P01'] }),
  },
  request: {
    'requests.get': (number) => ({ request: number }),
    'requests.possible': (number) => ({ request: number }),
    'requests.resolve': (number) => ({ request: number, nothing: reason }),
    'requests.decide': (number) => ({ request: number, verdict: 'approve', version: 99 }),
    'requests.reassign': (number) => ({ request: number, to: 'p-mark', reason }),
    'requests.withdraw': (number) => ({ request: number }),
    'requests.handOver': (number) => ({ request: number }),
    'requests.callOff': (number) => ({ request: number, items: [9] }),
    'requests.confirm': (number) => ({ request: number }),
    'requests.copy': (number) => ({ request: number, item: 1, copies: 1, mark: 'M' }),
    'requests.giveBack': (number) => ({ request: number }),
    'requests.takeBack': (number) => ({ request: number, items: [{ item: 1 }] }),
    'requests.renew': (number) => ({ request: number, item: 1, reason }),
    'requests.decideRenewal': (number) => ({ request: number, item: 1, verdict: 'grant' }),
    'requests.recall': (number) => ({ request: number, item: 1, reason }),
    'requests.reportLost': (number) => ({ request: number, item: 1, reason }),
    'requests.find': (number) => ({ request: number, item: 1 }),
    'requests.settle': (number) => ({ request: number, item: 9, by: 'paid' }),
  },
}
const numbers: Readonly<Record<string, readonly [hidden: string, absent: string]>> = {
  case: ['KH0001', 'KH0777'],
  batch: ['KH0001-P01', 'KH0777-P01'],
  document: ['KH0001-001', 'KH0777-001'],
  transfer: ['YJ2026-0001', 'YJ2026-0777'],
  request: ['JY2026-0001', 'JY2026-0777'],
}

/** Cases of several departments and levels; who knows of which is written out below. */
async function company(office: Office) {
  const clients = office.desk('ann').cases
  const client = { category: 'client', title: 'Client', fields: { name: 'N', amount: 12345.67 } } as const
  await clients.open(client) // KH0001
  await clients.open({ ...client, level: 'confidential' }) // KH0002
  await office.desk('mia').cases.open({ ...client, owner: 'p-uma' }) // KH0003
  await clients.open({ category: 'other', title: 'Licence', fields: { subject: 'S' } }) // QT0001
  await office.desk('rita').cases.open({ category: 'employee', title: 'Nancy', fields: { name: 'N' } }) // YG0001
}
const knownTo: Readonly<Record<Person, readonly string[]>> = {
  ann: ['KH0001', 'KH0002', 'QT0001'],
  ben: ['KH0001', 'KH0002', 'QT0001'],
  hana: ['KH0001', 'KH0002', 'QT0001'],
  hanaToo: ['KH0001', 'KH0002', 'QT0001'],
  ivy: ['KH0001'],
  pip: [],
  mia: ['KH0003'],
  mark: ['KH0003'],
  rita: ['YG0001'],
  rolf: ['YG0001'],
  uma: ['KH0003'],
  arno: ['KH0001', 'KH0002', 'KH0003', 'QT0001', 'YG0001'],
  aida: ['KH0001', 'KH0002', 'KH0003', 'QT0001', 'YG0001'],
  abel: ['KH0001', 'KH0003'],
  otto: ['KH0001', 'KH0002', 'KH0003', 'QT0001', 'YG0001'],
  adam: [],
  eve: [],
  leo: [],
  olga: ['KH0001', 'KH0002', 'KH0003', 'QT0001', 'YG0001'],
}

overStores((kind) => {
  describe.each(Object.keys(naming))('P1.4: a hidden %s is refused as an absent one', (what) => {
    it('by every operation that names it, letter for letter', () =>
      inOffice(kind, async (office) => {
        await archivedLetters(office)
        if (what === 'request') await requestAt(office, 'deciding')
        const [hidden, absent] = numbers[what]!
        const blind: Person[] = what === 'transfer' ? ['uma', 'mark'] : ['uma', 'mark', 'pip']
        for (const person of blind) {
          for (const [operation, input] of Object.entries(naming[what]!)) {
            const run = (number: string) => () => office.desk(person).run(operation as OperationName, input(number))
            await refused(office.store, run(hidden), 'NOT_FOUND', { what, number: hidden })
            const one = await refusalOf(run(hidden))
            const other = await refusalOf(run(absent))
            const told = (number: string) => (text: string) => text.replaceAll(number, '#')
            expect(told(hidden)(JSON.stringify([one.code, one.message, one.details]))).toBe(
              told(absent)(JSON.stringify([other.code, other.message, other.details])),
            )
          }
        }
      }))
  })

  it.each(Object.keys(people) as Person[])(
    'P1.4: %s lists, counts and sums up no more than they may know of',
    (person) =>
      inOffice(kind, async (office) => {
        await company(office)
        const desk = office.desk(person)
        const known = knownTo[person]
        const { items } = await desk.cases.list()
        expect(items.map(({ number }) => number).sort()).toEqual(known)
        expect(await desk.cases.count()).toEqual({ count: known.length })
        expect(await desk.cases.count({ title: 'client' })).toEqual({
          count: known.filter((number) => number.startsWith('KH')).length,
        })
        expect(await desk.cases.count({ department: 'sales', state: 'open' })).toEqual({
          count: known.filter((number) => ['KH0001', 'KH0002', 'QT0001'].includes(number)).length,
        })
        const { groups } = await desk.cases.summary()
        const counted = Object.fromEntries(groups.map(({ category, count }) => [category, count]))
        const expected = { client: 'KH', other: 'QT', employee: 'YG' }
        expect(counted).toEqual(
          Object.fromEntries(
            Object.entries(expected)
              .map(([category, prefix]) => [category, known.filter((number) => number.startsWith(prefix)).length])
              .filter(([, count]) => count !== 0),
          ),
        )
        const duties = await desk.duties.list({ scope: 'all' })
        // How long it is kept is to be decided for a case of `other` as well.
        const waiting = [...known, ...known.filter((number) => number.startsWith('QT'))].sort()
        expect(duties.items.map((duty) => duty.case).sort()).toEqual(waiting)
        expect(await desk.duties.count({ scope: 'all' })).toMatchObject({ open: waiting.length })
        for (const number of knownTo.olga) {
          const read = () => desk.trail.history({ case: number })
          if (known.includes(number)) expect((await read()).items).toHaveLength(1)
          else await refused(office.store, read, 'NOT_FOUND', { what: 'case', number })
        }
      }),
  )

  it('P1.4: pages are no shorter for what is hidden', () =>
    inOffice(kind, async (office) => {
      for (const level of ['internal', 'confidential', 'internal', 'confidential', 'internal']) {
        await office.desk('ann').cases.open({ category: 'client', title: 'T', fields: { name: 'N' }, level })
      }
      const page = await office.desk('ivy').cases.list({ limit: 2 })
      expect(page.items.map(({ number }) => number)).toEqual(['KH0005', 'KH0003'])
      const rest = await office.desk('ivy').cases.list({ limit: 2, after: page.next! })
      expect([rest.items.map(({ number }) => number), rest.next]).toEqual([['KH0001'], null])
    }))

  describe('P8.2: restricted fields', () => {
    it('are withheld from whoever is not cleared for them, and found by their value by nobody else', () =>
      inOffice(kind, async (office) => {
        await company(office)
        const read = async (person: Person) => (await office.desk(person).cases.get({ case: 'KH0001' })).case
        expect(await read('ann')).toMatchObject({ fields: { amount: 12345.67 }, withheld: [] })
        const held = await read('ivy')
        expect(held.withheld).toEqual(['amount'])
        expect(held.fields).toEqual({ name: 'N' })
        expect((await office.desk('ivy').cases.list()).items).toEqual([held])
        for (const condition of [{ equals: 12345.67 }, { from: 1 }, { to: 99999 }]) {
          const filter = { category: 'client', fields: [{ field: 'amount', ...condition }] } as const
          const clause = { clause: 'P8.2' }
          await refused(office.store, () => office.desk('ivy').cases.list(filter), 'FORBIDDEN', clause)
          await refused(office.store, () => office.desk('ivy').cases.count(filter), 'FORBIDDEN', clause)
          expect(await office.desk('ann').cases.count(filter)).toEqual({ count: 2 })
        }
      }))

    it('are changed by nobody else, and kept when somebody else changes other things', () =>
      inOffice(kind, async (office) => {
        await company(office)
        const amend = (fields: object) => () => office.desk('ivy').run('cases.amend', { case: 'KH0001', fields })
        await refused(office.store, amend({ amount: 1 }), 'FORBIDDEN', { clause: 'P8.2' })
        await refused(office.store, amend({ amount: null }), 'FORBIDDEN', { clause: 'P8.2' })
        await amend({ code: 'A-1' })()
        expect((await office.desk('ann').cases.get({ case: 'KH0001' })).case.fields).toEqual({
          name: 'N',
          amount: 12345.67,
          code: 'A-1',
        })
      }))

    it('stand in no history and no event', () =>
      inOffice(kind, async (office) => {
        await company(office)
        const { events } = await office.desk('ann').cases.amend({ case: 'KH0001', fields: { amount: 765.43 } })
        const history = await office.desk('ann').trail.history({ case: 'KH0001' })
        expect(JSON.stringify([events, history])).not.toMatch(/12345\.67|765\.43|1234567|76543/)
        expect(JSON.stringify(await office.store.rows('outbox'))).not.toMatch(/12345\.67|765\.43/)
      }))
  })

  describe('P1.4, P8.2: documents above a reader’s clearance', () => {
    const agreement = letter<'agreement'>('Hidden agreement', { kind: 'agreement', date: '2026-02-01' })

    it('are in no list, batch, answer or history', () =>
      inOffice(kind, async (office) => {
        const { case: number, batch } = await clientAt(office, 'archived', [letter('Open'), agreement])
        const changes = { title: 'Hidden, mended' }
        await office.desk('arno').documents.correct({ document: 'KH0001-001', reason: 'Secret reason', changes })
        const ivy = office.desk('ivy')
        for (const read of [
          () => ivy.documents.get({ document: 'KH0001-001' }),
          () => ivy.documents.revisions({ document: 'KH0001-001' }),
        ]) {
          await refused(office.store, read, 'NOT_FOUND', { what: 'document', number: 'KH0001-001' })
        }
        const told = [
          await ivy.documents.list({ case: number }),
          await ivy.batches.get({ batch }),
          await ivy.trail.history({ case: number }),
          await ivy.cases.missing({ case: number }),
          await ivy.duties.list({ scope: 'all' }),
        ]
        expect(JSON.stringify(told)).toContain('KH0001-002')
        expect(JSON.stringify(told)).not.toMatch(/KH0001-001|Hidden|agreement|Secret reason/)
        expect((await ivy.documents.list({ case: number, limit: 1 })).items).toHaveLength(1)
      }))

    it('are pointed out by nothing that repeats them', () =>
      inOffice(kind, async (office) => {
        const hidden = letter('Same', { date: '2026-02-01', level: 'confidential' })
        const { case: number } = await clientAt(office, 'archived', [hidden])
        const ivy = office.desk('ivy').batches
        const { batch, repeated } = await ivy.collect({
          case: number,
          documents: [letter('Same', { date: '2026-02-01' })],
        })
        expect(repeated).toEqual([])
        expect((await ivy.sort({ batch: batch.number })).repeated).toEqual([])
        const screen = (duplicateOf?: number) => () =>
          ivy.screen({
            batch: batch.number,
            out: [{ position: 2, because: 'duplicate', ...(duplicateOf !== undefined && { duplicateOf }) }],
          })
        const issues = (rule: string) => ({ issues: [expect.objectContaining({ rule })] })
        await refused(office.store, screen(), 'INVALID_INPUT', issues('required'))
        const known = await refused(office.store, screen(1), 'INVALID_INPUT', issues('choice'))
        const absent = await refused(office.store, screen(77), 'INVALID_INPUT', issues('choice'))
        expect(known.message.replaceAll('1', '#')).toBe(absent.message.replaceAll('77', '#'))
      }))

    it('stay hidden after they were taken out of a batch that others go on with', () =>
      inOffice(kind, async (office) => {
        const { case: number, batch } = await clientAt(office, 'sorting', [letter('Open'), agreement])
        const out = [{ position: 2, because: 'invalid', note: 'Secret reason' }] as const
        await office.desk('ann').batches.screen({ batch, out })
        const ivy = office.desk('ivy').batches
        const answers = [
          await ivy.arrange({ batch, documents: [{ position: 1, title: 'Open letter' }] }),
          await ivy.collect({ case: number, batch, documents: [letter('Another')] }),
          await ivy.screen({ batch, out: [{ position: 3, because: 'invalid', note: 'Blank' }] }),
          await ivy.number({ batch }),
        ]
        expect(JSON.stringify(answers)).not.toMatch(/Hidden|Secret reason/)
        const back = () => ivy.screen({ batch, back: [2] })
        await refused(office.store, back, 'INVALID_INPUT', {
          issues: [expect.objectContaining({ path: ['back', 0], rule: 'choice', accepted: ['1', '3'] })],
        })
      }))

    it('an earlier revision is hidden where it was above it then', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived', [letter('Plan', { level: 'confidential' })])
        const document = 'KH0001-001'
        const correct = (changes: object) => office.desk('arno').run('documents.correct', { document, reason, changes })
        await correct({ title: 'Published plan', level: 'internal' })
        await correct({ title: 'Plan of 2026' })
        const revisions = async (person: Person) =>
          (await office.desk(person).documents.revisions({ document })).revisions.map(({ revision }) => revision)
        expect([await revisions('ann'), await revisions('ivy')]).toEqual([[1, 2], [2]])
      }))
  })

  it('P1.4, P5.2: a batch of a hidden case on a list is not told to those who know of the list', () =>
    inOffice(kind, async (office) => {
      const open = await clientAt(office, 'approved')
      const hidden = await office.desk('ann').cases.open({
        category: 'client',
        title: 'T',
        fields: { name: 'N' },
        level: 'confidential',
        documents: [letter('L')],
      })
      const secret = hidden.batch!.number
      await bring(office, secret, 'approved')
      const { transfer } = await office.desk('ann').transfers.send({ batches: [open.batch, secret] })
      for (const person of ['ivy', 'abel'] satisfies Person[]) {
        const { items } = await office.desk(person).transfers.get({ transfer: transfer.number })
        expect(items.map(({ batch }) => batch)).toEqual([open.batch])
      }
      const accept = (batch: string) => () =>
        office.desk('abel').transfers.receive({ transfer: transfer.number, accept: [batch] })
      const details = { issues: [expect.objectContaining({ rule: 'choice', accepted: [open.batch] })] }
      const one = await refused(office.store, accept(secret), 'INVALID_INPUT', details)
      const other = await refused(office.store, accept('KH0777-P01'), 'INVALID_INPUT', details)
      expect(one.message.replaceAll(secret, '#')).toBe(other.message.replaceAll('KH0777-P01', '#'))
      const received = await accept(open.batch)()
      expect(received.items.map(({ batch }) => batch)).toEqual([open.batch])
      expect(received.transfer.state).toBe('sent')
    }))

  it('P1.4: a batch of another case is not found in this one', () =>
    inOffice(kind, async (office) => {
      const { batch } = await openClient(office)
      const other = await openClient(office, [])
      const collect = (into: string) => () =>
        office.desk('ann').batches.collect({ case: other.number, batch: into, documents: [letter('L')] })
      await refused(office.store, collect(batch!.number), 'NOT_FOUND', { what: 'batch', number: batch!.number })
      await refused(office.store, collect('KH0002-P09'), 'NOT_FOUND', { what: 'batch', number: 'KH0002-P09' })
    }))

  it('P1.4: tenants know nothing of each other', () =>
    inOffice(kind, async (office) => {
      const { number, batch } = await openClient(office)
      const options = { policy: office.archive.policy, storage: office.store.adapter, clock: office.clock.read }
      const rival = createArchive({ ...options, tenant: 'rival' }).as(people.olga)
      await refused(office.store, () => rival.cases.get({ case: number }), 'NOT_FOUND')
      await refused(office.store, () => rival.batches.get({ batch: batch!.number }), 'NOT_FOUND')
      expect(await rival.cases.list()).toEqual({ items: [], next: null })
      expect((await rival.policies.list()).versions.map(({ adopted }) => adopted)).toEqual([null])
    }))
})
