import { routes } from 'casekeep/http'
import { describe, expect, it } from 'vitest'
import { queryNames } from '../../src/index.ts'
import { act, client, each, openSite, type Site } from './site.ts'

/** Follows the links of a list from its first page, and gives the items of each page. */
async function follow(site: Site, first: string, member: string): Promise<readonly (readonly unknown[])[]> {
  const pages: (readonly unknown[])[] = []
  let at: string | null = `https://records.example${first}`
  while (at !== null) {
    const { pathname, search }: URL = new URL(at)
    const answer = await site.get(`${pathname}${search}`)
    expect(answer.status).toBe(200)
    pages.push(each(answer, member))
    const link = answer.headers.get('link')
    expect(link === null).toBe(answer.body.next === null)
    const [, target] = /^<([^>]*)>; rel="next"$/.exec(link ?? '') ?? []
    if (link !== null) expect(target).toBeDefined()
    at = target === undefined ? null : new URL(target, at).href
  }
  return pages
}

describe('Link', () => {
  it('leads from page to page, with what was asked', async () => {
    const site = openSite()
    for (const title of ['A & B', 'A & C', 'B', 'A & D']) await act(site, '/cases', { ...client, title })
    const titles = await follow(site, `/cases?limit=2&title=${encodeURIComponent('A &')}`, 'title')
    expect(titles).toEqual([['A & D', 'A & C'], ['A & B']])
    const condition = encodeURIComponent(JSON.stringify([{ field: 'code', equals: 'ALFKI' }]))
    const found = await follow(site, `/cases?category=client&limit=3&fields=${condition}`, 'number')
    expect(found).toEqual([['KH0004', 'KH0003', 'KH0002'], ['KH0001']])
    expect((await follow(site, '/cases/KH0001/history?limit=1', 'position')).flat()).toEqual([1])
  })

  it('is a relative address, right wherever the handler is mounted', async () => {
    const site = openSite({ basePath: '/api/records' })
    for (let count = 0; count < 2; count++) await act(site, '/cases', client)
    const { headers } = await site.get('/cases?limit=1')
    expect(headers.get('link')).toMatch(/^<\?limit=1&after=[\w-]+>; rel="next"$/)
  })

  it('replaces the place where a page began', async () => {
    const site = openSite()
    for (let count = 0; count < 3; count++) await act(site, '/cases', client)
    const first = await site.get('/cases?limit=1')
    const second = await site.get(`/cases?after=${first.body.next}&limit=1`)
    expect(second.headers.get('link')?.match(/after=/g)).toHaveLength(1)
    expect(second.headers.get('link')).toContain(`after=${second.body.next}`)
  })

  it('is described for every list, and for nothing else', () => {
    const { document } = openSite().contract
    for (const name of queryNames) {
      const operation = document.paths[routes[name].path]?.get
      const { next } = (operation?.responses['200']?.content?.['application/json']?.schema.properties ?? {}) as {
        next?: unknown
      }
      expect('Link' in (operation?.responses['200']?.headers ?? {}), name).toBe(next !== undefined)
    }
  })
})
