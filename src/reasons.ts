/*
 * Why something is refused, as closed lists of words that stay the same: programs tell reasons apart by them, the table
 * of terms says them in every language. The English beside them is for the log.
 */

/**
 * What somebody is to a case:
 * - `responsible`: belongs to the department that collects for it (P3.1, P10.1);
 * - `head`: heads that department;
 * - `reviewer`: may review its batches (P4.3; the policy names the roles);
 * - `archive`: keeps the archive (P5.1).
 *
 * And to the directory: `administrator` keeps it; `oneself` is who an appointment is about.
 */
export const relations = {
  responsible: 'the responsible department',
  head: 'the head of the responsible department',
  reviewer: 'a reviewer',
  archive: 'the archive',
  administrator: 'an administrator of the directory',
  oneself: 'the person themselves',
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
} as const
export type Lack = keyof typeof lacks

/** Acts that are never one person's (policy §13). */
export const separatedPairs = {
  requesterAndApprover: 'requester and approver',
  proposerAndApprover: 'proposer and approver',
  operatorAndWitness: 'operator and witness',
  sorterAndReviewer: 'sorter and reviewer',
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
  }
}
