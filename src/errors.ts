import {
  aboutBlock,
  type Block,
  blocks,
  type ForbiddenReason,
  type Lack,
  lacks,
  reasonInEnglish,
  type SeparatedPair,
  separatedPairs,
  type UnreadableReason,
  unreadableReasons,
} from './reasons.ts'

/**
 * One thing wrong with an input: where, which rule, what is wrong, and what would be right.
 */
export interface InputIssue {
  /** Path of the field, outermost first; empty for the whole input. */
  readonly path: readonly (string | number)[]
  /** The rule that was broken, in a short stable word such as `required`, `unknown_key`, `format`, `future`. */
  readonly rule: string
  /** What is wrong, for people, in English. */
  readonly message: string
  /** What would be accepted, where that can be listed. */
  readonly accepted?: readonly string[]
}

/** One fault of a policy: which part, and why it cannot be run. */
export interface PolicyFault {
  readonly path: string
  readonly message: string
}

/** What each error says as data. The keys are the closed list of codes: they are API. */
export interface ErrorDetails {
  /** The input breaks a rule; nothing was read or written. */
  INVALID_INPUT: { readonly issues: readonly InputIssue[] }
  /** Not there, or not to be discovered by this actor: the two answer alike (P1.4). */
  NOT_FOUND: { readonly what: string; readonly number: string }
  /** The actor may know of the thing, and may not do this with it. */
  FORBIDDEN: { readonly operation: string; readonly clause: string } & ForbiddenReason
  /** The department may not be responsible for a case of this category (P3.1). */
  WRONG_DEPARTMENT: { readonly department: string; readonly accepted: readonly string[] }
  /** Two acts that are never one person's (policy §13). */
  SEPARATION: { readonly pair: SeparatedPair; readonly clause: string }
  /** The thing's state does not allow it; `legal` lists what is possible now. */
  ILLEGAL: {
    readonly what: string
    readonly number: string
    readonly state: string
    readonly event: string
    readonly legal: readonly string[]
  }
  /** The state allows it, but something must be done first. */
  NOT_READY: { readonly what: string; readonly number: string; readonly lacks: readonly Lack[] }
  /** The policy does not let it be lent, read, handed over or renewed so: all reasons at once (P6.2, P7.2). */
  BLOCKED: { readonly what: string; readonly number: string; readonly blocks: readonly Block[] }
  /** The caller's version is not the current one: read again, then decide. */
  STALE: { readonly what: string; readonly number: string; readonly given: number; readonly current: number }
  /** The same document is in the case already, and the policy refuses duplicates (P4.3). */
  DUPLICATE: { readonly duplicates: readonly { readonly index: number; readonly of: string }[] }
  /** The series ended at its last number and the policy refuses to widen (P2.2). */
  NUMBERS_EXHAUSTED: { readonly series: string; readonly last: string }
  /** A working day was asked for in a year whose calendar is not published, and the policy refuses to assume one. */
  CALENDAR_UNPUBLISHED: { readonly year: number; readonly published: readonly number[] }
  /** The policy contradicts itself: all faults at once. */
  INVALID_POLICY: { readonly faults: readonly PolicyFault[] }
  /** This policy version is stored with other content: a changed policy needs a new version (P12.3). */
  POLICY_CHANGED: { readonly version: string }
  /** This account used the idempotency key before, for the operation named here or with another input. */
  IDEMPOTENCY_KEY_REUSED: { readonly key: string; readonly operation: string }
  /**
   * Somebody else changed the same thing first, or held what was needed (`held`: a deadlock, a lock that was waited for in
   * vain). Inside the host's transaction it is the host that rolls back and tries again.
   */
  CONFLICT: { readonly table: string; readonly because: 'taken' | 'changed' | 'held' }
  /** Too many at once wanted the same thing: every try met a newer change. */
  CONTENTION: { readonly attempts: number }
  /** The database holds no casekeep tables: run `migrate(db)`. */
  SCHEMA_MISSING: { readonly expected: number }
  /** The database is older than this library: run `migrate(db)`. */
  SCHEMA_BEHIND: { readonly expected: number; readonly found: number }
  /** The database was migrated by a newer library. */
  SCHEMA_AHEAD: { readonly expected: number; readonly found: number }
  /** The database did not answer or refused; the driver's error is the `cause`. */
  STORAGE: { readonly during: string }
  /** The host's directory did not answer in time, failed or answered wrongly; what it said is the `cause`. */
  DIRECTORY_FAILED: { readonly question: 'person' | 'headOf' | 'deputiesOf' }
  /**
   * A sealed value cannot be read, and so nothing is decided or written that rests on it: of which case, and the table
   * and column that it stands in. `tenant` is the case of what belongs to none.
   */
  UNREADABLE: { readonly case: string; readonly column: string; readonly because: UnreadableReason }
  /** The keyring is not the one that keys were wrapped by: it knows the named key by other bits. */
  WRONG_KEYRING: { readonly key: string }
  /** The host's keyring or key store did not answer in time, failed or answered wrongly; what it said is the `cause`. */
  KEYS_FAILED: { readonly during: 'wrap' | 'unwrap' | 'get' | 'add' | 'replace' | 'destroy' | 'list' }
  /** The host could not say who acts. */
  UNAUTHENTICATED: { readonly reason: string }
}

export type ErrorCode = keyof ErrorDetails

const messages: { readonly [C in ErrorCode]: (details: ErrorDetails[C]) => string } = {
  INVALID_INPUT: (d) => d.issues.map((i) => `${i.path.join('.') || 'input'}: ${issueInEnglish(i)}`).join('; '),
  NOT_FOUND: (d) => `There is no ${d.what} ${d.number}.`,
  FORBIDDEN: (d) => `${d.operation} is not allowed: ${reasonInEnglish(d)} (${d.clause}).`,
  WRONG_DEPARTMENT: (d) =>
    `${d.department || 'No department'} cannot be responsible here; it would have to be ${d.accepted.join(', ')}.`,
  SEPARATION: (d) => `One person may not be both ${separatedPairs[d.pair]} (${d.clause}).`,
  ILLEGAL: (d) =>
    `${d.what} ${d.number} is ${d.state}: ${d.event} is not possible; possible now: ${d.legal.join(', ') || 'nothing'}.`,
  NOT_READY: (d) => `${d.what} ${d.number} is not ready: ${d.lacks.map((lack) => lacks[lack]).join('; ')}.`,
  BLOCKED: (d) => `${d.what}${d.number && ` ${d.number}`} is not possible: ${d.blocks.map(sayBlock).join('; ')}.`,
  STALE: (d) => `${d.what} ${d.number} has changed: you know version ${d.given}, it is at ${d.current}.`,
  DUPLICATE: (d) => `Already in the case: ${d.duplicates.map((x) => x.of).join(', ')}.`,
  NUMBERS_EXHAUSTED: (d) => `The series ${d.series} ended at ${d.last}.`,
  CALENDAR_UNPUBLISHED: (d) =>
    `The calendar of ${d.year} is not published; published: ${d.published.join(', ') || 'none'}.`,
  INVALID_POLICY: (d) => d.faults.map((f) => `${f.path}: ${f.message}`).join('; '),
  POLICY_CHANGED: (d) =>
    `The policy version ${d.version} is stored with other content: give the changed policy a new version.`,
  IDEMPOTENCY_KEY_REUSED: (d) =>
    `The idempotency key ${d.key} was used before, for ${d.operation} with this or another input: take a new one.`,
  CONFLICT: (d) => `Somebody else ${d.because === 'held' ? 'held' : 'changed'} ${d.table} first.`,
  CONTENTION: (d) => `Too many wanted the same thing at once: gave up after ${d.attempts} attempts.`,
  SCHEMA_MISSING: () => 'The database has no casekeep tables: run migrate(db).',
  SCHEMA_BEHIND: (d) => `The database is at schema ${d.found}, this library needs ${d.expected}: run migrate(db).`,
  SCHEMA_AHEAD: (d) =>
    `The database is at schema ${d.found}, newer than this library's ${d.expected}: update casekeep.`,
  STORAGE: (d) => `The database failed during ${d.during}.`,
  DIRECTORY_FAILED: (d) => `The directory of people did not answer ${d.question}.`,
  UNREADABLE: (d) => `${d.column} of ${d.case} cannot be read: ${unreadableReasons[d.because]}.`,
  WRONG_KEYRING: (d) => `The keyring's key ${d.key} is not the one that keys were wrapped by under this name.`,
  KEYS_FAILED: (d) => `The keyring or the key store failed during ${d.during}.`,
  UNAUTHENTICATED: (d) => `Who acts is not known: ${d.reason}.`,
}

/** What is wrong with an input, and of a choice what would be right: other rules say that in their own words. */
export function issueInEnglish({ rule, message, accepted = [] }: InputIssue): string {
  return rule === 'choice' && accepted.length > 0 ? `${message} (possible: ${accepted.join(', ')})` : message
}

function sayBlock(block: Block): string {
  const about = aboutBlock(block)
  return `${about === null ? '' : `${about}: `}${blocks[block.because]} (${block.clause})`
}

/** Every code, in the order of the table. */
export const errorCodes = Object.keys(messages) as readonly ErrorCode[]

/** A refusal as the refusal log keeps it. */
export interface RefusalRecord {
  readonly tenant: string
  /** The moment, and random hex that tells refusals of one moment apart. */
  readonly id: string
  /** UTC, ISO 8601. */
  readonly at: string
  readonly actor: string
  readonly person: string
  readonly operation: string
  readonly code: string
  /** The number of what it was about; null where it was about none. */
  readonly about: string | null
  /** The details of the error, as JSON. */
  readonly details: unknown
}

/**
 * The only error that casekeep throws on purpose. `code` is API, `message` is for people, `details` is data.
 * Tell errors apart with {@link isCasekeepError}, not `instanceof`: a program can hold two copies of this class
 * (one ESM, one CommonJS).
 */
export class CasekeepError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'CasekeepError'
  readonly code: C
  readonly details: ErrorDetails[C]
  /**
   * What the refusal log is to keep of it. Alone it is kept already; inside the host's transaction (`within`) the host
   * keeps it after its own rollback, by `archive.keepRefusal(error)`.
   */
  refusal?: RefusalRecord

  constructor(code: C, details: ErrorDetails[C], options?: ErrorOptions) {
    super(messages[code](details), options)
    this.code = code
    this.details = details
  }
}

/** True for an error of casekeep's, of the given code where one is given; narrows `details`. */
export function isCasekeepError<C extends ErrorCode = ErrorCode>(error: unknown, code?: C): error is CasekeepError<C> {
  const known = error as { name?: unknown; code?: unknown } | null
  return (
    typeof known === 'object' &&
    known !== null &&
    known.name === 'CasekeepError' &&
    (code === undefined ? Object.hasOwn(messages, String(known.code)) : known.code === code)
  )
}

/** Throws; typed `never` so that a caller's narrowing goes on after it. */
export function refuse<C extends ErrorCode>(code: C, details: ErrorDetails[C], options?: ErrorOptions): never {
  throw new CasekeepError(code, details, options)
}
