import * as z from 'zod'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { text } from '../engine/inputs.ts'
import { findAll } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import { comparePolicies, type PolicyChange } from '../policy/compare.ts'
import type { Json, Reader } from '../storage.ts'

/** A version of the policy: one that decided something, the one in force, or one to come. */
export interface PolicyVersion {
  readonly version: string
  readonly digest: string
  /** When it first decided something; UTC, ISO 8601. Null while it has not. */
  readonly adopted: string | null
  /** The first day on which it holds, `YYYY-MM-DD`; null where nobody set one. */
  readonly effective: string | null
  /** Its whole content as plain JSON. */
  readonly content: unknown
  /** It is the one in force here. */
  readonly inForce: boolean
  /** It holds from a later day on. */
  readonly upcoming: boolean
}

type Known = Omit<PolicyVersion, 'content'> & { readonly content: Json }

/** Those that are stored in the order in which they were adopted, then those that decided nothing yet. */
async function findVersions(
  read: Reader,
  { tenant, policy, effective, upcoming }: Pick<Context, 'tenant' | 'policy' | 'effective' | 'upcoming'>,
): Promise<readonly Known[]> {
  const stored = await findAll(read, 'policies.all', { tenant })
  const days = new Map(upcoming.map((each) => [each.policy.version, each.from]))
  const standing = (version: string) => ({ inForce: version === policy.version, upcoming: days.has(version) })
  const known = stored.map(({ tenant: _, ...row }): Known => ({ ...row, ...standing(row.version) }))
  const given = [{ policy, from: effective }, ...upcoming].filter(
    (each) => !stored.some(({ version }) => version === each.policy.version),
  )
  return [
    ...known,
    ...given.map(
      ({ policy: { version, digest, content }, from }): Known => ({
        version,
        digest,
        adopted: null,
        effective: from,
        content,
        ...standing(version),
      }),
    ),
  ]
}

export const list = query({
  name: 'policies.list',
  summary: 'Every version of the policy that ever decided something, oldest first; the one in force; those to come',
  input: () => z.strictObject({}),
  output: () =>
    z.object({
      versions: z.array(
        z.object({
          version: z.string(),
          digest: z.string(),
          adopted: z.string().nullable(),
          effective: z.string().nullable(),
          content: z.unknown(),
          inForce: z.boolean(),
          upcoming: z.boolean(),
        }),
      ),
    }),
  answer: async (read, _input, context): Promise<{ readonly versions: readonly PolicyVersion[] }> => ({
    versions: await findVersions(read, context),
  }),
})

/** What one version says differently from another. */
export interface PolicyDifference {
  readonly from: string
  readonly to: string
  readonly changes: readonly PolicyChange[]
}

/** Before a version is adopted: what will be different (P12.3). */
export const compare = query({
  name: 'policies.compare',
  summary:
    'What a version of the policy says differently from another: the next one from the one in force where none is named',
  input: () =>
    z.strictObject({
      from: text(200).optional().meta({ description: 'The earlier version: the one in force where left out' }),
      to: text(200)
        .optional()
        .meta({ description: 'The later version: the next to come where left out, or else the one in force' }),
    }),
  output: () =>
    z.object({
      from: z.string(),
      to: z.string(),
      changes: z.array(
        z
          .object({
            path: z.array(z.string()),
            change: z.enum(['added', 'removed', 'changed']),
            before: z.unknown(),
            after: z.unknown(),
          })
          .meta({ id: 'PolicyChange' }),
      ),
    }),
  answer: async (read, input, context): Promise<PolicyDifference> => {
    const versions = await findVersions(read, context)
    const find = (version: string, path: 'from' | 'to'): Known =>
      versions.find((each) => each.version === version) ??
      invalid(
        [path],
        'choice',
        `no version is ${version}`,
        versions.map((each) => each.version),
      )
    const from = find(input.from ?? context.policy.version, 'from')
    const to = find(input.to ?? context.upcoming[0]?.policy.version ?? context.policy.version, 'to')
    return { from: from.version, to: to.version, changes: comparePolicies(from.content, to.content) }
  },
})
