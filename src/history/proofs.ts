import * as z from 'zod'
import { enforce, may } from '../access/rules.ts'
import { viewCheckpoint } from '../checkpoints/checkpoint.ts'
import { leafOf, storedNodes } from '../checkpoints/tiles.ts'
import { query } from '../engine/command.ts'
import type { Context } from '../engine/context.ts'
import { cursor, numberOf, pageSize, text } from '../engine/inputs.ts'
import { findPage } from '../engine/pages.ts'
import { invalid } from '../engine/parse.ts'
import type { Sha256 } from '../sha256.ts'
import type { Reader, Row } from '../storage.ts'
import { proveConsistency, proveInclusion } from '../trail/merkle.ts'

type ProofQuery = 'trail.checkpoints' | 'trail.prove' | 'trail.consistency' | 'trail.export'

/** Refuses whom the table does not name. */
export function onlyForAuditors(name: ProofQuery, { actor, policy }: Context): void {
  enforce(may(name, '', actor, policy), name)
}

const checkpointSchema = z
  .object({
    size: z.int(),
    root: z.string(),
    upTo: z.string(),
    at: z.string(),
    note: z.string(),
    delivered: z.string().nullable(),
  })
  .meta({ id: 'Checkpoint' })

export const listCheckpoints = query({
  name: 'trail.checkpoints',
  summary: 'Signed heads of the tree over the trail, newest first',
  input: () => z.strictObject({ after: cursor, limit: pageSize }),
  output: () => z.object({ items: z.array(checkpointSchema), next: z.string().nullable() }),
  answer: async (read, input, context) => {
    onlyForAuditors('trail.checkpoints', context)
    const equal = { tenant: context.tenant }
    const page = await findPage(read, 'checkpoints.newest', { equal }, input.limit, input.after)
    return { items: page.items.map(viewCheckpoint), next: page.next }
  },
})

/** Proves that an entry is in the tree of a checkpoint. Hashes are 64 hexadecimal digits. */
export interface InclusionProof {
  readonly chain: string
  readonly position: number
  readonly digest: string
  /** Place in the tree, from 0. */
  readonly index: number
  /** Of the entry: RFC 6962 over its digest. */
  readonly leaf: string
  readonly size: number
  readonly root: string
  readonly proof: readonly string[]
}

const size = () => z.int().min(1)

export const prove = (hash: Sha256) =>
  query({
    name: 'trail.prove',
    summary: 'Prove that an entry of the trail is in the tree of a checkpoint',
    input: () =>
      z.strictObject({
        case: numberOf('case').optional(),
        chain: text(64).optional().meta({ description: 'A chain that is about no case' }),
        position: z.int().min(1).meta({ description: 'Place of the entry in its chain' }),
        size: size().optional().meta({ description: 'Size of a checkpoint: of the newest where left out' }),
      }),
    output: () =>
      z.object({
        chain: z.string(),
        position: z.int(),
        digest: z.string(),
        index: z.int(),
        leaf: z.string(),
        size: z.int(),
        root: z.string(),
        proof: z.array(z.string()),
      }),
    answer: async (read, input, context): Promise<InclusionProof> => {
      onlyForAuditors('trail.prove', context)
      const { tenant } = context
      if ((input.case === undefined) === (input.chain === undefined)) {
        return invalid([], 'oneOf', 'must name a case or a chain', ['case', 'chain'])
      }
      const chain = input.case ?? input.chain!
      const head = await headOf(read, input.size, 'size', context)
      const leaf = await read.get('leaves', { tenant, chain, position: input.position })
      if (leaf === null || leaf.index >= head.size) {
        return invalid(['position'], 'absent', `entry ${input.position} of ${chain} is not in the tree of ${head.size}`)
      }
      const { digest, index } = leaf
      const proof = await proveInclusion(index, head.size, storedNodes(read, tenant, hash), hash)
      const { root } = head
      return {
        chain,
        position: input.position,
        digest,
        index,
        leaf: leafOf(digest, hash),
        size: head.size,
        root,
        proof,
      }
    },
  })

/** Proves that a tree was only added to. */
export interface ConsistencyProof {
  readonly from: number
  readonly fromRoot: string
  readonly to: number
  readonly toRoot: string
  readonly proof: readonly string[]
}

export const consistency = (hash: Sha256) =>
  query({
    name: 'trail.consistency',
    summary: 'Prove that the tree of a later checkpoint was only added to',
    input: () => z.strictObject({ from: size(), to: size() }),
    output: () =>
      z.object({
        from: z.int(),
        fromRoot: z.string(),
        to: z.int(),
        toRoot: z.string(),
        proof: z.array(z.string()),
      }),
    answer: async (read, input, context): Promise<ConsistencyProof> => {
      onlyForAuditors('trail.consistency', context)
      const { from, to } = input
      if (from > to) return invalid(['to'], 'order', `${to} is before ${from}`, [`${from} or later`])
      const [old, now] = [await headOf(read, from, 'from', context), await headOf(read, to, 'to', context)]
      const proof = await proveConsistency(from, to, storedNodes(read, context.tenant, hash), hash)
      return { from, fromRoot: old.root, to, toRoot: now.root, proof }
    },
  })

/** A checkpoint of a size, or the newest. */
async function headOf(
  read: Reader,
  wanted: number | undefined,
  path: string,
  { tenant }: Context,
): Promise<Row<'checkpoints'>> {
  const found =
    wanted === undefined
      ? (await read.find('checkpoints.newest', { equal: { tenant }, limit: 1 }))[0]
      : await read.get('checkpoints', { tenant, size: wanted })
  return found ?? invalid([path], 'absent', `there is no checkpoint${wanted === undefined ? '' : ` of ${wanted}`}`)
}
