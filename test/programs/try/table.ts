/** Rows as one text each, in columns: the first ones to the left, the others, which are figures, to the right. */
export function table(rows: readonly (readonly string[])[], toTheLeft = 1): readonly string[] {
  const widths = rows[0]!.map((_cell, at) => Math.max(...rows.map((row) => row[at]!.length)))
  return rows.map((row) =>
    row.map((cell, at) => (at < toTheLeft ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  )
}
