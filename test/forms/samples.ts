import type {
  CaseDocument,
  RegisterLine,
  RequestItem,
  RequestSignature,
  Transfer,
  TransferItem,
  WholeRequest,
} from '../../src/index.ts'
import { standardPolicy } from '../../src/index.ts'

/** Plain data, as the library's queries answer it: a company whose people and titles are Chinese. */
export const policy = standardPolicy({ locale: 'zh-Hant' })

const people: Readonly<Record<string, string>> = {
  'p-mei': '陳美玲',
  'p-chen': '陳國棟',
  'p-lin': '林雅婷',
  'p-wu': '吳志明',
  'p-zhao': '趙建華',
}
export const nameOf = (person: string) => people[person] ?? person
const departments: Readonly<Record<string, string>> = { sales: '業務部', archive: '檔案管理部' }
export const departmentOf = (id: string) => departments[id] ?? id
const titles = [
  '框架協議',
  '二〇二五年度技術服務合同補充協議（含附件一至附件六、報價單、驗收標準、保密條款及雙方往來函件彙編）',
  'Framework agreement on the supply, installation and maintenance of laboratory equipment, with annexes A to F',
  'SHA256-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08-archive-scan-final-version.pdf',
]
export const titleOf = (number: string) => titles[Number(number.slice(-3)) % titles.length]!

const sign = (person: string, at: string, form: string | null = null): RequestSignature => ({ person, at, form })

export function item(position: number, more: Partial<RequestItem> = {}): RequestItem {
  return {
    position,
    case: 'KH0001',
    document: `KH0001-${String(position).padStart(3, '0')}`,
    medium: position % 3 === 0 ? 'electronic' : 'paper',
    state: 'asked',
    person: 'p-mei',
    reason: null,
    offered: null,
    received: null,
    givenBack: null,
    takenBack: null,
    due: null,
    provisional: false,
    overdue: false,
    late: 0,
    renewals: 0,
    renewal: null,
    recalled: null,
    condition: null,
    remark: null,
    settled: null,
    copies: 0,
    copyMark: null,
    version: 1,
    ...more,
  }
}

const out: Partial<RequestItem> = {
  state: 'out',
  offered: sign('p-lin', '2026-03-03T02:00:00.000Z'),
  received: sign('p-mei', '2026-03-03T02:05:00.000Z'),
  due: '2026-03-17',
}
const back: Partial<RequestItem> = {
  ...out,
  state: 'returned',
  givenBack: sign('p-mei', '2026-03-16T16:30:00.000Z'),
  takenBack: sign('p-lin', '2026-03-16T17:00:00.000Z', 'ab'.repeat(32)),
  condition: 'pagesMissing',
  remark: '第 3 頁缺失',
  renewals: 1,
}

/** A request that is half decided, with so many items. */
export function asked(kind: 'consultation' | 'loan', count: number): WholeRequest {
  return {
    request: {
      number: kind === 'loan' ? 'JY2026-0001' : 'CY2026-0001',
      kind,
      state: 'deciding',
      requester: 'p-mei',
      department: 'sales',
      outsider: null,
      purpose: '為準備三月客戶拜訪，需核對歷年協議條款及往來函件，並整理續約談判所需之資料。',
      description: null,
      from: '2026-03-03',
      until: '2026-03-05',
      days: null,
      copies: { asked: 3, allowed: 0, made: 0 },
      level: 'secret',
      cases: ['KH0001'],
      asked: '2026-03-02T02:00:00.000Z',
      decided: null,
      closed: null,
      reason: null,
      expires: '2026-03-16',
      policy: 'standard-1',
      version: 2,
    },
    items: Array.from({ length: count }, (_, index) => item(index + 1)),
    steps: [
      {
        step: 1,
        role: 'departmentHead',
        department: 'sales',
        people: [],
        need: 'any',
        state: 'approved',
        movedFrom: null,
        decisions: [
          {
            person: 'p-wu',
            behalf: 'p-chen',
            at: '2026-03-02T06:30:00.000Z',
            verdict: 'approve',
            reason: '同意借閱，請於期限內歸還。',
            refused: count > 3 ? [2, 3] : [],
          },
        ],
      },
      {
        step: 2,
        role: 'archiveHead',
        department: null,
        people: [],
        need: 'any',
        state: 'open',
        movedFrom: null,
        decisions: [],
      },
      {
        step: 3,
        role: 'supervisingExecutive',
        department: null,
        people: ['p-zhao', 'p-chen'],
        need: 'all',
        state: 'waiting',
        movedFrom: 'departmentHead',
        decisions: [],
      },
    ],
  }
}

/** The same, handed over: the first third is back, the second out, the last not fetched. */
export function handedOver(kind: 'consultation' | 'loan', count: number): WholeRequest {
  const { request, items, steps } = asked(kind, count)
  return {
    request: { ...request, state: 'active', decided: '2026-03-02T08:00:00.000Z' },
    items: items.map((one) => ({ ...one, ...stage(one.position, count) })),
    steps,
  }
}
function stage(position: number, count: number): Partial<RequestItem> {
  if (position <= count / 3) return back
  return position <= (count * 2) / 3 || count === 1 ? out : { state: 'granted' }
}

/** A line of somebody of the company. */
export function line(request: string, one: RequestItem): RegisterLine {
  return { request, requester: one.person, outsider: null, item: one }
}

/** Somebody from outside, of whom the host knows nothing. */
export const visitor = { person: 'g-li', name: '李文', organization: '安永審計', sponsor: 'p-mei' }

export function lines(kind: 'consultation' | 'loan', count: number): readonly RegisterLine[] {
  const { request, items } = handedOver(kind, count)
  return items.map((one) =>
    line(request.number, { ...one, ...(one.position % 5 === 0 && { overdue: one.state === 'out', late: 3 }) }),
  )
}

export function sentList(count: number): {
  readonly transfer: Transfer
  readonly items: readonly TransferItem[]
  readonly documents: readonly CaseDocument[]
} {
  const items = Array.from({ length: count }, (_, index): TransferItem => {
    const number = `KH${String(index + 1).padStart(4, '0')}`
    return {
      position: index + 1,
      batch: `${number}-P01`,
      case: number,
      documents: (index % 4) + 1,
      state: count === 1 ? 'sent' : index % 7 === 3 ? 'refused' : 'accepted',
      reasons: index % 7 === 3 ? ['缺少簽章頁', '頁數與清單不符'] : [],
    }
  })
  return {
    transfer: {
      number: 'YJ2026-0001',
      state: count === 1 ? 'sent' : 'received',
      department: 'sales',
      note: '第一季度歸檔資料',
      sent: { person: 'p-mei', at: '2026-03-02T02:00:00.000Z', form: null },
      received: count === 1 ? null : { person: 'p-lin', at: '2026-03-04T03:00:00.000Z', form: 'cd'.repeat(32) },
      policy: 'standard-1',
      version: 1,
    },
    items,
    documents: items.flatMap(({ case: of, batch, documents }) =>
      Array.from({ length: documents }, (_, index) => document(of, batch, index + 1)),
    ),
  }
}

function document(of: string, batch: string, position: number): CaseDocument {
  return {
    case: of,
    position,
    number: `${of}-${String(position).padStart(3, '0')}`,
    batch,
    state: 'numbered',
    kind: 'agreement',
    title: titles[position % titles.length]!,
    author: '市場部',
    reference: `市場〔2026〕${position} 號`,
    date: '2026-01-31',
    dateMonthOnly: position === 2,
    event: null,
    eventMonthOnly: false,
    channel: 'handover',
    medium: 'paper',
    pages: position * 4,
    original: position !== 2,
    copyReason: null,
    originalAt: null,
    level: 'internal',
    important: false,
    mark: null,
    hash: null,
    handedInBy: null,
    screened: null,
    revises: null,
    revisedBy: null,
    collected: '2026-02-01T02:00:00.000Z',
    collectedBy: 'p-mei',
    revision: 1,
    version: 1,
  }
}
