/** A writer: what it is told on its command line, until it is killed. */
import { Random } from '../../../adapters/conformance/random.ts'
import type { Place } from '../races/place.ts'
import { takePost } from '../races/post.ts'
import { Journal } from './journal.ts'
import { actForEver } from './lane.ts'

export interface WriterOrder {
  readonly place: Place
  /** The path of its journal. */
  readonly journal: string
  /** How many acts it has under way at once. */
  readonly lanes: number
  readonly seed: number
}

const { place, journal, lanes, seed } = JSON.parse(process.argv[2]!) as WriterOrder
// Where the program that kills it is gone, nobody else would.
process.on('disconnect', () => process.exit())
const post = await takePost(place, lanes)
let isAtWork = false
const own = new Journal(journal, () => {
  if (!isAtWork) process.send?.('at work')
  isAtWork = true
})
await Promise.all(Array.from({ length: lanes }, (_, lane) => actForEver(post, own, new Random(seed * 100 + lane))))
