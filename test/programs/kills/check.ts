import { sql } from 'kysely'
import { isCasekeepError } from '../../../src/index.ts'
import { faultsOf } from '../races/faults.ts'
import { hostGaveWay } from '../races/host.ts'
import { noteFaults } from '../races/note-faults.ts'
import type { Place } from '../races/place.ts'
import type { Post } from '../races/post.ts'
import { readRecords } from '../races/records.ts'
import { errorName } from '../races/tally.ts'
import { type Act, Journal, readJournal } from './journal.ts'
import { journalFaults } from './journal-faults.ts'
import { perform } from './perform.ts'

export interface CheckOrder {
  readonly place: Place
  /** All journals since the database was made, the latest cycle's last. */
  readonly journals: readonly string[]
  /** How many of them are of the latest cycle. */
  readonly latest: number
  /** The database itself was killed: that acts failed is no fault. */
  readonly serverDied: boolean
}
export interface Checked {
  readonly faults: readonly string[]
  /** Acts of the latest cycle. */
  readonly acknowledged: number
  readonly refused: Readonly<Record<string, number>>
  /** Whose writer never heard what became of them. */
  readonly unknown: number
  /** Of these, how many had happened. */
  readonly happened: number
  /** Named ones among them, sent again and answered. */
  readonly sentAgain: number
}

/** Looks at what killed writers left, and asks once more for what has a name. */
export async function check(post: Post, { place, journals, latest, serverDied }: CheckOrder): Promise<Checked> {
  const faults: string[] = []
  if (place.store === 'sqlite') {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(post.db)
    faults.push(...rows.flatMap(({ integrity_check: said }) => (said === 'ok' ? [] : [`integrity_check: ${said}`])))
  }
  const before = await readRecords(post.db)
  const recent = journals.slice(-latest)
  const acts = recent.flatMap(readJournal)
  faults.push(...failures(acts, serverDied))
  const unknown = acts.filter(({ known }) => known.state === 'unknown')
  const accounts = new Set(before.rows.trail.map(({ actor }) => actor))
  let sentAgain = 0
  for (const path of recent) sentAgain += await sendAgain(post, path, faults)
  const records = await readRecords(post.db)
  faults.push(...faultsOf(records), ...noteFaults(records), ...journalFaults(records, journals.flatMap(readJournal)))
  const refused: Record<string, number> = {}
  for (const { known } of acts) if (known.state === 'refused') refused[known.code] = (refused[known.code] ?? 0) + 1
  return {
    faults,
    acknowledged: acts.filter(({ known }) => known.state === 'done').length,
    refused,
    unknown: unknown.length,
    happened: unknown.filter(({ meant }) => accounts.has(meant.account)).length,
    sentAgain,
  }
}

/**
 * What no writer may hear while its database is well: anything without a type, and that the database failed. A clash
 * is the host's to begin again, and nobody else's.
 */
function failures(acts: readonly Act[], serverDied: boolean): readonly string[] {
  return acts.flatMap(({ meant, known }) => {
    const { operation, way } = meant
    if (known.state === 'refused' && known.code === 'CONFLICT' && way !== 'host')
      return [`${operation} was not begun again after a clash`]
    const errors = known.state === 'unknown' ? known.errors : []
    const strange = errors.filter((error) => !(serverDied ? isFailure : isHostGivingWay)(error))
    return strange.map((error) => `${operation} failed with ${error}`)
  })
}
const isHostGivingWay = (error: string) => hostGaveWay.includes(error)
const isFailure = (error: string) => /^(STORAGE|the host’s own)/.test(error)

/** How many of the acknowledged ones of each journal are sent again too. */
const mostRepeated = 3

/** What has a name can be asked for again: it answers, and it answers the same. */
async function sendAgain(post: Post, path: string, faults: string[]): Promise<number> {
  const named = readJournal(path).filter(({ meant }) => meant.way === 'named')
  const unanswered = named.filter(({ known }) => known.state === 'unknown')
  const answered = named.filter(({ known }) => known.state === 'done').slice(-mostRepeated)
  const journal = new Journal(path)
  for (const { meant, known } of [...unanswered, ...answered]) {
    const { account, operation } = meant
    try {
      const events = (await perform(post, meant)).map(({ id }) => id)
      if (known.state === 'unknown') journal.write({ done: account, events })
      else if (known.state === 'done' && String(events) !== String(known.events))
        faults.push(`${operation} of ${account} answered ${known.events}, and sent again ${events}`)
    } catch (error) {
      // It had not happened, and by now it is not possible any more.
      if (known.state === 'unknown' && isCasekeepError(error) && error.code !== 'STORAGE')
        journal.write({ refused: account, code: error.code })
      else faults.push(`${operation} of ${account}, sent again, failed with ${errorName(error)}`)
    }
  }
  journal.close()
  return unanswered.length
}
