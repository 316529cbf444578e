import * as z from 'zod'
import { enforce, may } from '../access/rules.ts'
import { add, amend } from '../engine/changes.ts'
import { command, query } from '../engine/command.ts'
import {
  contentHash,
  current,
  cursor,
  day,
  notInFuture,
  pageSize,
  personId,
  reason,
  seenInput,
} from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import { never, orNull } from '../requests/never.ts'
import type { Row } from '../storage.ts'

/** A signed confidentiality agreement (P8.3). Days are `YYYY-MM-DD`. */
export interface Agreement {
  readonly person: string
  readonly signed: string
  /** The last day on which it holds; null for one without an end. */
  readonly until: string | null
  /** SHA-256 of the signed paper. */
  readonly form: string
  /** The first day on which it holds no more, because it was ended; null where it was not. */
  readonly ended: string | null
  /** Why it was ended. */
  readonly reason: string | null
  /** When it was entered; UTC, ISO 8601. */
  readonly recorded: string
  readonly recordedBy: string
  readonly version: number
}

const agreementSchema = z
  .object({
    person: z.string(),
    signed: z.string(),
    until: z.string().nullable(),
    form: z.string(),
    ended: z.string().nullable(),
    reason: z.string().nullable(),
    recorded: z.string(),
    recordedBy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Agreement' })

function viewAgreement({ tenant: _tenant, ...row }: Row<'agreements'>): Agreement {
  return { ...row, until: orNull(row.until) }
}

const numberOf = (person: string, signed: string) => `${person}/${signed}`

/** An agreement that somebody signed on paper is entered, or its entry of that day is brought up to date. */
export const record = command({
  name: 'agreements.record',
  summary: 'Enter a confidentiality agreement that somebody signed',
  input: () =>
    z.strictObject({
      person: personId,
      signed: day(),
      until: day().optional().meta({ description: 'The last day on which it holds; no end where left out' }),
      form: contentHash.meta({ description: 'SHA-256 of the signed paper' }),
      ...seenInput,
    }),
  output: () => z.object({ agreement: agreementSchema }),
  facts: (read, { person, signed }, { tenant }) => read.get('agreements', { tenant, person, signed }),
  access: (_known, _input, { actor, policy }) => may('agreements.record', '', actor, policy),
  decide: (known, input, context) => {
    const { tenant, actor, now, today } = context
    const { person, signed, form, until = never } = input
    notInFuture(signed, today, ['signed'])
    if (until < signed) invalid(['until'], 'order', `${until} is before ${signed}`, [`${signed} or later`])
    current('agreement', numberOf(person, signed), known ?? { version: 0 }, input.version)
    if (known?.ended != null) illegal(known, 'ended', 'record')
    const { row, change } =
      known === null
        ? add('agreements', {
            tenant,
            person,
            signed,
            until,
            form,
            ended: null,
            reason: null,
            recorded: now,
            recordedBy: actor.person,
            version: 1,
          })
        : amend('agreements', known, { until, form })
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'agreement.recorded', data: { person, signed } }],
      result: { agreement: viewAgreement(row) },
    }
  },
})

/** An agreement holds no more from today on, before it runs out. */
export const end = command({
  name: 'agreements.end',
  summary: 'End a confidentiality agreement from today on',
  input: () => z.strictObject({ person: personId, signed: day(), reason, ...seenInput }),
  output: () => z.object({ agreement: agreementSchema }),
  facts: async (read, { person, signed }, { tenant, actor, policy }) => {
    // Only the archive is told whether there is one.
    if (!may('agreements.end', '', actor, policy).allowed) return null
    const known = await read.get('agreements', { tenant, person, signed })
    return known ?? refuse('NOT_FOUND', { what: 'agreement', number: numberOf(person, signed) })
  },
  access: (_known, _input, { actor, policy }) => may('agreements.end', '', actor, policy),
  decide: (found, input, { today }) => {
    const known = found!
    const { person, signed } = known
    current('agreement', numberOf(person, signed), known, input.version)
    if (known.ended !== null) illegal(known, 'ended', 'end')
    if (known.until < today) illegal(known, 'over', 'end')
    const { row, change } = amend('agreements', known, { ended: today, reason: input.reason })
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'agreement.ended', data: { person, signed } }],
      result: { agreement: viewAgreement(row) },
    }
  },
})

function illegal({ person, signed }: Row<'agreements'>, state: string, event: string): never {
  return refuse('ILLEGAL', { what: 'agreement', number: numberOf(person, signed), state, event, legal: [] })
}

export const list = query({
  name: 'agreements.list',
  summary: 'The confidentiality agreements of a person; the earliest end first',
  input: () =>
    z.strictObject({
      person: personId.optional().meta({ description: 'Whose; your own where left out' }),
      current: z.boolean().default(false).meta({ description: 'Only those that have not run out' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(agreementSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant, actor, policy, operation, today } = context
    const { person = actor.person } = input
    if (!may('agreements.list', '', actor, policy, person).allowed) {
      const outsider = await read.get('outsiders', { tenant, person })
      enforce(may('agreements.list', '', actor, policy, outsider?.sponsor ?? null), operation)
    }
    const range = input.current ? { range: { from: today } } : {}
    const page = await findPage(
      read,
      'agreements.ofPerson',
      { equal: { tenant, person }, ...range },
      input.limit,
      input.after,
    )
    return { items: page.items.map(viewAgreement), next: page.next }
  },
})
