import { describe, expect, it } from 'vitest'
import type { HoldOn } from '../../src/index.ts'
import { overStores, sharedOffice } from '../support/each.ts'
import { hold, holdsOn } from '../support/holds.ts'
import { inOffice, type Office, openClient } from '../support/office.ts'

/** Cases that differ in everything by which one can look for them. */
async function company(office: Office) {
  const client = { category: 'client', title: 'Alfreds Futterkiste' } as const
  const named = { name: 'N' }
  await office.desk('ann').cases.open({ ...client, fields: { ...named, amount: 100.5, code: 'A-7' } }) // KH0001
  await office
    .desk('ben')
    .cases.open({ ...client, title: 'ＡＬＦＲＥＤＳ  again', fields: { ...named, amount: 99.99 } }) // KH0002
  await office.desk('mia').cases.open({
    ...client,
    title: 'Ana Trujillo',
    fields: { ...named, cooperationStart: '2020-02' },
  }) // KH0003
  await office.desk('rita').cases.open({
    category: 'employee',
    title: 'Nancy',
    fields: { name: 'Nancy', employeeNumber: 'e-17', birthDate: '1980-05-31', performanceGrade: 'good' },
  }) // YG0001
  await office.desk('rita').cases.open({
    category: 'employee',
    title: 'Andrew',
    fields: { name: 'Andrew', employeeNumber: 'p-ben', birthDate: '1981-06-01' },
  }) // YG0002
  await office.desk('ann').cases.open({ category: 'supplier', title: 'Grid', fields: { taxId: 'T', rating: 3 } }) // GY0001
  await office.desk('ann').cases.end({ case: 'KH0001', on: '2026-03-01' })
}
const all = ['GY0001', 'KH0001', 'KH0002', 'KH0003', 'YG0001', 'YG0002']

type Query = Omit<Extract<HoldOn, { scope: 'query' }>, 'scope'>
const queries: readonly (readonly [string, Query, readonly string[]])[] = [
  ['a category', { category: 'client' }, ['KH0001', 'KH0002', 'KH0003']],
  ['a department', { department: 'sales' }, ['GY0001', 'KH0001', 'KH0002']],
  ['an owner', { owner: 'p-ann' }, ['GY0001', 'KH0001']],
  ['the beginning of a title, as it is searched', { title: 'alfreds ' }, ['KH0001', 'KH0002']],
  ['a title that nothing begins with', { title: 'Futterkiste' }, []],
  ['all of these at once', { category: 'client', department: 'sales', owner: 'p-ben', title: 'Alf' }, ['KH0002']],
  ['a text', { category: 'client', fields: [{ field: 'code', equals: 'a-7' }] }, ['KH0001']],
  ['a text that is not whole', { category: 'client', fields: [{ field: 'code', equals: 'a' }] }, []],
  ['money from', { category: 'client', fields: [{ field: 'amount', from: 100 }] }, ['KH0001']],
  ['money to, inclusive', { category: 'client', fields: [{ field: 'amount', to: 100.5 }] }, ['KH0001', 'KH0002']],
  ['money within', { category: 'client', fields: [{ field: 'amount', from: 99.99, to: 100.49 }] }, ['KH0002']],
  ['money that is', { category: 'client', fields: [{ field: 'amount', equals: 100.5 }] }, ['KH0001']],
  ['an integer', { category: 'supplier', fields: [{ field: 'rating', equals: 3 }] }, ['GY0001']],
  ['an integer that is not', { category: 'supplier', fields: [{ field: 'rating', from: 4 }] }, []],
  [
    'a month, by its days',
    { category: 'client', fields: [{ field: 'cooperationStart', equals: '2020-02' }] },
    ['KH0003'],
  ],
  ['days until', { category: 'employee', fields: [{ field: 'birthDate', to: '1980-05' }] }, ['YG0001']],
  ['days from a month on', { category: 'employee', fields: [{ field: 'birthDate', from: '1981-06' }] }, ['YG0002']],
  [
    'several fields at once',
    {
      category: 'employee',
      fields: [
        { field: 'performanceGrade', equals: 'good' },
        { field: 'birthDate', from: '1980-05-31', to: '1980-05-31' },
      ],
    },
    ['YG0001'],
  ],
  [
    'a field that some do not have',
    { category: 'employee', fields: [{ field: 'performanceGrade', from: 'a' }] },
    ['YG0001'],
  ],
]
const others: readonly (readonly [string, HoldOn, readonly string[]])[] = [
  ['a case', { scope: 'case', case: 'KH0002' }, ['KH0002']],
  ['a person, whose cases they handle', { scope: 'person', person: 'p-ann' }, ['GY0001', 'KH0001']],
  ['a person, whom a case is about as well', { scope: 'person', person: 'p-ben' }, ['KH0002', 'YG0002']],
  ['a person by what fields call them', { scope: 'person', person: 'p-nancy', subject: 'E-17' }, ['YG0001']],
  ['a person whom nothing is about', { scope: 'person', person: 'E-1' }, []],
]

overStores((kind) => {
  const office = sharedOffice(kind, company)
  /** Of all cases those that a new hold covers; it is lifted again. */
  const coveredBy = async (on: HoldOn) => {
    const number = await hold(office(), on)
    const covered: string[] = []
    for (const one of all) if ((await holdsOn(office(), one)).includes(number)) covered.push(one)
    await office().desk('arno').holds.lift({ hold: number, reason: 'Looked at' })
    for (const one of all) expect(await holdsOn(office(), one)).not.toContain(number)
    return covered
  }

  describe('a hold covers', () => {
    it.each(others)('%s', async (_, on, expected) => {
      expect(await coveredBy(on)).toEqual(expected)
    })

    it.each(queries)('what a query finds by %s, and what a list of it would hold', async (_, query, expected) => {
      expect(await coveredBy({ scope: 'query', ...query })).toEqual(expected)
      const { items } = await office()
        .desk('olga')
        .cases.list(query as never)
      expect(items.map(({ number }) => number).sort()).toEqual(expected)
    })

    it('nothing of another company', async () => {
      await inOffice(kind, async (other) => {
        const { number } = await openClient(other, [])
        expect(number).toBe('KH0001')
        expect(await holdsOn(other, number)).toEqual([])
      })
    })
  })

  describe('what a hold covers once it covers until it is lifted', () => {
    const changed: readonly (readonly [string, HoldOn, (office: Office) => Promise<unknown>])[] = [
      [
        'whoever handles the case',
        { scope: 'person', person: 'p-ann' },
        (at) => at.desk('hana').cases.reassign({ case: 'KH0001', owner: 'p-ben', reason: 'Left' }),
      ],
      [
        'whichever department is responsible',
        { scope: 'query', department: 'sales' },
        (at) => at.desk('hana').cases.reassign({ case: 'KH0001', department: 'marketing', reason: 'Moved' }),
      ],
      [
        'whatever it is called',
        { scope: 'query', title: 'Alfreds' },
        (at) => at.desk('ann').cases.amend({ case: 'KH0001', title: 'Another' }),
      ],
      [
        'whatever its fields say',
        { scope: 'query', category: 'client', fields: [{ field: 'code', equals: 'A-7' }] },
        (at) => at.desk('ann').cases.amend({ case: 'KH0001', fields: { code: null } }),
      ],
      [
        'when it ends, which a field says',
        { scope: 'query', category: 'client', fields: [{ field: 'cooperationEnd', from: '2026-01-01' }] },
        (at) => at.desk('hana').cases.reopen({ case: 'KH0001', reason: 'Goes on' }),
      ],
    ]
    it.each(changed)('%s', (_, on, change) =>
      inOffice(kind, async (at) => {
        await company(at)
        const number = await hold(at, on)
        expect(await holdsOn(at, 'KH0001')).toEqual([number])
        await change(at)
        expect(await holdsOn(at, 'KH0001')).toEqual([number])
        const { hold: kept } = await at.desk('olga').holds.get({ hold: number })
        expect(kept.kept).toEqual(['KH0001'])
        // The same change again adds nothing, and what matches is covered by that.
        await at.desk('arno').cases.reassign({ case: 'KH0001', owner: 'p-hana', reason: 'Again' })
        expect((await at.desk('olga').holds.get({ hold: number })).hold).toEqual(kept)
        await at.desk('arno').holds.lift({ hold: number, reason: 'Settled' })
        expect(await holdsOn(at, 'KH0001')).toEqual([])
      }),
    )

    it('the case that it becomes part of, too', () =>
      inOffice(kind, async (at) => {
        const held = await openClient(at, [])
        const into = await openClient(at, [], 'ben')
        const last = await openClient(at, [], 'ben')
        const onCase = await hold(at, { scope: 'case', case: held.number })
        const onPerson = await hold(at, { scope: 'person', person: 'p-ann' })
        expect(await holdsOn(at, into.number)).toEqual([])
        const merge = (one: string, other: string) =>
          at.desk('hana').cases.merge({ case: one, into: other, reason: 'Opened twice' })
        await merge(held.number, into.number)
        expect(await holdsOn(at, into.number)).toEqual([onCase, onPerson])
        await merge(into.number, last.number)
        expect(await holdsOn(at, last.number)).toEqual([onCase, onPerson])
      }))

    it('and what comes to match later is covered from then on', () =>
      inOffice(kind, async (at) => {
        await company(at)
        const number = await hold(at, {
          scope: 'query',
          category: 'client',
          fields: [{ field: 'code', equals: 'B-1' }],
        })
        expect(await holdsOn(at, 'KH0002')).toEqual([])
        await at.desk('ben').cases.amend({ case: 'KH0002', fields: { code: 'b-1' } })
        expect(await holdsOn(at, 'KH0002')).toEqual([number])
        expect((await at.desk('olga').holds.get({ hold: number })).hold.kept).toEqual([])
      }))

    it('whoever changes two cases of it at once', () =>
      inOffice(kind, async (at) => {
        await company(at)
        const number = await hold(at, { scope: 'person', person: 'p-ann' })
        await Promise.all(
          ['KH0001', 'GY0001'].map((one) =>
            at.desk('hana').cases.reassign({ case: one, owner: 'p-ben', reason: 'Left' }),
          ),
        )
        for (const one of ['KH0001', 'GY0001']) expect(await holdsOn(at, one)).toEqual([number])
      }))
  })
})
