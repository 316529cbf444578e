import type { Policy } from '../policy/policy.ts'
import type { KnownActor } from './actor.ts'
import type { CommandName } from './operations.ts'

/**
 * What somebody is to a case:
 * - `responsible`: belongs to the department that collects for it (P3.1, P10.1);
 * - `head`: heads that department;
 * - `reviewer`: may review its batches (P4.3; the policy names the roles);
 * - `archive`: keeps the archive (P5.1).
 */
export type Relation = 'responsible' | 'head' | 'reviewer' | 'archive'

/** The one table of who may do what. Whoever is not named may not. */
export const rules: { readonly [C in CommandName]: { readonly may: readonly Relation[]; readonly clause: string } } = {
  'cases.open': { may: ['responsible'], clause: 'P3.1' },
  'cases.amend': { may: ['responsible'], clause: 'P10.1' },
  'cases.end': { may: ['responsible'], clause: 'P10.1' },
  'cases.reopen': { may: ['head', 'archive'], clause: 'P10.1' },
  'cases.void': { may: ['head', 'archive'], clause: 'P2.2' },
  'cases.merge': { may: ['head', 'archive'], clause: 'P2.2' },
  'cases.reassign': { may: ['head', 'archive'], clause: 'P3.1' },
  'batches.collect': { may: ['responsible'], clause: 'P3.1' },
  'batches.sort': { may: ['responsible'], clause: 'P4.1' },
  'batches.screen': { may: ['responsible'], clause: 'P4.3' },
  'batches.arrange': { may: ['responsible'], clause: 'P4.2' },
  'batches.number': { may: ['responsible'], clause: 'P4.2' },
  'batches.submit': { may: ['responsible'], clause: 'P4.3' },
  'batches.withdraw': { may: ['responsible'], clause: 'P4.1' },
  'batches.return': { may: ['reviewer'], clause: 'P4.3' },
  'batches.approve': { may: ['reviewer'], clause: 'P4.3' },
  'transfers.send': { may: ['responsible'], clause: 'P5.2' },
  'transfers.receive': { may: ['archive'], clause: 'P5.2' },
  'documents.correct': { may: ['archive'], clause: 'P1.2' },
}

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly code: 'FORBIDDEN' | 'SEPARATION'
      readonly clause: string
      readonly reason: string
    }

export const allowed: Verdict = { allowed: true }

export function forbidden(clause: string, reason: string): Verdict {
  return { allowed: false, code: 'FORBIDDEN', clause, reason }
}

/** Whether an actor may do this with what the department is responsible for, and if not, by which clause. */
export function may(command: CommandName, department: string, actor: KnownActor, policy: Policy): Verdict {
  const rule = rules[command]
  if (rule.may.some((relation) => is(relation, department, actor, policy))) return allowed
  return forbidden(rule.clause, `only for ${rule.may.map((relation) => who(relation, department)).join(' or ')}`)
}

/** Whether an actor stands in a relation to the cases of a department. */
export function is(relation: Relation, department: string, actor: KnownActor, policy: Policy): boolean {
  const belongs = actor.departments.includes(department)
  switch (relation) {
    case 'responsible':
      return belongs
    case 'head':
      return belongs && actor.roles.includes('departmentHead')
    case 'reviewer':
      return policy.settings.reviewers.some(
        (role) => actor.roles.includes(role) && (role !== 'departmentHead' || belongs),
      )
    case 'archive':
      return actor.roles.includes('archivist') || actor.roles.includes('archiveHead')
  }
}

function who(relation: Relation, department: string): string {
  switch (relation) {
    case 'responsible':
      return `the responsible department (${department})`
    case 'head':
      return `the head of the responsible department (${department})`
    case 'reviewer':
      return 'a reviewer'
    case 'archive':
      return 'the archive'
  }
}
