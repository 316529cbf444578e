import { describe, expect, it } from 'vitest'
import { type CommandName, commandNames, createArchive } from '../../src/index.ts'
import { firstWhoMay, rules } from '../support/acts.ts'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, memory, officeOver, officePolicy, openClient } from '../support/office.ts'
import { people } from '../support/people.ts'
import { refusalOf, refused } from '../support/refused.ts'
import { openSqlStore } from '../support/sql-store.ts'

/** What makes the input of a command another one, where it takes no version. */
const otherwise: Partial<Record<CommandName, object>> = {
  'cases.open': { title: 'U' },
  'cases.import': { reason: 'R' },
  'batches.import': { batches: [{ state: 'collecting', case: 'KH0001', documents: [letter('New')] }] },
  'transfers.send': { note: 'N' },
  'requests.ask': { copies: 1 },
  'requests.chase': { limit: 7 },
  'retention.recalculate': { limit: 7 },
  'disposals.propose': { title: 'U' },
  'holds.place': { reason: 'Another' },
  'subjects.erase': { title: 'Another' },
  'deputies.appoint': { reason: 'R' },
  'deputies.end': { from: '2026-03-03' },
}
const key = 'k-1'

overStores((kind) => {
  describe('a command that its caller named is done once', () => {
    it.each(commandNames)('%s', (operation) =>
      inOffice(kind, async (office) => {
        const at = await rules[operation].scene(office)
        const desk = office.desk(firstWhoMay(operation))
        const input = { ...rules[operation].act(at), idempotencyKey: key }
        const first = await desk.run(operation, input)
        const after = await office.store.snapshot()
        expect(after.rows.idempotency.map((row) => [row.key, row.operation])).toEqual([[key, operation]])
        office.clock.pass(86_400_000)
        expect(await desk.run(operation, input)).toEqual(first)
        // The order of the members is none of the input.
        expect(await desk.run(operation, Object.fromEntries(Object.entries(input).reverse()))).toEqual(first)
        expect(await office.store.snapshot()).toEqual(after)
        const other = { ...input, ...(otherwise[operation] ?? { version: 99 }) }
        const reused = { key, operation }
        await refused(office.store, () => desk.run(operation, other), 'IDEMPOTENCY_KEY_REUSED', reused)
        const elsewhere: CommandName = operation === 'cases.open' ? 'batches.sort' : 'cases.open'
        const moved = { ...rules[elsewhere].act({ ...at, batch: 'KH0001-P01' }), idempotencyKey: key }
        await refused(office.store, () => desk.run(elsewhere, moved), 'IDEMPOTENCY_KEY_REUSED', reused)
      }),
    )

    it('each account has names of its own, of one person too', () =>
      inOffice(kind, async (office) => {
        const open = (person: 'ann' | 'ben' | 'hana' | 'hanaToo') =>
          office.desk(person).cases.open({
            category: 'client',
            title: 'T',
            fields: { name: 'N' },
            idempotencyKey: key,
          })
        expect((await open('ann')).case.number).toBe('KH0001')
        expect((await open('ben')).case.number).toBe('KH0002')
        expect((await open('hana')).case.number).toBe('KH0003')
        expect((await open('hanaToo')).case.number).toBe('KH0004')
      }))

    it('what was refused kept no name: it can be sent again once it is put right', () =>
      inOffice(kind, async (office) => {
        const { batch } = await clientAt(office, 'collecting')
        const submit = () => office.desk('ann').batches.submit({ batch, idempotencyKey: key })
        await refused(office.store, submit, 'ILLEGAL')
        await office.desk('ann').batches.sort({ batch })
        await office.desk('ann').batches.number({ batch })
        expect((await submit()).batch.state).toBe('inReview')
      }))

    it('of many at once, one does it and all hear the same', () =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const collect = () =>
          office.desk('ann').batches.collect({ case: number, documents: [letter('L')], idempotencyKey: key })
        const answers = await Promise.all(Array.from({ length: 8 }, collect))
        for (const answer of answers) expect(answer).toEqual(answers[0])
        expect(await office.store.rows('documents')).toHaveLength(1)
      }))

    it.each([
      ['', 'required'],
      [' k', 'format'],
      ['k'.repeat(201), 'format'],
      ['a\u0000b', 'format'],
      [7, 'type'],
      [null, 'type'],
    ])('%j is no name', (idempotencyKey, rule) =>
      inOffice(kind, async (office) => {
        const { number } = await openClient(office, [])
        const input = { case: number, title: 'T', idempotencyKey }
        await refused(office.store, () => office.desk('ann').run('cases.amend', input), 'INVALID_INPUT', {
          issues: [expect.objectContaining({ path: ['idempotencyKey'], rule: rule === 'required' ? 'format' : rule })],
        })
      }),
    )
  })
})

describe('P12.3: an act that is answered again', () => {
  it('does not pass for the first thing that a new policy decides', async () => {
    const store = await memory.open()
    const office = officeOver(store)
    const client = { category: 'client', title: 'T', fields: { name: 'N' }, idempotencyKey: key } as const
    await office.desk('ann').cases.open(client)
    const policy = officePolicy({ duplicates: 'refuse' }, 'test-2')
    const next = createArchive({ policy, storage: store.adapter, clock: office.clock.read }).as(people.ann)
    expect((await next.cases.open(client)).case.number).toBe('KH0001')
    expect((await store.rows('policies')).map(({ version }) => version)).toEqual(['test-1'])
    await next.cases.open({ ...client, idempotencyKey: 'k-2' })
    expect((await store.rows('policies')).map(({ version }) => version)).toEqual(['test-1', 'test-2'])
    await store.close()
  })
})

describe('an act that was done between two looks', () => {
  it('is answered, though the rules now refuse it', async () => {
    const store = await memory.open()
    const office = officeOver(store)
    const { batch } = await clientAt(office, 'numbered')
    const submitted = await office.desk('ann').batches.submit({ batch, idempotencyKey: key })
    // A store without snapshots may show the name only after the facts: here it does not at the first look.
    let looks = 0
    const late = createArchive({
      policy: officePolicy(),
      clock: office.clock.read,
      storage: {
        ...store.adapter,
        transaction: (work) =>
          store.adapter.transaction((unit) =>
            work({
              ...unit,
              get: async (table, of) => (table === 'idempotency' && looks++ === 0 ? null : unit.get(table, of)),
            }),
          ),
      },
    })
    expect(await late.as(people.ann).batches.submit({ batch, idempotencyKey: key })).toEqual(submitted)
    expect(looks).toBe(1)
    await store.close()
  })
})

describe('inside the host’s transaction', () => {
  it('the name is undone with the host, and stays with it', async () => {
    const store = await openSqlStore()
    const archive = createArchive({ policy: officePolicy(), storage: store.adapter })
    const ann = archive.as(people.ann)
    const client = { category: 'client', title: 'T', fields: { name: 'N' }, idempotencyKey: key } as const
    const failed = store.db.transaction().execute(async (trx) => {
      await ann.within(trx).cases.open(client)
      throw new Error('the host thought better of it')
    })
    await expect(failed).rejects.toThrow('better')
    expect(await store.rows('idempotency')).toEqual([])
    const [first, again] = await store.db.transaction().execute(async (trx) => {
      const mine = ann.within(trx)
      return [await mine.cases.open(client), await mine.cases.open(client)]
    })
    expect(again).toEqual(first)
    expect(await ann.cases.open(client)).toEqual(first)
    const other = await refusalOf(() =>
      store.db.transaction().execute((trx) => ann.within(trx).cases.open({ ...client, title: 'U' })),
    )
    expect(other.code).toBe('IDEMPOTENCY_KEY_REUSED')
    await store.close()
  })
})
