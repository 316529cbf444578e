import fc from 'fast-check'

/** A cell that a spreadsheet would take for a formula, in other words than the guard's own. */
export const formula = /^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', "'", '"', ',', ';', '<', '&', ']]>', '</style>', '_x0041_']
const blanks = [
  '\t',
  '\r',
  '\n',
  '\r\n',
  ' ',
  '\u3000',
  '\u200B',
  '\uFEFF',
  '\u0000',
  '\u000B',
  '\uFFFE',
  '\uD800',
  '\u0085',
]
const part = fc.constantFrom(...signs, ...blanks, '1', '安', '😀')

/** Texts that some kind of file may take for something else than text. */
export function hostile(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc
      .tuple(fc.array(part, { maxLength: 3 }), fc.string({ maxLength: 12 }))
      .map(([start, text]) => start.join('') + text),
  )
}
