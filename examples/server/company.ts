import type { Actor, Locale, Role } from 'casekeep'
import type { Texts } from './language.ts'

/** Somebody who may sign in. Casekeep keeps no users: these are the host's. */
export interface Person {
  readonly id: string
  readonly names: Texts
  /** What they are in the company. */
  readonly position: Texts
  readonly departments: readonly string[]
  readonly roles: readonly Role[]
  readonly clearance: string
}

/** A way to sign in. */
export interface Account {
  /** In small letters. */
  readonly account: string
  /** Id of whom it is. */
  readonly person: string
  /** As `hashPassword` makes it. */
  readonly password: string
}

/** What the console knows of the company that it serves. */
export interface Company {
  readonly names: Texts
  readonly departments: Readonly<Record<string, Texts>>
  readonly people: readonly Person[]
  readonly accounts: readonly Account[]
  /** Of sample people anybody may be any: by one click, or by the token `demo-<id>` at the API. Absent in earnest. */
  readonly demonstration?: {
    /** Everybody's, to try the form with. */
    readonly password: string
  }
}

/** A person as casekeep wants to know one; in no language of their own, the policy's where nothing else is asked for. */
export function actorOf(person: Person, language?: Locale): Actor {
  const { id, departments, roles, clearance } = person
  return { id, personId: id, departments, roles, clearance, ...(language !== undefined && { locale: language }) }
}
