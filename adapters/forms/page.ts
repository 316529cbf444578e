import { codeOf } from './code.ts'
import { type Content, html, Markup } from './markup.ts'
import type { Speaker } from './speaker.ts'
import { styleSheet } from './style-sheet.ts'

interface Page {
  readonly title: string
  /** Null of what has no number of its own, such as a register. */
  readonly number: string | null
  readonly company: string | undefined
  readonly across?: boolean
}

/** A whole document: nothing in it is loaded from elsewhere, and nothing in it runs; it says so to the browser too. */
export function page({ title, number, company, across = false }: Page, speaker: Speaker, body: Content): string {
  const style = styleSheet({ locale: speaker.locale, across, running: [title, number ?? ''].join(' ').trim() })
  const document = html`<!DOCTYPE html>
<html lang="${speaker.locale}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width"/>
<title>${[title, number ?? ''].join(' ').trim()}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<header>
<div>${company ? html`<p class="company" style="margin:0">${company}</p>` : null}<h1>${title}</h1>${
    number === null ? null : html`<span class="number">${speaker.labeled(speaker.term('label.number'), number)}</span>`
  }</div>
${number === null ? null : codeOf(number, `${speaker.word('codeOf')}${speaker.locale === 'en' ? ' ' : ''}${number}`)}
</header>
${body}
</main>
</body>
</html>
`
  return document.toString()
}

/** A fact of a form: what it is called, and what it is. A wide one has a row of its own. */
export interface Fact {
  readonly label: string
  readonly value: Content
  readonly wide?: boolean
}

/** Facts, two beside each other where they fit. */
export function factTable(facts: readonly Fact[]): Markup {
  const rows: Fact[][] = []
  for (const fact of facts) {
    const last = rows.at(-1)
    if (!fact.wide && last?.length === 1 && !last[0]!.wide) last.push(fact)
    else rows.push([fact])
  }
  return html`<table class="facts"><colgroup><col style="width:17%"/><col style="width:33%"/><col style="width:17%"/><col style="width:33%"/></colgroup><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map(({ label, value }) =>
        row.length === 1
          ? html`<th scope="row">${label}</th><td class="long" colspan="3">${value}</td>`
          : html`<th scope="row">${label}</th><td class="long">${value}</td>`,
      )}</tr>`,
  )}</tbody></table>`
}

export interface ListColumn<Line> {
  readonly heading: string
  /** Share of the width, beside those of the others. */
  readonly share: number
  readonly cell: (line: Line) => Content
  readonly look?: 'count' | 'small' | 'signs'
}

const fewLines = 4

/** A list with a heading that every page repeats; as wide as the page, whatever is in it. */
export function listTable<Line>(
  columns: readonly ListColumn<Line>[],
  lines: readonly Line[],
  { compact = false, foot = null as Content } = {},
): Markup {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => html`<col style="width:${((share / whole) * 100).toFixed(2)}%"/>`)
  // A few lines stay together; a table longer than a page could not.
  const kind = ['list', ...(compact ? ['compact'] : []), ...(lines.length <= fewLines ? ['whole'] : [])].join(' ')
  return html`<table class="${kind}"><colgroup>${widths}</colgroup><thead><tr>${columns.map(
    ({ heading }) => html`<th scope="col">${heading}</th>`,
  )}</tr></thead><tbody>${lines.map(
    (line) =>
      html`<tr>${columns.map(({ cell, look = 'plain' }) => html`<td class="${look}">${cell(line)}</td>`)}</tr>\n`,
  )}${foot}</tbody></table>`
}

/** Boxes to tick, those that hold ticked. */
export function choices(named: readonly (readonly [string, boolean])[]): Markup {
  return html`<div class="choices">${named.map(
    ([label, ticked]) => html`<span class="${ticked ? 'choice ticked' : 'choice'}">${label}</span>`,
  )}</div>`
}
