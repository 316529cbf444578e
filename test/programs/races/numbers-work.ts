import { randomUUID } from 'node:crypto'
import { Random } from '../../../adapters/conformance/random.ts'
import { insert } from '../../../src/engine/changes.ts'
import type { RecordedEvent } from '../../../src/index.ts'
import type { Row } from '../../../src/storage.ts'
import { inHostTransaction, undone } from './host.ts'
import type { HostTransaction, Post } from './post.ts'
import { newTally, type Tally, tallied } from './tally.ts'
import type { Tell } from './worker.ts'

export interface NumbersOrder {
  /** How many numbers this process takes for good. */
  readonly numbers: number
  /** How many of its callers wait at once. */
  readonly callers: number
  readonly seed: number
}

/** What a number was taken for, where it was no case: it stands beside the cases' in the same series. */
export const numberTaken = 'number.taken'
/** A row that is there before the race begins; inserting it again is refused. */
export const thereAlready = 'number/there-already'

const categories = [
  { category: 'client', prefix: 'KH', department: 'sales', fields: { name: 'N' } },
  { category: 'project', prefix: 'XM', department: 'sales', fields: { name: 'N' } },
  { category: 'employee', prefix: 'YG', department: 'hr', fields: { name: 'N' } },
  { category: 'other', prefix: 'QT', department: 'sales', fields: { subject: 'S' } },
] as const
type Chosen = (typeof categories)[number]
export const seriesInRace = categories.map(({ prefix }) => `case/${prefix}`)

/** What an act does, and how often of a hundred. Every third of the ten that are undone is undone in another way. */
const acts = [
  ['take', 70],
  ['open', 14],
  ['open in a host transaction', 6],
  ['undone: throws after the number', 3],
  ['undone: its commit clashes', 3],
  ['undone: the host rolls back', 4],
] as const
type Kind = (typeof acts)[number][0]
const bag: readonly Kind[] = acts.flatMap(([kind, often]) => Array<Kind>(often).fill(kind))
const isUndone = (kind: Kind) => kind.startsWith('undone')

/** Takes numbers in several ways, some of them undone after the number was taken, until enough are kept. */
export async function takeNumbers(post: Post, order: NumbersOrder, tell: Tell): Promise<Tally> {
  const tally = newTally()
  let left = order.numbers
  let told = 0
  const caller = async (index: number) => {
    const random = new Random(order.seed * 100 + index)
    while (left > 0) {
      const kind = random.pick(bag)
      if (!isUndone(kind)) left -= 1
      const done = await tallied(tally, kind, () => act(post, kind, random))
      if (isUndone(kind)) continue
      if (done === undefined) left += 1
      else {
        told += 1
        if (told % 50 === 0) tell(50)
      }
    }
  }
  await Promise.all(Array.from({ length: order.callers }, (_, index) => caller(index)))
  return tally
}

/** True once it is done; it throws what went wrong, but what was undone on purpose was undone. */
async function act(post: Post, kind: Kind, random: Random): Promise<true> {
  const chosen = random.pick(categories)
  switch (kind) {
    case 'take':
      await take(post, chosen)
      return true
    case 'open':
      await open(post, chosen, 'opener')
      return true
    case 'open in a host transaction':
      await openInHost(post, random, (account, tx) => open(post, chosen, account, tx))
      return true
    case 'undone: throws after the number':
      return await onPurpose(
        post.storage.transaction(async (unit) => {
          await unit.take('main', `case/${chosen.prefix}`, random.integer(1, 3))
          throw undone
        }),
      )
    case 'undone: its commit clashes':
      return await take(post, chosen, thereAlready)
    case 'undone: the host rolls back':
      return await onPurpose(
        openInHost(post, random, async (account, tx) => {
          await open(post, chosen, account, tx)
          throw undone
        }),
      )
  }
}

function openInHost(
  post: Post,
  random: Random,
  ours: (account: string, tx: HostTransaction) => Promise<readonly RecordedEvent[]>,
) {
  const account = `host-${randomUUID()}`
  return inHostTransaction(post, account, random.chance(0.5), (tx) => ours(account, tx))
}

async function onPurpose(work: Promise<unknown>): Promise<true> {
  try {
    await work
  } catch (error) {
    if (error === undone) return true
    throw error
  }
  throw new Error('what should have been undone was done')
}

/** Takes a number as a command does, and writes down that it was taken. */
async function take({ storage }: Post, { prefix }: Chosen, id = `number/${randomUUID()}`): Promise<true> {
  const clash = await storage.transaction(async (unit) => {
    const series = `case/${prefix}`
    const number = await unit.take('main', series, 1)
    const row: Row<'outbox'> = {
      tenant: 'main',
      id,
      type: numberTaken,
      at: new Date().toISOString(),
      data: { series, number },
    }
    return await unit.commit([insert('outbox', row)])
  })
  if ((clash === null) !== (id !== thereAlready)) throw new Error(`a commit came to ${JSON.stringify(clash)}`)
  return true
}

async function open(
  { archive }: Post,
  { category, department, fields }: Chosen,
  account: string,
  tx?: HostTransaction,
): Promise<readonly RecordedEvent[]> {
  const own = archive.as({ id: account, departments: [department], roles: [], clearance: 'secret' })
  const desk = tx === undefined ? own : own.within(tx)
  const opened = await desk.run('cases.open', { category, title: 'T', fields })
  return (opened as { readonly events: readonly RecordedEvent[] }).events
}
