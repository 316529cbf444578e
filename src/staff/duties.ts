import * as z from 'zod'
import { enforce, may, mayOfAll } from '../access/rules.ts'
import { atOnce } from '../engine/at-once.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { cursor, pageSize, personId } from '../engine/inputs.ts'
import { areKnown } from '../engine/known-people.ts'
import { findAll, findKept, findPage } from '../engine/pages.ts'
import type { BlockReason } from '../reasons.ts'
import { coverOf, findEnforcement } from '../requests/agreement.ts'
import { orNull } from '../requests/never.ts'
import type { Reader } from '../storage.ts'

/** What somebody owes before they may read or borrow (P1.5, P8.3). Days are `YYYY-MM-DD`. */
export interface StaffDuty {
  readonly person: string
  /** Somebody from outside the company. */
  readonly outside: boolean
  readonly agreement: {
    /** Why none is in force; null where one is. */
    readonly because: AgreementLack | null
    /** The day on which the one in force was signed; null where none is. */
    readonly signed: string | null
    /** The last day of the one in force; null where none is, or it has no end. */
    readonly until: string | null
    /** Whether they read and borrow nothing without one; otherwise that is only warned of. */
    readonly enforced: boolean
    /** The day from which that is so; null where it always is, or where it is only ever warned of. */
    readonly enforcedFrom: string | null
    readonly clause: string
  }
}

const clause = 'P8.3'
const agreementLacks = ['agreementMissing', 'agreementExpired', 'agreementEnded'] as const satisfies BlockReason[]
type AgreementLack = (typeof agreementLacks)[number]

const agreementDuty = z
  .object({
    because: z.enum(agreementLacks).nullable(),
    signed: z.string().nullable(),
    until: z.string().nullable(),
    enforced: z.boolean(),
    enforcedFrom: z.string().nullable(),
    clause: z.string(),
  })
  .meta({ id: 'AgreementDuty' })

const staffDuty = z
  .object({
    person: z.string(),
    outside: z.boolean(),
    agreement: agreementDuty,
  })
  .meta({ id: 'StaffDuty' })

export const duties = query({
  name: 'staff.duties',
  summary: 'Whose confidentiality agreement is in force, and who owes one',
  input: () =>
    z.strictObject({
      person: personId.optional().meta({ description: 'Only those of one person' }),
      late: z.boolean().default(false).meta({ description: 'Only who has none in force' }),
      after: cursor,
      limit: pageSize,
    }),
  output: () => z.object({ items: z.array(staffDuty), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    const { tenant, actor, policy, operation } = context
    const mayAll = mayOfAll('staff.duties', actor, policy)
    const person = input.person ?? (mayAll && context.keepsDirectory ? undefined : actor.person)
    enforce(may('staff.duties', '', actor, policy, person), operation)
    const owed = (items: readonly StaffDuty[]) =>
      items.filter(({ agreement }) => !input.late || agreement.because !== null)
    if (person !== undefined) return { items: owed(await ofOne(read, person, context)), next: null }
    return findKept(
      (limit, after) => findPage(read, 'people.all', { equal: { tenant } }, limit, after),
      async (rows) => {
        // Who has left owes nothing any more.
        const staying = rows.filter(({ until }) => until === null || until >= context.today)
        return owed(
          await dutiesOf(
            read,
            staying.map((row) => row.person),
            false,
            context,
          ),
        )
      },
      input.limit,
      input.after,
    )
  },
})

/** Nothing for who is neither of the company nor entered as an outsider. */
async function ofOne(read: Reader, person: string, context: Context): Promise<readonly StaffDuty[]> {
  const [outsider, [known]] = await atOnce(
    read.get('outsiders', { tenant: context.tenant, person }),
    areKnown(read, [person], context),
  )
  if (outsider === null && known !== true && person !== context.actor.person) return []
  return dutiesOf(read, [person], outsider !== null, context)
}

/** By the rule that a request is held against, on a day on which nothing is handed over. */
async function dutiesOf(
  read: Reader,
  people: readonly string[],
  outside: boolean,
  context: Context,
): Promise<readonly StaffDuty[]> {
  const { tenant } = context
  const { enforced, from } = await findEnforcement(read, outside, context)
  return Promise.all(
    people.map(async (person) => {
      const agreements = await findAll(read, 'agreements.ofPerson', { tenant, person })
      const { by, blocks } = coverOf({ person, outside, agreements }, null, context)
      const because = (blocks[0]?.because ?? null) as AgreementLack | null
      const standing = { because, signed: by?.signed ?? null, until: by === null ? null : orNull(by.until) }
      return { person, outside, agreement: { ...standing, enforced, enforcedFrom: from, clause } }
    }),
  )
}
