import { describe, expect, it } from 'vitest'
import { readTags, versionsIn } from '../../adapters/http/entity-tags.ts'
import type { Person } from '../support/people.ts'
import { act, archiveFirst, client, openSite, type Site } from './site.ts'

const tagOf = async (site: Site, target: string, as: Person = 'ann') =>
  (await site.get(target, as)).headers.get('etag')!
const amend = (site: Site, match: string, body: object = { title: 'Other' }) =>
  site.send('PATCH', '/cases/KH0001', { body, headers: { 'if-match': match } })

async function openCase(): Promise<Site> {
  const site = openSite()
  await act(site, '/cases', client)
  return site
}

describe('the tag of a thing', () => {
  it('is strong, names number and version, and comes with queries and commands', async () => {
    const site = openSite()
    const opened = await act(site, '/cases', client)
    expect(opened.headers.get('etag')).toMatch(/^"KH0001\.v1\.[0-9a-f]{16}"$/)
    expect((await act(site, '/batches/KH0001-P01/sort')).headers.get('etag')).toMatch(/^"KH0001-P01\.v2\./)
    const collected = await act(site, '/cases/KH0001/batches', {
      documents: [{ ...client.documents[0], title: 'More' }],
    })
    expect(collected.headers.get('etag')).toMatch(/^"KH0001-P02\.v1\./)
    expect(await tagOf(site, '/cases/KH0001')).toMatch(/^"KH0001\.v2\./)
    expect(await tagOf(site, '/batches/KH0001-P01')).toMatch(/^"KH0001-P01\.v2\./)
  })

  it('comes with documents, transfer lists and requests too', async () => {
    const site = openSite()
    await archiveFirst(site)
    expect(await tagOf(site, '/documents/KH0001-001')).toMatch(/^"KH0001-001\.v\d+\./)
    expect(await tagOf(site, '/transfers/YJ2026-0001')).toMatch(/^"YJ2026-0001\.v2\./)
    const asked = await act(site, '/requests', { kind: 'loan', case: 'KH0001', purpose: 'To read' })
    expect(asked.headers.get('etag')).toMatch(/^"JY2026-0001\.v1\./)
    expect(await tagOf(site, '/requests/JY2026-0001')).toMatch(/^"JY2026-0001\.v1\./)
  })

  it('is no list’s', async () => {
    const site = await openCase()
    for (const target of ['/cases', '/cases/KH0001/batches', '/cases/KH0001/missing', '/duties', '/possible']) {
      expect((await site.get(target)).headers.has('etag'), target).toBe(false)
    }
  })

  it('differs with what somebody may see', async () => {
    const site = openSite()
    await archiveFirst(site, [{ kind: 'agreement', title: 'Agreement', channel: 'handover' }, ...client.documents])
    const [ann, ivy] = [await tagOf(site, '/batches/KH0001-P01'), await tagOf(site, '/batches/KH0001-P01', 'ivy')]
    expect(ann).not.toBe(ivy)
    expect(ann.split('.').slice(0, 2)).toEqual(ivy.split('.').slice(0, 2))
  })

  it('changes with what is shown of a thing, though its version stays', async () => {
    const site = openSite()
    await archiveFirst(site)
    const before = await tagOf(site, '/batches/KH0001-P01')
    const changes = { author: 'Maria Anders' }
    await act(site, '/documents/KH0001-001/corrections', { reason: 'A slip', changes }, 'arno')
    const after = await tagOf(site, '/batches/KH0001-P01')
    expect(after.split('.')[1]).toBe(before.split('.')[1])
    expect(after).not.toBe(before)
  })
})

describe('If-None-Match', () => {
  const ask = (site: Site, tag: string, method = 'GET', target = '/cases/KH0001') =>
    site.send(method, target, { headers: { 'if-none-match': tag } })

  it('is answered 304 without a content, while nothing has changed', async () => {
    const site = await openCase()
    const tag = await tagOf(site, '/cases/KH0001')
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*', `,, ${tag} ,`]) {
      const answer = await ask(site, header)
      expect([answer.status, answer.text, answer.headers.get('etag')]).toEqual([304, '', tag])
      expect(answer.headers.get('vary')).toBe('accept-language')
      expect(answer.headers.has('content-type')).toBe(false)
    }
    expect((await ask(site, tag, 'HEAD')).status).toBe(304)
  })

  it('is answered in full once something has', async () => {
    const site = await openCase()
    const tag = await tagOf(site, '/cases/KH0001')
    await site.send('PATCH', '/cases/KH0001', { body: { title: 'Other' } })
    const answer = await ask(site, tag)
    expect([answer.status, answer.body.case?.title]).toEqual([200, 'Other'])
  })

  it('of what may not be known is answered as of what is not there', async () => {
    const site = await openCase()
    const [hidden, absent] = [openSite(), openSite()]
    await act(hidden, '/cases', client)
    const headers = { 'if-none-match': await tagOf(site, '/cases/KH0001') }
    const one = await hidden.send('GET', '/cases/KH0001', { as: 'uma', headers })
    const other = await absent.send('GET', '/cases/KH0001', { as: 'uma', headers })
    expect([one.status, one.text, [...one.headers]]).toEqual([404, other.text, [...other.headers]])
  })

  it('means nothing where there is no tag, and nothing for a command', async () => {
    const site = await openCase()
    expect((await ask(site, '"x"', 'GET', '/cases')).status).toBe(200)
    const answer = await site.send('PATCH', '/cases/KH0001', {
      body: { title: 'Other' },
      headers: { 'if-none-match': '*' },
    })
    expect(answer.body).toMatchObject({
      status: 400,
      code: 'INVALID_HEADER',
      details: { header: 'If-None-Match', rule: 'notHere' },
    })
    expect((await site.get('/cases/KH0001')).body.case?.title).toBe(client.title)
  })
})

describe('If-Match', () => {
  it('stands for the version in the body, and gives the next tag', async () => {
    const site = await openCase()
    const amended = await amend(site, await tagOf(site, '/cases/KH0001'))
    expect([amended.status, amended.body.case?.version]).toEqual([200, 2])
    const again = await amend(site, amended.headers.get('etag')!, { title: 'Third' })
    expect([again.status, again.body.case?.version]).toEqual([200, 3])
  })

  it('is refused 412 once the thing has changed, and nothing is done', async () => {
    const site = await openCase()
    const tag = await tagOf(site, '/cases/KH0001')
    await amend(site, tag)
    const stale = await amend(site, tag, { title: 'Third' })
    expect(stale.body).toMatchObject({ status: 412, code: 'STALE', details: { given: 1, current: 2 } })
    expect((await site.get('/cases/KH0001')).body.case?.title).toBe('Other')
  })

  it('guards the batch, the transfer and the document that a path names', async () => {
    const site = openSite()
    await archiveFirst(site)
    const documents = [{ ...client.documents[0], title: 'More' }]
    const collected = await site.send('POST', '/cases/KH0001/batches', {
      body: { documents },
      headers: { 'if-match': await tagOf(site, '/cases/KH0001') },
    })
    expect(collected.status).toBe(201)
    const send = (target: string, body: unknown, match: string, as: Person = 'ann') =>
      site.send('POST', target, { body, headers: { 'if-match': match }, as })
    const sorted = await send('/batches/KH0001-P02/sort', {}, collected.headers.get('etag')!)
    expect([sorted.status, sorted.body.batch?.state]).toEqual([200, 'sorting'])
    const stale = await send('/batches/KH0001-P02/sort', {}, collected.headers.get('etag')!)
    expect([stale.status, stale.body.code]).toEqual([412, 'STALE'])
    const correction = { reason: 'A slip', changes: { author: 'Maria' } }
    const tag = await tagOf(site, '/documents/KH0001-001', 'arno')
    expect((await send('/documents/KH0001-001/corrections', correction, tag, 'arno')).status).toBe(200)
    expect((await send('/documents/KH0001-001/corrections', correction, tag, 'arno')).status).toBe(412)
    const receipt = await send(
      '/transfers/YJ2026-0001/receipt',
      { accept: ['KH0001-P01'] },
      '"YJ2026-0001.v1.0123456789abcdef"',
      'arno',
    )
    expect([receipt.status, receipt.body.code]).toEqual([412, 'STALE'])
  })

  it('guards a request, and an act with one of its items', async () => {
    const site = openSite()
    await archiveFirst(site, [{ ...client.documents[0], channel: 'handover' }])
    const asked = await act(site, '/requests', { kind: 'loan', case: 'KH0001', purpose: 'To read' })
    const send = (target: string, body: unknown, match: string, as: Person) =>
      site.send('POST', `/requests/JY2026-0001${target}`, { body, headers: { 'if-match': match }, as })
    const tag = asked.headers.get('etag')!
    const approve = { verdict: 'approve' }
    const decided = await send('/decision', approve, tag, 'hana')
    expect([decided.status, decided.body.request?.version]).toEqual([200, 2])
    expect((await send('/decision', approve, tag, 'aida')).body).toMatchObject({ status: 412, code: 'STALE' })
    await act(site, '/requests/JY2026-0001/decision', approve, 'aida')
    await act(site, '/requests/JY2026-0001/hand-over', {}, 'arno')
    const out = await act(site, '/requests/JY2026-0001/confirm')
    const recalled = await send('/items/1/recall', { reason: 'Needed' }, out.headers.get('etag')!, 'arno')
    expect([recalled.status, recalled.body.request?.version]).toEqual([200, 6])
    const lost = await send('/items/1/loss', { reason: 'Left in a train' }, out.headers.get('etag')!, 'ann')
    expect(lost.body).toMatchObject({ status: 412, code: 'STALE', details: { given: 5, current: 6 } })
  })

  it('takes whatever is there for *', async () => {
    const site = await openCase()
    expect((await amend(site, '*')).status).toBe(200)
    const absent = await site.send('PATCH', '/cases/KH0009', { body: { title: 'A' }, headers: { 'if-match': '*' } })
    expect(absent.body).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('takes the version that fits of several', async () => {
    const site = await openCase()
    const [one, two] = ['"KH0001.v1.0123456789abcdef"', '"KH0001.v2.0123456789abcdef"']
    expect((await amend(site, `${one}, ${two}`)).body.case?.version).toBe(2)
    expect((await amend(site, `${one}, "x", W/${one}, ${two}`, { title: 'Third' })).body.case?.version).toBe(3)
    const stale = await amend(site, `${one}, ${two}`, { title: 'Fourth' })
    expect(stale.body).toMatchObject({ status: 412, code: 'STALE', details: { given: 1, current: 3 } })
  })

  it.each([
    ['weak', (tag: string) => `W/${tag}`],
    ['of another thing', (tag: string) => tag.replace('KH0001', 'KH0002')],
    ['of no thing', () => '"8c6f2b0d94e1a735"'],
    ['without its digest', (tag: string) => tag.replace(/\.[0-9a-f]{16}"/, '"')],
    ['empty', () => '""'],
  ])('never fits a tag that is %s', async (_what, made) => {
    const site = await openCase()
    const tag = await tagOf(site, '/cases/KH0001')
    const answer = await amend(site, made(tag))
    expect(answer.body).toMatchObject({
      status: 412,
      code: 'PRECONDITION_FAILED',
      details: { header: 'If-Match', current: tag },
    })
    expect(answer.headers.get('etag')).toBe(tag)
    expect((await site.get('/cases/KH0001')).body.case?.version).toBe(1)
  })

  it('tells of what may not be known what it tells of what is not there', async () => {
    for (const match of ['W/"x"', '*', '"KH0001.v1.0123456789abcdef"']) {
      const [hidden, absent] = [openSite(), openSite()]
      await act(hidden, '/cases', client)
      const send = (site: Site) =>
        site.send('POST', '/cases/KH0001/end', { as: 'uma', body: { on: '2026-02' }, headers: { 'if-match': match } })
      const [one, other] = [await send(hidden), await send(absent)]
      expect([one.status, one.text, [...one.headers]]).toEqual([404, other.text, [...other.headers]])
    }
  })

  it('holds for queries by number and version', async () => {
    const site = await openCase()
    const ask = (match: string, target = '/cases/KH0001') =>
      site.send('GET', target, { headers: { 'if-match': match } })
    expect((await ask('"KH0001.v1.0123456789abcdef"')).status).toBe(200)
    expect((await ask('*')).status).toBe(200)
    const tag = await tagOf(site, '/cases/KH0001')
    expect((await ask('"KH0001.v2.0123456789abcdef"')).body).toMatchObject({
      code: 'PRECONDITION_FAILED',
      details: { current: tag },
    })
    expect((await ask('*', '/cases')).body).toMatchObject({ code: 'INVALID_HEADER', details: { rule: 'notHere' } })
  })

  it('and a version in the body say the same, or neither is taken', async () => {
    const site = await openCase()
    const tag = await tagOf(site, '/cases/KH0001')
    expect((await amend(site, tag, { title: 'Other', version: 1 })).status).toBe(200)
    for (const version of [2, '1', null]) {
      const answer = await amend(site, tag, { title: 'Third', version })
      expect(answer.body).toMatchObject({
        status: 400,
        code: 'INVALID_HEADER',
        details: { header: 'If-Match', rule: 'differs' },
      })
    }
    expect((await amend(site, '*', { title: 'Third', version: 2 })).status).toBe(200)
    const stale = await site.send('PATCH', '/cases/KH0001', { body: { title: 'Fourth', version: 1 } })
    expect([stale.status, stale.body.code]).toEqual([412, 'STALE'])
  })

  it('is refused where a command has no version to fit', async () => {
    const site = await openCase()
    const headers = { 'if-match': '*' }
    for (const [target, body] of [
      ['/cases', client],
      ['/transfers', { batches: ['KH0001-P01'] }],
    ] as const) {
      const answer = await site.send('POST', target, { body, headers })
      expect(answer.body).toMatchObject({ code: 'INVALID_HEADER', details: { header: 'If-Match', rule: 'notHere' } })
    }
    expect((await site.get('/cases/count')).body).toEqual({ count: 1 })
  })

  it('lets one of many at once through', async () => {
    const site = await openCase()
    const tag = await tagOf(site, '/cases/KH0001')
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_none, index) => amend(site, tag, { title: `Title ${index}` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 7 }, () => 412)])
  })
})

describe('a header of tags', () => {
  it.each<[string, ReturnType<typeof readTags>]>([
    ['*', '*'],
    [' * ', '*'],
    ['"a"', [{ weak: false, tag: '"a"' }]],
    [
      'W/"a" ,\t"b,c"',
      [
        { weak: true, tag: '"a"' },
        { weak: false, tag: '"b,c"' },
      ],
    ],
    [',, "a",,', [{ weak: false, tag: '"a"' }]],
    ['"\x80é"', [{ weak: false, tag: '"\x80é"' }]],
    ['', null],
    [',', null],
    ['a', null],
    ['"a', null],
    ['"a"b', null],
    ['"a" "b"', null],
    ['w/"a"', null],
    ['W/ "a"', null],
    ['"a", *', null],
    ['"a b"', null],
    ['"a\x7f"', null],
  ])('%j', (header, tags) => expect(readTags(header)).toEqual(tags))

  it('names versions of one thing, each once', () => {
    const tags = readTags(
      '"A.v2.0123456789abcdef", "A.v2.fedcba9876543210", "B.v3.0123456789abcdef", "A.v0.0123456789abcdef"',
    )
    expect(versionsIn(tags as Exclude<typeof tags, '*' | null>, 'A')).toEqual([2])
  })

  it.each([
    ['If-Match', '"a', 'format', 400],
    ['If-Match', '', 'format', 400],
    ['If-Match', 'é', 'format', 400],
    ['If-Match', `"${'x'.repeat(3000)}"`, 'tooLong', 400],
    [
      'If-Match',
      Array.from({ length: 20 }, (_none, index) => `"KH0001.v${index + 2}.0123456789abcdef"`).join(),
      'tooLong',
      400,
    ],
    ['If-None-Match', '"a" "b"', 'format', 400],
    ['If-None-Match', `"${'x'.repeat(3000)}"`, 'tooLong', 400],
  ])('%s: %s is refused: %s', async (name, value, rule, status) => {
    const site = await openCase()
    const sending = { headers: { [name]: value } }
    const answers =
      name === 'If-Match'
        ? [await site.send('PATCH', '/cases/KH0001', { ...sending, body: { title: 'Other' } })]
        : [await site.send('GET', '/cases/KH0001', sending)]
    for (const answer of answers) {
      expect(answer.body).toMatchObject({ status, code: 'INVALID_HEADER', details: { header: name, rule } })
    }
    expect((await site.get('/cases/KH0001')).body.case?.version).toBe(1)
  })
})
