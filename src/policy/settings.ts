import * as z from 'zod'
import { periodForm } from '../retention/period.ts'

/** Approver and office roles (policy.md, glossary). A company cannot add to them: their acts are written in rules. */
export const roles = [
  'departmentHead',
  'archivist',
  'archiveHead',
  'supervisingExecutive',
  'seniorLeadership',
  'auditor',
  /** Keeps the directory of people, departments and deputies; sees no records by that. */
  'administrator',
] as const
export type Role = (typeof roles)[number]

const days = z.int().min(0).max(3660)
const loanDays = days.min(1)
const role = z.enum(roles)

/** One step of an approval chain: the role that approves, and when the step is part of the chain at all. */
const approvalStep = z.strictObject({
  role,
  /** `personId`s of who decides instead of whoever holds the role; without them the role's holders do. */
  people: z.array(z.string().min(1).max(200)).min(1).max(20).optional(),
  /** Of named people: whether one of them is enough, as where it is left out. */
  need: z.enum(['any', 'all']).optional(),
  /** Left out: always. Otherwise all that is named must hold. */
  when: z
    .strictObject({
      levels: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      /** Only for people outside the company (`true`) or inside it (`false`). */
      outside: z.boolean().optional(),
    })
    .optional(),
})
export type ApprovalStep = z.output<typeof approvalStep>

const insideChain: ApprovalStep[] = [
  { role: 'departmentHead' },
  { role: 'archiveHead' },
  { role: 'supervisingExecutive', when: { levels: ['secret'] } },
  { role: 'seniorLeadership', when: { outside: true } },
]

/** A further limit of loans: for whom and what it holds, and what it limits. */
const loanLimit = z.strictObject({
  /** Left out: always. Otherwise all that is named must hold, and of a list one. */
  when: z
    .strictObject({
      levels: z.array(z.string()).optional(),
      categories: z.array(z.string()).optional(),
      /** Of the borrower. An outsider has no roles. */
      roles: z.array(role).optional(),
      /** Of the borrower. */
      departments: z.array(z.string()).optional(),
      /** Only for people outside the company (`true`) or inside it (`false`). */
      outside: z.boolean().optional(),
    })
    .optional(),
  /** Longest loan in working days; 0: never lent, to be read at the archive only. */
  days: days.optional(),
  renewals: z.int().min(0).max(99).optional(),
  /** Most items that the borrower may have out at once, of the named levels and categories where some are named. */
  items: z.int().min(1).max(9999).optional(),
})
export type LoanLimit = z.output<typeof loanLimit>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time of day such as 09:00', abort: true })

/** An ISO 8601 duration of years, months, weeks or days, such as `P10Y`; never of no length at all. */
export const period = z.string().regex(periodForm, 'an ISO 8601 period such as P10Y or P18M')

const inner = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).prefault({} as never)

/**
 * Every number and choice that the regulation leaves to the company, with the defaults of policy §13.
 * `days` are working days unless the name says otherwise.
 */
export const settingsSchema = z.strictObject({
  /** Deadlines of the way into the archive (P3.3, P5.2, P10.2). */
  deadlines: inner({
    /** From the opening of a case to the submission of its first batch. */
    firstBatch: days.default(10),
    /** From an event to the collection of its documents. */
    updateCollected: days.default(5),
    /** From an event to the submission of its update. */
    updateSubmitted: days.default(10),
    review: days.default(5),
    /** Sorting again after a return from review or a refusal at receipt. */
    sortAgain: days.default(5),
    /** From approval to the transfer list. */
    transfer: days.default(5),
    /** From the transfer list to the archive's receipt check. */
    receive: days.default(5),
    /** From when it is seen that nobody knows until when a case is kept, to the decision (P9.1). */
    decideRetention: days.default(10),
  }),
  /** What happens when a collected document is in the case already (P4.3). */
  duplicates: z.enum(['refuse', 'warn', 'allow']).default('warn'),
  /** Who reviews a batch (P4.3), of the case's department. */
  reviewers: z.array(role).min(1).default(['departmentHead']),
  /** What the collecting department reads of its own archived cases: the index, or the contents too (P6.1). */
  ownDepartmentReads: z.enum(['index', 'contents']).default('index'),
  /** What happens after 9999 (P2.2), where a category does not say. */
  past9999: z.enum(['widen', 'refuse']).default('widen'),
  /** Approval chains, in order (P6.1, P6.2, P7.2, P9.2). */
  approvals: inner({
    consultation: z.array(approvalStep).min(1).default(insideChain),
    loan: z.array(approvalStep).min(1).default(insideChain),
    disposal: z
      .array(approvalStep)
      .min(1)
      .default([{ role: 'supervisingExecutive' }, { role: 'seniorLeadership' }]),
    /** How much of one chain the same person may decide, in whosever place: one step of it, or several (§13). */
    onePerson: z.enum(['oneStep', 'severalSteps']).default('oneStep'),
    remindAfter: days.default(2),
    escalateAfter: days.default(5),
  }),
  /** Consultations and loans alike (P6, P7). */
  requests: inner({
    undecidedExpires: days.default(10),
    unfetchedExpires: days.default(5),
    /** What may be asked for of a case that has ended; what is kept is kept to be read (P9.1). */
    ofEndedCases: z.array(z.enum(['consultation', 'loan'])).default(['consultation', 'loan']),
  }),
  consultation: inner({
    /** When what was read comes back (P6.2): on the day on which it was given out, or on the next working day. */
    returned: z.enum(['sameDay', 'nextWorkingDay']).default('sameDay'),
    /** Longest period that may be asked for; its first and last day count (P6.2). */
    days: days.min(1).default(10),
  }),
  loans: inner({
    /** By level of the document; a level that is not named keeps its default. */
    days: z
      .object({
        public: loanDays.default(10),
        internal: loanDays.default(10),
        confidential: loanDays.default(5),
        secret: loanDays.default(3),
      })
      .catchall(loanDays)
      .prefault({}),
    outsiderDays: loanDays.default(5),
    /** Whether what is electronic is lent: to be downloaded, and given back by a signed statement that it is deleted. */
    electronic: z.boolean().default(false),
    /**
     * Where a due date falls on a closed day, as an asked end can: the `next` open day; the `previous` one, unless that
     * is the day of the hand-over itself, then the next; the `lastOpen` one, even if it is that day; or `keep` it.
     */
    closedDay: z.enum(['next', 'previous', 'keep', 'lastOpen']).default('next'),
    /** After the due date, and not overdue yet. */
    grace: days.default(0),
    renewals: z.int().min(0).max(99).default(1),
    outsiderRenewals: z.int().min(0).max(99).default(0),
    /** A renewal is asked for at least this long before the due date. */
    renewalBefore: days.default(1),
    /** Levels and categories, by name. */
    neverRenewed: z.array(z.string()).default(['secret']),
    /** Longest renewal: the `same` as the loan, or so many working days, and never more than the loan. */
    renewalDays: z.union([z.literal('same'), loanDays]).default('same'),
    /** What a renewal counts from: the due date, or the day on which it is asked for. */
    renewalFrom: z.enum(['due', 'today']).default('due'),
    /** Further limits. Each that holds applies, and of all numbers the strictest counts. */
    limits: z.array(loanLimit).max(200).default([]),
    /** From a recall to the day on which the item is due, if it was due later; 0: at once. */
    recallDays: days.default(2),
    /** Who decides a renewal (P7.2): the archive, or the rules alone. */
    renewedBy: z.enum(['archive', 'rules']).default('archive'),
    /** How what is overdue is counted. Of hours and days each counts that has begun. */
    overdueCounts: z.enum(['workingDays', 'calendarDays', 'openHours']).default('workingDays'),
    /** When the archive is open on a working day, in the policy's time zone; for `openHours` alone. */
    openingHours: z
      .strictObject({ from: timeOfDay.default('09:00'), until: timeOfDay.default('17:00') })
      .refine(({ from, until }) => from < until, { path: ['until'], message: 'must be later than from' })
      .prefault({}),
  }),
  /** Notices of a loan (P7.2); 0: no such notice. */
  notices: inner({
    /** To the borrower, before the due date. */
    beforeDue: days.default(2),
    /** To the borrower, after the last day in time: the due date and its grace. */
    afterDue: days.default(1),
    /** To the borrower's head, after the last day in time. */
    toHeadAfter: days.default(3),
  }),
  /** How periods of retention count (P9.1). */
  retention: inner({
    counting: z.enum(['nextYear', 'sameDay']).default('nextYear'),
    february29: z.enum(['firstOfMarch', 'lastOfFebruary']).default('firstOfMarch'),
    /**
     * What a changed rule applies to: `all` that stands on no disposal, once it is computed again; or `newDates` alone,
     * so that a date which was computed before keeps its rule.
     */
    appliesTo: z.enum(['all', 'newDates']).default('all'),
  }),
  disposal: inner({
    witnesses: z.int().min(1).max(9).default(2),
    /** Between approval and execution. */
    waiting: days.default(5),
    /** An approval that was not carried out lapses. */
    approvalLapses: days.default(60),
    /** Who says of an entry what becomes of it: the head of its department, or who holds one of these roles. */
    appraisedBy: z.array(role).min(1).default(['departmentHead', 'archiveHead']),
    /** Whether the destruction list tells titles, which stay readable for ever; never those of cases about a person, where left out. */
    titles: z.enum(['never', 'withoutPersonalData', 'always']).default('withoutPersonalData'),
  }),
  /** Confidentiality agreements (P8.3). Calendar days. */
  agreements: inner({
    outsiders: z.enum(['enforced', 'warned']).default('enforced'),
    employees: z.enum(['enforced', 'warned', 'warnedThenEnforced']).default('warnedThenEnforced'),
    employeesWarnedDays: z.int().min(0).max(3660).default(90),
  }),
  training: inner({ every: period.default('P12M'), missing: z.enum(['warned', 'enforced']).default('warned') }),
  /** Duties of the archive itself (P5.4, P11.3, P12.1), each one that can be late. */
  upkeep: inner({
    backup: period.default('P1D'),
    restoreCheck: period.default('P3M'),
    stockTaking: period.default('P1Y'),
    fixity: period.default('P1Y'),
    report: period.default('P3M'),
  }),
  /** Whose reading is kept: of one thing, and of what a list tells (P1.4, P8.2). */
  readings: inner({
    /** The lowest level of what is read, by name; null keeps none. */
    from: z.string().nullable().default('confidential'),
    lists: z.boolean().default(true),
  }),
  /** Groups under this size are suppressed for viewers who may not list the cases behind them (P11, P1.4). */
  smallGroup: z.int().min(1).max(1000).default(5),
})
/** What a company may set; everything left out has the default of policy §13. */
export type SettingsInput = z.input<typeof settingsSchema>
export type Settings = z.output<typeof settingsSchema>
export type Deadline = keyof Settings['deadlines']
