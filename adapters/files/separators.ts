export const separators = [',', ';', '\t'] as const
/** What stands between two cells of a row. */
export type Separator = (typeof separators)[number]

/** What a heading goes on for at most, in characters, until it is given up. */
const mostOfHeading = 1 << 20

/**
 * The same text, the first piece of which holds the whole heading: whatever looks for its separator finds the same
 * however the text comes.
 */
export async function* headingFirst(texts: AsyncIterable<string>): AsyncGenerator<string> {
  const heading = new Heading()
  let held = ''
  let whole = false
  for await (const text of texts) {
    if (whole) yield text
    else {
      held += text
      whole = heading.endsIn(text)
      if (whole) yield held
    }
  }
  if (!whole && held !== '') yield held
}

/** The separator that the heading has most of, outside of quotes. */
export function likeliest(text: string): Separator {
  const heading = new Heading()
  heading.endsIn(text)
  const { counts } = heading
  return [...separators].sort((one, other) => counts.get(other)! - counts.get(one)!)[0]!
}

/** The first row that has something in it, gone through piece by piece. */
class Heading {
  readonly counts = new Map<string, number>(separators.map((separator) => [separator, 0]))
  #quoted = false
  #length = 0

  /** Whether it ends in this piece, or is none. */
  endsIn(text: string): boolean {
    for (const character of text) {
      if (character === '\n' && this.#length === 0) continue
      if (++this.#length > mostOfHeading) return true
      if (character === '"') this.#quoted = !this.#quoted
      else if (this.#quoted) continue
      else if (character === '\n') return true
      else if (this.counts.has(character)) this.counts.set(character, this.counts.get(character)! + 1)
    }
    return false
  }
}
