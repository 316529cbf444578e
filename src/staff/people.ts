import * as z from 'zod'
import { is } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import { add, amend } from '../engine/changes.ts'
import { command, query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { current, cursor, day, department, pageSize, personId, seenInput, text } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import type { Row } from '../storage.ts'
import { checkKept, mayKeep } from './kept.ts'
import { enteredOneAtATime } from './one-of-both.ts'

/** Somebody of the company, as the archive's own directory knows them. */
export interface StaffMember {
  readonly person: string
  readonly name: string
  readonly departments: readonly string[]
  readonly email: string | null
  /**
   * The last day of their work, `YYYY-MM-DD`; null where no end is known. Told to themselves, to the archive, which lends
   * by it, and to administrators; not there for others.
   */
  readonly until?: string | null
  readonly version: number
}

const member = z
  .object({
    person: z.string(),
    name: z.string(),
    departments: z.array(z.string()),
    email: z.string().nullable(),
    until: z.string().nullable().optional(),
    version: z.int(),
  })
  .meta({ id: 'StaffMember' })

function viewMember(
  { person, name, departments, email, until, version }: Row<'people'>,
  { actor, policy }: Context,
): StaffMember {
  const knows = person === actor.person || is('archive', '', actor, policy) || is('administrator', '', actor, policy)
  return { person, name, departments: departments as readonly string[], email, ...(knows && { until }), version }
}

/** Somebody is entered in the directory, or their entry is brought up to date. */
export const record = command({
  name: 'people.record',
  summary: 'Enter a person in the directory, or bring their entry up to date',
  input: () =>
    z.strictObject({
      person: personId,
      name: text(200),
      departments: z.array(department).max(100),
      email: z.email().max(254).nullable().default(null),
      until: day()
        .nullable()
        .default(null)
        .meta({ description: 'The last day of their work, after which nothing is due; no end where left out' }),
      ...seenInput,
    }),
  output: () => z.object({ person: member }),
  counts: enteredOneAtATime,
  facts: async (read, { person }, { tenant }) => {
    const key = { tenant, person }
    const [known, outsider] = await atOnce(read.get('people', key), read.get('outsiders', key))
    return { known, outsider }
  },
  access: (_facts, _input, context) => mayKeep('people.record', null, context),
  decide: ({ known, outsider }, input, context) => {
    const { tenant } = context
    const { person, name, email, until } = input
    if (outsider !== null) invalid(['person'], 'outsider', `${person} is somebody from outside`)
    const entry = { name, email, until, departments: [...new Set(input.departments)] }
    current('person', person, known ?? { version: 0 }, input.version)
    const { row, change } =
      known === null ? add('people', { tenant, person, ...entry, version: 1 }) : amend('people', known, entry)
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'person.recorded', data: { person } }],
      result: { person: viewMember(row, context) },
    }
  },
})

export const list = query({
  name: 'people.list',
  summary: 'The people of the directory',
  input: () => z.strictObject({ after: cursor, limit: pageSize }),
  output: () => z.object({ items: z.array(member), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    checkKept(context)
    const page = await findPage(read, 'people.all', { equal: { tenant: context.tenant } }, input.limit, input.after)
    return { items: page.items.map((row) => viewMember(row, context)), next: page.next }
  },
})
