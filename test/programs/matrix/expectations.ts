/*
 * Who may do and see what, as the regulation says it, read from its clauses and not from the library: nothing of src is
 * imported here, on purpose. A cell that the library answers otherwise is a fault of one of the two.
 */

/** Whom a clause names. Of a thing: whose department it is, who its person is. */
export type Party =
  | 'department'
  | 'its head'
  | 'its reviewer'
  | 'its appraiser'
  | 'archive'
  | 'archive head'
  | 'auditor'
  | 'administrator'
  | 'everybody'
  | 'its person'
  /** Told by a step that waits for them, and so by no role. */
  | 'nobody by role'

/** Who may, and the clause that says so. */
export type Expected = readonly [clause: string, ...parties: Party[]]

const collecting = (clause: string): Expected => [clause, 'department']
const overseeing = (clause: string): Expected => [clause, 'its head', 'archive']
const archive = (clause: string): Expected => [clause, 'archive']
/** P1.4 with P4.3 and P5.1: the department concerned, who owns it, and who answers for all. */
const discovering = (clause: string): Expected => [
  clause,
  'department',
  'its person',
  'archive',
  'auditor',
  'its reviewer',
]
const transferring = (clause: string): Expected => [clause, 'department', 'archive', 'auditor', 'its reviewer']
const asking = (clause: string): Expected => [clause, 'its person', 'archive', 'auditor']
const disposing: Expected = ['P9.2', 'its person', 'its appraiser', 'archive', 'auditor']

export const expectations: Readonly<Record<string, Expected>> = {
  'cases.open': collecting('P3.1'),
  'cases.import': ['P5.1', 'archive', 'administrator'],
  'cases.amend': collecting('P10.1'),
  'cases.reassign': overseeing('P3.1'),
  'cases.end': collecting('P10.1'),
  'cases.reopen': overseeing('P10.1'),
  'cases.void': overseeing('P2.2'),
  'cases.merge': overseeing('P2.2'),
  'cases.relate': ['P9.1', 'department', 'archive'],
  'cases.unrelate': ['P9.1', 'department', 'archive'],
  'batches.collect': collecting('P3.1'),
  'batches.import': ['P5.1', 'archive', 'administrator'],
  'batches.sort': collecting('P4.1'),
  'batches.screen': collecting('P4.3'),
  'batches.arrange': collecting('P4.2'),
  'batches.number': collecting('P4.2'),
  'batches.submit': collecting('P4.3'),
  'batches.return': ['P4.3', 'its reviewer'],
  'batches.approve': ['P4.3', 'its reviewer'],
  'batches.withdraw': collecting('P4.1'),
  'transfers.send': collecting('P5.2'),
  'transfers.receive': archive('P5.2'),
  'documents.correct': archive('P1.2'),
  'retention.record': ['P9.1', 'department', 'archive'],
  'retention.decide': archive('P9.1'),
  'retention.recalculate': archive('P9.1'),
  'requests.ask': ['P6.1', 'everybody'],
  'requests.resolve': archive('P6.2'),
  'requests.decide': ['P6.2', 'nobody by role'],
  'requests.reassign': ['P6.2', 'nobody by role'],
  'requests.withdraw': ['P6.2', 'its person'],
  'requests.handOver': archive('P7.2'),
  'requests.callOff': archive('P7.2'),
  'requests.confirm': ['P7.2', 'its person'],
  'requests.copy': archive('P6.2'),
  'requests.giveBack': ['P7.2', 'its person'],
  'requests.takeBack': archive('P7.2'),
  'requests.renew': ['P7.2', 'its person'],
  'requests.decideRenewal': archive('P7.2'),
  'requests.recall': archive('P7.2'),
  'requests.reportLost': ['P12.2', 'its person', 'archive'],
  'requests.find': archive('P12.2'),
  'requests.settle': archive('P12.2'),
  'requests.chase': ['P1.5', 'archive', 'administrator'],
  'holds.place': archive('P9.2'),
  'holds.lift': archive('P9.2'),
  'holds.review': archive('P9.2'),
  'disposals.propose': archive('P9.2'),
  // Whom the policy's setting names; where a company says nothing, heads of departments and the head of the archive.
  'disposals.appraise': ['P9.2', 'its appraiser', 'archive head'],
  'disposals.submit': archive('P9.2'),
  'disposals.decide': ['P9.2', 'nobody by role'],
  'disposals.begin': archive('P9.2'),
  'disposals.execute': ['P9.2', 'its person'],
  'disposals.witness': ['P9.2', 'its person', 'archive'],
  'disposals.certify': archive('P9.2'),
  'disposals.release': archive('P9.2'),
  'disposals.abort': archive('P9.2'),
  'subjects.erase': archive('P9.2'),
  'outsiders.record': ['P6.1', 'its person', 'archive'],
  'agreements.record': archive('P8.3'),
  'agreements.end': archive('P8.3'),
  'people.record': ['P3.1', 'administrator'],
  'departments.record': ['P3.1', 'administrator'],
  'deputies.appoint': ['§13', 'its person', 'administrator'],
  'deputies.end': ['§13', 'its person', 'administrator'],

  'cases.get': discovering('P8.2'),
  'cases.list': discovering('P1.4'),
  'cases.missing': discovering('P1.3'),
  'cases.count': discovering('P1.4'),
  'cases.summary': discovering('P1.4'),
  'cases.possible': discovering('P1.4'),
  'documents.get': discovering('P8.2'),
  'documents.list': discovering('P8.2'),
  'documents.revisions': discovering('P1.2'),
  'documents.readable': discovering('P6.2'),
  'retention.get': discovering('P9.1'),
  'retention.due': discovering('P9.1'),
  'retention.count': discovering('P9.1'),
  'retention.try': discovering('P9.1'),
  'batches.get': discovering('P8.2'),
  'batches.list': discovering('P8.2'),
  'transfers.get': transferring('P5.2'),
  'transfers.list': transferring('P5.2'),
  'requests.get': asking('P6.2'),
  'requests.list': asking('P6.2'),
  'requests.waiting': ['P6.2', 'nobody by role'],
  'requests.register': asking('P6.2'),
  'requests.count': asking('P6.2'),
  'requests.possible': asking('P6.2'),
  'holds.get': ['P9.2', 'archive', 'auditor'],
  'holds.list': ['P9.2', 'archive', 'auditor'],
  'disposals.get': disposing,
  'disposals.list': disposing,
  'disposals.entries': disposing,
  'disposals.destroyed': disposing,
  'disposals.export': ['P9.2', 'its person', 'archive'],
  'disposals.possible': disposing,
  'subjects.report': ['P9.2', 'archive', 'auditor'],
  'duties.list': discovering('P1.5'),
  'duties.count': discovering('P1.5'),
  'trail.history': discovering('P1.2'),
  'trail.verify': discovering('P1.2'),
  'trail.readings': ['P8.2', 'its person', 'archive', 'auditor'],
  // What proves the trail is for who audits it, and who answers for the archive (P1.2).
  'trail.checkpoints': ['P1.2', 'archive head', 'auditor'],
  'trail.prove': ['P1.2', 'archive head', 'auditor'],
  'trail.consistency': ['P1.2', 'archive head', 'auditor'],
  'trail.export': ['P1.2', 'archive head', 'auditor'],
  'staff.duties': ['P8.3', 'its person', 'archive', 'auditor', 'administrator'],
  'refusals.list': ['P8.2', 'archive head', 'auditor'],
  'policies.list': ['P12.3', 'everybody'],
  'policies.compare': ['P12.3', 'everybody'],
  'outsiders.list': ['P6.1', 'its person', 'archive', 'auditor'],
  'agreements.list': ['P8.3', 'its person', 'archive', 'auditor'],
  'people.list': ['P3.1', 'everybody'],
  'departments.list': ['P3.1', 'everybody'],
  'deputies.list': ['§13', 'everybody'],
}

/** The glossary and §13: company levels, lowest first. */
export const levels = ['public', 'internal', 'confidential', 'secret'] as const

export interface Cell {
  readonly operation: string
  readonly role: string | null
  readonly belongs: boolean
  readonly isItsPerson: boolean
  readonly clearance: number
  readonly level: number
}

/** Whether the regulation lets them. Reviewers and appraisers are heads of the department, unless a company says otherwise. */
export function expectedOf({ operation, role, belongs, isItsPerson, clearance, level }: Cell): {
  readonly allowed: boolean
  readonly clause: string
} {
  const [clause, ...parties] = expectations[operation]!
  // P1.4: above one's clearance nothing is there, whoever one is.
  if (level > clearance) return { allowed: false, clause: 'P1.4' }
  const heads = belongs && role === 'departmentHead'
  const is: Readonly<Record<Party, boolean>> = {
    department: belongs,
    'its head': heads,
    'its reviewer': heads,
    'its appraiser': heads,
    archive: role === 'archivist' || role === 'archiveHead',
    'archive head': role === 'archiveHead',
    auditor: role === 'auditor',
    administrator: role === 'administrator',
    everybody: true,
    'its person': isItsPerson,
    'nobody by role': false,
  }
  return { allowed: parties.some((party) => is[party]), clause }
}

/** Whom a case is discovered by in the archive itself (P1.4, P5.1). */
export function discovers(cell: Omit<Cell, 'operation'>): boolean {
  return expectedOf({ ...cell, operation: 'cases.list' }).allowed
}
