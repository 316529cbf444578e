import type { Change, Clash, Unit } from '../../src/storage.ts'
import { writeAtOnce } from './at-once.ts'
import type { Connection } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { commands, outcomeOf, Session, unitOf } from './session.ts'
import { command, type Statement } from './statement.ts'

/**
 * A transaction of our own on a server with many connections. It begins as late as it can: what a decision rests on is
 * guarded when it is written, so that reading needs no transaction. A set of changes that is one statement needs none
 * either, if the work `endsWithCommit`. On a connection that is pipelining, the beginning goes with the first statement,
 * and the end with the last.
 */
export async function inOwnTransaction<T>(
  dialect: Dialect,
  connection: Connection,
  work: (unit: Unit) => Promise<T>,
  endsWithCommit: boolean,
): Promise<T> {
  const session = new Session(dialect, connection)
  /** Null where no transaction is open. */
  let beginning: Promise<void> | null = null
  const begin = () => {
    beginning = commands(dialect, connection, dialect.begin)
    return beginning
  }
  const end = async (text: 'commit' | 'rollback') => {
    beginning = null
    await command(dialect, connection, text)
  }

  /** Runs what must be in a transaction, of which several may be the first. */
  const within = async <R>(run: () => Promise<R>): Promise<R> => {
    const begun = beginning ?? begin()
    if (!connection.pipelining) await begun
    return await together(run(), begun)
  }
  const send = (statement: Statement): Promise<unknown> => {
    const run = () => session.execute(statement)
    if (!endsWithCommit) return within(run)
    if (beginning === null || !connection.pipelining) return run()
    beginning = null
    return together(run(), command(dialect, connection, 'commit'))
  }
  const again = async () => {
    if (beginning !== null) await end('rollback')
    await begin()
    await session.holdCounters()
  }

  const unit = unitOf(dialect, session, {
    take: within,
    commit: (changes: readonly Change[]): Promise<Clash | null> =>
      dialect.writesAtOnce
        ? writeAtOnce(dialect, session.execute, changes, again, send)
        : within(() => writeAtOnce(dialect, session.execute, changes, again)),
  })
  const outcome = await outcomeOf(session, unit, work)
  if ('error' in outcome || session.clashed) {
    // A server that is gone has undone it by itself.
    if (beginning !== null) await end('rollback').catch(() => undefined)
  } else if (beginning !== null) await end('commit')
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

/** The answer of what was sent together with something else, which must have come through as well. */
async function together<R>(run: Promise<R>, other: Promise<unknown>): Promise<R> {
  const [mine, others] = await Promise.allSettled([run, other])
  if (mine.status === 'rejected') throw mine.reason
  if (others.status === 'rejected') throw others.reason
  return mine.value
}
