import { isCasekeepError } from '../../../src/index.ts'
import type { Granted } from './originals-prepare.ts'
import { archivist, clerk, type Post } from './post.ts'
import { errorName, newTally, type Tally, tallied } from './tally.ts'

/** One item of a request that was granted. */
export interface Wanted {
  readonly granted: Granted
  readonly item: number
}

/** What a process does in a race for one original. */
export type Part =
  /** Hands it over, for once. `says`: with the version of the request that was seen just before. */
  | ({ readonly act: 'handOver'; readonly says: boolean } & Wanted)
  /** Hands it over as soon as it is on its shelf. */
  | ({ readonly act: 'handOverOnceBack' } & Wanted)
  /** Puts it on its shelf: from the borrower's hand, or as what was found. */
  | ({ readonly act: 'takeBack' | 'find' } & Wanted)

/** What becomes of an original after a race, while others race for the next one. */
export type Afterwards = 'callOff' | 'giveBack' | 'lose' | 'settle' | 'contest'
export interface Followed extends Wanted {
  readonly then: Afterwards
  /** It is called back before it is given back. */
  readonly recall: boolean
}
/** Where an original is: on its shelf, brought back and not yet checked in, or lost. */
export type Whereabouts = 'onShelf' | 'returning' | 'lost'

export interface RaceOrder {
  readonly member: number
  readonly part: Part | null
  readonly follow: Followed | null
}
/** Moments are milliseconds since 1970, by the clock that all processes share. */
export interface Raced {
  /** What came of the own part; null where there was none. */
  readonly outcome: string | null
  readonly began: number
  readonly ended: number
  /** Where the original is that was followed; null where none was. */
  readonly whereabouts: Whereabouts | null
  /** All that was done and refused, tries that were repeated too. */
  readonly tally: Tally
}

/** As often as what others were faster at is begun again: then something is stuck. */
const patience = 400

/** One of those who race for an original; beside it, what the winner of the race before has still to do. */
export async function raceForOriginal(post: Post, { member, part, follow }: RaceOrder): Promise<Raced> {
  const tally = newTally()
  const began = now()
  let ended = began
  const own = async () => {
    if (part === null) return null
    const outcome = await play(post, part, member, tally)
    ended = now()
    return outcome
  }
  const [outcome, whereabouts] = await Promise.all([
    own(),
    follow === null ? null : followUp(post, follow, member, tally),
  ])
  return { outcome, began, ended, whereabouts, tally }
}

const now = () => performance.timeOrigin + performance.now()

async function play(post: Post, part: Part, member: number, tally: Tally): Promise<string> {
  const { item } = part
  const { request } = part.granted
  const desk = post.archive.as(archivist(`archivist-${member}`))
  switch (part.act) {
    case 'handOver': {
      const seen = part.says ? { version: (await desk.requests.get({ request })).request.version } : {}
      return await insist(tally, 'hand over', () => desk.requests.handOver({ request, items: [item], ...seen }))
    }
    case 'handOverOnceBack': {
      // Where somebody else handed it over for the same request, it is out for good.
      const isWaiting = async (refused: string) =>
        ['BLOCKED: out', 'BLOCKED: lost'].includes(refused) &&
        (await desk.requests.get({ request })).items.some(
          ({ position, state }) => position === item && state === 'granted',
        )
      return await insist(tally, 'hand over', () => desk.requests.handOver({ request, items: [item] }), isWaiting)
    }
    case 'takeBack':
      return await insist(tally, 'take back', () => desk.requests.takeBack({ request, items: [{ item }] }))
    case 'find':
      return await insist(tally, 'find', () => desk.requests.find({ request, item }))
  }
}

async function followUp(post: Post, follow: Followed, member: number, tally: Tally): Promise<Whereabouts> {
  const { granted, item, then } = follow
  const { request } = granted
  const borrower = post.archive.as(clerk(granted.borrower)).requests
  const desk = post.archive.as(archivist(`keeper-${member}`)).requests
  const act = (kind: string, work: () => Promise<unknown>) => insist(tally, kind, work)
  if (then === 'callOff') {
    await act('call off', () => desk.callOff({ request, items: [item] }))
    return 'onShelf'
  }
  await act('confirm', () => borrower.confirm({ request, items: [item] }))
  if (follow.recall && granted.isLoan) await act('recall', () => desk.recall({ request, item, reason: 'Needed' }))
  if (then === 'lose' || then === 'settle') {
    await act('report lost', () => borrower.reportLost({ request, item, reason: 'Left in a train' }))
    if (then === 'settle') await act('settle', () => desk.settle({ request, item, by: 'paid' }))
    return 'lost'
  }
  await act('give back', () => borrower.giveBack({ request, items: [item] }))
  if (then === 'giveBack') return 'returning'
  // One says that it is back, and the other that it is lost: only one of them can be right.
  const [back, lost] = await Promise.all([
    act('take back or lose', () => desk.takeBack({ request, items: [{ item }] })),
    act('take back or lose', () => borrower.reportLost({ request, item, reason: 'Left in a train' })),
  ])
  if ((back === done) === (lost === done)) countUndecided(tally)
  return lost === done ? 'lost' : 'onShelf'
}

export const done = 'done'

/** Under a name that no act may be refused by: it is a fault. */
function countUndecided(tally: Tally): void {
  tally.refused['take back or lose'] = { ...tally.refused['take back or lose'], 'both or neither': 1 }
}

/** Does it again where others were faster, and where what it was refused for will pass. */
async function insist(
  tally: Tally,
  kind: string,
  act: () => Promise<unknown>,
  passes: (refused: string) => Promise<boolean> = async () => false,
): Promise<string> {
  for (let count = 1; ; count++) {
    let refused: string | undefined
    await tallied(tally, kind, act, (error) => {
      refused = reasonOf(error)
      return refused
    })
    if (refused === undefined) return done
    if (count === patience || (refused !== 'CONTENTION' && !(await passes(refused)))) return refused
    // Less and less often: who asks all the time keeps the others from what it waits for.
    await new Promise((resolve) => setTimeout(resolve, Math.min(50, 2 ** count)))
  }
}

/** A code, and of what is blocked every reason: `BLOCKED: out`. */
export function reasonOf(error: unknown): string {
  if (!isCasekeepError(error, 'BLOCKED')) return errorName(error)
  const because = new Set(error.details.blocks.map((block) => block.because))
  return `BLOCKED: ${[...because].sort().join(', ')}`
}
