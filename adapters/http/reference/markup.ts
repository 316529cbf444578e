/** A piece of HTML that is ready to stand in a page. */
export class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: text is escaped, nothing is left out but what is not there. */
export type Child = Markup | string | number | false | null | undefined | readonly Child[]

/**
 * HTML from a template. Whatever is put into it is text, in an element or in a quoted attribute, unless it is markup.
 * @example
 * html`<p title="${'"'}">${'<script>'}</p>`.toString() // '<p title="&quot;">&lt;script&gt;</p>'
 */
export function html(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  return new Markup(strings.reduce((text, string, index) => `${text}${written(children[index - 1])}${string}`))
}

function written(child: Child): string {
  if (child === false || child === null || child === undefined) return ''
  if (Array.isArray(child)) return child.map(written).join('')
  return child instanceof Markup ? child.toString() : escaped(String(child))
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
