import { readingsFrom } from '../policy/readings.ts'
import type { Sha256 } from '../sha256.ts'
import type { Change, Json, Row, Unit } from '../storage.ts'
import { describeChange, linkEntry, readingChain } from '../trail/entry.ts'
import { adoptPolicy, type KnownPolicy } from './adopt.ts'
import { insert } from './changes.ts'
import type { Context } from './context.ts'

/** A confidential thing that an answer told: fields of a case, or that the contents of a document may be opened now. */
export interface Told {
  readonly case: string
  /** Number of the document; not there for the case itself. */
  readonly document?: string
  /** The highest rank of what was told of it. */
  readonly level: number
}

/** What of an answer is kept: nothing below the level from which on readings are, and of a list only where lists are. */
export function toKeep(told: readonly Told[], isList: boolean, { policy }: Pick<Context, 'policy'>): readonly Told[] {
  if (isList && !policy.settings.readings.lists) return []
  const from = readingsFrom(policy)
  return told.filter(({ level }) => level >= from)
}

/** What an answer told that is kept. */
export interface ToldAnswer {
  readonly told: readonly Told[]
  readonly isList: boolean
}

interface Keeping {
  readonly known: KnownPolicy
  readonly hash: Sha256
  readonly random: (bytes: number) => string
}

/**
 * The changes that keep who was told what (P1.4, P8.2): a row, and an entry in the chain of the reader, so that no reading waits
 * for a writer, nor for another reader.
 */
export async function keepReading(
  unit: Unit,
  { told, isList }: ToldAnswer,
  { known, hash, random }: Keeping,
  context: Context,
): Promise<readonly Change[]> {
  const { tenant, now, actor, operation, policy } = context
  const single = isList ? null : told[0]!
  const row: Row<'readings'> = {
    tenant,
    id: `${now}/${random(8)}`,
    at: now,
    actor: actor.id,
    person: actor.person,
    operation,
    case: single?.case ?? null,
    document: single?.document ?? null,
    cases: [...new Set(told.map((each) => each.case))],
    level: Math.max(...told.map(({ level }) => level)),
  }
  const chain = readingChain(actor.person, hash)
  const [last] = await unit.find('trail.head', { equal: { tenant, chain }, limit: 1 })
  const change = insert('readings', row)
  const content = {
    tenant,
    chain,
    at: now,
    actor: actor.id,
    person: actor.person,
    operation,
    policy: policy.version,
    detail: [describeChange(change)] as Json,
    behalf: null,
  }
  const policies = await adoptPolicy(known, unit, context)
  return [change, ...policies, insert('trail', linkEntry(content, last ?? null, random(16), hash))]
}
