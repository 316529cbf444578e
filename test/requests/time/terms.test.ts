import { describe, expect, it } from 'vitest'
import type { SettingsInput } from '../../../src/policy/settings.ts'
import type { Borrower, ItemClass } from '../../../src/requests/time/limits.ts'
import { type LoanTerms, loanTerms } from '../../../src/requests/time/terms.ts'
import { insider, item, outsider, policyWith, termsWith } from './given.ts'

type Loans = NonNullable<SettingsInput['loans']>
const head: Borrower = { outside: false, roles: ['departmentHead'], departments: ['sales'] }

describe('the longest loan (§13, P7.2), and where it stands', () => {
  it.each<[string, Loans, ItemClass, Borrower, number, string]>([
    ['public', {}, item('public'), insider, 10, 'days.public'],
    ['internal', {}, item('internal'), insider, 10, 'days.internal'],
    ['confidential', {}, item('confidential'), insider, 5, 'days.confidential'],
    ['secret', {}, item('secret'), insider, 3, 'days.secret'],
    ['a level of other days', { days: { internal: 15 } }, item('internal'), insider, 15, 'days.internal'],
    ['to an outsider', {}, item('internal'), outsider, 5, 'outsiderDays'],
    ['to an outsider, as short by level', {}, item('confidential'), outsider, 5, 'days.confidential'],
    ['to an outsider, shorter by level', {}, item('secret'), outsider, 3, 'days.secret'],
    ['to an outsider, generously', { outsiderDays: 30 }, item('internal'), outsider, 10, 'days.internal'],
    ['a limit for all', { limits: [{ days: 4 }] }, item('internal'), insider, 4, 'limits.0.days'],
    ['a limit that is none', { limits: [{ days: 40 }] }, item('internal'), insider, 10, 'days.internal'],
    [
      'the strictest of three limits',
      { limits: [{ days: 6 }, { days: 2 }, { days: 4 }] },
      item('internal'),
      insider,
      2,
      'limits.1.days',
    ],
    ['the first of equal limits', { limits: [{ days: 4 }, { days: 4 }] }, item('public'), insider, 4, 'limits.0.days'],
    [
      'a limit of its level',
      { limits: [{ when: { levels: ['secret', 'internal'] }, days: 1 }] },
      item('internal'),
      insider,
      1,
      'limits.0.days',
    ],
    [
      'a limit of another level',
      { limits: [{ when: { levels: ['secret'] }, days: 1 }] },
      item('internal'),
      insider,
      10,
      'days.internal',
    ],
    [
      'a limit of its category',
      { limits: [{ when: { categories: ['employee'] }, days: 2 }] },
      item('internal', 'employee'),
      insider,
      2,
      'limits.0.days',
    ],
    [
      'a limit of another category',
      { limits: [{ when: { categories: ['employee'] }, days: 2 }] },
      item('internal', 'project'),
      insider,
      10,
      'days.internal',
    ],
    [
      'a limit of their role',
      { limits: [{ when: { roles: ['departmentHead'] }, days: 7 }] },
      item('internal'),
      head,
      7,
      'limits.0.days',
    ],
    [
      'a limit of a role that they have not',
      { limits: [{ when: { roles: ['departmentHead'] }, days: 7 }] },
      item('internal'),
      insider,
      10,
      'days.internal',
    ],
    [
      'a limit of their department',
      { limits: [{ when: { departments: ['sales', 'hr'] }, days: 8 }] },
      item('internal'),
      insider,
      8,
      'limits.0.days',
    ],
    [
      'a limit of another department',
      { limits: [{ when: { departments: ['hr'] }, days: 8 }] },
      item('internal'),
      insider,
      10,
      'days.internal',
    ],
    [
      'a limit for outsiders, to one',
      { limits: [{ when: { outside: true }, days: 2 }] },
      item('internal'),
      outsider,
      2,
      'limits.0.days',
    ],
    [
      'a limit for outsiders, to an employee',
      { limits: [{ when: { outside: true }, days: 2 }] },
      item('internal'),
      insider,
      10,
      'days.internal',
    ],
    [
      'a limit for employees, to an outsider',
      { limits: [{ when: { outside: false }, days: 2 }] },
      item('internal'),
      outsider,
      5,
      'outsiderDays',
    ],
    [
      'all conditions at once',
      { limits: [{ when: { levels: ['internal'], categories: ['client'], roles: ['departmentHead'] }, days: 2 }] },
      item('internal'),
      head,
      2,
      'limits.0.days',
    ],
    [
      'all conditions but one',
      { limits: [{ when: { levels: ['internal'], categories: ['project'], roles: ['departmentHead'] }, days: 2 }] },
      item('internal'),
      head,
      10,
      'days.internal',
    ],
    ['no condition at all', { limits: [{ when: {}, days: 2 }] }, item('internal'), insider, 2, 'limits.0.days'],
    ['a list of nothing', { limits: [{ when: { levels: [] }, days: 2 }] }, item('public'), insider, 10, 'days.public'],
    ['never lent', { limits: [{ days: 3 }, { days: 0 }] }, item('internal'), insider, 0, 'limits.1.days'],
  ])('%s', (_, loans, of, borrower, value, from) => {
    const clause = from.startsWith('limits') ? 'P7.2' : '§13'
    expect(termsWith(loans, of, borrower).longest).toMatchObject({ value, from: `loans.${from}`, clause })
  })
})

describe('what or whom the longest loan is for', () => {
  const when = { levels: ['secret', 'internal'], categories: ['client'], roles: ['departmentHead' as const] }
  it.each<[string, Loans, Borrower, LoanTerms['longest']['for']]>([
    ['a level', {}, insider, [{ of: 'level', name: 'internal' }]],
    ['outsiders', {}, outsider, [{ of: 'outsiders' }]],
    ['everybody', { limits: [{ days: 2 }] }, insider, [{ of: 'all' }]],
    ['everybody, by no condition', { limits: [{ when: {}, days: 2 }] }, insider, [{ of: 'all' }]],
    [
      'a level, a category and a role, all of which hold',
      { limits: [{ when, days: 2 }] },
      head,
      [
        { of: 'level', name: 'internal' },
        { of: 'category', name: 'client' },
        { of: 'role', name: 'departmentHead' },
      ],
    ],
    [
      'a department',
      { limits: [{ when: { departments: ['hr', 'sales'] }, days: 2 }] },
      insider,
      [{ of: 'department', name: 'sales' }],
    ],
    ['people of the company', { limits: [{ when: { outside: false }, days: 2 }] }, insider, [{ of: 'insiders' }]],
    ['outsiders, by a limit', { limits: [{ when: { outside: true }, days: 2 }] }, outsider, [{ of: 'outsiders' }]],
    ['the first of two that are as strict', { limits: [{ days: 10 }] }, insider, [{ of: 'level', name: 'internal' }]],
  ])('%s', (_, loans, borrower, whom) => {
    expect(termsWith(loans, item('internal'), borrower).longest.for).toEqual(whom)
  })

  it('a renewal that is shorter than the loan is for renewals', () => {
    expect(termsWith({ renewalDays: 2 }).renewalLength.for).toEqual([{ of: 'renewal' }])
    expect(termsWith({ renewalDays: 20 }).renewalLength.for).toEqual([{ of: 'level', name: 'internal' }])
  })
})

describe("a company's own levels", () => {
  it.each<[string, string, number, string]>([
    ['with days of its own', 'guarded', 2, 'guarded'],
    ['without, below one that has some', 'open', 2, 'guarded'],
    ['without, above all that have some', 'sealed', 1, 'vault'],
  ])('%s: %s', (_, level, value, name) => {
    const levels = ['open', 'guarded', 'sealed']
    const settings = { loans: { days: { guarded: 2, vault: 1 } } }
    const of = { level: levels.indexOf(level), category: 'client' }
    const terms = loanTerms({ ...policyWith(settings), levels }, of, insider)
    expect(terms.longest).toEqual({
      value,
      from: `loans.days.${name}`,
      clause: '§13',
      for: [{ of: 'level', name: level }],
    })
  })

  it('a level is not found in what every object has', () => {
    const terms = loanTerms({ ...policyWith(), levels: ['open', 'constructor'] }, { level: 1, category: 'x' }, insider)
    expect(terms.longest).toMatchObject({ value: 3, from: 'loans.days.secret' })
  })
})

describe('renewals (§13)', () => {
  it.each<[string, Loans, ItemClass, Borrower, number, string]>([
    ['once', {}, item('internal'), insider, 1, 'renewals'],
    ['as often as set', { renewals: 3 }, item('internal'), insider, 3, 'renewals'],
    ['none for outsiders', {}, item('internal'), outsider, 0, 'outsiderRenewals'],
    ['some for outsiders', { renewals: 3, outsiderRenewals: 2 }, item('internal'), outsider, 2, 'outsiderRenewals'],
    ['no more for outsiders than for others', { outsiderRenewals: 5 }, item('internal'), outsider, 1, 'renewals'],
    ['none at all', { renewals: 0 }, item('internal'), outsider, 0, 'renewals'],
    ['by a limit', { limits: [{ days: 2 }, { renewals: 0 }] }, item('internal'), insider, 0, 'limits.1.renewals'],
  ])('%s', (_, loans, of, borrower, value, from) => {
    expect(termsWith(loans, of, borrower).renewals).toMatchObject({ value, from: `loans.${from}` })
  })

  it.each<[string, Loans, ItemClass, number, string]>([
    ['as long as the loan', {}, item('internal'), 10, 'days.internal'],
    ['as long as the limited loan', { limits: [{ days: 4 }] }, item('internal'), 4, 'limits.0.days'],
    ['a length of its own', { renewalDays: 3 }, item('internal'), 3, 'renewalDays'],
    ['never longer than the loan', { renewalDays: 8 }, item('confidential'), 5, 'days.confidential'],
  ])('of a length: %s', (_, loans, of, value, from) => {
    expect(termsWith(loans, of).renewalLength).toMatchObject({
      value,
      from: `loans.${from}`,
      clause: from.startsWith('limits') ? 'P7.2' : '§13',
    })
  })

  it.each<[string, Loans, ItemClass, string | null]>([
    ['secret by default', {}, item('secret'), 'secret'],
    ['confidential by default', {}, item('confidential'), null],
    ['secret where it is allowed', { neverRenewed: [] }, item('secret'), null],
    ['a category', { neverRenewed: ['secret', 'employee'] }, item('internal', 'employee'), 'employee'],
    ['both', { neverRenewed: ['employee', 'secret'] }, item('secret', 'employee'), 'secret'],
    ['another category', { neverRenewed: ['employee'] }, item('internal', 'client'), null],
  ])('never: %s', (_, loans, of, name) => {
    const never = name === null ? null : { value: name, from: 'loans.neverRenewed', clause: '§13' }
    expect(termsWith(loans, of).neverRenewed).toEqual(never)
  })
})

describe('how many may be out at once', () => {
  it('is not limited by default', () => {
    expect(termsWith().items).toEqual([])
  })

  it('each limit that holds, with what counts for it', () => {
    const limits = [
      { items: 9 },
      { when: { levels: ['secret', 'internal'] }, items: 2, days: 4 },
      { when: { levels: ['public'] }, items: 1 },
      { when: { categories: ['client'], outside: false }, items: 3 },
    ]
    expect(termsWith({ limits }).items).toEqual([
      { value: 9, from: 'loans.limits.0.items', clause: 'P7.2', levels: null, categories: null },
      { value: 2, from: 'loans.limits.1.items', clause: 'P7.2', levels: [3, 1], categories: null },
      { value: 3, from: 'loans.limits.3.items', clause: 'P7.2', levels: null, categories: ['client'] },
    ])
  })
})

it('says of every other number where it stands', () => {
  const { grace, renewalBefore, renewalFrom, closedDay, recall } = termsWith()
  expect({ grace, renewalBefore, renewalFrom, closedDay, recall }).toEqual({
    grace: { value: 0, from: 'loans.grace', clause: '§13' },
    renewalBefore: { value: 1, from: 'loans.renewalBefore', clause: '§13' },
    renewalFrom: { value: 'due', from: 'loans.renewalFrom', clause: 'P7.2' },
    closedDay: { value: 'next', from: 'loans.closedDay', clause: '§13' },
    recall: { value: 2, from: 'loans.recallDays', clause: 'P7.2' },
  })
  const set = { grace: 4, renewalBefore: 3, renewalFrom: 'today', closedDay: 'lastOpen', recallDays: 5 } as const
  const other = termsWith(set)
  expect([other.grace, other.renewalBefore, other.renewalFrom, other.closedDay, other.recall]).toMatchObject(
    Object.values(set).map((value) => ({ value })),
  )
})
