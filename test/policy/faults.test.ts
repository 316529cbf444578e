import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isCasekeepError } from '../../src/errors.ts'
import { defineCategory } from '../../src/policy/category.ts'
import { money, text } from '../../src/policy/fields.ts'
import { definePolicy } from '../../src/policy/policy.ts'

const good = defineCategory({
  prefix: 'GY',
  fields: z.object({ name: text(10), price: money().optional(), rank: z.int().optional() }),
  documents: { contract: {} },
  departments: 'any',
})

/** Paths of the faults of a policy; none for a good one. Takes anything, as plain JavaScript would give it. */
function faults(definition: object): string[] {
  try {
    definePolicy({ categories: { supplier: good }, ...definition })
    return []
  } catch (error) {
    if (!isCasekeepError(error, 'INVALID_POLICY')) throw error
    for (const fault of error.details.faults) expect(fault.message).not.toBe('')
    return error.details.faults.map((fault) => fault.path)
  }
}
const withCategory = (changed: object) => faults({ categories: { supplier: { ...good, ...changed } } })

test('a good policy has none', () => {
  expect(faults({})).toEqual([])
})

describe('a category', () => {
  test.each([
    ['a prefix in small letters', { prefix: 'gy' }, 'prefix'],
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
    ['a field with a dash', { fields: z.object({ 'tax-id': z.string() }) }, 'fields.tax-id'],
    ['no documents', { documents: undefined }, 'documents'],
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
    ['not a list', { settings: { loans: { neverRenewed: 'secret' } } }, ['settings.loans.neverRenewed']],
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
