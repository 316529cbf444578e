import { CompiledQuery } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { addDays, CasekeepError, createArchive, type Directory } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import {
  bring,
  clientAt,
  inOffice,
  letter,
  memory,
  type Office,
  officeOver,
  officePolicy,
  openClient,
} from '../support/office.ts'
import { people } from '../support/people.ts'
import { refusalOf, refused } from '../support/refused.ts'
import { openSqlStore } from '../support/sql-store.ts'

const today = '2026-03-02'
const friday = '2026-03-06'
const ben = { person: 'p-hana', deputy: 'p-ben', from: today, until: friday } as const

/** Sales is headed by Hana, and Ben is her deputy this week. */
async function sales(office: Office): Promise<void> {
  const adam = office.desk('adam')
  await adam.people.record({ person: 'p-ann', name: 'Ann', departments: ['sales'], email: 'ann@example.com' })
  await adam.people.record({ person: 'p-hana', name: 'Hana', departments: ['sales'] })
  await adam.departments.record({ department: 'sales', name: 'Sales', head: 'p-hana' })
  await office.desk('hana').deputies.appoint(ben)
}

overStores((kind) => {
  describe('the directory that the archive keeps', () => {
    it('is entered and brought up to date by its administrator, and read by everybody', () =>
      inOffice(kind, async (office) => {
        const adam = office.desk('adam')
        const entered = await adam.people.record({ person: 'p-1', name: 'Lin', departments: ['sales', 'sales'] })
        const lin = { person: 'p-1', name: 'Lin', departments: ['sales'], email: null, until: null, version: 1 }
        expect(entered.person).toEqual(lin)
        expect(entered.events.map(({ type }) => type)).toEqual(['person.recorded'])
        const moved = { person: 'p-1', name: 'Lin Yating', departments: ['hr'], email: 'lin@example.com', version: 1 }
        expect((await adam.people.record(moved)).person.version).toBe(2)
        await refused(office.store, () => adam.people.record(moved), 'STALE', { what: 'person', given: 1, current: 2 })
        const unseen = () => adam.people.record({ ...moved, person: 'p-2' })
        await refused(office.store, unseen, 'STALE', { current: 0 })
        await adam.departments.record({ department: 'hr', name: 'Personnel', head: 'p-1' })
        await adam.departments.record({ department: 'hr', name: 'Personnel' })
        const uma = office.desk('uma')
        expect((await uma.people.list()).items.map(({ name }) => name)).toEqual(['Lin Yating'])
        expect((await uma.departments.list()).items).toEqual([
          { department: 'hr', name: 'Personnel', head: null, version: 2 },
        ])
        // All of it stands in the tenant's chain.
        expect((await office.store.rows('trail')).map(({ chain, operation }) => [chain, operation])).toEqual([
          ['tenant', 'people.record'],
          ['tenant', 'people.record'],
          ['tenant', 'departments.record'],
          ['tenant', 'departments.record'],
        ])
      }))

    it('pages by key', () =>
      inOffice(kind, async (office) => {
        const adam = office.desk('adam')
        for (const person of ['p-3', 'p-1', 'p-2']) await adam.people.record({ person, name: 'N', departments: [] })
        const first = await adam.people.list({ limit: 2 })
        expect(first.items.map(({ person }) => person)).toEqual(['p-1', 'p-2'])
        const rest = await adam.people.list({ limit: 2, after: first.next! })
        expect([rest.items.map(({ person }) => person), rest.next]).toEqual([['p-3'], null])
      }))

    it.each([
      [{ deputy: 'p-hana' }, ['deputy'], 'self'],
      [{ until: '2026-03-01' }, ['until'], 'order'],
      [{ from: '2026-02-01', until: '2026-03-01' }, ['until'], 'past'],
      [{ from: '2026-02-30' }, ['from'], 'day'],
      [{ until: '2026-03' }, ['until'], 'day'],
    ])('refuses the appointment %j', (spoilt, path, rule) =>
      inOffice(kind, async (office) => {
        await refused(
          office.store,
          () => office.desk('hana').deputies.appoint({ ...ben, ...spoilt }),
          'INVALID_INPUT',
          {
            issues: [expect.objectContaining({ path, rule })],
          },
        )
      }),
    )

    it('an appointment moves its end, is taken back, and is then over', () =>
      inOffice(kind, async (office) => {
        const hana = office.desk('hana')
        await hana.deputies.appoint(ben)
        await hana.deputies.appoint({ ...ben, until: '2026-03-20', reason: 'Longer' })
        const later = { deputy: 'p-ann', from: '2026-04-01', until: '2026-04-02' }
        await hana.deputies.appoint(later)
        expect(
          (await hana.deputies.list({ person: 'p-hana' })).items.map(({ deputy, until }) => [deputy, until]),
        ).toEqual([
          ['p-ben', '2026-03-20'],
          ['p-ann', '2026-04-02'],
        ])
        expect((await hana.deputies.end({ deputy: 'p-ben', from: today })).deputy.until).toBe('2026-03-01')
        expect((await hana.deputies.end({ deputy: 'p-ann', from: later.from })).deputy.until).toBe('2026-03-01')
        const again = (deputy: string, from: string) => () => hana.deputies.end({ deputy, from })
        await refused(office.store, again('p-ben', today), 'ILLEGAL', { what: 'deputy', state: 'over' })
        await refused(office.store, again('p-ann', later.from), 'ILLEGAL', { what: 'deputy', state: 'over' })
        await refused(office.store, again('p-mia', today), 'NOT_FOUND', { what: 'deputy' })
        const others = () => office.desk('ben').deputies.end({ person: 'p-hana', deputy: 'p-mia', from: today })
        await refused(office.store, others, 'FORBIDDEN', { clause: '§13' })
        expect((await hana.deputies.list({ person: 'p-hana' })).items).toEqual([])
      }))
  })

  describe('§13: a deputy acts in the place of the head', () => {
    it('on the days of the appointment, both inclusive, and no other', () =>
      inOffice(kind, async (office) => {
        await sales(office)
        const later = { person: 'p-hana', deputy: 'p-ann', from: '2026-03-04', until: '2026-03-05' }
        await office.desk('hana').deputies.appoint(later)
        const { batch } = await clientAt(office, 'inReview')
        const approve = () => office.desk('ben').batches.approve({ batch })
        await refused(office.store, () => office.desk('ann').batches.return({ batch, reasons: ['R'] }), 'FORBIDDEN')
        office.clock.set('2026-03-07')
        await refused(office.store, approve, 'FORBIDDEN', { clause: 'P4.3' })
        office.clock.set(friday)
        expect((await approve()).batch.reviewer).toBe('p-ben')
        // The record says in whose place.
        const { items } = await office.desk('ben').trail.history({ case: 'KH0001', order: 'newest' })
        expect(items[0]).toMatchObject({ operation: 'batches.approve', person: 'p-ben', behalf: 'p-hana' })
        expect(items.slice(1).map(({ behalf }) => behalf)).toEqual(items.slice(1).map(() => null))
        expect((await office.desk('ben').trail.verify({ case: 'KH0001' })).intact).toBe(true)
      }))

    it('sees the duty on their worklist, and may do what the head may', () =>
      inOffice(kind, async (office) => {
        await sales(office)
        const { case: number, batch } = await clientAt(office, 'inReview')
        const kinds = async (person: 'ben' | 'ann' | 'hana') =>
          (await office.desk(person).duties.list()).items.map(({ kind }) => kind)
        expect(await kinds('ben')).toContain('review')
        expect(await kinds('ben')).toEqual(await kinds('hana'))
        expect(await kinds('ann')).not.toContain('review')
        expect((await office.desk('ben').duties.count()).open).toBe((await office.desk('hana').duties.count()).open)
        const possible = async (person: 'ben' | 'ann') => {
          const now = await office.desk(person).cases.possible({ case: number })
          return [...now.case!, ...now.batches[0]!.operations].map(({ operation }) => operation)
        }
        expect(await possible('ben')).toEqual(expect.arrayContaining(['cases.reassign', 'batches.approve']))
        expect(await possible('ann')).not.toContain('batches.approve')
        await office.desk('ben').cases.reassign({ case: number, owner: 'p-ben', reason: 'R' })
        await office.desk('ben').batches.return({ batch, reasons: ['R'] })
      }))

    it('reviews nothing that they or the head sorted', () =>
      inOffice(kind, async (office) => {
        await sales(office)
        const pair = { pair: 'sorterAndReviewer', clause: '§13' }
        const approve = (batch: string) => () => office.desk('ben').batches.approve({ batch })
        for (const sorter of ['ben', 'hana'] as const) {
          const { batch } = await openClient(office)
          await bring(office, batch!.number, 'inReview', { sorter })
          await refused(office.store, approve(batch!.number), 'SEPARATION', pair)
        }
      }))

    it('is deputy of nobody else: neither of another head, nor of one who heads no more', () =>
      inOffice(kind, async (office) => {
        await sales(office)
        const { batch } = await clientAt(office, 'inReview')
        await office.desk('adam').departments.record({ department: 'sales', name: 'Sales', head: 'p-mark' })
        await refused(office.store, () => office.desk('ben').batches.approve({ batch }), 'FORBIDDEN')
        const uma = { ...ben, person: 'p-mark', deputy: 'p-uma' }
        await office.desk('adam').deputies.appoint(uma)
        // Who may not discover the case gains nothing by standing in for its head.
        await refused(office.store, () => office.desk('uma').batches.approve({ batch }), 'NOT_FOUND')
      }))
  })

  it('§13: whom the directory names is the head, and many later deputies do not hide the one of today', () =>
    inOffice(kind, async (office) => {
      const adam = office.desk('adam')
      await adam.departments.record({ department: 'sales', name: 'Sales', head: 'p-ben' })
      const deputy = { person: 'p-ben', deputy: 'p-ann', from: today, until: '2026-12-31' }
      await adam.deputies.appoint(deputy)
      for (let count = 0; count < 101; count++) {
        const day = addDays('2026-04-01', count)
        await adam.deputies.appoint({ person: 'p-ben', deputy: 'p-mia', from: day, until: day })
      }
      const { batch } = await clientAt(office, 'inReview', undefined)
      await refused(office.store, () => office.desk('ann').batches.approve({ batch }), 'SEPARATION')
      expect((await office.desk('ben').batches.approve({ batch })).batch.reviewer).toBe('p-ben')
      const { items } = await office.desk('ben').trail.history({ case: 'KH0001', order: 'newest' })
      expect(items[0]!.behalf).toBe(null)
    }))

  it('P1.5: a duty says whom it waits for, where that is asked', () =>
    inOffice(kind, async (office) => {
      await sales(office)
      await clientAt(office, 'inReview')
      await openClient(office, [letter('L')])
      const { items } = await office.desk('hana').duties.list({ people: true })
      const waiting = Object.fromEntries(items.map(({ kind, people }) => [kind, people]))
      expect(waiting.review).toEqual([
        { person: 'p-hana', name: 'Hana', email: null, as: 'head' },
        { person: 'p-ben', name: null, email: null, as: 'deputy' },
      ])
      expect(waiting.firstBatch).toEqual([{ person: 'p-ann', name: 'Ann', email: 'ann@example.com', as: 'owner' }])
      expect((await office.desk('hana').duties.list()).items.map(({ people }) => people)).toEqual([null, null])
      const transferred = await clientAt(office, 'transferred')
      const archive = await office.desk('arno').duties.list({ case: transferred.case, people: true })
      expect(archive.items.map(({ kind, people }) => [kind, people])).toEqual([['receive', []]])
    }))

  describe('P3.1: a project is the responsibility of its leader’s department', () => {
    const project = (leader: string | undefined, department?: string) => ({
      category: 'project' as const,
      title: 'P',
      fields: { name: 'P', ...(leader && { leader }) },
      ...(department && { department }),
    })

    it('where the directory knows the leader', () =>
      inOffice(kind, async (office) => {
        await sales(office)
        const wrong = () => office.desk('mia').cases.open(project('p-ann', 'marketing'))
        await refused(office.store, wrong, 'WRONG_DEPARTMENT', { department: 'marketing', accepted: ['sales'] })
        const unsaid = () => office.desk('mia').cases.open(project('p-ann'))
        await refused(office.store, unsaid, 'WRONG_DEPARTMENT', { accepted: ['sales'] })
        const both = office.archive.as({ ...people.ann, departments: ['marketing', 'sales'] })
        const opened = await both.cases.open(project('p-ann'))
        expect(opened.case.department).toBe('sales')
        const away = () =>
          office.desk('hana').cases.reassign({ case: opened.case.number, department: 'hr', reason: 'R' })
        await refused(office.store, away, 'WRONG_DEPARTMENT', { accepted: ['sales'] })
      }))

    it('else of any department that opens it', () =>
      inOffice(kind, async (office) => {
        expect((await office.desk('mia').cases.open(project('p-nobody'))).case.department).toBe('marketing')
        expect((await office.desk('mia').cases.open(project(undefined))).case.department).toBe('marketing')
      }))
  })
})

describe('a directory of the host', () => {
  const hostDirectory: Directory = {
    person: async (id) => (id === 'p-ann' ? { name: 'Ann', departments: ['sales'], email: null } : null),
    headOf: async (department) => (department === 'sales' ? 'p-hana' : null),
    deputiesOf: async (person, on) => (person === 'p-hana' && on === today ? ['p-ben'] : []),
  }

  it('answers instead of the archive’s own, which nobody can keep any more', async () => {
    const store = await memory.open()
    const office = officeOver(store)
    const { batch } = await clientAt(office, 'inReview')
    const options = { policy: officePolicy(), storage: store.adapter, clock: office.clock.read }
    const archive = createArchive({ ...options, directory: hostDirectory })
    expect((await archive.as(people.ben).duties.list()).items.map(({ kind }) => kind)).toContain('review')
    expect((await archive.as(people.ben).batches.approve({ batch })).batch.reviewer).toBe('p-ben')
    const adam = archive.as(people.adam)
    const reason = { clause: 'P3.1', reason: expect.anything() }
    const acts = [
      () => adam.people.record({ person: 'p-1', name: 'N', departments: [] }),
      () => adam.departments.record({ department: 'hr', name: 'N' }),
      () => adam.deputies.appoint(ben),
      () => adam.deputies.end({ person: 'p-hana', deputy: 'p-ben', from: today }),
      () => adam.people.list(),
      () => adam.departments.list(),
      () => adam.deputies.list(),
    ]
    for (const act of acts) await refused(store, act, 'FORBIDDEN', reason)
    await store.close()
  })

  it('may read the database that the archive writes, through its one connection', async () => {
    const store = await openSqlStore()
    const office = officeOver(store)
    const { batch } = await clientAt(office, 'inReview')
    const asked: string[] = []
    const read = async <T>(question: string, answer: Promise<T>): Promise<T> => {
      asked.push(question)
      // Waits for ever while a transaction of the archive holds the connection.
      await store.rows('people')
      return answer
    }
    const directory: Directory = {
      person: (id) => read(`person ${id}`, hostDirectory.person(id)),
      headOf: (department) => read(`headOf ${department}`, hostDirectory.headOf(department)),
      deputiesOf: (person, on) => read(`deputiesOf ${person}`, hostDirectory.deputiesOf(person, on)),
    }
    const archive = createArchive({
      policy: officePolicy(),
      storage: store.adapter,
      clock: office.clock.read,
      directory,
    })
    const { items } = await archive.as(people.ben).duties.list({ people: true })
    expect(items[0]!.people!.map(({ person }) => person)).toEqual(['p-hana', 'p-ben'])
    await archive.as(people.ben).batches.approve({ batch })
    // Each question once an act, and none where one's own right is enough.
    const before = asked.length
    await archive.as(people.ann).cases.amend({ case: 'KH0001', title: 'T' })
    expect(asked).toHaveLength(before)
    await store.close()
  })

  const wrongAnswers: readonly (readonly [keyof Directory, unknown])[] = [
    ['headOf', 7],
    ['deputiesOf', null],
    ['person', { name: 'N' }],
  ]
  it.each(wrongAnswers)('is held to its word: %s answers %j', async (question, answer) => {
    const store = await memory.open()
    const office = officeOver(store)
    const { batch } = await clientAt(office, 'inReview')
    const directory = { ...hostDirectory, [question]: async () => answer } as unknown as Directory
    const archive = createArchive({
      policy: officePolicy(),
      storage: store.adapter,
      clock: office.clock.read,
      directory,
    })
    const ask =
      question === 'person'
        ? () => archive.as(people.ben).duties.list({ people: true })
        : () => archive.as(people.ben).batches.approve({ batch })
    await refused(store, ask, 'DIRECTORY_FAILED', { question })
    await store.close()
  })

  const failing: readonly (readonly [string, () => Promise<string | null>])[] = [
    ['rejects', () => Promise.reject(new Error('the personnel system is down'))],
    [
      'throws at once',
      () => {
        throw new Error('the personnel system is down')
      },
    ],
    ['throws an error of ours', () => Promise.reject(new CasekeepError('NOT_FOUND', { what: 'user', number: 'x' }))],
    ['answers with a trap', async () => Object.defineProperty({}, 'length', { get: () => 1 }) as never],
  ]
  it.each(failing)('that %s is said to have failed', async (_how, headOf) => {
    const store = await memory.open()
    const office = officeOver(store)
    const { batch } = await clientAt(office, 'inReview')
    const directory: Directory = { ...hostDirectory, headOf }
    const archive = createArchive({
      policy: officePolicy(),
      storage: store.adapter,
      clock: office.clock.read,
      directory,
    })
    const error = await refused(store, () => archive.as(people.ben).batches.approve({ batch }), 'DIRECTORY_FAILED', {
      question: 'headOf',
    })
    expect(error.cause).toBeInstanceOf(Error)
    // Whose own right is enough needs no directory.
    await archive.as(people.hana).cases.possible({ case: 'KH0001' })
    await archive.as(people.hana).batches.approve({ batch })
    await store.close()
  })

  it('that never answers is not waited for', async () => {
    vi.useFakeTimers()
    try {
      const store = await memory.open()
      const office = officeOver(store)
      const { batch } = await clientAt(office, 'inReview')
      const directory: Directory = { ...hostDirectory, headOf: () => new Promise(() => {}) }
      const archive = createArchive({
        policy: officePolicy(),
        storage: store.adapter,
        clock: office.clock.read,
        directory,
      })
      const asked = refusalOf(() => archive.as(people.ben).batches.approve({ batch }))
      await vi.advanceTimersByTimeAsync(10_000)
      expect((await asked).code).toBe('DIRECTORY_FAILED')
      await store.close()
    } finally {
      vi.useRealTimers()
    }
  })

  it('is asked for many people at once', async () => {
    const store = await memory.open()
    const office = officeOver(store)
    for (let count = 0; count < 12; count++) await openClient(office, [], count % 2 ? 'ann' : 'ben')
    let most = 0
    let open = 0
    const person = async () => {
      most = Math.max(most, ++open)
      await new Promise((resolve) => setTimeout(resolve, 5))
      open--
      return null
    }
    const directory: Directory = { ...hostDirectory, person }
    const archive = createArchive({
      policy: officePolicy(),
      storage: store.adapter,
      clock: office.clock.read,
      directory,
    })
    const { items } = await archive.as(people.hana).duties.list({ people: true })
    expect(items.map(({ people }) => people![0]!.person)).toEqual(items.map(({ owner }) => owner))
    expect(most).toBe(2)
    await store.close()
  })

  it('is given the host’s transaction, where that is what the database waits for', async () => {
    const store = await openSqlStore()
    const office = officeOver(store)
    const { case: number, batch } = await clientAt(office, 'inReview')
    await office.desk('hana').batches.return({ batch, reasons: ['R'] })
    const reading = (executor: Pick<typeof store.db, 'executeQuery'>): Directory => ({
      ...hostDirectory,
      headOf: async (department) => {
        await executor.executeQuery(CompiledQuery.raw('select 1'))
        return hostDirectory.headOf(department)
      },
    })
    const archive = createArchive({
      policy: officePolicy(),
      storage: store.adapter,
      clock: office.clock.read,
      directory: reading(store.db),
    })
    await store.db.transaction().execute(async (trx) => {
      const mine = archive.as(people.ben).within(trx, { directory: reading(trx) })
      await mine.cases.reassign({ case: number, owner: 'p-ben', reason: 'R' })
    })
    expect((await office.desk('ben').cases.get({ case: number })).case.owner).toBe('p-ben')
    expect(() => archive.as(people.ben).within(undefined as never, { directory: {} as never })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    )
    await store.close()
  })

  it('that is none is refused at the start', () => {
    const options = { policy: officePolicy(), storage: {} as never, directory: { headOf: () => null } as never }
    expect(() => createArchive(options)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }))
  })
})
