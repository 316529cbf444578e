import type { CommandName } from 'casekeep'

/** What a person did, for the message after the redirect. */
export interface Deed {
  readonly operation: CommandName
  readonly it: string
}

/** One sign-in of a person, for as long as it holds. */
export interface Session {
  /** Digest of the id in the cookie: whoever reads the server's memory has no id to sign in with. */
  readonly key: string
  readonly person: string
  readonly began: number
  used: number
  /** What was done last; told once. */
  deed: Deed | null
}
