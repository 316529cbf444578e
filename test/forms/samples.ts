import type {
  CaseDocument,
  Certificate,
  DestroyedLine,
  Disposal,
  DisposalEntry,
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
/** What is electronic is opened: nobody signs for it. */
function stage(position: number, count: number): Partial<RequestItem> {
  const stood =
    position <= count / 3 ? back : position <= (count * 2) / 3 || count === 1 ? out : { state: 'granted' as const }
  return { ...stood, ...(position % 3 === 0 && { received: null }) }
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

/** A list of so many entries that is to go: of one alone nothing is appraised yet. */
export function proposedList(count: number): {
  readonly disposal: Disposal
  readonly entries: readonly DisposalEntry[]
} {
  const verdicts = ['destroy', 'destroy', 'extend', 'transfer'] as const
  return {
    disposal: {
      number: 'XH2026-0001',
      state: count === 1 ? 'proposed' : 'waiting',
      title: '二〇二五年到期之客戶資料，含合作結束滿十年者，其紙本存於三號庫房',
      criteria: { upTo: '2026-03-02', category: null, year: null, department: null, named: null },
      level: 'confidential',
      entries: count,
      proposed: '2026-03-02T02:00:00.000Z',
      proposedBy: 'p-lin',
      steps: [],
      from: null,
      lapses: null,
      execution: null,
      certificate: null,
      reason: null,
      closed: null,
      policy: 'standard-1',
      version: 1,
    },
    entries: Array.from({ length: count }, (_, index): DisposalEntry => {
      const verdict = count === 1 ? 'open' : verdicts[index % verdicts.length]!
      return {
        position: index + 1,
        case: `KH${String(index + 1).padStart(4, '0')}`,
        kind: index % 5 === 2 ? 'agreement' : null,
        category: 'client',
        department: 'sales',
        level: 'internal',
        due: '2025-01-01',
        documents: index + 1,
        pages: index * 4,
        verdict,
        until: verdict === 'extend' ? '2030-12-31' : null,
        reason: verdict === 'destroy' ? null : '尚有訴訟',
        appraisedBy: verdict === 'open' ? null : 'p-wu',
        state: index === 7 ? 'released' : 'listed',
        transfer: null,
        version: 1,
      }
    }),
  }
}

/** The same, carried out before two witnesses: one has signed here, the other is to sign on paper. */
export function destroyedList(count: number): {
  readonly disposal: Disposal
  readonly lines: readonly DestroyedLine[]
} {
  const { disposal } = proposedList(count)
  const { place, method, operator, begun } = certificate(count)
  return {
    disposal: {
      ...disposal,
      state: 'executing',
      execution: {
        place,
        method,
        operator,
        begun,
        begunBy: 'p-lin',
        lines: count * 3,
        witnesses: [
          { person: 'p-wu', signed: '2026-03-20T02:00:00.000Z', form: null },
          { person: 'p-zhao', signed: null, form: null },
        ],
      },
    },
    lines: Array.from({ length: count * 3 }, (_, index): DestroyedLine => {
      const number = `KH${String(Math.floor(index / 3) + 1).padStart(4, '0')}`
      const isCase = index % 3 === 0
      return {
        position: index + 1,
        entry: Math.floor(index / 3) + 1,
        how: index % 7 === 4 ? 'transferred' : 'destroyed',
        case: number,
        number: isCase ? number : `${number}-00${index % 3}`,
        category: 'client',
        kind: isCase ? null : 'agreement',
        title: count === 1 ? null : titles[index % titles.length]!,
        date: index % 4 === 3 ? null : '2014-12-31',
        pages: isCase ? null : index,
        medium: isCase ? null : index % 2 === 0 ? 'paper' : 'electronic',
        level: 'internal',
        hash: isCase ? null : 'ab'.repeat(32),
        at: '2026-03-20T01:00:00.000Z',
      }
    }),
  }
}

export function certificate(count: number): Certificate {
  return {
    format: 'casekeep.certificate.1',
    number: 'XH2026-0001',
    title: '二〇二五年到期之客戶資料',
    proposed: { by: 'p-lin', at: '2026-03-02T02:00:00.000Z' },
    approvals: Array.from({ length: count }, (_, index) => ({
      step: index + 1,
      role: index % 2 === 0 ? 'supervisingExecutive' : 'seniorLeadership',
      person: 'p-chen',
      behalf: index % 2 === 0 ? 'p-zhao' : null,
      at: '2026-03-05T02:00:00.000Z',
    })),
    place: '檔案室碎紙區',
    method: '紙本碎紙，電子檔移除金鑰',
    operator: 'p-lin',
    witnesses: [
      { person: 'p-wu', signed: '2026-03-20T02:00:00.000Z', form: null },
      { person: 'p-zhao', signed: '2026-03-20T03:00:00.000Z', form: 'cd'.repeat(32) },
    ],
    begun: '2026-03-20T00:00:00.000Z',
    executed: '2026-03-20T01:00:00.000Z',
    counts: { cases: 3, documents: 12, pages: 48, destroyed: 2, transferred: 1, extended: 1, released: 0 },
    list: { lines: 15, digest: '9f'.repeat(32) },
    transfers: Array.from({ length: count }, (_, index) => ({
      entry: index + 1,
      to: '工業史料館',
      export: 'ab'.repeat(32),
      receipt: 'cd'.repeat(32),
    })),
    certified: { by: 'p-wu', at: '2026-03-21T02:00:00.000Z' },
    policy: 'standard-1',
  }
}
