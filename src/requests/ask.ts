import * as z from 'zod'
import { may } from '../access/rules.ts'
import { findAsker } from '../approvals/asker.ts'
import { findRemaining } from '../cases/remaining.ts'
import { atOnce } from '../engine/at-once.ts'
import { insert } from '../engine/changes.ts'
import { command, numbered } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput, current, day, department, personId, reason, seenInput, text } from '../engine/inputs.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { formatYearlyNumber } from '../numbering/format.ts'
import { yearlySeries } from '../numbering/series.ts'
import type { Role } from '../policy/settings.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { agreementBlocks, coverOf, findConfidentiality, guarding, warnedOutput, warningsOf } from './agreement.ts'
import { findBorrowerUntil } from './borrower.ts'
import { advanceWork, changesOf } from './changes.ts'
import { expiry, refuseLapsed } from './decide.ts'
import { chainsOf, findRequest, type RequestWork } from './facts.ts'
import { never } from './never.ts'
import { requestNumber, requestOutput, shown } from './shared.ts'
import { staysBlocks } from './stays.ts'
import { insertSteps, newSteps } from './steps.ts'
import { electronicBlocks, endedBlocks, termBlocks } from './terms.ts'
import { nothingHidden } from './veil.ts'
import { findWanted, type Wanted, type WantedDocument, wantedInput } from './wanted.ts'
import { yoursBlocks } from './yours.ts'

/** Somebody with a work need asks to consult or to borrow (P6.1, P6.2, P7.2). */
export const ask = command({
  name: 'requests.ask',
  summary: 'Ask to consult or to borrow a case or documents of the archive',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      kind: z.enum(['consultation', 'loan']),
      ...wantedInput,
      description: text(2000)
        .optional()
        .meta({ description: 'What is looked for, where its number is not known: the archive finds it' }),
      purpose: text(2000),
      from: day().optional().meta({ description: 'First day of a consultation; today where left out' }),
      until: day()
        .optional()
        .meta({ description: 'Last day of a consultation; as long as the policy allows where left out' }),
      days: z.int().min(1).max(3660).optional().meta({
        description: 'Working days of a loan; as many as the policy allows where left out',
      }),
      copies: z.int().min(0).max(9999).default(0).meta({ description: 'Copies that are asked for' }),
      department: department.optional().meta({ description: 'For which of the departments that you belong to' }),
      outsider: personId.optional().meta({ description: 'For whom from outside you ask, as their sponsor' }),
      ...commandInput,
    }),
  output: warnedOutput,
  facts: async (read, input, context) => {
    const what = onlyOne(input)
    const asking = departmentOf(input.department, context)
    const asker = await findAsker(asking, context)
    const outsider = input.outsider === undefined ? null : await findSponsored(read, input.outsider, context)
    const reader = { requester: asker.person, outsider: outsider?.person ?? null }
    const [borrowerUntil, confidentiality, wanted] = await atOnce(
      findBorrowerUntil(read, reader, context),
      findConfidentiality(read, reader, context),
      findWanted(read, what, context),
    )
    const stays = input.kind === 'loan' ? await findStaying(read, wanted, context) : []
    const ended = await findEnded(read, wanted, context)
    const yours = await yoursBlocks(read, input.kind, outsider?.person ?? context.actor.person, wanted, context)
    return {
      department: asking,
      asker,
      outsider,
      borrowerUntil,
      confidentiality,
      wanted,
      ended,
      stays: [...stays, ...yours],
    }
  },
  access: ({ department }, _input, { actor, policy }) => may('requests.ask', department, actor, policy),
  decide: ({ department, asker, outsider, borrowerUntil, confidentiality, wanted, ended, stays }, input, context) => {
    const { tenant, actor, now, today, policy } = context
    const period = periodOf(input, context)
    const terms = { kind: input.kind, outsider: outsider?.person ?? null, roles: actor.roles, department, ...period }
    const cover = coverOf(confidentiality, null, context)
    const blocks = [
      ...agreementBlocks(confidentiality, cover),
      ...endedBlocks(terms, ended, context),
      ...electronicBlocks(terms, mediaOf(wanted), context),
      ...termBlocks(terms, classesOf(wanted), [], borrowerUntil, context),
      ...stays,
    ]
    if (blocks.length > 0) refuse('BLOCKED', { what: 'request', number: '', blocks })
    const year = Number(today.slice(0, 4))
    return numbered(yearlySeries(input.kind, year), 1, (sequence) => {
      const number = formatYearlyNumber(input.kind, year, sequence)
      const isKnown = wanted.length > 0
      const request: Row<'requests'> = {
        tenant,
        number,
        year,
        sequence,
        state: isKnown ? 'deciding' : 'submitted',
        requester: actor.person,
        purpose: input.purpose,
        description: input.description ?? null,
        ...terms,
        copiesAsked: input.copies,
        copiesAllowed: input.copies,
        copiesMade: 0,
        level: highest(wanted),
        cases: casesOf(wanted),
        step: isKnown ? 1 : 0,
        asked: now,
        decided: null,
        closed: null,
        reason: null,
        expires: expiry('undecidedExpires', context),
        policy: policy.version,
        version: 1,
      }
      const items = newItems(request, wanted)
      const chain = isKnown ? newSteps(chained(request, wanted), asker, context) : { steps: [], approvers: [] }
      return {
        chains: chainsOf(request.cases as readonly string[]),
        changes: [
          insert('requests', request),
          ...insertItems(items),
          ...insertSteps(chain),
          ...guarding(confidentiality, cover),
          ...(outsider === null ? [] : [{ op: 'expect', table: 'outsiders', was: outsider } as const]),
        ],
        events: [{ type: 'request.asked' as const, data: { request: number, kind: input.kind, items: items.length } }],
        result: {
          ...shown(
            { request, items, ...chain, standing: null, decides: false, outsider, hidden: nothingHidden },
            {},
            context,
          ),
          warnings: warningsOf(confidentiality, cover),
        },
      }
    })
  },
})

/** The archive says what a request by description means; then it goes its way (P6.2). */
export const resolve = command({
  name: 'requests.resolve',
  summary: 'Say which case or documents a request by description is for, or that there is nothing',
  logsRefusals: true,
  input: () =>
    z.strictObject({
      request: requestNumber(),
      ...wantedInput,
      nothing: reason.optional().meta({ description: 'Why nothing is found: the request is rejected' }),
      ...seenInput,
    }),
  output: requestOutput,
  facts: async (read, input, context) => {
    const work = await findRequest(read, input.request, context)
    const { request } = work
    const [wanted, borrowerUntil, head] = await atOnce(
      findWanted(read, input, context),
      findBorrowerUntil(read, request, context),
      context.directory.headOf(request.department),
    )
    const stays = request.kind === 'loan' ? await findStaying(read, wanted, context) : []
    const ended = await findEnded(read, wanted, context)
    const yours = await yoursBlocks(read, request.kind, request.outsider ?? request.requester, wanted, context)
    return { work, wanted, ended, borrowerUntil, stays: [...stays, ...yours], isHead: head === request.requester }
  },
  access: ({ work }, _input, { actor, policy }) => may('requests.resolve', work.request.department, actor, policy),
  decide: ({ work, wanted, ended, borrowerUntil, stays, isHead }, input, context) => {
    const { request } = work
    current('request', request.number, request, input.version)
    if (request.state === 'submitted') refuseLapsed(request, context)
    if ((wanted.length === 0) === (input.nothing === undefined)) {
      invalid([], 'oneOf', 'must name a case or documents, or say why there is nothing', [
        'case',
        'documents',
        'nothing',
      ])
    }
    if (input.nothing !== undefined) return nothingFound(work, input.nothing, context)
    // Nobody approves in vain what could not be lent so; the days of a reading were checked when it was asked for.
    const blocks = [
      ...endedBlocks(request, ended, context),
      ...electronicBlocks(request, mediaOf(wanted), context),
      ...(request.kind === 'loan' ? termBlocks(request, classesOf(wanted), [], borrowerUntil, context) : []),
      ...stays,
    ]
    if (blocks.length > 0) refuse('BLOCKED', { what: 'request', number: request.number, blocks })
    const cases = casesOf(wanted)
    const items = newItems(request, wanted)
    const asker = { person: request.requester, roles: request.roles as readonly Role[], isHead: heads(work, isHead) }
    const chain = newSteps(chained(request, wanted), asker, context)
    const known = { ...work, items, ...chain }
    const patch = { cases, level: highest(wanted), step: 1, expires: expiry('undecidedExpires', context) }
    const after = advanceWork(known, 'resolve', [], context, patch)
    return {
      chains: chainsOf(cases),
      changes: [after.change, ...insertItems(items), ...insertSteps(chain)],
      events: [{ type: 'request.resolved' as const, data: { request: request.number, items: items.length } }],
      result: shown(known, { request: after }, context),
    }
  },
})

/** By the directory of today, or by the host's word when they asked. */
function heads({ request }: RequestWork, isHead: boolean): boolean {
  return isHead || (request.roles as readonly Role[]).includes('departmentHead')
}

function nothingFound(work: RequestWork, why: string, context: Context) {
  const after = advanceWork(work, 'reject', [], context, { reason: why })
  return {
    chains: chainsOf([]),
    changes: changesOf([after]),
    events: [{ type: 'request.rejected' as const, data: { request: work.request.number, step: 0 } }],
    result: shown(work, { request: after }, context),
  }
}

/** By number or by description, never both: what is described need not be known. */
function onlyOne(input: Wanted & { readonly description?: string | undefined }): Wanted {
  const isNamed = input.case !== undefined || input.documents !== undefined
  if (isNamed === (input.description !== undefined)) {
    invalid([], 'oneOf', 'must name a case or documents, or describe what is looked for', [
      'case',
      'documents',
      'description',
    ])
  }
  return input
}

/** Somebody from outside whom the actor sponsors. Of those of others nothing is told. */
async function findSponsored(read: Reader, person: string, { tenant, actor }: Context): Promise<Row<'outsiders'>> {
  const outsider = await read.get('outsiders', { tenant, person })
  return outsider?.sponsor === actor.person ? outsider : refuse('NOT_FOUND', { what: 'outsider', number: person })
}

function departmentOf(given: string | undefined, { actor }: Context): string {
  if (given !== undefined) {
    if (actor.departments.includes(given)) return given
    invalid(['department'], 'choice', 'is none of yours', actor.departments)
  }
  if (actor.departments.length === 1) return actor.departments[0]!
  return invalid(
    ['department'],
    'required',
    'is required of who belongs to several departments, or to none',
    actor.departments,
  )
}

interface Asked {
  readonly kind: 'consultation' | 'loan'
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly days?: number | undefined
}

/** What is asked for later is no day of anybody's work; after the last of them, days have another meaning. */
const latestDay = '9000-12-31'

/** For how long it is asked. A consultation has its days, a loan its number of them. */
function periodOf(
  asked: Asked,
  { today, calendar, policy }: Context,
): Pick<Row<'requests'>, 'from' | 'until' | 'days'> {
  if (asked.kind === 'loan') {
    for (const name of ['from', 'until'] as const) {
      if (asked[name] !== undefined) invalid([name], 'kind', 'is for a consultation: a loan has days')
    }
    return { from: today, until: never, days: asked.days ?? null }
  }
  if (asked.days !== undefined) invalid(['days'], 'kind', 'is for a loan: a consultation has its days from and until')
  for (const name of ['from', 'until'] as const) {
    const given = asked[name]
    if (given !== undefined && given > latestDay)
      invalid([name], 'too_big', `must be ${latestDay} at the latest`, [`up to ${latestDay}`])
  }
  const from = asked.from ?? today
  const until =
    asked.until ?? calendar.addWorkingDays(from < today ? today : from, policy.settings.consultation.days - 1).day
  return { from, until, days: null }
}

function chained(request: Row<'requests'>, wanted: readonly WantedDocument[]) {
  return {
    number: request.number,
    kind: request.kind as 'consultation' | 'loan',
    department: request.department,
    outsider: request.outsider,
    levels: wanted.map(({ document }) => document.level),
    categories: wanted.map(({ file }) => file.category),
  }
}

/** What is lent out of the archive, and should stay there. */
const findStaying = (read: Reader, wanted: readonly WantedDocument[], context: Context) =>
  staysBlocks(
    read,
    wanted.map(({ document }) => document),
    { isLent: true },
    context,
  )

const classesOf = (wanted: readonly WantedDocument[]) =>
  wanted.map(({ file, document }) => ({ level: document.level, category: file.category }))
const mediaOf = (wanted: readonly WantedDocument[]) => wanted.map(({ document }) => document.medium)
/** The cases that it stands in today: a merged one ends with the one that remains. */
async function findEnded(read: Reader, wanted: readonly WantedDocument[], context: Context) {
  const remaining = await atOnce(
    ...wanted.map(({ file }) => (file.mergedInto === null ? file : findRemaining(read, file.number, context))),
  )
  return remaining.flatMap((file) => file ?? [])
}

const highest = (wanted: readonly WantedDocument[]) => Math.max(0, ...wanted.map(({ document }) => document.level))
const casesOf = (wanted: readonly WantedDocument[]) => [...new Set(wanted.map(({ document }) => document.case))].sort()

function newItems(request: Row<'requests'>, wanted: readonly WantedDocument[]): readonly Row<'requestItems'>[] {
  return wanted.map(
    ({ file, document }, index): Row<'requestItems'> => ({
      tenant: request.tenant,
      request: request.number,
      position: index + 1,
      kind: request.kind,
      person: request.outsider ?? request.requester,
      requester: request.requester,
      case: document.case,
      document: document.position,
      number: document.number!,
      category: file.category,
      level: document.level,
      medium: document.medium,
      state: 'asked',
      reason: null,
      granted: null,
      offered: null,
      received: null,
      givenBack: null,
      takenBack: null,
      due: never,
      provisional: false,
      because: [],
      renewals: 0,
      renewal: null,
      renewing: 'none',
      recalled: null,
      condition: null,
      remark: null,
      settled: null,
      copies: 0,
      copyMark: null,
      notice: never,
      noticed: null,
      version: 1,
    }),
  )
}

const insertItems = (items: readonly Row<'requestItems'>[]): readonly Change[] =>
  items.length === 0 ? [] : [insert('requestItems', ...items)]
