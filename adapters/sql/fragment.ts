import type { FindArguments } from '../../src/storage.ts'

/** What goes to a driver. */
export type SqlValue = string | number | null

/** Where a value comes from in the arguments of a list: another call of the same text gives another one. */
export type Origin<T = SqlValue> = (asked: FindArguments) => T

/** A value that goes to the database beside the text, never in it. */
export interface Parameter {
  readonly value: SqlValue
  /** Where nothing is known of it, the text serves this one call. */
  readonly origin?: Origin | undefined
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

/** Values that come from the arguments of a list together, as parameters each. */
export function each(values: readonly SqlValue[], origin?: Origin<readonly SqlValue[]>): readonly Parameter[] {
  return values.map((value, index) => ({ value, origin: origin && ((asked) => origin(asked)[index]!) }))
}

/** Where the parameters come from, in their order; null where that is not known of one of them. */
export function originsOf(fragment: Fragment): readonly Origin[] | null {
  const origins: Origin[] = []
  for (const part of fragment) {
    if (typeof part === 'string') continue
    if (part.origin === undefined) return null
    origins.push(part.origin)
  }
  return origins
}

/** The text with its placeholders, and the parameters in their order. */
export function render(spelling: Spelling, fragment: Fragment): { text: string; parameters: SqlValue[] } {
  const parameters: SqlValue[] = []
  let text = ''
  for (const part of fragment)
    text += typeof part === 'string' ? part : spelling.placeholder(parameters.push(part.value))
  return { text: spelling.spell(text), parameters }
}
