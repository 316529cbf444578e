import type { Actor, Role } from 'casekeep'
import type { Bilingual, Language } from './language.ts'

/** Somebody who may sign in. Casekeep keeps no users: these are the host's. */
export interface Person {
  readonly id: string
  readonly names: Bilingual
  /** What they are in the company. */
  readonly position: Bilingual
  readonly departments: readonly string[]
  readonly roles: readonly Role[]
  readonly clearance: string
}

/** What the console knows of the company that it serves. */
export interface Company {
  readonly names: Bilingual
  readonly departments: Readonly<Record<string, Bilingual>>
  readonly people: readonly Person[]
}

/** A person as casekeep wants to know one. */
export function actorOf(person: Person, language: Language): Actor {
  const { id, departments, roles, clearance } = person
  return { id, personId: id, departments, roles, clearance, locale: language }
}
