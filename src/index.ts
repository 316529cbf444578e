/**
 * casekeep: case-records management to embed. Rules, records and proof; the host keeps its users, its database and
 * its screens.
 * @module
 */
export type { Actor } from './access/actor.ts'
export type { Explanation, Subject } from './access/explain.ts'
export {
  type CommandName,
  commandNames,
  type OperationName,
  type QueryOperationName,
  queryNames,
} from './access/operations.ts'
export {
  type AnyArchive,
  type Archive,
  type ArchiveOptions,
  createArchive,
  type Operation,
} from './archive.ts'
export type { ImportedBatches, ImportedBatchResult } from './batches/import.ts'
export type { Batch } from './batches/view.ts'
export {
  addDays,
  addMonths,
  addYears,
  effectiveDay,
  isPlainDate,
  type LeapDay,
  type PlainDate,
  type PlainMonth,
  todayIn,
} from './calendar/plain-date.ts'
export type { PublishedYear } from './calendar/published-years.ts'
export {
  type CountedDay,
  type WorkingCalendar,
  type WorkingCalendarOptions,
  workingCalendar,
} from './calendar/working-days.ts'
export type { ChecklistLine } from './cases/checklist.ts'
export type { CaseFilters } from './cases/filters.ts'
export type { ImportedCases, ImportedNumber, ImportedSeries } from './cases/import.ts'
export type { Possible, PossibleNow } from './cases/possible.ts'
export type { CaseGroup } from './cases/queries.ts'
export type { AnyCaseFile } from './cases/view.ts'
export { checkFilter } from './check-filter.ts'
export type { Checkpoint, CheckpointOptions, CheckpointSink } from './checkpoints/checkpoint.ts'
export { formatVerifierKey, parseVerifierKey, type VerifierKey } from './checkpoints/note.ts'
export { type CheckpointSigner, ed25519Signer, type SigningKeys } from './checkpoints/signer.ts'
export type {
  Agreements,
  AnyDesk,
  Appraisal,
  AskInput,
  Batches,
  CaseFile,
  CaseFileOf,
  Cases,
  ChangedBatch,
  ChangedCase,
  ChangedDisposal,
  ChangedHold,
  ChangedRequest,
  ChangedRetention,
  ChangedTransfer,
  Departments,
  Deputies,
  Desk,
  Disposals,
  DocumentPatch,
  Documents,
  Done,
  Duties,
  FieldsPatch,
  HoldOn,
  Holds,
  ImportBatch,
  ImportCase,
  ImportCaseInput,
  OpenCase,
  OpenCaseInput,
  Opened,
  Outsiders,
  OwnDesk,
  People,
  Policies,
  RecordFact,
  Refusals,
  Relate,
  RepeatedDocument,
  Requests,
  Retention,
  RetentionFilters,
  SortedBatch,
  Subjects,
  Trail,
  Transfers,
  WarnedRequest,
  WithdrawFact,
} from './desk.ts'
export type { Directory, Person } from './directory/directory.ts'
export type { DisposalBlock } from './disposal/blocks.ts'
export type { Certificate } from './disposal/certificate.ts'
export type { BlockedEntry } from './disposal/execute.ts'
export type { DisposalExport } from './disposal/export.ts'
export type { PossibleDisposal, RefusedDisposalAct } from './disposal/possible.ts'
export type { CountedDisposal } from './disposal/shared.ts'
export type { DisposalDecision, DisposalStep } from './disposal/steps.ts'
export type {
  DestroyedLine,
  Disposal,
  DisposalCounts,
  DisposalCriteria,
  DisposalEntry,
  DisposalEntryState,
  DisposalExecution,
  DisposalTransfer,
  DisposalVerdict,
  DisposalWitness,
} from './disposal/view.ts'
export { repeats } from './documents/prepare.ts'
export type { DocumentRevision } from './documents/queries.ts'
export type { Readable } from './documents/readable.ts'
export { type Channel, channels, type Medium, media, type NewDocument } from './documents/schema.ts'
export type { CaseDocument } from './documents/view.ts'
export { type DutyKind, dutyKinds } from './duties/kinds.ts'
export type { DutyPerson } from './duties/people.ts'
export type { Duty, DutyCount } from './duties/queries.ts'
export type { Page } from './engine/pages.ts'
export { inputIssues } from './engine/parse.ts'
export {
  CasekeepError,
  type ErrorCode,
  type ErrorDetails,
  errorCodes,
  type InputIssue,
  isCasekeepError,
  type PolicyFault,
  type RefusalRecord,
} from './errors.ts'
export { type DomainEvent, type EventType, eventTypes, type RecordedEvent } from './events/event.ts'
export { type ExportingDesk, exportTrail } from './export-trail.ts'
export type { ExportedEntry } from './history/export.ts'
export type { PolicyDifference, PolicyVersion } from './history/policies.ts'
export type { ConsistencyProof, InclusionProof } from './history/proofs.ts'
export type { HistoryChange, HistoryEntry, Verification } from './history/queries.ts'
export type { Reading } from './history/readings.ts'
export type { Refusal } from './history/refusals.ts'
export { type AskedCondition, type HoldKind, type HoldState, holdKinds, holdStates } from './holds/reach.ts'
export type { Hold, HoldCover } from './holds/view.ts'
export type { CaseRelation, CaseRetention, DueMonth, KeptByHold, RecordedFact } from './keeping/queries.ts'
export type { Recalculation } from './keeping/sweep.ts'
export type { Tried, TriedDate, TriedMove } from './keeping/tried.ts'
export type { DueLine, KeptBefore, KeptUntil, RetentionRowState } from './keeping/view.ts'
export { type Locale, locales, type Names, nameIn } from './locales/locale.ts'
export { errorSentence, type HostNames, issueSentence } from './locales/sentences.ts'
export { findEventTerm, findTerm, type TermKey, term } from './locales/terms.ts'
export { type CaseScheme, caseScheme, type Past9999 } from './numbering/case-scheme.ts'
export { compareNumberTexts } from './numbering/compare.ts'
export type { NumberKind, RecordNumber } from './numbering/number.ts'
export { type NumberRefusal, type ParsedNumber, parseNumber } from './numbering/parse.ts'
export {
  type CaseEvent,
  type Categories,
  type Category,
  type ChecklistStage,
  type DocumentKind,
  defineCategory,
  type IndexedField,
  type IndexType,
  type ResponsibleDepartments,
} from './policy/category.ts'
export { comparePolicies, type PolicyChange } from './policy/compare.ts'
export { type PolicyDefinition, standardLevels } from './policy/definition.ts'
export { day, dayOrMonth, money, percent, text } from './policy/fields.ts'
export {
  definePolicy,
  type Policy,
  type ResolvedCategory,
  type ResolvedEvent,
  type ResolvedKind,
  type ResolvedStage,
} from './policy/policy.ts'
export { retentionNames, retentionRule } from './policy/retention.ts'
export { type ApprovalStep, type Role, roles, type Settings, type SettingsInput } from './policy/settings.ts'
export type { CategoryName, CategoryShape, Shapes, ShapesOf } from './policy/shapes.ts'
export { smallOffice } from './policy/small-office.ts'
export type { StandardChoices, StandardLevel, StandardOptions } from './policy/standard/options.ts'
export { type StandardCategories, standardCategories, standardPolicy, type WithStandard } from './policy/standard.ts'
export type { UpcomingPolicy } from './policy/versions.ts'
export {
  type Block,
  type BlockReason,
  blocks,
  type ForbiddenReason,
  type Lack,
  type LimitedTo,
  lacks,
  type Relation,
  relations,
  type SeparatedPair,
  separatedPairs,
  type UnreadableReason,
  unreadableReasons,
} from './reasons.ts'
export type { Chased, SentNotice, SentNudge } from './requests/chase.ts'
export type { PossibleAct, PossibleActs, RefusedAct } from './requests/possible.ts'
export type { RegisterLine } from './requests/register.ts'
export type { ToldRequest, WholeRequest } from './requests/shared.ts'
export type {
  AskedRenewal,
  Condition,
  Request,
  RequestItem,
  RequestOutsider,
  RequestSignature,
  RequestStep,
  StepDecision,
  ToldItem,
} from './requests/view.ts'
export type { WaitingRequest } from './requests/waiting.ts'
export type { RetentionChange, RetentionDifference, RetentionState } from './retention/compare.ts'
export type {
  Counting,
  KindRetention,
  ResolvedRetention,
  RetentionAction,
  RetentionCeiling,
  RetentionFloor,
  RetentionRule,
  RetentionSettings,
  RetentionTrigger,
} from './retention/rule.ts'
export type { RetentionNames } from './retention/say.ts'
export { checkKeyring } from './sealing/check-keyring.ts'
export type { Cipher, CipherKey } from './sealing/cipher.ts'
export { type CaseToDestroy, type DestroyedKeys, destroyKeys } from './sealing/destroy-keys.ts'
export type { KeptKey, KeyName, KeyStore } from './sealing/key-store.ts'
export type { Keyring, WrappedKey } from './sealing/keyring.ts'
export { type LocalKeyringOptions, localKeyring } from './sealing/local-keyring.ts'
export { countKeys, type Rotation, type RotationOptions, rotateKeys } from './sealing/rotate-keys.ts'
export { sealedStorage } from './sealing/sealed-storage.ts'
export type { Sealing } from './sealing/sealing.ts'
export { webCipher } from './sealing/web-cipher.ts'
export { type Sha256, sha256 } from './sha256.ts'
export type { Agreement } from './staff/agreements.ts'
export type { Department } from './staff/departments.ts'
export type { Deputy } from './staff/deputies.ts'
export type { StaffDuty } from './staff/duties.ts'
export type { Outsider } from './staff/outsiders.ts'
export type { StaffMember } from './staff/people.ts'
export {
  type Change,
  type Clash,
  type Column,
  type ColumnType,
  type FieldCondition,
  type FilterArguments,
  type FindArguments,
  type Group,
  type GuardedTable,
  type Json,
  type Key,
  type QueryName,
  type QuerySpec,
  queries,
  type Reader,
  type Row,
  type Scalar,
  type Sight,
  type SightColumns,
  type StorageAdapter,
  type SummaryName,
  type SummarySpec,
  type Supports,
  sees,
  summaries,
  type TableName,
  type TableSpec,
  tables,
  type Unit,
} from './storage.ts'
export type { Erasure, ErasureItem, ErasureOutcome } from './subjects/erase.ts'
export type { RegisterEntry } from './subjects/facts.ts'
export type { SubjectCase, SubjectReport } from './subjects/report.ts'
export type { Signature, Transfer, TransferItem } from './transfers/view.ts'
