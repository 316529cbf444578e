import type { DriverRow, Result } from './connection.ts'
import type { Execute, Statement } from './statement.ts'

/** So many in one statement: each number of readings is a text of its own. */
const mostTogether = 8

/** A reading that was asked for, and who waits for it. */
interface Asked {
  readonly statement: Statement
  readonly answer: (result: Result) => void
  readonly fail: (error: unknown) => void
}

/**
 * Sends readings that are asked for in one turn as one statement of PostgreSQL, which answers each with a JSON list: one
 * way there and back, and one statement to be understood. They see the same state of the tables. Only what is kept goes
 * so: of other texts there would be too many.
 */
export function readingTogether(execute: Execute): Execute {
  let asked: Asked[] = []
  const send = () => {
    const all = asked
    asked = []
    for (let first = 0; first < all.length; first += mostTogether)
      void answer(execute, all.slice(first, first + mostTogether))
  }
  return (statement) => {
    if (!statement.kept) return execute(statement)
    return new Promise((answer, fail) => {
      if (asked.push({ statement, answer, fail }) === 1) queueMicrotask(send)
    })
  }
}

async function answer(execute: Execute, asked: readonly Asked[]): Promise<void> {
  try {
    const [only, ...others] = asked
    if (others.length === 0) return only!.answer(await execute(only!.statement))
    const { rows } = await execute(asOne(asked.map(({ statement }) => statement)))
    for (const [index, one] of asked.entries()) one.answer(listed(rows[0]!, index))
  } catch (error) {
    for (const one of asked) one.fail(error)
  }
}

function listed(row: DriverRow, index: number): Result {
  return { rows: JSON.parse(row[nameOf(index)] as string) as DriverRow[], affected: 0, insertId: 0 }
}

const nameOf = (index: number) => `part${index}`

function asOne(statements: readonly Statement[]): Statement {
  return {
    text: textOf(statements),
    parameters: statements.flatMap(({ parameters }) => parameters),
    during: statements.map(({ during }) => during).join(', '),
    table: statements[0]!.table,
    kept: true,
  }
}

/** The texts that began so far: a tree, since a text that is looked up alone need not be put together to be known. */
interface Known {
  text?: string
  readonly after: Map<string, Known>
}
const known: Known = { after: new Map() }

function textOf(statements: readonly Statement[]): string {
  let place = known
  for (const { text } of statements) {
    let next = place.after.get(text)
    if (next === undefined) {
      next = { after: new Map() }
      place.after.set(text, next)
    }
    place = next
  }
  place.text ??= makeText(statements)
  return place.text
}

/** Each with its parameters after those of the ones before it. */
function makeText(statements: readonly Statement[]): string {
  let before = 0
  const parts = statements.map(({ text, parameters }, index) => {
    const name = nameOf(index)
    const moved = text.replace(/\$(\d+)/g, (_, place: string) => `$${before + Number(place)}`)
    before += parameters.length
    return `(select coalesce(json_agg(${name}), '[]')::text from (${moved}) as ${name}) as ${name}`
  })
  return `select ${parts.join(', ')}`
}
