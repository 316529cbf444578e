import { httpHandler } from 'casekeep/http'
import { Hono } from 'hono'
import { mount } from 'hono/mount'
import { describe, expect, it } from 'vitest'
import { people } from '../support/people.ts'
import type { Document } from './contract.ts'
import { act, client, openSite } from './site.ts'

const opening = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(client),
}

describe('mounting', () => {
  it.each(['/api/records', '/api/records/'])('under %s', async (basePath) => {
    const { archive } = openSite()
    const handle = httpHandler(archive, { authenticate: () => people.ann, basePath })
    const at = (path: string) => new Request(`https://records.example${path}`)
    const opened = await handle(new Request('https://records.example/api/records/cases', opening))
    expect(opened.status).toBe(201)
    const location = new URL(opened.headers.get('location')!, 'https://records.example/api/records/cases')
    expect(location.pathname).toBe('/api/records/cases/KH0001')
    expect((await handle(new Request(location))).status).toBe(200)
    for (const path of ['/cases', '/api/cases', '/api/records', '/api/recordscases', '/other/api/records/cases']) {
      const answer = await handle(at(path))
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    }
    const document = (await (await handle(at('/api/records/openapi.json'))).json()) as Document
    expect(document).toMatchObject({ paths: { '/cases': {} } })
    expect(document.servers[0]?.url.replace(/\/$/, '')).toBe('/api/records')
  })

  it('keeps its contract there', async () => {
    const site = openSite({ basePath: '/api' })
    await act(site, '/cases', client)
    expect((await site.get('/cases/KH0001')).status).toBe(200)
  })

  it.each<[string, (app: Hono, handle: (request: Request) => Promise<Response>) => void, string]>([
    ['by its routes', (app, handle) => app.all('/api/*', (c) => handle(c.req.raw)), '/api'],
    ['mounted, which takes the prefix off', (app, handle) => app.all('/api/*', mount(handle)), ''],
  ])('inside another Hono application %s', async (_how, install, basePath) => {
    const { archive } = openSite()
    const app = new Hono()
    app.get('/health', (c) => c.text('well'))
    install(app, httpHandler(archive, { authenticate: () => people.ann, basePath }))
    app.notFound((c) => c.text('elsewhere', 404))

    const opened = await app.request('https://records.example/api/cases', opening)
    expect(opened.status).toBe(201)
    const location = new URL(opened.headers.get('location')!, 'https://records.example/api/cases')
    expect(location.pathname).toBe('/api/cases/KH0001')
    expect((await app.request(location)).status).toBe(200)
    const batches = 'https://records.example/api/cases/KH0001/batches'
    const documents = [{ kind: 'needs', title: 'Needs', channel: 'email' }]
    const collected = await app.request(batches, { ...opening, body: JSON.stringify({ documents }) })
    expect(new URL(collected.headers.get('location')!, batches).pathname).toBe('/api/batches/KH0001-P02')

    expect((await app.request('https://records.example/api/cases', { method: 'HEAD' })).status).toBe(200)
    expect((await app.request('https://records.example/api/cases', { method: 'DELETE' })).status).toBe(405)
    expect(await (await app.request('https://records.example/health')).text()).toBe('well')
    expect(await (await app.request('https://records.example/nothing')).text()).toBe('elsewhere')
  })

  it('serves several archives side by side', async () => {
    const [one, other] = [openSite(), openSite()]
    await act(one, '/cases', client)
    expect((await one.get('/cases/count')).body).toEqual({ count: 1 })
    expect((await other.get('/cases/count')).body).toEqual({ count: 0 })
  })
})
