import type { AnyArchive } from '../../src/archive.ts'
import { CasekeepError } from '../../src/errors.ts'
import { type Locale, locales } from '../../src/locales/locale.ts'
import { includesTag, textTag } from './entity-tags.ts'
import { type OpenApiOptions, openApiDocument } from './openapi.ts'
import { tagsIn } from './preconditions.ts'
import { referencePage, referencePolicy } from './reference/page.ts'
import { headersOf, unchanged } from './respond.ts'

type Describe = (request: Request, locale: Locale) => Response

/** Where the operations themselves are described: for programs, and for people. */
export function descriptionsOf(archive: AnyArchive, options: OpenApiOptions): ReadonlyMap<string, Describe> {
  const document = once(() => JSON.stringify(openApiDocument(archive, options)))
  const pages = new Map(
    locales.map((locale) => [locale, once(() => referencePage(archive, { ...options, locale }))] as const),
  )
  return new Map<string, Describe>([
    ['/openapi.json', (request) => given(request, document(), headersOf('application/json'))],
    [
      '/reference',
      (request, locale) => {
        const language = chosen(request) ?? locale
        return given(request, pages.get(language)!(), {
          ...headersOf('text/html; charset=utf-8'),
          'content-language': language,
          'content-security-policy': referencePolicy,
          'referrer-policy': 'no-referrer',
        })
      },
    ],
  ])
}

/** The language that the address asks for, as the links of the page do. */
function chosen(request: Request): Locale | null {
  const language = new URL(request.url).searchParams.get('language')
  const known = locales.find((locale) => locale === language)
  if (language === null || known !== undefined) return known ?? null
  const issue = { path: ['language'], rule: 'choice', message: 'is not one of the languages', accepted: locales }
  throw new CasekeepError('INVALID_INPUT', { issues: [issue] })
}

function given(request: Request, text: string, headers: Readonly<Record<string, string>>): Response {
  const tag = textTag(text)
  const tags = tagsIn(request.headers, 'If-None-Match')
  return tags !== null && includesTag(tags, tag)
    ? unchanged(tag)
    : new Response(text, { headers: { ...headers, etag: tag } })
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => {
    made ??= make()
    return made
  }
}
