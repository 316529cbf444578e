import { problemCodes } from 'casekeep/http'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, client, openSite, type Site } from './site.ts'

/** What nobody should send, and somebody will. */
const odd = [
  '',
  ' ',
  ',',
  '"',
  '*',
  '"*"',
  'null',
  '-1',
  '0',
  '../../etc/passwd',
  '<script>',
  "' or 1=1 --",
  '%00',
  '"KH0001.v99999999999999999999.0123456789abcdef"',
  '"KH0001.v1.0123456789abcdef"; x',
  'W/W/"a"',
  '\u00e9\u00ff',
  'x'.repeat(8000),
  '",'.repeat(3000),
  `${' '.repeat(4000)}"a`,
  '; q=1',
  'en;q=0.0000001',
  'zh-'.repeat(1000),
]
const headers = [
  'if-match',
  'if-none-match',
  'idempotency-key',
  'accept-language',
  'accept',
  'range',
  'if-modified-since',
]

async function ask(
  site: Site,
  method: string,
  target: string,
  sent: Readonly<Record<string, string>>,
): Promise<Response> {
  return site.handle(
    new Request(`https://records.example${target}`, {
      method,
      headers: { authorization: 'Bearer ann', 'content-type': 'application/json', ...sent },
      ...(!['GET', 'HEAD'].includes(method) && { body: '{"title":"Other"}' }),
    }),
  )
}

/** It is an answer, or a problem that says what is wrong; never a fault. */
async function isToldWell(response: Response, what: string): Promise<void> {
  expect(response.status, what).toBeLessThan(500)
  const text = await response.text()
  if (response.status < 400 || what.startsWith('HEAD')) return
  expect(response.headers.get('content-type'), what).toBe('application/problem+json')
  const problem = JSON.parse(text) as { code: string; status: number; detail: string }
  expect(problemCodes, what).toContain(problem.code)
  expect(problem.status).toBe(response.status)
  expect(problem.detail).not.toBe('')
}

describe('a strange header', () => {
  it.each(headers)('%s is understood, refused or passed over', async (name) => {
    const site = openSite()
    await act(site, '/cases', client)
    for (const value of odd) {
      for (const [method, target] of [
        ['GET', '/cases/KH0001'],
        ['GET', '/cases'],
        ['HEAD', '/cases/KH0001'],
        ['PATCH', '/cases/KH0001'],
        ['GET', '/openapi.json'],
      ] as const) {
        await isToldWell(await ask(site, method, target, { [name]: value }), `${method} ${target} ${name}: ${value}`)
      }
    }
    expect(site.errors).toEqual([])
  })

  it('of any kind breaks nothing', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    const value = fc.oneof(
      fc.string({
        unit: fc.constantFrom('"', ',', ' ', '\t', 'W', '/', '*', 'a', ';', '\\', 'é', 'q', '=', '0'),
        maxLength: 60,
      }),
      fc.string({ unit: fc.constantFrom(' ', '\t', ',', '"'), minLength: 3000, maxLength: 4000 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...headers), value, async (name, given) => {
        await isToldWell(await ask(site, 'PATCH', '/cases/KH0001', { [name]: given }), `${name}: ${given}`)
        await isToldWell(await ask(site, 'GET', '/cases/KH0001', { [name]: given }), `${name}: ${given}`)
      }),
      { numRuns: 100 },
    )
    expect(site.errors).toEqual([])
  })

  it('given twice is one list where HTTP has it so', async () => {
    const site = openSite()
    const opened = await act(site, '/cases', client)
    const sent = new Headers({ authorization: 'Bearer ann', 'content-type': 'application/json' })
    sent.append('if-match', '"other"')
    sent.append('if-match', opened.headers.get('etag')!)
    const body = JSON.stringify({ title: 'Other' })
    const response = await site.handle(
      new Request('https://records.example/cases/KH0001', { method: 'PATCH', headers: sent, body }),
    )
    expect(response.status).toBe(200)
  })
})

describe('a strange request', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'POST', 'PROPFIND', 'TRACEPATH'])(
    '%s is refused where nothing takes it',
    async (method) => {
      const site = openSite()
      for (const target of ['/cases/count', '/openapi.json', '/reference', '/cases/KH0001/history']) {
        const response = await ask(site, method, target, {})
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'OPTIONS, GET, HEAD'])
        await isToldWell(response, `${method} ${target}`)
      }
    },
  )

  it('for ranges and other types gets the whole, as JSON', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    const whole = await site.get('/cases/KH0001')
    for (const sent of [{ range: 'bytes=0-3' }, { accept: 'text/html' }, { accept: 'application/xml;q=1, */*;q=0' }]) {
      const answer = await site.send('GET', '/cases/KH0001', { headers: sent })
      expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
        200,
        whole.text,
        'application/json',
      ])
    }
  })

  it('on dates of change is answered in full: nothing has one', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    const date = 'Fri, 01 Jan 2100 00:00:00 GMT'
    for (const name of ['if-modified-since', 'if-unmodified-since', 'if-range']) {
      expect((await site.send('GET', '/cases/KH0001', { headers: { [name]: date } })).status).toBe(200)
    }
  })

  it('HEAD tells of a thing, its tag and its next page what GET tells', async () => {
    const site = openSite()
    for (let count = 0; count < 2; count++) await act(site, '/cases', client)
    for (const target of [
      '/cases/KH0001',
      '/cases?limit=1',
      '/openapi.json',
      '/reference',
      '/nothing',
      '/cases/KH0009',
    ]) {
      const [head, get] = [await site.send('HEAD', target), await site.get(target)]
      expect([head.status, head.text, [...head.headers]], target).toEqual([get.status, '', [...get.headers]])
    }
  })
})
