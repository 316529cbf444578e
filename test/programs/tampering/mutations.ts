/*
 * What somebody who can write the database may do to a log, on its export: a line an entry, after the line that says whose it is.
 */

export interface Mutation {
  readonly what: string
  readonly lines: readonly string[]
}

type Entry = Record<string, unknown>
const parsed = (line: string) => JSON.parse(line) as Entry

/** A value of the same type that is another. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (value === null) return 'p-other'
  if (typeof value !== 'string') return [value]
  const last = value.at(-1)
  return last === undefined ? 'x' : `${value.slice(0, -1)}${last === '0' ? '1' : '0'}`
}

/** One column of one entry is another value. */
export function changed(lines: readonly string[], at: number, column: string): Mutation {
  const entry = parsed(lines[at]!)
  const line = JSON.stringify({ ...entry, [column]: otherThan(entry[column]) })
  return { what: `${column} of line ${at}`, lines: lines.with(at, line) }
}

/** One entry is not there any more. */
export function deleted(lines: readonly string[], at: number): Mutation {
  return { what: `line ${at} is gone`, lines: lines.toSpliced(at, 1) }
}

/** Two entries after each other have changed their places, each with the other's key. */
export function swapped(lines: readonly string[], at: number): Mutation {
  const [one, other] = [parsed(lines[at]!), parsed(lines[at + 1]!)]
  const keyOf = ({ chain, position }: Entry) => ({ chain, position })
  const first = JSON.stringify({ ...other, ...keyOf(one) })
  const second = JSON.stringify({ ...one, ...keyOf(other) })
  return { what: `lines ${at} and ${at + 1} swapped`, lines: lines.with(at, first).with(at + 1, second) }
}

/** One of the others: inserted, doubled, of another case or tenant, cut off. `random` gives numbers below its argument. */
export function another(lines: readonly string[], random: (below: number) => number): Mutation {
  const at = 1 + random(lines.length - 1)
  const from = 1 + random(lines.length - 1)
  const entry = parsed(lines[at]!)
  switch (random(6)) {
    case 0:
      return { what: `line ${at} twice`, lines: lines.toSpliced(at, 0, lines[at]!) }
    case 1: {
      const made = JSON.stringify({
        ...entry,
        position: (entry.position as number) + 1,
        operation: 'cases.forged',
        leaf: null,
      })
      return { what: `an entry forged after line ${at}`, lines: lines.toSpliced(at + 1, 0, made) }
    }
    case 2: {
      const { chain, position } = entry
      const line = JSON.stringify({ ...parsed(lines[from]!), chain, position })
      // The same line in its own place is no change.
      return from === at
        ? deleted(lines, at)
        : { what: `line ${from} in the place of line ${at}`, lines: lines.with(at, line) }
    }
    case 3: {
      const head = JSON.stringify({ ...parsed(lines[0]!), tenant: 'rival' })
      return { what: 'all of it as another tenant’s', lines: lines.with(0, head) }
    }
    case 4:
      return { what: `cut off from line ${at} on`, lines: lines.slice(0, at) }
    default: {
      const chain = entry.chain
      const isOf = (line: string, index: number) => index > 0 && parsed(line).chain === chain
      return {
        what: `the whole chain ${String(chain)} is gone`,
        lines: lines.filter((line, index) => !isOf(line, index)),
      }
    }
  }
}
