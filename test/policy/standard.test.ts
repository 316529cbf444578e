import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { isCasekeepError } from '../../src/errors.ts'
import { locales, type Names } from '../../src/locales/locale.ts'
import { defineCategory } from '../../src/policy/category.ts'
import { definePolicy } from '../../src/policy/policy.ts'
import type { SettingsInput } from '../../src/policy/settings.ts'
import { smallOffice } from '../../src/policy/small-office.ts'
import { archiveTerms } from '../../src/policy/standard/citations.ts'
import type { StandardOptions } from '../../src/policy/standard/options.ts'
import { standardCategories, standardPolicy } from '../../src/policy/standard.ts'
import { floorOf } from '../../src/retention/minimum-periods.ts'

const standard = standardPolicy()

/** What a path such as `settings.deadlines.review` holds; a path into a list is written with its index. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value)
}

describe('every default of policy §13, and another value for each', () => {
  const inside = [
    { role: 'departmentHead' },
    { role: 'archiveHead' },
    { role: 'supervisingExecutive', when: { levels: ['secret'] } },
    { role: 'seniorLeadership', when: { outside: true } },
  ]
  const row = (name: string, path: string, value: unknown, options: StandardOptions, other: unknown) =>
    ({ name, path, value, options, other }) as const
  const setting = (name: string, path: string, value: unknown, settings: SettingsInput, other: unknown) =>
    row(name, `settings.${path}`, value, { settings }, other)
  const chain = [{ role: 'archiveHead' as const }]

  const several = { approvals: { onePerson: 'severalSteps' } } as const
  const table = [
    setting('first batch of a new case', 'deadlines.firstBatch', 10, { deadlines: { firstBatch: 15 } }, 15),
    setting('update collected', 'deadlines.updateCollected', 5, { deadlines: { updateCollected: 3 } }, 3),
    setting('update submitted', 'deadlines.updateSubmitted', 10, { deadlines: { updateSubmitted: 7 } }, 7),
    setting('review', 'deadlines.review', 5, { deadlines: { review: 1 } }, 1),
    setting('sorting again', 'deadlines.sortAgain', 5, { deadlines: { sortAgain: 1 } }, 1),
    setting('transfer', 'deadlines.transfer', 5, { deadlines: { transfer: 1 } }, 1),
    setting('receipt check', 'deadlines.receive', 5, { deadlines: { receive: 1 } }, 1),
    setting('decision on retention', 'deadlines.decideRetention', 10, { deadlines: { decideRetention: 3 } }, 3),
    setting('approval step: remind', 'approvals.remindAfter', 2, { approvals: { remindAfter: 1 } }, 1),
    setting('approval step: escalate', 'approvals.escalateAfter', 5, { approvals: { escalateAfter: 4 } }, 4),
    setting('steps of one person', 'approvals.onePerson', 'oneStep', several, 'severalSteps'),
    setting('undecided expires', 'requests.undecidedExpires', 10, { requests: { undecidedExpires: 20 } }, 20),
    setting('unfetched expires', 'requests.unfetchedExpires', 5, { requests: { unfetchedExpires: 6 } }, 6),
    setting(
      'of ended cases',
      'requests.ofEndedCases',
      ['consultation', 'loan'],
      { requests: { ofEndedCases: ['consultation'] } },
      ['consultation'],
    ),
    setting('executive for secret', 'approvals.loan', inside, { approvals: { loan: chain } }, chain),
    setting('same for reading', 'approvals.consultation', inside, { approvals: { consultation: chain } }, chain),
    setting('loan: public', 'loans.days.public', 10, { loans: { days: { public: 20 } } }, 20),
    setting('loan: internal', 'loans.days.internal', 10, { loans: { days: { internal: 15 } } }, 15),
    setting('loan: confidential', 'loans.days.confidential', 5, { loans: { days: { confidential: 4 } } }, 4),
    setting('loan: secret', 'loans.days.secret', 3, { loans: { days: { secret: 1 } } }, 1),
    setting('loan to an outsider', 'loans.outsiderDays', 5, { loans: { outsiderDays: 2 } }, 2),
    setting('outsider: no renewal', 'loans.outsiderRenewals', 0, { loans: { outsiderRenewals: 1 } }, 1),
    setting('nothing electronic is lent', 'loans.electronic', false, { loans: { electronic: true } }, true),
    setting('renewal once', 'loans.renewals', 1, { loans: { renewals: 2 } }, 2),
    setting('renewal asked before', 'loans.renewalBefore', 1, { loans: { renewalBefore: 2 } }, 2),
    setting('none for secret', 'loans.neverRenewed', ['secret'], { loans: { neverRenewed: [] } }, []),
    setting('renewal: same length', 'loans.renewalDays', 'same', { loans: { renewalDays: 3 } }, 3),
    setting('renewal counts from', 'loans.renewalFrom', 'due', { loans: { renewalFrom: 'today' } }, 'today'),
    setting('renewal decided by', 'loans.renewedBy', 'archive', { loans: { renewedBy: 'rules' } }, 'rules'),
    setting('further limits', 'loans.limits', [], { loans: { limits: [{ items: 5 }] } }, [{ items: 5 }]),
    setting('recall', 'loans.recallDays', 2, { loans: { recallDays: 0 } }, 0),
    setting('overdue in', 'loans.overdueCounts', 'workingDays', { loans: { overdueCounts: 'openHours' } }, 'openHours'),
    setting('opens', 'loans.openingHours.from', '09:00', { loans: { openingHours: { from: '08:30' } } }, '08:30'),
    setting('closes', 'loans.openingHours.until', '17:00', { loans: { openingHours: { until: '18:00' } } }, '18:00'),
    setting('due on a closed day', 'loans.closedDay', 'next', { loans: { closedDay: 'keep' } }, 'keep'),
    setting('grace', 'loans.grace', 0, { loans: { grace: 1 } }, 1),
    setting('notice before due', 'notices.beforeDue', 2, { notices: { beforeDue: 3 } }, 3),
    setting('notice after due', 'notices.afterDue', 1, { notices: { afterDue: 2 } }, 2),
    setting('notice to the head', 'notices.toHeadAfter', 3, { notices: { toHeadAfter: 5 } }, 5),
    setting(
      'consultation',
      'consultation.returned',
      'sameDay',
      { consultation: { returned: 'nextWorkingDay' } },
      'nextWorkingDay',
    ),
    setting('consultation: longest period', 'consultation.days', 10, { consultation: { days: 3 } }, 3),
    row('client', 'categories.client.retention.period', 'P10Y', { retention: { client: 'P15Y' } }, 'P15Y'),
    row('project', 'categories.project.retention.period', 'P10Y', { retention: { project: 'P30Y' } }, 'P30Y'),
    row(
      'project agreements',
      'categories.project.retention.kinds.agreement',
      { period: 'P30Y', citation: archiveTerms },
      { retention: { project: { kinds: { agreement: 'permanent' } } } },
      'permanent',
    ),
    row(
      'acceptance reports',
      'categories.project.retention.kinds.acceptanceReport',
      { period: 'P30Y', citation: archiveTerms },
      { retention: { project: { kinds: { acceptanceReport: 'P10Y' } } } },
      'P10Y',
    ),
    row('employee', 'categories.employee.retention.period', 'P5Y', { retention: { employee: 'P2Y' } }, 'P2Y'),
    row('other', 'categories.other.retention.period', 'undecided', { retention: { other: 'P3Y' } }, 'P3Y'),
    setting('changed rules', 'retention.appliesTo', 'all', { retention: { appliesTo: 'newDates' } }, 'newDates'),
    setting('counting', 'retention.counting', 'nextYear', { retention: { counting: 'sameDay' } }, 'sameDay'),
    setting(
      '29 February',
      'retention.february29',
      'firstOfMarch',
      { retention: { february29: 'lastOfFebruary' } },
      'lastOfFebruary',
    ),
    setting(
      'destruction approved by',
      'approvals.disposal',
      [{ role: 'supervisingExecutive' }, { role: 'seniorLeadership' }],
      { approvals: { disposal: chain } },
      chain,
    ),
    setting('two witnesses', 'disposal.witnesses', 2, { disposal: { witnesses: 1 } }, 1),
    setting('waiting period', 'disposal.waiting', 5, { disposal: { waiting: 0 } }, 0),
    setting('approval lapses', 'disposal.approvalLapses', 60, { disposal: { approvalLapses: 30 } }, 30),
    setting(
      'appraised by',
      'disposal.appraisedBy',
      ['departmentHead', 'archiveHead'],
      { disposal: { appraisedBy: ['archivist'] } },
      ['archivist'],
    ),
    setting(
      'titles on the destruction list',
      'disposal.titles',
      'withoutPersonalData',
      { disposal: { titles: 'never' } },
      'never',
    ),
    row('client level', 'categories.client.level', 1, { levels: { client: { case: 'public' } } }, 0),
    row(
      'client agreements',
      'categories.client.kinds.agreement.level',
      2,
      { levels: { client: { agreement: 'secret' } } },
      3,
    ),
    row('client amount', 'categories.client.restricted.amount', 2, { levels: { client: { amount: 'secret' } } }, 3),
    row('project level', 'categories.project.level', 1, { levels: { project: { case: 'public' } } }, 0),
    row(
      'its agreements',
      'categories.project.kinds.agreement.level',
      2,
      { levels: { project: { agreement: 'secret' } } },
      3,
    ),
    row('its budget', 'categories.project.restricted.budget', 2, { levels: { project: { budget: 'secret' } } }, 3),
    row('its cost', 'categories.project.restricted.cost', 2, { levels: { project: { cost: 'secret' } } }, 3),
    row('its return', 'categories.project.restricted.return', 2, { levels: { project: { return: 'secret' } } }, 3),
    row('employee level', 'categories.employee.level', 2, { levels: { employee: { case: 'secret' } } }, 3),
    row('pay', 'categories.employee.restricted.pay', 3, { levels: { employee: { pay: 'confidential' } } }, 2),
    row(
      'identity',
      'categories.employee.restricted.identityNumber',
      3,
      { levels: { employee: { identityNumber: 'confidential' } } },
      2,
    ),
    row('health', 'categories.employee.restricted.health', 3, { levels: { employee: { health: 'confidential' } } }, 2),
    row('other level', 'categories.other.level', 2, { levels: { other: { case: 'internal' } } }, 1),
    setting('own department reads', 'ownDepartmentReads', 'index', { ownDepartmentReads: 'contents' }, 'contents'),
    setting('outsiders', 'agreements.outsiders', 'enforced', { agreements: { outsiders: 'warned' } }, 'warned'),
    setting(
      'employees',
      'agreements.employees',
      'warnedThenEnforced',
      { agreements: { employees: 'enforced' } },
      'enforced',
    ),
    setting('warned for', 'agreements.employeesWarnedDays', 90, { agreements: { employeesWarnedDays: 30 } }, 30),
    setting('training', 'training.every', 'P12M', { training: { every: 'P6M' } }, 'P6M'),
    setting('training missing', 'training.missing', 'warned', { training: { missing: 'enforced' } }, 'enforced'),
    setting('backup', 'upkeep.backup', 'P1D', { upkeep: { backup: 'P1W' } }, 'P1W'),
    setting('restore check', 'upkeep.restoreCheck', 'P3M', { upkeep: { restoreCheck: 'P1M' } }, 'P1M'),
    setting('stock-taking', 'upkeep.stockTaking', 'P1Y', { upkeep: { stockTaking: 'P6M' } }, 'P6M'),
    setting('fixity', 'upkeep.fixity', 'P1Y', { upkeep: { fixity: 'P6M' } }, 'P6M'),
    setting('report', 'upkeep.report', 'P3M', { upkeep: { report: 'P1M' } }, 'P1M'),
    setting('numbers past 9999', 'past9999', 'widen', { past9999: 'refuse' }, 'refuse'),
    row('in each category', 'categories.client.past9999', 'widen', { settings: { past9999: 'refuse' } }, 'refuse'),
    setting('readings kept from', 'readings.from', 'confidential', { readings: { from: 'secret' } }, 'secret'),
    setting('readings of lists', 'readings.lists', true, { readings: { lists: false } }, false),
    setting('small group', 'smallGroup', 5, { smallGroup: 10 }, 10),
    setting('reviewer', 'reviewers', ['departmentHead'], { reviewers: ['archiveHead'] }, ['archiveHead']),
    setting('duplicates', 'duplicates', 'warn', { duplicates: 'refuse' }, 'refuse'),
    row('P2.2 client', 'categories.client.prefix', 'KH', { prefixes: { client: 'KHA' } }, 'KHA'),
    row('P2.2 project', 'categories.project.prefix', 'XM', { prefixes: { project: 'PJ' } }, 'PJ'),
    row('P2.2 employee', 'categories.employee.prefix', 'YG', { prefixes: { employee: 'RS' } }, 'RS'),
    row('P2.2 other', 'categories.other.prefix', 'QT', { prefixes: { other: 'ZZ' } }, 'ZZ'),
    row(
      'P3.1 client',
      'categories.client.departments',
      ['sales', 'marketing'],
      { departments: { client: ['accounts'] } },
      ['accounts'],
    ),
    row(
      'P3.1 project',
      'categories.project.departments',
      { leaderIn: 'leader' },
      { departments: { project: 'any' } },
      'any',
    ),
    row('P3.1 employee', 'categories.employee.departments', ['hr'], { departments: { employee: ['people'] } }, [
      'people',
    ]),
    row('P3.1 other', 'categories.other.departments', 'any', { departments: { other: ['office'] } }, ['office']),
    row('P5.1', 'archiveDepartment', 'archive', { departments: { archive: 'records' } }, 'records'),
    row('time zone', 'timeZone', 'Asia/Shanghai', { timeZone: 'Asia/Hong_Kong' }, 'Asia/Hong_Kong'),
  ]

  test.each(table)('$name: $path', ({ path, value, options, other }) => {
    expect(at(standard, path)).toEqual(value)
    const changed = standardPolicy(options)
    expect(at(changed, path)).toEqual(other)
    // A changed rule is a changed policy, and so another version (P12.3).
    expect(changed.digest).not.toBe(standard.digest)
    expect(changed.version).not.toBe(standard.version)
  })

  test('no setting is left out of the table', () => {
    const named = new Set(table.map((one) => one.path))
    const leaves = (value: unknown, path: string): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
        : [path]
    expect(leaves(standard.settings, 'settings').filter((path) => !named.has(path))).toEqual([])
  })

  test('what is set beside a default leaves it alone', () => {
    const changed = standardPolicy({ settings: { loans: { days: { internal: 15 } } } })
    expect(changed.settings.loans.days).toEqual({ public: 10, internal: 15, confidential: 5, secret: 3 })
    expect(changed.settings.deadlines).toEqual(standard.settings.deadlines)
    const kept = standardPolicy({ retention: { project: 'P15Y' } }).categories.project.retention
    const ofKind = { period: 'P30Y', citation: archiveTerms }
    expect(kept?.kinds).toEqual({ agreement: ofKind, acceptanceReport: ofKind })
    expect(kept?.citation).toBeUndefined()
  })

  test('what law and purpose demand stays with another period, unless it is left out', () => {
    const employee = (retention: NonNullable<StandardOptions['retention']>) =>
      standardPolicy({ retention }).categories.employee.retention!
    const { floor, ceiling } = standard.categories.employee.retention!
    expect(floor).toEqual(floorOf('cn.labourContract'))
    expect(ceiling?.citation).toMatchObject({ en: expect.stringContaining('art. 19') })
    expect(employee({ employee: 'P1Y' })).toMatchObject({ period: 'P1Y', floor, ceiling })
    const elsewhere = employee({ employee: { floor: floorOf('tw.employeeRoster'), ceiling: null } })
    expect(elsewhere).toMatchObject({ period: 'P5Y', floor: { period: 'P5Y' } })
    expect(elsewhere.ceiling).toBeUndefined()
    expect(employee({ employee: { floor: null } }).floor).toBeUndefined()
    const reviewed = employee({ employee: { counting: 'sameDay', action: 'review' } })
    expect(reviewed).toMatchObject({ counting: 'sameDay', action: 'review' })
  })

  test('a period counts from the end of cooperation, of the project, of employment (P9.1)', () => {
    const { client, project, employee, other } = standard.categories
    expect(client.retention?.from).toEqual({ event: 'cooperationEnded' })
    expect(project.retention?.from).toEqual({ event: 'projectEnded' })
    expect(employee.retention?.from).toEqual({ event: 'leftTheCompany' })
    expect(other.retention).toMatchObject({ from: 'ended', period: 'undecided' })
    // Each event has its day in the field that the end of the case is written to.
    for (const { events, endField } of [client, project, employee]) {
      expect(Object.values(events).map(({ field }) => field)).toEqual([endField])
    }
    expect(Object.values(standard.categories).map((category) => category.endField)).toEqual([
      'cooperationEnd',
      'ended',
      'leavingDate',
      null,
    ])
  })
})

describe('names', () => {
  const nameless = (names: Names | undefined) => typeof names !== 'object' || locales.some((locale) => !names[locale])

  test.each(Object.values(standard.categories))('$name is named in every language, to its last value', (category) => {
    expect(nameless(category.names)).toBe(false)
    expect(nameless(category.mark)).toBe(false)
    expect(Object.keys(category.fields.shape).filter((field) => nameless(category.fieldNames[field]))).toEqual([])
    expect(Object.values(category.kinds).filter((kind) => nameless(kind.names))).toEqual([])
    for (const [field, schema] of Object.entries(category.fields.shape)) {
      const { enum: values = [] } = z.toJSONSchema(schema as z.ZodType)
      expect(values.filter((value) => nameless(category.valueNames[field]?.[String(value)]))).toEqual([])
    }
  })

  test('the marks are the ones of the regulation (P4.2)', () => {
    expect(standard.categories.client.mark).toMatchObject({ 'zh-Hant': '重要客戶資料' })
    expect(standard.categories.project.mark).toMatchObject({ 'zh-Hant': '項目關鍵文件' })
  })
})

describe('the categories of the regulation', () => {
  test.each([
    ['client', 'KH', ['basicInformation', 'dealing', 'jointProject']],
    ['project', 'XM', ['plan', 'execution', 'acceptanceReport']],
    ['employee', 'YG', ['entryApplication', 'training', 'performanceReview', 'reward', 'discipline']],
    ['other', 'QT', ['material']],
  ] as const)('%s is %s and knows its kinds (P1.1, P2.1)', (name, prefix, kinds) => {
    const policy = standardPolicy()
    expect(Object.keys(policy.categories)).toEqual(['client', 'project', 'employee', 'other'])
    expect(policy.categories[name].prefix).toBe(prefix)
    expect(Object.keys(policy.categories[name].kinds)).toEqual(expect.arrayContaining([...kinds]))
  })

  test.each([
    ['client', ['businessType', 'amount', 'cooperationStart', 'cooperationEnd']],
    ['project', ['progress', 'cost', 'return']],
    ['employee', ['birthDate', 'education', 'performanceGrade']],
  ] as const)('%s has what its statistics need, indexed (P11.2)', (name, fields) => {
    expect(Object.keys(standardPolicy().categories[name].indexed)).toEqual(expect.arrayContaining([...fields]))
  })
})

describe('what is collected (P3.2)', () => {
  test('only a name or subject must be known at once', () => {
    expect(standard.categories.client.fields.safeParse({ name: 'Alfreds Futterkiste' }).success).toBe(true)
    expect(standard.categories.project.fields.safeParse({ name: 'Apache HTTP Server' }).success).toBe(true)
    expect(standard.categories.employee.fields.safeParse({ name: 'Nancy Davolio' }).success).toBe(true)
    expect(standard.categories.other.fields.safeParse({ subject: 'A lawsuit' }).success).toBe(true)
    for (const category of Object.values(standard.categories)) {
      expect(category.fields.safeParse({}).success).toBe(false)
      expect(category.fields.safeParse({ name: 'x', subject: 'x' }).success).toBe(false)
    }
  })

  test('what comes out is taken in again, months included', () => {
    const fields = { name: 'httpd', established: '1995-02', ended: '2024-02-29', progress: 100, cost: 1234.56 }
    const { fields: schema } = standard.categories.project
    expect(schema.parse(schema.parse(fields))).toEqual(fields)
  })

  test('an acceptance report and a leaving application are expected only at the end', () => {
    const { client, project, employee, other } = standard.categories
    expect(client.checklist.now.documents).toEqual(['basicInformation', 'needs', 'communication', 'agreement'])
    expect(project.checklist.now.documents).toEqual(['plan', 'budget'])
    expect(project.checklist.end.documents).toContain('acceptanceReport')
    expect(employee.checklist.now.documents).toEqual(['cv', 'entryApplication'])
    expect(employee.checklist.end.documents).toEqual(['leavingApplication'])
    expect(other.checklist.now.documents).toEqual(['material'])
  })
})

describe("a company's own categories (P2.3)", () => {
  const supplier = defineCategory({
    prefix: 'GY',
    fields: z.object({ name: z.string() }),
    documents: { contract: {} },
    departments: ['purchasing'],
  })

  test('stand beside the four', () => {
    const policy = standardPolicy({ categories: { supplier } })
    expect(Object.keys(policy.categories)).toEqual(['client', 'project', 'employee', 'other', 'supplier'])
    expect(policy.categories.supplier.prefix).toBe('GY')
    expect(policy.categories.supplier.level).toBe(1)
  })

  test('one of a standard name stands in its place', () => {
    const { client } = standardCategories()
    const own = standardPolicy({
      categories: { client: { ...client, checklist: { now: { documents: ['agreement'] } } } },
    })
    expect(own.categories.client.checklist.now).toEqual({ documents: ['agreement'], fields: [] })
    expect(Object.keys(own.categories)).toHaveLength(4)
  })

  test('one with a standard prefix is refused', () => {
    expect(() => standardPolicy({ categories: { supplier: { ...supplier, prefix: 'KH' } } })).toThrow(
      expect.objectContaining({
        code: 'INVALID_POLICY',
        details: { faults: [{ path: 'categories.supplier.prefix', message: expect.stringContaining('client') }] },
      }),
    )
  })
})

describe('a version (P12.3)', () => {
  test('is made from the content where it is left out', () => {
    expect(standardPolicy().digest).toBe(standard.digest)
    expect(standard.version).toBe(standard.digest.slice(0, 12))
    expect(standardPolicy({ settings: {} }).digest).toBe(standard.digest)
    expect(standardPolicy({ settings: { smallGroup: 5 } }).digest).toBe(standard.digest)
  })

  test('a name of its own does not change the digest', () => {
    expect(standardPolicy({ version: '2026-1' })).toMatchObject({ version: '2026-1', digest: standard.digest })
  })

  test('the content is JSON as a store gives it back', () => {
    expect(JSON.parse(JSON.stringify(standard.content))).toEqual(standard.content)
  })

  test('changes with what a category says', () => {
    const { client, ...rest } = standardCategories()
    const digest = (changed: object) =>
      definePolicy({ categories: { client: { ...client, ...changed }, ...rest } }).digest
    expect(digest({})).toBe(standard.digest)
    const changes = [
      { level: 'secret' },
      { mark: 'x' },
      { past9999: 'refuse' },
      { deadlines: { review: 4 } },
      { checklist: {} },
      { endField: 'cooperationStart' },
      { indexed: {} },
      { restricted: {}, indexed: {} },
      { fields: client.fields.extend({ website: z.string().optional() }) },
      { documents: { ...client.documents, complaint: {} } },
    ]
    expect(new Set(changes.map(digest)).size).toBe(changes.length)
    expect(changes.map(digest)).not.toContain(standard.digest)
  })
})

describe('smallOffice (§13)', () => {
  test('shortens the chains, widens the reviewers, and leaves the rest', () => {
    const policy = standardPolicy(smallOffice())
    const { reviewers, approvals, ...rest } = policy.settings
    expect(reviewers).toEqual(['departmentHead', 'archiveHead', 'supervisingExecutive'])
    expect(approvals.consultation.map((step) => step.role)).toEqual([
      'archiveHead',
      'supervisingExecutive',
      'seniorLeadership',
    ])
    expect(approvals.loan).toEqual(approvals.consultation)
    expect(approvals.disposal).toEqual([{ role: 'seniorLeadership' }])
    expect(approvals.remindAfter).toBe(2)
    const { reviewers: _, approvals: __, ...standardRest } = standard.settings
    expect(rest).toEqual(standardRest)
  })

  test('gives way to what the company says', () => {
    const policy = standardPolicy(
      smallOffice({
        timeZone: 'Asia/Taipei',
        settings: { reviewers: ['archiveHead'], approvals: { loan: [{ role: 'seniorLeadership' }] } },
      }),
    )
    expect(policy.timeZone).toBe('Asia/Taipei')
    expect(policy.settings.reviewers).toEqual(['archiveHead'])
    expect(policy.settings.approvals.loan).toEqual([{ role: 'seniorLeadership' }])
    expect(policy.settings.approvals.disposal).toEqual([{ role: 'seniorLeadership' }])
  })
})

test('an unknown setting is refused, not ignored', () => {
  try {
    standardPolicy({ settings: { deadlines: { frist: 3 } } as SettingsInput })
    expect.unreachable()
  } catch (error) {
    expect(isCasekeepError(error, 'INVALID_POLICY') && error.details.faults.map((fault) => fault.path)).toEqual([
      'settings.deadlines.frist',
    ])
  }
})
