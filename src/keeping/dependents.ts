import { atOnce } from '../engine/at-once.ts'
import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import type { DomainEvent } from '../events/event.ts'
import { type Change, type Reader, type Row, sees, tables } from '../storage.ts'
import { whyUnreadable } from '../unreadable.ts'
import { findKeptCase, type KeptCase } from './facts.ts'
import { recalculated } from './recalculate.ts'

/** As many cases as may rest on the end of one: all of them are computed in the commit in which it ends. */
export const mostDependents = 200

/** Cases whose dates rest on the end of another. */
export interface Dependents {
  /** Those that have ended, with all that their dates rest on. */
  readonly kept: readonly KeptCase[]
  /** Those that have no date, and must not get one meanwhile. */
  readonly open: readonly Row<'cases'>[]
}

export const noDependents: Dependents = { kept: [], open: [] }

/** The children of a case, and what is related to it, whether the actor may discover them or not. */
export async function findDependents(
  read: Reader,
  { number }: Pick<Row<'cases'>, 'number'>,
  context: Context,
): Promise<Dependents> {
  const { tenant } = context
  const [children, related] = await atOnce(
    findAll(read, 'relations.ofOther', { tenant, other: number, relation: 'parent' }),
    findAll(read, 'relations.ofOther', { tenant, other: number, relation: 'related' }),
  )
  const numbers = [...new Set([...children, ...related].map((row) => row.case))]
  if (numbers.length === 0) return noDependents
  const files = (
    await read.getMany(
      'cases',
      numbers.map((each) => ({ tenant, number: each })),
    )
  ).flatMap((file) => file ?? [])
  // Of what nobody can read nothing is computed: its date stays as it is.
  const ended = files.filter(({ state, fields }) => state === 'ended' && whyUnreadable(fields) === null)
  return {
    kept: await atOnce(...ended.map((file) => findKeptCase(read, file, context))),
    open: files.filter(({ state }) => state === 'open'),
  }
}

/** What becomes of cases, and the chains that tell it. */
export interface Again {
  readonly chains: readonly string[]
  readonly changes: readonly Change[]
  readonly events: readonly DomainEvent[]
}

/**
 * The dates of other cases after those of `changing` have changed, which are given as they will be. Whoever may not
 * discover such a case hears nothing of it; its own chain tells it. The changes go through `onceEach` with all others.
 */
export function againDependents(
  { kept, open }: Dependents,
  changing: readonly Row<'cases'>[],
  context: Context,
): Again {
  const others = kept.filter(({ file }) => changing.every(({ number }) => number !== file.number))
  const again = others.map((one) => againCase(one, changing, context))
  const still = open.filter(({ number }) => changing.every((one) => one.number !== number))
  return {
    chains: again.flatMap(({ chains }) => chains),
    changes: [
      ...again.flatMap(({ changes }) => changes),
      ...still.map((was): Change => ({ op: 'expect', table: 'cases', was })),
    ],
    events: again.flatMap(({ events }) => events),
  }
}

/**
 * The dates of a case that nothing else in the commit changes. Where one moves, the version of the case counts on; else it
 * must still be as it was read.
 */
export function againCase(
  { file, keeping, documents, duties }: KeptCase,
  changing: readonly Row<'cases'>[],
  context: Context,
): Again {
  const { row, change } = amend('cases', file, { policy: context.policy.version })
  const { changes, events } = recalculated(row, keeping, documents, duties, context, changing)
  if (changes.every(({ op }) => op === 'expect')) {
    return { chains: [], changes: [{ op: 'expect', table: 'cases', was: file }, ...changes], events: [] }
  }
  const seen = sees(context.sight, file, tables.cases.sight)
  return { chains: [file.number], changes: [change, ...changes], events: seen ? events : [] }
}
