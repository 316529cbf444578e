import type { CaseDocument } from 'casekeep'
import { describe, expect, it } from 'vitest'
import { matchColumns } from '../../examples/server/batch-work/list-columns.ts'
import { rowReader } from '../../examples/server/batch-work/list-rows.ts'
import { namedKindIn } from '../../examples/server/batch-work/named-kind.ts'
import { readList } from '../../examples/server/batch-work/pasted-list.ts'
import { reasonsOf, remarksIn } from '../../examples/server/batch-work/remarks.ts'
import { twinsOf } from '../../examples/server/batch-work/twins.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'

const policy = demoPolicy()
const project = policy.categories.project

describe('a kind that a title names', () => {
  const named = namedKindIn(project)
  it.each([
    ['P19-204 第一期驗收報告', 'execution', 'acceptanceReport'],
    ['验收报告 二期', 'execution', 'acceptanceReport'],
    ['Acceptance report of phase 2', 'execution', 'acceptanceReport'],
    ['Pump house ACCEPTANCE REPORT', 'execution', 'acceptanceReport'],
    ['追加預算書', 'plan', 'budget'],
  ])('%s', (title, kind, other) => {
    expect(named({ title, kind })).toBe(other)
  })
  it.each([
    ['第一期驗收報告', 'acceptanceReport'],
    ['施工日誌 第 3 號', 'execution'],
    ['關於驗收報告的會議紀錄', 'execution'],
    ['Floor plan', 'execution'],
    ['Agreements reached', 'execution'],
    ['Disagreement', 'execution'],
  ])('says nothing of %s', (title, kind) => {
    expect(named({ title, kind })).toBeUndefined()
  })
})

describe('remarks as reasons of a return (P4.3)', () => {
  const documents = ['KH0001-001', 'KH0001-002', 'KH0001-003'].map((number, index) => ({ number, position: index + 1 }))
  it.each(['en', 'zh-Hans', 'zh-Hant'] as const)('name their documents and are found again, in %s', (language) => {
    const reasons = reasonsOf(
      [
        { number: 'KH0001-001', text: 'No date: nor a place' },
        { number: 'KH0001-003', text: 'No date: nor a place' },
        { number: 'KH0001-002', text: '缺頁' },
      ],
      language,
    )
    expect(reasons).toHaveLength(2)
    const { byPosition, whole } = remarksIn(['Seal missing', ...reasons], documents as unknown as CaseDocument[])
    expect(byPosition).toEqual(
      new Map([
        [1, ['No date: nor a place']],
        [3, ['No date: nor a place']],
        [2, ['缺頁']],
      ]),
    )
    expect(whole).toEqual(['Seal missing'])
  })

  it('leave what only looks like a number to the whole batch', () => {
    const reasons = ['KH0009-001: of another case', 'Note: see above', 'KH0001-001 without a colon']
    expect(remarksIn(reasons, documents as unknown as CaseDocument[]).whole).toEqual(reasons)
  })

  it('stay within the length of a reason, however many documents share one', () => {
    const remarks = Array.from({ length: 500 }, (_, index) => ({
      number: `KH0001-${index + 100}`,
      text: 'x'.repeat(900),
    }))
    const reasons = reasonsOf(remarks, 'en')
    expect(reasons.length).toBeLessThan(50)
    expect(Math.max(...reasons.map((reason) => reason.length))).toBeLessThanOrEqual(2000)
    expect(reasons.join().match(/KH0001-\d+/g)).toHaveLength(500)
  })
})

describe('what repeats what (P4.3)', () => {
  const document = (position: number, of: Partial<CaseDocument> = {}) =>
    ({
      position,
      kind: 'execution',
      title: `Log ${position}`,
      date: '2024-01-01',
      hash: null,
      screened: null,
      state: 'collected',
      revises: null,
      ...of,
    }) as CaseDocument

  it('is the earliest by content, or by kind, title and date', () => {
    const all = [
      document(1, { hash: 'a' }),
      document(2, { title: 'log  １' }),
      document(3, { hash: 'a', kind: 'change', date: null }),
      document(4, { title: 'Log 1', date: null }),
      document(5, { title: 'LOG 1' }),
    ]
    const twins = [...twinsOf(all, all)].map(([position, twin]) => [position, twin.position])
    expect(twins).toEqual([
      [2, 1],
      [3, 1],
      [5, 1],
    ])
  })

  it('is nothing that was taken out or withdrawn, and no revision', () => {
    const out = { because: 'invalid', note: 'x', duplicateOf: null } as const
    const all = [
      document(1, { screened: out, state: 'screenedOut' }),
      document(2, { title: 'Log 1', state: 'withdrawn' }),
      document(3, { title: 'Log 1' }),
      document(4, { title: 'Log 1', revises: 'KH0001-003' }),
    ]
    expect(twinsOf(all, all)).toEqual(new Map())
  })
})

describe('a pasted list', () => {
  it('is read with tabs, commas or semicolons, and quoted as spreadsheets quote', () => {
    const expected = { header: ['Title', 'Pages'], rows: [['One, "two"\nthree', '3']] }
    expect(readList('Title\tPages\n"One, ""two""\nthree"\t3\n')).toEqual(expected)
    expect(readList('\uFEFFTitle,Pages\r\n"One, ""two""\nthree",3')).toEqual(expected)
    expect(readList('Title;Pages\n"One, ""two""\nthree"; 3 \n;\n')).toEqual(expected)
  })

  it('says in which line it cannot be read', () => {
    expect(readList('Title,Pages\nOne,1\n"Two,2')).toEqual({ line: 3 })
  })

  it('knows its columns in three languages and by field', () => {
    expect(
      matchColumns(['題名', '资料种类', 'channel', 'Date of the event', '責任者', '提交人', '?', 'SHA-256']),
    ).toEqual(['title', 'kind', 'channel', 'event', 'author', 'handedInBy', null, 'hash'])
  })

  it('means what its words mean in three languages', () => {
    const columns = matchColumns([
      'title',
      'kind',
      'channel',
      'level',
      'important',
      'original',
      'date',
      'event',
      'pages',
    ])
    const read = rowReader(columns, project, policy.levels, { kind: 'execution', channel: undefined })
    expect(read(['A', '验收报告', '電子郵件', 'Secret', '是', '複製件', '2024年3月5日', '20240301', '１２'])).toEqual({
      title: 'A',
      kind: 'acceptanceReport',
      channel: 'email',
      level: 'secret',
      important: true,
      original: false,
      date: '2024-03-05',
      event: '2024-03-01',
      pages: 12,
    })
    expect(read(['B', '', 'post', '', 'perhaps', '', '5/3/2024', '2024.3', 'a few'])).toEqual({
      title: 'B',
      kind: 'execution',
      channel: 'post',
      important: 'perhaps',
      date: '5/3/2024',
      event: '2024-03',
      pages: 'a few',
    })
  })
})
