import { atOnce } from '../engine/at-once.ts'
import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import type { Change, Reader, Row } from '../storage.ts'
import type { Amended } from './changes.ts'
import { findRequest, type RequestWork } from './facts.ts'

export function borrowerOf({ request }: Pick<RequestWork, 'request'>): string {
  return request.outsider ?? request.requester
}

/** The originals of items that go back, with who had them. */
export interface GoingBack extends RequestWork {
  readonly originals: ReadonlyMap<number, Row<'originals'>>
  readonly grants: ReadonlyMap<number, Row<'grants'>>
  readonly borrower: Row<'borrowers'> | null
}

export async function findGoingBack(
  read: Reader,
  number: string,
  positions: readonly number[] | undefined,
  context: Context,
): Promise<GoingBack> {
  const { tenant } = context
  const work = await findRequest(read, number, context)
  const items = work.items.filter(({ position }) => positions === undefined || positions.includes(position))
  const onPaper = items.filter(({ medium }) => medium === 'paper')
  const electronic = items.filter(({ medium }) => medium !== 'paper')
  const [originals, grants, borrower] = await atOnce(
    findOriginals(read, onPaper, context),
    read.getMany(
      'grants',
      electronic.map(({ person, position }) => ({ tenant, person, request: number, item: position })),
    ),
    read.get('borrowers', { tenant, person: borrowerOf(work) }),
  )
  return { ...work, originals, grants: byPosition(electronic, grants), borrower }
}

/** The originals of items on paper, by the position of the item. */
export async function findOriginals(
  read: Reader,
  items: readonly Row<'requestItems'>[],
  { tenant }: Context,
): Promise<ReadonlyMap<number, Row<'originals'>>> {
  const places = items.map(({ case: file, document }) => ({ tenant, case: file, position: document }))
  return byPosition(items, await read.getMany('originals', places))
}

/** What was found for each item, by its position. */
function byPosition<R>(items: readonly Row<'requestItems'>[], found: readonly (R | null)[]): ReadonlyMap<number, R> {
  return new Map(
    items.flatMap(({ position }, index) => {
      const row = found[index] ?? null
      return row === null ? [] : [[position, row] as const]
    }),
  )
}

/** What was open to them is closed. */
export function closing(
  { grants }: Pick<GoingBack, 'grants'>,
  items: readonly Amended<'requestItems'>[],
): readonly Change[] {
  return items.flatMap(({ row }): readonly Change[] => {
    const was = grants.get(row.position)
    return was === undefined ? [] : [{ op: 'remove', table: 'grants', was }]
  })
}

/** An original that nobody has any more. */
export function backOnShelf(original: Row<'originals'>, { now }: Context): Change {
  return amend('originals', original, { state: 'onShelf', request: null, item: null, since: now }).change
}

/** What an item's end does beside: its original stands somewhere else, its grant is over, its borrower has one less. */
export function ending(
  work: GoingBack,
  items: readonly Amended<'requestItems'>[],
  state: 'onShelf' | 'lost',
  context: Context,
): readonly Change[] {
  const changes: Change[] = []
  let back = 0
  for (const { row } of items) {
    const original = work.originals.get(row.position)
    if (original !== undefined) {
      const lost = { state, since: context.now }
      changes.push(state === 'lost' ? amend('originals', original, lost).change : backOnShelf(original, context))
      if (original.state === 'out') back += 1
    }
  }
  changes.push(...closing(work, items))
  if (back > 0 && work.borrower !== null) {
    changes.push(amend('borrowers', work.borrower, { out: Math.max(0, work.borrower.out - back) }).change)
  }
  return changes
}
