import type { Random } from '../../../adapters/conformance/random.ts'
import { type Batch, isCasekeepError, type RecordedEvent } from '../../../src/index.ts'
import { archivist, type Post } from '../races/post.ts'
import { errorName } from '../races/tally.ts'
import type { Journal, Meant } from './journal.ts'
import { newAccount, perform } from './perform.ts'

type Command = Pick<Meant, 'role' | 'operation' | 'input'>

/** How many batches a lane keeps in mind; the oldest are left to others. */
const mostKnown = 12
const letter = (title: string) => ({ kind: 'communication', title, channel: 'email' })
const keeper = archivist('keeper')

/**
 * Acts for ever, one act after another: opens clients, collects into them, and brings their batches to the archive.
 * Each act is written down before, and what came of it before the next. It begins with what is there, so that several
 * lanes want the same, and what another cycle left half way goes on.
 */
export async function actForEver(post: Post, journal: Journal, random: Random): Promise<never> {
  const known = await onceItAnswers(() => batchesThere(post))
  for (;;) {
    const command = await onceItAnswers(() => nextCommand(post, known, random))
    const way = random.pick(['plain', 'named', 'host'] as const)
    const meant: Meant = { account: newAccount(way), way, ...command }
    journal.write({ meant })
    for (const { type, data } of await outcome(post, journal, meant))
      if (type === 'batch.collected') known.push(String(data.batch))
    if (known.length > mostKnown) known.shift()
  }
}

/** What was recorded; nothing where it was refused or nobody knows. */
async function outcome(post: Post, journal: Journal, meant: Meant): Promise<readonly RecordedEvent[]> {
  const { account, way } = meant
  for (;;) {
    try {
      const events = await perform(post, meant)
      journal.write({ done: account, events: events.map(({ id }) => id) })
      return events
    } catch (error) {
      if (isCasekeepError(error) && error.code !== 'STORAGE') {
        journal.write({ refused: account, code: error.code })
        return []
      }
      journal.write({ unknown: account, error: errorName(error) })
      // By its name it may be asked for until somebody answers; of what has none, nobody can ask what became of it.
      if (way !== 'named') return []
      await pause()
    }
  }
}

/** The server may be away for a while. */
async function onceItAnswers<T>(read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read()
    } catch (error) {
      if (!isCasekeepError(error, 'STORAGE')) throw error
      await pause()
    }
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 50))

async function batchesThere({ archive }: Post): Promise<string[]> {
  const desk = archive.as(keeper)
  const { items } = await desk.cases.list({ limit: mostKnown })
  const lists = await Promise.all(items.map(({ number }) => desk.batches.list({ case: number })))
  return lists.flatMap(({ batches }) => batches.map(({ number }) => number)).slice(-mostKnown)
}

async function nextCommand(post: Post, known: readonly string[], random: Random): Promise<Command> {
  const batch = known.length === 0 || random.chance(0.15) ? null : random.pick(known)
  if (batch === null) return opening(random)
  const [number] = batch.split('-P') as [string]
  if (random.chance(0.2)) return collecting(number, random)
  const { batch: now, documents } = await post.archive.as(keeper).batches.get({ batch })
  return onItsWay(now, documents, random)
}

function opening(random: Random): Command {
  const documents = Array.from({ length: random.integer(1, 3) }, (_, index) => letter(`Letter ${index}`))
  return {
    role: 'clerk',
    operation: 'cases.open',
    input: { category: 'client', title: 'Alfreds Futterkiste', fields: { name: 'Alfreds Futterkiste' }, documents },
  }
}

function collecting(number: string, random: Random): Command {
  return {
    role: 'clerk',
    operation: 'batches.collect',
    input: { case: number, documents: [letter(`Letter ${random.integer(1, 1_000_000)}`)] },
  }
}

/** What a batch needs next, by whoever's work it is; an archived one is corrected. */
function onItsWay(batch: Batch, documents: readonly { readonly state: string }[], random: Random): Command {
  const of = { batch: batch.number }
  switch (batch.state) {
    case 'collecting':
      return { role: 'clerk', operation: 'batches.sort', input: of }
    case 'sorting':
      return documents.some(({ state }) => state === 'collected')
        ? { role: 'clerk', operation: 'batches.number', input: of }
        : { role: 'clerk', operation: 'batches.submit', input: of }
    case 'inReview':
      return random.chance(0.2)
        ? { role: 'head', operation: 'batches.return', input: { ...of, reasons: ['Again'] } }
        : { role: 'head', operation: 'batches.approve', input: of }
    case 'approved':
      return { role: 'clerk', operation: 'transfers.send', input: { batches: [batch.number] } }
    case 'transferred':
      return random.chance(0.2)
        ? {
            role: 'archivist',
            operation: 'transfers.receive',
            input: { transfer: batch.transfer, refuse: [{ batch: batch.number, reasons: ['Wet'] }] },
          }
        : {
            role: 'archivist',
            operation: 'transfers.receive',
            input: { transfer: batch.transfer, accept: [batch.number] },
          }
    default:
      return {
        role: 'archivist',
        operation: 'documents.correct',
        input: {
          document: `${batch.case}-001`,
          reason: 'As it should be',
          changes: { title: `Letter ${random.integer(1, 1_000_000)}` },
        },
      }
  }
}
