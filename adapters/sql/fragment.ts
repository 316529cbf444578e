import { encode, type SqlValue } from './codec.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { ColumnShape } from './shapes.ts'

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

/** A value of a column, as the database takes it. */
export function given(column: ColumnShape, value: unknown): Parameter {
  return { value: encode(column, value) }
}

export function join(fragments: readonly Fragment[], separator: string): Fragment {
  return fragments.flatMap((fragment, index) => (index === 0 ? fragment : [separator, ...fragment]))
}

export function and(conditions: readonly Fragment[]): Fragment {
  return join(conditions, ' and ')
}

/** The text with its placeholders, and the parameters in their order. */
export function render(dialect: Dialect, fragment: Fragment): { text: string; parameters: SqlValue[] } {
  const parameters: SqlValue[] = []
  let text = ''
  for (const part of fragment)
    text += typeof part === 'string' ? part : dialect.placeholder(parameters.push(part.value))
  return { text: dialect.spell(text), parameters }
}
