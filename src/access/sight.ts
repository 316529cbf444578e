import type { Policy } from '../policy/policy.ts'
import type { Role } from '../policy/settings.ts'
import type { Sight } from '../storage.ts'
import type { KnownActor } from './actor.ts'

/**
 * What an actor may discover (P1.4): the cases of their departments and their own; everything for the archive, for
 * auditors, and for reviewers of all departments. Never above their clearance.
 */
export function sightOf(actor: KnownActor, policy: Policy): Sight {
  const everywhere: readonly Role[] = policy.settings.reviewers.filter((role) => role !== 'departmentHead')
  return {
    all: actor.roles.some(
      (role) => role === 'archivist' || role === 'archiveHead' || role === 'auditor' || everywhere.includes(role),
    ),
    departments: actor.departments,
    maxLevel: actor.clearance,
    person: actor.person,
    granted: [],
  }
}
