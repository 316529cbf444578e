import * as z from 'zod'
import { may, mayOfAll } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import { add, amend } from '../engine/changes.ts'
import { command, query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { contentHash, current, cursor, day, pageSize, personId, seenInput, text } from '../engine/inputs.ts'
import { areKnown } from '../engine/known-people.ts'
import { findPage } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import type { Reader, Row } from '../storage.ts'
import { enteredOneAtATime } from './one-of-both.ts'

/** Somebody from outside the company, whom one of its own sponsors: they never act themselves (P6.1). */
export interface Outsider {
  readonly person: string
  readonly name: string
  readonly organization: string
  /** As a paper of theirs shows it. */
  readonly identity: string
  /** SHA-256 of the letter of introduction; null where they brought none. */
  readonly letter: string | null
  /** `personId` of who sponsors them. */
  readonly sponsor: string
  /** The last day on which they are sponsored, `YYYY-MM-DD`; null where no end is known. */
  readonly until: string | null
  /** When their entry was made; UTC, ISO 8601. */
  readonly recorded: string
  readonly recordedBy: string
  readonly version: number
}

const outsiderSchema = z
  .object({
    person: z.string(),
    name: z.string(),
    organization: z.string(),
    identity: z.string(),
    letter: z.string().nullable(),
    sponsor: z.string(),
    until: z.string().nullable(),
    recorded: z.string(),
    recordedBy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Outsider' })

function viewOutsider({ tenant: _tenant, ...row }: Row<'outsiders'>): Outsider {
  return row
}

/** An outsider is entered by who sponsors them, or by the archive, or their entry is brought up to date. */
export const record = command({
  name: 'outsiders.record',
  summary: 'Enter somebody from outside whom you sponsor, or bring their entry up to date',
  input: () =>
    z.strictObject({
      person: personId,
      name: text(200),
      organization: text(200),
      identity: text(200).meta({ description: 'As a paper of theirs shows it' }),
      letter: contentHash.nullable().default(null).meta({ description: 'SHA-256 of the letter of introduction' }),
      sponsor: personId.optional().meta({ description: 'Who sponsors them: as before, or you, where left out' }),
      until: day()
        .nullable()
        .default(null)
        .meta({ description: 'The last day on which they are sponsored; no end where left out' }),
      ...seenInput,
    }),
  output: () => z.object({ outsider: outsiderSchema }),
  counts: enteredOneAtATime,
  facts: async (read, input, context) => {
    const { tenant, directory } = context
    const [employee] = await directory.people([input.person])
    const sponsor = input.sponsor ?? null
    return {
      known: await read.get('outsiders', { tenant, person: input.person }),
      employee,
      isSponsor: sponsor === null || (await isColleague(read, sponsor, context)),
    }
  },
  // Who hands somebody else's outsider to themselves, or theirs to somebody else, is not their sponsor.
  access: ({ known }, input, context) => {
    const { actor, policy } = context
    const sponsors = [known?.sponsor ?? actor.person, sponsorOf(known, input, context)]
    const own = sponsors.every((sponsor) => sponsor === actor.person) ? actor.person : null
    return may('outsiders.record', '', actor, policy, own)
  },
  decide: ({ known, employee, isSponsor }, input, context) => {
    const { tenant, actor, now } = context
    const { person, name, organization, identity, letter, until } = input
    const sponsor = sponsorOf(known, input, context)
    if (employee != null || person === actor.person) {
      invalid(['person'], 'employee', `${person} is somebody of the company`)
    }
    if (sponsor === person) invalid(['sponsor'], 'self', 'is the person themselves')
    if (!isSponsor) invalid(['sponsor'], 'absent', 'is nobody of the company')
    current('outsider', person, known ?? { version: 0 }, input.version)
    const entry = { name, organization, identity, letter, sponsor, until }
    const { row, change } =
      known === null
        ? add('outsiders', { tenant, person, ...entry, recorded: now, recordedBy: actor.person, version: 1 })
        : amend('outsiders', known, entry)
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'outsider.recorded', data: { person } }],
      result: { outsider: viewOutsider(row) },
    }
  },
})

/** Somebody of the company: not from outside, and known to the directory where anybody is. */
async function isColleague(read: Reader, person: string, context: Context): Promise<boolean> {
  const [outsider, [isKnown]] = await atOnce(
    read.get('outsiders', { tenant: context.tenant, person }),
    areKnown(read, [person], context),
  )
  return outsider === null && isKnown!
}

function sponsorOf(
  known: Row<'outsiders'> | null,
  { sponsor }: { readonly sponsor?: string | undefined },
  { actor }: Context,
): string {
  return sponsor ?? known?.sponsor ?? actor.person
}

export const list = query({
  name: 'outsiders.list',
  summary: 'People from outside: whom you sponsor, or all',
  input: () =>
    z.strictObject({
      scope: z
        .enum(['mine', 'all'])
        .default('mine')
        .meta({ description: 'mine: whom I sponsor; all: all that I may know of' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(outsiderSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant, actor } = context
    // Who may not see all of them sees their own, whatever they ask for.
    const whose =
      input.scope === 'mine' || !mayOfAll('outsiders.list', actor, context.policy) ? { sponsor: actor.person } : {}
    const page = await findPage(read, 'outsiders.all', { equal: { tenant, ...whose } }, input.limit, input.after)
    return { items: page.items.map(viewOutsider), next: page.next }
  },
})
