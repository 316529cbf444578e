import type { AnyArchive } from '../../src/archive.ts'
import { CasekeepError } from '../../src/errors.ts'
import { type Locale, locales } from '../../src/locales/locale.ts'
import { includesTag, textTag } from './entity-tags.ts'
import { type OpenApiOptions, openApiDocument } from './openapi.ts'
import { tagsIn } from './preconditions.ts'
import { type ReferenceOptions, referencePage, referencePolicy, referenceThemes } from './reference/page.ts'
import { headersOf, unchanged } from './respond.ts'

type Describe = (request: Request, locale: Locale) => Response

/** Where the operations themselves are described: for programs, and for people. */
export function descriptionsOf(
  archive: AnyArchive,
  options: OpenApiOptions & Pick<ReferenceOptions, 'home'>,
): ReadonlyMap<string, Describe> {
  const document = once(() => JSON.stringify(openApiDocument(archive, options)))
  const pages = new Map<string, string>()
  const page = (locale: Locale, theme: ReferenceOptions['theme']) => {
    const key = `${locale} ${theme}`
    const made = pages.get(key) ?? referencePage(archive, { ...options, locale, ...(theme && { theme }) })
    pages.set(key, made)
    return made
  }
  return new Map<string, Describe>([
    ['/openapi.json', (request) => given(request, document(), headersOf('application/json'))],
    [
      '/reference',
      (request, locale) => {
        const language = chosen(request, 'language', locales) ?? locale
        return given(request, page(language, chosen(request, 'theme', referenceThemes)), {
          ...headersOf('text/html; charset=utf-8'),
          'content-language': language,
          'content-security-policy': referencePolicy,
          'referrer-policy': 'no-referrer',
        })
      },
    ],
  ])
}

/** What the address asks for, as the links of the page do. */
function chosen<T extends string>(request: Request, name: string, possible: readonly T[]): T | undefined {
  const asked = new URL(request.url).searchParams.get(name)
  const known = possible.find((one) => one === asked)
  if (asked === null || known !== undefined) return known
  const issue = { path: [name], rule: 'choice', message: 'is not one of the possible values', accepted: possible }
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
