import type { Locale } from '../../../src/locales/locale.ts'
import { term } from '../../../src/locales/terms.ts'
import type { Policy } from '../../../src/policy/policy.ts'
import type { Endpoint } from '../endpoints.ts'
import { requestHeaders, responseHeaders } from '../known-headers.ts'
import { operationTexts } from '../operation-texts.ts'
import { whoMay } from '../who-may.ts'
import {
  componentsOf,
  type Document,
  isProblem,
  isReference,
  type OperationObject,
  type Parameter,
} from './document.ts'
import { html, type Markup } from './markup.ts'
import { paragraphs, prose } from './prose.ts'
import { calledAs, innerRows, meaning, type Naming, schemaTables } from './schema-table.ts'
import type { Word } from './words.ts'

/** What all operations of a page are told with. */
export interface Telling {
  readonly document: Document
  readonly policy: Policy
  readonly locale: Locale
  readonly naming: Naming
  /** The address of a path of the document. */
  readonly addressOf: (path: string) => string
}

/** What an operation is called. */
export function titleOf({ operation }: Endpoint, locale: Locale): string {
  return term(`operation.${operation.name}`, locale)
}

export function methodBadge(method: string): Markup {
  return html`<span class="method ${method}">${method.toUpperCase()}</span>`
}

/** One operation, from what it is for to how it can fail. */
export function operationSection(endpoint: Endpoint, telling: Telling): Markup {
  const { document, policy, locale, naming, addressOf } = telling
  const { say } = naming
  const { id, path, method, operation } = endpoint
  const described = document.paths[path]![method]!
  const parameters = described.parameters.map((one) => (isReference(one) ? resolved(one.$ref, document) : one))
  const body = described.requestBody?.content['application/json']
  const [status, answer] = Object.entries(described.responses).find(([code]) => code.startsWith('2'))!
  const content = answer.content?.['application/json']
  const title = titleOf(endpoint, locale)
  return html`<section class="operation" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${title} <code class="id">${id}</code></h3>
<p class="address">${methodBadge(method)} <code>${addressOf(path)}</code></p>
${paragraphs(operationTexts[operation.name][locale])}
<p><strong>${say('whoMay')}</strong> ${whoMay(operation.name, policy, locale)}</p>
${parameters.length > 0 && html`<h4>${say('parameters')}</h4>${parameterTable(parameters, title, telling)}`}
${body !== undefined && html`<h4>${say('body')} <code>application/json</code></h4>${schemaTables(body.schema, 'in', naming, `${title}: ${say('body')}`)}`}
<h4>${say('answer')} <code>${status}</code></h4>
${content !== undefined && schemaTables(content.schema, 'out', naming, `${title}: ${say('answer')}`)}
${headersOf(answer.headers ?? {}, telling)}
${described.responses['304'] !== undefined && html`<p>${say('notModified')}</p>`}
${examples(endpoint, body?.example, content?.example, parameters, telling)}
<h4>${say('errors')}</h4>
${errorsOf(described, telling)}
</section>`
}

function resolved(ref: string, { components }: Document): Parameter {
  return components.parameters[ref.slice(ref.lastIndexOf('/') + 1)]!
}

const places: { readonly [P in Parameter['in']]: Word } = { path: 'path', query: 'query', header: 'header' }

function parameterTable(parameters: readonly Parameter[], title: string, { locale, naming }: Telling): Markup {
  const { say } = naming
  const rows = parameters.map((parameter) => {
    const { name, in: place, required, description, content } = parameter
    const json = content?.['application/json']
    const schema = { ...(json?.schema ?? parameter.schema), ...(description !== undefined && { description }) }
    const header =
      place === 'header' && Object.hasOwn(requestHeaders, name)
        ? requestHeaders[name as keyof typeof requestHeaders]
        : null
    const said =
      header === null
        ? html`${meaning(name, schema, naming)}${json !== undefined && html`<span class="text bounds">${say('asJson')}</span>`}`
        : html`<span class="text">${prose(header.text[locale])}</span>`
    return html`<tr><th scope="row"><code>${name}</code>${place !== 'header' && calledAs(name, naming.vocabulary.member(name, false, null))} <span class="place">${say(places[place])}</span> ${required && html`<span class="required">${say('required')}</span>`}</th><td>${said}</td></tr>${innerRows(schema, naming)}`
  })
  return html`<table><caption class="hidden">${title}: ${say('parameters')}</caption><thead><tr><th scope="col">${say('member')}</th><th scope="col">${say('meaning')}</th></tr></thead><tbody>${rows}</tbody></table>`
}

function headersOf(headers: Readonly<Record<string, unknown>>, { locale, naming }: Telling): Markup | false {
  const known = Object.keys(headers).filter((name) =>
    Object.hasOwn(responseHeaders, name),
  ) as (keyof typeof responseHeaders)[]
  if (known.length === 0) return false
  return html`<p class="caption">${naming.say('answerHeaders')}</p><dl>${known.map((name) => html`<div><dt><code>${name}</code></dt><dd>${prose(responseHeaders[name].text[locale])}</dd></div>`)}</dl>`
}

function examples(
  { method, path }: Endpoint,
  body: unknown,
  answer: unknown,
  parameters: readonly Parameter[],
  { naming, addressOf }: Telling,
): Markup | false {
  if (answer === undefined) return false
  const { say } = naming
  const query = parameters.flatMap((parameter) => {
    const example = parameter.example ?? parameter.content?.['application/json']?.example
    if (parameter.in !== 'query' || example === undefined) return []
    return [`${parameter.name}=${encodeURIComponent(typeof example === 'string' ? example : JSON.stringify(example))}`]
  })
  const place = parameters.reduce(
    (text, { name, in: where, example }) => (where === 'path' ? text.replace(`{${name}}`, String(example)) : text),
    addressOf(path),
  )
  const line = `${method.toUpperCase()} ${place}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const request =
    body === undefined ? line : `${line}\ncontent-type: application/json\n\n${JSON.stringify(body, null, 2)}`
  return html`<details class="example"><summary>${say('example')}</summary>
<p class="caption">${say('exampleRequest')}</p><pre><code>${request}</code></pre>
<p class="caption">${say('exampleAnswer')}</p><pre><code>${JSON.stringify(answer, null, 2)}</code></pre></details>`
}

/** The codes that it can be refused with, by their status. */
function errorsOf({ responses }: OperationObject, { document, naming }: Telling): Markup {
  const rows = Object.entries(responses).flatMap(([status, { content }]) => {
    const schema = content?.['application/problem+json']?.schema
    if (schema === undefined || status === 'default') return []
    const codes = componentsOf(schema).flatMap((name) => {
      const component = document.components.schemas[name]
      return component !== undefined && isProblem(component) ? [[name, component.properties.code.const] as const] : []
    })
    return [
      html`<div><dt><code>${status}</code></dt><dd>${codes.map(
        ([name, code], index) => html`${index > 0 && ', '}<a href="#${naming.anchorOf(name)}"><code>${code}</code></a>`,
      )}</dd></div>`,
    ]
  })
  return html`<dl class="errors">${rows}</dl>`
}
