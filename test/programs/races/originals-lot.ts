import type { Random } from '../../../adapters/conformance/random.ts'
import { type Granted, type Lot, lettersInLot } from './originals-prepare.ts'
import type { Afterwards, Followed, Part, Whereabouts } from './originals-work.ts'

/** One original of a lot: where it is, and who is still to get it. */
export interface Letter {
  readonly item: number
  readonly queue: Granted[]
  place: Whereabouts
  /** Who had it last. */
  holder: Granted | null
}
export const lettersOf = (lot: Lot): readonly Letter[] =>
  Array.from({ length: lettersInLot }, (_, index) => ({
    item: index + 1,
    queue: [...lot.granted],
    place: 'onShelf' as const,
    holder: null,
  }))

/**
 * What each of a crew does in a race for a letter. Of one on its shelf each hands over another's request, or all of
 * them that of whom it is due to; one that is not is put there at the same time. Exactly one of them may succeed.
 */
export function partsFor(letter: Letter, size: number, random: Random): readonly Part[] {
  const { item, queue, place, holder } = letter
  const first = queue[0]!
  const parts: Part[] = []
  const once = (granted: Granted, says = false): Part => ({ act: 'handOver', granted, item, says })
  const all = place === 'onShelf' && random.chance(0.5)
  // Somebody does not say what they saw: another item of the request may move it on under all who do.
  const says = all && random.chance(0.3)
  if (place !== 'onShelf') {
    parts.push({ act: place === 'lost' ? 'find' : 'takeBack', granted: holder!, item })
    parts.push({ act: 'handOverOnceBack', granted: first, item })
  } else parts.push(once(first))
  while (parts.length < size) {
    const granted = all ? first : queue[parts.length % queue.length]!
    parts.push(once(granted, says))
  }
  // The first of the crew are told first, and would win more often.
  const turn = random.integer(0, size - 1)
  return parts.map((_, index) => parts[(index + turn) % size]!)
}

/** What happens after a race, and how often of ten. */
const afterwards: readonly Afterwards[] = [
  ...(['callOff', 'callOff', 'callOff', 'callOff', 'giveBack', 'giveBack', 'giveBack'] as const),
  ...(['contest', 'lose', 'settle'] as const),
]

/** What whoever was handed a letter does next; what was not called off is over for them. */
export function followedBy(letter: Letter, granted: Granted, random: Random): Followed {
  const then = random.pick(afterwards)
  if (then !== 'callOff') letter.queue.splice(letter.queue.indexOf(granted), 1)
  letter.holder = granted
  return { granted, item: letter.item, then, recall: random.chance(0.3) }
}
