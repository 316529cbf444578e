import type { OperationName } from './access/operations.ts'
import type { ImportedBatches } from './batches/import.ts'
import type { Batch } from './batches/view.ts'
import type { ChecklistLine } from './cases/checklist.ts'
import type { CaseFilters } from './cases/filters.ts'
import type { ImportedCases } from './cases/import.ts'
import type { PossibleNow } from './cases/possible.ts'
import type { CaseGroup } from './cases/queries.ts'
import type { AnyCaseFile } from './cases/view.ts'
import type { Directory } from './directory/directory.ts'
import type { DocumentRevision } from './documents/queries.ts'
import type { Readable } from './documents/readable.ts'
import type { Channel, Medium, NewDocument } from './documents/schema.ts'
import type { CaseDocument } from './documents/view.ts'
import type { Duty, DutyCount } from './duties/queries.ts'
import type { Page } from './engine/pages.ts'
import type { RecordedEvent } from './events/event.ts'
import type { PolicyVersion } from './history/policies.ts'
import type { HistoryEntry, Verification } from './history/queries.ts'
import type { Refusal } from './history/refusals.ts'
import type { RequestState } from './machines/request.ts'
import type { RequestItemState } from './machines/request-item.ts'
import type { CategoryName, Shapes } from './policy/shapes.ts'
import type { BlockReason } from './reasons.ts'
import type { Chased } from './requests/chase.ts'
import type { PossibleActs } from './requests/possible.ts'
import type { RegisterLine } from './requests/register.ts'
import type { WholeRequest } from './requests/shared.ts'
import type { Condition, Request } from './requests/view.ts'
import type { WaitingRequest } from './requests/waiting.ts'
import type { Agreement } from './staff/agreements.ts'
import type { Department } from './staff/departments.ts'
import type { Deputy } from './staff/deputies.ts'
import type { Outsider } from './staff/outsiders.ts'
import type { StaffMember } from './staff/people.ts'
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
  get(input: { readonly request: string }): Promise<WholeRequest>
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
}
/** For auditors and the head of the archive; empty for others. */
export interface Refusals {
  /** Newest first. */
  list(input?: Paged): Promise<Page<Refusal>>
}
export interface Policies {
  list(): Promise<{ readonly versions: readonly PolicyVersion[] }>
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
  readonly requests: Requests
  readonly duties: Duties
  readonly trail: Trail
  readonly refusals: Refusals
  readonly policies: Policies
  readonly outsiders: Outsiders
  readonly agreements: Agreements
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
