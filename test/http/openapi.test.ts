import { httpHandler, openApiDocument, problemCodes, routes } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Schemas } from '../../adapters/http/schemas.ts'
import { rules } from '../../src/access/rules.ts'
import { commandNames, createArchive, defineCategory, definePolicy, queryNames } from '../../src/index.ts'
import { people } from '../support/people.ts'
import { Contract, type Document, type OperationObject } from './contract.ts'
import { act, archiveFirst, client, openSite } from './site.ts'

const { contract } = openSite()
const { document } = contract
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)
const operationOf = (id: string): OperationObject =>
  operations.find(({ operation }) => operation.operationId === id)!.operation
const bodyOf = (id: string) => operationOf(id).requestBody!.content!['application/json']!.schema

describe('the OpenAPI document', () => {
  it('is one of 3.1 and holds every operation once', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info.version).toBe('test-1')
    const ids = operations.map(({ operation }) => operation.operationId)
    expect([...ids].sort()).toEqual([...commandNames, ...queryNames, 'possible', 'destroyed'].sort())
    for (const name of [...commandNames, ...queryNames]) {
      const { method, path } = routes[name]
      expect(document.paths[path]?.[method]?.operationId).toBe(name)
    }
  })

  it('refers to nothing that it does not hold, and to nothing outside', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref!)
    expect(refs.length).toBeGreaterThan(100)
    for (const ref of new Set(refs)) {
      const found = ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], document)
      expect(found, ref).toBeDefined()
    }
    const withoutExamples = JSON.stringify(document, (key, value) => (key === 'example' ? undefined : value))
    expect(withoutExamples.match(/\$defs|\$schema/)).toBeNull()
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['CaseFile', 'Document', 'Batch', 'Transfer', 'TransferItem', 'Duty', 'RecordedEvent']),
    )
    for (const name of Object.keys(document.components.schemas)) expect(name).toMatch(/^[\w.-]+$/)
  })

  it('describes every operation', () => {
    const tags = document.tags.map(({ name }) => name)
    for (const { path, method, operation } of operations) {
      expect(operation.summary).not.toBe('')
      expect(operation.description).toMatch(/^\w.*\.\n\nWho may: .+\.$/s)
      expect(tags).toContain(operation.tags[0])
      const parameters = contract.parametersOf(operation)
      const inPath = parameters.filter((one) => one.in === 'path')
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(inPath.every(({ required }) => required)).toBe(true)
      expect(operation.requestBody === undefined).toBe(method === 'get')
      for (const parameter of parameters) {
        expect([parameter.schema, parameter.content].filter(Boolean), parameter.name).toHaveLength(1)
      }
      const [, ...others] = Object.keys(operation.responses).filter((status) => status < '300')
      expect(others).toEqual([])
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(response.description).not.toBe('')
        const type = status < '300' ? 'application/json' : 'application/problem+json'
        expect(Object.keys(response.content ?? {})).toEqual(status === '304' ? [] : [type])
      }
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '422', '500', '503']))
    }
  })

  it('says who may do what by the table of rules', () => {
    for (const { operation } of operations) {
      const { 'x-who-may': whoMay } = operation as { readonly 'x-who-may'?: unknown }
      // Of questions one sentence says it for all: what one may not know is left out.
      const command = commandNames.find((name) => name === operation.operationId)
      const rule = command && rules[command]
      expect(whoMay).toEqual(rule && { relations: rule.may, clause: rule.clause })
      expect(operation.description).toContain(`(${rule?.clause ?? 'P1.4'}`)
    }
  })

  it('has the headers that operations take and give', () => {
    const headers = (id: string) =>
      contract.parametersOf(operationOf(id)).flatMap((one) => (one.in === 'header' ? one.name : []))
    const given = (id: string, status: string) => Object.keys(operationOf(id).responses[status]?.headers ?? {})
    expect(headers('cases.end')).toEqual(['If-Match', 'Idempotency-Key', 'Accept-Language'])
    expect(headers('cases.open')).toEqual(['Idempotency-Key', 'Accept-Language'])
    expect(headers('batches.get')).toEqual(['If-Match', 'If-None-Match', 'Accept-Language'])
    expect(headers('cases.count')).toEqual(['Accept-Language'])
    expect(given('cases.open', '201')).toEqual(['Location', 'ETag'])
    expect(given('requests.ask', '201')).toEqual(['Location', 'ETag'])
    expect(headers('requests.recall')).toEqual(['If-Match', 'Idempotency-Key', 'Accept-Language'])
    expect(given('cases.get', '200')).toEqual(['ETag'])
    expect(given('cases.list', '200')).toEqual(['Link'])
    expect(given('cases.missing', '200')).toEqual([])
    expect(given('cases.get', '304')).toEqual(['ETag'])
    for (const { operation, method } of operations) {
      expect(headers(operation.operationId).includes('Idempotency-Key')).toBe(method !== 'get')
    }
  })

  it('has every problem with its code', () => {
    const schemas = Object.values(document.components.schemas) as { properties?: { code?: { const?: string } } }[]
    const codes = schemas.flatMap(({ properties }) => properties?.code?.const ?? [])
    expect(codes.sort()).toEqual([...problemCodes].sort())
  })

  it('takes the path out of bodies, and writes what is no text in a query as JSON', () => {
    expect(bodyOf('cases.end')).toMatchObject({ required: ['on'], additionalProperties: false })
    expect(Object.keys(bodyOf('cases.end').properties as object).sort()).toEqual(['idempotencyKey', 'on', 'version'])
    expect(bodyOf('batches.sort').required).toBeUndefined()
    const parameters = contract.parametersOf(operationOf('cases.list'))
    const fields = parameters.find(({ name }) => name === 'fields')
    expect(fields?.content?.['application/json']?.schema).toMatchObject({ type: 'array', maxItems: 10 })
    const limit = parameters.find(({ name }) => name === 'limit')
    expect(limit).toMatchObject({
      in: 'query',
      required: false,
      schema: { type: 'integer', default: 50, maximum: 200 },
    })
  })

  it("knows a company's own category", () => {
    const members = bodyOf('cases.open').oneOf as { title: string; properties: { fields: unknown } }[]
    expect(members.find(({ title }) => title === 'supplier')?.properties.fields).toMatchObject({
      properties: { taxId: { type: 'string', maxLength: 40 }, rating: { type: 'integer', minimum: 1, maximum: 5 } },
      required: ['taxId'],
      additionalProperties: false,
    })
  })

  it('says who may call only as the host says it', () => {
    expect(document.security).toBeUndefined()
    const securitySchemes = {
      session: { type: 'apiKey', in: 'cookie', name: 'sid' },
      token: { type: 'http', scheme: 'bearer' },
    }
    const { archive } = openSite()
    const secured = openApiDocument(archive, {
      securitySchemes,
      basePath: '/api',
      title: 'Records',
      version: '7',
    }) as Document
    expect(secured.security).toEqual([{ session: [] }, { token: [] }])
    expect(secured.components.securitySchemes).toEqual(securitySchemes)
    expect([secured.info, secured.servers]).toMatchObject([{ title: 'Records', version: '7' }, [{ url: '/api' }]])
  })

  it('is served as it is made', async () => {
    const { body, headers } = await openSite().get('/openapi.json')
    expect(headers.get('content-type')).toBe('application/json')
    expect(body).toEqual(JSON.parse(JSON.stringify(document)))
  })
})

describe('the contract of these tests', () => {
  it('tells what the document accepts from what it does not', () => {
    const takes = (body: unknown) => contract.accepts(bodyOf('cases.open'), body)
    expect(takes(client)).toBe(true)
    expect(takes({ ...client, colour: 'red' })).toBe(false)
    expect(takes({ ...client, category: 'hat' })).toBe(false)
    expect(takes({ ...client, fields: {} })).toBe(false)
    expect(takes({ ...client, fields: { name: 'A', hat: 1 } })).toBe(false)
    expect(takes({ ...client, documents: [{ kind: 'audit', title: 'A', channel: 'email' }] })).toBe(false)
  })

  it('finds an answer that the document does not have', () => {
    const answer =
      (received: unknown, status = 200) =>
      () =>
        contract.check({
          method: 'GET',
          path: '/cases/count',
          sent: undefined,
          status,
          type: 'application/json',
          received,
          headers: new Headers(),
        })
    expect(answer({ count: 1 })).not.toThrow()
    expect(answer({ count: '1' })).toThrow()
    expect(answer({ count: 1, more: 1 })).toThrow()
    expect(answer({ count: 1 }, 418)).toThrow()
  })
})

describe('every query', () => {
  it('answers as the document has it', async () => {
    const site = openSite()
    await archiveFirst(site)
    await act(site, '/documents/KH0001-001/corrections', { reason: 'A slip', changes: { author: 'Maria' } }, 'arno')
    await act(site, '/cases', { category: 'supplier', title: 'Exotic Liquids', fields: { taxId: '1', rating: 2 } })
    await act(site, '/cases/KH0001/batches', { documents: client.documents, event: '2026-02-20' })
    await act(site, '/requests', { kind: 'loan', documents: ['KH0001-001'], purpose: 'To read' })
    for (const target of [
      '/cases',
      '/cases/count',
      '/cases/summary',
      '/cases/KH0001',
      '/cases/KH0001/missing',
      '/cases/KH0001/possible',
      '/possible',
      '/cases/KH0001/batches',
      '/cases/KH0001/documents',
      '/cases/KH0001/history',
      '/cases/KH0001/verification',
      '/batches/KH0001-P02',
      '/documents/KH0001-001',
      '/documents/KH0001-001/revisions',
      '/transfers',
      '/transfers/YJ2026-0001',
      '/duties',
      '/duties?scope=all',
      '/duties/count',
      '/documents/KH0001-001/readable',
      '/requests',
      '/requests?scope=all',
      '/requests/waiting',
      '/requests/register?kind=loan&state=asked',
      '/requests/register/count?kind=loan&scope=mine',
      '/requests/JY2026-0001',
      '/requests/JY2026-0001/possible',
      '/outsiders?scope=all',
      '/agreements?current=true',
      '/refusals',
      '/policies',
    ]) {
      for (const as of ['ann', 'arno', 'olga'] as const) {
        expect((await site.get(target, as)).status, target).toBe(200)
      }
    }
  })
})

describe('whatever a category holds', () => {
  it('is in the document as zod means it', async () => {
    interface Part {
      name: string
      parts: Part[]
    }
    const part: z.ZodType<Part> = z
      .strictObject({
        name: z.string(),
        get parts() {
          return z.array(part)
        },
      })
      .meta({ id: 'Part' }) as unknown as z.ZodType<Part>
    const fields = z.object({
      code: z.string().regex(/^[A-Z]{3}$/),
      tone: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('plain') }),
        z.strictObject({ kind: z.literal('mixed'), of: z.array(z.string()).min(2) }),
      ]),
      parts: z.array(part).default([]),
      notes: z.record(z.string(), z.string()).optional(),
    })
    const machine = defineCategory({ prefix: 'MA', fields, documents: {}, departments: 'any' })
    const archive = createArchive({ policy: definePolicy({ categories: { machine } }), storage: memoryAdapter() })
    const made = new Contract(openApiDocument(archive) as Document)
    const schema = made.document.paths['/cases']!.post!.requestBody!.content!['application/json']!.schema
    const parts = [{ name: 'wheel', parts: [{ name: 'spoke', parts: [] }] }]
    const good = { code: 'ABC', tone: { kind: 'mixed', of: ['a', 'b'] }, parts, notes: { a: 'b' } }
    const bad = [
      { ...good, code: 'abc' },
      { ...good, tone: { kind: 'mixed', of: ['a'] } },
      { ...good, parts: [{ name: 'wheel', parts: [{ name: 1, parts: [] }] }] },
      { ...good, notes: { a: 1 } },
    ]
    const handle = httpHandler(archive, { authenticate: () => people.ann })
    for (const given of [good, ...bad]) {
      const body = { category: 'machine', title: 'Press', fields: given }
      const response = await handle(
        new Request('https://records.example/cases', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      )
      const accepted = given === good
      expect([response.status, made.accepts(schema, body)], JSON.stringify(given)).toEqual([
        accepted ? 201 : 422,
        accepted,
      ])
    }
  })

  it('keeps two of one name apart, where they differ', () => {
    const schemas = new Schemas()
    const one = z.object({ at: z.object({ a: z.string() }).meta({ id: 'Same' }) })
    const other = z.object({ at: z.object({ b: z.int() }).meta({ id: 'Same' }) })
    const refs = [one, other, one].map((schema) => schemas.take(schema, 'output').properties)
    expect(refs).toEqual([
      { at: { $ref: '#/components/schemas/Same' } },
      { at: { $ref: '#/components/schemas/Same_2' } },
      { at: { $ref: '#/components/schemas/Same' } },
    ])
    expect([...schemas.components.keys()]).toEqual(['Same', 'Same_2'])
  })

  it('is never left out: what JSON cannot say is an error', () => {
    expect(() => new Schemas().take(z.object({ at: z.date() }), 'input')).toThrow(/Date/)
  })
})
