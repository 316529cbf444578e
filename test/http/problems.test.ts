import { memoryAdapter } from 'casekeep/memory'
import { describe, expect, it } from 'vitest'
import { CasekeepError } from '../../src/index.ts'
import type { Person } from '../support/people.ts'
import { act, archiveFirst, client, openSite, type Sending } from './site.ts'

describe('problems', () => {
  it('say what is wrong to programs and to people', async () => {
    const site = openSite()
    const { status, headers, body } = await site.get('/cases/KH0001')
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(body).toEqual({
      type: 'tag:casekeep,2026:problem/not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no case file KH0001.',
      code: 'NOT_FOUND',
      details: { what: 'case', number: 'KH0001' },
    })
  })

  it("speak the actor's language", async () => {
    const site = openSite()
    const absent = await site.send('GET', '/cases/KH0001', { locale: 'zh-Hant' })
    expect(absent.body.detail).toBe('找不到個案 KH0001。')
    const unknown = await site.send('GET', '/nothing', { locale: 'zh-Hans' })
    expect(unknown.body.detail).toBe('此地址不存在。')
    const invalid = await site.send('POST', '/cases/KH0001/merge', {
      body: { into: 'kh0002', reason: ' ', more: 1 },
      locale: 'zh-Hant',
    })
    expect(invalid.body.details).toEqual({
      errors: [
        expect.objectContaining({ pointer: '/into', rule: 'lowerCase', message: '應使用大寫字母（KH0002）' }),
        expect.objectContaining({ pointer: '/reason', rule: 'required' }),
        expect.objectContaining({ pointer: '/more', rule: 'unknown_key', message: '不是可填寫的項目' }),
      ],
    })
    expect(invalid.body.detail).toContain('請檢查輸入')
  })

  it.each<[string, number, string, object, () => [string, string, Sending]]>([
    [
      'another department',
      403,
      'FORBIDDEN',
      { operation: 'cases.end', clause: 'P10.1' },
      () => ['POST', '/cases/KH0001/end', { body: { on: '2026-02' }, as: 'arno' }],
    ],
    [
      'a department that cannot',
      422,
      'WRONG_DEPARTMENT',
      { department: 'canteen' },
      () => ['POST', '/cases', { body: { ...client, department: 'canteen' } }],
    ],
    [
      'a state that does not allow it',
      409,
      'ILLEGAL',
      { state: 'archived', legal: [] },
      () => ['POST', '/batches/KH0001-P01/sort', { body: {} }],
    ],
    [
      'something to be done first',
      409,
      'NOT_READY',
      { what: 'case' },
      () => ['POST', '/cases/KH0001/void', { body: { reason: 'Error' }, as: 'hana' }],
    ],
    [
      'what the rules of loans do not allow, with the numbers',
      409,
      'BLOCKED',
      { blocks: [{ because: 'tooLong', clause: '§13', days: 30, longest: { value: 10 } }] },
      () => ['POST', '/requests', { body: { kind: 'loan', case: 'KH0001', purpose: 'To read', days: 30 } }],
    ],
    [
      'an old version',
      412,
      'STALE',
      { given: 1 },
      () => ['PATCH', '/cases/KH0001', { body: { title: 'Other', version: 1 } }],
    ],
    [
      'a document that is there',
      409,
      'DUPLICATE',
      { duplicates: [{ index: 0, of: 'KH0001-001' }] },
      () => ['POST', '/cases/KH0001/batches', { body: { documents: client.documents } }],
    ],
  ])('tell %s', async (_what, status, code, details, sending) => {
    const site = openSite({ settings: { duplicates: 'refuse' } })
    await archiveFirst(site)
    const answer = await site.send(...sending())
    expect(answer.body).toMatchObject({ status, code, details })
    expect(answer.status).toBe(status)
  })

  it('tell two acts that are never one person’s', async () => {
    const site = openSite()
    await act(site, '/cases', client, 'hana')
    for (const step of ['sort', 'number', 'submit']) await act(site, `/batches/KH0001-P01/${step}`, {}, 'hana')
    const answer = await site.send('POST', '/batches/KH0001-P01/approve', { body: {}, as: 'hanaToo' })
    expect(answer.body).toMatchObject({ status: 403, code: 'SEPARATION', details: { clause: '§13' } })
  })
})

describe('what is not there and what may not be known', () => {
  it.each<[string, string, unknown?]>([
    ['GET', '/cases/KH0001'],
    ['PATCH', '/cases/KH0001', { title: 'Other', version: 1 }],
    ['POST', '/cases/KH0001/end', { on: '2026-02', version: 7 }],
    ['POST', '/cases/KH0001/reassign', { owner: 'p-mia', reason: 'Mine' }],
    ['POST', '/cases/KH0001/void', { reason: 'Error' }],
    ['POST', '/cases/KH0001/batches', { documents: client.documents }],
    ['GET', '/cases/KH0001/batches'],
    ['GET', '/cases/KH0001/documents'],
    ['GET', '/cases/KH0001/missing'],
    ['GET', '/cases/KH0001/possible'],
    ['GET', '/possible?case=KH0001'],
    ['GET', '/cases/KH0001/history'],
    ['GET', '/cases/KH0001/verification'],
    ['GET', '/batches/KH0001-P01'],
    ['POST', '/batches/KH0001-P01/approve', {}],
    ['POST', '/transfers', { batches: ['KH0001-P01'] }],
    ['GET', '/transfers/YJ2026-0001'],
    ['POST', '/transfers/YJ2026-0001/receipt', { accept: ['KH0001-P01'] }],
    ['GET', '/documents/KH0001-001'],
    ['GET', '/documents/KH0001-001/revisions'],
    ['POST', '/documents/KH0001-001/corrections', { reason: 'Mine', changes: { title: 'Other' } }],
    ['GET', '/duties?case=KH0001'],
    ['GET', '/cases'],
    ['GET', '/cases/count'],
    ['GET', '/cases/summary'],
    ['GET', '/transfers'],
    ['GET', '/duties?scope=all'],
    ['GET', '/duties/count?scope=all'],
    ['HEAD', '/cases/KH0001'],
    ['GET', '/documents/KH0001-001/readable'],
    ['POST', '/requests', { kind: 'loan', case: 'KH0001', purpose: 'To read' }],
    ['POST', '/requests', { kind: 'consultation', documents: ['KH0001-001'], purpose: 'To read' }],
    ['GET', '/requests/JY2026-0001'],
    ['GET', '/requests/JY2026-0001/possible'],
    ['POST', '/requests/JY2026-0001/decision', { verdict: 'approve', version: 7 }],
    ['POST', '/requests/JY2026-0001/withdraw', {}],
    ['POST', '/requests/JY2026-0001/hand-over', {}],
    ['POST', '/requests/JY2026-0001/items/1/recall', { reason: 'Mine' }],
    ['GET', '/requests?scope=all'],
    ['GET', '/requests/waiting'],
    ['GET', '/requests/register?kind=loan'],
  ])('%s %s: the same status, headers and bytes', async (method, target, body) => {
    const [hidden, absent] = [openSite(), openSite()]
    await archiveFirst(hidden)
    await act(hidden, '/requests', { kind: 'loan', case: 'KH0001', purpose: 'To read' })
    const sending = { as: 'uma' as Person, ...(body !== undefined && { body }) }
    const [one, other] = [await hidden.send(method, target, sending), await absent.send(method, target, sending)]
    expect(one.text).toBe(other.text)
    expect([one.status, [...one.headers]]).toEqual([other.status, [...other.headers]])
  })
})

describe('a document above the clearance', () => {
  it('is as absent as one that never was', async () => {
    const [hidden, absent] = [openSite(), openSite()]
    await archiveFirst(hidden, [{ kind: 'agreement', title: 'Agreement', channel: 'handover' }])
    await act(absent, '/cases', client)
    const [one, other] = [
      await hidden.get('/documents/KH0001-001', 'ivy'),
      await absent.get('/documents/KH0001-001', 'ivy'),
    ]
    expect(one.status).toBe(404)
    expect([one.text, [...one.headers]]).toEqual([other.text, [...other.headers]])
  })
})

describe('who acts', () => {
  it.each(['/cases', '/cases/KH0001', '/openapi.json', '/nothing'])('nobody is told nothing of %s', async (path) => {
    const site = openSite({ challenge: 'Cookie realm="records"' })
    for (const method of ['GET', 'DELETE']) {
      const { status, headers, body } = await site.send(method, path, { as: null })
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Cookie realm="records"'])
      expect(body).toMatchObject({ code: 'UNAUTHENTICATED', detail: 'Please sign in.', details: {} })
    }
  })

  it('a host that throws UNAUTHENTICATED means nobody', async () => {
    const site = openSite({
      authenticate: () => {
        throw new CasekeepError('UNAUTHENTICATED', { reason: 'the token of 10.0.0.7 ran out' })
      },
    })
    const answer = await site.get('/cases')
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(answer.text).not.toContain('10.0.0.7')
    expect(site.errors).toEqual([])
  })

  it.each<[string, () => never]>([
    [
      'fails',
      () => {
        throw new Error('ldap://10.0.0.7 is down')
      },
    ],
    [
      'throws what is no error',
      () => {
        throw 'ldap://10.0.0.7 is down'
      },
    ],
    [
      'throws another refusal',
      () => {
        throw new CasekeepError('NOT_FOUND', { what: 'user', number: '10.0.0.7' })
      },
    ],
  ])('a host that %s is a fault', async (_what, authenticate) => {
    const site = openSite({ authenticate })
    const answer = await site.get('/cases')
    expect(answer.body).toMatchObject({ status: 500, code: 'INTERNAL', details: {} })
    expect(answer.text).not.toContain('10.0.0.7')
    expect(site.errors).toHaveLength(1)
  })

  it('an actor that the archive does not accept is a fault of the host', async () => {
    const site = openSite({
      authenticate: () => ({ id: 'u-1', departments: [], roles: ['janitor' as 'auditor'] }),
    })
    const answer = await site.get('/cases')
    expect(answer.body).toMatchObject({ status: 500, code: 'INTERNAL', details: {} })
    expect(site.errors).toMatchObject([{ cause: { code: 'INVALID_INPUT' } }])
  })
})

describe('faults', () => {
  const broken = (error: unknown) => {
    const storage = memoryAdapter()
    const fail = () => Promise.reject(error)
    return openSite({ storage: { ...storage, read: fail, transaction: fail } })
  }
  const secret = 'password authentication failed for user "records"'

  it.each<[string, unknown, number, string]>([
    [
      'the database',
      new CasekeepError('STORAGE', { during: 'insert into casekeep_cases' }, { cause: new Error(secret) }),
      503,
      'STORAGE',
    ],
    ['a schema that is behind', new CasekeepError('SCHEMA_BEHIND', { expected: 2, found: 1 }), 503, 'SCHEMA_BEHIND'],
    ['a policy that changed', new CasekeepError('POLICY_CHANGED', { version: 'secret-1' }), 500, 'POLICY_CHANGED'],
    ['anything else', new TypeError(secret), 500, 'INTERNAL'],
    ['what is no error', secret, 500, 'INTERNAL'],
  ])('of %s are told to the host, and a code to clients', async (_what, error, status, code) => {
    const site = broken(error)
    const answer = await site.send('POST', '/cases', { body: client })
    expect(answer.body).toMatchObject({ status, code, details: {} })
    expect(answer.text).not.toMatch(/password|casekeep_cases|migrate|secret-1|stack/)
    expect(site.errors).toEqual([error])
  })

  it('ask for another try where too many wanted the same', async () => {
    const site = broken(new CasekeepError('CONTENTION', { attempts: 5 }))
    const answer = await site.send('POST', '/cases', { body: client })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
  })

  it('of onError itself stay with the host', async () => {
    const storage = { ...memoryAdapter(), read: () => Promise.reject(new Error('down')) }
    for (const onError of [
      () => Promise.reject(new Error('no log')),
      () => {
        throw new Error('no log')
      },
    ]) {
      expect((await openSite({ storage, onError }).get('/cases')).status).toBe(500)
    }
  })
})
