/** What goes to a driver. */
export type SqlValue = string | number | null

/** A value that goes to the database beside the text, never in it. */
export interface Parameter {
  readonly value: SqlValue
}

/** A piece of SQL with its parameters in it, in any order and as often as it is needed. */
export type Fragment = readonly (string | Parameter)[]

/** SQL written out. What is put into it is a fragment or a parameter: a mere string cannot get into the text. */
export function sql(texts: TemplateStringsArray, ...parts: readonly (Fragment | Parameter)[]): Fragment {
  const fragment: (string | Parameter)[] = [texts[0]!]
  for (const [index, part] of parts.entries()) {
    if ('value' in part) fragment.push(part)
    else for (const piece of part) fragment.push(piece)
    fragment.push(texts[index + 1]!)
  }
  return fragment
}

/** Text of our own, such as a name. Never anything that came from outside. */
export function raw(text: string): Fragment {
  return [text]
}

export function join(fragments: readonly Fragment[], separator: string): Fragment {
  const joined: (string | Parameter)[] = []
  for (const fragment of fragments) {
    if (joined.length > 0) joined.push(separator)
    for (const piece of fragment) joined.push(piece)
  }
  return joined
}

export function and(conditions: readonly Fragment[]): Fragment {
  return join(conditions, ' and ')
}

/** How a database writes what all of them have. */
export interface Spelling {
  /** Any text that this folder makes, as the database takes it. */
  spell(text: string): string
  placeholder(position: number): string
}

/** The text with its placeholders, and the parameters in their order. */
export function render(spelling: Spelling, fragment: Fragment): { text: string; parameters: SqlValue[] } {
  const parameters: SqlValue[] = []
  let text = ''
  for (const part of fragment)
    text += typeof part === 'string' ? part : spelling.placeholder(parameters.push(part.value))
  return { text: spelling.spell(text), parameters }
}
