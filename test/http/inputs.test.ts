import { describe, expect, it } from 'vitest'
import { act, archiveFirst, client, openSite, type Sending } from './site.ts'

type Wrong = readonly [what: string, method: string, target: string, body: unknown, pointer: string, rule: string]

const bodies: readonly Wrong[] = [
  ['a member that is missing', 'POST', '/cases', { category: 'client', fields: { name: 'A' } }, '/title', 'required'],
  ['a category that is none', 'POST', '/cases', { ...client, category: 'toString' }, '/category', 'choice'],
  ['a member that is unknown', 'POST', '/cases', { ...client, colour: 'red' }, '/colour', 'unknown_key'],
  [
    'a field that is unknown',
    'POST',
    '/cases',
    { ...client, fields: { name: 'A', hat: 1 } },
    '/fields/hat',
    'unknown_key',
  ],
  ['a name with a slash and a tilde', 'POST', '/cases', { ...client, 'a/b~c': 1 }, '/a~1b~0c', 'unknown_key'],
  [
    'a document deep inside',
    'POST',
    '/cases',
    { ...client, documents: [...client.documents, { kind: 'hat', title: 'Hat', channel: 'email' }] },
    '/documents/1/kind',
    'choice',
  ],
  ['a day in the future', 'POST', '/cases/KH0001/end', { on: '2027-01-01' }, '/on', 'future'],
  ['a day that does not exist', 'POST', '/cases/KH0001/end', { on: '2026-02-30' }, '/on', 'day'],
  ['a number in the path that is no number', 'POST', '/cases/kh1/end', { on: '2026-02' }, '/case', 'lowerCase'],
  ['the number of something else', 'POST', '/batches/KH0001/sort', {}, '/batch', 'otherKind'],
  [
    'the path again in the body',
    'POST',
    '/cases/KH0001/end',
    { case: 'KH0001', on: '2026-02' },
    '/case',
    'unknown_key',
  ],
  ['another case in the body', 'PATCH', '/cases/KH0001', { case: 'KH0002', title: 'A' }, '/case', 'unknown_key'],
  ['a version that is none', 'POST', '/batches/KH0001-P01/sort', { version: '1' }, '/version', 'type'],
  ['nothing to do', 'POST', '/cases/KH0001/reassign', { reason: 'Why not' }, '/department', 'required'],
  ['the same twice', 'POST', '/transfers', { batches: ['KH0001-P01', 'KH0001-P01'] }, '/batches/1', 'twice'],
  ['a place in the path that is no number', 'POST', '/requests/JY2026-0001/items/1st/find', {}, '/item', 'type'],
  ['a place between two', 'POST', '/requests/JY2026-0001/items/1.5/find', {}, '/item', 'type'],
  ['a place that is none', 'POST', '/requests/JY2026-0001/items/0/find', {}, '/item', 'too_small'],
  ['the place again in the body', 'POST', '/requests/JY2026-0001/items/1/find', { item: 1 }, '/item', 'unknown_key'],
  ['a list', 'POST', '/cases', [client], '', 'type'],
  ['null', 'POST', '/cases', null, '', 'type'],
  ['a text', 'POST', '/batches/KH0001-P01/sort', 'sort it', '', 'type'],
]

const queries: readonly (readonly [what: string, target: string, pointer: string, rule: string])[] = [
  ['a parameter that is unknown', '/cases?colour=red', '/colour', 'unknown_key'],
  ['a parameter of a prototype', '/cases?__proto__=1', '/__proto__', 'unknown_key'],
  ['a parameter named like a method', '/cases?constructor=1', '/constructor', 'unknown_key'],
  ['a parameter given twice', '/cases?state=open&state=ended', '/state', 'twice'],
  ['the path again in the query', '/cases/KH0001/documents?case=KH0001', '/case', 'unknown_key'],
  ['a boolean that is none', '/cases?incomplete=yes', '/incomplete', 'type'],
  ['an empty boolean', '/cases?incomplete=', '/incomplete', 'type'],
  ['a number that is none', '/cases?limit=ten', '/limit', 'type'],
  ['a number in another notation', '/cases?limit=1e2', '/limit', 'type'],
  ['a fraction', '/cases?limit=1.5', '/limit', 'type'],
  ['too many', '/cases?limit=201', '/limit', 'too_big'],
  ['a state that is none', '/cases?state=burnt', '/state', 'choice'],
  ['an empty text', '/cases?department=', '/department', 'required'],
  ['JSON that is none', '/cases?category=client&fields=[{', '/fields', 'type'],
  ['JSON of another type', '/cases?category=client&fields={}', '/fields', 'type'],
  [
    'JSON with a prototype',
    `/cases?category=client&fields=${encodeURIComponent('[{"__proto__":{"field":"code"}}]')}`,
    '/fields/0/__proto__',
    'unknown_key',
  ],
  [
    'a field that is not indexed',
    `/cases?category=client&fields=${encodeURIComponent('[{"field":"name","equals":"A"}]')}`,
    '/fields/0/field',
    'choice',
  ],
  ['a place in no list', '/cases?after=somewhere', '/after', 'cursor'],
  ['a parameter of an operation without any', '/policies?all=true', '/all', 'unknown_key'],
]

describe('an input that breaks a rule', () => {
  const expected = (pointer: string, rule: string) => ({
    status: 422,
    code: 'INVALID_INPUT',
    details: { errors: expect.arrayContaining([expect.objectContaining({ pointer, rule })]) },
  })

  it.each(bodies)('%s: %s %s', async (_what, method, target, body, pointer, rule) => {
    const site = openSite()
    await act(site, '/cases', client)
    for (const step of ['sort', 'number', 'submit']) await act(site, `/batches/KH0001-P01/${step}`)
    await act(site, '/batches/KH0001-P01/approve', {}, 'hana')
    const answer = await site.send(method, target, { body })
    expect(answer.body).toMatchObject(expected(pointer, rule))
    expect(answer.status).toBe(422)
  })

  it.each(queries)('%s: %s', async (_what, target, pointer, rule) => {
    const answer = await openSite().get(target)
    expect(answer.body).toMatchObject(expected(pointer, rule))
  })

  it('is told whole, with what would be right', async () => {
    const site = openSite()
    const answer = await site.send('POST', '/cases', { body: { category: 'client', title: '', fields: { name: 1 } } })
    expect(answer.body.details?.errors).toEqual([
      { path: ['title'], pointer: '/title', rule: 'required', message: 'is required' },
      {
        path: ['fields', 'name'],
        pointer: '/fields/name',
        rule: 'type',
        message: 'must be a text',
        accepted: ['string'],
      },
    ])
  })
})

describe('a body', () => {
  const json = { 'content-type': 'application/json' }
  const endless = (bytes: number) =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(bytes).fill(32))
      },
    })

  it.each<[string, Sending, number, string]>([
    ['that is cut off', { raw: '{"category":', headers: json }, 400, 'MALFORMED_JSON'],
    ['of blanks', { raw: '  ', headers: json }, 400, 'MALFORMED_JSON'],
    ['in another encoding', { raw: new Uint8Array([0x22, 0xe9, 0x22]), headers: json }, 400, 'MALFORMED_JSON'],
    ['without a type', { raw: new Uint8Array([0x7b, 0x7d]) }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'of a form',
      { raw: 'category=client', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['of plain text', { raw: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      'of a type that only begins like JSON',
      { raw: '{}', headers: { 'content-type': 'application/jsonp' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'in another charset',
      { raw: '{}', headers: { 'content-type': 'application/json; charset=big5' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'that is compressed',
      { raw: '{}', headers: { ...json, 'content-encoding': 'gzip' } },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['that is not there, and has no type', {}, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['that says it is too long', { raw: '{}', headers: { ...json, 'content-length': '2000000' } }, 413, 'TOO_LARGE'],
    ['that never ends', { raw: endless(65_536), headers: json }, 413, 'TOO_LARGE'],
  ])('%s is refused', async (_what, sending, status, code) => {
    const site = openSite()
    const answer = await site.send('POST', '/cases', sending)
    expect(answer.body).toMatchObject({ status, code })
    expect(answer.status).toBe(status)
    expect((await site.get('/cases/count')).body).toEqual({ count: 0 })
  })

  it('that breaks off is refused', async () => {
    const raw = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"category":'))
        controller.error(new Error('connection reset'))
      },
    })
    expect((await openSite().send('POST', '/cases', { raw, headers: json })).body).toMatchObject({ status: 400 })
  })

  it('is read to the limit that the host sets, and not a byte further', async () => {
    const site = openSite({ maxBodyBytes: 100 })
    const of = (bytes: number) => `{"title":"${'x'.repeat(bytes - 12)}"}`
    expect((await site.send('POST', '/cases', { raw: of(100), headers: json })).status).toBe(422)
    const over = await site.send('POST', '/cases', { raw: of(101), headers: json })
    expect(over.body).toMatchObject({ status: 413, details: { limit: 100 } })
  })

  it.each([
    ['at its top', '{"__proto__":{"title":"A"},"category":"client"}', '/__proto__'],
    ['deep inside', '{"category":"client","title":"A","fields":{"__proto__":{"name":"A"}}}', '/fields/__proto__'],
  ])('with a prototype %s is refused', async (_where, raw, pointer) => {
    const answer = await openSite().send('POST', '/cases', { raw, headers: json })
    expect(answer.body.details?.errors).toEqual([expect.objectContaining({ pointer, rule: 'unknown_key' })])
    expect(({} as { title?: string }).title).toBeUndefined()
  })

  it('nested half a million deep is refused', async () => {
    const raw = `{"fields":${'['.repeat(400_000)}${']'.repeat(400_000)}}`
    const answer = await openSite().send('POST', '/cases', { raw, headers: json })
    expect(answer.body).toMatchObject({ status: 422, details: { errors: [{ rule: 'too_deep' }] } })
  })

  it('is not read for nobody', async () => {
    let pulled = 0
    const raw = new ReadableStream({ pull: () => void pulled++ }, { highWaterMark: 0 })
    expect((await openSite().send('POST', '/cases', { as: null, raw, headers: json })).status).toBe(401)
    expect(pulled).toBe(0)
  })
})

describe('after a refusal', () => {
  it('nothing has changed', async () => {
    const site = openSite()
    await archiveFirst(site)
    const before = (await site.get('/cases/KH0001/verification')).text
    await site.send('POST', '/cases/KH0001/end', { body: { on: '2027-01-01' } })
    await site.send('POST', '/cases/KH0001/end', { body: { on: '2026-02' }, as: 'arno' })
    expect((await site.get('/cases/KH0001/verification')).text).toBe(before)
  })
})
