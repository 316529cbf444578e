import { describe, expect, it } from 'vitest'
import { readIdempotencyKey } from '../../adapters/http/idempotency-key.ts'
import { commandNames } from '../../src/index.ts'
import type { Person } from '../support/people.ts'
import { act, archiveFirst, client, openSite, type Site } from './site.ts'

const key = '"8e03978e-40d5-43dd-bc93-6894a57f9324"'
const open = (site: Site, header: string, body: object = client, as: Person = 'ann') =>
  site.send('POST', '/cases', { as, body, headers: { 'idempotency-key': header } })

describe('Idempotency-Key', () => {
  it('makes a command that is sent again answer the same, and do nothing', async () => {
    const site = openSite()
    const [first, again] = [await open(site, key), await open(site, key)]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.text).toBe(first.text)
    expect([...again.headers]).toEqual([...first.headers])
    expect((await site.get('/cases/count')).body).toEqual({ count: 1 })
    expect((await site.get('/cases/KH0001/verification')).body.entries).toBe(1)
  })

  it('does so for many at once', async () => {
    const site = openSite()
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(site, key)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect((await site.get('/cases/count')).body).toEqual({ count: 1 })
  })

  it('is refused 422 for another input, and for another operation', async () => {
    const site = openSite()
    await open(site, key)
    const other = await open(site, key, { ...client, title: 'Other' })
    expect(other.body).toMatchObject({
      status: 422,
      code: 'IDEMPOTENCY_KEY_REUSED',
      details: { key: key.slice(1, -1), operation: 'cases.open' },
    })
    const ended = await site.send('POST', '/cases/KH0001/end', {
      body: { on: '2026-02' },
      headers: { 'idempotency-key': key },
    })
    expect(ended.body).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
    expect((await site.get('/cases/KH0001')).body.case?.state).toBe('open')
  })

  it('is everybody’s own', async () => {
    const site = openSite()
    await open(site, key)
    const other = await open(site, key, { ...client, title: 'Other' }, 'ben')
    expect([other.status, other.body.case?.number]).toEqual([201, 'KH0002'])
  })

  it('is not used up by a refusal', async () => {
    const site = openSite()
    expect((await open(site, key, { ...client, department: 'canteen' })).status).toBe(422)
    expect((await open(site, key)).status).toBe(201)
  })

  it('and the member of the body say the same, or neither is taken', async () => {
    const site = openSite()
    const idempotencyKey = key.slice(1, -1)
    const both = await open(site, key, { ...client, idempotencyKey })
    const inBody = await act(site, '/cases', { ...client, idempotencyKey })
    expect([both.status, inBody.text]).toEqual([201, both.text])
    for (const other of ['another', 1, null]) {
      const answer = await open(site, key, { ...client, idempotencyKey: other })
      expect(answer.body).toMatchObject({
        status: 400,
        code: 'INVALID_HEADER',
        details: { header: 'Idempotency-Key', rule: 'differs' },
      })
    }
    expect((await site.get('/cases/count')).body).toEqual({ count: 1 })
  })

  it('answers the same to an old If-Match, of one version and of several', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    const tags = ['"KH0001.v1.0123456789abcdef"', '"KH0001.v3.0123456789abcdef", "KH0001.v2.0123456789abcdef"']
    for (const [index, match] of tags.entries()) {
      const send = () =>
        site.send('PATCH', '/cases/KH0001', {
          body: { title: `Title ${index}` },
          headers: { 'if-match': match, 'idempotency-key': `"${index}"` },
        })
      const [first, again] = [await send(), await send()]
      expect([first.status, first.body.case?.version]).toEqual([200, index + 2])
      expect([again.status, again.text]).toEqual([200, first.text])
    }
    expect((await site.get('/cases/KH0001')).body.case?.version).toBe(3)
  })

  it('is known to every command, and passed over by queries', async () => {
    const { document } = openSite().contract
    const takes = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ parameters }) => JSON.stringify(parameters).includes('IdempotencyKey'))
    expect(takes.map(({ operationId }) => operationId).sort()).toEqual([...commandNames].sort())
    const site = openSite()
    await archiveFirst(site)
    const answer = await site.send('GET', '/cases/KH0001', { headers: { 'idempotency-key': 'not "even" well-formed' } })
    expect(answer.status).toBe(200)
  })
})

describe('a key', () => {
  it.each([
    ['"a"', 'a'],
    ['"a b, c"', 'a b, c'],
    ['"a\\"b\\\\c"', 'a"b\\c'],
    [`"${'x'.repeat(200)}"`, 'x'.repeat(200)],
    [`"${'\\"'.repeat(200)}"`, '"'.repeat(200)],
    ['  "a" ', 'a'],
    ['a', 'a'],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
  ])('%s is %s', (header, read) => expect(readIdempotencyKey(header)).toBe(read))

  it.each([
    ['', 'format'],
    ['""', 'format'],
    ['" a"', 'format'],
    ['"a "', 'format'],
    ['"a', 'format'],
    ['a"', 'format'],
    ['"a\\b"', 'format'],
    ['"a";p=1', 'format'],
    ['"a", "b"', 'format'],
    ['a, b', 'format'],
    ['a b', 'format'],
    ['"é"', 'format'],
    ['é', 'format'],
    ['"a\tb"', 'format'],
    ['"a\x7f"', 'format'],
    [`"${'x'.repeat(201)}"`, 'tooLong'],
    ['x'.repeat(15_000), 'tooLong'],
  ])('%j is refused: %s', async (header, rule) => {
    const site = openSite()
    const answer = await open(site, header)
    expect(answer.body).toMatchObject({
      status: 400,
      code: 'INVALID_HEADER',
      details: { header: 'Idempotency-Key', rule },
    })
    expect((answer.body.details!.accepted as unknown as string[]).length).toBeGreaterThan(0)
    expect((await site.get('/cases/count')).body).toEqual({ count: 0 })
  })

  it('given twice is refused, though HTTP makes one header of both', async () => {
    const site = openSite()
    const headers = new Headers({ authorization: 'Bearer ann', 'content-type': 'application/json' })
    headers.append('idempotency-key', '"a"')
    headers.append('idempotency-key', '"b"')
    const body = JSON.stringify(client)
    const answer = await site.handle(new Request('https://records.example/cases', { method: 'POST', headers, body }))
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'INVALID_HEADER'])
  })
})
