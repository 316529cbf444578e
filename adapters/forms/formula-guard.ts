/**
 * What a spreadsheet may take for a formula, at the beginning of a cell (OWASP, "CSV injection"): the signs themselves,
 * their full-width and small forms, which input methods turn into them, and what ends a cell or a line. Blanks and what
 * is not seen may stand before them, since programs trim; so may apostrophes, since the guard is one.
 */
const blanks = String.raw`[\s\p{Z}\p{Cc}\p{Cf}]*`
const sign = String.raw`[=+\-@\t\r\n\u2212\uFE62\uFE63\uFE66\uFE6B\uFF1D\uFF0B\uFF0D\uFF20]`
const dangerous = new RegExp(`^'*${blanks}${sign}`, 'u')
const guarded = new RegExp(`^'+${blanks}${sign}`, 'u')

/**
 * A text as it may stand in a cell of a CSV file: one that a spreadsheet would take for a formula gets an apostrophe
 * before it, which spreadsheets know as "this is text". `unguardCell` takes exactly that away again.
 * @example
 * guardCell('=HYPERLINK("…")') // '\'=HYPERLINK("…")'
 * guardCell('安娜')             // '安娜'
 */
export function guardCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/**
 * The text that a cell of a register was made from: `unguardCell(guardCell(text))` is `text`, whatever it is.
 * @example
 * unguardCell("'-12") // '-12'
 */
export function unguardCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell
}
