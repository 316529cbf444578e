import { refuse } from '../errors.ts'
import type { Policy } from '../policy/policy.ts'
import type { ForbiddenReason, Relation, SeparatedPair } from '../reasons.ts'
import type { KnownActor } from './actor.ts'
import type { CommandName } from './operations.ts'

/** The one table of who may do what. Whoever is not named may not. */
export const rules: { readonly [C in CommandName]: { readonly may: readonly Relation[]; readonly clause: string } } = {
  'cases.open': { may: ['responsible'], clause: 'P3.1' },
  'cases.import': { may: ['archive', 'administrator'], clause: 'P5.1' },
  'cases.amend': { may: ['responsible'], clause: 'P10.1' },
  'cases.end': { may: ['responsible'], clause: 'P10.1' },
  'cases.reopen': { may: ['head', 'archive'], clause: 'P10.1' },
  'cases.void': { may: ['head', 'archive'], clause: 'P2.2' },
  'cases.merge': { may: ['head', 'archive'], clause: 'P2.2' },
  'cases.reassign': { may: ['head', 'archive'], clause: 'P3.1' },
  'cases.relate': { may: ['responsible', 'archive'], clause: 'P9.1' },
  'cases.unrelate': { may: ['responsible', 'archive'], clause: 'P9.1' },
  'batches.collect': { may: ['responsible'], clause: 'P3.1' },
  'batches.import': { may: ['archive', 'administrator'], clause: 'P5.1' },
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
  'retention.record': { may: ['responsible', 'archive'], clause: 'P9.1' },
  'retention.decide': { may: ['archive'], clause: 'P9.1' },
  'retention.recalculate': { may: ['archive'], clause: 'P9.1' },
  'requests.ask': { may: ['anyone'], clause: 'P6.1' },
  'requests.resolve': { may: ['archive'], clause: 'P6.2' },
  'requests.decide': { may: ['approver'], clause: 'P6.2' },
  'requests.reassign': { may: ['approver'], clause: 'P6.2' },
  'requests.withdraw': { may: ['requester'], clause: 'P6.2' },
  'requests.handOver': { may: ['archive'], clause: 'P7.2' },
  'requests.callOff': { may: ['archive'], clause: 'P7.2' },
  'requests.confirm': { may: ['requester'], clause: 'P7.2' },
  'requests.copy': { may: ['archive'], clause: 'P6.2' },
  'requests.giveBack': { may: ['requester'], clause: 'P7.2' },
  'requests.takeBack': { may: ['archive'], clause: 'P7.2' },
  'requests.renew': { may: ['requester'], clause: 'P7.2' },
  'requests.decideRenewal': { may: ['archive'], clause: 'P7.2' },
  'requests.recall': { may: ['archive'], clause: 'P7.2' },
  'requests.reportLost': { may: ['requester', 'archive'], clause: 'P12.2' },
  'requests.find': { may: ['archive'], clause: 'P12.2' },
  'requests.settle': { may: ['archive'], clause: 'P12.2' },
  'requests.chase': { may: ['archive', 'administrator'], clause: 'P1.5' },
  'holds.place': { may: ['archive'], clause: 'P9.2' },
  'holds.lift': { may: ['archive'], clause: 'P9.2' },
  'holds.review': { may: ['archive'], clause: 'P9.2' },
  'disposals.propose': { may: ['archive'], clause: 'P9.2' },
  'disposals.appraise': { may: ['appraiser'], clause: 'P9.2' },
  'disposals.submit': { may: ['archive'], clause: 'P9.2' },
  'disposals.decide': { may: ['approver'], clause: 'P9.2' },
  'disposals.begin': { may: ['archive'], clause: 'P9.2' },
  'disposals.execute': { may: ['operator'], clause: 'P9.2' },
  'disposals.witness': { may: ['witness', 'archive'], clause: 'P9.2' },
  'disposals.certify': { may: ['archive'], clause: 'P9.2' },
  'disposals.release': { may: ['archive'], clause: 'P9.2' },
  'disposals.abort': { may: ['archive', 'approver'], clause: 'P9.2' },
  'subjects.erase': { may: ['archive'], clause: 'P9.2' },
  'outsiders.record': { may: ['sponsor', 'archive'], clause: 'P6.1' },
  'agreements.record': { may: ['archive'], clause: 'P8.3' },
  'agreements.end': { may: ['archive'], clause: 'P8.3' },
  'people.record': { may: ['administrator'], clause: 'P3.1' },
  'departments.record': { may: ['administrator'], clause: 'P3.1' },
  'deputies.appoint': { may: ['oneself', 'administrator'], clause: '§13' },
  'deputies.end': { may: ['oneself', 'administrator'], clause: '§13' },
}

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly code: 'FORBIDDEN'
      readonly clause: string
      readonly because: ForbiddenReason
    }
  | { readonly allowed: false; readonly code: 'SEPARATION'; readonly clause: string; readonly pair: SeparatedPair }

export const allowed: Verdict = { allowed: true }

export function forbidden(clause: string, because: ForbiddenReason): Verdict {
  return { allowed: false, code: 'FORBIDDEN', clause, because }
}

/**
 * Whether an actor may do this with what the department is responsible for, or with what is the person's own, and if
 * not, by which clause.
 */
export function may(
  command: CommandName,
  department: string,
  actor: KnownActor,
  policy: Policy,
  person: string | null = null,
): Verdict {
  const rule = rules[command]
  const own = actor.person === person && rule.may.some((relation) => personal.includes(relation))
  if (own || rule.may.some((relation) => is(relation, department, actor, policy))) return allowed
  return forbidden(rule.clause, { reason: 'relation', relations: rule.may, department })
}

/** Refuses what a verdict does not allow. */
export function enforce(verdict: Verdict, operation: CommandName): void {
  if (verdict.allowed) return
  if (verdict.code === 'SEPARATION') refuse('SEPARATION', { pair: verdict.pair, clause: verdict.clause })
  refuse('FORBIDDEN', { operation, clause: verdict.clause, ...verdict.because })
}

/** What somebody is to what is their own, by name. */
const personal: readonly Relation[] = ['oneself', 'requester', 'sponsor']

/** Who knows of everything that the archive keeps registers of, whatever department it is about: it, and auditors. */
export function keepsOrAudits(actor: KnownActor, policy: Policy): boolean {
  return is('archive', '', actor, policy) || actor.roles.includes('auditor')
}

/** Whether an actor stands in a relation to the cases of a department. */
export function is(relation: Relation, department: string, actor: KnownActor, policy: Policy): boolean {
  const belongs = actor.departments.includes(department)
  switch (relation) {
    case 'responsible':
      return belongs
    case 'head':
      return (belongs && actor.roles.includes('departmentHead')) || actor.actsFor?.department === department
    case 'reviewer':
      return policy.settings.reviewers.some((role) =>
        role === 'departmentHead' ? is('head', department, actor, policy) : actor.roles.includes(role),
      )
    case 'appraiser':
      return policy.settings.disposal.appraisedBy.some((role) =>
        role === 'departmentHead' ? is('head', department, actor, policy) : actor.roles.includes(role),
      )
    case 'archive':
      return actor.roles.includes('archivist') || actor.roles.includes('archiveHead')
    case 'administrator':
      return actor.roles.includes('administrator')
    case 'auditor':
      return actor.roles.includes('auditor') || actor.roles.includes('archiveHead')
    case 'anyone':
      return true
    case 'oneself':
    case 'requester':
    case 'approver':
    case 'sponsor':
    case 'operator':
    case 'witness':
      // What is a person's own, or waits for them, is told by the person, not by a department.
      return false
  }
}
