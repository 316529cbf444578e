import { describe, expect, test } from 'vitest'
import { commandNames, queryNames } from '../../src/access/operations.ts'
import { CasekeepError, type ErrorCode, type ErrorDetails, errorCodes } from '../../src/errors.ts'
import { type Locale, locales } from '../../src/locales/locale.ts'
import { errorSentence, issueSentence } from '../../src/locales/sentences.ts'
import { findTerm, type TermKey, term, termKeys } from '../../src/locales/terms.ts'
import type { BatchState } from '../../src/machines/batch.ts'
import type { CaseState } from '../../src/machines/case.ts'
import type { DocumentState } from '../../src/machines/document.ts'
import type { TransferState } from '../../src/machines/transfer.ts'
import { standardLevels } from '../../src/policy/definition.ts'
import { roles } from '../../src/policy/settings.ts'
import { standardPolicy } from '../../src/policy/standard.ts'

// One by one the same characters in both scripts, of those that a records office uses.
const traditional = [
  ...'個檔歸審閱續還簽銷毀鑒監紙質電郵門負責領導內開資類號編數時間員備務業約協議書標識結狀態級發請無應將與為進項幣擔務產額選錄過變驗訓績獎懲齊複製庫',
]
const simplified = [
  ...'个档归审阅续还签销毁鉴监纸质电邮门负责领导内开资类号编数时间员备务业约协议书标识结状态级发请无应将与为进项币担务产额选录过变验训绩奖惩齐复制库',
]
const onlyTraditional = new Set(traditional.filter((letter, index) => letter !== simplified[index]))
const onlySimplified = new Set(simplified.filter((letter, index) => letter !== traditional[index]))
// Written alike in both scripts where it stands alone.
onlySimplified.delete('制')

/** What is of the wrong script in a text; English has no Chinese at all. */
function foreign(text: string, locale: Locale): string[] {
  if (locale === 'en') return text.match(/\p{Script=Han}/gu) ?? []
  const wrong = locale === 'zh-Hans' ? onlyTraditional : onlySimplified
  return [...text].filter((letter) => wrong.has(letter))
}

test('the two lists of characters go together', () => {
  expect(traditional).toHaveLength(simplified.length)
  expect(onlyTraditional.size).toBeGreaterThan(50)
})

describe.each(locales)('in %s', (locale) => {
  test.each(termKeys())('%s', (key) => {
    expect(term(key, locale).trim()).not.toBe('')
    expect(foreign(term(key, locale), locale)).toEqual([])
  })

  test('the names of the standard policy', () => {
    const names: string[] = []
    const collect = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return
      if (Object.hasOwn(value, locale)) names.push((value as Record<Locale, string>)[locale])
      else for (const inner of Object.values(value)) collect(inner)
    }
    collect(standardPolicy().content)
    expect(names.length).toBeGreaterThan(70)
    expect(names.filter((name) => name.trim() === '' || foreign(name, locale).length > 0)).toEqual([])
  })

  test.each(errorCodes)('a sentence for %s', (code) => {
    const said = errorSentence(sample(code), locale)
    expect(said).toMatch(locale === 'en' ? /^[A-Z].*\.$/ : /。$/)
    expect(said).not.toMatch(/undefined|null|\[object/)
    expect(foreign(said, locale)).toEqual([])
  })
})

const details: { readonly [C in ErrorCode]: ErrorDetails[C] } = {
  INVALID_INPUT: { issues: [{ path: ['fields', 'name'], rule: 'required', message: 'is required' }] },
  NOT_FOUND: { what: 'case', number: 'KH0009' },
  FORBIDDEN: { operation: 'batches.approve', clause: 'P4.3', reason: 'only for a reviewer' },
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
  CONFLICT: { table: 'cases', because: 'changed' },
  CONTENTION: { attempts: 5 },
  SCHEMA_MISSING: { expected: 1 },
  SCHEMA_BEHIND: { expected: 2, found: 1 },
  SCHEMA_AHEAD: { expected: 1, found: 2 },
  STORAGE: { during: 'commit' },
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
      ...roles.map((role) => `role.${role}` as const),
      ...standardLevels.map((level) => `level.${level}` as const),
    ]
    for (const key of keys) expect(term(key, 'en')).not.toBe('')
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
    expect(errorSentence(sample('FORBIDDEN'), 'zh-Hant')).toBe('您無權執行「審核通過」（依據 P4.3）。')
  })

  test('say what is lacking by its name or by its English words', () => {
    const lacking = (lack: string) => {
      const { what, number } = details.NOT_READY
      return errorSentence({ code: 'NOT_READY', details: { what, number, lacks: [lack] } }, 'zh-Hant')
    }
    expect(lacking('somethingUnnumbered')).toBe('歸檔批次 KH0001-P01 條件尚未具備：批次中沒有待編號的資料。')
    expect(lacking('no document of it still needs a number')).toBe(lacking('somethingUnnumbered'))
    expect(lacking('something else')).toContain('something else')
    expect(
      errorSentence({ code: 'SEPARATION', details: { pair: 'sorter and reviewer', clause: '§13' } }, 'zh-Hans'),
    ).toBe('同一批次的整理人和审核人不得为同一人（依据 §13）。')
  })

  test('an issue is said by its rule, and in its own words where the rule is new', () => {
    const issue = { path: ['x'], rule: 'choice', message: 'is not one of the possible values', accepted: ['a', 'b'] }
    expect(issueSentence(issue, 'zh-Hant')).toBe('不在可選範圍內（a、b）')
    expect(issueSentence(issue, 'en')).toBe('is not one of the possible values')
    expect(issueSentence({ ...issue, rule: 'brand_new' }, 'zh-Hans')).toContain('is not one of')
  })
})
