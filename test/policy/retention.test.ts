import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { isCasekeepError } from '../../src/errors.ts'
import { locales } from '../../src/locales/locale.ts'
import { defineCategory } from '../../src/policy/category.ts'
import { day, text } from '../../src/policy/fields.ts'
import { definePolicy } from '../../src/policy/policy.ts'
import { retentionNames, retentionRule } from '../../src/policy/retention.ts'
import { saysTheSame } from '../../src/policy/same-rules.ts'
import { standardCategories, standardPolicy } from '../../src/policy/standard.ts'
import { computeRetention } from '../../src/retention/compute.ts'
import type { RetentionFacts } from '../../src/retention/facts.ts'
import { resolveRetention } from '../../src/retention/resolve.ts'
import { describeRetention } from '../../src/retention/say.ts'
import type { Json } from '../../src/storage.ts'

const standard = standardPolicy()
const { client, project, employee, other } = standard.categories

const supplier = {
  prefix: 'GY',
  fields: z.object({ name: text(10), until: day().optional(), rank: z.int().optional() }),
  documents: { contract: {}, audit: {} },
  events: { left: { names: 'Left', field: 'until' }, audited: {} },
  departments: ['purchasing'],
}

/** The faults of a policy with one category whose retention, or whatever is given, is another. */
function faultsOf(changed: object, settings?: object): readonly string[] {
  try {
    definePolicy({ categories: { supplier: { ...supplier, ...changed } as never }, ...(settings && { settings }) })
  } catch (error) {
    if (isCasekeepError(error, 'INVALID_POLICY'))
      return error.details.faults.map(({ path }) => path.replace('categories.supplier.', ''))
    throw error
  }
  return []
}
const withRetention = (changed: object) => faultsOf({ retention: { from: 'ended', period: 'P10Y', ...changed } })

describe('the retention of a category, when a policy is defined (P9.1)', () => {
  it.each<readonly [string, object]>([
    ['an event', { from: { event: 'left' } }],
    ['an event that the host tells of', { from: { event: 'audited' } }],
    ['a field', { from: { field: 'until' } }],
    ['a decision', { from: { decision: 'end', kind: 'contract' } }],
    ['any decision', { from: { decision: 'start' } }],
    ['the host’s object', { from: { object: 'the vehicle' } }],
    ['a parent', { from: 'parentEnded' }],
    ['a term', { from: { after: { event: 'left' }, period: 'P2Y' } }],
    ['several', { from: { latest: ['ended', { optional: { event: 'audited' } }, { after: 'given', period: 'P1Y' }] } }],
    [
      'a kind by more than its period',
      { kinds: { contract: { from: { earliest: ['ended', { field: 'until' }] }, period: 'P30Y', floor: null } } },
    ],
    [
      'limits',
      {
        floor: { period: 'P2Y', citation: 'A law' },
        ceiling: { citation: { en: 'x', 'zh-Hans': '某', 'zh-Hant': '某' } },
      },
    ],
    ['what is kept for ever by law', { floor: { period: 'permanent', citation: 'A law' } }],
    ['an action', { action: 'transfer', counting: 'sameDay' }],
    ['a citation that is laid out on a line of its own', { citation: ' A law\n' }],
  ])('takes %s', (_, retention) => {
    expect(withRetention(retention)).toEqual([])
  })

  const refused: readonly (readonly [string, object, ...paths: string[]])[] = [
    ['an unknown event', { from: { event: 'ended' } }, 'retention.from'],
    ['an event of every object', { from: { event: 'toString' } }, 'retention.from'],
    ['an unknown field', { from: { field: 'since' } }, 'retention.from'],
    ['a field that takes no day', { from: { field: 'rank' } }, 'retention.from'],
    ['an unknown kind', { from: { decision: 'end', kind: 'letter' } }, 'retention.from'],
    ['an unknown event of several', { from: { latest: ['ended', { event: 'x' }] } }, 'retention.from.latest.1'],
    [
      'an unknown optional one',
      { from: { latest: ['ended', { optional: { event: 'x' } }] } },
      'retention.from.latest.1',
    ],
    ['a term after an unknown one', { from: { after: { event: 'x' }, period: 'P1Y' } }, 'retention.from'],
    [
      'an unknown one of a kind',
      { kinds: { contract: { from: { earliest: [{ event: 'x' }, { field: 'y' }] } } } },
      'retention.kinds.contract.from.earliest.0',
      'retention.kinds.contract.from.earliest.1',
    ],
    ['a half of a decision', { from: { decision: 'middle' } }, 'retention.from.decision'],
    [
      'several inside of several',
      { from: { latest: ['ended', { latest: ['ended', 'given'] }] } },
      'retention.from.latest.1.event',
      'retention.from.latest.1.latest',
    ],
    ['one of several', { from: { latest: ['ended'] } }, 'retention.from.latest'],
    ['too many', { from: { latest: Array(21).fill('ended') } }, 'retention.from.latest'],
    ['a term of no length', { from: { after: 'ended', period: 'P0D' } }, 'retention.from.period'],
    ['more than it knows', { from: { event: 'left', on: 1 } }, 'retention.from.on'],
    ['a number', { from: 5 }, 'retention.from'],
    ['an object without a name', { from: { object: '' } }, 'retention.from.object'],
    ['more than a thousand years', { period: 'P1001Y' }, 'retention.period'],
    ['a way of counting that there is not', { counting: 'nextMonth' }, 'retention.counting'],
    ['an action that there is not', { action: 'burn' }, 'retention.action'],
    ['an action that does not go with it', { action: 'permanent' }, 'retention.action'],
    ['a floor without a citation', { floor: { period: 'P2Y' } }, 'retention.floor.citation'],
    ['a floor without a period', { floor: { citation: 'x' } }, 'retention.floor.period'],
    ['a floor that is undecided', { floor: { period: 'undecided', citation: 'x' } }, 'retention.floor.period'],
    ['a floor that is null', { floor: null }, 'retention.floor'],
    ['a ceiling without a citation', { ceiling: { period: 'P2Y' } }, 'retention.ceiling.citation'],
    ['a ceiling that is none', { ceiling: { period: 'permanent', citation: 'x' } }, 'retention.ceiling.period'],
    ['a blank citation', { citation: ' ' }, 'retention.citation'],
    [
      'a floor above its ceiling',
      { floor: { period: 'P5Y', citation: 'x' }, ceiling: { period: 'P2Y', citation: 'y' } },
      'retention.floor',
    ],
    [
      'the same of a kind',
      { floor: { period: 'P5Y', citation: 'x' }, kinds: { contract: { ceiling: { period: 'P2Y', citation: 'y' } } } },
      'retention.floor',
    ],
    ['a kind that is null', { kinds: { contract: null } }, 'retention.kinds.contract'],
    ['more of a kind than it knows', { kinds: { contract: { periods: 'P1Y' } } }, 'retention.kinds.contract.periods'],
    ['kinds of kinds', { kinds: { contract: { kinds: {} } } }, 'retention.kinds.contract.kinds'],
    [
      'all at once',
      { period: 'x', from: { event: 'y' }, kinds: { letter: 'z', audit: { from: { field: 'w' } } } },
      'retention.period',
      'retention.kinds.letter',
      'retention.from',
      'retention.kinds.letter',
      'retention.kinds.audit.from',
    ],
  ]
  for (const [what, retention, ...paths] of refused) {
    it(`refuses ${what}`, () => expect(withRetention(retention)).toEqual(paths))
  }

  it.each<readonly [string, object, string]>([
    ['an event with a capital', { events: { Left: {} } }, 'events.Left'],
    ['an event of every object', { events: { toString: {} } }, 'events.toString'],
    ['an event in an unknown field', { events: { left: { field: 'since' } } }, 'events.left.field'],
    ['an event in a field that takes no day', { events: { left: { field: 'rank' } } }, 'events.left.field'],
    ['more than it knows of an event', { events: { left: { on: '2024-01-01' } } }, 'events.left.on'],
    ['an event named in one language', { events: { left: { names: { en: 'Left' } } } }, 'events.left.names.zh-Hans'],
    ['null for an event', { events: { left: null } }, 'events.left'],
    ['a list of events', { events: ['left'] }, 'events'],
  ])('refuses %s', (_, changed, path) => {
    expect(faultsOf(changed)).toContain(path)
  })

  it.each([
    ['floor', 'must be { period, citation }'],
    ['ceiling', 'must be { citation }, with period'],
  ])('says what a %s is made of', (limit, message) => {
    const retention = { from: 'ended', period: 'P7Y', [limit]: 'P10Y' }
    const define = () => definePolicy({ categories: { supplier: { ...supplier, retention } as never } })
    expect(define).toThrow(`retention.${limit}: ${message}`)
  })

  it('counts limits as the settings say', () => {
    const retention = {
      from: 'ended',
      period: 'P1Y',
      floor: { period: 'P1Y', citation: 'x' },
      ceiling: { period: 'P1Y', citation: 'y', counting: 'sameDay' },
    }
    expect(faultsOf({ retention }, { retention: { counting: 'sameDay' } })).toEqual([])
    expect(faultsOf({ retention }, { retention: { counting: 'nextYear' } })).toEqual(['retention.floor'])
    // Of settings that are no settings, the standard ones stand in.
    expect(faultsOf({ retention }, { retention: { counting: 'x' } })).toEqual([
      'retention.floor',
      'settings.retention.counting',
    ])
  })

  it('says what would be right', () => {
    try {
      definePolicy({
        categories: {
          supplier: { ...supplier, retention: { from: { event: 'x' }, period: 'P1Y' } } as never,
          bare: { ...supplier, prefix: 'BB', events: {}, retention: { from: { event: 'x' }, period: 'P1Y' } } as never,
        },
      })
    } catch (error) {
      expect((error as Error).message).toContain('x is not an event; events are left, audited')
      expect((error as Error).message).toContain('x is not an event; events are none')
      return
    }
    throw new Error('it was taken')
  })
})

describe('the rules of the standard policy (P9.1, §13)', () => {
  const due = (category: Parameters<typeof retentionRule>[1], facts: RetentionFacts, kind?: string) => {
    const rule = retentionRule(standard, category, kind)
    return computeRetention({ rule, facts, today: '2026-11-02', policy: standard.version })
  }
  const told = (name: string, on: string): RetentionFacts => ({ events: [{ name, on, source: { kind: 'field' } }] })

  it('keep a client ten years after cooperation ended, from the next 1 January', () => {
    expect(due(client, told('cooperationEnded', '2024-05'))).toMatchObject({ due: '2035-01-01', action: 'destroy' })
    expect(due(client, told('projectEnded', '2024-05'))).toMatchObject({ state: 'undecided' })
  })

  it('keep a project ten years after it ended, its agreements and acceptance reports thirty', () => {
    const ended = told('projectEnded', '2024-02-29')
    expect(due(project, ended).due).toBe('2035-01-01')
    expect(due(project, ended, 'plan').due).toBe('2035-01-01')
    expect(due(project, ended, 'agreement').due).toBe('2055-01-01')
    expect(due(project, ended, 'acceptanceReport').due).toBe('2055-01-01')
  })

  it('keep an employee five years after leaving, never under the two of labour law', () => {
    const left = told('leftTheCompany', '2024-07-31')
    expect(due(employee, left)).toMatchObject({ due: '2030-01-01', marks: [] })
    const short = standardPolicy({ retention: { employee: 'P1Y' } })
    const rule = retentionRule(short, short.categories.employee)
    const raised = computeRetention({ rule, facts: left, today: '2026-11-02', policy: '1' })
    expect(raised).toMatchObject({ due: '2027-01-01', marks: ['raised'] })
    expect(raised.citations.map(({ of }) => of)).toEqual(['floor', 'ceiling'])
  })

  it('leave another case to a decision of its own', () => {
    expect(due(other, {})).toMatchObject({ state: 'undecided', missing: [{ because: 'undecided', duty: true }, {}] })
  })

  it('are filled in as they would be alone, with their place in the policy', () => {
    const settings = standard.settings.retention
    for (const [category, kind] of [
      [client, undefined],
      [project, 'agreement'],
      [employee, undefined],
    ] as const) {
      const at = `categories.${category.name}.retention`
      expect(retentionRule(standard, category, kind)).toEqual(
        resolveRetention(category.retention, { kind, at, settings }),
      )
    }
    expect(retentionRule(standard, { name: 'x', retention: null }).period.value).toBe('undecided')
  })

  it.each(locales)('are told in %s by the names of the policy', (locale) => {
    const said = describeRetention(retentionRule(standard, client), locale, retentionNames(client, locale))
    expect(said).toContain({ en: '“Cooperation ended”', 'zh-Hans': '“合作结束”', 'zh-Hant': '「合作結束」' }[locale])
    const names = retentionNames(project, locale)
    expect(names.kind!('agreement')).toBe({ en: 'Agreement', 'zh-Hans': '项目协议', 'zh-Hant': '項目協議' }[locale])
    expect(names.field!('ended')).toBe({ en: 'Ended', 'zh-Hans': '结束日期', 'zh-Hant': '結束日期' }[locale])
    expect([names.event!('x'), names.field!('x'), names.kind!('x')]).toEqual(['x', 'x', 'x'])
  })
})

describe('a policy that an older library stored', () => {
  const policy = definePolicy({
    version: '1',
    categories: {
      supplier: defineCategory({ ...supplier, retention: { from: { event: 'left' }, period: 'P10Y' } } as never),
    },
  })
  const content = policy.content as { readonly categories: readonly { readonly [member: string]: Json }[] }
  const storedWith = (category: object, others: object = {}) => ({
    digest: 'another',
    content: { ...content, ...others, categories: [category] } as unknown as Json,
  })
  const { events, retention, ...before } = content.categories[0]!

  it('says the same where it knew no events, since it reckoned nothing by what it said of retention', () => {
    expect(saysTheSame(policy, storedWith({ ...before, retention: { from: 'ended', period: 'P5Y' } }))).toBe(true)
    expect(saysTheSame(policy, storedWith({ ...before, retention: null }))).toBe(true)
  })

  it('says the same where it knew no subject, since it held nothing on a person', () => {
    const about = definePolicy({
      version: '1',
      categories: { staff: standardCategories().employee },
    })
    const known = about.content as { readonly categories: readonly { readonly [member: string]: Json }[] }
    const { subject, ...unaware } = known.categories[0]!
    const stored = (category: object) => ({
      digest: 'another',
      content: { ...known, categories: [category] } as unknown as Json,
    })
    expect(subject).toBe('employeeNumber')
    expect(saysTheSame(about, stored(unaware))).toBe(true)
    expect(saysTheSame(about, stored({ ...unaware, subject: null }))).toBe(false)
    expect(saysTheSame(about, stored({ ...unaware, subject: 'name' }))).toBe(false)
  })

  it('says something else where anything else differs, or where it knew them', () => {
    expect(saysTheSame(policy, storedWith({ ...before, retention, prefix: 'GX' }))).toBe(false)
    expect(saysTheSame(policy, storedWith({ ...before, events, retention: { from: 'ended', period: 'P5Y' } }))).toBe(
      false,
    )
    expect(saysTheSame(policy, storedWith({ ...before, events: {}, retention }))).toBe(false)
    expect(saysTheSame(policy, storedWith({ ...before, name: 'vendor' }))).toBe(false)
    expect(saysTheSame(policy, storedWith({ ...before }, { timeZone: 'Asia/Tokyo' }))).toBe(false)
    expect(saysTheSame(policy, storedWith({ ...before, events, retention }))).toBe(true)
  })
})
