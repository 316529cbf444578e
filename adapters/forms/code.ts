import { encode } from 'uqr'
import { html, type Markup } from './markup.ts'

/** Light modules around a code, by which readers find it (ISO/IEC 18004). */
const quietZone = 4

/** A number as a QR code: one path, drawn by whatever shows the page. `label` is what those hear who do not see it. */
export function codeOf(number: string, label: string): Markup {
  // A lone surrogate is in no encoding; what is no text is no number, and a form of it is still a form.
  const { data, size } = encode(number.replace(/\p{Cs}/gu, '\uFFFD'), { ecc: 'M', border: quietZone })
  const bars = data.flatMap((row, y) => barsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`))
  const box = `0 0 ${size} ${size}`
  return html`<svg class="code" xmlns="http://www.w3.org/2000/svg" viewBox="${box}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path fill="#000" d="${bars.join('')}"/></svg>`
}

/** Where dark modules stand beside each other: from where, and how many. */
function barsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const bars: (readonly [number, number])[] = []
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    bars.push([from, x - from + 1])
  }
  return bars
}
