import { describe, expect, test } from 'vitest'
import { commandNames, queryNames } from '../../src/access/operations.ts'
import { rules } from '../../src/access/rules.ts'
import { dutyKinds } from '../../src/duties/kinds.ts'
import { CasekeepError, type ErrorCode, type ErrorDetails, errorCodes } from '../../src/errors.ts'
import { eventTypes } from '../../src/events/event.ts'
import { type Locale, locales } from '../../src/locales/locale.ts'
import { errorSentence, issueSentence } from '../../src/locales/sentences.ts'
import { findTerm, type TermKey, term, termKeys } from '../../src/locales/terms.ts'
import type { BatchState } from '../../src/machines/batch.ts'
import type { CaseState } from '../../src/machines/case.ts'
import type { DocumentState } from '../../src/machines/document.ts'
import type { RequestState } from '../../src/machines/request.ts'
import type { RequestItemState } from '../../src/machines/request-item.ts'
import type { TransferState } from '../../src/machines/transfer.ts'
import { standardLevels } from '../../src/policy/definition.ts'
import { roles } from '../../src/policy/settings.ts'
import {
  type BlockReason,
  blocks,
  type ForbiddenReason,
  type LimitedTo,
  type Relation,
  relations,
} from '../../src/reasons.ts'
import type { BrokenLink } from '../../src/trail/verify.ts'
import { english, foreign, mispunctuated } from './chinese.ts'

describe.each(locales)('in %s', (locale) => {
  test.each(errorCodes)('a sentence for %s', (code) => {
    const said = errorSentence(sample(code), locale)
    expect(said).toMatch(locale === 'en' ? /^[A-Z].*\.$/ : /。$/)
    expect(said).not.toMatch(/undefined|null|\[object/)
    expect(foreign(said, locale)).toEqual([])
    expect(mispunctuated(said, locale)).toEqual([])
  })
})

const details: { readonly [C in ErrorCode]: ErrorDetails[C] } = {
  INVALID_INPUT: { issues: [{ path: ['fields', 'name'], rule: 'required', message: 'is required' }] },
  NOT_FOUND: { what: 'case', number: 'KH0009' },
  FORBIDDEN: {
    operation: 'batches.approve',
    clause: 'P4.3',
    reason: 'relation',
    relations: ['head', 'archive'],
    department: 'sales',
  },
  WRONG_DEPARTMENT: { department: 'hr', accepted: ['sales', 'marketing'] },
  SEPARATION: { pair: 'sorterAndReviewer', clause: '§13' },
  ILLEGAL: { what: 'batch', number: 'KH0001-P01', state: 'inReview', event: 'submit', legal: ['return', 'approve'] },
  NOT_READY: { what: 'batch', number: 'KH0001-P01', lacks: ['everythingNumbered'] },
  BLOCKED: {
    what: 'request',
    number: 'JY2026-0001',
    blocks: [
      {
        because: 'tooLong',
        clause: '§13',
        days: 30,
        longest: { value: 5, from: 'loans.days.confidential', clause: '§13' },
        for: [{ of: 'level', name: 'confidential' }],
      },
    ],
  },
  STALE: { what: 'case', number: 'KH0001', given: 1, current: 2 },
  DUPLICATE: { duplicates: [{ index: 0, of: 'KH0001-001' }] },
  NUMBERS_EXHAUSTED: { series: 'KH', last: 'KH9999' },
  CALENDAR_UNPUBLISHED: { year: 2031, published: [2025, 2026] },
  INVALID_POLICY: { faults: [{ path: 'timeZone', message: 'Mars is not an IANA time zone' }] },
  POLICY_CHANGED: { version: '2026-1' },
  IDEMPOTENCY_KEY_REUSED: { key: 'k-1', operation: 'cases.open' },
  CONFLICT: { table: 'cases', because: 'changed' },
  CONTENTION: { attempts: 5 },
  SCHEMA_MISSING: { expected: 1 },
  SCHEMA_BEHIND: { expected: 2, found: 1 },
  SCHEMA_AHEAD: { expected: 1, found: 2 },
  STORAGE: { during: 'commit' },
  DIRECTORY_FAILED: { question: 'headOf' },
  UNREADABLE: { case: 'KH0001', column: 'cases.fields', because: 'destroyed' },
  WRONG_KEYRING: { key: 'k-2026' },
  KEYS_FAILED: { during: 'get' },
  UNAUTHENTICATED: { reason: 'no session' },
}
function sample(code: ErrorCode): CasekeepError {
  return new CasekeepError(code, details[code])
}

describe('the words of the regulation', () => {
  test.each<[TermKey, string]>([
    ['thing.case', '個案'],
    ['thing.batch', '歸檔批次'],
    ['thing.transferList', '移交清單'],
    ['thing.contentsList', '卷內目錄'],
    ['label.author', '責任者'],
    ['label.reference', '文號'],
    ['role.departmentHead', '部門負責人'],
    ['role.archiveHead', '檔案管理部門負責人'],
    ['role.supervisingExecutive', '公司分管領導'],
    ['role.seniorLeadership', '高層領導'],
    ['thing.confidentialityAgreement', '保密協議'],
    ['level.public', '公開'],
    ['level.internal', '內部'],
    ['level.confidential', '秘密'],
    ['level.secret', '機密'],
    ['batch.inReview', '審核中'],
    ['requestKind.consultation', '查閱'],
    ['requestKind.loan', '借閱'],
    ['thing.renewal', '續借'],
    ['thing.requestForm', '申請表'],
    ['thing.agreement', '保密協議'],
    ['thing.outsider', '外部人員'],
    ['operation.requests.giveBack', '歸還'],
    ['operation.requests.confirm', '簽字確認'],
    ['operation.requests.register', '查閱、借閱登記表'],
  ])('%s is %s', (key, word) => {
    expect(term(key, 'zh-Hant')).toBe(word)
  })
})

describe('nothing is without a word', () => {
  test('operations, roles, levels', () => {
    const keys = [
      ...[...commandNames, ...queryNames].map((name) => `operation.${name}` as const),
      ...eventTypes.map((type) => `happened.${type}` as const),
      ...roles.map((role) => `role.${role}` as const),
      ...standardLevels.map((level) => `level.${level}` as const),
    ]
    for (const key of keys) expect(term(key, 'en')).not.toBe('')
  })

  test('clauses, faults of a chain, and what a number can be about', () => {
    const clauses = [...Object.values(rules), ...Object.values(dutyKinds)].map(({ clause }) => `clause.${clause}`)
    const links = { missing: 0, previous: 0, digest: 0, detail: 0, format: 0 } satisfies Record<
      BrokenLink['because'],
      0
    >
    const broken = Object.keys(links).map((because) => `brokenLink.${because}`)
    const things = [
      'case',
      'batch',
      'document',
      'transfer',
      'request',
      'requestItem',
      'person',
      'department',
      'deputy',
    ].map((one) => `thing.${one}`)
    for (const key of [...clauses, ...broken, ...things]) expect(findTerm(key, 'en'), key).not.toBeNull()
  })

  test('every state; a missing one does not compile', () => {
    const cases: Record<CaseState, TermKey> = {
      open: 'case.open',
      ended: 'case.ended',
      voided: 'case.voided',
      destroyed: 'case.destroyed',
      transferredOut: 'case.transferredOut',
    }
    expect(Object.keys(cases)).toHaveLength(termKeys('case').length)
    const keys = (state: BatchState): TermKey => `batch.${state}`
    const documents = (state: DocumentState): TermKey => `document.${state}`
    const transfers = (state: TransferState): TermKey => `transfer.${state}`
    const requests = (state: RequestState): TermKey => `request.${state}`
    const items = (state: RequestItemState): TermKey => `requestItem.${state}`
    const all = [keys('sorting'), documents('numbered'), transfers('sent'), requests('deciding'), items('out')]
    expect(all.map((key) => term(key, 'en'))).toEqual(['Sorting', 'Numbered', 'Sent', 'Awaiting approval', 'On loan'])
  })
})

describe('a term that the table does not know', () => {
  test.each(['level.top', 'nothing', '', '.', 'level.', 'level.toString', 'constructor.name', '__proto__.x'])(
    '%j is null',
    (key) => {
      expect(findTerm(key, 'en')).toBeNull()
    },
  )

  test('does not compile where it is written down, and else shows its key', () => {
    // @ts-expect-error not a term
    expect(term('batch.lost', 'en')).toBe('batch.lost')
    // @ts-expect-error not a locale
    expect(term('batch.sorting', 'de')).toBe('batch.sorting')
  })
})

describe('sentences', () => {
  test('say states, events and operations in the language of the reader', () => {
    expect(errorSentence(sample('ILLEGAL'), 'zh-Hant')).toBe(
      '歸檔批次 KH0001-P01 目前為「審核中」，不能提交審核；可執行：退回、審核通過。',
    )
    expect(errorSentence(sample('ILLEGAL'), 'en')).toBe(
      'KH0001-P01 is now “In review”: it is not possible to submit for review. Possible: return, approve.',
    )
    expect(errorSentence(sample('NOT_FOUND'), 'zh-Hans')).toBe('找不到个案 KH0009。')
  })

  test('say an event by the word that it has for the thing', () => {
    const number = 'JY2026-0001'
    const illegal = (what: string, state: string, event: string, legal: readonly string[]) =>
      errorSentence({ code: 'ILLEGAL', details: { what, number, state, event, legal } }, 'zh-Hant')
    expect(illegal('request', 'approved', 'reassign', ['handOver', 'refuse'])).toBe(
      '申請 JY2026-0001 目前為「審批通過」，不能轉交審批；可執行：交付、不予提供。',
    )
    expect(illegal('batch', 'inReview', 'refuse', ['return'])).toContain('不能拒收；可執行：退回。')
  })

  test('say why not, and who may instead, by the names of the host', () => {
    const called = { department: (id: string) => ({ sales: '業務部' })[id] ?? id, field: () => '「往來金額」' }
    const because = (reason: ForbiddenReason, locale: Locale = 'zh-Hant') => {
      const { operation, clause } = details.FORBIDDEN
      return errorSentence({ code: 'FORBIDDEN', details: { operation, clause, ...reason } }, locale, called)
    }
    expect(errorSentence(sample('FORBIDDEN'), 'zh-Hant', called)).toBe(
      '您無權執行「審核通過」：僅限責任部門負責人（業務部）或檔案管理部門辦理（依據 P4.3 整理流程）。',
    )
    expect(errorSentence(sample('FORBIDDEN'), 'en')).toBe(
      'You may not do this: Approve. It is for the head of the responsible department (sales) or the archive ' +
        '(P4.3 The way of a batch).',
    )
    const clearance = { reason: 'clearance', level: 'confidential' } as const
    expect(because({ ...clearance, of: 'field', field: 'amount' })).toContain(
      '「往來金額」的密級為「秘密」，高於您的權限',
    )
    expect(because({ ...clearance, of: 'level', field: null }, 'zh-Hans')).toContain('密级“秘密”高于您的权限')
    expect(because({ reason: 'clearance', of: 'batch', field: null, level: null }, 'en')).toContain(
      'The batch holds documents above your clearance',
    )
    expect(because({ reason: 'directory' })).toContain('人員與部門不由本檔案系統維護')
  })

  test.each(locales)('say every reason in %s', (locale) => {
    const { operation, clause } = details.FORBIDDEN
    const reasons: readonly ForbiddenReason[] = [
      ...(Object.keys(relations) as Relation[]).map((relation) => ({
        reason: 'relation' as const,
        relations: [relation],
        department: '',
      })),
      ...(['field', 'level', 'document', 'batch'] as const).map((of) => ({
        reason: 'clearance' as const,
        of,
        field: 'amount',
        level: 'secret',
      })),
      { reason: 'directory' },
    ]
    const said = reasons.map((reason) => {
      const error = { code: 'FORBIDDEN', details: { operation, clause, ...reason } } as const
      return errorSentence(error, locale, { field: () => (locale === 'en' ? 'The amount' : '金') })
    })
    expect(new Set(said).size).toBe(reasons.length)
    for (const sentence of said) {
      expect(foreign(sentence, locale)).toEqual([])
      expect(english(sentence, locale)).toEqual([])
    }
  })

  /** What each block rests on, as the rules of loans and of the hand-over give it (src/requests/time). */
  const facts: { readonly [R in BlockReason]: Readonly<Record<string, unknown>> } = {
    tooLong: {
      days: 30,
      longest: { value: 5, from: 'loans.days.confidential', clause: '§13' },
      for: [{ of: 'level', name: 'confidential' }],
    },
    tooMany: { out: 3, most: { value: 2, from: 'loans.limits.0.items', clause: 'P7.2' } },
    neverLent: { by: { value: 0, from: 'loans.days.secret', clause: '§13' } },
    electronicNotLent: {},
    yours: { item: 1, document: 'KH0001-001', request: 'JY2026-0001' },
    borrowerLeft: { until: '2026-02-27', today: '2026-03-02' },
    borrowerLeaves: { until: '2026-03-04', earliest: '2026-03-05' },
    inThePast: { day: '2026-03-01', today: '2026-03-02' },
    endsBeforeItBegins: { from: '2026-03-05', until: '2026-03-04' },
    onlyClosedDays: { from: '2026-03-07', until: '2026-03-08', next: '2026-03-09' },
    tooLate: {
      today: '2026-03-09',
      latest: '2026-03-06',
      before: { value: 1, from: 'loans.renewalBefore', clause: '§13' },
    },
    afterDue: { today: '2026-03-10', due: '2026-03-09' },
    limitReached: { renewals: 1, most: { value: 1, from: 'loans.renewals', clause: '§13' } },
    outsider: { most: { value: 0, from: 'loans.outsiderRenewals', clause: '§13' } },
    neverRenewed: { by: { value: 'secret', from: 'loans.neverRenewed', clause: '§13' } },
    recalled: { on: '2026-03-03' },
    waitedFor: { by: 2 },
    lost: {},
    notOut: { state: 'returned' },
    notLater: { due: '2026-03-09', wouldBe: '2026-03-09' },
    renewalAsked: { on: '2026-03-03T02:00:00.000Z' },
    lapsed: { until: '2026-03-01' },
    notYet: { from: '2026-03-05' },
    over: { until: '2026-03-01' },
    expired: { until: '2026-03-01' },
    caseEnded: { case: 'KH0001', ended: '2026-02-28' },
    gone: { item: 1, document: 'KH0001-001' },
    levelRaised: { item: 1, document: 'KH0001-001', level: 'secret' },
    out: { item: 1, document: 'KH0001-001' },
    agreementMissing: { person: 'g-li' },
    agreementExpired: { person: 'g-li', signed: '2025-03-01', until: '2026-02-28' },
    agreementEnded: { person: 'g-li', signed: '2025-03-01', ended: '2026-02-27' },
    agreementEnds: { person: 'g-li', signed: '2025-03-01', until: '2026-03-05', due: '2026-03-09' },
    agreementSignedLater: { person: 'g-li', signed: '2026-03-03', asked: '2026-03-02' },
    held: { hold: 'DJ2026-0001' },
    onDisposal: { disposal: 'XH2026-0001' },
    notEnded: {},
    notDue: { due: '2030-01-01' },
    noDate: {},
    permanent: {},
    listed: { disposal: 'XH2026-0001' },
    onLoan: { by: 'JY2026-0001' },
    unfinishedBatch: { by: 'KH0001-P02' },
    neededBy: { by: 'XM0001' },
    outdated: {},
    unreadable: {},
    addedSince: { listed: 2, documents: 3 },
    witnessesMissing: { needed: 2 },
    waitingPeriod: { from: '2026-03-09' },
    approvalLapsed: { until: '2026-06-01' },
  }

  test.each(locales)('say in %s all that blocks, with its numbers', (locale) => {
    const because = Object.keys(blocks) as BlockReason[]
    const said = because.map((one) => {
      const block = { because: one, clause: 'P7.2', ...facts[one] }
      return errorSentence({ code: 'BLOCKED', details: { what: 'request', number: '', blocks: [block] } }, locale)
    })
    expect(new Set(said).size).toBe(because.length)
    for (const sentence of said) {
      expect(sentence).not.toMatch(/[{}]|undefined|null|\[object/)
      expect([...foreign(sentence, locale), ...english(sentence, locale), ...mispunctuated(sentence, locale)]).toEqual(
        [],
      )
    }
  })

  test('say what blocks by the names of levels, of the host, and of what it is about', () => {
    const { number } = details.BLOCKED
    const said = (locale: Locale, number: string, ...blocks: readonly BlockReason[]) => {
      const all = blocks.map((because) => ({
        because,
        clause: because === 'tooLong' ? '§13' : 'P7.2',
        ...facts[because],
      }))
      return errorSentence({ code: 'BLOCKED', details: { what: 'request', number, blocks: all } }, locale)
    }
    expect(said('zh-Hant', number, 'tooLong')).toBe(
      '申請 JY2026-0001 不能辦理：申請 30 個工作日，密級「秘密」最長 5 個工作日（依據 §13 公司所定期限與限額）。',
    )
    expect(said('en', '', 'tooLong', 'neverRenewed')).toBe(
      'This is not possible: 30 working days asked for, at most 5 allowed for the level “Confidential” ' +
        '(§13 Limits that the company sets); ' +
        'nothing of the kind “Secret” is renewed (P7.2 How to borrow).',
    )
    expect(said('zh-Hans', '', 'levelRaised', 'notOut')).toBe(
      '申请不能办理：KH0001-001：审批后密级已提高为“机密”（依据 P7.2 借阅程序）；' +
        '资料并未借出，目前为“已归还”（依据 P7.2 借阅程序）。',
    )
    const held = (number: string) => ({ because: 'held', clause: 'P9.2', hold: 'DJ2026-0001', case: number }) as const
    const unlisted = { what: 'disposal', number: '', blocks: [held('KH0001'), held('KH0002')] } as const
    expect(errorSentence({ code: 'BLOCKED', details: unlisted }, 'en')).toBe(
      'This is not possible: KH0001: the hold DJ2026-0001 covers it (P9.2 Destruction); ' +
        'KH0002: the hold DJ2026-0001 covers it (P9.2 Destruction).',
    )
    const ended = { because: 'caseEnded', clause: 'P7.2', case: 'KH0001', ended: '2026-02-28' } as const
    const about = { what: 'request', number: '', blocks: [ended] } as const
    expect(errorSentence({ code: 'BLOCKED', details: about }, 'en')).toContain('possible: the case KH0001 ended')
    const blocked = { because: 'neverRenewed', clause: 'P7.2', by: { value: 'employee' } } as const
    const error = { code: 'BLOCKED', details: { what: 'request', number, blocks: [blocked] } } as const
    expect(errorSentence(error, 'zh-Hant', { category: () => '員工個案' })).toContain('「員工個案」類資料不可續借')
  })

  test.each<[Locale, readonly LimitedTo[], string]>([
    ['en', [{ of: 'all' }], 'at most 2 allowed for any loan'],
    [
      'en',
      [
        { of: 'level', name: 'secret' },
        { of: 'category', name: 'client' },
      ],
      'for the level “Secret” and the category “Clients”',
    ],
    ['zh-Hans', [{ of: 'department', name: 'sales' }, { of: 'insiders' }], '部门“销售部”、公司内部人员最长 2 个工作日'],
    ['zh-Hant', [{ of: 'role', name: 'archivist' }], '角色「檔案管理員」最長 2 個工作日'],
    ['zh-Hant', [{ of: 'outsiders' }], '外部人員最長 2 個工作日'],
    ['zh-Hans', [{ of: 'consultation' }], '查阅最长 2 个工作日'],
    ['zh-Hans', [{ of: 'renewal' }], '续借最长 2 个工作日'],
  ])('say in %s whom or what a limit is for: %j', (locale, limitedTo, said) => {
    const block = { because: 'tooLong', clause: '§13', days: 9, longest: { value: 2 }, for: limitedTo } as const
    const error = { code: 'BLOCKED', details: { what: 'request', number: '', blocks: [block] } } as const
    const host = { category: () => 'Clients', department: () => '销售部' }
    expect(errorSentence(error, locale, host)).toContain(said)
  })

  test('say what is lacking, and which acts are never one person’s', () => {
    const { what, number } = details.NOT_READY
    expect(
      errorSentence({ code: 'NOT_READY', details: { what, number, lacks: ['somethingUnnumbered'] } }, 'zh-Hant'),
    ).toBe('歸檔批次 KH0001-P01 條件尚未具備：批次中沒有待編號的資料。')
    expect(errorSentence(sample('SEPARATION'), 'zh-Hans')).toBe(
      '同一批次的整理人和审核人不得为同一人（依据 §13 职责分离）。',
    )
  })

  test('an issue is said by its rule, and in its own words where the rule is new', () => {
    const issue = { path: ['x'], rule: 'choice', message: 'is not one of the possible values', accepted: ['a', 'b'] }
    expect(issueSentence(issue, 'zh-Hant')).toBe('不在可選範圍內（a、b）')
    expect(issueSentence(issue, 'en')).toBe('is not one of the possible values (possible: a, b)')
    expect(issueSentence({ ...issue, rule: 'brand_new' }, 'zh-Hans')).toContain('is not one of')
  })
})
