import * as z from 'zod'
import { type Locale, locales } from '../locales/locale.ts'
import type { Policy } from '../policy/policy.ts'
import { type Role, roles } from '../policy/settings.ts'
import { text } from '../text.ts'

/** Who acts. The host has signed them in and answers for every word of it. */
export interface Actor {
  /** The account that acts. */
  readonly id: string
  /** The person behind the account; the same for all accounts of one person. The account itself where left out. */
  readonly personId?: string
  /**
   * Departments that they belong to, up to 100: every list is made of one range for each. Approver roles such as
   * `departmentHead` hold for each of them. Who sees more is an auditor or an archivist.
   */
  readonly departments: readonly string[]
  readonly roles: readonly Role[]
  /** The highest confidentiality level that they may know. The lowest of the policy where left out. */
  readonly clearance?: string
  readonly locale?: Locale
}

/** An actor as the rules know one. */
export interface KnownActor {
  readonly id: string
  readonly person: string
  readonly departments: readonly string[]
  readonly roles: readonly Role[]
  /** Rank in the policy's ladder of levels. */
  readonly clearance: number
  readonly locale: Locale
  /** The head in whose place they act just now, as a deputy; null where they act in their own right. */
  readonly actsFor: { readonly person: string; readonly department: string } | null
}

/** Each department is a branch of every list that this actor asks for. */
const maxDepartments = 100

export function actorSchema(policy: Policy): z.ZodType<KnownActor> {
  return z
    .strictObject({
      id: text(200),
      personId: text(200).optional(),
      departments: z.array(text(100)).max(maxDepartments).readonly(),
      roles: z.array(z.enum(roles)).max(roles.length).readonly(),
      clearance: z.enum(policy.levels as [string, ...string[]]).optional(),
      locale: z.enum(locales).optional(),
    })
    .transform(
      (actor): KnownActor => ({
        id: actor.id,
        person: actor.personId ?? actor.id,
        departments: [...new Set(actor.departments)],
        roles: [...new Set(actor.roles)],
        clearance: actor.clearance === undefined ? 0 : policy.levels.indexOf(actor.clearance),
        locale: actor.locale ?? 'en',
        actsFor: null,
      }),
    )
}
