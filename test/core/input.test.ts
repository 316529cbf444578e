import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commandNames, createArchive, defineCategory, definePolicy, type OperationName } from '../../src/index.ts'
import { overStores, sharedOffice } from '../support/each.ts'
import { clientAt, inOffice, letter, memory, type Office, openClient } from '../support/office.ts'
import { people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'
import type { OpenStore } from '../support/store.ts'

/** A good input of each command, to be spoilt in one place. */
const good: Readonly<Record<(typeof commandNames)[number], Readonly<Record<string, unknown>>>> = {
  'cases.open': { category: 'client', title: 'T', fields: { name: 'N' } },
  'cases.import': { cases: [{ category: 'client', title: 'T', fields: { name: 'N' }, department: 'sales' }] },
  'cases.amend': { case: 'KH0001', title: 'T' },
  'cases.reassign': { case: 'KH0001', owner: 'p-ben', reason: 'R' },
  'cases.end': { case: 'KH0001', on: '2026-03-01' },
  'cases.reopen': { case: 'KH0001', reason: 'R' },
  'cases.void': { case: 'KH0001', reason: 'R' },
  'cases.merge': { case: 'KH0001', into: 'KH0002', reason: 'R' },
  'cases.relate': { case: 'KH0001', relation: 'parent', other: 'KH0002' },
  'cases.unrelate': { case: 'KH0001', relation: 'parent', other: 'KH0002' },
  'batches.collect': { case: 'KH0001', documents: [letter('L')] },
  'batches.import': { batches: [{ state: 'archived', case: 'KH0001', documents: [letter('L')] }] },
  'batches.sort': { batch: 'KH0001-P01' },
  'batches.screen': { batch: 'KH0001-P01', back: [1] },
  'batches.arrange': { batch: 'KH0001-P01', documents: [{ position: 1, title: 'T' }] },
  'batches.number': { batch: 'KH0001-P01' },
  'batches.submit': { batch: 'KH0001-P01' },
  'batches.return': { batch: 'KH0001-P01', reasons: ['R'] },
  'batches.approve': { batch: 'KH0001-P01' },
  'batches.withdraw': { batch: 'KH0001-P01', reason: 'R' },
  'transfers.send': { batches: ['KH0001-P01'] },
  'transfers.receive': { transfer: 'YJ2026-0001', accept: ['KH0001-P01'] },
  'documents.correct': { document: 'KH0001-001', reason: 'R', changes: { title: 'T' } },
  'retention.record': { case: 'KH0001', record: [{ fact: 'given', on: '2026-03-01' }] },
  'retention.decide': { case: 'KH0001', own: { period: 'P10Y', citation: 'C' } },
  'retention.recalculate': { limit: 10 },
  'requests.ask': { kind: 'loan', case: 'KH0001', purpose: 'P' },
  'requests.resolve': { request: 'CY2026-0001', documents: ['KH0001-001'] },
  'requests.decide': { request: 'JY2026-0001', verdict: 'approve' },
  'requests.reassign': { request: 'JY2026-0001', to: 'p-1', reason: 'R' },
  'requests.withdraw': { request: 'JY2026-0001', reason: 'R' },
  'requests.handOver': { request: 'JY2026-0001', items: [1] },
  'requests.callOff': { request: 'JY2026-0001', items: [1] },
  'requests.confirm': { request: 'JY2026-0001', items: [1] },
  'requests.copy': { request: 'CY2026-0001', item: 1, copies: 1, mark: 'M' },
  'requests.giveBack': { request: 'CY2026-0001', items: [1] },
  'requests.takeBack': { request: 'JY2026-0001', items: [{ item: 1 }] },
  'requests.renew': { request: 'JY2026-0001', item: 1, reason: 'R' },
  'requests.decideRenewal': { request: 'JY2026-0001', item: 1, verdict: 'grant' },
  'requests.recall': { request: 'JY2026-0001', item: 1, reason: 'R' },
  'requests.reportLost': { request: 'JY2026-0001', item: 1, reason: 'R' },
  'requests.find': { request: 'JY2026-0001', item: 1 },
  'requests.settle': { request: 'JY2026-0001', item: 1, by: 'paid' },
  'requests.chase': { limit: 1 },
  'holds.place': { kind: 'legal', on: { scope: 'case', case: 'KH0001' }, reason: 'R', review: '2026-06-30' },
  'holds.lift': { hold: 'DJ2026-0001', reason: 'R' },
  'holds.review': { hold: 'DJ2026-0001', review: '2026-06-30' },
  'subjects.erase': { person: 'p-1', title: 'T' },
  'disposals.propose': { title: 'T' },
  'disposals.appraise': { disposal: 'XH2026-0001', entries: [{ entry: 1, verdict: 'destroy' }] },
  'disposals.submit': { disposal: 'XH2026-0001' },
  'disposals.decide': { disposal: 'XH2026-0001', verdict: 'approve' },
  'disposals.begin': { disposal: 'XH2026-0001', place: 'P', method: 'M', operator: 'p-1', witnesses: ['p-2'] },
  'disposals.execute': { disposal: 'XH2026-0001', entries: [1] },
  'disposals.witness': { disposal: 'XH2026-0001' },
  'disposals.certify': { disposal: 'XH2026-0001' },
  'disposals.release': { disposal: 'XH2026-0001', entries: [1], reason: 'R' },
  'disposals.abort': { disposal: 'XH2026-0001', reason: 'R' },
  'outsiders.record': { person: 'g-1', name: 'N', organization: 'O', identity: 'I' },
  'agreements.record': { person: 'g-1', signed: '2026-03-02', form: 'a'.repeat(64) },
  'agreements.end': { person: 'g-1', signed: '2026-03-02', reason: 'R' },
  'people.record': { person: 'p-1', name: 'N', departments: ['sales'] },
  'departments.record': { department: 'sales', name: 'Sales', head: 'p-1' },
  'deputies.appoint': { deputy: 'p-1', from: '2026-03-02', until: '2026-03-06' },
  'deputies.end': { deputy: 'p-1', from: '2026-03-02' },
}
const required: Partial<Record<OperationName, readonly string[]>> = {
  'cases.open': ['title', 'fields'],
  'cases.import': ['cases'],
  'cases.reassign': ['case', 'reason'],
  'cases.merge': ['case', 'into', 'reason'],
  'cases.relate': ['case', 'other'],
  'cases.unrelate': ['case', 'other'],
  'batches.collect': ['case', 'documents'],
  'batches.import': ['batches'],
  'batches.arrange': ['batch', 'documents'],
  'batches.return': ['batch', 'reasons'],
  'transfers.send': ['batches'],
  'transfers.receive': ['transfer'],
  'documents.correct': ['document', 'reason', 'changes'],
  'retention.record': ['case'],
  'retention.decide': ['case'],
  'requests.ask': ['purpose'],
  'requests.resolve': ['request'],
  'requests.decide': ['request'],
  'requests.reassign': ['request', 'to', 'reason'],
  'requests.withdraw': ['request'],
  'requests.handOver': ['request'],
  'requests.callOff': ['request'],
  'requests.confirm': ['request'],
  'requests.copy': ['request', 'item', 'copies', 'mark'],
  'requests.giveBack': ['request'],
  'requests.takeBack': ['request', 'items'],
  'requests.renew': ['request', 'item', 'reason'],
  'requests.decideRenewal': ['request', 'item'],
  'requests.recall': ['request', 'item', 'reason'],
  'requests.reportLost': ['request', 'item', 'reason'],
  'requests.find': ['request', 'item'],
  'requests.settle': ['request', 'item'],
  'holds.place': ['on', 'reason', 'review'],
  'holds.lift': ['hold', 'reason'],
  'holds.review': ['hold', 'review'],
  'subjects.erase': ['person', 'title'],
  'disposals.propose': ['title'],
  'disposals.appraise': ['disposal', 'entries'],
  'disposals.submit': ['disposal'],
  'disposals.decide': ['disposal'],
  'disposals.begin': ['disposal', 'place', 'method', 'operator'],
  'disposals.execute': ['disposal'],
  'disposals.witness': ['disposal'],
  'disposals.certify': ['disposal'],
  'disposals.release': ['disposal', 'entries', 'reason'],
  'disposals.abort': ['disposal', 'reason'],
  'outsiders.record': ['person', 'name', 'organization', 'identity'],
  'agreements.record': ['person', 'signed', 'form'],
  'agreements.end': ['person', 'signed', 'reason'],
  'people.record': ['person', 'name', 'departments'],
  'departments.record': ['department', 'name'],
  'deputies.appoint': ['deputy', 'from', 'until'],
  'deputies.end': ['deputy', 'from'],
}
/** What fails when it is read. */
const unreadable = {
  enumerable: true,
  get: (): never => {
    throw new Error('not to be read')
  },
}
class Dressed {
  readonly case = 'KH0001'
}
const parsed = (text: string): unknown => JSON.parse(text)
const run = (office: Office, operation: OperationName, input: unknown) => () => office.desk('ann').run(operation, input)

overStores((kind) => {
  const untouched = sharedOffice(kind, (office) => openClient(office, []))
  const sorting = sharedOffice(kind, (office) => clientAt(office, 'sorting'))

  it.each(commandNames)(
    '%s refuses unknown keys, prototypes, what is missing and what is no data',
    async (operation) => {
      const office = untouched()
      const input = good[operation]
      const bad = (spoilt: unknown, path: readonly (string | number)[], rule: string) =>
        invalid(office.store, run(office, operation, spoilt), path, rule)
      await bad({ ...input, surprise: 1 }, ['surprise'], 'unknown_key')
      await bad(parsed(`${JSON.stringify(input).slice(0, -1)},"__proto__":{"a":1}}`), ['__proto__'], 'unknown_key')
      await bad({ ...input, constructor: 1 }, ['constructor'], 'unknown_key')
      await bad(Object.assign(new Dressed(), input), [], 'type')
      for (const value of [[input], 'KH0001', 7, true])
        await refused(office.store, run(office, operation, value), 'INVALID_INPUT')
      await bad({ ...input, version: () => 1 }, ['version'], 'type')
      await bad({ ...input, version: 1n }, ['version'], 'type')
      await bad({ ...input, version: new Date(0) }, ['version'], 'type')
      await bad(Object.defineProperty({ ...input }, 'version', unreadable), ['version'], 'type')
      for (const key of required[operation] ?? Object.keys(input).filter((name) => ['case', 'batch'].includes(name))) {
        const { [key]: _gone, ...rest } = input
        await bad(rest, [key], 'required')
        await refused(office.store, run(office, operation, { ...input, [key]: null }), 'INVALID_INPUT')
        await refused(office.store, run(office, operation, { ...input, [key]: { a: [] } }), 'INVALID_INPUT')
      }
      if ('version' in input || !['cases.open', 'transfers.send'].includes(operation)) {
        for (const version of [0, -1, 1.5, '1', Number.NaN]) {
          await refused(office.store, run(office, operation, { ...input, version }), 'INVALID_INPUT')
        }
      }
    },
  )

  describe('P2.2: a near miss of a number is refused with what would be right', () => {
    it.each<[OperationName, object, readonly (string | number)[], string, readonly string[]]>([
      ['cases.get', { case: 'kh0001' }, ['case'], 'lowerCase', ['KH0001']],
      ['cases.get', { case: 'KH1' }, ['case'], 'tooShort', ['KH0001']],
      ['cases.get', { case: 'ＫＨ０００１' }, ['case'], 'fullWidth', ['KH0001']],
      ['cases.get', { case: ' KH0001' }, ['case'], 'spaces', ['KH0001']],
      ['cases.get', { case: 'KH0001-P01' }, ['case'], 'otherKind', ['KH0001']],
      ['cases.get', { case: 'KH0001\0' }, ['case'], 'notLatin', ['KH0001']],
      ['batches.sort', { batch: 'KH0001–P1' }, ['batch'], 'dash', ['KH0001-P01']],
      ['batches.sort', { batch: 'KH0001' }, ['batch'], 'otherKind', ['KH0001-P01']],
      ['documents.get', { document: 'KH0001-1' }, ['document'], 'tooShort', ['KH0001-001']],
      ['transfers.get', { transfer: 'YJ26-0001' }, ['transfer'], 'year', ['YJ2026-0001']],
      ['requests.get', { request: 'jy2026-0001' }, ['request'], 'lowerCase', ['JY2026-0001']],
      ['requests.get', { request: 'YJ2026-0001' }, ['request'], 'otherKind', ['CY2026-0001', 'JY2026-0001']],
      ['transfers.send', { batches: ['KH0001-P01', 'KH1-P1'] }, ['batches', 1], 'tooShort', ['KH0001-P01']],
    ])('%s %j', async (operation, input, path, rule, accepted) => {
      await invalid(untouched().store, run(untouched(), operation, input), path, rule, accepted)
    })
  })

  describe('days', () => {
    const open = (more: object) => ({ ...good['cases.open'], documents: [{ ...letter('L'), ...more }] })
    it.each<[string, OperationName, object, readonly (string | number)[], string]>([
      ['31 February', 'cases.open', open({ date: '2026-02-31' }), ['documents', 0, 'date'], 'day'],
      ['29 February of a common year', 'cases.open', open({ event: '2026-02-29' }), ['documents', 0, 'event'], 'day'],
      ['month 13', 'cases.open', open({ date: '2026-13' }), ['documents', 0, 'date'], 'day'],
      ['a moment', 'cases.open', open({ date: '2026-01-01T00:00:00Z' }), ['documents', 0, 'date'], 'day'],
      ['tomorrow', 'cases.open', open({ date: '2026-03-03' }), ['documents', 0, 'date'], 'future'],
      ['next month', 'cases.open', open({ event: '2026-04' }), ['documents', 0, 'event'], 'future'],
      ['an end tomorrow', 'cases.end', { case: 'KH0001', on: '2026-03-03' }, ['on'], 'future'],
      ['an end on 31 April', 'cases.end', { case: 'KH0001', on: '2026-04-31' }, ['on'], 'day'],
      [
        'an event tomorrow',
        'batches.collect',
        { ...good['batches.collect'], event: '2026-03-03' },
        ['event'],
        'future',
      ],
      [
        'a field on 31 June',
        'cases.open',
        { ...good['cases.open'], fields: { name: 'N', cooperationStart: '2026-06-31' } },
        ['fields', 'cooperationStart'],
        'day',
      ],
      [
        'a filter on 31 June',
        'cases.list',
        { category: 'client', fields: [{ field: 'cooperationStart', from: '2026-06-31' }] },
        ['fields', 0, 'from'],
        'day',
      ],
    ])('%s is refused', async (_name, operation, input, path, rule) => {
      await invalid(untouched().store, run(untouched(), operation, input), path, rule)
    })

    it('P3.3: today is not the future, where the company is, and neither is the month that has begun', () =>
      inOffice(kind, async (office) => {
        office.clock.set('2026-03-03', '00:05')
        await office.desk('ann').run('cases.open', open({ date: '2026-03-03', event: '2026-03' }))
        const tomorrow = run(office, 'cases.open', open({ date: '2026-03-04' }))
        await invalid(office.store, tomorrow, ['documents', 0, 'date'], 'future', ['up to 2026-03-03'])
      }))
  })

  describe('what is not known, too long or of the wrong form', () => {
    const base = good['cases.open']
    const doc = (more: object) => ({ ...base, documents: [{ ...letter('L'), ...more }] })
    const at = (key: string) => ['documents', 0, key]
    it.each<[string, object, readonly (string | number)[], string]>([
      ['category', { ...base, category: 'vendor' }, ['category'], 'choice'],
      ['inherited category', { ...base, category: 'constructor' }, ['category'], 'choice'],
      ['field', { ...base, fields: { name: 'N', nickname: 'M' } }, ['fields', 'nickname'], 'unknown_key'],
      ['kind', doc({ kind: 'acceptanceReport' }), at('kind'), 'choice'],
      ['channel', doc({ channel: 'pigeon' }), at('channel'), 'choice'],
      ['level', doc({ level: 'top' }), at('level'), 'choice'],
      ['level below its kind', doc({ kind: 'agreement', level: 'internal' }), at('level'), 'level'],
      ['level below its case', { ...doc({ level: 'internal' }), level: 'confidential' }, at('level'), 'level'],
      ['case level below its category', { ...base, level: 'public' }, ['level'], 'level'],
      ['copy without a reason', doc({ original: false, originalAt: 'Court' }), at('copyReason'), 'required'],
      ['copy without an original', doc({ original: false, copyReason: 'Lost' }), at('originalAt'), 'required'],
      ['hash', doc({ hash: 'ABC' }), at('hash'), 'format'],
      ['pages', doc({ pages: 0 }), at('pages'), 'too_small'],
      ['half a page', doc({ pages: 1.5 }), at('pages'), 'type'],
      ['empty title', { ...base, title: '  ' }, ['title'], 'required'],
      ['title too long', { ...base, title: 'x'.repeat(301) }, ['title'], 'too_big'],
      ['title with a NUL', { ...base, title: 'a\0b' }, ['title'], 'unprintable'],
      ['title that shows nothing', { ...base, title: '\u200b' }, ['title'], 'blank'],
      ['title turned around', { ...base, title: 'a\u202eb' }, ['title'], 'unprintable'],
      ['title with half a character', { ...base, title: 'a\ud83d' }, ['title'], 'unprintable'],
      ['field too long', { ...base, fields: { name: 'x'.repeat(201) } }, ['fields', 'name'], 'too_big'],
      ['thousandths of money', { ...base, fields: { name: 'N', amount: 1.001 } }, ['fields', 'amount'], 'decimals'],
      ['no documents', { ...base, documents: [] }, ['documents'], 'required'],
      ['too many documents', { ...base, documents: Array(501).fill(letter('L')) }, ['documents'], 'too_big'],
      ['revision of nothing', doc({ revises: 'KH0001-001' }), at('revises'), 'revises'],
    ])('%s', async (_name, input, path, rule) => {
      await invalid(untouched().store, run(untouched(), 'cases.open', input), path, rule)
    })

    it.each<[OperationName, object, readonly (string | number)[], string]>([
      ['cases.list', { category: 'vendor' }, ['category'], 'choice'],
      ['cases.list', { fields: [{ field: 'code', equals: 'A' }] }, ['category'], 'required'],
      [
        'cases.list',
        { category: 'client', fields: [{ field: 'name', equals: 'A' }] },
        ['fields', 0, 'field'],
        'choice',
      ],
      [
        'cases.list',
        { category: 'client', fields: [{ field: '__proto__', equals: 'A' }] },
        ['fields', 0, 'field'],
        'choice',
      ],
      ['cases.list', { category: 'client', fields: [{ field: 'code' }] }, ['fields', 0], 'required'],
      [
        'cases.list',
        { category: 'client', fields: [{ field: 'amount', equals: 'much' }] },
        ['fields', 0, 'equals'],
        'type',
      ],
      ['cases.list', { after: 'nonsense' }, ['after'], 'cursor'],
      ['cases.list', { after: btoa('[1,2,3]') }, ['after'], 'cursor'],
      ['cases.list', { after: btoa('["a"]') }, ['after'], 'cursor'],
      ['cases.list', { limit: 201 }, ['limit'], 'too_big'],
      ['cases.list', { limit: 0 }, ['limit'], 'too_small'],
      ['cases.amend', { case: 'KH0001', fields: { nickname: 'N' } }, ['fields', 'nickname'], 'unknown_key'],
      ['cases.amend', { case: 'KH0001', fields: { name: null } }, ['fields', 'name'], 'required'],
      ['cases.amend', { case: 'KH0001', fields: { amount: 'much' } }, ['fields', 'amount'], 'type'],
      ['cases.reassign', { case: 'KH0001', reason: 'R' }, ['department'], 'required'],
      ['batches.screen', { batch: 'KH0001-P01' }, ['out'], 'required'],
      [
        'batches.screen',
        { batch: 'KH0001-P01', out: [{ position: 1, because: 'invalid' }] },
        ['out', 0, 'note'],
        'required',
      ],
      [
        'batches.screen',
        { batch: 'KH0001-P01', out: [{ position: 1, because: 'dull', note: 'N' }] },
        ['out', 0, 'because'],
        'choice',
      ],
      [
        'batches.screen',
        { batch: 'KH0001-P01', out: [{ position: 9, because: 'invalid', note: 'N' }] },
        ['out', 0, 'position'],
        'choice',
      ],
      [
        'batches.screen',
        { batch: 'KH0001-P01', out: [{ position: 1, because: 'invalid', note: 'N' }], back: [1] },
        ['out'],
        'twice',
      ],
      [
        'batches.arrange',
        {
          batch: 'KH0001-P01',
          documents: [
            { position: 1, title: 'T' },
            { position: 1, title: 'U' },
          ],
        },
        ['documents'],
        'twice',
      ],
      [
        'batches.arrange',
        { batch: 'KH0001-P01', documents: [{ position: 1, kind: 'contract' }] },
        ['documents', 0, 'kind'],
        'choice',
      ],
      [
        'batches.arrange',
        { batch: 'KH0001-P01', documents: [{ position: 1, date: '2026-03-03' }] },
        ['documents', 0, 'date'],
        'future',
      ],
      [
        'batches.arrange',
        { batch: 'KH0001-P01', documents: [{ position: 1, kind: 'agreement', level: 'internal' }] },
        ['documents', 0, 'level'],
        'level',
      ],
      ['batches.number', { batch: 'KH0001-P01', order: 'beauty' }, ['order'], 'choice'],
      [
        'batches.collect',
        { case: 'KH0001', documents: [{ ...letter('L'), kind: 'cv' }] },
        ['documents', 0, 'kind'],
        'choice',
      ],
      ['transfers.receive', { transfer: 'YJ2026-0001' }, ['accept'], 'required'],
      ['documents.correct', { document: 'KH0001-001', reason: 'R', changes: {} }, ['changes'], 'required'],
    ])('%s %j', async (operation, input, path, rule) => {
      await invalid(sorting().store, run(sorting(), operation, input), path, rule)
    })

    it('P1.2: a correction is checked as what it corrects was', () =>
      inOffice(kind, async (office) => {
        await clientAt(office, 'archived')
        const correct = (changes: object) => () =>
          office.desk('arno').run('documents.correct', { document: 'KH0001-001', reason: 'R', changes })
        await invalid(office.store, correct({ kind: 'cv' }), ['changes', 'kind'], 'choice')
        await invalid(office.store, correct({ kind: 'constructor' }), ['changes', 'kind'], 'choice')
        await invalid(office.store, correct({ date: '2026-03-03' }), ['changes', 'date'], 'future')
        await invalid(office.store, correct({ title: null }), ['changes', 'title'], 'type')
      }))

    it('all that is wrong is said at once', () =>
      inOffice(kind, async (office) => {
        const input = { category: 'client', title: '', fields: { nickname: 1 }, surprise: 1 }
        const error = await refused(office.store, run(office, 'cases.open', input), 'INVALID_INPUT')
        expect(error.details.issues.map(({ path }) => path.join('.')).sort()).toEqual([
          'fields.name',
          'fields.nickname',
          'surprise',
          'title',
        ])
      }))
  })

  it.each([
    ['cases.amend', { case: 'KH0001', title: 'T' }, 'case', 'KH0001'],
    ['cases.end', { case: 'KH0001', on: '2026-03-01' }, 'case', 'KH0001'],
    ['batches.collect', { case: 'KH0001', documents: [letter('L')] }, 'case', 'KH0001'],
    ['batches.sort', { batch: 'KH0001-P01' }, 'batch', 'KH0001-P01'],
    ['batches.withdraw', { batch: 'KH0001-P01', reason: 'R' }, 'batch', 'KH0001-P01'],
  ] as const)(
    '%s on a version that is no longer current is refused with the current one',
    (operation, input, what, number) =>
      inOffice(kind, async (office) => {
        await openClient(office)
        const stale = run(office, operation, { ...input, version: 2 })
        await refused(office.store, stale, 'STALE', { what, number, given: 2, current: 1 })
        await run(office, operation, { ...input, version: 1 })()
      }),
  )

  describe('P4.3: a document that is in the case already', () => {
    const twice = [
      [
        'same kind, title and day',
        letter('Offer', { date: '2026-02-01' }),
        letter(' OFFER', { date: '2026-02-01' }),
        true,
      ],
      ['same content', letter('Offer', { hash: 'a'.repeat(64) }), letter('Other', { hash: 'a'.repeat(64) }), true],
      ['other content', letter('Offer', { hash: 'a'.repeat(64) }), letter('Offer', { hash: 'b'.repeat(64) }), false],
      ['another day', letter('Offer', { date: '2026-02-01' }), letter('Offer', { date: '2026-02-02' }), false],
      ['another kind', letter('Offer'), letter<'needs'>('Offer', { kind: 'needs' }), false],
    ] as const
    it.each(
      twice.flatMap((row) => (['refuse', 'warn', 'allow'] as const).map((duplicates) => [...row, duplicates] as const)),
    )('%s (%#), by a policy that says $4', (_name, one, other, same, duplicates) =>
      inOffice(
        kind,
        async (office) => {
          const { number } = await openClient(office, [one])
          const collect = () => office.desk('ann').batches.collect({ case: number, documents: [other] })
          if (same && duplicates === 'refuse') {
            const details = { duplicates: [{ index: 0, of: '#1' }] }
            await refused(office.store, collect, 'DUPLICATE', details)
          } else {
            const { repeated } = await collect()
            expect(repeated).toEqual(same && duplicates === 'warn' ? [{ position: 2, of: 1 }] : [])
          }
        },
        { settings: { duplicates } },
      ),
    )

    it('named by its number where it has one, and not meant where it is a revision', () =>
      inOffice(
        kind,
        async (office) => {
          const { case: number } = await clientAt(office, 'archived', [letter('Offer')])
          const collect = (more: object) => () =>
            office.desk('ann').batches.collect({ case: number, documents: [letter('Offer', more)] })
          await refused(office.store, collect({}), 'DUPLICATE', { duplicates: [{ index: 0, of: 'KH0001-001' }] })
          await collect({ revises: 'KH0001-001' })()
        },
        { settings: { duplicates: 'refuse' } },
      ))
  })
})

describe('what no schema should have to meet', () => {
  const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) })
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  it.each<[string, unknown, string]>([
    ['too deep', { category: 'client', title: 'T', fields: nested(40) }, 'too_deep'],
    ['far too deep', { category: 'client', title: 'T', fields: nested(2000) }, 'too_deep'],
    ['cyclic', cyclic, 'too_deep'],
    ['too much', { category: 'client', title: 'T', fields: { name: Array(250_000).fill(1) } }, 'too_big'],
  ])('%s', (_name, input, rule) =>
    inOffice(memory, async (office) => {
      const error = await refused(office.store, run(office, 'cases.open', input), 'INVALID_INPUT')
      expect(error.details.issues.map((issue) => issue.rule)).toEqual([rule])
    }),
  )

  it('a text of a million characters is refused before it is looked at', () =>
    inOffice(memory, async (office) => {
      const long = 'x'.repeat(1_000_000)
      for (const [operation, input, path] of [
        ['cases.open', { ...good['cases.open'], title: long }, ['title']],
        ['cases.get', { case: long }, ['case']],
        ['cases.list', { after: long }, ['after']],
      ] as const) {
        const started = performance.now()
        const error = await refused(office.store, run(office, operation, input), 'INVALID_INPUT')
        expect(error.details.issues[0]?.path).toEqual(path)
        expect(error.message.length).toBeLessThan(500)
        expect(performance.now() - started).toBeLessThan(1000)
      }
    }))

  it('an operation that is none', () =>
    inOffice(memory, async (office) => {
      for (const name of ['cases.shred', 'constructor', '__proto__', '', Symbol('s'), Object.create(null), null, 7]) {
        const act = () => office.desk('ann').run(name as OperationName, {})
        await invalid(office.store, act, ['operation'], 'choice')
      }
    }))
})

describe('P1.4: an actor who is none', () => {
  it.each<[string, unknown, string]>([
    ['nobody', undefined, ''],
    ['no id', { departments: [], roles: [] }, 'id'],
    ['an empty id', { id: ' ', departments: [], roles: [] }, 'id'],
    ['no departments', { id: 'u', roles: [] }, 'departments'],
    ['an unknown role', { id: 'u', departments: [], roles: ['janitor'] }, 'roles.0'],
    ['an unknown clearance', { id: 'u', departments: [], roles: [], clearance: 'top' }, 'clearance'],
    ['an unknown key', { id: 'u', departments: [], roles: [], admin: true }, 'admin'],
  ])('%s', (_name, actor, path) =>
    inOffice(memory, async (office) => {
      const act = async () => office.archive.as(actor as typeof people.ann)
      const error = await refused(office.store, act, 'INVALID_INPUT')
      expect(error.details.issues.map((issue) => issue.path.join('.'))).toContain(path)
    }),
  )

  it('without a clearance knows only what is public', () =>
    inOffice(memory, async (office) => {
      const { number } = await openClient(office)
      const { clearance: _none, ...actor } = people.ann
      await refused(office.store, () => office.archive.as(actor).cases.get({ case: number }), 'NOT_FOUND')
    }))

  it('of 100 departments and no more', () =>
    inOffice(memory, async (office) => {
      const departments = Array.from({ length: 101 }, (_, index) => `d-${index}`)
      const as = (some: string[]) => async () => office.archive.as({ ...people.ann, departments: some })
      await invalid(office.store, as(departments), ['departments'], 'too_big', ['at most 100'])
      expect((await (await as(departments.slice(1))()).cases.list()).items).toEqual([])
    }))

  it.each<[string, object, readonly (string | number)[], string]>([
    ['an id that shows nothing', { ...people.ann, id: '\u200b' }, ['id'], 'blank'],
    ['a department that shows nothing', { ...people.ann, departments: ['\u200b'] }, ['departments', 0], 'blank'],
    ['a hole between departments', { ...people.ann, departments: new Array(1) }, ['departments', 0], 'required'],
    ['an id that cannot be read', Object.defineProperty({ ...people.ann }, 'id', unreadable), ['id'], 'type'],
    ['what cannot be read at all', new Proxy({}, { getPrototypeOf: unreadable.get }), [], 'type'],
  ])('%s', (_name, actor, path, rule) =>
    inOffice(memory, async (office) => {
      await invalid(office.store, async () => office.archive.as(actor as typeof people.ann), path, rule)
    }),
  )

  it.each<[string, unknown]>([
    ['empty', ''],
    ['too long', 'x'.repeat(101)],
    ['a list', ['a']],
    ['what only has a length', { length: 3 }],
    ['null', null],
    ['half a character', 'a\ud83d'],
    ['a control character', 'a\0b'],
    ['blank', ' '],
    ['shows nothing', '\u200b'],
    ['a blank at its end', 'main '],
  ])('a tenant of no use: %s', (_name, tenant) =>
    inOffice(memory, async (office) => {
      const { policy } = office.archive
      const open = async () => createArchive({ policy, storage: office.store.adapter, tenant: tenant as string })
      await invalid(office.store, open, ['tenant'], 'format')
    }),
  )
})

describe('an archive that cannot be opened', () => {
  it.each<[string, object | null, readonly (readonly [path: string, rule: string])[]]>([
    ['nothing', null, [['', 'type']]],
    [
      'no policy and no storage',
      { policy: undefined, storage: undefined },
      [
        ['policy', 'required'],
        ['storage', 'required'],
      ],
    ],
    ['null for the policy', { policy: null }, [['policy', 'type']]],
    ['a definition for a policy', { policy: { categories: {} } }, [['policy', 'type']]],
    ['a storage that is none', { storage: {} }, [['storage', 'type']]],
    ['a calendar that is none', { calendar: {} }, [['calendar', 'type']]],
    ['a clock that is none', { clock: Date.now() }, [['clock', 'type']]],
    ['a hash that is none', { hash: 'sha256' }, [['hash', 'type']]],
    ['a name that is mistyped', { tennant: 'acme' }, [['tennant', 'unknown_key']]],
  ])('%s', (_name, spoilt, issues) =>
    inOffice(memory, async (office) => {
      const good = { policy: office.archive.policy, storage: office.store.adapter }
      const open = async () => createArchive((spoilt && { ...good, ...spoilt }) as typeof good)
      const error = await refused(office.store, open, 'INVALID_INPUT')
      expect(error.details.issues.map(({ path, rule }) => [path.join('.'), rule])).toEqual(issues)
    }),
  )

  it.each<[string, () => unknown]>([
    ['milliseconds', Date.now],
    ['no time at all', () => new Date(Number.NaN)],
    ['nothing', () => undefined],
    ['an error', unreadable.get],
  ])('a clock that gives %s', (_name, clock) =>
    inOffice(memory, async (office) => {
      const { policy } = office.archive
      const archive = createArchive({ policy, storage: office.store.adapter, clock: clock as () => Date })
      const ann = archive.as(people.ann)
      await invalid(office.store, () => ann.cases.open(good['cases.open'] as never), ['clock'], 'type')
      await invalid(office.store, () => ann.cases.list(), ['clock'], 'type')
      await invalid(office.store, async () => archive.today(), ['clock'], 'type')
    }),
  )
})

describe('a category whose fields are checked by code of the host', () => {
  const failing = z.string().refine((value) => {
    if (value === 'bad') throw new Error('the check itself fails')
    return true
  })
  const later = z.string().refine((value) => (value === 'later' ? (Promise.resolve(true) as never) : true))
  const rejecting = z.string().superRefine(() => Promise.reject(new Error('nobody hears this')) as never)
  const fields = z.object({
    code: failing.optional(),
    mark: later.optional(),
    seal: rejecting.optional(),
    any: z.unknown().optional(),
  })
  const matter = defineCategory({ prefix: 'SX', fields, documents: {}, departments: 'any' })
  const policy = definePolicy({ categories: { matter } })
  const open = (store: OpenStore, given: object) => () =>
    createArchive({ policy, storage: store.adapter })
      .as(people.ann)
      .run('cases.open', { category: 'matter', title: 'T', fields: given })

  overStores((kind) => {
    it('a check that throws refuses the input, one that answers later the policy', () =>
      inOffice(kind, async ({ store }) => {
        const error = await invalid(store, open(store, { code: 'bad' }), [], 'check')
        expect((error.cause as Error).message).toBe('the check itself fails')
        await refused(store, open(store, { mark: 'later' }), 'INVALID_POLICY')
        await open(store, { code: 'good', mark: 'now' })()
      }))

    // Unheard of, its rejection would end the host's process, and this run.
    it('one that answers later with an error refuses the policy too', () =>
      inOffice(kind, async ({ store }) => {
        await refused(store, open(store, { seal: 'x' }), 'INVALID_POLICY')
        await new Promise((passed) => setImmediate(passed))
      }))

    it('P1.2: what is kept is what was given, whatever becomes of the caller’s own', () =>
      inOffice(kind, async ({ store }) => {
        const list: unknown[] = [{ a: [1] }]
        let read = 0
        const any = {
          list,
          get count() {
            return ++read
          },
        }
        const opening = open(store, { any })()
        list.push('more')
        ;(list[0] as { a: number[] }).a.push(2)
        await opening
        list.length = 0
        expect((await store.rows('cases')).map((row) => row.fields)).toEqual([
          { any: { list: [{ a: [1] }], count: 1 } },
        ])
        const ann = createArchive({ policy, storage: store.adapter }).as(people.ann)
        expect((await ann.trail.verify({ case: 'SX0001' })).intact).toBe(true)
      }))

    it.each<[string, unknown, readonly (string | number)[], string]>([
      ['a hole', new Array(1), ['fields', 'any', 0], 'required'],
      ['a longer list than it has items', Object.assign([1], { length: 3 }), ['fields', 'any', 1], 'required'],
      ['no number', { a: Number.NaN }, ['fields', 'any', 'a'], 'type'],
      ['no finite number', { a: -1 / 0 }, ['fields', 'any', 'a'], 'type'],
      ['a date', { a: new Date(0) }, ['fields', 'any', 'a'], 'type'],
      ['what cannot be read', Object.defineProperty({}, 'a', unreadable), ['fields', 'any', 'a'], 'type'],
      ['a list that cannot be read', new Proxy([1], { get: unreadable.get }), ['fields', 'any'], 'type'],
    ])('what no store could keep is refused: %s', (_name, any, path, rule) =>
      inOffice(kind, async ({ store }) => {
        await invalid(store, open(store, { any }), path, rule)
      }),
    )
  })
})
