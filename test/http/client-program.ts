/** A client as somebody else would write it, against types that were generated from the OpenAPI document. */
export const clientProgram = `
import createClient from 'openapi-fetch'
import type { components, paths } from './openapi.ts'

type CaseFile = components['schemas']['CaseFile']
interface Answer<Data> {
  readonly data?: Data | undefined
  readonly error?: { readonly code: string; readonly detail: string } | undefined
  readonly response: Response
}

function done<Data>({ data, error, response }: Answer<Data>): { readonly data: Data; readonly tag: string } {
  if (error !== undefined || data === undefined) throw new Error(error?.code + ': ' + error?.detail)
  return { data, tag: response.headers.get('etag') ?? '' }
}

/** Which client a case file is about: the category tells its fields. */
function clientOf(file: CaseFile): string {
  if (file.category !== 'client') throw new Error('not a client but ' + file.category)
  const name: string | undefined = file.fields.name
  return name ?? ''
}

export async function fileCase(baseUrl: string) {
  const as = (person: string) => createClient<paths>({ baseUrl, headers: { authorization: 'Bearer ' + person } })
  const [clerk, head, archivist] = [as('ann'), as('hana'), as('arno')]

  const opening = {
    params: { header: { 'Idempotency-Key': '"open-alfreds"' } },
    body: {
      category: 'client' as const,
      title: 'Alfreds Futterkiste',
      fields: { name: 'Alfreds Futterkiste', cooperationStart: '2024-05', amount: 1200.5 },
      documents: [{ kind: 'agreement' as const, title: 'Framework agreement', channel: 'handover' as const, pages: 6 }],
    },
  }
  const opened = done(await clerk.POST('/cases', opening)).data
  const again = done(await clerk.POST('/cases', opening)).data
  const file = opened.case.number
  const batch = opened.batch?.number ?? ''

  const collected = done(
    await clerk.POST('/cases/{case}/batches', {
      params: { path: { case: file }, header: { 'Idempotency-Key': '"collect-1"' } },
      body: {
        batch,
        documents: [
          { kind: 'needs', title: 'Needs', channel: 'email', date: '2024-04-02' },
          { kind: 'communication', title: 'First contact', channel: 'email', date: '2024-03' },
        ],
      },
    }),
  )
  const path = { batch }
  const sorted = done(
    await clerk.POST('/batches/{batch}/sort', { params: { path, header: { 'If-Match': collected.tag } }, body: {} }),
  )
  const stale = await clerk.POST('/batches/{batch}/sort', {
    params: { path, header: { 'If-Match': collected.tag } },
    body: {},
  })
  const arranged = done(
    await clerk.POST('/batches/{batch}/arrange', {
      params: { path, header: { 'If-Match': sorted.tag } },
      body: { documents: [{ position: 2, title: 'Statement of needs' }] },
    }),
  )
  const numbered = done(
    await clerk.POST('/batches/{batch}/number', {
      params: { path, header: { 'If-Match': arranged.tag, 'Idempotency-Key': '"number-1"' } },
      body: { order: 'time' },
    }),
  )
  done(await clerk.POST('/batches/{batch}/submit', { params: { path, header: { 'If-Match': numbered.tag } }, body: {} }))
  const own = await clerk.POST('/batches/{batch}/approve', { params: { path }, body: {} })
  done(await head.POST('/batches/{batch}/approve', { params: { path }, body: {} }))
  const sent = done(await clerk.POST('/transfers', { body: { batches: [batch] } }))
  const transfer = sent.data.transfer.number
  done(
    await archivist.POST('/transfers/{transfer}/receipt', {
      params: { path: { transfer }, header: { 'If-Match': sent.tag } },
      body: { accept: [batch] },
    }),
  )

  const shown = done(await clerk.GET('/cases/{case}', { params: { path: { case: file } } }))
  const unchanged = await clerk.GET('/cases/{case}', {
    params: { path: { case: file }, header: { 'If-None-Match': shown.tag } },
  })
  const conditions = JSON.stringify([{ field: 'amount', from: 1000 }])
  const listed = done(
    await clerk.GET('/cases', { params: { query: { category: 'client', fields: conditions, limit: 5 } } }),
  )
  const documents = done(await clerk.GET('/cases/{case}/documents', { params: { path: { case: file } } }))
  return {
    file,
    sameNumber: again.case.number === file,
    client: clientOf(shown.data.case),
    staleAt: stale.error?.code === 'STALE' ? stale.error.details.current : null,
    reviewedByOneself: own.error?.code ?? null,
    unchanged: unchanged.response.status,
    listed: listed.data.items.map(({ number }) => number),
    documents: documents.data.items.map(({ number, state }) => number + ' ' + state),
  }
}

/** A loan of what was filed, until it is called back. */
export async function lend(baseUrl: string, document: string) {
  const as = (person: string) => createClient<paths>({ baseUrl, headers: { authorization: 'Bearer ' + person } })
  const [clerk, archivist] = [as('ann'), as('arno')]
  const loan = { kind: 'loan' as const, documents: [document], purpose: 'To prepare a visit' }
  const long = await clerk.POST('/requests', { body: { ...loan, days: 30 } })
  const path = { request: done(await clerk.POST('/requests', { body: loan })).data.request.number }
  for (const approver of [as('hana'), as('aida')]) {
    done(await approver.POST('/requests/{request}/decision', { params: { path }, body: { verdict: 'approve' } }))
  }
  done(await archivist.POST('/requests/{request}/hand-over', { params: { path }, body: {} }))
  const out = done(await clerk.POST('/requests/{request}/confirm', { params: { path }, body: {} }))
  const recalled = done(
    await archivist.POST('/requests/{request}/items/{item}/recall', {
      params: { path: { ...path, item: 1 }, header: { 'If-Match': out.tag } },
      body: { reason: 'Needed in court' },
    }),
  )
  return {
    request: path.request,
    tooLong: long.error?.code === 'BLOCKED' ? long.error.details.blocks.map(({ because }) => because) : null,
    due: [out.data, recalled.data].map(({ items }) => items[0]?.due),
  }
}
`

/** Programs that must not compile, each with what is wrong in it. */
export const wrongPrograms: readonly (readonly [what: string, code: string, named: string])[] = [
  [
    'a field that the category does not have',
    "client.POST('/cases', { body: { category: 'client', title: 'A', fields: { name: 'A', salary: 1 } } })",
    'salary',
  ],
  [
    'a field of the wrong type',
    "client.POST('/cases', { body: { category: 'client', title: 'A', fields: { name: 7 } } })",
    'number',
  ],
  [
    'no field that must be there',
    "client.POST('/cases', { body: { category: 'client', title: 'A', fields: {} } })",
    'name',
  ],
  [
    'a category that there is not',
    "client.POST('/cases', { body: { category: 'ship', title: 'A', fields: {} } })",
    'ship',
  ],
  [
    'a document kind of another category',
    "client.POST('/cases', { body: { category: 'client', title: 'A', fields: { name: 'A' }, documents: [{ kind: 'audit', title: 'A', channel: 'email' }] } })",
    'audit',
  ],
  [
    'a field to amend that no category has',
    "{ fields: { hat: 'red' } } satisfies paths['/cases/{case}']['patch']['requestBody']['content']['application/json']",
    'hat',
  ],
  ['a path that there is not', "client.GET('/files', {})", '/files'],
  ['no parameter of the path', "client.GET('/cases/{case}', {})", 'params'],
  [
    'a place that is no number',
    "client.POST('/requests/{request}/items/{item}/find', { params: { path: { request: 'JY2026-0001', item: '1' } }, body: {} })",
    'string',
  ],
  [
    'a reason that blocks nothing',
    "client.POST('/requests', { body: { kind: 'loan', case: 'KH0001', purpose: 'P' } }).then(({ error }) => error?.code === 'BLOCKED' && error.details.blocks[0]?.because === 'rain')",
    'rain',
  ],
  ['a method that there is not', "client.DELETE('/cases')", '/cases'],
  ['a header that there is not', "client.GET('/cases/count', { params: { header: { 'If-Match': '*' } } })", 'If-Match'],
  ['a state that there is not', "client.GET('/cases', { params: { query: { state: 'lost' } } })", 'lost'],
  [
    'a version that is no number',
    "client.POST('/batches/{batch}/sort', { params: { path: { batch: 'KH0001-P01' } }, body: { version: '1' } })",
    'string',
  ],
  [
    'a field read before the category is known',
    "client.GET('/cases/{case}', { params: { path: { case: 'KH0001' } } }).then(({ data }) => data?.case.fields.taxId)",
    'taxId',
  ],
  [
    'a detail of another problem',
    "client.GET('/cases/{case}', { params: { path: { case: 'KH0001' } } }).then(({ error }) => error?.code === 'NOT_FOUND' && error.details.current)",
    'current',
  ],
  [
    'a code that an operation does not have',
    "client.GET('/cases/count').then(({ error }) => error?.code === 'SEPARATION')",
    'SEPARATION',
  ],
]

export const wrongProgram = (code: string) => `
import createClient from 'openapi-fetch'
import type { paths } from './openapi.ts'

const client = createClient<paths>({ baseUrl: 'https://records.example' })
export const answer = ${code}
`
