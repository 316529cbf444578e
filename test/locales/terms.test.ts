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
import type { TransferState } from '../../src/machines/transfer.ts'
import { standardLevels } from '../../src/policy/definition.ts'
import { roles } from '../../src/policy/settings.ts'
import { type ForbiddenReason, type Relation, relations } from '../../src/reasons.ts'
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
    const things = ['case', 'batch', 'document', 'transfer', 'person', 'department', 'deputy'].map(
      (one) => `thing.${one}`,
    )
    for (const key of [...clauses, ...broken, ...things]) expect(findTerm(key, 'en'), key).not.toBeNull()
  })

  test('every state; a missing one does not compile', () => {
    const cases: Record<CaseState, TermKey> = { open: 'case.open', ended: 'case.ended', voided: 'case.voided' }
    expect(Object.keys(cases)).toHaveLength(termKeys('case').length)
    const keys = (state: BatchState): TermKey => `batch.${state}`
    const documents = (state: DocumentState): TermKey => `document.${state}`
    const transfers = (state: TransferState): TermKey => `transfer.${state}`
    expect([keys('sorting'), documents('numbered'), transfers('sent')].map((key) => term(key, 'en'))).toEqual([
      'Sorting',
      'Numbered',
      'Sent',
    ])
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
    expect(issueSentence(issue, 'en')).toBe('is not one of the possible values')
    expect(issueSentence({ ...issue, rule: 'brand_new' }, 'zh-Hans')).toContain('is not one of')
  })
})
