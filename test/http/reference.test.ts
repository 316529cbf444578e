import { createHash } from 'node:crypto'
import { type OpenApiOptions, openApiDocument, problemCodes, referencePage, referencePolicy } from 'casekeep/http'
import { memoryAdapter } from 'casekeep/memory'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { endpointsOf } from '../../adapters/http/endpoints.ts'
import { memberTexts } from '../../adapters/http/member-texts.ts'
import { translations } from '../../adapters/http/reference/vocabulary.ts'
import { whoMay } from '../../adapters/http/who-may.ts'
import { demoPolicy } from '../../examples/server/demo/policy.ts'
import {
  type AnyArchive,
  createArchive,
  defineCategory,
  type Locale,
  locales,
  nameIn,
  type Policy,
  standardPolicy,
  term,
} from '../../src/index.ts'
import type { Document } from './contract.ts'
import { openSite } from './site.ts'

const archiveOf = (policy: unknown): AnyArchive => createArchive({ policy: policy as Policy, storage: memoryAdapter() })
const demo = archiveOf(demoPolicy())
const options: OpenApiOptions = { basePath: '/api', securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }
const pages = Object.fromEntries(
  locales.map((locale) => [locale, referencePage(demo, { ...options, locale })]),
) as Readonly<Record<Locale, string>>
const unescaped = (text: string) =>
  text.replaceAll(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
/** A page is too long to be printed where it lacks something. */
const expectIn = (page: string, text: string) => expect(page.includes(text), text).toBe(true)
const sectionOf = (page: string, id: string) =>
  page.slice(page.indexOf(`<section class="operation" id="${id}"`)).split('</section>')[0]!

describe.each(locales)('the reference in %s', (locale) => {
  const page = pages[locale]

  it('tells of every operation where it is, what it is called and who may', () => {
    for (const endpoint of endpointsOf(demo)) {
      const { id, method, path, operation } = endpoint
      const section = sectionOf(page, id)
      expect(section, id).toContain(
        `<span class="method ${method}">${method.toUpperCase()}</span> <code>/api${path}</code>`,
      )
      expect(unescaped(section), id).toContain(term(`operation.${operation.name}`, locale))
      expect(unescaped(section), id).toContain(whoMay(operation.name, demo.policy, locale))
      expect(section.includes('<details class="example">'), id).toBe(true)
      expect(section, id).toContain('#schema-InvalidInputProblem')
    }
  })

  it('tells of every error, and names every category, field and kind of document', () => {
    for (const code of problemCodes) expectIn(page, `<code>${code}</code> <span class="status">`)
    const text = unescaped(page)
    for (const category of Object.values(demo.policy.categories)) {
      const named = [
        category.names,
        ...Object.values(category.fieldNames),
        ...Object.values(category.kinds).map((kind) => kind.names),
      ]
      for (const names of named) expectIn(text.toLowerCase(), nameIn(names, locale).toLowerCase())
    }
  })

  it('leads nowhere that is not there, and has each name once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const links = [...page.matchAll(/ href="([^"]+)"/g)].map(([, href]) => href!)
    for (const href of new Set(links)) {
      if (href.startsWith('#')) expect(ids).toContain(href.slice(1))
      else expect(href).toMatch(/^(\?language=(en|zh-Hans|zh-Hant)|openapi\.json)$/)
    }
    for (const [, labels] of page.matchAll(/ aria-labelledby="([^"]+)"/g)) expect(ids).toContain(labels)
  })

  it('asks nothing of anybody: no script, no handler, no style but its own, nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|<form|<object|\son\w+=|\sstyle=|javascript:|url\(|@import/i)
    expect(page.match(/<style>/g)).toHaveLength(1)
  })
})

describe('the words of the reference', () => {
  it('are there in every language for whatever the schemas describe', () => {
    const described = new Set<string>()
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [key, member] of Object.entries(value)) {
        if (key === 'description' && typeof member === 'string') described.add(member)
        else if (key !== 'example' && key !== 'examples') visit(member)
      }
    }
    const document = openApiDocument(archiveOf(standardPolicy())) as Document
    visit(document.components.schemas)
    for (const operation of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
      visit(operation.requestBody?.content)
      visit(operation.parameters)
      for (const { content } of Object.values(operation.responses)) visit(content)
    }
    expect([...described].filter((text) => !translations.has(text))).toEqual([])
    for (const [english, texts] of translations) {
      expect(texts.en).toBe(english)
      if (/\p{L}{3}/u.test(english.replaceAll(/`[^`]*`/g, '')) && !/^(YYYY|UTC)/.test(english)) {
        expect(texts['zh-Hans'] + texts['zh-Hant'], english).toMatch(/\p{Script=Han}/u)
      }
    }
  })

  it('name members that there are', () => {
    const { schemas } = (openApiDocument(demo) as Document).components
    for (const [component, texts] of Object.entries(memberTexts)) {
      const [schema] = [schemas[`${component}_client`] ?? schemas[component]]
      expect(Object.keys((schema?.properties ?? {}) as object), component).toEqual(
        expect.arrayContaining(Object.keys(texts)),
      )
    }
  })
})

describe('whatever a host and a policy say', () => {
  const nasty = `"><script>alert('1')</script>&amp;`
  const names = { en: nasty, 'zh-Hans': nasty, 'zh-Hant': nasty }
  const category = defineCategory({
    prefix: 'EV',
    names,
    fields: z.object({
      evil: z.enum([nasty, 'plain']).meta({ description: nasty }),
    }),
    fieldNames: { evil: names },
    valueNames: { evil: { plain: names } },
    documents: { letter: { names } },
    departments: 'any',
  })

  it.each(locales)('is text in the page (%s)', (locale) => {
    const page = referencePage(archiveOf(standardPolicy({ categories: { evil: category } })), {
      locale,
      title: nasty,
      version: nasty,
      info: { description: `${nasty}\n\n\`${nasty}\`` },
      servers: [{ url: nasty, description: nasty }],
      securitySchemes: { [nasty]: { type: 'http', scheme: nasty, description: nasty } },
    })
    expect(page.match(/<script/)).toBeNull()
    expect(unescaped(page).split(nasty).length).toBeGreaterThan(12)
  })
})

describe('served', () => {
  it('it comes with a policy that allows its style, and nothing else', async () => {
    const { headers, text, status } = await openSite().get('/reference')
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    const [, style] = /<style>([\s\S]*)<\/style>/.exec(text)!
    const hash = createHash('sha256').update(style!).digest('base64')
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(referencePolicy).toBe(headers.get('content-security-policy'))
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('it is the page of the document, in the language of whoever reads', async () => {
    const site = openSite()
    const english = await site.get('/reference')
    expect(english.text).toBe(referencePage(site.archive, { locale: 'en' }))
    expect(english.headers.get('content-language')).toBe('en')
    const asked = await site.send('GET', '/reference', { headers: { 'accept-language': 'zh-TW' } })
    expect([asked.headers.get('content-language'), asked.text.includes('<html lang="zh-Hant">')]).toEqual([
      'zh-Hant',
      true,
    ])
    const own = await site.send('GET', '/reference', { locale: 'zh-Hans' })
    expect(own.headers.get('content-language')).toBe('zh-Hans')
    const chosen = await site.send('GET', '/reference?language=en', {
      locale: 'zh-Hans',
      headers: { 'accept-language': 'zh' },
    })
    expect(chosen.text).toBe(english.text)
    const wrong = await site.get('/reference?language=fr')
    expect(wrong.body).toMatchObject({
      code: 'INVALID_INPUT',
      details: { errors: [{ pointer: '/language', rule: 'choice', accepted: [...locales] }] },
    })
  })

  it('it is light or dark as its address says, and stays so in another language', async () => {
    const site = openSite()
    const dark = await site.get('/reference?language=en&theme=dark')
    expect(dark.text).toBe(referencePage(site.archive, { locale: 'en', theme: 'dark' }))
    expect(dark.text).toContain('<html lang="en" data-theme="dark">')
    expect(dark.text).toContain('href="?language=zh-Hans&#38;theme=dark"')
    const wrong = await site.get('/reference?theme=blue')
    expect(wrong.body).toMatchObject({
      code: 'INVALID_INPUT',
      details: { errors: [{ pointer: '/theme', rule: 'choice', accepted: ['light', 'dark'] }] },
    })
  })

  it('it leads back to where the host says that its readers come from', () => {
    const { archive } = openSite()
    const name = { en: 'Back to <HR>', 'zh-Hans': '返回人事', 'zh-Hant': '返回人事系統' }
    const home = { href: '/hr?a=1&b="2"', name }
    const link = (locale: Locale) => /<p class="home">(.*?)<\/p>/.exec(referencePage(archive, { locale, home }))?.[1]
    expect(link('en')).toBe('<a href="/hr?a=1&#38;b=&#34;2&#34;">Back to &#60;HR&#62;</a>')
    expect(link('zh-Hant')).toContain('>返回人事系統</a>')
    expect(referencePage(archive)).not.toContain('class="home"')
  })

  it.each(['/reference', '/openapi.json'])('%s is answered 304 while it is the same', async (target) => {
    const site = openSite()
    const { headers } = await site.get(target)
    const again = await site.send('GET', target, { headers: { 'if-none-match': headers.get('etag')! } })
    expect([again.status, again.text]).toEqual([304, ''])
    const other = await site.send('GET', `${target}?language=zh-Hant`, {
      headers: { 'if-none-match': headers.get('etag')! },
    })
    expect(other.status).toBe(target === '/reference' ? 200 : 304)
  })

  it.each(['/reference', '/openapi.json'])(
    '%s is for who is signed in, unless the host says for everybody',
    async (target) => {
      expect((await openSite().send('GET', target, { as: null })).status).toBe(401)
      const open = openSite({ describedTo: 'everybody' })
      const answer = await open.send('GET', target, { as: null })
      expect(answer.status).toBe(200)
      expect((await open.send('GET', `${target}/more`, { as: null })).status).toBe(401)
      expect((await open.send('GET', '/cases', { as: null })).status).toBe(401)
      const wrong = await open.send('GET', target, { as: null, headers: { 'if-none-match': '"' } })
      expect(wrong.body).toMatchObject({ code: 'INVALID_HEADER' })
    },
  )
})
