import type { OperationName } from './access/operations.ts'
import type { ImportedBatches } from './batches/import.ts'
import type { Batch } from './batches/view.ts'
import type { ChecklistLine } from './cases/checklist.ts'
import type { CaseFilters } from './cases/filters.ts'
import type { ImportedCases } from './cases/import.ts'
import type { PossibleNow } from './cases/possible.ts'
import type { CaseGroup } from './cases/queries.ts'
import type { AnyCaseFile } from './cases/view.ts'
import type { Checkpoint } from './checkpoints/checkpoint.ts'
import type { Directory } from './directory/directory.ts'
import type { BlockedEntry } from './disposal/execute.ts'
import type { DisposalExport } from './disposal/export.ts'
import type { PossibleDisposal } from './disposal/possible.ts'
import type { CountedDisposal } from './disposal/shared.ts'
import type { DestroyedLine, Disposal, DisposalEntry, DisposalEntryState, DisposalVerdict } from './disposal/view.ts'
import type { DocumentRevision } from './documents/queries.ts'
import type { Readable } from './documents/readable.ts'
import type { Channel, Medium, NewDocument } from './documents/schema.ts'
import type { CaseDocument } from './documents/view.ts'
import type { Duty, DutyCount } from './duties/queries.ts'
import type { Page } from './engine/pages.ts'
import type { RecordedEvent } from './events/event.ts'
import type { ExportedEntry } from './history/export.ts'
import type { PolicyDifference, PolicyVersion } from './history/policies.ts'
import type { ConsistencyProof, InclusionProof } from './history/proofs.ts'
import type { HistoryEntry, Verification } from './history/queries.ts'
import type { Reading } from './history/readings.ts'
import type { Refusal } from './history/refusals.ts'
import type { HoldKind, HoldState } from './holds/reach.ts'
import type { Hold } from './holds/view.ts'
import type { Relation } from './keeping/facts.ts'
import type { CaseRetention, DueMonth } from './keeping/queries.ts'
import type { Recalculation } from './keeping/sweep.ts'
import type { Tried } from './keeping/tried.ts'
import type { DueLine, KeptUntil, RetentionRowState } from './keeping/view.ts'
import type { Names } from './locales/locale.ts'
import type { DisposalState } from './machines/disposal.ts'
import type { RequestState } from './machines/request.ts'
import type { RequestItemState } from './machines/request-item.ts'
import type { CategoryName, Shapes } from './policy/shapes.ts'
import type { BlockReason } from './reasons.ts'
import type { Chased } from './requests/chase.ts'
import type { PossibleActs } from './requests/possible.ts'
import type { RegisterLine } from './requests/register.ts'
import type { ToldRequest, WholeRequest } from './requests/shared.ts'
import type { Condition, Request } from './requests/view.ts'
import type { WaitingRequest } from './requests/waiting.ts'
import type { RetentionAction, RetentionRule, RetentionTrigger } from './retention/rule.ts'
import type { Agreement } from './staff/agreements.ts'
import type { Department } from './staff/departments.ts'
import type { Deputy } from './staff/deputies.ts'
import type { StaffDuty } from './staff/duties.ts'
import type { Outsider } from './staff/outsiders.ts'
import type { StaffMember } from './staff/people.ts'
import type { Erasure } from './subjects/erase.ts'
import type { SubjectReport } from './subjects/report.ts'
import type { Transfer, TransferItem } from './transfers/view.ts'

/** What a command returns beside its result: what happened, as it was recorded in the same commit. */
export interface Done {
  readonly events: readonly RecordedEvent[]
}

/** A case file whose fields the policy types. Told apart by `category`. */
export interface CaseFileOf<Name extends string, Fields> extends Omit<AnyCaseFile, 'category' | 'fields'> {
  readonly category: Name
  readonly fields: Readonly<Fields>
}
export type CaseFile<S extends Shapes = Shapes, N extends CategoryName<S> = CategoryName<S>> = {
  [P in N]: CaseFileOf<P, S[P]['fields']>
}[N]

type Kind<S extends Shapes> = S[CategoryName<S>]['kind']
type FieldsIn<S extends Shapes> = S[CategoryName<S>]['input']
type KeysOf<T> = T extends unknown ? keyof T : never
type ValueOf<T, K extends PropertyKey> = T extends unknown ? (K extends keyof T ? T[K] : never) : never
/** Fields to change, of whichever category; null takes a field out. */
export type FieldsPatch<S extends Shapes> = {
  readonly [K in KeysOf<FieldsIn<S>>]?: ValueOf<FieldsIn<S>, K> | null
}

/** What every command may be given. */
interface Named {
  /**
   * Your name for this one act, up to 200 characters. Sent again with the same input it does nothing and answers as
   * the first time; with another input it is refused (`IDEMPOTENCY_KEY_REUSED`). Each account has names of its own.
   */
  readonly idempotencyKey?: string | undefined
}
/** The version that the caller has seen; `STALE` when it is no longer current. */
interface Seen extends Named {
  readonly version?: number | undefined
}
interface Paged {
  /** Where to go on: `next` of the page before. */
  readonly after?: string | undefined
  /** 1 to 200; 50 where left out. */
  readonly limit?: number | undefined
}

interface NewCaseInput<Name extends string, Fields, Kind extends string> {
  readonly category: Name
  /** Up to 300 characters. */
  readonly title: string
  readonly fields: Fields
  /** The responsible department; the actor's own where only one of theirs can be (P3.1). */
  readonly department?: string | undefined
  /** `personId` of who handles the case; the actor where left out. */
  readonly owner?: string | undefined
  /** At least the category's level, which is taken where left out. */
  readonly level?: string | undefined
  /** The first batch, where its documents are at hand. */
  readonly documents?: readonly NewDocument<Kind>[] | undefined
  /** A note to the first batch. */
  readonly note?: string | undefined
}
export interface OpenCaseInput<Name extends string, Fields, Kind extends string>
  extends NewCaseInput<Name, Fields, Kind>,
    Named {}
export interface ImportCaseInput<Name extends string, Fields, Kind extends string>
  extends NewCaseInput<Name, Fields, Kind> {
  /** The number that it has in the old register; the next of its category where left out. */
  readonly number?: string | undefined
  /** A day in the policy's time zone (`YYYY-MM-DD`) or a moment (ISO 8601); now where left out. Its duties count from it. */
  readonly opened?: string | undefined
  /** The day (`YYYY-MM-DD`) or month (`YYYY-MM`) of its end, which the field of its end gets too. */
  readonly ended?: string | undefined
}
/** One member a category, told apart by `category`. */
export type OpenCase<S extends Shapes, N extends CategoryName<S> = CategoryName<S>> = {
  [P in N]: OpenCaseInput<P, S[P]['input'], S[P]['kind']>
}[N]

/** One member a category, told apart by `category`. */
export type ImportCase<S extends Shapes, N extends CategoryName<S> = CategoryName<S>> = {
  [P in N]: ImportCaseInput<P, S[P]['input'], S[P]['kind']>
}[N]

/** A new document that repeats one that is there: both by position. */
export interface RepeatedDocument {
  readonly position: number
  readonly of: number
}
export interface Opened<S extends Shapes, N extends CategoryName<S>> extends Done {
  readonly case: CaseFile<S, N>
  readonly batch: Batch | null
  readonly documents: readonly CaseDocument<S[N]['kind']>[]
  readonly repeated: readonly RepeatedDocument[]
}
export interface ChangedCase<S extends Shapes> extends Done {
  readonly case: CaseFile<S>
}

/**
 * Commands and queries about case files. Every one refuses `INVALID_INPUT`, and `NOT_FOUND` for what is not there or
 * may not be discovered; commands refuse `FORBIDDEN`, `STALE`, `ILLEGAL` and `CONTENTION` too.
 */
export interface Cases<S extends Shapes> {
  /**
   * Opens a case and gives it the next number of its category (P2.2, P3.3).
   * Also refuses `WRONG_DEPARTMENT`, `NUMBERS_EXHAUSTED`, `DUPLICATE`.
   */
  open<N extends CategoryName<S>>(input: OpenCase<S, N>): Promise<Opened<S, N>>
  /**
   * Takes over 1 to 1000 cases of an old register, with the numbers that they have on paper: all of them or none. For
   * the archive and administrators. The series goes on after the highest number; numbers below it that the register
   * never used are kept as its gaps, which a later call may fill. `INVALID_INPUT` names every fault of every row
   * (`['cases', 17, 'number']`): a number that was given here is `taken`. Also refuses `NUMBERS_EXHAUSTED`.
   * @example
   * await archivist.cases.import({
   *   cases: [
   *     { category: 'client', number: 'KH0007', title: 'Ana Trujillo', fields: { name: 'Ana Trujillo' }, department: 'sales', opened: '2016-03-01' },
   *   ],
   * }) // numbers 1 to 6 are gaps of the old register, and the next client is KH0008
   */
  import(
    input: Named & {
      readonly cases: readonly ImportCase<S>[]
      /** Why the old register left numbers unused. */
      readonly reason?: string | undefined
      /** Checks all of it and writes nothing. Of what was done under the same key it answers what that came to. */
      readonly dryRun?: boolean | undefined
    },
  ): Promise<Done & ImportedCases>
  /** Brings title, fields or level up to date (P10). Fields not named stay. */
  amend(
    input: Seen & {
      readonly case: string
      readonly title?: string | undefined
      readonly fields?: FieldsPatch<S> | undefined
      readonly level?: string | undefined
    },
  ): Promise<ChangedCase<S>>
  /** Gives a case to another department or person; for heads and the archive. */
  reassign(
    input: Seen & {
      readonly case: string
      readonly department?: string | undefined
      readonly owner?: string | undefined
      readonly reason: string
    },
  ): Promise<ChangedCase<S>>
  /** Records that the matter has ended, on a day (`YYYY-MM-DD`) or in a month (`YYYY-MM`). */
  end(input: Seen & { readonly case: string; readonly on: string }): Promise<ChangedCase<S>>
  /** An ended case goes on. */
  reopen(input: Seen & { readonly case: string; readonly reason: string }): Promise<ChangedCase<S>>
  /** A case opened in error; refuses `NOT_READY` where documents are archived or on their way. */
  void(input: Seen & { readonly case: string; readonly reason: string }): Promise<ChangedCase<S>>
  /** A case opened twice; its documents keep their numbers and count for the one that remains. */
  merge(
    input: Seen & { readonly case: string; readonly into: string; readonly reason: string },
  ): Promise<ChangedCase<S> & { readonly into: CaseFile<S> }>
  /**
   * For the responsible department and the archive. `parent`: the other is its parent; `related`: each to the other, of one
   * matter; `needs`: it needs documents of the other, which is not destroyed while this one is kept. Dates that rest on it
   * are computed anew (P9.1).
   */
  relate(input: Relate): Promise<ChangedRetention>
  unrelate(input: Relate): Promise<ChangedRetention>
  get(input: { readonly case: string }): Promise<{ readonly case: CaseFile<S> }>
  /** Newest first. */
  list<N extends CategoryName<S> = CategoryName<S>>(
    input?: Omit<CaseFilters, 'category'> & Paged & { readonly category?: N | undefined },
  ): Promise<Page<CaseFile<S, N>>>
  count(input?: CaseFilters): Promise<{ readonly count: number }>
  summary(input?: { readonly department?: string | undefined }): Promise<{ readonly groups: readonly CaseGroup[] }>
  /** What it should have by now, and how far each thing has come (P1.3). */
  missing(input: {
    readonly case: string
  }): Promise<{ readonly case: string; readonly lacking: number; readonly lines: readonly ChecklistLine[] }>
  /** What the actor may do now, for screens. */
  possible(input?: { readonly case?: string | undefined }): Promise<PossibleNow>
}

/** Which case in what relation to which other. */
export interface Relate extends Seen {
  readonly case: string
  readonly relation: Relation
  readonly other: string
}

interface ImportBatchInput {
  readonly case: string
  /** When what an update records happened. */
  readonly event?: string | undefined
  readonly note?: string | undefined
}
/** A batch of an old register. */
export type ImportBatch<Kind extends string> =
  | (ImportBatchInput & { readonly state: 'collecting'; readonly documents: readonly NewDocument<Kind>[] })
  | (ImportBatchInput & {
      readonly state: 'archived'
      readonly documents: readonly Omit<NewDocument<Kind>, 'revises'>[]
      /** When it was archived, by the old register: a day or a moment; now where left out. */
      readonly on?: string | undefined
      /** Who archived it, by the old register; whoever takes it over where left out. */
      readonly by?: string | undefined
    })

interface OfBatch extends Seen {
  readonly batch: string
}
export interface ChangedBatch extends Done {
  readonly batch: Batch
}
export interface SortedBatch<S extends Shapes> extends ChangedBatch {
  readonly documents: readonly CaseDocument<Kind<S>>[]
}

/** The way of documents into the archive: collect → sort → review → transfer (P3, P4, P5, P10). */
export interface Batches<S extends Shapes> {
  /** Into a new batch, or into one still being collected or sorted. Also refuses `DUPLICATE`. */
  collect(
    input: Seen & {
      readonly case: string
      readonly documents: readonly NewDocument<Kind<S>>[]
      readonly batch?: string | undefined
      /** When what an update records happened; its deadlines count from it. */
      readonly event?: string | undefined
      readonly note?: string | undefined
    },
  ): Promise<SortedBatch<S> & { readonly repeated: readonly RepeatedDocument[] }>
  /**
   * Takes over 1 to 1000 batches of an old register, for cases that are there: all of them or none. For the archive and
   * administrators. What is `archived` is so without review and transfer; its documents get their numbers in order,
   * and duties that it ends are dropped. `INVALID_INPUT` names every fault of every batch.
   */
  import(
    input: Named & {
      readonly batches: readonly ImportBatch<Kind<S>>[]
      /** Checks all of it and writes nothing. */
      readonly dryRun?: boolean | undefined
    },
  ): Promise<Done & ImportedBatches>
  sort(input: OfBatch): Promise<SortedBatch<S> & { readonly repeated: readonly RepeatedDocument[] }>
  /** Takes documents out with a reason, or puts them back. */
  screen(
    input: OfBatch & {
      readonly out?:
        | readonly (
            | {
                readonly position: number
                readonly because: 'duplicate'
                readonly duplicateOf?: number | undefined
                readonly note?: string | undefined
              }
            | { readonly position: number; readonly because: 'invalid'; readonly note: string }
          )[]
        | undefined
      readonly back?: readonly number[] | undefined
    },
  ): Promise<SortedBatch<S>>
  arrange(
    input: OfBatch & { readonly documents: readonly ({ readonly position: number } & DocumentPatch<Kind<S>>)[] },
  ): Promise<SortedBatch<S>>
  /** Gives numbers, by time where no order is chosen. */
  number(
    input: OfBatch & { readonly order?: 'time' | 'importance' | 'collection' | undefined },
  ): Promise<SortedBatch<S>>
  /** Refuses `NOT_READY` while a document has no number. */
  submit(input: OfBatch): Promise<ChangedBatch>
  /** Refuses `SEPARATION` to whoever sorted it. */
  approve(input: OfBatch): Promise<ChangedBatch>
  return(input: OfBatch & { readonly reasons: readonly string[] }): Promise<ChangedBatch>
  withdraw(input: OfBatch & { readonly reason: string }): Promise<ChangedBatch>
  get(input: {
    readonly batch: string
  }): Promise<{ readonly batch: Batch; readonly documents: readonly CaseDocument<Kind<S>>[] }>
  list(input: { readonly case: string }): Promise<{ readonly batches: readonly Batch[] }>
}

export interface ChangedTransfer extends Done {
  readonly transfer: Transfer
  readonly items: readonly TransferItem[]
  /** The batches that this act moved. */
  readonly batches: readonly Batch[]
}
/** Approved batches on their way to the archive (P5.2). */
export interface Transfers {
  send(
    input: Named & {
      readonly batches: readonly string[]
      readonly note?: string | undefined
      /** SHA-256 of the list signed on paper. */
      readonly form?: string | undefined
    },
  ): Promise<ChangedTransfer>
  receive(
    input: Seen & {
      readonly transfer: string
      readonly accept?: readonly string[] | undefined
      readonly refuse?: readonly { readonly batch: string; readonly reasons: readonly string[] }[] | undefined
      readonly form?: string | undefined
    },
  ): Promise<ChangedTransfer>
  get(input: {
    readonly transfer: string
  }): Promise<{ readonly transfer: Transfer; readonly items: readonly TransferItem[] }>
  list(
    input?: Paged & { readonly department?: string | undefined; readonly state?: 'sent' | 'received' | undefined },
  ): Promise<Page<Transfer>>
}

/** What may be said anew of a document, while it is sorted or by a correction; null empties what may be empty. */
export interface DocumentPatch<Kind extends string> {
  readonly kind?: Kind | undefined
  readonly title?: string | undefined
  readonly channel?: Channel | undefined
  /** Stays as it is where the channel alone is changed. */
  readonly medium?: Medium | undefined
  readonly author?: string | null | undefined
  readonly reference?: string | null | undefined
  readonly date?: string | null | undefined
  readonly pages?: number | null | undefined
  readonly mark?: string | null | undefined
  readonly original?: boolean | undefined
  readonly copyReason?: string | null | undefined
  readonly originalAt?: string | null | undefined
  readonly level?: string | undefined
  readonly important?: boolean | undefined
}
export interface Documents<S extends Shapes> {
  /** Mends what the catalogue says of an archived document; for the archive (P1.2). */
  correct(
    input: Seen & { readonly document: string; readonly reason: string; readonly changes: DocumentPatch<Kind<S>> },
  ): Promise<Done & { readonly document: CaseDocument<Kind<S>> }>
  get(input: { readonly document: string }): Promise<{ readonly document: CaseDocument<Kind<S>> }>
  list(input: Paged & { readonly case: string }): Promise<Page<CaseDocument<Kind<S>>>>
  /** Whether one may read what it contains now: what a host asks before it shows it. */
  readable(input: { readonly document: string }): Promise<Readable>
  revisions(input: { readonly document: string }): Promise<{ readonly revisions: readonly DocumentRevision[] }>
}

/** How somebody knows a fact; by hand where left out. */
interface Sourced {
  readonly source?:
    | {
        readonly kind: 'document' | 'signal' | 'hand' | 'host' | 'import'
        /** Number of the document, or the host’s own reference. */
        readonly ref?: string | undefined
      }
    | undefined
}
/** What a case’s retention may count from. Days are `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type RecordFact =
  /** An event of the category that no field tells, or something of the host’s. Null: to come, and nobody knows when. */
  | ({ readonly fact: 'event' | 'object'; readonly name: string; readonly on: string | null } & Sourced)
  /** A day given by hand. */
  | ({ readonly fact: 'given'; readonly on: string } & Sourced)
  /** What was decided or agreed, by the number of the document that says it. */
  | ({
      readonly fact: 'decision'
      readonly name: string
      readonly kind: string
      readonly start?: string | null | undefined
      readonly end?: string | null | undefined
    } & Sourced)
export type WithdrawFact =
  | { readonly fact: 'event' | 'object' | 'decision'; readonly name: string }
  | { readonly fact: 'given' }

/** A case's retention after an act: as it is now. */
export interface ChangedRetention extends Done {
  readonly case: string
  /** Of the case. */
  readonly version: number
  readonly kept: readonly KeptUntil[]
}

/** Which dates. Days are `YYYY-MM-DD`, both inclusive. */
export interface RetentionFilters {
  /** `dated` where left out; `listed`: on a disposal. */
  readonly state?: RetentionRowState | undefined
  readonly category?: string | undefined
  readonly department?: string | undefined
  readonly action?: RetentionAction | undefined
  readonly dueFrom?: string | undefined
  readonly dueTo?: string | undefined
}

/**
 * Until when cases are kept, and why (P9.1). Dates are computed when a case ends, and anew in the same commit as every
 * change of a fact that they rest on; what is not known leaves them undecided, which is a duty of the archive.
 */
export interface Retention {
  /** For the responsible department and the archive. Also refuses `STALE` and `ILLEGAL`. */
  record(
    input: Seen & {
      readonly case: string
      readonly record?: readonly RecordFact[] | undefined
      /** What does not hold any more. */
      readonly withdraw?: readonly WithdrawFact[] | undefined
    },
  ): Promise<ChangedRetention>
  /**
   * For the archive: how long this one case is kept, with what the decision rests on; null takes it back. Also refuses
   * `NOT_READY` for what stands on a disposal, and `BLOCKED` where it would be kept for less long under a hold.
   */
  decide(
    input: Seen & {
      readonly case: string
      readonly own: {
        /** ISO 8601, such as `P10Y`, or `permanent`. */
        readonly period: string
        readonly from?: RetentionTrigger | undefined
        readonly action?: RetentionAction | undefined
        readonly citation: Names
      } | null
    },
  ): Promise<ChangedRetention>
  /** For the archive, after a change of the policy: page by page, until `next` is null. Done twice it changes nothing. */
  recalculate(input?: Named & Paged & { readonly category?: string | undefined }): Promise<Done & Recalculation>
  /** Until when a case is kept, with everything that this rests on, and what it was before the date moved last. */
  get(input: { readonly case: string }): Promise<CaseRetention>
  /** What is due today, the longest first; what lies ahead, where days are given. */
  due(input?: Paged & RetentionFilters): Promise<Page<DueLine>>
  /** How many are due in each month. */
  count(input?: RetentionFilters): Promise<{ readonly count: number; readonly months: readonly DueMonth[] }>
  /** What a rule for a category, or the present policy, would change: page by page, and nothing is written. */
  try(
    input?: Paged & { readonly category?: string | undefined; readonly rule?: RetentionRule | undefined },
  ): Promise<Tried>
}

/** What is asked for: a case, or documents, or by description; each of the other two left out. */
export interface AskInput extends Named {
  readonly kind: 'consultation' | 'loan'
  /** The whole case, or the case of the documents. */
  readonly case?: string | undefined
  /** Up to 500 numbers. */
  readonly documents?: readonly string[] | undefined
  /** What is looked for, where its number is not known: the archive says what is meant. */
  readonly description?: string | undefined
  readonly purpose: string
  /** First and last day of a consultation, `YYYY-MM-DD`; from today, as long as the policy allows, where left out. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Working days of a loan; as many as the policy allows where left out. */
  readonly days?: number | undefined
  /** Copies that are asked for; none where left out. */
  readonly copies?: number | undefined
  /** For which of their departments somebody asks who belongs to several. */
  readonly department?: string | undefined
  /** `personId` of somebody from outside whom the actor sponsors, and who is to read or to borrow. */
  readonly outsider?: string | undefined
}
interface OfRequest extends Seen {
  /** `CY2026-0001` or `JY2026-0001`. */
  readonly request: string
}
interface OfItems extends OfRequest {
  /** Positions; all items for which it is possible where left out. */
  readonly items?: readonly number[] | undefined
}
interface OfItem extends OfRequest {
  /** Position of the item. */
  readonly item: number
}
/** A request, whole, as it is after an act. */
export interface ChangedRequest extends Done, WholeRequest {}
/** With what the policy only warns of. */
export interface WarnedRequest extends ChangedRequest {
  readonly warnings: readonly BlockReason[]
}

/** Which lines of the register of loans or consultations. Days are `YYYY-MM-DD`. */
export interface RegisterFilters {
  readonly kind: 'consultation' | 'loan'
  /** `mine`: what one asked for, and what outsiders have whom one sponsors; `all`, where left out. */
  readonly scope?: 'mine' | 'all' | undefined
  /** Loans that are out, or consultations in reading, where left out. */
  readonly state?: RequestItemState | undefined
  /** Only where a renewal waits for its decision, or only what was renewed. */
  readonly renewal?: 'asked' | 'granted' | undefined
  /** Only what is still out and is overdue on this day. */
  readonly overdueOn?: string | undefined
  /** Only what is of this case, as its documents are numbered, or of this document: one of the two. */
  readonly case?: string | undefined
  readonly document?: string | undefined
  readonly dueFrom?: string | undefined
  readonly dueTo?: string | undefined
}

/**
 * Consultation and loan (P6, P7): ask → approve, step by step → hand over → return. Every refusal of a rule says all
 * reasons at once (`BLOCKED`).
 */
export interface Requests {
  /**
   * For anybody, or for an outsider by their sponsor. By number, of what they may know of; or by description. Where the
   * policy demands a confidentiality agreement, it is signed before (P8.3).
   */
  ask(input: AskInput): Promise<WarnedRequest>
  /** For the archive: which case or documents a request by description is for, or why there is nothing. */
  resolve(
    input: OfRequest & {
      readonly case?: string | undefined
      readonly documents?: readonly string[] | undefined
      readonly nothing?: string | undefined
    },
  ): Promise<ChangedRequest>
  /**
   * For whose turn it is: never the requester, nor anybody in their place (`SEPARATION`). An approval may leave items
   * out; a rejection says why.
   */
  decide(
    input: OfRequest & {
      readonly verdict: 'approve' | 'reject'
      readonly refuse?: readonly { readonly item: number; readonly reason: string }[] | undefined
      readonly reason?: string | undefined
      /** Copies that are permitted: at most as many as were asked for. */
      readonly copies?: number | undefined
    },
  ): Promise<ChangedRequest>
  /** For whose turn it is, or the head of the archive: that person decides the step, never the requester. */
  reassign(input: OfRequest & { readonly to: string; readonly reason: string }): Promise<ChangedRequest>
  /** For who asked: all that was not fetched. */
  withdraw(input: OfRequest & { readonly reason?: string | undefined }): Promise<ChangedRequest>
  /**
   * For the archive. Rights are checked again. What is electronic is open at once; paper is to be confirmed, and of an
   * outsider `form` is the hash of the form that they signed for it.
   */
  handOver(input: OfItems & { readonly form?: string | undefined }): Promise<WarnedRequest>
  /** For the archive: what was handed over and not confirmed goes back to its shelf. */
  callOff(input: OfItems): Promise<ChangedRequest>
  /** For who asked: they have it, and its time begins. Never for an outsider, who signs on paper (`FORBIDDEN`). */
  confirm(input: OfItems): Promise<ChangedRequest>
  /** For the archive: so many of the permitted copies were made, and marked so. */
  copy(input: OfItem & { readonly copies: number; readonly mark: string }): Promise<ChangedRequest>
  /** For who asked: they bring it back. */
  giveBack(input: OfItems): Promise<ChangedRequest>
  /** For the archive: it is back, in this condition. `form` is the hash of a signed form where nobody gave it back here. */
  takeBack(
    input: OfRequest & {
      readonly items: readonly {
        readonly item: number
        readonly condition?: Condition | undefined
        readonly remark?: string | undefined
      }[]
      readonly form?: string | undefined
    },
  ): Promise<ChangedRequest>
  /** For who borrowed, before it is due: granted by the archive, or at once where the policy says so. */
  renew(input: OfItem & { readonly reason: string }): Promise<WarnedRequest>
  /** For the archive. */
  decideRenewal(
    input: OfItem & { readonly verdict: 'grant' | 'refuse'; readonly reason?: string | undefined },
  ): Promise<WarnedRequest>
  /** For the archive: the loan is due earlier, never later. */
  recall(input: OfItem & { readonly reason: string }): Promise<ChangedRequest>
  /** For who has it, or the archive. */
  reportLost(input: OfItem & { readonly reason: string }): Promise<ChangedRequest>
  /** For the archive: what was lost stands on its shelf again. */
  find(input: OfItem & { readonly remark?: string | undefined }): Promise<ChangedRequest>
  /** For the archive: what was lost is made good. */
  settle(
    input: OfItem & { readonly by: 'paid' | 'replaced'; readonly remark?: string | undefined },
  ): Promise<ChangedRequest>
  /**
   * For the archive or an administrator, once a day or more often: reminds, escalates, sends notices, and lets lapse what
   * was not decided or fetched in time. Each is one event; run it again while there is `more`.
   */
  chase(input?: Named & { readonly limit?: number | undefined }): Promise<Done & Chased>
  get(input: { readonly request: string }): Promise<ToldRequest>
  /** What one may do with it now and with which items, and why not the rest: as each act would be refused. */
  possible(input: { readonly request: string }): Promise<PossibleActs>
  /** Newest first. */
  list(
    input?: Paged & { readonly scope?: 'mine' | 'all' | undefined; readonly state?: RequestState | undefined },
  ): Promise<Page<Request>>
  /** What waits for one's own decision today, also in the place of others; the longest first. */
  waiting(input?: Paged): Promise<Page<WaitingRequest>>
  /**
   * The register of loans or consultations, earliest due first: the archive sees all of it, others their own lines, and
   * those of outsiders whom they sponsor.
   */
  register(input: Paged & RegisterFilters): Promise<Page<RegisterLine>>
  /** How many lines the register has. */
  count(input: RegisterFilters): Promise<{ readonly count: number }>
}

interface OfHold extends Seen {
  /** `DJ2026-0001`. */
  readonly hold: string
}
/** A hold as it is after an act. */
export interface ChangedHold extends Done {
  readonly hold: Hold
}
/** What a hold is to cover: a case, the cases of a person, or whatever a query finds, now and as long as it is in force. */
export type HoldOn =
  | { readonly scope: 'case'; readonly case: string }
  | {
      readonly scope: 'person'
      /** `personId`: cases that they handle, and cases about them (`Category.subject`). */
      readonly person: string
      /** What they are called in those fields; `person` where left out. */
      readonly subject?: string | undefined
    }
  | ({ readonly scope: 'query' } & Pick<CaseFilters, 'category' | 'department' | 'owner' | 'title' | 'fields'>)

/**
 * Holds (凍結銷毀): nothing that one covers is destroyed, handed on or lent until it is lifted. For the archive; auditors may
 * read them (`FORBIDDEN` for others). Placed at the same moment as an execution, it comes before it and stops it, or after.
 */
export interface Holds {
  /** What it covers once it covers until it is lifted, whoever handles the case and whatever is entered of it later. */
  place(
    input: Named & {
      readonly kind: HoldKind
      readonly on: HoldOn
      readonly reason: string
      /** When it is to be looked at again, `YYYY-MM-DD`, today or later. It goes on after that day. */
      readonly review: string
    },
  ): Promise<ChangedHold>
  /** What it covered is due as before, and no more than that: nothing is destroyed by it. */
  lift(input: OfHold & { readonly reason: string }): Promise<ChangedHold>
  /** Somebody has looked at it: it goes on, and is to be looked at again on this day. */
  review(input: OfHold & { readonly review: string }): Promise<ChangedHold>
  get(input: { readonly hold: string }): Promise<{ readonly hold: Hold }>
  /** In the order in which they are to be looked at again; those in force where no state is named. */
  list(
    input?: Paged & {
      readonly state?: HoldState | undefined
      /** Only those that cover this case. */
      readonly case?: string | undefined
      /** Only those that are to be looked at again by this day, `YYYY-MM-DD`. */
      readonly reviewTo?: string | undefined
    },
  ): Promise<Page<Hold>>
}

interface OfSubject {
  /** `personId`. */
  readonly person: string
  /** What they are called in fields that tell whom a case is about (`Category.subject`); `person` where left out. */
  readonly subject?: string | undefined
}
/** The rights of the people that cases are about. For the archive, and the report for auditors too. */
export interface Subjects {
  /** What is kept on a person, why, and until when: as far as the reader is cleared for it. */
  report(input: OfSubject): Promise<SubjectReport>
  /**
   * They ask that it be erased. What is due and free goes on a new disposal, which is appraised and approved as any other; of
   * each other thing it is said why it stays: by which rule and until when, or what else speaks against it.
   */
  erase(input: Named & OfSubject & { readonly title: string }): Promise<Done & Erasure>
}

interface OfDisposal extends Seen {
  /** `XH2026-0001`. */
  readonly disposal: string
}
interface OfEntries extends OfDisposal {
  /** Positions, up to 500. */
  readonly entries: readonly number[]
  readonly reason: string
}
/** A disposal as it is after an act, and how far its entries have come. */
export interface ChangedDisposal extends Done, CountedDisposal {}

/** What an appraiser says of an entry. */
export type Appraisal =
  | { readonly entry: number; readonly verdict: 'destroy'; readonly reason?: string | undefined }
  /** `until` is the last day on which it is kept, `YYYY-MM-DD`. */
  | { readonly entry: number; readonly verdict: 'extend'; readonly until: string; readonly reason: string }
  | { readonly entry: number; readonly verdict: 'transfer'; readonly reason: string }

/**
 * The end of a case (P9.2): what is due → list → appraisal → approval → waiting period → execution before witnesses →
 * certificate. Until something of it is carried out a list can be given up.
 */
export interface Disposals {
  /**
   * For the archive. What is due and free (nothing of it held, lent or on its way), up to 500 entries, the longest first;
   * `more` where another list is needed. Or the cases that are named: then all that speaks against any of them is refused at
   * once (`BLOCKED`).
   */
  propose(
    input: Named & {
      readonly title: string
      /** The last due date, `YYYY-MM-DD`; today where left out. */
      readonly upTo?: string | undefined
      readonly category?: string | undefined
      /** Only what became due in this year. */
      readonly year?: number | undefined
      readonly department?: string | undefined
      /** These alone: cases, or their documents of a kind that has a period of its own. */
      readonly cases?: readonly { readonly case: string; readonly kind?: string | undefined }[] | undefined
    },
  ): Promise<ChangedDisposal & { readonly more: boolean }>
  /** For who appraises (`disposal.appraisedBy`): each entry is destroyed, kept longer or handed on. Anew until it is submitted. */
  appraise(input: OfDisposal & { readonly entries: readonly Appraisal[] }): Promise<ChangedDisposal>
  /** For the archive, once every entry is appraised; and again where an approval has lapsed. */
  submit(input: OfDisposal): Promise<ChangedDisposal>
  /**
   * For whose turn it is: never who proposed it, nor anybody in their place (`SEPARATION`). The last approval puts what is
   * kept longer into effect.
   */
  decide(
    input: OfDisposal & { readonly verdict: 'approve' | 'reject'; readonly reason?: string | undefined },
  ): Promise<ChangedDisposal>
  /** For the archive, between the waiting period and the day on which the approval lapses (`BLOCKED`). */
  begin(
    input: OfDisposal & {
      readonly place: string
      readonly method: string
      /** `personId` of who carries it out; none of the witnesses (`SEPARATION`). */
      readonly operator: string
      /** At least as many as the policy says, where something of it is on paper. */
      readonly witnesses?: readonly string[] | undefined
    },
  ): Promise<ChangedDisposal>
  /**
   * For the operator: up to 20 entries. Each is looked at once more; what is held, lent or no longer due stays and is told
   * with all reasons in `blocked`. Call it again for the rest: nothing is done twice. Where the archive is sealed, the
   * keys of what is gone are destroyed with it.
   */
  execute(
    input: OfDisposal & {
      /** Positions of what is destroyed; the next that can be where left out. */
      readonly entries?: readonly number[] | undefined
      /** What was handed on: to whom, and the SHA-256 of `disposals.export` and of the receipt. */
      readonly transfers?:
        | readonly {
            readonly entry: number
            readonly to: string
            readonly export: string
            readonly receipt: string
          }[]
        | undefined
    },
  ): Promise<ChangedDisposal & { readonly executed: readonly number[]; readonly blocked: readonly BlockedEntry[] }>
  /** For a witness, once everything is carried out; or for the archive with the `form` that `witness` signed. */
  witness(
    input: OfDisposal & { readonly witness?: string | undefined; readonly form?: string | undefined },
  ): Promise<ChangedDisposal>
  /** For the archive, once all have signed. What a key store did not destroy is destroyed first. */
  certify(input: OfDisposal): Promise<ChangedDisposal>
  /** For the archive: entries that are not carried out are due as before. */
  release(input: OfEntries): Promise<ChangedDisposal>
  /** For the archive or who approves it, as long as nothing is carried out. */
  abort(input: OfDisposal & { readonly reason: string }): Promise<ChangedDisposal>
  get(input: { readonly disposal: string }): Promise<CountedDisposal>
  /** Newest first. */
  list(input?: Paged & { readonly state?: DisposalState | undefined }): Promise<Page<Disposal>>
  entries(
    input: Paged & {
      readonly disposal: string
      readonly state?: DisposalEntryState | undefined
      readonly verdict?: DisposalVerdict | undefined
      readonly department?: string | undefined
    },
  ): Promise<Page<DisposalEntry>>
  /** The destruction list (銷毀清冊), readable for ever: of a disposal, or of a case. */
  destroyed(
    input: Paged & { readonly disposal?: string | undefined; readonly case?: string | undefined },
  ): Promise<Page<DestroyedLine>>
  /** For the archive and the operator: everything that is kept of an entry, for whoever takes it over. */
  export(input: {
    readonly disposal: string
    readonly entry: number
  }): Promise<{ readonly export: DisposalExport; readonly digest: string }>
  /** What one may do with it now, and why not the rest. */
  possible(input: { readonly disposal: string }): Promise<PossibleDisposal>
}

export interface Duties {
  /** Earliest first (P1.5). */
  list(
    input?: Paged & {
      readonly scope?: 'mine' | 'all' | undefined
      readonly department?: string | undefined
      readonly case?: string | undefined
      readonly late?: boolean | undefined
      /** The first day on which it may be due, `YYYY-MM-DD`. */
      readonly dueFrom?: string | undefined
      /** The last day on which it may be due, `YYYY-MM-DD`. */
      readonly dueTo?: string | undefined
      /** Whether each duty says who it waits for, by the directory. */
      readonly people?: boolean | undefined
    },
  ): Promise<Page<Duty>>
  count(input?: {
    readonly scope?: 'mine' | 'all' | undefined
    readonly department?: string | undefined
    readonly dueFrom?: string | undefined
    readonly dueTo?: string | undefined
  }): Promise<{ readonly open: number; readonly late: number; readonly kinds: readonly DutyCount[] }>
}

export interface Trail {
  history(
    input: Paged & { readonly case: string; readonly order?: 'oldest' | 'newest' | undefined },
  ): Promise<Page<HistoryEntry>>
  /**
   * Finds any entry that was changed, inserted, swapped or is missing before the last. A tail cut off, or a chain
   * rewritten whole, is found by a `head` that was kept elsewhere.
   */
  verify(input: { readonly case: string }): Promise<Verification>
  /**
   * For auditors and the head of the archive, as are the three that follow: signed heads of the tree, newest first.
   */
  checkpoints(input?: Paged): Promise<Page<Checkpoint>>
  /** That an entry is in the tree of a checkpoint; of the newest where no size is given. */
  prove(input: {
    readonly case?: string | undefined
    /** The tenant’s own chain, or a reader’s, where it is about no case. */
    readonly chain?: string | undefined
    readonly position: number
    readonly size?: number | undefined
  }): Promise<InclusionProof>
  /** That the tree of a later checkpoint was only added to. */
  consistency(input: { readonly from: number; readonly to: number }): Promise<ConsistencyProof>
  /** The whole trail, chain by chain, to be verified elsewhere (`casekeep/verify`). */
  export(input?: Paged & { readonly details?: boolean | undefined }): Promise<Page<ExportedEntry>>
  /**
   * Newest first. What the policy keeps of it (`settings.readings`): fields of a case that were told, and contents of a document
   * that were opened, from a level on. One's own; anybody's for the archive and auditors.
   */
  readings(
    input?: Paged & {
      readonly case?: string | undefined
      readonly person?: string | undefined
      /** Days, `YYYY-MM-DD`, both inclusive; in UTC. */
      readonly from?: string | undefined
      readonly to?: string | undefined
    },
  ): Promise<Page<Reading>>
}
/** For auditors and the head of the archive; empty for others. */
export interface Refusals {
  /** Newest first. */
  list(input?: Paged): Promise<Page<Refusal>>
}
export interface Policies {
  list(): Promise<{ readonly versions: readonly PolicyVersion[] }>
  /**
   * What a version says differently from another (P12.3): of the next to come from the one in force, where neither is named.
   * `INVALID_INPUT` for a version that is not known.
   */
  compare(input?: { readonly from?: string | undefined; readonly to?: string | undefined }): Promise<PolicyDifference>
}

/** People from outside (P6.1): an employee sponsors each, asks for them and answers for them. */
export interface Outsiders {
  /**
   * For who sponsors them, or the archive. Enters somebody, or brings their entry up to date; `STALE` by the version
   * seen. Nobody of the company's directory is an outsider (`INVALID_INPUT`).
   */
  record(
    input: Seen & {
      readonly person: string
      readonly name: string
      readonly organization: string
      /** As a paper of theirs shows it. */
      readonly identity: string
      /** SHA-256 of the letter of introduction. */
      readonly letter?: string | null | undefined
      /** `personId`; as before, or the actor, where left out. Only the archive names somebody else. */
      readonly sponsor?: string | undefined
      /** The last day on which they are sponsored, `YYYY-MM-DD`: nothing is due later. */
      readonly until?: string | null | undefined
    },
  ): Promise<Done & { readonly outsider: Outsider }>
  /** Whom one sponsors; the archive and auditors may ask for all. */
  list(input?: Paged & { readonly scope?: 'mine' | 'all' | undefined }): Promise<Page<Outsider>>
}
/** Confidentiality agreements (P8.3), signed on paper and entered by the archive. Days are `YYYY-MM-DD`. */
export interface Agreements {
  /** The same person and day again bring the entry up to date. Also refuses `ILLEGAL` for one that was ended. */
  record(
    input: Seen & {
      readonly person: string
      readonly signed: string
      /** The last day on which it holds; no end where left out. */
      readonly until?: string | undefined
      /** SHA-256 of the signed paper. */
      readonly form: string
    },
  ): Promise<Done & { readonly agreement: Agreement }>
  /** From today on it holds no more. Also refuses `NOT_FOUND`, and `ILLEGAL` for what is ended or over. */
  end(
    input: Seen & { readonly person: string; readonly signed: string; readonly reason: string },
  ): Promise<Done & { readonly agreement: Agreement }>
  /** One's own, or those of whom one sponsors; for the archive and auditors anybody's. */
  list(
    input?: Paged & { readonly person?: string | undefined; readonly current?: boolean | undefined },
  ): Promise<Page<Agreement>>
}
/** What people owe before they may read or borrow (P1.5, P8.3). */
export interface Staff {
  /**
   * Oneself; for the archive, auditors and administrators everybody of the archive's own directory who has not left, or
   * one person, who can be an outsider. Where the host keeps the directory it is one person at a time, by default oneself.
   */
  duties(
    input?: Paged & { readonly person?: string | undefined; readonly late?: boolean | undefined },
  ): Promise<Page<StaffDuty>>
}

/**
 * The archive's own directory. Where the host gave one (`createArchive({ directory })`), every one of these refuses
 * `FORBIDDEN`: the host keeps it.
 */
export interface People {
  /**
   * For administrators. Enters somebody, or brings their entry up to date; `STALE` by the version seen. Nobody from
   * outside (`outsiders.record`) is somebody of the company (`INVALID_INPUT`).
   */
  record(
    input: Seen & {
      readonly person: string
      readonly name: string
      readonly departments: readonly string[]
      readonly email?: string | null | undefined
      /** The last day of their work, `YYYY-MM-DD`: nothing is due later. */
      readonly until?: string | null | undefined
    },
  ): Promise<Done & { readonly person: StaffMember }>
  list(input?: Paged): Promise<Page<StaffMember>>
}
export interface Departments {
  /** For administrators. */
  record(
    input: Seen & { readonly department: string; readonly name: string; readonly head?: string | null | undefined },
  ): Promise<Done & { readonly department: Department }>
  list(input?: Paged): Promise<Page<Department>>
}
/** Who acts in whose place (policy §13): a head's deputy reviews, reopens, voids, merges and reassigns for them. */
export interface Deputies {
  /** For oneself, or by an administrator. Both days are inclusive, `YYYY-MM-DD`. */
  appoint(
    input: Named & {
      readonly person?: string | undefined
      readonly deputy: string
      readonly from: string
      readonly until: string
      readonly reason?: string | undefined
    },
  ): Promise<Done & { readonly deputy: Deputy }>
  /** From today on the deputy acts no more. Also refuses `NOT_FOUND`, and `ILLEGAL` for what is over. */
  end(
    input: Named & { readonly person?: string | undefined; readonly deputy: string; readonly from: string },
  ): Promise<Done & { readonly deputy: Deputy }>
  /** What is not over. */
  list(input?: Paged & { readonly person?: string | undefined }): Promise<Page<Deputy>>
}

/** What generic code uses: an operation by its name. */
export interface AnyDesk {
  /** Runs any operation on unknown input, which it checks. */
  run(operation: OperationName, input: unknown): Promise<unknown>
}
/** The library as one actor may use it. */
export interface Desk<S extends Shapes> extends AnyDesk {
  readonly cases: Cases<S>
  readonly batches: Batches<S>
  readonly transfers: Transfers
  readonly documents: Documents<S>
  readonly retention: Retention
  readonly requests: Requests
  readonly holds: Holds
  readonly disposals: Disposals
  readonly subjects: Subjects
  readonly duties: Duties
  readonly trail: Trail
  readonly refusals: Refusals
  readonly policies: Policies
  readonly outsiders: Outsiders
  readonly agreements: Agreements
  readonly staff: Staff
  readonly people: People
  readonly departments: Departments
  readonly deputies: Deputies
}
/**
 * A desk that can work inside the host's own transaction. `Tx` is `never` where the store cannot, and `within` then
 * does not compile.
 */
export interface OwnDesk<S extends Shapes, Tx> extends Desk<S> {
  /**
   * @param options.directory who is asked instead of the archive's directory: one that reads through `tx`, where the
   * database has one connection and the host's directory reads it too
   */
  within(tx: Tx, options?: { readonly directory?: Directory }): Desk<S>
}
