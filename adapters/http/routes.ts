import type { CommandName, OperationName, QueryOperationName } from '../../src/access/operations.ts'
import type { ErrorCode } from '../../src/errors.ts'

/** Where an operation is reached. Names in braces are members of its input. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch'
  readonly path: `/${string}`
  /** Where the same operation is reached without its path parameter, and its name there. */
  readonly also?: { readonly path: `/${string}`; readonly as: string }
  /** It makes something new: the answer is 201 and says where that is. */
  readonly creates?: Creation
  /** The codes that it can refuse with, apart from those that every operation or every command has. */
  readonly refuses: readonly ErrorCode[]
}

/** A member of the result that has a number, and the query that answers it by that number. */
export interface Creation {
  readonly what: 'case' | 'batch' | 'transfer' | 'request' | 'hold' | 'disposal'
  readonly at: QueryOperationName
}

type Routes = { readonly [N in OperationName]: Route } & {
  readonly [N in QueryOperationName]: { readonly method: 'get' }
} & { readonly [N in CommandName]: { readonly method: 'post' | 'patch' } }

/** The one table of routes: an operation without one does not compile. */
export const routes: Routes = {
  'cases.open': {
    method: 'post',
    path: '/cases',
    creates: { what: 'case', at: 'cases.get' },
    refuses: ['WRONG_DEPARTMENT', 'DUPLICATE', 'NUMBERS_EXHAUSTED', 'CALENDAR_UNPUBLISHED'],
  },
  'cases.import': {
    method: 'post',
    path: '/cases/import',
    refuses: ['NUMBERS_EXHAUSTED'],
  },
  'cases.amend': {
    method: 'patch',
    path: '/cases/{case}',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'cases.reassign': {
    method: 'post',
    path: '/cases/{case}/reassign',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'WRONG_DEPARTMENT'],
  },
  'cases.end': {
    method: 'post',
    path: '/cases/{case}/end',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'cases.reopen': {
    method: 'post',
    path: '/cases/{case}/reopen',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'cases.void': {
    method: 'post',
    path: '/cases/{case}/void',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'cases.merge': {
    method: 'post',
    path: '/cases/{case}/merge',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'cases.relate': {
    method: 'post',
    path: '/cases/{case}/relations',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'cases.unrelate': {
    method: 'post',
    path: '/cases/{case}/relations/end',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'retention.record': {
    method: 'post',
    path: '/cases/{case}/retention/facts',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'retention.decide': {
    method: 'post',
    path: '/cases/{case}/retention/decision',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'BLOCKED', 'CALENDAR_UNPUBLISHED'],
  },
  'retention.recalculate': {
    method: 'post',
    path: '/retention/recalculate',
    refuses: ['CALENDAR_UNPUBLISHED'],
  },
  'batches.collect': {
    method: 'post',
    path: '/cases/{case}/batches',
    creates: { what: 'batch', at: 'batches.get' },
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'DUPLICATE', 'CALENDAR_UNPUBLISHED'],
  },
  'batches.import': { method: 'post', path: '/batches/import', refuses: ['CALENDAR_UNPUBLISHED'] },
  'batches.sort': { method: 'post', path: '/batches/{batch}/sort', refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'] },
  'batches.screen': { method: 'post', path: '/batches/{batch}/screen', refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'] },
  'batches.arrange': { method: 'post', path: '/batches/{batch}/arrange', refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'] },
  'batches.number': {
    method: 'post',
    path: '/batches/{batch}/number',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY'],
  },
  'batches.submit': {
    method: 'post',
    path: '/batches/{batch}/submit',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'batches.return': {
    method: 'post',
    path: '/batches/{batch}/return',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'batches.approve': {
    method: 'post',
    path: '/batches/{batch}/approve',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'batches.withdraw': { method: 'post', path: '/batches/{batch}/withdraw', refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'] },
  'transfers.send': {
    method: 'post',
    path: '/transfers',
    creates: { what: 'transfer', at: 'transfers.get' },
    refuses: ['NOT_FOUND', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'transfers.receive': {
    method: 'post',
    path: '/transfers/{transfer}/receipt',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'documents.correct': {
    method: 'post',
    path: '/documents/{document}/corrections',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.ask': {
    method: 'post',
    path: '/requests',
    creates: { what: 'request', at: 'requests.get' },
    refuses: ['NOT_FOUND', 'ILLEGAL', 'NOT_READY', 'BLOCKED', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.resolve': {
    method: 'post',
    path: '/requests/{request}/resolve',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'BLOCKED', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.decide': {
    method: 'post',
    path: '/requests/{request}/decision',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.reassign': {
    method: 'post',
    path: '/requests/{request}/reassign',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.withdraw': {
    method: 'post',
    path: '/requests/{request}/withdraw',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.handOver': {
    method: 'post',
    path: '/requests/{request}/hand-over',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'BLOCKED', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.callOff': {
    method: 'post',
    path: '/requests/{request}/call-off',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.confirm': {
    method: 'post',
    path: '/requests/{request}/confirm',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'BLOCKED', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.copy': {
    method: 'post',
    path: '/requests/{request}/items/{item}/copies',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.giveBack': {
    method: 'post',
    path: '/requests/{request}/give-back',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.takeBack': {
    method: 'post',
    path: '/requests/{request}/take-back',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.renew': {
    method: 'post',
    path: '/requests/{request}/items/{item}/renewal',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'BLOCKED', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.decideRenewal': {
    method: 'post',
    path: '/requests/{request}/items/{item}/renewal/decision',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'BLOCKED', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.recall': {
    method: 'post',
    path: '/requests/{request}/items/{item}/recall',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'BLOCKED', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.reportLost': {
    method: 'post',
    path: '/requests/{request}/items/{item}/loss',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.find': {
    method: 'post',
    path: '/requests/{request}/items/{item}/find',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.settle': {
    method: 'post',
    path: '/requests/{request}/items/{item}/settle',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'CALENDAR_UNPUBLISHED'],
  },
  'requests.chase': { method: 'post', path: '/requests/chase', refuses: ['CALENDAR_UNPUBLISHED'] },
  'holds.place': {
    method: 'post',
    path: '/holds',
    creates: { what: 'hold', at: 'holds.get' },
    refuses: ['NOT_FOUND', 'ILLEGAL'],
  },
  'holds.lift': { method: 'post', path: '/holds/{hold}/lift', refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'] },
  'holds.review': { method: 'post', path: '/holds/{hold}/review', refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'] },
  'holds.list': { method: 'get', path: '/holds', refuses: ['NOT_FOUND', 'FORBIDDEN'] },
  'holds.get': { method: 'get', path: '/holds/{hold}', refuses: ['NOT_FOUND', 'FORBIDDEN'] },
  'disposals.propose': {
    method: 'post',
    path: '/disposals',
    creates: { what: 'disposal', at: 'disposals.get' },
    refuses: ['NOT_FOUND', 'BLOCKED'],
  },
  'disposals.appraise': {
    method: 'post',
    path: '/disposals/{disposal}/appraisal',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'],
  },
  'disposals.submit': {
    method: 'post',
    path: '/disposals/{disposal}/submit',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY'],
  },
  'disposals.decide': {
    method: 'post',
    path: '/disposals/{disposal}/decision',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'SEPARATION', 'CALENDAR_UNPUBLISHED'],
  },
  'disposals.begin': {
    method: 'post',
    path: '/disposals/{disposal}/begin',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'BLOCKED', 'SEPARATION'],
  },
  'disposals.execute': {
    method: 'post',
    path: '/disposals/{disposal}/execution',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY', 'BLOCKED'],
  },
  'disposals.witness': {
    method: 'post',
    path: '/disposals/{disposal}/witnesses',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY'],
  },
  'disposals.certify': {
    method: 'post',
    path: '/disposals/{disposal}/certificate',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY'],
  },
  'disposals.release': {
    method: 'post',
    path: '/disposals/{disposal}/release',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'],
  },
  'disposals.abort': {
    method: 'post',
    path: '/disposals/{disposal}/abort',
    refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL', 'NOT_READY'],
  },
  'disposals.list': { method: 'get', path: '/disposals', refuses: [] },
  'disposals.get': { method: 'get', path: '/disposals/{disposal}', refuses: ['NOT_FOUND'] },
  'disposals.entries': { method: 'get', path: '/disposals/{disposal}/entries', refuses: ['NOT_FOUND'] },
  'disposals.destroyed': {
    method: 'get',
    path: '/disposals/{disposal}/destroyed',
    also: { path: '/destroyed', as: 'destroyed' },
    refuses: ['NOT_FOUND'],
  },
  'disposals.export': {
    method: 'get',
    path: '/disposals/{disposal}/entries/{entry}/export',
    refuses: ['NOT_FOUND', 'FORBIDDEN'],
  },
  'subjects.report': { method: 'get', path: '/subjects/report', refuses: ['FORBIDDEN'] },
  'subjects.erase': { method: 'post', path: '/subjects/erasure', refuses: ['BLOCKED'] },
  'disposals.possible': { method: 'get', path: '/disposals/{disposal}/possible', refuses: ['NOT_FOUND'] },
  'cases.list': { method: 'get', path: '/cases', refuses: ['FORBIDDEN'] },
  'cases.count': { method: 'get', path: '/cases/count', refuses: ['FORBIDDEN'] },
  'cases.summary': { method: 'get', path: '/cases/summary', refuses: [] },
  'outsiders.record': { method: 'post', path: '/outsiders', refuses: ['STALE'] },
  'agreements.record': { method: 'post', path: '/agreements', refuses: ['STALE', 'ILLEGAL'] },
  'agreements.end': { method: 'post', path: '/agreements/end', refuses: ['NOT_FOUND', 'STALE', 'ILLEGAL'] },
  'outsiders.list': { method: 'get', path: '/outsiders', refuses: [] },
  'agreements.list': { method: 'get', path: '/agreements', refuses: ['FORBIDDEN'] },
  'staff.duties': { method: 'get', path: '/staff/duties', refuses: ['FORBIDDEN'] },
  'people.record': { method: 'post', path: '/people', refuses: ['STALE'] },
  'departments.record': { method: 'post', path: '/departments', refuses: ['STALE'] },
  'deputies.appoint': { method: 'post', path: '/deputies', refuses: [] },
  'deputies.end': { method: 'post', path: '/deputies/end', refuses: ['NOT_FOUND', 'ILLEGAL'] },
  'people.list': { method: 'get', path: '/people', refuses: ['FORBIDDEN'] },
  'departments.list': { method: 'get', path: '/departments', refuses: ['FORBIDDEN'] },
  'deputies.list': { method: 'get', path: '/deputies', refuses: ['FORBIDDEN'] },
  'cases.get': { method: 'get', path: '/cases/{case}', refuses: ['NOT_FOUND'] },
  'cases.missing': { method: 'get', path: '/cases/{case}/missing', refuses: ['NOT_FOUND'] },
  'cases.possible': {
    method: 'get',
    path: '/cases/{case}/possible',
    also: { path: '/possible', as: 'possible' },
    refuses: ['NOT_FOUND'],
  },
  'batches.list': { method: 'get', path: '/cases/{case}/batches', refuses: ['NOT_FOUND'] },
  'documents.list': { method: 'get', path: '/cases/{case}/documents', refuses: ['NOT_FOUND'] },
  'trail.history': { method: 'get', path: '/cases/{case}/history', refuses: ['NOT_FOUND'] },
  'trail.verify': { method: 'get', path: '/cases/{case}/verification', refuses: ['NOT_FOUND'] },
  'batches.get': { method: 'get', path: '/batches/{batch}', refuses: ['NOT_FOUND'] },
  'documents.get': { method: 'get', path: '/documents/{document}', refuses: ['NOT_FOUND'] },
  'documents.readable': { method: 'get', path: '/documents/{document}/readable', refuses: ['NOT_FOUND'] },
  'documents.revisions': { method: 'get', path: '/documents/{document}/revisions', refuses: ['NOT_FOUND'] },
  'transfers.list': { method: 'get', path: '/transfers', refuses: [] },
  'transfers.get': { method: 'get', path: '/transfers/{transfer}', refuses: ['NOT_FOUND'] },
  'requests.list': { method: 'get', path: '/requests', refuses: [] },
  'requests.waiting': { method: 'get', path: '/requests/waiting', refuses: [] },
  'requests.register': { method: 'get', path: '/requests/register', refuses: ['CALENDAR_UNPUBLISHED'] },
  'requests.count': { method: 'get', path: '/requests/register/count', refuses: ['CALENDAR_UNPUBLISHED'] },
  'requests.get': { method: 'get', path: '/requests/{request}', refuses: ['NOT_FOUND', 'CALENDAR_UNPUBLISHED'] },
  'requests.possible': { method: 'get', path: '/requests/{request}/possible', refuses: ['NOT_FOUND'] },
  'retention.get': { method: 'get', path: '/cases/{case}/retention', refuses: ['NOT_FOUND'] },
  'retention.due': { method: 'get', path: '/retention/due', refuses: [] },
  'retention.count': { method: 'get', path: '/retention/count', refuses: [] },
  'retention.try': { method: 'get', path: '/retention/try', refuses: [] },
  'duties.list': { method: 'get', path: '/duties', refuses: ['NOT_FOUND'] },
  'duties.count': { method: 'get', path: '/duties/count', refuses: [] },
  'trail.readings': { method: 'get', path: '/readings', refuses: ['NOT_FOUND'] },
  'trail.checkpoints': { method: 'get', path: '/trail/checkpoints', refuses: ['FORBIDDEN'] },
  'trail.prove': { method: 'get', path: '/trail/proof', refuses: ['FORBIDDEN'] },
  'trail.consistency': { method: 'get', path: '/trail/consistency', refuses: ['FORBIDDEN'] },
  'trail.export': { method: 'get', path: '/trail/entries', refuses: ['FORBIDDEN'] },
  'refusals.list': { method: 'get', path: '/refusals', refuses: [] },
  'policies.list': { method: 'get', path: '/policies', refuses: [] },
  'policies.compare': { method: 'get', path: '/policies/comparison', refuses: [] },
}
