import { refuse } from '../errors.ts'
import type { Policy } from '../policy/policy.ts'
import type { ForbiddenReason, Relation, SeparatedPair } from '../reasons.ts'
import type { KnownActor } from './actor.ts'
import type { CommandName, OperationName, QueryOperationName } from './operations.ts'

/** What a question opens: `discover` its number, category and title, `read` what is kept of it. Commands `handle`. */
export type Right = 'discover' | 'read' | 'handle'

export interface Rule {
  readonly may: readonly Relation[]
  readonly clause: string
}

/**
 * Who may ask. What whoever else asks gets is `absent` (what there is answers like what there is not, lists leave it out),
 * `own` (their own lines, whatever they ask for), `refused` (FORBIDDEN) or `nothing` (an empty list). Where anyone may,
 * all is told to everybody.
 */
export interface QueryRule extends Rule {
  readonly right: Exclude<Right, 'handle'>
  readonly others: 'absent' | 'own' | 'refused' | 'nothing' | 'told'
}

/** Who may discover what is a case's (P1.4). The row filter of every list is made of this. */
const discoverers: readonly Relation[] = ['responsible', 'owner', 'archive', 'auditor', 'reviewer']
const discovered: QueryRule = { right: 'discover', may: discoverers, others: 'absent', clause: 'P1.4' }
const read: QueryRule = { right: 'read', may: discoverers, others: 'absent', clause: 'P8.2' }
const ofRequest: QueryRule = {
  right: 'read',
  may: ['requester', 'sponsor', 'approver', 'archive', 'auditor'],
  others: 'absent',
  clause: 'P6.2',
}
const register: QueryRule = { right: 'read', may: ['requester', 'archive', 'auditor'], others: 'own', clause: 'P6.2' }
const ofTransfer: QueryRule = {
  right: 'read',
  may: ['responsible', 'archive', 'auditor', 'reviewer'],
  others: 'absent',
  clause: 'P5.2',
}
const ofDisposal: QueryRule = {
  right: 'read',
  may: ['proposer', 'appraiser', 'approver', 'operator', 'witness', 'archive', 'auditor'],
  others: 'absent',
  clause: 'P9.2',
}
const ofHold: QueryRule = { right: 'read', may: ['archive', 'auditor'], others: 'refused', clause: 'P9.2' }
/** What proves the trail is for those who audit it, and who answers for the archive. */
const proofs: QueryRule = { right: 'read', may: ['auditor', 'archiveHead'], others: 'refused', clause: 'P1.2' }
const open = (clause: string): QueryRule => ({ right: 'discover', may: ['anyone'], others: 'told', clause })

/** The one table of who may do and ask what. Whoever is not named may not. */
export const rules: { readonly [C in CommandName]: Rule } & { readonly [Q in QueryOperationName]: QueryRule } = {
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

  'cases.get': read,
  'cases.list': discovered,
  'cases.missing': { ...read, clause: 'P1.3' },
  'cases.count': discovered,
  'cases.summary': discovered,
  'cases.possible': discovered,
  'documents.get': read,
  'documents.list': read,
  'documents.revisions': { ...read, clause: 'P1.2' },
  'documents.readable': { ...read, clause: 'P6.2' },
  'retention.get': { ...read, clause: 'P9.1' },
  'retention.due': { ...discovered, clause: 'P9.1' },
  'retention.count': { ...discovered, clause: 'P9.1' },
  'retention.try': { ...read, clause: 'P9.1' },
  'batches.get': read,
  'batches.list': read,
  'transfers.get': ofTransfer,
  'transfers.list': ofTransfer,
  'requests.get': ofRequest,
  'requests.list': register,
  'requests.waiting': { ...ofRequest, may: ['approver'] },
  'requests.register': register,
  'requests.count': register,
  'requests.possible': ofRequest,
  'holds.get': ofHold,
  'holds.list': ofHold,
  'disposals.get': ofDisposal,
  'disposals.list': ofDisposal,
  'disposals.entries': ofDisposal,
  'disposals.destroyed': ofDisposal,
  'disposals.export': { right: 'read', may: ['archive', 'operator'], others: 'refused', clause: 'P9.2' },
  'disposals.possible': ofDisposal,
  'subjects.report': { right: 'read', may: ['archive', 'auditor'], others: 'refused', clause: 'P9.2' },
  'duties.list': { ...discovered, clause: 'P1.5' },
  'duties.count': { ...discovered, clause: 'P1.5' },
  'trail.history': { ...read, clause: 'P1.2' },
  'trail.verify': { ...read, clause: 'P1.2' },
  'trail.checkpoints': proofs,
  'trail.prove': proofs,
  'trail.consistency': proofs,
  'trail.export': proofs,
  'trail.readings': { right: 'read', may: ['archive', 'auditor', 'oneself'], others: 'refused', clause: 'P8.2' },
  'refusals.list': { right: 'read', may: ['archiveHead', 'auditor'], others: 'nothing', clause: 'P8.2' },
  'policies.list': open('P12.3'),
  'policies.compare': open('P12.3'),
  'outsiders.list': { right: 'read', may: ['sponsor', 'archive', 'auditor'], others: 'own', clause: 'P6.1' },
  'agreements.list': {
    right: 'read',
    may: ['archive', 'auditor', 'oneself', 'sponsor'],
    others: 'refused',
    clause: 'P8.3',
  },
  'staff.duties': {
    right: 'read',
    may: ['archive', 'auditor', 'administrator', 'oneself'],
    others: 'refused',
    clause: 'P8.3',
  },
  'people.list': open('P3.1'),
  'departments.list': open('P3.1'),
  'deputies.list': open('§13'),
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
  operation: OperationName,
  department: string,
  actor: KnownActor,
  policy: Policy,
  person: string | null = null,
): Verdict {
  const rule = rules[operation]
  if (relationFor(operation, department, actor, policy, person) !== null) return allowed
  return forbidden(rule.clause, { reason: 'relation', relations: rule.may, department })
}

/** By what of the table an actor may; null where by nothing. */
export function relationFor(
  operation: OperationName,
  department: string,
  actor: KnownActor,
  policy: Policy,
  person: string | null,
): Relation | null {
  const mine = actor.person === person
  const by = rules[operation].may.find(
    (relation) => (mine && personal.includes(relation)) || is(relation, department, actor, policy),
  )
  return by ?? null
}

/** Whether an actor may ask it of everything, whatever department or person it is about. */
export function mayOfAll(query: QueryOperationName, actor: KnownActor, policy: Policy): boolean {
  return may(query, '', actor, policy).allowed
}

/** Refuses what a verdict does not allow. */
export function enforce(verdict: Verdict, operation: OperationName): void {
  if (verdict.allowed) return
  if (verdict.code === 'SEPARATION') refuse('SEPARATION', { pair: verdict.pair, clause: verdict.clause })
  refuse('FORBIDDEN', { operation, clause: verdict.clause, ...verdict.because })
}

/** What somebody is to what is their own, by name. */
const personal: readonly Relation[] = ['oneself', 'owner', 'requester', 'sponsor', 'proposer', 'operator', 'witness']

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
    case 'archiveHead':
    case 'auditor':
    case 'administrator':
      return actor.roles.includes(relation)
    case 'anyone':
      return true
    case 'oneself':
    case 'owner':
    case 'proposer':
    case 'requester':
    case 'approver':
    case 'sponsor':
    case 'operator':
    case 'witness':
      // What is a person's own, or waits for them, is told by the person, not by a department.
      return false
  }
}
