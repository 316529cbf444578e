/** A table in Markdown with its columns in line, as the formatter keeps it: full-width characters count as two. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => widthOf(row[column]!))))
  const line = (cells: readonly string[], filler: string) =>
    `| ${cells.map((cell, column) => cell + filler.repeat(widths[column]! - widthOf(cell))).join(' | ')} |`
  const [first, ...others] = all.map((row) => line(row, ' '))
  const rule = line(
    head.map(() => ''),
    '-',
  )
  return [first, rule, ...others].join('\n')
}

/** How many columns of a terminal a text fills. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (fullWidth.test(character) ? 2 : 1), 0)
}
const fullWidth = /[\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6]/
