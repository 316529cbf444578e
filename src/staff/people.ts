import * as z from 'zod'
import { add, amend } from '../engine/changes.ts'
import { command, query } from '../engine/command.ts'
import { current, cursor, department, pageSize, personId, seenInput, text } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import type { Row } from '../storage.ts'
import { checkKept, mayKeep } from './kept.ts'

/** Somebody of the company, as the archive's own directory knows them. */
export interface StaffMember {
  readonly person: string
  readonly name: string
  readonly departments: readonly string[]
  readonly email: string | null
  readonly version: number
}

const member = z
  .object({
    person: z.string(),
    name: z.string(),
    departments: z.array(z.string()),
    email: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'StaffMember' })

function viewMember({ person, name, departments, email, version }: Row<'people'>): StaffMember {
  return { person, name, departments: departments as readonly string[], email, version }
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
      ...seenInput,
    }),
  output: () => z.object({ person: member }),
  facts: (read, input, { tenant }) => read.get('people', { tenant, person: input.person }),
  access: (_known, _input, context) => mayKeep('people.record', null, context),
  decide: (known, input, { tenant }) => {
    const { person, name, email } = input
    const entry = { name, email, departments: [...new Set(input.departments)] }
    current('person', person, known ?? { version: 0 }, input.version)
    const { row, change } =
      known === null ? add('people', { tenant, person, ...entry, version: 1 }) : amend('people', known, entry)
    return {
      chains: [],
      changes: [change],
      events: [{ type: 'person.recorded', data: { person } }],
      result: { person: viewMember(row) },
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
    return { items: page.items.map(viewMember), next: page.next }
  },
})
