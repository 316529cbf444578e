import { html, type Markup } from './markup.ts'

/** Text in which code stands in backticks. */
export function prose(text: string): readonly (Markup | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))
}

/** The same of several paragraphs, parted by empty lines. */
export function paragraphs(text: string): readonly Markup[] {
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p>${prose(paragraph)}</p>`)
}
