import * as z from 'zod'
import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import { add, amend } from '../engine/changes.ts'
import { command, query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { commandInput, cursor, day, pageSize, personId, reason } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { refuse } from '../errors.ts'
import type { Row } from '../storage.ts'
import { checkKept, mayKeep } from './kept.ts'

/** Who acts in whose place, and when: `personId`s, and days that are both inclusive. */
export interface Deputy {
  readonly person: string
  readonly deputy: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly reason: string | null
  readonly appointedBy: string
}

const deputySchema = z
  .object({
    person: z.string(),
    deputy: z.string(),
    from: z.string(),
    until: z.string(),
    reason: z.string().nullable(),
    appointedBy: z.string(),
  })
  .meta({ id: 'Deputy' })

function viewDeputy({ person, deputy, from, until, reason, appointedBy }: Row<'deputies'>): Deputy {
  return { person, deputy, from, until, reason, appointedBy }
}

const whose = personId.optional().meta({ description: 'In whose place; your own where left out' })
const principal = (input: { readonly person?: string | undefined }, { actor }: Context) => input.person ?? actor.person

/** Somebody is away, and names who acts in their place. The same appointment again moves its end. */
export const appoint = command({
  name: 'deputies.appoint',
  summary: 'Name who acts in somebody’s place for some days',
  input: () =>
    z.strictObject({
      person: whose,
      deputy: personId,
      from: day(),
      until: day(),
      reason: reason.optional(),
      ...commandInput,
    }),
  output: () => z.object({ deputy: deputySchema }),
  facts: (read, input, context) => {
    const { deputy, from } = input
    return read.get('deputies', { tenant: context.tenant, person: principal(input, context), deputy, from })
  },
  access: (_known, input, context) => mayKeep('deputies.appoint', principal(input, context), context),
  decide: (known, input, context) => {
    const { tenant, actor, now, today } = context
    const { deputy, from, until } = input
    const person = principal(input, context)
    if (deputy === person) invalid(['deputy'], 'self', 'is the person themselves')
    if (until < from) invalid(['until'], 'order', `${until} is before ${from}`, [`${from} or later`])
    if (until < today) invalid(['until'], 'past', `${until} is over`, [`${today} or later`])
    const terms = { until, reason: input.reason ?? null, appointed: now, appointedBy: actor.person }
    const { row, change } =
      known === null
        ? add('deputies', { tenant, person, deputy, from, ...terms, version: 1 })
        : amend('deputies', known, terms)
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'deputy.appointed', data: { person, deputy, from, until } }],
      result: { deputy: viewDeputy(row) },
    }
  },
})

/** What is left of an appointment is taken back, or all of one that has not begun: it is over since yesterday. */
export const end = command({
  name: 'deputies.end',
  summary: 'Take back what is left of a deputy’s appointment',
  input: () => z.strictObject({ person: whose, deputy: personId, from: day(), ...commandInput }),
  output: () => z.object({ deputy: deputySchema }),
  facts: async (read, input, context) => {
    const { deputy, from } = input
    const person = principal(input, context)
    // Only of one's own, or for an administrator, is it told whether there is one.
    if (!mayKeep('deputies.end', person, context).allowed) return null
    const known = await read.get('deputies', { tenant: context.tenant, person, deputy, from })
    return known ?? refuse('NOT_FOUND', { what: 'deputy', number: `${deputy} (${from})` })
  },
  access: (_known, input, context) => mayKeep('deputies.end', principal(input, context), context),
  decide: (found, _input, { today }) => {
    const known = found!
    const { person, deputy, from, until } = known
    if (until < today) {
      const number = `${deputy} (${from})`
      refuse('ILLEGAL', { what: 'deputy', number, state: 'over', event: 'end', legal: [] })
    }
    const last = addDays(today, -1)
    const { row, change } = amend('deputies', known, { until: last })
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'deputy.ended', data: { person, deputy, from, until: last } }],
      result: { deputy: viewDeputy(row) },
    }
  },
})

export const list = query({
  name: 'deputies.list',
  summary: 'Who acts in whose place, now and later; the earliest end first',
  input: () =>
    z.strictObject({
      person: personId.optional().meta({ description: 'Only those of one person' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(deputySchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    checkKept(context)
    const { tenant, today } = context
    const range = { from: today }
    const page =
      input.person === undefined
        ? await findPage(read, 'deputies.all', { equal: { tenant }, range }, input.limit, input.after)
        : await findPage(
            read,
            'deputies.ofPerson',
            { equal: { tenant, person: input.person }, range },
            input.limit,
            input.after,
          )
    return { items: page.items.map(viewDeputy), next: page.next }
  },
})
