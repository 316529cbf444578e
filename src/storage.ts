import type { Sha256 } from './sha256.ts'

/**
 * The storage contract: one runtime description of the tables and of the queries, and the types made from it.
 * Adapters loop over the description, so that a new table or query costs them no code.
 */

/** JSON as it comes back from any store. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * `text` compares by code point; `integer` is a safe integer; `day` is `YYYY-MM-DD`; `moment` is UTC ISO 8601 with
 * milliseconds and `Z`. Days and moments therefore sort as text. A trailing `?` allows null.
 */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'json' | 'day' | 'moment'
export type Column = ColumnType | `${ColumnType}?`

type Plain<C> = C extends 'text' | 'day' | 'moment'
  ? string
  : C extends 'integer'
    ? number
    : C extends 'boolean'
      ? boolean
      : Json
type ColumnValue<C> = C extends `${infer T}?` ? Plain<T> | null : Plain<C>

export interface TableSpec {
  /** Columns of the primary key; the first is always `tenant`. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, Column>>
  /** Further unique column lists; rows with a null in them do not collide. */
  readonly unique?: readonly (readonly string[])[]
  /** A row of a guarded table is replaced only while its `version` is still the one that was read. */
  readonly guard?: 'version'
  /** Which columns {@link Sight} reads, where rows of this table can be hidden from an actor. */
  readonly sight?: SightColumns
  /** What can be erased of it when a case is destroyed: all rows that agree in these columns, `tenant` first. */
  readonly erase?: EraseSpec
}
export interface EraseSpec {
  readonly by: readonly string[]
  /** Columns that become null; the rows go where it is left out. */
  readonly blank?: readonly string[]
}
export interface SightColumns {
  readonly department: string
  readonly level: string
  readonly person: string
  readonly case: string
}

export const tables = {
  /** Case files. The row is also the counter of its documents and batches. */
  cases: {
    key: ['tenant', 'number'],
    guard: 'version',
    sight: { department: 'department', level: 'level', person: 'owner', case: 'number' },
    columns: {
      tenant: 'text',
      number: 'text',
      sequence: 'integer',
      category: 'text',
      title: 'text',
      /** The title, normalized for prefix search: NFKC, lower case, single blanks. */
      titleKey: 'text',
      state: 'text',
      department: 'text',
      /** `personId` of who handles the case. */
      owner: 'text',
      level: 'integer',
      fields: 'json',
      opened: 'moment',
      openedBy: 'text',
      ended: 'day?',
      /** Why it was voided, merged, reopened or reassigned last. */
      reason: 'text?',
      mergedInto: 'text?',
      /** Numbers of the cases merged into this one, directly or through others. */
      absorbed: 'json',
      policy: 'text',
      lastPosition: 'integer',
      lastDocument: 'integer',
      lastBatch: 'integer',
      version: 'integer',
      /** How many things of the checklist are missing by the policy below, by the rank of the level at which they may be known. */
      lackingAt: 'json',
      /** The lowest of these ranks, for filters; far above all where nothing is missing. */
      lackingFrom: 'integer',
    },
  },
  /** Fields that their category declares as indexed, one row a field of a case, for filters and statistics. */
  caseFields: {
    key: ['tenant', 'case', 'field'],
    guard: 'version',
    columns: {
      tenant: 'text',
      case: 'text',
      category: 'text',
      field: 'text',
      text: 'text?',
      /** Integers as they are, money in hundredths. */
      number: 'integer?',
      version: 'integer',
    },
  },
  documents: {
    key: ['tenant', 'case', 'position'],
    guard: 'version',
    unique: [['tenant', 'number']],
    columns: {
      tenant: 'text',
      case: 'text',
      /** Order of collection within the case, from 1. */
      position: 'integer',
      /** Given after screening; null until then. */
      number: 'text?',
      sequence: 'integer?',
      batch: 'text',
      state: 'text',
      kind: 'text',
      title: 'text',
      author: 'text?',
      reference: 'text?',
      date: 'day?',
      /** The date was given as a month and counts as its last day. */
      dateMonthOnly: 'boolean',
      /** When what it records happened, where that was said; the update deadline counts from it. */
      event: 'day?',
      eventMonthOnly: 'boolean',
      channel: 'text',
      medium: 'text',
      pages: 'integer?',
      original: 'boolean',
      copyReason: 'text?',
      originalAt: 'text?',
      level: 'integer',
      important: 'boolean',
      mark: 'text?',
      hash: 'text?',
      handedInBy: 'text?',
      screening: 'text?',
      screeningNote: 'text?',
      /** Position of the document that this one repeats. */
      duplicateOf: 'integer?',
      /** Number of the document that this one revises. */
      revises: 'text?',
      /** Number of the archived document that revises this one. */
      revisedBy: 'text?',
      collected: 'moment',
      collectedBy: 'text',
      revision: 'integer',
      version: 'integer',
    },
  },
  /** A document's metadata as it was before each correction. */
  documentRevisions: {
    key: ['tenant', 'case', 'position', 'revision'],
    erase: { by: ['tenant', 'case', 'position'] },
    columns: {
      tenant: 'text',
      case: 'text',
      position: 'integer',
      revision: 'integer',
      content: 'json',
      reason: 'text',
      at: 'moment',
      by: 'text',
    },
  },
  batches: {
    key: ['tenant', 'number'],
    guard: 'version',
    columns: {
      tenant: 'text',
      number: 'text',
      case: 'text',
      sequence: 'integer',
      kind: 'text',
      state: 'text',
      department: 'text',
      /** When the change happened that an update records: the earliest event of its documents. */
      event: 'day?',
      note: 'text?',
      collected: 'moment',
      collectedBy: 'text',
      /** `personId` of everyone who sorted or submitted: none of them reviews (policy §13). */
      sorters: 'json',
      /** How often it was submitted. */
      round: 'integer',
      submitted: 'moment?',
      reviewer: 'text?',
      decided: 'moment?',
      reasons: 'json',
      transfer: 'text?',
      archived: 'moment?',
      policy: 'text',
      version: 'integer',
    },
  },
  transfers: {
    key: ['tenant', 'number'],
    guard: 'version',
    columns: {
      tenant: 'text',
      number: 'text',
      year: 'integer',
      sequence: 'integer',
      state: 'text',
      department: 'text',
      /** The lowest level of a case on it when it was sent: who knows of none of them knows nothing of the list. */
      level: 'integer',
      note: 'text?',
      sent: 'moment',
      sentBy: 'text',
      sentSignature: 'json',
      received: 'moment?',
      receivedBy: 'text?',
      receivedSignature: 'json',
      policy: 'text',
      version: 'integer',
    },
  },
  transferItems: {
    key: ['tenant', 'transfer', 'position'],
    guard: 'version',
    columns: {
      tenant: 'text',
      transfer: 'text',
      position: 'integer',
      batch: 'text',
      case: 'text',
      documents: 'integer',
      state: 'text',
      reasons: 'json',
      version: 'integer',
      /** How many documents, by the rank of their level when the list was sent. */
      byLevel: 'json',
    },
  },
  /** What must be done, by whom and by when; done ones stay, for timeliness. */
  duties: {
    key: ['tenant', 'subject', 'kind', 'round'],
    guard: 'version',
    sight: { department: 'department', level: 'level', person: 'owner', case: 'case' },
    columns: {
      tenant: 'text',
      /** The number of the case, batch or transfer that the duty is about. */
      subject: 'text',
      kind: 'text',
      round: 'integer',
      case: 'text',
      /** The responsible department of the case. */
      department: 'text',
      level: 'integer',
      owner: 'text',
      /** Whose worklist it stands on: what they are to the case. */
      audience: 'text',
      state: 'text',
      since: 'day',
      due: 'day',
      /** The due date rests on a year whose calendar is not published. */
      provisional: 'boolean',
      clause: 'text',
      /** Working days that the policy allows. */
      allowed: 'integer',
      done: 'moment?',
      doneBy: 'text?',
      late: 'boolean',
      policy: 'text',
      version: 'integer',
    },
  },
  /** The audit trail: one chain a case, and the tenant's own. The last entry is the head. */
  trail: {
    key: ['tenant', 'chain', 'position'],
    erase: { by: ['tenant', 'chain'], blank: ['detail', 'salt'] },
    columns: {
      tenant: 'text',
      chain: 'text',
      position: 'integer',
      format: 'integer',
      at: 'moment',
      actor: 'text',
      person: 'text',
      operation: 'text',
      policy: 'text',
      /** What changed; null once destroyed. */
      detail: 'json',
      /** Hex; keeps a short detail from being guessed from its commitment; null once destroyed. */
      salt: 'text?',
      commitment: 'text',
      previous: 'text',
      digest: 'text',
      /** In whose place it was done, where it was done by a deputy. */
      behalf: 'text?',
    },
  },
  /** One row an event, for consumers. */
  outbox: {
    key: ['tenant', 'id'],
    columns: { tenant: 'text', id: 'text', type: 'text', at: 'moment', data: 'json' },
  },
  /** What acts came to that their callers named, so that none is done twice. */
  idempotency: {
    key: ['tenant', 'actor', 'key'],
    guard: 'version',
    erase: { by: ['tenant', 'chain'] },
    columns: {
      tenant: 'text',
      /** The account whose name for the act it is. */
      actor: 'text',
      key: 'text',
      operation: 'text',
      /** SHA-256 of the input. */
      input: 'text',
      result: 'json',
      at: 'moment',
      version: 'integer',
      /** The first chain that the act told, with whose case its result goes. */
      chain: 'text?',
    },
  },
  /** Who is who, where the host keeps no directory of its own. */
  people: {
    key: ['tenant', 'person'],
    guard: 'version',
    columns: {
      tenant: 'text',
      person: 'text',
      name: 'text',
      departments: 'json',
      email: 'text?',
      version: 'integer',
      /** The last day of their work; null where no end is known. */
      until: 'day?',
    },
  },
  departments: {
    key: ['tenant', 'department'],
    guard: 'version',
    columns: {
      tenant: 'text',
      department: 'text',
      name: 'text',
      /** `personId` of its head. */
      head: 'text?',
      version: 'integer',
    },
  },
  /** Who acts in whose place, and when: both days inclusive. */
  deputies: {
    key: ['tenant', 'person', 'deputy', 'from'],
    guard: 'version',
    columns: {
      tenant: 'text',
      person: 'text',
      deputy: 'text',
      from: 'day',
      until: 'day',
      reason: 'text?',
      appointed: 'moment',
      appointedBy: 'text',
      version: 'integer',
    },
  },
  /**
   * Numbers that an old register, taken over, never used: with the cases they make up the whole of a series (P2.2).
   * Ranges of one series share no number.
   */
  registerGaps: {
    key: ['tenant', 'series', 'first'],
    guard: 'version',
    columns: {
      tenant: 'text',
      series: 'text',
      first: 'integer',
      last: 'integer',
      reason: 'text?',
      recorded: 'moment',
      recordedBy: 'text',
      version: 'integer',
    },
  },
  /** Requests to consult or to borrow (P6.2, P7.2), whatever became of them. */
  requests: {
    key: ['tenant', 'number'],
    guard: 'version',
    columns: {
      tenant: 'text',
      number: 'text',
      kind: 'text',
      year: 'integer',
      sequence: 'integer',
      state: 'text',
      /** `personId` of who asked; of an outsider's request, the employee who sponsors it. */
      requester: 'text',
      /** The requester's own, whose head approves. */
      department: 'text',
      /** Roles that the requester held when they asked: a step of theirs moves up. */
      roles: 'json',
      /** The outsider who is to read or to borrow; null where the requester is. */
      outsider: 'text?',
      purpose: 'text',
      /** What is looked for, where no number was named. */
      description: 'text?',
      /** The first and the last day of a consultation. */
      from: 'day',
      until: 'day',
      /** Working days of a loan; null for as many as the policy allows. */
      days: 'integer?',
      /** Copies: asked for, permitted, made. */
      copiesAsked: 'integer',
      copiesAllowed: 'integer',
      copiesMade: 'integer',
      /** The highest level of what is asked for. */
      level: 'integer',
      /** Numbers of the cases that it is about. */
      cases: 'json',
      /** The step whose turn it is; 0 where it is nobody's. */
      step: 'integer',
      asked: 'moment',
      decided: 'moment?',
      closed: 'moment?',
      /** Why it was rejected or withdrawn. */
      reason: 'text?',
      /** The last day on which it waits for a decision or to be fetched; far away where it waits for neither. */
      expires: 'day',
      policy: 'text',
      version: 'integer',
    },
  },
  /** What is asked for, one document each: they come and go one by one. */
  requestItems: {
    key: ['tenant', 'request', 'position'],
    guard: 'version',
    columns: {
      tenant: 'text',
      request: 'text',
      position: 'integer',
      kind: 'text',
      /** Who reads or borrows: the requester or the outsider. */
      person: 'text',
      /** Who asked, and brings it back. */
      requester: 'text',
      case: 'text',
      /** Position of the document in its case, and its number. */
      document: 'integer',
      number: 'text',
      category: 'text',
      level: 'integer',
      medium: 'text',
      state: 'text',
      /** Why it was refused, or came to nothing. */
      reason: 'text?',
      /** When it was granted: those who wait for one original are served in this order. */
      granted: 'moment?',
      /** The two signatures of the hand-over, and those of the return. */
      offered: 'json',
      received: 'json',
      givenBack: 'json',
      takenBack: 'json',
      /** The last day of the loan or reading; far away before the hand-over. */
      due: 'day',
      provisional: 'boolean',
      /** What the due date rests on. */
      because: 'json',
      renewals: 'integer',
      /** The renewal that was asked for and is not decided; null where there is none. */
      renewal: 'json',
      /** How far its renewals have come, for the register: `none`, `asked`, `granted`, or `askedAgain` of what was granted before. */
      renewing: 'text',
      recalled: 'day?',
      /** In what condition it came back, and what is to be said of that. */
      condition: 'text?',
      remark: 'text?',
      /** Of a lost one: paid or replaced. */
      settled: 'text?',
      /** How many copies were made of it, and all that they are marked with. */
      copies: 'integer',
      copyMark: 'text?',
      /** When the next notice is due, which it is and which was the last; far away where none is to come. */
      notice: 'day',
      noticed: 'text?',
      version: 'integer',
    },
  },
  /** The chain of approvals of a request, in order (P6.2). */
  requestSteps: {
    key: ['tenant', 'request', 'step'],
    guard: 'version',
    columns: {
      tenant: 'text',
      request: 'text',
      step: 'integer',
      role: 'text',
      /** Whose head decides, where the role is a department's; empty where it is nobody's. */
      department: 'text',
      /** Whether named people decide, and whether one of them is enough. */
      named: 'boolean',
      need: 'text',
      state: 'text',
      /** The role that it moved up from, because the requester holds it (policy §13). */
      movedFrom: 'text?',
      /** Since when it is its turn; far away while that is to come. */
      opened: 'moment',
      /** When somebody is reminded or the step escalated; far away where neither is to come. */
      nudge: 'day',
      nudges: 'integer',
      decisions: 'json',
      version: 'integer',
    },
  },
  /** People who are named for a step of approval. */
  requestApprovers: {
    key: ['tenant', 'request', 'step', 'person'],
    guard: 'version',
    columns: {
      tenant: 'text',
      request: 'text',
      step: 'integer',
      person: 'text',
      state: 'text',
      /** As that of the step: their lists have one order. */
      opened: 'moment',
      version: 'integer',
    },
  },
  /** Every paper document of the archive: on its shelf, with one borrower, or lost. */
  originals: {
    key: ['tenant', 'case', 'position'],
    guard: 'version',
    columns: {
      tenant: 'text',
      case: 'text',
      position: 'integer',
      number: 'text',
      state: 'text',
      /** The request and its item that it is out for or was lost by. */
      request: 'text?',
      item: 'integer?',
      since: 'moment',
      version: 'integer',
    },
  },
  /** How much somebody has out just now: what a limit of theirs is held against. */
  borrowers: {
    key: ['tenant', 'person'],
    guard: 'version',
    columns: { tenant: 'text', person: 'text', out: 'integer', version: 'integer' },
  },
  /** What an approved request opens to a person, and for how long (P1.4). */
  grants: {
    key: ['tenant', 'person', 'request', 'item'],
    guard: 'version',
    columns: {
      tenant: 'text',
      person: 'text',
      request: 'text',
      item: 'integer',
      case: 'text',
      /** Position of the document in its case. */
      document: 'integer',
      /** `screen` or `download`. */
      right: 'text',
      /** Both days inclusive. */
      from: 'day',
      until: 'day',
      version: 'integer',
    },
  },
  /** People from outside the company, each sponsored by one of its own: they never act themselves (P6.1). */
  outsiders: {
    key: ['tenant', 'person'],
    guard: 'version',
    columns: {
      tenant: 'text',
      person: 'text',
      name: 'text',
      organization: 'text',
      /** As a paper of theirs shows it. */
      identity: 'text',
      /** SHA-256 of the letter of introduction. */
      letter: 'text?',
      /** `personId` of who sponsors them. */
      sponsor: 'text',
      /** The last day on which they are sponsored; null where no end is known. */
      until: 'day?',
      recorded: 'moment',
      recordedBy: 'text',
      version: 'integer',
    },
  },
  /** Signed confidentiality agreements (P8.3), of outsiders and of the company's own people. */
  agreements: {
    key: ['tenant', 'person', 'signed'],
    guard: 'version',
    columns: {
      tenant: 'text',
      person: 'text',
      signed: 'day',
      /** The last day on which it holds; far away for one without an end. */
      until: 'day',
      /** SHA-256 of the signed paper. */
      form: 'text',
      /** The first day on which it holds no more, because it was ended, and why. */
      ended: 'day?',
      reason: 'text?',
      recorded: 'moment',
      recordedBy: 'text',
      version: 'integer',
    },
  },
  /**
   * Until when an ended case is kept, and its documents of a kind that has a rule of its own (P9.1). Computed anew from the
   * facts whenever one of them changes.
   */
  retention: {
    key: ['tenant', 'case', 'kind'],
    guard: 'version',
    sight: { department: 'department', level: 'level', person: 'owner', case: 'case' },
    columns: {
      tenant: 'text',
      case: 'text',
      /** Kind of document; empty for the case itself. */
      kind: 'text',
      category: 'text',
      department: 'text',
      owner: 'text',
      level: 'integer',
      /** `dated`, `permanent`, `undecided`; `listed` while it stands on a disposal. */
      state: 'text',
      /** The first day on which disposal may be proposed, and its month; far away where there is none. */
      due: 'day',
      month: 'text',
      action: 'text',
      /** What the date rests on, and what it was before the last change. */
      result: 'json',
      before: 'json',
      /** The disposal that it stands on. */
      disposal: 'text?',
      version: 'integer',
    },
  },
  /** What is known of a case for its retention beside what its own row and documents say. */
  retentionFacts: {
    key: ['tenant', 'case', 'kind', 'name'],
    guard: 'version',
    columns: {
      tenant: 'text',
      case: 'text',
      /** `event`, `object`, `decision`, `given`, `own` or `extension`. */
      kind: 'text',
      /** What it is called; empty where there is one of the kind. */
      name: 'text',
      content: 'json',
      version: 'integer',
    },
  },
  /** Which case belongs to which: a child's row names its parent; of related cases each names the other. */
  caseRelations: {
    key: ['tenant', 'case', 'relation', 'other'],
    guard: 'version',
    columns: {
      tenant: 'text',
      case: 'text',
      /** `parent` or `related`. */
      relation: 'text',
      other: 'text',
      recorded: 'moment',
      recordedBy: 'text',
      version: 'integer',
    },
  },
  /** What stops every disposal of what it covers (凍結銷毀). */
  holds: {
    key: ['tenant', 'number'],
    guard: 'version',
    columns: {
      tenant: 'text',
      number: 'text',
      year: 'integer',
      sequence: 'integer',
      /** `legal`, `audit` or `dispute`. */
      kind: 'text',
      /** `case`, `person` or `query`. */
      scope: 'text',
      /** The case's number or the person; null where a query says what it covers. */
      target: 'text?',
      filter: 'json',
      reason: 'text',
      /** When it is to be looked at again. */
      review: 'day',
      state: 'text',
      placed: 'moment',
      placedBy: 'text',
      lifted: 'moment?',
      liftedBy: 'text?',
      liftReason: 'text?',
      policy: 'text',
      version: 'integer',
    },
  },
  /** Lists of what is to be destroyed or handed on, and how far each has come (P9.2). */
  disposals: {
    key: ['tenant', 'number'],
    guard: 'version',
    columns: {
      tenant: 'text',
      number: 'text',
      year: 'integer',
      sequence: 'integer',
      state: 'text',
      title: 'text',
      /** How the list was made. */
      criteria: 'json',
      /** The highest level of what stands on it. */
      level: 'integer',
      /** How many entries it has. */
      entries: 'integer',
      proposed: 'moment',
      proposedBy: 'text',
      /** The approvals, in order, with who decided; and the one whose turn it is, from 1, 0 for nobody's. */
      steps: 'json',
      step: 'integer',
      /** The first day of the execution, and the last; far away before the approval. */
      from: 'day',
      lapses: 'day',
      /** Place, method, operator and witnesses; null before it begins. */
      execution: 'json',
      certificate: 'json',
      /** Why it was sent back or aborted. */
      reason: 'text?',
      closed: 'moment?',
      policy: 'text',
      version: 'integer',
    },
  },
  disposalEntries: {
    key: ['tenant', 'disposal', 'position'],
    guard: 'version',
    columns: {
      tenant: 'text',
      disposal: 'text',
      position: 'integer',
      case: 'text',
      /** Kind of document; empty for the case itself. */
      kind: 'text',
      category: 'text',
      department: 'text',
      level: 'integer',
      due: 'day',
      documents: 'integer',
      pages: 'integer',
      /** `open`, `destroy`, `extend` or `transfer`; with the new date of an extension. */
      verdict: 'text',
      until: 'day?',
      reason: 'text?',
      appraisedBy: 'text?',
      /** `listed`, `approved`, `done`, `extended` or `released`. */
      state: 'text',
      /** Of what was transferred: to whom, the digest of the export and of the receipt. */
      export: 'json',
      version: 'integer',
      /** How many documents and pages, by the rank of the documents’ level: `{ '1': [documents, pages] }`. */
      byLevel: 'json',
    },
  },
  /** The destruction list (銷毀清冊), readable for ever: a line for each case and document (P9.2). */
  destroyed: {
    key: ['tenant', 'disposal', 'position'],
    columns: {
      tenant: 'text',
      disposal: 'text',
      position: 'integer',
      /** Position of its entry on the disposal. */
      entry: 'integer',
      /** `destroyed` or `transferred`. */
      how: 'text',
      case: 'text',
      /** Number of the document; of the case's own line the case's. */
      number: 'text',
      category: 'text',
      /** Kind of document; null for the case itself. */
      kind: 'text?',
      title: 'text?',
      date: 'day?',
      pages: 'integer?',
      medium: 'text?',
      level: 'integer',
      hash: 'text?',
      at: 'moment',
    },
  },
  /** What was refused to whom: never in a case's chain, and never undone with what was refused. */
  refusals: {
    key: ['tenant', 'id'],
    columns: {
      tenant: 'text',
      id: 'text',
      at: 'moment',
      actor: 'text',
      person: 'text',
      operation: 'text',
      code: 'text',
      about: 'text?',
      details: 'json',
    },
  },
  /** Entries of the trail in the order in which they were gathered into the tree of the checkpoints. */
  leaves: {
    key: ['tenant', 'chain', 'position'],
    unique: [['tenant', 'index']],
    columns: {
      tenant: 'text',
      chain: 'text',
      position: 'integer',
      /** Place in the tree, from 0. */
      index: 'integer',
      digest: 'text',
      at: 'moment',
    },
  },
  /** Hashes of full subtrees of 256, 65,536 … leaves, so that a proof reads a few hundred rows of any tree. */
  treeNodes: {
    key: ['tenant', 'level', 'index'],
    columns: { tenant: 'text', level: 'integer', index: 'integer', hash: 'text' },
  },
  /** Signed heads of the tree. */
  checkpoints: {
    key: ['tenant', 'size'],
    guard: 'version',
    columns: {
      tenant: 'text',
      size: 'integer',
      root: 'text',
      /** All entries of up to this moment that could be seen are in it. */
      upTo: 'moment',
      at: 'moment',
      /** The signed note. */
      note: 'text',
      /** When the host had it; null until then. */
      delivered: 'moment?',
      version: 'integer',
    },
  },
  /** Who was told something confidential, a row an answer (P1.4, P8.2). */
  readings: {
    key: ['tenant', 'id'],
    columns: {
      tenant: 'text',
      id: 'text',
      at: 'moment',
      actor: 'text',
      person: 'text',
      operation: 'text',
      /** The case, where the answer was about one. */
      case: 'text?',
      /** Number of the document, where its contents were opened. */
      document: 'text?',
      /** Numbers of the cases that a list told of. */
      cases: 'json',
      /** The highest rank of what was told. */
      level: 'integer',
    },
  },
  /** Every version of the policy that ever decided something. */
  policies: {
    key: ['tenant', 'version'],
    columns: { tenant: 'text', version: 'text', digest: 'text', content: 'json', adopted: 'moment', effective: 'day?' },
  },
} as const satisfies Record<string, TableSpec>

export type Tables = typeof tables
export type TableName = keyof Tables
export type Row<T extends TableName> = {
  readonly [C in keyof Tables[T]['columns']]: ColumnValue<Tables[T]['columns'][C]>
}
export type Key<T extends TableName> = {
  readonly [C in Tables[T]['key'][number]]: C extends keyof Row<T> ? Row<T>[C] : never
}
type Guarded<T extends TableName> = Tables[T] extends { guard: 'version' } ? T : never
/** Tables whose rows can be replaced, expected and removed. */
export type GuardedTable = { [T in TableName]: Guarded<T> }[TableName]
/** Tables of which all that belongs together can be erased. */
export type ErasableTable = { [T in TableName]: Tables[T] extends { erase: EraseSpec } ? T : never }[TableName]
type ErasedBy<T extends ErasableTable> = {
  readonly [C in Tables[T]['erase']['by'][number]]: C extends keyof Row<T> ? NonNullable<Row<T>[C]> : never
}

/**
 * What a decision wants written. `was` is the row as the facts had it: it is the guard, and the trail's "before".
 * A set of changes touches a row at most once. Of a row that is replaced a store may write only what differs from `was`.
 */
export type Change =
  | { [T in TableName]: { readonly op: 'insert'; readonly table: T; readonly rows: readonly Row<T>[] } }[TableName]
  | {
      [T in GuardedTable]: { readonly op: 'replace'; readonly table: T; readonly was: Row<T>; readonly row: Row<T> }
    }[GuardedTable]
  | {
      /** `expect`: fail unless the row is as it was. `remove`: for destruction, and for a gap that is filled. */
      [T in GuardedTable]: { readonly op: 'expect' | 'remove'; readonly table: T; readonly was: Row<T> }
    }[GuardedTable]
  | {
      /**
       * For destruction: what the description says becomes of all rows that agree with `of`, however many. It never
       * clashes. Rows that the same changes insert stay as they are inserted.
       */
      [T in ErasableTable]: { readonly op: 'erase'; readonly table: T; readonly of: ErasedBy<T> }
    }[ErasableTable]

/**
 * Why nothing was written, and which change (its index) was to blame.
 * `taken`: a key or unique value is there already. `changed`: a row is not, or no longer, what `was` says.
 */
export interface Clash {
  readonly change: number
  readonly because: 'taken' | 'changed'
}

/** Which rows an actor may discover, as data. {@link sees} is its meaning; adapters put it into the query. */
export interface Sight {
  /** Sees every department. */
  readonly all: boolean
  readonly departments: readonly string[]
  readonly maxLevel: number
  readonly person: string
  /** Numbers of cases opened to this actor by a grant, whatever their level. */
  readonly granted: readonly string[]
}

/** The meaning of {@link Sight}: what every adapter's filter must answer. */
export function sees(sight: Sight, row: { readonly [column: string]: unknown }, columns: SightColumns): boolean {
  if (sight.granted.includes(row[columns.case] as string)) return true
  if ((row[columns.level] as number) > sight.maxLevel) return false
  return (
    sight.all || sight.departments.includes(row[columns.department] as string) || row[columns.person] === sight.person
  )
}

/** A named, closed query. Pages resume after the last row's order columns, which are never null and tell rows apart. */
export interface QuerySpec {
  readonly from: TableName
  /** Columns that every call gives. */
  readonly equal: readonly string[]
  /** Columns that a call may give too. */
  readonly optional?: readonly string[]
  /** A column that a call may bound by `from` and `to`, both inclusive. Null is never inside a bound. */
  readonly range?: string
  /** A text column whose beginning a call may give. */
  readonly prefix?: string
  /** A call may narrow by indexed fields of the case. Only on `cases`. */
  readonly fields?: true
  readonly order: readonly (readonly [column: string, way: 'asc' | 'desc'])[]
  /** Every call gives a {@link Sight}. */
  readonly sight?: true
  /** What is told of a row, the order's columns among them, where the rest is not asked for; all where left out. */
  readonly columns?: readonly string[]
}

export const queries = {
  /** As a list shows them, with their key: what commands count with, and what titles are found by, is not told. */
  'cases.newest': {
    from: 'cases',
    equal: ['tenant'],
    optional: ['category', 'state', 'department', 'owner'],
    range: 'lackingFrom',
    prefix: 'titleKey',
    fields: true,
    order: [
      ['opened', 'desc'],
      ['category', 'desc'],
      ['sequence', 'desc'],
    ],
    sight: true,
    columns: [
      'tenant',
      'number',
      'sequence',
      'category',
      'title',
      'state',
      'department',
      'owner',
      'level',
      'fields',
      'opened',
      'openedBy',
      'ended',
      'reason',
      'mergedInto',
      'absorbed',
      'lackingAt',
      'policy',
      'version',
    ],
  },
  /** What decides who may act in a case, and whose its duties are: whatever else stands in it is not read. */
  'cases.standing': {
    from: 'cases',
    equal: ['tenant', 'number'],
    order: [['number', 'asc']],
    columns: ['number', 'category', 'department', 'owner', 'level'],
  },
  'caseFields.ofCase': { from: 'caseFields', equal: ['tenant', 'case'], order: [['field', 'asc']] },
  'documents.ofCase': {
    from: 'documents',
    equal: ['tenant', 'case'],
    range: 'level',
    order: [['position', 'asc']],
  },
  'documents.ofBatch': {
    from: 'documents',
    equal: ['tenant', 'batch'],
    range: 'level',
    order: [['position', 'asc']],
  },
  /** What decides whether a batch may go on: however many documents it has, what they say is not read. */
  'documents.statesOfBatch': {
    from: 'documents',
    equal: ['tenant', 'batch'],
    order: [['position', 'asc']],
    columns: ['position', 'number', 'state', 'level'],
  },
  'documents.byNumber': { from: 'documents', equal: ['tenant', 'number'], order: [['number', 'asc']] },
  'revisions.ofDocument': {
    from: 'documentRevisions',
    equal: ['tenant', 'case', 'position'],
    order: [['revision', 'asc']],
  },
  'batches.ofCase': { from: 'batches', equal: ['tenant', 'case'], order: [['sequence', 'asc']] },
  'transfers.newest': {
    from: 'transfers',
    equal: ['tenant'],
    optional: ['department', 'state'],
    range: 'level',
    order: [
      ['year', 'desc'],
      ['sequence', 'desc'],
    ],
  },
  'items.ofTransfer': { from: 'transferItems', equal: ['tenant', 'transfer'], order: [['position', 'asc']] },
  'duties.ofAudience': {
    from: 'duties',
    equal: ['tenant', 'state', 'audience'],
    optional: ['department'],
    range: 'due',
    order: [
      ['due', 'asc'],
      ['subject', 'asc'],
      ['kind', 'asc'],
      ['round', 'asc'],
    ],
    sight: true,
  },
  'duties.all': {
    from: 'duties',
    equal: ['tenant', 'state'],
    optional: ['department'],
    range: 'due',
    order: [
      ['due', 'asc'],
      ['subject', 'asc'],
      ['kind', 'asc'],
      ['round', 'asc'],
    ],
    sight: true,
  },
  'duties.ofCase': {
    from: 'duties',
    equal: ['tenant', 'case'],
    optional: ['state', 'department'],
    range: 'due',
    order: [
      ['due', 'asc'],
      ['subject', 'asc'],
      ['kind', 'asc'],
      ['round', 'asc'],
    ],
  },
  'trail.last': { from: 'trail', equal: ['tenant', 'chain'], order: [['position', 'desc']] },
  /** What the next entry is linked to. */
  'trail.head': {
    from: 'trail',
    equal: ['tenant', 'chain'],
    order: [['position', 'desc']],
    columns: ['position', 'digest'],
  },
  'trail.ofChain': { from: 'trail', equal: ['tenant', 'chain'], order: [['position', 'asc']] },
  /** In the order of their moments. */
  'trail.since': {
    from: 'trail',
    equal: ['tenant'],
    range: 'at',
    order: [
      ['at', 'asc'],
      ['chain', 'asc'],
      ['position', 'asc'],
    ],
    columns: ['chain', 'position', 'digest', 'at'],
  },
  'trail.recent': {
    from: 'trail',
    equal: ['tenant'],
    range: 'at',
    order: [
      ['at', 'desc'],
      ['chain', 'desc'],
      ['position', 'desc'],
    ],
  },
  /** All of it, chain by chain. */
  'trail.whole': {
    from: 'trail',
    equal: ['tenant'],
    order: [
      ['chain', 'asc'],
      ['position', 'asc'],
    ],
  },
  'leaves.inOrder': { from: 'leaves', equal: ['tenant'], range: 'index', order: [['index', 'asc']] },
  'nodes.ofLevel': { from: 'treeNodes', equal: ['tenant', 'level'], range: 'index', order: [['index', 'asc']] },
  'checkpoints.newest': { from: 'checkpoints', equal: ['tenant'], order: [['size', 'desc']] },
  'outbox.all': { from: 'outbox', equal: ['tenant'], order: [['id', 'asc']] },
  'people.all': { from: 'people', equal: ['tenant'], order: [['person', 'asc']] },
  'departments.all': { from: 'departments', equal: ['tenant'], order: [['department', 'asc']] },
  /** Appointments that are not over, where the range begins today. */
  'deputies.ofPerson': {
    from: 'deputies',
    equal: ['tenant', 'person'],
    range: 'until',
    order: [
      ['until', 'asc'],
      ['deputy', 'asc'],
      ['from', 'asc'],
    ],
  },
  /** In whose place somebody acts, where the range begins today. */
  'deputies.ofDeputy': {
    from: 'deputies',
    equal: ['tenant', 'deputy'],
    range: 'until',
    order: [
      ['until', 'asc'],
      ['person', 'asc'],
      ['from', 'asc'],
    ],
  },
  'deputies.all': {
    from: 'deputies',
    equal: ['tenant'],
    range: 'until',
    order: [
      ['until', 'asc'],
      ['person', 'asc'],
      ['deputy', 'asc'],
      ['from', 'asc'],
    ],
  },
  /** In the order of their numbers. */
  'gaps.ofSeries': {
    from: 'registerGaps',
    equal: ['tenant', 'series'],
    range: 'last',
    order: [
      ['last', 'asc'],
      ['first', 'asc'],
    ],
  },
  'requests.newest': {
    from: 'requests',
    equal: ['tenant'],
    optional: ['state', 'requester'],
    order: [
      ['asked', 'desc'],
      ['number', 'desc'],
    ],
  },
  /** What waits for a decision or to be fetched, and no longer does after a day. */
  'requests.expiring': {
    from: 'requests',
    equal: ['tenant'],
    range: 'expires',
    order: [
      ['expires', 'asc'],
      ['number', 'asc'],
    ],
  },
  'items.ofRequest': { from: 'requestItems', equal: ['tenant', 'request'], order: [['position', 'asc']] },
  /** Who has a document, had it or waits for it. */
  'items.ofDocument': {
    from: 'requestItems',
    equal: ['tenant', 'case', 'document'],
    optional: ['state'],
    order: [
      ['request', 'asc'],
      ['position', 'asc'],
    ],
  },
  /** What somebody has, had or is to get. */
  'items.ofPerson': {
    from: 'requestItems',
    equal: ['tenant', 'person', 'state'],
    optional: ['kind', 'renewing', 'medium'],
    range: 'due',
    order: [
      ['due', 'asc'],
      ['request', 'asc'],
      ['position', 'asc'],
    ],
  },
  /** What somebody asked for, for themselves or for an outsider. */
  'items.ofRequester': {
    from: 'requestItems',
    equal: ['tenant', 'requester', 'kind', 'state'],
    optional: ['renewing', 'medium'],
    range: 'due',
    order: [
      ['due', 'asc'],
      ['request', 'asc'],
      ['position', 'asc'],
    ],
  },
  /** A register's lines: what is out, due, back. */
  'items.due': {
    from: 'requestItems',
    equal: ['tenant', 'kind', 'state'],
    optional: ['renewing', 'medium'],
    range: 'due',
    order: [
      ['due', 'asc'],
      ['request', 'asc'],
      ['position', 'asc'],
    ],
  },
  'items.noticed': {
    from: 'requestItems',
    equal: ['tenant'],
    range: 'notice',
    order: [
      ['notice', 'asc'],
      ['request', 'asc'],
      ['position', 'asc'],
    ],
  },
  'steps.ofRequest': { from: 'requestSteps', equal: ['tenant', 'request'], order: [['step', 'asc']] },
  /** What waits for the holder of a role, the longest first. */
  'steps.ofRole': {
    from: 'requestSteps',
    equal: ['tenant', 'state', 'named', 'role', 'department'],
    order: [
      ['opened', 'asc'],
      ['request', 'asc'],
      ['step', 'asc'],
    ],
  },
  'steps.nudged': {
    from: 'requestSteps',
    equal: ['tenant'],
    range: 'nudge',
    order: [
      ['nudge', 'asc'],
      ['request', 'asc'],
      ['step', 'asc'],
    ],
  },
  'approvers.ofRequest': {
    from: 'requestApprovers',
    equal: ['tenant', 'request'],
    order: [
      ['step', 'asc'],
      ['person', 'asc'],
    ],
  },
  /** What waits for somebody who is named, the longest first. */
  'approvers.ofPerson': {
    from: 'requestApprovers',
    equal: ['tenant', 'person', 'state'],
    order: [
      ['opened', 'asc'],
      ['request', 'asc'],
      ['step', 'asc'],
    ],
  },
  'originals.ofCase': { from: 'originals', equal: ['tenant', 'case'], order: [['position', 'asc']] },
  /** What is open to somebody, where the range begins today. */
  'grants.ofPerson': {
    from: 'grants',
    equal: ['tenant', 'person'],
    range: 'until',
    order: [
      ['until', 'asc'],
      ['request', 'asc'],
      ['item', 'asc'],
    ],
  },
  'outsiders.all': { from: 'outsiders', equal: ['tenant'], optional: ['sponsor'], order: [['person', 'asc']] },
  /** What has not run out, where the range begins today. */
  'agreements.ofPerson': {
    from: 'agreements',
    equal: ['tenant', 'person'],
    range: 'until',
    order: [
      ['until', 'asc'],
      ['signed', 'asc'],
    ],
  },
  /** What is open of a case: it is not destroyed meanwhile. */
  'items.ofCase': {
    from: 'requestItems',
    equal: ['tenant', 'case', 'state'],
    order: [
      ['request', 'asc'],
      ['position', 'asc'],
    ],
    columns: ['request', 'position', 'kind', 'document', 'number', 'state'],
  },
  'retention.ofCase': { from: 'retention', equal: ['tenant', 'case'], order: [['kind', 'asc']] },
  /** What is due, the longest first. */
  'retention.due': {
    from: 'retention',
    equal: ['tenant', 'state'],
    optional: ['category', 'department', 'action'],
    range: 'due',
    order: [
      ['due', 'asc'],
      ['case', 'asc'],
      ['kind', 'asc'],
    ],
    sight: true,
  },
  'retentionFacts.ofCase': {
    from: 'retentionFacts',
    equal: ['tenant', 'case'],
    order: [
      ['kind', 'asc'],
      ['name', 'asc'],
    ],
  },
  'relations.ofCase': {
    from: 'caseRelations',
    equal: ['tenant', 'case'],
    order: [
      ['relation', 'asc'],
      ['other', 'asc'],
    ],
  },
  /** The children of a parent, and what is related to it. */
  'relations.ofOther': {
    from: 'caseRelations',
    equal: ['tenant', 'other', 'relation'],
    order: [['case', 'asc']],
  },
  /** In the order in which they are to be looked at again. */
  'holds.all': {
    from: 'holds',
    equal: ['tenant', 'state'],
    range: 'review',
    order: [
      ['review', 'asc'],
      ['number', 'asc'],
    ],
  },
  'disposals.newest': {
    from: 'disposals',
    equal: ['tenant'],
    optional: ['state'],
    order: [
      ['proposed', 'desc'],
      ['number', 'desc'],
    ],
  },
  'entries.ofDisposal': {
    from: 'disposalEntries',
    equal: ['tenant', 'disposal'],
    optional: ['state', 'department'],
    order: [['position', 'asc']],
  },
  'destroyed.ofDisposal': {
    from: 'destroyed',
    equal: ['tenant', 'disposal'],
    order: [['position', 'asc']],
  },
  'destroyed.ofCase': {
    from: 'destroyed',
    equal: ['tenant', 'case'],
    order: [
      ['disposal', 'asc'],
      ['position', 'asc'],
    ],
  },
  'refusals.newest': { from: 'refusals', equal: ['tenant'], order: [['id', 'desc']] },
  'readings.newest': {
    from: 'readings',
    equal: ['tenant'],
    optional: ['case', 'person'],
    range: 'id',
    order: [['id', 'desc']],
  },
  'policies.all': {
    from: 'policies',
    equal: ['tenant'],
    order: [
      ['adopted', 'asc'],
      ['version', 'asc'],
    ],
  },
} as const satisfies Record<string, QuerySpec>
export type QueryName = keyof typeof queries
type Told<Q> = Q extends { readonly from: infer T extends TableName; readonly columns: readonly (infer C)[] }
  ? Pick<Row<T>, C & keyof Row<T>>
  : Q extends { readonly from: infer T extends TableName }
    ? Row<T>
    : never
/** A row as a query tells it. */
export type Found<Q extends QueryName> = Told<(typeof queries)[Q]>

/** A named, closed count of rows by groups. */
export interface SummarySpec {
  readonly from: TableName
  readonly equal: readonly string[]
  readonly optional?: readonly string[]
  readonly range?: string
  readonly prefix?: string
  readonly fields?: true
  /** The columns that make a group; empty for one group of all (with count 0 where there is none). */
  readonly by: readonly string[]
  readonly sight?: true
}

export const summaries = {
  'cases.count': {
    from: 'cases',
    equal: ['tenant'],
    optional: ['category', 'state', 'department', 'owner'],
    range: 'lackingFrom',
    prefix: 'titleKey',
    fields: true,
    by: [],
    sight: true,
  },
  'cases.byState': {
    from: 'cases',
    equal: ['tenant'],
    optional: ['department'],
    by: ['category', 'state', 'lackingFrom'],
    sight: true,
  },
  'trail.count': { from: 'trail', equal: ['tenant'], range: 'at', by: [] },
  'originals.byState': { from: 'originals', equal: ['tenant'], by: ['state'] },
  'retention.byMonth': {
    from: 'retention',
    equal: ['tenant', 'state'],
    optional: ['category', 'department', 'action'],
    range: 'due',
    by: ['month'],
    sight: true,
  },
  'entries.byState': { from: 'disposalEntries', equal: ['tenant', 'disposal'], by: ['state', 'verdict'] },
  'items.count': {
    from: 'requestItems',
    equal: ['tenant', 'kind', 'state'],
    optional: ['renewing', 'medium'],
    range: 'due',
    by: [],
  },
  /** Of which departments the heads are waited for, where the role is theirs. */
  'steps.byDepartment': { from: 'requestSteps', equal: ['tenant', 'state', 'named', 'role'], by: ['department'] },
  /** Who is waited for by name. */
  'approvers.byPerson': { from: 'requestApprovers', equal: ['tenant', 'state'], by: ['person'] },
  'duties.byKind': {
    from: 'duties',
    equal: ['tenant', 'state'],
    optional: ['department', 'audience'],
    range: 'due',
    by: ['kind'],
    sight: true,
  },
} as const satisfies Record<string, SummarySpec>
export type SummaryName = keyof typeof summaries

export type Scalar = string | number | boolean | null

/** One indexed field of a case, equal to a value or within bounds (both inclusive). */
export interface FieldCondition {
  readonly category: string
  readonly field: string
  readonly column: 'text' | 'number'
  readonly equal?: string | number
  readonly from?: string | number
  readonly to?: string | number
}

export interface FilterArguments {
  /** Every column of the description's `equal`, and any of its `optional`. */
  readonly equal: Readonly<Record<string, Scalar>>
  readonly range?: { readonly from?: string | number; readonly to?: string | number }
  readonly prefix?: string
  readonly fields?: readonly FieldCondition[]
  readonly sight?: Sight
}
export interface FindArguments extends FilterArguments {
  /** The order columns of the last row of the page before. */
  readonly after?: readonly Scalar[]
  readonly limit: number
}
export interface Group {
  readonly by: Readonly<Record<string, Scalar>>
  readonly count: number
}

/** What can be read. Nothing returned is shared with the store: callers may keep it. */
export interface Reader {
  get<T extends TableName>(table: T, key: Key<T>): Promise<Row<T> | null>
  /** As {@link get} for many; the answer stands in the order of the keys. */
  /** With `columns` it tells these alone, and those of the key. */
  getMany<T extends TableName, C extends keyof Row<T> = keyof Row<T>>(
    table: T,
    keys: readonly Key<T>[],
    columns?: readonly C[],
  ): Promise<readonly (Pick<Row<T>, C> | null)[]>
  find<Q extends QueryName>(query: Q, find: FindArguments): Promise<readonly Found<Q>[]>
  summarize(summary: SummaryName, filter: FilterArguments): Promise<readonly Group[]>
}

export interface Unit extends Reader {
  /**
   * The first of `count` consecutive numbers of a series, which starts at 1. No number is given twice, and a
   * transaction that does not commit leaves no gap. A `count` of 0 takes none: it answers the next number, which nobody
   * else is given before this transaction ends.
   */
  take(tenant: string, series: string, count: number): Promise<number>
  /**
   * Writes all of it or nothing of it. Called at most once, and last. A transaction whose commit clashed is undone
   * whole, the numbers taken in it included, however its work ends.
   */
  commit(changes: readonly Change[]): Promise<Clash | null>
}

/** What a store honestly can do. */
export interface Supports {
  /** Work can join the host's own transaction. */
  readonly join: boolean
  /** What was acknowledged survives the process. */
  readonly durable: boolean
}

export interface TransactionOptions {
  /**
   * The work does nothing after its commit, and does not throw after one that did not clash: a store may then end the
   * transaction with it, which on some saves a way there and back. A store may as well take no notice.
   */
  readonly endsWithCommit?: boolean
}

/**
 * A store. `Tx` is the host's transaction, `never` where work cannot join one.
 * A unit promises no snapshot between two reads; what a decision rests on is guarded by `replace` or `expect`.
 * Whatever the driver throws arrives as a {@link CasekeepError} with the driver's error as its cause: `CONFLICT` where
 * somebody else held what was needed and the same work may succeed when it begins again, otherwise `STORAGE`.
 */
export interface StorageAdapter<Tx = never> {
  readonly name: string
  readonly supports: Supports
  /** The SHA-256 of the platform that the store runs on, where that is faster than the library's own. */
  readonly hash?: Sha256
  /** Reads what is committed. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>
  /** Commits when `work` answers, undoes everything when it throws. Opened and retried by the core alone. */
  transaction<T>(work: (unit: Unit) => Promise<T>, options?: TransactionOptions): Promise<T>
  /**
   * Runs `work` inside the host's transaction, in a savepoint of its own; calls on one transaction are queued.
   * Never commits, retries or reaches the base connection.
   */
  join?<T>(tx: Tx, work: (unit: Unit) => Promise<T>): Promise<T>
}
