import { join } from 'node:path'
import type { Random } from '../../../adapters/conformance/random.ts'
import { endsWithin } from '../races/in-time.ts'
import type { Place } from '../races/place.ts'
import type { Checked, CheckOrder } from './check.ts'
import { Child } from './child.ts'
import type { WriterOrder } from './writer-process.ts'

/** The programs of the processes, compiled. */
export interface Programs {
  readonly writer: string
  readonly check: string
}
/** One database, whose journals pile up from cycle to cycle. */
export interface Site {
  readonly place: Place
  /** Where the journals are. */
  readonly folder: string
  readonly journals: string[]
}

const lanes = 2
/** Milliseconds in which the writers of a cycle are killed, one after another. */
const longest = 1_500
/** Milliseconds within which every writer is told of something that it did. */
const patience = 60_000
/** The server's death, between the writers' start and theirs. */
type Between = () => Promise<void>

/** Two or three writers on one database; each is killed at a moment of its own, and a fresh process looks. */
export async function cycle(programs: Programs, site: Site, random: Random, between?: Between): Promise<Checked> {
  const { place, folder, journals } = site
  const count = random.integer(2, 3)
  const own = Array.from({ length: count }, (_, index) => join(folder, `journal-${journals.length + index}.jsonl`))
  journals.push(...own)
  const writers = own.map((journal) => {
    const order: WriterOrder = {
      place: { ...place, keeps: random.chance(0.5) },
      journal,
      lanes,
      seed: random.integer(1, 1e6),
    }
    return new Child(programs.writer, order)
  })
  // Some die while they open the database.
  const early = between === undefined && random.chance(0.1)
  const areAtWork = early || (await endsWithin(patience, Promise.all(writers.map((writer) => writer.message()))))
  await between?.()
  await Promise.all(
    writers.map(async (writer) => {
      await new Promise((resolve) => setTimeout(resolve, random.integer(early ? 0 : 50, early ? 400 : longest)))
      writer.kill()
    }),
  )
  const ends = await Promise.all(writers.map((writer) => writer.end()))
  const faults = ends.flatMap(({ how, errors }) =>
    how === 'SIGKILL' ? [] : [`a writer ended by itself (${how}): ${errors}`],
  )
  const checked = await look(programs, { place, journals, latest: count, serverDied: between !== undefined })
  if (!areAtWork) faults.push(`a writer was told nothing for ${patience / 1000} s`)
  return { ...checked, faults: [...faults, ...checked.faults] }
}

async function look(programs: Programs, order: CheckOrder): Promise<Checked> {
  const child = new Child(programs.check, order)
  const checked = (await child.message()) as Checked | undefined
  const { how, errors } = await child.end()
  if (checked === undefined) throw new Error(`the check of the database failed (${how}): ${errors}`)
  return checked
}
