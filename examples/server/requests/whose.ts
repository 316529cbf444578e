import type { Person } from '../company.ts'

/** Who keeps the archive: they hand over, take back and keep the registers. */
export function keepsArchive({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.some((role) => role === 'archivist' || role === 'archiveHead')
}

/** Whom the library shows every request: the archive, and auditors. */
export function seesEveryRequest(person: Pick<Person, 'roles'>): boolean {
  return keepsArchive(person) || person.roles.includes('auditor')
}

/** Whom the library tells what it refused: the head of the archive, and auditors. */
export function readsRefusals({ roles }: Pick<Person, 'roles'>): boolean {
  return roles.some((role) => role === 'archiveHead' || role === 'auditor')
}
