import type { AnyArchive, CommandName, Desk, Shapes } from 'casekeep'
import type { Context } from 'hono'
import type { Company, Person } from './company.ts'
import type { Language } from './language.ts'
import type { Naming } from './naming.ts'
import type { Session } from './sessions.ts'
import { say, type Values, type WordKey } from './words.ts'

/** Everything that a page needs to know of whom it is for. */
export interface Visit {
  readonly language: Language
  /** The address asked for, with its query: where the language switch comes back to. */
  readonly address: string
  readonly archive: AnyArchive
  readonly company: Company
  readonly naming: Naming
  /** What was done by the request before. */
  readonly message: string | null
  readonly say: (key: WordKey, values?: Values) => string
}

/** A visit of somebody who is signed in. */
export interface SignedIn extends Visit {
  readonly person: Person
  readonly desk: Desk<Shapes>
  readonly session: Session
}

export interface Env {
  Variables: { visit: Visit; signedIn: SignedIn }
}
export type Ask = Context<Env>

/** What a person did, for the message after the redirect. */
export interface Deed {
  readonly operation: CommandName
  readonly it: string
}

export function sayIn(language: Language): Visit['say'] {
  return (key, values) => say(key, language, values)
}
