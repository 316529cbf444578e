import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { CommandName } from '../../../src/index.ts'

/** One act as its writer meant it. */
export interface Meant {
  /** Nobody else acts by this account, and it does nothing else: its entries in the trail are this act's. */
  readonly account: string
  readonly role: 'clerk' | 'head' | 'archivist'
  readonly operation: CommandName
  readonly input: Readonly<Record<string, unknown>>
  /** `named`: with an idempotency key. `host`: in a transaction of the host's, together with its own row. */
  readonly way: 'plain' | 'named' | 'host'
}
/** What a writer wrote down, in order: what it will try, and then what it was told. */
export type Line =
  | { readonly meant: Meant }
  /** Acknowledged: the ids of the events that it was told. */
  | { readonly done: string; readonly events: readonly string[] }
  /** Refused by code: nothing may be there of it. */
  | { readonly refused: string; readonly code: string }
  /** It failed, and nobody knows on which side of the commit. */
  | { readonly unknown: string; readonly error: string }

/** A writer's own file. What is in it outlives the writer. */
export class Journal {
  readonly #file: number
  readonly #acknowledged: () => void

  /** `acknowledged` is called after each act that was. */
  constructor(path: string, acknowledged: () => void = () => {}) {
    this.#file = openSync(path, 'a')
    this.#acknowledged = acknowledged
  }

  /** What was acknowledged is on the disk before anything else is tried. */
  write(line: Line): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`)
    if (!('done' in line)) return
    fsyncSync(this.#file)
    this.#acknowledged()
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** What became of an act, as far as its writer knows. */
export type Known =
  | { readonly state: 'done'; readonly events: readonly string[] }
  | { readonly state: 'refused'; readonly code: string }
  /** It was killed before it heard, or it heard errors that do not tell. */
  | { readonly state: 'unknown'; readonly errors: readonly string[] }
export interface Act {
  readonly meant: Meant
  readonly known: Known
}

/** The acts of a journal. Each line was one write, which a kill does not tear. */
export function readJournal(path: string): readonly Act[] {
  if (!existsSync(path)) return []
  const acts = new Map<string, Act>()
  const know = (account: string, known: Known) => acts.set(account, { meant: acts.get(account)!.meant, known })
  for (const text of readFileSync(path, 'utf8').split('\n')) {
    if (text === '') continue
    const line = JSON.parse(text) as Line
    if ('meant' in line) acts.set(line.meant.account, { meant: line.meant, known: { state: 'unknown', errors: [] } })
    else if ('done' in line) know(line.done, { state: 'done', events: line.events })
    else if ('refused' in line) know(line.refused, { state: 'refused', code: line.code })
    else {
      const { known } = acts.get(line.unknown)!
      const errors = known.state === 'unknown' ? known.errors : []
      know(line.unknown, { state: 'unknown', errors: [...errors, line.error] })
    }
  }
  return [...acts.values()]
}
