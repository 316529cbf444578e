import type { Way } from '../../src/machines/step.ts'

/** What a state diagram says, read back from its text. */
export interface ReadDiagram {
  readonly names: Readonly<Record<string, string>>
  readonly initial: readonly string[]
  readonly final: readonly string[]
  /** State → event → ways, in the order in which they are drawn; the way without a guard is the last. */
  readonly table: Readonly<Record<string, Readonly<Record<string, readonly Way<string>[]>>>>
}

const word = '[A-Za-z][A-Za-z0-9]*'
const declaration = new RegExp(`^ {2}state "([^"#;\\n]+)" as (${word})$`)
const start = new RegExp(`^ {2}\\[\\*\\] --> (${word})$`)
const end = new RegExp(`^ {2}(${word}) --> \\[\\*\\]$`)
const arrow = new RegExp(`^ {2}(${word}) --> (${word}): ([^:;#\\n]+)$`)
const label = new RegExp(`^(${word})(?: \\[(${word})\\])?$`)

/**
 * Reads the small part of Mermaid's `stateDiagram-v2` that our drawings use, line by line, and refuses every line that is
 * anything else: a state that was not declared or twice, an arrow drawn twice, an event twice on the same arrow.
 */
export function readStateDiagram(text: string): ReadDiagram {
  const [head, ...lines] = text.split('\n')
  if (head !== 'stateDiagram-v2') throw new Error(`a state diagram does not begin with ${head}`)
  const names: Record<string, string> = {}
  const initial: string[] = []
  const final: string[] = []
  const table: Record<string, Record<string, Way<string>[]>> = {}
  const arrows = new Set<string>()
  const otherwise: string[] = []

  const declared = (state: string) => {
    if (!Object.hasOwn(names, state)) throw new Error(`${state} is not declared`)
    return state
  }
  const readArrow = (from: string, to: string, events: string) => {
    if (arrows.has(`${from} ${to}`)) throw new Error(`${from} --> ${to} is drawn twice`)
    arrows.add(`${from} ${to}`)
    for (const one of events.split(', ')) {
      const [, event, guard] = label.exec(one) ?? []
      if (event === undefined) throw new Error(`${one} is no event with its guard`)
      const row = table[declared(from)]!
      row[event] ??= []
      const ways = row[event]
      const isElse = guard === 'else'
      if (isElse) otherwise.push(`${from} ${event}`)
      const asked = isElse ? undefined : guard
      if (ways.some((known) => known.guard === asked)) throw new Error(`${from} ${event} is drawn twice`)
      if (asked === undefined) ways.push({ to: declared(to) })
      else ways.splice(ways.at(-1)?.guard === undefined ? -1 : ways.length, 0, { to: declared(to), guard: asked })
    }
  }
  for (const line of lines) {
    const [, name, state] = declaration.exec(line) ?? []
    const [, first] = start.exec(line) ?? []
    const [, last] = end.exec(line) ?? []
    const [, from, to, events] = arrow.exec(line) ?? []
    if (name !== undefined && state !== undefined) {
      if (Object.hasOwn(names, state)) throw new Error(`${state} is declared twice`)
      names[state] = name
      table[state] = {}
    } else if (first !== undefined) initial.push(declared(first))
    else if (last !== undefined) final.push(declared(last))
    else if (from !== undefined && to !== undefined && events !== undefined) readArrow(from, to, events)
    else throw new Error(`no line of a state diagram: ${line}`)
  }
  for (const [state, row] of Object.entries(table)) {
    for (const [event, ways] of Object.entries(row)) {
      // Of several ways the last is the one without a guard, and says so; a single way never does.
      if (otherwise.includes(`${state} ${event}`) !== ways.length > 1)
        throw new Error(`${state} ${event}: else of what?`)
    }
  }
  return { names, initial, final, table }
}
