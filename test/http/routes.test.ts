import { httpHandler, type Route, routes } from 'casekeep/http'
import { describe, expect, it } from 'vitest'
import { type AnyArchive, commandNames, type OperationName, queryNames } from '../../src/index.ts'
import { people } from '../support/people.ts'
import { act, client, each, openSite } from './site.ts'

const numbers: Readonly<Record<string, string | number>> = {
  case: 'KH0001',
  batch: 'KH0001-P01',
  document: 'KH0001-001',
  transfer: 'YJ2026-0001',
  request: 'JY2026-0001',
  item: 1,
  hold: 'DJ2026-0001',
  disposal: 'XH2026-0001',
  entry: 1,
}
const filled = (path: string) => path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(numbers[name]))
const names: readonly OperationName[] = [...commandNames, ...queryNames]

describe('routes', () => {
  it.each(names)('%s has its own, and is what runs there', async (name) => {
    const { archive } = openSite()
    const run: [OperationName, unknown][] = []
    const watched: AnyArchive = {
      ...archive,
      as: (actor) => {
        const desk = archive.as(actor)
        return {
          run: (operation, input) => {
            run.push([operation, input])
            return desk.run(operation, input)
          },
        }
      },
    }
    const handle = httpHandler(watched, { authenticate: () => people.ann })
    const { method, path, also }: Route = routes[name]
    for (const place of [path, ...(also ? [also.path] : [])]) {
      const request = new Request(`https://records.example${filled(place)}`, {
        method: method.toUpperCase(),
        ...(method !== 'get' && { body: '{}', headers: { 'content-type': 'application/json' } }),
      })
      await handle(request)
    }
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, member]) => [member, numbers[member!]])
    expect(run).toEqual([[name, Object.fromEntries(inPath)], ...(also ? [[name, {}]] : [])])
  })

  it('do not compile without one for every operation', () => {
    const { 'cases.open': _left, ...others } = routes
    // @ts-expect-error Property 'cases.open' is missing
    const incomplete: typeof routes = others
    expect(Object.keys(incomplete)).toHaveLength(names.length - 1)
  })

  it('tell fixed names from numbers', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    expect((await site.get('/cases/count')).body).toEqual({ count: 1 })
    expect((await site.get('/cases/summary')).body.groups).toMatchObject([{ category: 'client', count: 1 }])
    expect((await site.get('/possible')).body).toMatchObject({ case: null })
    expect((await site.get('/cases/KH0001/possible')).body).toEqual((await site.get('/possible?case=KH0001')).body)
  })

  it.each([
    ['DELETE', '/cases', 'OPTIONS, POST, GET, HEAD'],
    ['PUT', '/cases/KH0001', 'OPTIONS, PATCH, GET, HEAD'],
    ['POST', '/cases/count', 'OPTIONS, GET, HEAD'],
    ['PATCH', '/cases/count', 'OPTIONS, GET, HEAD'],
    ['GET', '/batches/KH0001-P01/sort', 'OPTIONS, POST'],
    ['HEAD', '/batches/KH0001-P01/sort', 'OPTIONS, POST'],
    ['POST', '/openapi.json', 'OPTIONS, GET, HEAD'],
    ['POST', '/requests/register', 'OPTIONS, GET, HEAD'],
    ['GET', '/requests/JY2026-0001/items/1/renewal', 'OPTIONS, POST'],
  ])('%s %s: 405, and which methods there are', async (method, target, allow) => {
    const answer = await openSite().send(method, target)
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow])
    if (method !== 'HEAD') {
      expect(answer.body).toMatchObject({ code: 'METHOD_NOT_ALLOWED', details: { allowed: allow.split(', ') } })
    }
  })

  it.each([
    '/',
    '/case',
    '/cases/',
    '/cases/KH0001/nothing',
    '/cases/KH0001/batches/KH0001-P01',
    '/CASES',
    '/requests/JY2026-0001/items',
    '/requests/JY2026-0001/items/1',
  ])('%s is nothing', async (target) => {
    const answer = await openSite().get(target)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect(answer.body).toMatchObject({ code: 'NO_SUCH_ROUTE' })
  })

  it('answer HEAD as GET without its body, and OPTIONS without asking who it is', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    const [head, get] = [await site.send('HEAD', '/cases/KH0001'), await site.get('/cases/KH0001')]
    expect([head.status, head.text, [...head.headers]]).toEqual([200, '', [...get.headers]])
    const options = await site.send('OPTIONS', '/cases/KH0001', { as: null })
    expect([options.status, options.headers.get('allow'), options.text]).toEqual([204, 'OPTIONS, PATCH, GET, HEAD', ''])
    expect((await site.send('OPTIONS', '/nothing', { as: null })).status).toBe(401)
  })

  it('take what is encoded, and never more than one step of a path', async () => {
    const site = openSite()
    await act(site, '/cases', client)
    expect((await site.get('/cases/%4BH0001')).status).toBe(200)
    expect((await site.get('/cases/KH0001%2Fdocuments')).body).toMatchObject({ code: 'INVALID_INPUT' })
    expect((await site.get('/cases/%E0%A4%A')).body).toMatchObject({ code: 'INVALID_INPUT' })
    expect(each(await site.get('/cases'), 'number')).toEqual(['KH0001'])
  })
})
