import { webcrypto } from 'node:crypto'
import { httpHandler, type Route, routes } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import * as z from 'zod'
import type { ProblemCode } from '../../adapters/http/problems.ts'
import type { RecordedExample } from '../../adapters/http/recorded-example.ts'
import {
  type Actor,
  type AnyArchive,
  createArchive,
  defineCategory,
  definePolicy,
  ed25519Signer,
  type OperationName,
  type SigningKeys,
  standardPolicy,
  text,
} from '../../src/index.ts'

/*
 * A small story of one company, told over HTTP: what went in and came out of each operation are the examples of the
 * OpenAPI document, and the refusals on its way those of the problems.
 */

export interface Recorded {
  readonly examples: Readonly<Record<string, RecordedExample>>
  readonly problems: Readonly<Partial<Record<ProblemCode, unknown>>>
}

const people = {
  mei: { id: 'mei', departments: ['sales'], roles: [], clearance: 'confidential' },
  wang: { id: 'wang', departments: ['sales'], roles: [], clearance: 'confidential' },
  chen: { id: 'chen', departments: ['sales'], roles: ['departmentHead'], clearance: 'confidential' },
  lin: { id: 'lin', departments: ['archive'], roles: ['archivist'], clearance: 'secret' },
  gao: { id: 'gao', departments: ['archive'], roles: ['archiveHead'], clearance: 'secret' },
  ho: { id: 'ho', departments: ['board'], roles: ['supervisingExecutive'], clearance: 'secret' },
  sun: { id: 'sun', departments: ['board'], roles: ['seniorLeadership'], clearance: 'secret' },
  tsai: { id: 'tsai', departments: ['hr'], roles: ['administrator'], clearance: 'internal' },
} as const satisfies Readonly<Record<string, Actor>>
type Person = keyof typeof people
type Input = RecordedExample['input']

interface Sent {
  readonly method: string
  readonly target: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An archive that is told a story: every request takes ten minutes. */
function teller(archive: (clock: () => Date) => AnyArchive) {
  let now = Date.parse('2026-03-02T09:00:00+08:00')
  const handle = httpHandler(
    archive(() => new Date(now)),
    {
      authenticate: (request) => people[(request.headers.get('authorization') ?? '') as Person] ?? null,
      maxBodyBytes: 64 * 1024,
      onError: (error) => {
        throw error
      },
    },
  )
  const examples: Record<string, RecordedExample> = {}
  const problems: Partial<Record<ProblemCode, unknown>> = {}

  const send = async (
    by: Person | null,
    { method, target, body, headers }: Sent,
  ): Promise<[number, RecordedExample['answer']]> => {
    now += 600_000
    const response = await handle(
      new Request(`https://records.example${target}`, {
        method,
        ...(body !== undefined && { body }),
        headers: {
          ...(by && { authorization: by }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
      }),
    )
    return [response.status, (await response.json()) as RecordedExample['answer']]
  }
  const act = async (by: Person, operation: string, input: Input = {}, headers?: Sent['headers']) => {
    const sent = requestOf(operation, input)
    const [status, answer] = await send(by, { ...sent, ...(headers && { headers }) })
    if (status >= 300) throw new Error(`${operation}: ${JSON.stringify(answer)}`)
    return answer
  }
  return {
    /** Something that happens. */
    act,
    /** Something that happens, and is the example of its operation. */
    show: async (by: Person, operation: string, input: Input = {}) => {
      if (examples[operation] !== undefined) throw new Error(`${operation} is shown twice`)
      examples[operation] = { input, answer: await act(by, operation, input) }
    },
    /** Something that is refused, and is the example of its problem. */
    refuse: async (by: Person | null, code: ProblemCode, sent: Sent) => {
      const [, problem] = await send(by, sent)
      if ((problem as { code?: unknown }).code !== code) throw new Error(`not ${code}: ${JSON.stringify(problem)}`)
      problems[code] = problem
    },
    days: (count: number) => {
      now += count * 86_400_000
    },
    /** Some days later, at nine o'clock there. */
    morning: (days = 1) => {
      const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
      now = Date.parse(`${today}T09:00:00+08:00`) + days * 86_400_000
    },
    examples,
    problems,
  }
}

/** The request of an operation, its members where HTTP carries them. */
export function requestOf(id: string, input: Input): Sent {
  const aliased = Object.values(routes).find((route: Route) => route.also?.as === id)
  const route: Route = aliased ?? routes[id as OperationName]
  const path = aliased?.also?.path ?? route.path
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
  const target = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.entries(input).filter(([name]) => !inPath.includes(name))
  const method = route.method.toUpperCase()
  if (route.method !== 'get') return { method, target, body: JSON.stringify(Object.fromEntries(rest)) }
  const query = new URLSearchParams(
    rest.map(([name, value]): [string, string] => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
  return { method, target: query.size > 0 ? `${target}?${query}` : target }
}

const version = '2026-1'

/** Tells the story, and gives what is to be remembered of it. */
export async function tell(): Promise<Recorded> {
  const main = teller((clock) =>
    createArchive({ policy: standardPolicy({ version }), storage: memoryAdapter(), clock }),
  )
  await keepTheDirectory(main)
  await fileACase(main)
  await keepTheArchive(main)
  await changeCases(main)
  await beRefused(main)
  await takeOverARegister(main)
  await borrow(main)
  await askInWords(main)
  await lose(main)
  await consult(main)
  await sponsor(main)
  await keep(main)
  const late = teller((clock) =>
    createArchive({ policy: standardPolicy({ version }), storage: memoryAdapter(), clock }),
  )
  await dispose(late)
  await hold(late)
  const strict = teller((clock) => {
    const policy = standardPolicy({ version, settings: { duplicates: 'refuse' } })
    return createArchive({ policy, storage: memoryAdapter(), clock })
  })
  await repeatADocument(strict)
  const keys = await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  const signer = await ed25519Signer('archive.example', keys as SigningKeys)
  const checkpoints = { signer, sink: { keep: async () => {} } }
  let archive: AnyArchive | undefined
  const small = teller((clock) => {
    archive = createArchive({ policy: smallPolicy(), storage: memoryAdapter(), clock, checkpoints })
    return archive
  })
  await small.act('mei', 'cases.open', {
    category: 'matter',
    title: 'Lease of the office',
    fields: { subject: 'Lease' },
  })
  const first = await archive!.checkpoint()
  await small.act('mei', 'cases.amend', { case: 'SX0001', title: 'Lease of the office, second floor' })
  const second = await archive!.checkpoint()
  await small.show('gao', 'trail.checkpoints')
  await small.show('gao', 'trail.prove', { case: 'SX0001', position: 1 })
  await small.show('gao', 'trail.consistency', { from: first.size, to: second.size })
  await small.show('gao', 'trail.export', { limit: 1 })
  await small.show('lin', 'policies.list')
  await small.show('lin', 'policies.compare')
  return {
    examples: { ...main.examples, ...late.examples, ...small.examples },
    problems: { ...main.problems, ...strict.problems },
  }
}
type Teller = ReturnType<typeof teller>

const alfreds = {
  category: 'client',
  title: 'Alfreds Futterkiste',
  fields: {
    code: 'ALFKI',
    name: 'Alfreds Futterkiste',
    address: 'Obere Str. 57, 12209 Berlin',
    businessType: 'retail',
    cooperationStart: '2024-05',
  },
  documents: [
    {
      kind: 'agreement',
      title: 'Framework agreement',
      channel: 'handover',
      medium: 'paper',
      date: '2024-05-17',
      pages: 6,
    },
    { kind: 'communication', title: 'First contact', channel: 'email', date: '2024-03' },
  ],
}

async function keepTheDirectory({ act, show }: Teller): Promise<void> {
  await show('tsai', 'people.record', {
    person: 'chen',
    name: 'Chen Yuting',
    departments: ['sales'],
    email: 'chen@records.example',
  })
  await act('tsai', 'people.record', { person: 'wang', name: 'Wang Lei', departments: ['sales'] })
  await show('tsai', 'departments.record', { department: 'sales', name: 'Sales', head: 'chen' })
  await show('chen', 'deputies.appoint', {
    deputy: 'wang',
    from: '2026-03-09',
    until: '2026-03-20',
    reason: 'On leave.',
  })
  await show('tsai', 'people.list', { limit: 10 })
  await show('tsai', 'departments.list')
  await show('tsai', 'deputies.list', { person: 'chen' })
  await show('chen', 'deputies.end', { deputy: 'wang', from: '2026-03-09' })
}

async function fileACase({ act, show }: Teller): Promise<void> {
  const batch = 'KH0001-P01'
  await show('mei', 'cases.open', alfreds)
  await show('mei', 'batches.collect', {
    case: 'KH0001',
    batch,
    documents: [
      { kind: 'needs', title: 'Needs', channel: 'minutes', author: 'Maria Anders', date: '2024-04-02', pages: 2 },
      { kind: 'communication', title: 'First contact', channel: 'email', date: '2024-03' },
    ],
  })
  await show('mei', 'duties.list', { limit: 10 })
  await show('mei', 'duties.count')
  await show('mei', 'possible')
  await show('mei', 'batches.sort', { batch, version: 2 })
  await show('mei', 'batches.screen', { batch, out: [{ position: 4, because: 'duplicate', duplicateOf: 2 }] })
  await show('mei', 'batches.arrange', {
    batch,
    documents: [{ position: 3, title: 'Statement of needs', reference: 'AF-2024-11' }],
  })
  await show('mei', 'batches.number', { batch, order: 'time' })
  await show('mei', 'batches.submit', { batch })
  await show('chen', 'batches.return', { batch, reasons: ['The agreement has seven pages.'] })
  await act('mei', 'batches.arrange', { batch, documents: [{ position: 1, pages: 7 }] })
  await act('mei', 'batches.submit', { batch })
  await show('chen', 'cases.possible', { case: 'KH0001' })
  await show('chen', 'batches.approve', { batch })
  await show('mei', 'transfers.send', { batches: [batch], note: 'One folder' })
  await show('lin', 'transfers.receive', { transfer: 'YJ2026-0001', accept: [batch] })
}

async function keepTheArchive({ act, show, days }: Teller): Promise<void> {
  days(1)
  await show('lin', 'documents.correct', {
    document: 'KH0001-002',
    reason: 'The author was left out.',
    changes: { author: 'Maria Anders' },
  })
  await show('lin', 'documents.revisions', { document: 'KH0001-002' })
  await show('lin', 'documents.get', { document: 'KH0001-002' })
  await act('mei', 'cases.open', {
    category: 'client',
    title: 'Bólido Comidas preparadas',
    fields: { code: 'BOLID', name: 'Bólido Comidas preparadas' },
  })
  await show('mei', 'cases.get', { case: 'KH0001' })
  await show('mei', 'cases.missing', { case: 'KH0001' })
  await show('mei', 'cases.list', { category: 'client', fields: [{ field: 'code', equals: 'ALFKI' }], limit: 10 })
  await show('mei', 'cases.count', { category: 'client', incomplete: true })
  await show('mei', 'cases.summary')
  await show('mei', 'documents.list', { case: 'KH0001', limit: 1 })
  await show('mei', 'batches.get', { batch: 'KH0001-P01' })
  await show('mei', 'batches.list', { case: 'KH0001' })
  await show('lin', 'transfers.get', { transfer: 'YJ2026-0001' })
  await show('lin', 'transfers.list', { state: 'received' })
  await show('lin', 'trail.history', { case: 'KH0001', limit: 2 })
  await show('lin', 'trail.verify', { case: 'KH0001' })
  await show('lin', 'trail.readings', { limit: 1 })
}

async function changeCases({ act, show, days }: Teller): Promise<void> {
  days(30)
  await show('mei', 'cases.amend', { case: 'KH0001', fields: { amount: 128_000, contacts: null } })
  await act('mei', 'batches.collect', {
    case: 'KH0001',
    event: '2026-03-30',
    documents: [{ kind: 'dealing', title: 'Order 10643', channel: 'internalSystem', date: '2026-03-30' }],
  })
  await show('mei', 'batches.withdraw', { batch: 'KH0001-P02', reason: 'Belongs to another client.' })
  await show('chen', 'cases.void', { case: 'KH0002', reason: 'Opened in error.' })
  await act('mei', 'cases.open', { category: 'client', title: 'Alfreds', fields: { name: 'Alfreds' } })
  await show('chen', 'cases.merge', { case: 'KH0003', into: 'KH0001', reason: 'Opened twice.' })
  await show('mei', 'cases.end', { case: 'KH0001', on: '2026-03' })
  await show('chen', 'cases.reopen', { case: 'KH0001', reason: 'A new agreement was signed.' })
  await show('chen', 'cases.reassign', { case: 'KH0001', owner: 'wang', reason: 'Mei is on leave.' })
}

async function beRefused({ act, refuse }: Teller): Promise<void> {
  await refuse(null, 'UNAUTHENTICATED', requestOf('cases.get', { case: 'KH0001' }))
  await refuse('mei', 'NO_SUCH_ROUTE', { method: 'GET', target: '/files' })
  await refuse('mei', 'METHOD_NOT_ALLOWED', { method: 'DELETE', target: '/cases/KH0001' })
  await refuse('mei', 'INVALID_HEADER', {
    ...requestOf('cases.end', { case: 'KH0001', on: '2026-03' }),
    headers: { 'if-match': '3' },
  })
  await refuse('mei', 'PRECONDITION_FAILED', {
    ...requestOf('cases.end', { case: 'KH0001', on: '2026-03' }),
    headers: { 'if-match': 'W/"KH0001.v3.8c6f2b0d94e1a735"' },
  })
  await refuse('mei', 'MALFORMED_JSON', { method: 'POST', target: '/cases', body: '{"category":' })
  await refuse('mei', 'UNSUPPORTED_MEDIA_TYPE', {
    method: 'POST',
    target: '/cases',
    body: 'category=client',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  await refuse('mei', 'TOO_LARGE', { method: 'POST', target: '/cases', body: ' '.repeat(70_000) })
  await refuse('mei', 'INVALID_INPUT', requestOf('cases.open', { category: 'client', title: '', fields: { name: 1 } }))
  await refuse('mei', 'NOT_FOUND', requestOf('cases.get', { case: 'KH0009' }))
  await refuse('mei', 'FORBIDDEN', requestOf('cases.void', { case: 'KH0001', reason: 'Opened in error.' }))
  await refuse('mei', 'WRONG_DEPARTMENT', requestOf('cases.open', { ...alfreds, department: 'canteen' }))
  await refuse('mei', 'STALE', requestOf('cases.amend', { case: 'KH0001', title: 'Alfreds', version: 1 }))
  const key = { 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' }
  await act('mei', 'cases.amend', { case: 'KH0001', fields: { needs: 'Snacks' } }, key)
  await refuse('mei', 'IDEMPOTENCY_KEY_REUSED', {
    ...requestOf('cases.amend', { case: 'KH0001', fields: { needs: 'Drinks' } }),
    headers: key,
  })
  await refuse('mei', 'ILLEGAL', requestOf('batches.sort', { batch: 'KH0001-P01' }))
  await refuse('chen', 'NOT_READY', requestOf('cases.void', { case: 'KH0001', reason: 'Opened in error.' }))
  await act('chen', 'batches.collect', {
    case: 'KH0001',
    documents: [{ kind: 'dealing', title: 'Order 10692', channel: 'internalSystem', date: '2026-03-30' }],
  })
  for (const step of ['batches.sort', 'batches.number', 'batches.submit'])
    await act('chen', step, { batch: 'KH0001-P03' })
  await refuse('chen', 'SEPARATION', requestOf('batches.approve', { batch: 'KH0001-P03' }))
}

async function takeOverARegister({ show }: Teller): Promise<void> {
  await show('lin', 'cases.import', {
    cases: [
      {
        category: 'client',
        number: 'KH0012',
        title: 'Ana Trujillo Emparedados y helados',
        fields: { code: 'ANATR', name: 'Ana Trujillo Emparedados y helados' },
        department: 'sales',
        opened: '2016-03-01',
      },
      {
        category: 'client',
        number: 'KH0010',
        title: 'Antonio Moreno Taquería',
        fields: { code: 'ANTON', name: 'Antonio Moreno Taquería' },
        department: 'sales',
        opened: '2014-11-20',
        ended: '2019-05',
      },
    ],
    reason: 'Numbers of the branch that was closed.',
  })
  await show('lin', 'batches.import', {
    batches: [
      {
        state: 'archived',
        case: 'KH0010',
        on: '2014-12-03',
        by: 'hong',
        documents: [
          { kind: 'agreement', title: 'Framework agreement', channel: 'handover', date: '2014-11-20', pages: 4 },
        ],
      },
    ],
  })
}

/** A loan of the agreement on paper, from its request to its return; and what the rules say of a longer one. */
async function borrow({ act, show, refuse, morning }: Teller): Promise<void> {
  const request = 'JY2026-0001'
  const loan = { kind: 'loan', documents: ['KH0001-003'], purpose: 'Talks about the next framework agreement' }
  // A Monday.
  morning(4)
  await refuse('mei', 'BLOCKED', requestOf('requests.ask', { ...loan, days: 30 }))
  await show('mei', 'requests.ask', { ...loan, days: 3, copies: 2 })
  await show('chen', 'requests.waiting', { limit: 10 })
  await show('chen', 'requests.reassign', { request, to: 'wang', reason: 'Chen is travelling.' })
  await act('wang', 'requests.decide', { request, verdict: 'approve', copies: 1 })
  await show('gao', 'requests.decide', { request, verdict: 'approve' })
  await act('lin', 'requests.handOver', { request })
  await show('lin', 'requests.callOff', { request })
  await show('lin', 'requests.handOver', { request, items: [1] })
  await show('mei', 'requests.possible', { request })
  await show('mei', 'requests.confirm', { request })
  await show('lin', 'requests.copy', { request, item: 1, copies: 1, mark: 'Copy 1 of 1, for the talks in April' })
  await show('mei', 'requests.renew', { request, item: 1, reason: 'The talks were put off.' })
  await show('lin', 'requests.decideRenewal', { request, item: 1, verdict: 'grant' })
  await show('lin', 'requests.recall', { request, item: 1, reason: 'The auditors ask for it.' })
  await show('lin', 'requests.register', { kind: 'loan', dueTo: '2026-04-30' })
  await show('lin', 'requests.count', { kind: 'loan', renewal: 'granted' })
  morning()
  await show('mei', 'requests.giveBack', { request, items: [1] })
  await show('lin', 'requests.takeBack', { request, items: [{ item: 1, condition: 'complete' }] })
}

/** Who does not know the numbers asks in words, and the archive finds what is meant. */
async function askInWords({ act, show }: Teller): Promise<void> {
  await act('mei', 'requests.ask', {
    kind: 'consultation',
    description: 'What Alfreds Futterkiste said that they need, in spring 2024',
    purpose: 'To prepare an offer',
  })
  await show('lin', 'requests.resolve', {
    request: 'CY2026-0001',
    documents: ['KH0001-001', 'KH0001-002', 'KH0001-003'],
  })
}

/** A loan that is lost. Before that somebody was reminded of it, and of what waits for a decision. */
async function lose({ act, show, morning }: Teller): Promise<void> {
  const request = 'JY2026-0002'
  await act('mei', 'requests.ask', { kind: 'loan', documents: ['KH0001-003'], purpose: 'A meeting with the client' })
  await act('chen', 'requests.decide', { request, verdict: 'approve' })
  await act('gao', 'requests.decide', { request, verdict: 'approve' })
  await act('lin', 'requests.handOver', { request })
  await act('mei', 'requests.confirm', { request })
  morning(3)
  await show('lin', 'requests.chase', { limit: 50 })
  await show('mei', 'requests.reportLost', { request, item: 1, reason: 'Left on the train from Berlin.' })
  await show('lin', 'requests.settle', { request, item: 1, by: 'paid', remark: 'The client signs a new copy.' })
  await show('lin', 'requests.find', { request, item: 1, remark: 'The railway sent it.' })
}

/** What was asked for in words is approved in part: the e-mail is open at once, the paper is read at the archive. */
async function consult({ act, show }: Teller): Promise<void> {
  const request = 'CY2026-0001'
  await act('chen', 'requests.decide', {
    request,
    verdict: 'approve',
    refuse: [{ item: 3, reason: 'The agreement is not needed for an offer.' }],
  })
  await act('gao', 'requests.decide', { request, verdict: 'approve' })
  await act('lin', 'requests.handOver', { request })
  await show('mei', 'requests.get', { request })
  await show('mei', 'documents.readable', { document: 'KH0001-001' })
  await act('mei', 'requests.ask', {
    kind: 'consultation',
    documents: ['KH0001-001'],
    purpose: 'To prepare another offer',
  })
  await show('mei', 'requests.withdraw', { request: 'CY2026-0002', reason: 'The client buys elsewhere.' })
  await show('mei', 'requests.list', { limit: 2 })
}

/** Somebody from outside is to read next: the agreement comes first. And the head of the archive looks at the log. */
async function sponsor({ show }: Teller): Promise<void> {
  const agreement = { person: 'anders', signed: '2026-04-10' }
  await show('mei', 'outsiders.record', {
    person: 'anders',
    name: 'Maria Anders',
    organization: 'Alfreds Futterkiste',
    identity: 'Passport C01X00T47',
    letter: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  await show('mei', 'outsiders.list', { limit: 10 })
  await show('lin', 'agreements.record', {
    ...agreement,
    until: '2026-12-31',
    form: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
  })
  await show('lin', 'agreements.list', { person: 'anders', current: true })
  await show('lin', 'staff.duties', { person: 'anders' })
  await show('lin', 'agreements.end', { ...agreement, reason: 'The talks have ended.' })
  await show('gao', 'refusals.list', { limit: 2 })
}

/** How long what has ended is kept, and why; and another rule is tried before it holds. */
async function keep({ act, show }: Teller): Promise<void> {
  await act('mei', 'cases.open', {
    category: 'other',
    title: 'Move of the Berlin office',
    fields: { subject: 'Move' },
    department: 'sales',
  })
  await show('lin', 'retention.decide', {
    case: 'QT0001',
    own: { period: 'P3Y', from: { latest: ['ended', 'given'] }, citation: 'The board, 12 March 2026' },
  })
  await show('mei', 'retention.record', {
    case: 'QT0001',
    record: [{ fact: 'given', on: '2026-05', source: { kind: 'document', ref: 'KH0001-001' } }],
  })
  const related = { case: 'QT0001', relation: 'needs', other: 'KH0001' }
  await show('mei', 'cases.relate', related)
  await act('mei', 'cases.end', { case: 'KH0001', on: '2026-03' })
  await act('mei', 'cases.amend', { case: 'KH0001', fields: { cooperationEnd: '2025-12-31' } })
  await show('mei', 'retention.get', { case: 'KH0001' })
  await show('lin', 'retention.due', { dueFrom: '2030-01-01', category: 'client' })
  await show('lin', 'retention.count', { state: 'dated' })
  await show('lin', 'retention.try', {
    category: 'client',
    rule: { from: { event: 'cooperationEnded' }, period: 'P12Y' },
  })
  await show('lin', 'retention.recalculate', { category: 'client', limit: 100 })
  await show('mei', 'cases.unrelate', related)
}

/** A lawsuit stops what would be destroyed; somebody asks what is kept on them, and for its erasure. */
async function hold({ act, show }: Teller): Promise<void> {
  await act('lin', 'cases.import', {
    cases: [
      {
        category: 'employee',
        title: 'Janet Leverling',
        fields: { name: 'Janet Leverling', employeeNumber: 'E-0003' },
        department: 'hr',
        opened: '2009-04-01',
        ended: '2010-06-30',
      },
    ],
  })
  await show('lin', 'holds.place', {
    kind: 'legal',
    on: { scope: 'case', case: 'KH0004' },
    reason: 'The suit of a former partner',
    review: '2030-06-30',
  })
  const placed = { hold: 'DJ2026-0001' }
  await show('lin', 'holds.get', placed)
  await show('lin', 'holds.review', { ...placed, review: '2031-06-30' })
  await show('lin', 'holds.list', { case: 'KH0004' })
  await show('lin', 'holds.lift', { ...placed, reason: 'The suit was settled' })
  await show('lin', 'subjects.report', { person: 'E-0003' })
  await show('lin', 'subjects.erase', { person: 'E-0003', title: 'Asked for by Janet Leverling' })
}

/** What fell due is destroyed or handed on; of two more lists nothing comes. */
async function dispose({ act, show, morning }: Teller): Promise<void> {
  const clients = ['Ana Trujillo Emparedados', 'Antonio Moreno Taquería', 'Around the Horn', 'Berglunds snabbköp']
  await act('lin', 'cases.import', {
    cases: clients.map((title) => ({
      category: 'client',
      title,
      fields: { name: title },
      department: 'sales',
      opened: '2009-03-02',
      ended: '2010-05-01',
    })),
  })
  await act('lin', 'batches.import', {
    batches: [
      {
        state: 'archived',
        case: 'KH0001',
        documents: [
          {
            kind: 'communication',
            title: 'First letter',
            channel: 'handover',
            medium: 'paper',
            date: '2009-03-01',
            pages: 2,
          },
        ],
      },
    ],
  })
  const disposal = 'XH2026-0001'
  await show('lin', 'disposals.propose', {
    title: 'Clients of 2010',
    cases: [{ case: 'KH0001' }, { case: 'KH0002' }, { case: 'KH0003' }],
  })
  await show('chen', 'disposals.appraise', {
    disposal,
    entries: [
      { entry: 1, verdict: 'destroy' },
      { entry: 2, verdict: 'transfer', reason: 'The museum of trade asks for it.' },
      { entry: 3, verdict: 'extend', until: '2030-12-31', reason: 'Their successor is a client.' },
    ],
  })
  await show('lin', 'disposals.submit', { disposal })
  await show('ho', 'disposals.decide', { disposal, verdict: 'approve' })
  await act('sun', 'disposals.decide', { disposal, verdict: 'approve' })
  morning(7)
  await show('lin', 'disposals.possible', { disposal })
  await show('lin', 'disposals.begin', {
    disposal,
    place: 'The shredder in the basement',
    method: 'Cross-cut shredding',
    operator: 'lin',
    witnesses: ['chen', 'gao'],
  })
  await act('lin', 'disposals.execute', { disposal, entries: [1] })
  const { digest } = (await act('lin', 'disposals.export', { disposal, entry: 2 })) as { readonly digest: string }
  await show('lin', 'disposals.export', { disposal, entry: 2 })
  const transfers = [
    {
      entry: 2,
      to: 'The museum of trade',
      export: digest,
      receipt: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    },
  ]
  await show('lin', 'disposals.execute', { disposal, transfers })
  await show('chen', 'disposals.witness', { disposal })
  await act('gao', 'disposals.witness', { disposal })
  await show('lin', 'disposals.certify', { disposal })
  await show('lin', 'disposals.get', { disposal })
  await show('lin', 'disposals.entries', { disposal, state: 'done', limit: 10 })
  await show('lin', 'disposals.destroyed', { disposal, limit: 10 })
  await show('lin', 'destroyed', { case: 'KH0001' })
  const other = 'XH2026-0002'
  await act('lin', 'disposals.propose', { title: 'What is left of 2010' })
  await show('lin', 'disposals.release', { disposal: other, entries: [1], reason: 'They ask for an offer again.' })
  await show('lin', 'disposals.abort', { disposal: other, reason: 'Nothing is left on it.' })
  await show('lin', 'disposals.list', { limit: 2 })
}

async function repeatADocument({ act, refuse }: Teller): Promise<void> {
  await act('mei', 'cases.open', alfreds)
  await refuse(
    'mei',
    'DUPLICATE',
    requestOf('batches.collect', { case: 'KH0001', documents: alfreds.documents.slice(1) }),
  )
}

/** So small that its content can be shown whole. */
function smallPolicy() {
  const matter = defineCategory({
    prefix: 'SX',
    names: { en: 'Matter', 'zh-Hans': '事项', 'zh-Hant': '事項' },
    fields: z.object({ subject: text(200) }),
    documents: { letter: {} },
    departments: 'any',
  })
  return definePolicy({ version, categories: { matter } })
}
