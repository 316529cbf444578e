/** Every command, in the order of a case's life. */
export const commandNames = [
  'cases.open',
  'cases.amend',
  'cases.reassign',
  'cases.end',
  'cases.reopen',
  'cases.void',
  'cases.merge',
  'batches.collect',
  'batches.sort',
  'batches.screen',
  'batches.arrange',
  'batches.number',
  'batches.submit',
  'batches.return',
  'batches.approve',
  'batches.withdraw',
  'transfers.send',
  'transfers.receive',
  'documents.correct',
  'people.record',
  'departments.record',
  'deputies.appoint',
  'deputies.end',
] as const
export type CommandName = (typeof commandNames)[number]

/** Every query. */
export const queryNames = [
  'cases.get',
  'cases.list',
  'cases.missing',
  'cases.count',
  'cases.summary',
  'cases.possible',
  'documents.get',
  'documents.list',
  'documents.revisions',
  'batches.get',
  'batches.list',
  'transfers.get',
  'transfers.list',
  'duties.list',
  'duties.count',
  'trail.history',
  'trail.verify',
  'policies.list',
  'people.list',
  'departments.list',
  'deputies.list',
] as const
export type QueryOperationName = (typeof queryNames)[number]
export type OperationName = CommandName | QueryOperationName
