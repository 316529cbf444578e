/*
 * Why something is refused, as closed lists of words that stay the same: programs tell reasons apart by them, the table
 * of terms says them in every language. The English beside them is for the log.
 */

/**
 * What somebody is to a case:
 * - `responsible`: belongs to the department that collects for it (P3.1, P10.1);
 * - `head`: heads that department;
 * - `reviewer`: may review its batches (P4.3; the policy names the roles);
 * - `archive`: keeps the archive (P5.1), and the `archiveHead` heads it;
 * - `owner`: answers for the case;
 * - `auditor`: audits all of it.
 *
 * To a request: `anyone` may ask, the `requester` did, the `approver` is whose turn it is (P6.2).
 *
 * To an outsider: the `sponsor` is who of the company answers for them (P6.1).
 *
 * To a disposal: the `proposer` proposed it, the `appraiser` says of an entry what is to become of it (the policy names the roles), the `operator` carries
 * it out, and the `witness` sees to it (監銷, P9.2).
 *
 * And to the directory: `administrator` keeps it; `oneself` is who an appointment is about.
 */
export const relations = {
  responsible: 'the responsible department',
  head: 'the head of the responsible department',
  reviewer: 'a reviewer',
  archive: 'the archive',
  archiveHead: 'the head of the archive',
  owner: 'who answers for the case',
  auditor: 'an auditor',
  administrator: 'an administrator of the directory',
  oneself: 'the person themselves',
  anyone: 'anybody of the company',
  requester: 'who asked',
  approver: 'whose turn it is to decide',
  sponsor: 'who sponsors them',
  proposer: 'who proposed it',
  appraiser: 'who appraises the entry',
  operator: 'who carries it out',
  witness: 'who witnesses it',
} as const
export type Relation = keyof typeof relations

/** What must be done first; named like the guards of the machines. */
export const lacks = {
  nothingUnfinished: 'a batch of the case is still on its way: archive or withdraw it first',
  nothingKept: 'the case has documents in the archive or on their way: merge it instead',
  onlyExpectedAtEnd: 'an ended case takes only what its checklist expects at the end: reopen it first',
  somethingUnnumbered: 'no document of it still needs a number',
  everythingNumbered: 'every document that was not screened out needs its number first',
  everythingDecided: 'not every batch of the list is decided',
  somethingArchived: 'nothing of the case is in the archive',
  nothingOpen: 'something of the request is still asked for, granted, handed out or lost',
  chainComplete: 'the request still needs an approval',
  isLoan: 'the request is for consultation, not for a loan',
  somethingUnfetched: 'everything of the request was fetched',
  somethingGranted: 'nothing of the request waits to be handed over',
  somethingOffered: 'nothing of the request waits to be confirmed',
  somethingOut: 'nothing of the request is out',
  givenBackOrForm: 'who has it gives it back first, or the hash of the signed form is given',
  renewalAsked: 'no renewal was asked for',
  copiesPermitted: 'no copies are permitted, or all of them were made',
  signedForm: 'an outsider signs for what is on paper: the hash of the signed form is given',
  everythingAppraised: 'not every entry of the list is appraised, or none is left on it',
  nothingToExecute: 'something is still to be destroyed or transferred',
  somethingToExecute: 'nothing is left to be destroyed or transferred',
  everythingExecuted: 'not every entry is carried out or released, or not every witness has signed',
  nothingExecuted: 'something of it is destroyed or transferred already',
  notOnDisposal: 'it stands on a disposal: release it there first',
} as const
export type Lack = keyof typeof lacks

/** Why something is not lent, handed over or renewed: all of these at once, each with its numbers. */
export const blocks = {
  tooLong: 'more working days than are allowed',
  tooMany: 'as many out as may be',
  neverLent: 'nothing of its kind is lent',
  electronicNotLent: 'what is electronic is not lent: it is read on screen',
  yours: 'who asks has it, or waits for it, already',
  borrowerLeft: 'the last day of the borrower is over',
  borrowerLeaves: 'the borrower leaves before that',
  inThePast: 'the day is over',
  endsBeforeItBegins: 'it ends before it begins',
  onlyClosedDays: 'the archive is closed on all of its days',
  tooLate: 'asked for too late before it is due',
  afterDue: 'asked for after it was due',
  limitReached: 'renewed as often as it may be',
  outsider: 'a loan to an outsider is not renewed',
  neverRenewed: 'nothing of its kind is renewed',
  recalled: 'it was called back',
  waitedFor: 'others wait for it',
  lost: 'it is lost',
  notOut: 'it is not out',
  notLater: 'it would not be due any later',
  renewalAsked: 'a renewal was asked for already',
  lapsed: 'it was not decided in time',
  notYet: 'the period has not begun',
  over: 'the period is over',
  expired: 'it was not fetched in time',
  caseEnded: 'its case has ended',
  gone: 'it is no longer in the archive',
  levelRaised: 'its level was raised since it was approved',
  out: 'somebody else has it',
  agreementMissing: 'no confidentiality agreement is signed',
  agreementExpired: 'the confidentiality agreement has run out',
  agreementEnded: 'the confidentiality agreement was ended',
  agreementEnds: 'the confidentiality agreement ends before it is due',
  held: 'a hold covers it',
  onDisposal: 'it stands on a disposal',
  notEnded: 'its case has not ended',
  notDue: 'it is not due yet',
  noDate: 'it has no date',
  permanent: 'it is kept for ever',
  listed: 'it stands on another disposal',
  onLoan: 'something of it is requested, handed out or lost',
  unfinishedBatch: 'a batch of the case is on its way',
  neededBy: 'another case that is kept needs it',
  outdated: 'by the present policy it is kept longer: its date is to be computed anew',
  unreadable: 'it cannot be read for now, and may be again',
  addedSince: 'documents have come since it was listed',
  witnessesMissing: 'something of it is on paper, and too few witnesses are named',
  waitingPeriod: 'the waiting period is not over',
  approvalLapsed: 'the approval has lapsed',
  agreementSignedLater: 'the confidentiality agreement was signed after it was asked for',
} as const
export type BlockReason = keyof typeof blocks

/** For what or whom a limit holds: one part of it. */
export type LimitedTo =
  | { readonly of: 'level' | 'category' | 'role' | 'department'; readonly name: string }
  | { readonly of: 'outsiders' | 'insiders' | 'consultation' | 'renewal' | 'all' }

/** One reason against it, with the clause and the facts that it rests on. */
export interface Block {
  readonly because: BlockReason
  readonly clause: string
  readonly [fact: string]: unknown
}

/** The document or the case that a block is about, where it says so. */
export function aboutBlock({ document, case: number }: Block): string | null {
  const about = document ?? number
  return typeof about === 'string' ? about : null
}

/** Acts that are never one person's (policy §13). */
export const separatedPairs = {
  requesterAndApprover: 'requester and approver',
  approverAndApprover: 'approver at one step and approver at another',
  proposerAndApprover: 'proposer and approver',
  operatorAndWitness: 'operator and witness',
  sorterAndReviewer: 'sorter and reviewer',
  lenderAndBorrower: 'who hands over and who borrows',
} as const
export type SeparatedPair = keyof typeof separatedPairs

export type ForbiddenReason =
  /** Only for who is one of these to what the department is responsible for; the department is empty where it is nobody's. */
  | { readonly reason: 'relation'; readonly relations: readonly Relation[]; readonly department: string }
  /** Above their clearance: a field by its name, a level that was asked for, a document, a batch that holds such ones. */
  | {
      readonly reason: 'clearance'
      readonly of: 'field' | 'level' | 'document' | 'batch'
      readonly field: string | null
      readonly level: string | null
    }
  /** The host keeps the directory, not the archive. */
  | { readonly reason: 'directory' }
  /** It is an outsider's, who never acts here but signs on paper (P6.1). */
  | { readonly reason: 'outsider' }

type Clearance = Extract<ForbiddenReason, { reason: 'clearance' }>
const aboveClearance: { readonly [O in Clearance['of']]: (field: string | null, level: string | null) => string } = {
  field: (field, level) => `${field} is ${level}, above your clearance`,
  level: (_field, level) => `${level} is above your clearance`,
  document: () => 'the document is above your clearance',
  batch: () => 'the batch holds documents above your clearance',
}

/** A reason for the log. */
export function reasonInEnglish(because: ForbiddenReason): string {
  switch (because.reason) {
    case 'relation': {
      const only = because.relations.map((relation) => relations[relation]).join(' or ')
      return because.department === '' ? `only for ${only}` : `only for ${only} (department ${because.department})`
    }
    case 'clearance':
      return aboveClearance[because.of](because.field, because.level)
    case 'directory':
      return 'the host keeps the directory'
    case 'outsider':
      return 'an outsider signs on paper, and the archive enters it'
  }
}

/** Why a sealed value cannot be read. */
export const unreadableReasons = {
  destroyed: 'its key was destroyed',
  lost: 'the key store has no key for it',
  keyring: 'the keyring does not unwrap its key',
  damaged: 'it is not what was sealed in this place',
  newer: 'it was sealed in a form that this version does not know',
  plain: 'it is not sealed',
} as const
export type UnreadableReason = keyof typeof unreadableReasons
