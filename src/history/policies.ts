import * as z from 'zod'
import { query } from '../engine/command.ts'
import { findAll } from '../engine/pages.ts'

/** A version of the policy that decided something. */
export interface PolicyVersion {
  readonly version: string
  readonly digest: string
  /** When it first decided something; UTC, ISO 8601. */
  readonly adopted: string
  /** Its whole content as plain JSON. */
  readonly content: unknown
  /** It is the one in force here. */
  readonly inForce: boolean
}

export const list = query({
  name: 'policies.list',
  summary: 'Every version of the policy that ever decided something, oldest first',
  input: () => z.strictObject({}),
  output: () =>
    z.object({
      versions: z.array(
        z.object({
          version: z.string(),
          digest: z.string(),
          adopted: z.string(),
          content: z.unknown(),
          inForce: z.boolean(),
        }),
      ),
    }),
  answer: async (read, _input, { tenant, policy }) => ({
    versions: (await findAll(read, 'policies.all', { tenant })).map(
      ({ version, digest, adopted, content }): PolicyVersion => ({
        version,
        digest,
        adopted,
        content,
        inForce: version === policy.version,
      }),
    ),
  }),
})
