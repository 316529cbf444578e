import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isCasekeepError } from '../../src/errors.ts'
import { defineCategory } from '../../src/policy/category.ts'
import { money, text } from '../../src/policy/fields.ts'
import { definePolicy, type Policy } from '../../src/policy/policy.ts'
import { smallOffice } from '../../src/policy/small-office.ts'
import { standardCategories, standardPolicy } from '../../src/policy/standard.ts'

const good = defineCategory({
  prefix: 'GY',
  fields: z.object({ name: text(10), price: money().optional(), rank: z.int().optional() }),
  documents: { contract: {} },
  departments: 'any',
})

/** Paths of the faults of a policy; none for a good one. Takes anything, as plain JavaScript would give it. */
function faults(definition: object): string[] {
  return faultsOf(() => definePolicy({ categories: { supplier: good }, ...definition }))
}
function faultsOf(define: () => unknown): string[] {
  try {
    define()
    return []
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_POLICY')) throw error
    for (const fault of error.details.faults) expect(fault.message).not.toBe('')
    return error.details.faults.map((fault) => fault.path)
  }
}
const fail = (): never => {
  throw new Error('the check itself fails')
}
const withCategory = (changed: object) => faults({ categories: { supplier: { ...good, ...changed } } })

test('a good policy has none', () => {
  expect(faults({})).toEqual([])
})

describe('a category', () => {
  test.each([
    ['a prefix in small letters', { prefix: 'gy' }, 'prefix'],
    ['a list for a prefix', { prefix: ['AA'] }, 'prefix'],
    ['a prefix of one letter', { prefix: 'G' }, 'prefix'],
    ['a prefix of five letters', { prefix: 'GYGYG' }, 'prefix'],
    ['a full-width prefix', { prefix: 'ＧＹ' }, 'prefix'],
    ['no prefix', { prefix: undefined }, 'prefix'],
    ['CY, for consultations', { prefix: 'CY' }, 'prefix'],
    ['JY, for loans', { prefix: 'JY' }, 'prefix'],
    ['XH, for disposals', { prefix: 'XH' }, 'prefix'],
    ['YJ, for transfers', { prefix: 'YJ' }, 'prefix'],
    ['no fields', { fields: undefined }, 'fields'],
    ['fields that are no zod object', { fields: { name: 'text' } }, 'fields'],
    ['a date object', { fields: z.object({ born: z.date() }) }, 'fields.born'],
    ['a bigint', { fields: z.object({ size: z.bigint() }) }, 'fields.size'],
    ['a map', { fields: z.object({ parts: z.map(z.string(), z.string()) }) }, 'fields.parts'],
    ['a transform', { fields: z.object({ size: z.string().transform(Number) }) }, 'fields.size'],
    ['a codec', { fields: z.object({ on: z.stringbool() }) }, 'fields.on'],
    ['a preprocess', { fields: z.object({ size: z.preprocess(Number, z.number()) }) }, 'fields.size'],
    [
      'a transform that is piped on',
      { fields: z.object({ size: z.string().transform(Number).pipe(z.number()) }) },
      'fields.size',
    ],
    [
      'a transform within a list',
      { fields: z.object({ sizes: z.array(z.string().transform(Number)).optional() }) },
      'fields.sizes',
    ],
    ['an asynchronous check', { fields: z.object({ size: z.string().refine(async () => true) }) }, 'fields.size'],
    ['an asynchronous check of the whole', { fields: z.object({}).refine(async () => true) }, 'fields'],
    [
      'a check that answers later, with an error, where a day is needed',
      { fields: z.object({ until: z.string().superRefine(() => Promise.reject(fail) as never) }), endField: 'until' },
      'endField',
    ],
    [
      'a check that throws where a day is needed',
      { fields: z.object({ until: z.string().refine(() => fail()) }), endField: 'until' },
      'endField',
    ],
    ['a field named constructor', { fields: z.object({ constructor: z.string() }) }, 'fields.constructor'],
    ['a field named toString', { fields: z.object({ toString: z.string() }) }, 'fields.toString'],
    ['a field named __proto__', { fields: z.object({ ['__proto__']: z.string() }) }, 'fields.__proto__'],
    ['a kind named valueOf', { documents: { valueOf: {} } }, 'documents.valueOf'],
    ['a kind named __proto__', { documents: JSON.parse('{"__proto__":{}}') }, 'documents.__proto__'],
    ['a field with a dash', { fields: z.object({ 'tax-id': z.string() }) }, 'fields.tax-id'],
    ['no documents', { documents: undefined }, 'documents'],
    ['null for documents', { documents: null }, 'documents'],
    ['null for a kind', { documents: { contract: null } }, 'documents.contract'],
    ['an unknown key of a kind', { documents: { contract: { levle: 'secret' } } }, 'documents.contract.levle'],
    ['importance that is no yes or no', { documents: { contract: { important: 1 } } }, 'documents.contract.important'],
    ['a number for names', { names: 5 }, 'names'],
    ['a name in two languages', { names: { en: 'Supplier', 'zh-Hans': '供应商' } }, 'names.zh-Hant'],
    ['a blank mark', { mark: ' ' }, 'mark'],
    ['a number for a field’s name', { fieldNames: { price: 1 } }, 'fieldNames.price'],
    ['a number for a value’s name', { valueNames: { name: { a: 1 } } }, 'valueNames.name.a'],
    ['a list for levels of fields', { restricted: ['price'] }, 'restricted'],
    ['null for an index', { indexed: { name: null } }, 'indexed.name'],
    ['null for the retention', { retention: null }, 'retention'],
    ['a number for the retention', { retention: 10 }, 'retention'],
    ['an unknown key of the retention', { retention: { from: 'ended', period: 'P1Y', kept: 1 } }, 'retention.kept'],
    ['no list of expected documents', { checklist: { now: { documents: 5 } } }, 'checklist.now.documents'],
    ['null on the checklist', { checklist: { now: null } }, 'checklist.now'],
    ['an unknown stage', { checklist: { later: { documents: [] } } }, 'checklist.later'],
    ['an unknown key', { endfield: 'name' }, 'endfield'],
    ['an empty department', { departments: [''] }, 'departments.0'],
    ['a department that shows nothing', { departments: ['\u200b'] }, 'departments.0'],
    ['a department with a blank at its end', { departments: ['sales '] }, 'departments.0'],
    ['a number for a department', { departments: ['sales', 5] }, 'departments.1'],
    // biome-ignore lint/suspicious/noSparseArray: what plain JavaScript may give
    ['a hole between departments', { departments: ['sales', , 'hr'] }, 'departments.1'],
    ['a number for the leader field', { departments: { leaderIn: 5 } }, 'departments.leaderIn'],
    ['null for deadlines', { deadlines: null }, 'deadlines'],
    ['a kind with a blank', { documents: { 'a b': {} } }, 'documents.a b'],
    ['an unknown level', { level: 'top' }, 'level'],
    ['an unknown level of a kind', { documents: { contract: { level: 'top' } } }, 'documents.contract.level'],
    ['a name for an unknown field', { fieldNames: { tax: 'Tax' } }, 'fieldNames.tax'],
    ['value names for an unknown field', { valueNames: { tax: { a: 'A' } } }, 'valueNames.tax'],
    ['an unknown restricted field', { restricted: { tax: 'secret' } }, 'restricted.tax'],
    ['an unknown level of a field', { restricted: { price: 'top' } }, 'restricted.price'],
    ['an unknown indexed field', { indexed: { tax: 'text' } }, 'indexed.tax'],
    ['an unknown index type', { indexed: { name: 'float' } }, 'indexed.name'],
    ['an index type from the prototype', { indexed: { name: 'toString' } }, 'indexed.name'],
    ['a text indexed as money', { indexed: { name: 'money' } }, 'indexed.name'],
    ['money indexed as text', { indexed: { price: 'text' } }, 'indexed.price'],
    ['restricted and indexed', { restricted: { price: 'secret' }, indexed: { price: 'money' } }, 'indexed.price'],
    [
      'restricted and indexed, not said plainly',
      { restricted: { price: 'secret' }, indexed: { price: { as: 'money', stored: 'sealed' } } },
      'indexed.price.stored',
    ],
    ['an unknown kind now', { checklist: { now: { documents: ['audit'] } } }, 'checklist.now.documents'],
    ['an unknown kind at the end', { checklist: { end: { documents: ['audit'] } } }, 'checklist.end.documents'],
    ['an unknown field now', { checklist: { now: { fields: ['tax'] } } }, 'checklist.now.fields'],
    ['an unknown field at the end', { checklist: { end: { fields: ['tax'] } } }, 'checklist.end.fields'],
    ['an unknown end field', { endField: 'until' }, 'endField'],
    ['an end field that takes no day', { endField: 'rank' }, 'endField'],
    ['an unknown subject', { subject: 'whom', indexed: { name: 'text' } }, 'subject'],
    ['a subject that is not indexed', { subject: 'name' }, 'subject'],
    ['a subject that is indexed as a number', { subject: 'price', indexed: { price: 'money' } }, 'subject'],
    ['a subject that is inherited', { subject: 'toString', indexed: { name: 'text' } }, 'subject'],
    [
      'a restricted subject',
      { subject: 'name', restricted: { name: 'secret' }, indexed: { name: { as: 'text', stored: 'plain' } } },
      'subject',
    ],
    ['a number for the subject', { subject: 5 }, 'subject'],
    ['no departments', { departments: [] }, 'departments'],
    ['one department as text', { departments: 'sales' }, 'departments'],
    ['null for departments', { departments: null }, 'departments'],
    ['an unknown leader field', { departments: { leaderIn: 'boss' } }, 'departments.leaderIn'],
    ['a deadline below zero', { deadlines: { review: -1 } }, 'deadlines.review'],
    ['half a day', { deadlines: { review: 1.5 } }, 'deadlines.review'],
    ['an unknown deadline', { deadlines: { frist: 1 } }, 'deadlines.frist'],
    ['an unknown past9999', { past9999: 'wrap' }, 'past9999'],
    ['a bad period', { retention: { from: 'ended', period: '10 years' } }, 'retention.period'],
    ['a period of nothing', { retention: { from: 'ended', period: 'P0Y' } }, 'retention.period'],
    ['a period in hours', { retention: { from: 'ended', period: 'PT10H' } }, 'retention.period'],
    ['no period', { retention: { from: 'ended' } }, 'retention.period'],
    ['an unknown day to count from', { retention: { from: 'opened', period: 'P1Y' } }, 'retention.from'],
    ['an unknown field to count from', { retention: { from: { field: 'until' }, period: 'P1Y' } }, 'retention.from'],
    ['a field that is no day', { retention: { from: { field: 'rank' }, period: 'P1Y' } }, 'retention.from'],
    [
      'a period for an unknown kind',
      { retention: { from: 'ended', period: 'P1Y', kinds: { audit: 'P2Y' } } },
      'retention.kinds.audit',
    ],
    [
      'a bad period for a kind',
      { retention: { from: 'ended', period: 'P1Y', kinds: { contract: 'long' } } },
      'retention.kinds.contract',
    ],
  ])('%s', (_, changed, path) => {
    expect(withCategory(changed)).toEqual([`categories.supplier.${path}`])
  })

  test('may keep a restricted field in an index when it says so', () => {
    expect(
      withCategory({ restricted: { price: 'secret' }, indexed: { price: { as: 'money', stored: 'plain' } } }),
    ).toEqual([])
  })

  test.each(['P10Y', 'P18M', 'P2W', 'P90D', 'P1Y6M', 'permanent', 'undecided'])('may be kept %s', (period) => {
    expect(withCategory({ retention: { from: 'ended', period } })).toEqual([])
  })
})

describe('the whole', () => {
  test.each([
    ['no categories', { categories: {} }, ['categories']],
    ['no categories at all', { categories: undefined }, ['categories']],
    ['nothing for a category', { categories: { supplier: null } }, ['categories.supplier']],
    ['a name with a capital', { categories: { Supplier: good } }, ['categories.Supplier']],
    ['two of one prefix', { categories: { supplier: good, vendor: good } }, ['categories.vendor.prefix']],
    ['a list of categories', { categories: [good] }, ['categories']],
    ['null for categories', { categories: null }, ['categories']],
    ['a name from the prototype', { categories: { constructor: good } }, ['categories.constructor']],
    [
      'a name that no object keeps',
      { categories: JSON.parse('{"__proto__":1}') },
      ['categories.__proto__', 'categories.__proto__'],
    ],
    ['an unknown key', { categorys: {} }, ['categorys']],
    ['levels that are no list', { levels: {} }, ['levels']],
    ['a number of levels', { levels: 5 }, ['levels']],
    ['levels as one text', { levels: 'abc' }, ['levels']],
    ['null for levels', { levels: null }, ['levels']],
    ['numbers for levels', { levels: [1, 2] }, ['levels.0', 'levels.1']],
    ['null for a level', { levels: [null] }, ['levels.0']],
    ['a level from the prototype', { levels: ['open', 'constructor'] }, ['levels.1']],
    ['an unknown language', { locale: 'xx' }, ['locale']],
    ['a list for a version', { version: ['1'] }, ['version']],
    ['a number for a time zone', { timeZone: 8 }, ['timeZone']],
    ['an object for the archive department', { archiveDepartment: {} }, ['archiveDepartment']],
    ['null for settings', { settings: null }, ['settings']],
    ['null for loans', { settings: { loans: null } }, ['settings.loans']],
    ['a text for the days of loans', { settings: { loans: { days: 'abc' } } }, ['settings.loans.days']],
    ['a bad time zone', { timeZone: 'Asia/Peking City' }, ['timeZone']],
    ['a bad version', { version: '2026 1' }, ['version']],
    ['an empty archive department', { archiveDepartment: '' }, ['archiveDepartment']],
    ['a level twice', { levels: ['internal', 'internal', 'secret'] }, ['levels']],
    ['no levels', { levels: [] }, ['levels']],
    ['settings that are none', { settings: 3 }, ['settings']],
    ['an unknown setting', { settings: { colour: 'red' } }, ['settings.colour']],
    [
      'an unknown role in a chain',
      { settings: { approvals: { loan: [{ role: 'janitor' }] } } },
      ['settings.approvals.loan.0.role'],
    ],
    ['an empty chain', { settings: { approvals: { disposal: [] } } }, ['settings.approvals.disposal']],
    [
      'an unknown level in a chain',
      { settings: { approvals: { loan: [{ role: 'archiveHead', when: { levels: ['top'] } }] } } },
      ['settings.approvals.loan.0.when.levels'],
    ],
    [
      'an unknown category in a chain',
      { settings: { approvals: { consultation: [{ role: 'archiveHead', when: { categories: ['client'] } }] } } },
      ['settings.approvals.consultation.0.when.categories'],
    ],
    ['an unknown reviewer', { settings: { reviewers: ['janitor'] } }, ['settings.reviewers.0']],
    ['days of an unknown level', { settings: { loans: { days: { top: 3 } } } }, ['settings.loans.days.top']],
    ['no days', { settings: { loans: { days: { secret: 0 } } } }, ['settings.loans.days.secret']],
    ['an unknown level', { settings: { loans: { neverRenewed: ['top'] } } }, ['settings.loans.neverRenewed']],
    [
      'an unknown level of a limit',
      { settings: { loans: { limits: [{ when: { levels: ['top'] }, days: 1 }] } } },
      ['settings.loans.limits.0.when.levels'],
    ],
    [
      'an unknown category of a limit',
      { settings: { loans: { limits: [{ when: { categories: ['planet'] }, days: 1 }] } } },
      ['settings.loans.limits.0.when.categories'],
    ],
    ['not a list', { settings: { loans: { neverRenewed: 'secret' } } }, ['settings.loans.neverRenewed']],
    [
      'a limit of an unknown number',
      { settings: { loans: { limits: [{ day: 3 }] } } },
      ['settings.loans.limits.0.day'],
    ],
    ['no items', { settings: { loans: { limits: [{ items: 0 }] } } }, ['settings.loans.limits.0.items']],
    [
      'an unknown role in a limit',
      { settings: { loans: { limits: [{ when: { roles: ['janitor'] } }] } } },
      ['settings.loans.limits.0.when.roles.0'],
    ],
    [
      'no time of day',
      { settings: { loans: { openingHours: { from: '9 a.m.' } } } },
      ['settings.loans.openingHours.from'],
    ],
    [
      'closing before opening',
      { settings: { loans: { openingHours: { from: '18:00' } } } },
      ['settings.loans.openingHours.until'],
    ],
    ['no working day of reading', { settings: { consultation: { days: 0 } } }, ['settings.consultation.days']],
    ['a bad period', { settings: { upkeep: { backup: 'daily' } } }, ['settings.upkeep.backup']],
    ['a period of nothing', { settings: { upkeep: { backup: 'P0D' } } }, ['settings.upkeep.backup']],
    ['a deadline below zero', { settings: { deadlines: { review: -1 } } }, ['settings.deadlines.review']],
  ])('%s', (_, definition, paths) => {
    expect(faults(definition)).toEqual(paths)
  })

  test('all faults are told at once', () => {
    expect(
      faults({
        timeZone: 'Mars',
        categories: {
          supplier: { ...good, prefix: 'CY', level: 'top' },
          vendor: { ...good, prefix: 'CY', checklist: { now: { documents: ['audit'], fields: ['tax'] } } },
        },
        settings: { deadlines: { review: 'soon' }, approvals: { loan: [{ role: 'janitor' }] } },
      }),
    ).toEqual([
      'timeZone',
      'categories.supplier.prefix',
      'categories.supplier.level',
      'categories.vendor.prefix',
      'categories.vendor.prefix',
      'categories.vendor.checklist.now.documents',
      'categories.vendor.checklist.now.fields',
      'settings.deadlines.review',
      'settings.approvals.loan.0.role',
    ])
  })
})

describe('what is no definition at all', () => {
  test.each([null, undefined, 5, 'policy', [], () => ({})])('%s', (definition) => {
    expect(faultsOf(() => definePolicy(definition as never))).toContain('definition')
  })

  test.each<[string, unknown, string[]]>([
    ['null', null, ['options']],
    ['a number', 5, ['options']],
    ['an unknown option', { timezone: 'UTC' }, ['timezone']],
    ['null for departments', { departments: null }, ['departments']],
    ['null for one of them', { departments: { client: null } }, ['departments.client']],
    ['departments of an unknown category', { departments: { clients: ['sales'] } }, ['departments.clients']],
    ['a number for a department', { departments: { client: [5] } }, ['categories.client.departments.0']],
    ['an empty archive department', { departments: { archive: '' } }, ['archiveDepartment']],
    ['a ladder, which the standard has already', { levels: ['open', 'closed'] }, ['levels']],
    ['a part without a level of its own', { levels: { client: { pay: 'secret' } } }, ['levels.client.pay']],
    ['an unknown level', { levels: { client: { case: 'top' } } }, ['categories.client.level']],
    ['a number for a prefix', { prefixes: { client: 5 } }, ['categories.client.prefix']],
    ['a number for a period', { retention: { client: 5 } }, ['retention.client']],
    ['null for periods of kinds', { retention: { client: { kinds: null } } }, ['retention.client.kinds']],
    ['a bad period', { retention: { client: 'long' } }, ['categories.client.retention.period']],
    ['an unknown language', { locale: 'xx' }, ['locale']],
    ['null for categories', { categories: null }, ['categories']],
    ['null for a category', { categories: { supplier: null } }, ['categories.supplier']],
    [
      'several at once',
      { retention: 5, locale: 'xx', categories: { supplier: { ...good, prefix: 'CY' } } },
      ['retention', 'locale', 'categories.supplier.prefix'],
    ],
  ])('of the standard policy: %s', (_, options, paths) => {
    expect(faultsOf(() => standardPolicy(options as object))).toEqual(paths)
  })

  test.each<[string, unknown, string[]]>([
    ['null', null, ['options']],
    ['an unknown option', { timezone: 'UTC' }, ['timezone']],
    ['a number for settings', { settings: 5 }, ['settings']],
    ['null for approvals', { settings: { approvals: null } }, ['settings.approvals']],
  ])('of the small office: %s', (_, options, paths) => {
    expect(faultsOf(() => smallOffice(options as object))).toEqual(paths)
  })

  test('of the standard categories', () => {
    expect(faultsOf(() => standardCategories(null as never))).toEqual(['choices'])
    expect(faultsOf(() => standardCategories({ prefix: {} } as never))).toEqual(['prefix'])
  })
})

describe('a policy that is defined', () => {
  test('shares nothing with its definition', () => {
    const levels = ['open', 'closed']
    const departments = ['sales']
    const now = { documents: ['contract' as const] }
    const supplier = { ...good, departments, checklist: { now } }
    const policy = definePolicy({ levels, categories: { supplier } })
    levels.reverse()
    departments.push('hr')
    now.documents.length = 0
    expect(policy.levels).toEqual(['open', 'closed'])
    expect(policy.categories.supplier.departments).toEqual(['sales'])
    expect(policy.categories.supplier.checklist.now.documents).toEqual(['contract'])
  })

  test('finds no value’s name that was not given', () => {
    const category = defineCategory({ ...good, valueNames: { name: { a: 'A' } } })
    const policy: Policy = definePolicy({ categories: { category } })
    expect(policy.categories.category?.valueNames.name?.constructor).toBeUndefined()
  })

  test.each(['en', 'zh-Hans', 'zh-Hant'] as const)('is written in %s where it says so', (locale) => {
    expect(standardPolicy({ locale }).locale).toBe(locale)
    expect(standardPolicy(smallOffice({ locale })).locale).toBe(locale)
    expect(definePolicy({ locale, categories: { good } }).locale).toBe(locale)
  })

  test('may trim, turn to small letters, coerce and fill in', () => {
    const fields = z.object({
      code: z.string().trim().toLowerCase(),
      size: z.coerce.number().default(1),
      both: z.string().pipe(z.string().min(1)),
      any: z.unknown().optional(),
    })
    expect(faults({ categories: { supplier: { ...good, fields } } })).toEqual([])
  })
})
