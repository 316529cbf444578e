import type { Way } from '../../../src/machines/step.ts'

/** A machine as it is drawn. */
export interface Drawing {
  /** State → event → ways, as the library steps through it. */
  readonly table: Readonly<Record<string, Readonly<Record<string, readonly Way<string>[]>>>>
  readonly initial: string
  readonly final: readonly string[]
  /** What stands in the box of a state. */
  readonly nameOf: (state: string) => string
}

/**
 * A machine as a Mermaid state diagram. Arrows between the same two states are one, with all their events; a guard
 * stands in brackets, and `[else]` marks the way that is taken where no guard of the same event holds.
 */
export function stateDiagram({ table, initial, final, nameOf }: Drawing): string {
  const states = Object.keys(table)
  const lines = [
    'stateDiagram-v2',
    ...states.map((state) => `state "${quotable(nameOf(state))}" as ${stateWord(state)}`),
    `[*] --> ${initial}`,
    ...states.flatMap((state) => {
      const arrows = new Map<string, string[]>()
      for (const [event, ways] of Object.entries(table[state]!)) {
        for (const [to, label] of labels(event, ways)) arrows.set(to, [...(arrows.get(to) ?? []), label])
      }
      return [...arrows].map(([to, events]) => `${state} --> ${to}: ${events.join(', ')}`)
    }),
    ...final.map((state) => `${state} --> [*]`),
  ]
  return lines.join('\n  ')
}

/** Where each way of an event leads, and what stands on its arrow. */
function labels(event: string, ways: readonly Way<string>[]): readonly (readonly [to: string, label: string])[] {
  // A picture has no order. It needs none: of the guards of one event no two hold together, which a test of the
  // machines proves, and the way without a guard comes after them all.
  const unguarded = ways.findIndex(({ guard }) => guard === undefined)
  if (ways.length > 1 && unguarded !== ways.length - 1) {
    throw new Error(`${event} cannot be drawn: several ways end with the one that has no guard`)
  }
  return ways.map(({ to, guard }) => {
    if (guard !== undefined) return [to, `${word(event)} [${guardWord(guard)}]`]
    return [to, ways.length > 1 ? `${word(event)} [else]` : word(event)]
  })
}

/** Begin statements of their own in Mermaid, in whichever case. */
const reserved = ['default', 'state', 'note', 'scale', 'class', 'classdef', 'direction', 'end']

/** A name that Mermaid reads as one word and takes for nothing else. */
function word(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name)) throw new Error(`${name} cannot be drawn: it is no word`)
  return name
}

function stateWord(name: string): string {
  if (reserved.includes(name.toLowerCase())) throw new Error(`${name} cannot be drawn: Mermaid has its own use for it`)
  return word(name)
}

function guardWord(name: string): string {
  if (name === 'else') throw new Error('a guard cannot be named else: the drawing uses it for no guard at all')
  return word(name)
}

function quotable(text: string): string {
  if (/["\n;#]/.test(text)) throw new Error(`${text} cannot stand in quotation marks`)
  return text
}
