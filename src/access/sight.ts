import type { Policy } from '../policy/policy.ts'
import type { Sight } from '../storage.ts'
import type { KnownActor } from './actor.ts'
import { mayOfAll } from './rules.ts'

/**
 * What an actor may discover (P1.4), by the rule of `cases.list`: the cases of their departments and their own; everything
 * for the archive, for auditors, and for reviewers of all departments. Never above their clearance.
 */
export function sightOf(actor: KnownActor, policy: Policy): Sight {
  return {
    all: mayOfAll('cases.list', actor, policy),
    departments: actor.departments,
    maxLevel: actor.clearance,
    person: actor.person,
    granted: [],
  }
}
