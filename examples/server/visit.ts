import type { AnyArchive, Desk, Locale, Shapes } from 'casekeep'
import type { Context } from 'hono'
import type { Company, Person } from './company.ts'
import type { Connection } from './connection.ts'
import type { Naming } from './naming.ts'
import type { Session } from './session.ts'
import type { Theme } from './theme.ts'
import { type CountKey, count, say, type Values, type WordKey } from './words.ts'

/** Everything that a page needs to know of whom it is for. */
export interface Visit {
  readonly language: Locale
  readonly theme: Theme
  /** The address asked for, with its query: where the language switch comes back to. */
  readonly address: string
  readonly archive: AnyArchive
  readonly company: Company
  readonly naming: Naming
  /** What was done by the request before. */
  readonly message: string | null
  readonly say: (key: WordKey, values?: Values) => string
  /** What the forms of this visit carry: see `FormTokens`. */
  readonly token: string
  /** Says how many: in the singular where the language has one. */
  readonly count: (key: CountKey, n: number, values?: Values) => string
}

/** A visit of somebody who is signed in. */
export interface SignedIn extends Visit {
  readonly person: Person
  readonly desk: Desk<Shapes>
  readonly session: Session
  /** How much of theirs is to be done, for the menu; null where no page is made. */
  readonly toDo: { readonly open: number; readonly late: number } | null
  /** How many requests wait for their decision, as far as one page of them goes. */
  readonly toWaiting: number
}

export interface Env {
  Variables: {
    connection: Connection
    /** Whom form tokens are made for: the session, or the visitor who is not signed in. */
    holder: string
    visit: Visit
    signedIn: SignedIn
  }
}
export type Ask = Context<Env>

export function sayIn(language: Locale): Pick<Visit, 'say' | 'count'> {
  return {
    say: (key, values) => say(key, language, values),
    count: (key, n, values) => count(key, n, language, values),
  }
}
