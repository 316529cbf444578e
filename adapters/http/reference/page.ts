import type { AnyArchive } from '../../../src/archive.ts'
import { type Locale, locales, type Names, nameIn } from '../../../src/locales/locale.ts'
import { type Endpoint, endpointsOf } from '../endpoints.ts'
import { guide, purpose } from '../guide.ts'
import { type OpenApiOptions, openApiDocument } from '../openapi.ts'
import { areaTexts } from '../operation-texts.ts'
import { type ProblemCode, problems } from '../problems.ts'
import { type Area, areaOf } from '../things.ts'
import { type Document, isProblem, type ProblemSchema, type SecurityScheme } from './document.ts'
import { html, Markup } from './markup.ts'
import { methodBadge, operationSection, type Telling, titleOf } from './operation.ts'
import { paragraphs, prose } from './prose.ts'
import { schemaTables } from './schema-table.ts'
import { style, styleHash } from './style.ts'
import { Vocabulary } from './vocabulary.ts'
import { sayIn } from './words.ts'

export interface ReferenceOptions extends OpenApiOptions {
  /** The language of the page. Default: the policy's. */
  readonly locale?: Locale
  /** Default: as the reader's system is. */
  readonly theme?: ReferenceTheme
  /** Where its readers come from: a link at the top. */
  readonly home?: { readonly href: string; readonly name: Names }
}

export const referenceThemes = ['light', 'dark'] as const
type ReferenceTheme = (typeof referenceThemes)[number]

/** The `Content-Security-Policy` of the reference page: its one style, and nothing else at all. */
export const referencePolicy = [
  "default-src 'none'",
  `style-src '${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The OpenAPI document of an archive as a page for people: HTML without any script, in one of the three languages,
 * light or dark as the reader has it or `theme` says. `httpHandler` serves it at `/reference`, where `?language=` and
 * `?theme=` choose; a host that serves it itself sends
 * `referencePolicy` with it.
 * @example
 * new Response(referencePage(archive, { basePath: '/api', locale: 'zh-Hant' }), {
 *   headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': referencePolicy },
 * })
 */
export function referencePage(archive: AnyArchive, options: ReferenceOptions = {}): string {
  const { locale = archive.policy.locale, theme, home, ...described } = options
  const document = openApiDocument(archive, described) as Document
  const say = sayIn(locale)
  const base = (document.servers[0]?.url ?? '').replace(/\/$/, '')
  const telling: Telling = {
    document,
    policy: archive.policy,
    locale,
    naming: { say, vocabulary: new Vocabulary(archive.policy, locale), anchorOf },
    addressOf: (path) => `${base}${path}`,
  }
  const areas = byArea(endpointsOf(archive), archive)
  const title = `${document.info.title}: ${say('reference')}`
  return `<!doctype html>\n${html`<html lang="${locale}"${theme !== undefined && html` data-theme="${theme}"`}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${new Markup(style)}</style></head>
<body>
<a class="skip" href="#content">${say('skip')}</a>
<header><p class="title">${title}</p>${home !== undefined && html`<p class="home"><a href="${home.href}">${nameIn(home.name, locale)}</a></p>`}${languages(telling, theme)}</header>
<div class="columns">
${contents(areas, telling)}
<main id="content" tabindex="-1">
<h1>${document.info.title}</h1>
<p class="lead">${purpose[locale]}</p>
${overview(telling, options)}
<h2 id="operations">${say('operations')}</h2>
${[...areas].map(([area, endpoints]) => areaSection(area, endpoints, telling))}
${schemasSection(telling)}
${problemsSection(telling)}
</main>
</div>
<footer><p><a href="#contents">${say('top')}</a></p></footer>
</body></html>`}\n`
}

function byArea(endpoints: readonly Endpoint[], { operations }: AnyArchive): ReadonlyMap<Area, readonly Endpoint[]> {
  const areas = [...new Set(operations.map(({ name }) => areaOf(name)))]
  return new Map(
    areas.map((area) => {
      const own = operations.filter(({ name }) => areaOf(name) === area)
      return [area, own.flatMap(({ name }) => endpoints.filter(({ operation }) => operation.name === name))]
    }),
  )
}

function languages({ locale, naming: { say } }: Telling, theme: ReferenceTheme | undefined): Markup {
  const links = locales.map((one) => {
    const name = languageNames[one]
    const href = `?language=${one}${theme === undefined ? '' : `&theme=${theme}`}`
    return one === locale
      ? html`<li><a href="${href}" lang="${one}" hreflang="${one}" aria-current="true">${name}</a></li>`
      : html`<li><a href="${href}" lang="${one}" hreflang="${one}">${name}</a></li>`
  })
  return html`<nav aria-label="${say('language')}"><ul class="languages">${links}</ul></nav>`
}
/** Each in its own words, so that whoever reads it finds it. */
const languageNames: Readonly<Record<Locale, string>> = { en: 'English', 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文' }

function contents(areas: ReadonlyMap<Area, readonly Endpoint[]>, { locale, naming: { say } }: Telling): Markup {
  return html`<nav id="contents" class="contents" aria-label="${say('contents')}"><details open><summary>${say('contents')}</summary>
<p><a href="#overview">${say('overview')}</a></p>
${[...areas].map(
  ([area, endpoints]) =>
    html`<p><a href="#area-${area}">${areaTexts[area].title[locale]}</a></p><ul>${endpoints.map(
      (endpoint) =>
        html`<li>${methodBadge(endpoint.method)} <a href="#${endpoint.id}">${titleOf(endpoint, locale)}${
          endpoint.id !== endpoint.operation.name && html` <code>${endpoint.path}</code>`
        }</a></li>`,
    )}</ul>`,
)}
<p><a href="#schemas">${say('schemas')}</a></p>
<p><a href="#problems">${say('problems')}</a></p>
</details></nav>`
}

function overview({ document, locale, naming: { say } }: Telling, { info }: OpenApiOptions): Markup {
  const schemes = Object.entries(document.components.securitySchemes ?? {})
  return html`<section aria-labelledby="overview"><h2 id="overview">${say('overview')}</h2>
${info?.description !== undefined && paragraphs(info.description)}
<dl><div><dt>${say('policyVersion')}</dt><dd><code>${document.info.version}</code></dd></div>
<div><dt>${say('addresses')}</dt><dd>${document.servers.map(
    ({ url, description }) => html`<code>${url}</code>${description !== undefined && html` ${description}`} `,
  )}</dd></div>
<div><dt>${say('document')}</dt><dd><a href="openapi.json"><code>openapi.json</code></a></dd></div></dl>
<h3>${say('signIn')}</h3>
${
  schemes.length === 0
    ? html`<p>${say('signInHost')}</p>`
    : html`<p>${say('signInAny')}</p><dl>${schemes.map(
        ([name, scheme]) => html`<div><dt><code>${name}</code></dt><dd>${schemeText(scheme)}</dd></div>`,
      )}</dl>`
}
${guide.map(({ id, title, text }) => html`<h3 id="guide-${id}">${title[locale]}</h3>${paragraphs(text[locale])}`)}
</section>`
}

/** A security scheme in the words of OpenAPI, and the host's own. */
function schemeText({ type, scheme, in: place, name, description }: SecurityScheme): Markup {
  const words = [type, scheme, place, name].filter((word) => word !== undefined)
  return html`${words.map((word) => html`<code>${word}</code> `)}${description !== undefined && prose(description)}`
}

function areaSection(area: Area, endpoints: readonly Endpoint[], telling: Telling): Markup {
  const { title, text } = areaTexts[area]
  const { locale } = telling
  return html`<section class="area" aria-labelledby="area-${area}"><h2 id="area-${area}">${title[locale]}</h2><p>${text[locale]}</p>
${endpoints.map((endpoint) => operationSection(endpoint, telling))}</section>`
}

function schemasSection({ document, naming }: Telling): Markup {
  const { say } = naming
  const schemas = Object.entries(document.components.schemas).filter(([, schema]) => !isProblem(schema))
  return html`<section aria-labelledby="schemas"><h2 id="schemas">${say('schemas')}</h2><p>${say('schemasText')}</p>
${schemas.map(
  ([name, schema]) =>
    html`<section id="${anchorOf(name)}" aria-labelledby="${anchorOf(name)}-title"><h3 id="${anchorOf(name)}-title"><code>${name}</code></h3>${schemaTables(schema, 'out', naming, name)}</section>`,
)}</section>`
}

function problemsSection(telling: Telling): Markup {
  const { say } = telling.naming
  const schemas = Object.entries(telling.document.components.schemas)
  const all = schemas.filter((entry): entry is [string, ProblemSchema] => isProblem(entry[1]))
  return html`<section aria-labelledby="problems"><h2 id="problems">${say('problems')}</h2><p>${prose(say('problemsText'))}</p>
${all.map(([name, schema]) => problemSection(name, schema, telling))}</section>`
}

function problemSection(name: string, schema: ProblemSchema, { locale, naming }: Telling): Markup {
  const { say } = naming
  const { code, status, details } = schema.properties
  const { title } = problems[code.const as ProblemCode]
  const [example] = (schema.examples ?? []) as readonly unknown[]
  const empty = Object.keys(details.properties ?? {}).length === 0
  return html`<section id="${anchorOf(name)}" aria-labelledby="${anchorOf(name)}-title">
<h3 id="${anchorOf(name)}-title"><code>${code.const}</code> <span class="status">${status.const}</span> ${title[locale]}</h3>
${empty ? html`<p>${prose(say('noDetails'))}</p>` : schemaTables(details, 'out', naming, say('details').replaceAll('`', ''))}
${example !== undefined && html`<details class="example"><summary>${say('example')}</summary><pre><code>${JSON.stringify(example, null, 2)}</code></pre></details>`}
</section>`
}

function anchorOf(component: string): string {
  return `schema-${component}`
}
