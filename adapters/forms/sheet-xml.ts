import type { Cell } from './cells.ts'

/** Styles of a cell, by their place in `styles.xml`. */
export const styles = { plain: 0, heading: 1, text: 2, day: 3, moment: 4 } as const

/** More does not fit into a cell: Excel calls the file damaged. */
const longest = 32_767
const millisecondsPerDay = 86_400_000
/** Day 0 of a spreadsheet. Excel takes 1900 for a leap year, so that days before 1 March 1900 are written as text. */
const dayZero = Date.UTC(1899, 11, 30)
const firstDay = '1900-03-01'

/**
 * Text of XML. What XML cannot hold is written as OOXML writes it, `_x0007_`; and what only looks like that gets its
 * first sign written so, or it would be read as the other (ECMA-376, ST_Xstring). A lone surrogate has no such form.
 */
export function xmlText(text: string): string {
  return text
    .replace(/_x[0-9a-f]{4}_/gi, (like) => `_x005F${like}`)
    .replace(/(?![\t\n])[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => `_x${hex(sign)}_`)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}

/** `A`, `Z`, `AA`. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}

export function textCell(reference: string, text: string, style: number): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(fitted(text))}</t></is></c>`
}

function fitted(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** A cell of a row: text is text in every program, whatever it begins with, and stays it when it is edited. */
export function cellXml(reference: string, cell: Cell): string {
  switch (cell.as) {
    case 'text':
      return textCell(reference, cell.text, styles.text)
    case 'number':
      return `<c r="${reference}" s="${styles.plain}"><v>${cell.number}</v></c>`
    case 'day':
      return cell.day < firstDay
        ? textCell(reference, cell.day, styles.text)
        : dated(reference, cell.day, '00:00', styles.day)
    case 'moment':
      return cell.day < firstDay
        ? textCell(reference, `${cell.day} ${cell.time}`, styles.text)
        : dated(reference, cell.day, cell.time, styles.moment)
    case 'nothing':
      return ''
  }
}

function dated(reference: string, day: string, time: string, style: number): string {
  const days = (Date.parse(`${day}T${time}:00Z`) - dayZero) / millisecondsPerDay
  return `<c r="${reference}" s="${style}"><v>${days}</v></c>`
}
