/** HTML that may stand as it is. Only `html` makes it, so that no text from data gets by without being escaped. */
export class Markup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: text and numbers are escaped, markup goes in as it is, lists one after another. */
export type Content = string | number | Markup | null | readonly Content[]

/**
 * Markup from a template. It is written as XML too: every element closed, every attribute quoted.
 * @example
 * html`<td>${'a < b'}</td>`.toString() // '<td>a &lt; b</td>'
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.map((part, index) => (index === 0 ? part : written(contents[index - 1]!) + part)).join(''))
}

function written(content: Content): string {
  if (content === null) return ''
  if (content instanceof Markup) return content.toString()
  if (typeof content === 'object') return content.map(written).join('')
  return escapeText(String(content))
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What neither HTML nor XML can hold, lone surrogates among it, becomes the sign for what cannot be shown. */
export function escapeText(text: string): string {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD').replace(/[&<>"']/g, (sign) => entities[sign]!)
}
