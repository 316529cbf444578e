import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { DomainEvent } from '../events/event.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { advanceItem, advanceWork, changesOf, dropApprovers, dropSteps, isOffered, isUnfetched } from './changes.ts'
import { expiry } from './decide.ts'
import type { RequestWork } from './facts.ts'
import { confirmUntil, fetchUntil, findInLine, type InLine } from './fetching.ts'
import { backOnShelf, borrowerOf, findOriginals } from './going-back.ts'
import { never } from './never.ts'

/** A request that was not decided, fetched or confirmed in time. */
export interface Unfetched {
  readonly work: RequestWork
  /** What each of its granted items waits for. */
  readonly lines: ReadonlyMap<number, InLine>
  /** The originals of what was handed over and is not confirmed, by position. */
  readonly laidOut: ReadonlyMap<number, Row<'originals'>>
}
export async function findUnfetched(read: Reader, work: RequestWork, context: Context): Promise<Unfetched> {
  const granted = work.items.filter(({ state }) => state === 'granted')
  const lines = await findInLine(read, granted, context)
  return {
    work,
    lines: new Map(granted.map((item, index) => [item.position, lines[index]!])),
    laidOut: await findOriginals(read, work.items.filter(isOffered), context),
  }
}

/** Who has something that was handed over and is not confirmed. */
export async function findHolders(
  read: Reader,
  unfetched: readonly Unfetched[],
  tenant: string,
): Promise<readonly Row<'borrowers'>[]> {
  const people = unfetched.filter(({ laidOut }) => laidOut.size > 0).map(({ work }) => borrowerOf(work))
  const rows = await read.getMany(
    'borrowers',
    [...new Set(people)].map((person) => ({ tenant, person })),
  )
  return rows.flatMap((row) => row ?? [])
}

export interface Lapse {
  readonly request: string
  readonly changes: readonly Change[]
  /** Null where nothing lapsed: all of it waits for others. */
  readonly event: DomainEvent | null
  /** Originals that stood ready and were not fetched. */
  readonly originals: readonly Row<'originals'>[]
  /** Who had originals that were not confirmed, and how many. */
  readonly person: string
  readonly unconfirmed: number
}

/**
 * Undecided, not fetched, or laid out and not taken: it lapses. What waits for its original goes on waiting; what is out
 * comes back as ever.
 */
export function lapse({ work, lines, laidOut }: Unfetched, context: Context): Lapse {
  const { request } = work
  const { today } = context
  const untils = new Map(
    work.items.flatMap((item) => {
      const line = lines.get(item.position)
      if (isOffered(item)) return [[item.position, confirmUntil(request, item, context)]]
      return line === undefined ? [] : [[item.position, fetchUntil(request, item, line, context)]]
    }),
  )
  const waiting = work.items.filter((item) => isUnfetched(item) || isOffered(item))
  const over = waiting.filter(({ position }) => (untils.get(position) ?? '') < today)
  const items = over.map((item) => advanceItem(item, 'expire'))
  const unconfirmed = over.filter(isOffered).flatMap(({ position }) => laidOut.get(position) ?? [])
  const originals = over.flatMap(({ position }) => lines.get(position)?.original ?? [])
  const lapsed = { request: request.number, originals, person: borrowerOf(work), unconfirmed: unconfirmed.length }
  const staying = [...untils.values()].filter((until) => until >= today).sort()
  // It is looked at again when the first of them could lapse, or after as many days as somebody has who could fetch it.
  const expires =
    staying[0] === undefined ? never : staying[0] === never ? expiry('unfetchedExpires', context) : staying[0]
  if (items.length === 0) {
    return { ...lapsed, changes: [amend('requests', request, { expires }).change], event: null }
  }
  const steps = dropSteps(work.steps)
  const after = advanceWork(work, 'expire', items, context, { expires })
  return {
    ...lapsed,
    changes: [
      after.change,
      ...changesOf(steps),
      ...changesOf(items),
      ...dropApprovers(work.approvers),
      ...unconfirmed.map((row) => backOnShelf(row, context)),
    ],
    event: { type: 'request.expired', data: { request: request.number, items: items.length } },
  }
}

/** Of several requests of one borrower that lapse at once their row changes once. */
export function hasLess(borrowers: readonly Row<'borrowers'>[], lapses: readonly Lapse[]): readonly Change[] {
  return borrowers.flatMap((row) => {
    const own = lapses.filter(({ person }) => person === row.person)
    const back = own.reduce((sum, { unconfirmed }) => sum + unconfirmed, 0)
    return back === 0 ? [] : [amend('borrowers', row, { out: Math.max(0, row.out - back) }).change]
  })
}

/** Whoever is next in line has their own days, from now on. */
export function readyAgain(lapses: readonly Lapse[], { now }: Context): readonly Change[] {
  const ready = lapses.flatMap(({ originals }) => originals).filter(({ state }) => state === 'onShelf')
  const once = new Map(ready.map((original) => [`${original.case}/${original.position}`, original]))
  return [...once.values()].map((original) => amend('originals', original, { since: now }).change)
}
