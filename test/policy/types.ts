/* Checked by the compiler alone: what TypeScript knows of a policy (P2.3). */
import * as z from 'zod'
import { defineCategory } from '../../src/policy/category.ts'
import { definePolicy, type Policy } from '../../src/policy/policy.ts'
import { smallOffice } from '../../src/policy/small-office.ts'
import { standardCategories, standardPolicy } from '../../src/policy/standard.ts'
import type { RetentionResult } from '../../src/retention/result.ts'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
declare function same<T extends true>(): T
type ShapesIn<P> = P extends Policy<infer S> ? S : never

const supplier = defineCategory({
  prefix: 'GY',
  fields: z.object({ taxId: z.string(), rating: z.coerce.number().default(3), bank: z.string() }),
  restricted: { bank: 'secret' },
  documents: { contract: {}, audit: {} },
  checklist: { now: { documents: ['contract'], fields: ['taxId'] } },
  departments: ['purchasing'],
})

export const standard = standardPolicy()
type Standard = ShapesIn<typeof standard>
same<Equal<keyof Standard, 'client' | 'project' | 'employee' | 'other'>>()
same<
  Equal<
    Standard['client']['kind'],
    'basicInformation' | 'needs' | 'communication' | 'agreement' | 'dealing' | 'jointProject'
  >
>()
same<Equal<Standard['other']['kind'], 'material'>>()

// A restricted field may be withheld, so it is optional in what is read, whatever goes in.
same<Equal<Standard['client']['fields']['name'], string>>()
same<Equal<Standard['employee']['fields']['pay'], number | undefined>>()

export const five = standardPolicy({ categories: { supplier }, settings: { deadlines: { review: 3 } } })
type Five = ShapesIn<typeof five>
same<Equal<keyof Five, 'client' | 'project' | 'employee' | 'other' | 'supplier'>>()
same<Equal<Five['supplier']['kind'], 'contract' | 'audit'>>()
same<Equal<Five['supplier']['fields'], { taxId: string; rating: number; bank?: string }>>()
same<Equal<Five['client'], Standard['client']>>()
five.categories.supplier.prefix satisfies string
// @ts-expect-error not a category
five.categories.vendor

export const small = standardPolicy(smallOffice({ categories: { supplier } }))
same<Equal<ShapesIn<typeof small>, Five>>()

// A category in place of a standard one brings its own types.
export const replaced = standardPolicy({ categories: { client: supplier } })
same<Equal<ShapesIn<typeof replaced>['client'], Five['supplier']>>()

export const own = definePolicy({ categories: { supplier, client: standardCategories().client } })
same<Equal<keyof ShapesIn<typeof own>, 'supplier' | 'client'>>()

export const generic: Policy[] = [standard, five, small, own]

export const input: Five['supplier']['input'] = { taxId: 'x', bank: 'y' }
// @ts-expect-error a field is missing
export const missing: Five['supplier']['input'] = { taxId: 'x' }
// @ts-expect-error a field of another category
export const foreign: Five['client']['input'] = { name: 'x', taxId: 'y' }
// @ts-expect-error not one of the choices
export const choice: Five['employee']['input'] = { name: 'x', education: 'kindergarten' }
// @ts-expect-error a kind of another category
export const kind: Five['supplier']['kind'] = 'agreement'

const parts = { prefix: 'GY', fields: z.object({ taxId: z.string() }), documents: { contract: {} } } as const
// @ts-expect-error leader is no field of it
defineCategory({ ...supplier, subject: 'leader' })
// @ts-expect-error audit is no kind of it
defineCategory({ ...parts, departments: 'any', checklist: { now: { documents: ['audit'] } } })
// @ts-expect-error name is no field of it
defineCategory({ ...parts, departments: 'any', checklist: { now: { fields: ['name'] } } })
// @ts-expect-error leader is no field of it
defineCategory({ ...parts, departments: { leaderIn: 'leader' } })
// @ts-expect-error name is no field of it
defineCategory({ ...parts, departments: 'any', indexed: { name: 'text' } })
// @ts-expect-error name is no field of it
defineCategory({ ...parts, departments: 'any', restricted: { name: 'secret' } })

// @ts-expect-error not a deadline
standardPolicy({ settings: { deadlines: { frist: 3 } } })
// @ts-expect-error not a role
standardPolicy({ settings: { reviewers: ['janitor'] } })
// @ts-expect-error not a level
standardPolicy({ levels: { client: { case: 'top' } } })
// @ts-expect-error not a part that has a level of its own
standardPolicy({ levels: { client: { pay: 'secret' } } })
// @ts-expect-error not a standard category
standardPolicy({ retention: { supplier: 'P1Y' } })

// What a period counts from is something of the category.
const dated = {
  prefix: 'GY',
  fields: z.object({ name: z.string(), until: z.string() }),
  documents: { contract: {} },
  departments: 'any',
  events: { left: { field: 'until' }, audited: {} },
} as const
export const counted = definePolicy({
  categories: {
    supplier: defineCategory({
      ...dated,
      retention: {
        from: { latest: [{ event: 'left' }, { optional: { field: 'until' } }, { decision: 'end', kind: 'contract' }] },
        period: 'P10Y',
        kinds: { contract: { period: 'P30Y', from: { event: 'audited' } } },
      },
    }),
  },
})
same<Equal<ShapesIn<typeof counted>['supplier']['kind'], 'contract'>>()
// @ts-expect-error ended is no event of it
defineCategory({ ...dated, retention: { from: { event: 'ended' }, period: 'P1Y' } })
// @ts-expect-error since is no field of it
defineCategory({ ...dated, retention: { from: { field: 'since' }, period: 'P1Y' } })
// @ts-expect-error letter is no kind of it
defineCategory({ ...dated, retention: { from: { decision: 'end', kind: 'letter' }, period: 'P1Y' } })
// @ts-expect-error not an event of it, among several
defineCategory({ ...dated, retention: { from: { latest: ['ended', { event: 'x' }] }, period: 'P1Y' } })
// @ts-expect-error not an event of it, of a kind
defineCategory({ ...dated, retention: { from: 'ended', period: 'P1Y', kinds: { contract: { from: { event: 'x' } } } } })
// @ts-expect-error since is no field of it
defineCategory({ ...dated, events: { left: { field: 'since' } } })
// @ts-expect-error it has no events at all
defineCategory({ ...parts, departments: 'any', retention: { from: { event: 'left' }, period: 'P1Y' } })
// @ts-expect-error a law is cited
defineCategory({ ...parts, departments: 'any', retention: { from: 'ended', period: 'P1Y', floor: { period: 'P2Y' } } })
// @ts-expect-error not an action
defineCategory({ ...parts, departments: 'any', retention: { from: 'ended', period: 'P1Y', action: 'burn' } })

/** What is dated has its days; nothing else has. */
export function dueOf(result: RetentionResult): string | null {
  if (result.state === 'dated') {
    same<Equal<typeof result.due, string>>()
    same<Equal<typeof result.missing, readonly []>>()
    return result.due
  }
  same<Equal<typeof result.due, null>>()
  return result.due
}
