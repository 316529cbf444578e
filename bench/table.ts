/** Columns of one width; cells that begin with a digit stand at the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))))
  return rows
    .map((row) =>
      row
        .map((cell, at) => {
          const blanks = ' '.repeat(widths[at]! - widthOf(cell))
          return /^\d/.test(cell) ? blanks + cell : cell + blanks
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const widthOf = (text: string) => [...text].length
