import type { Change, Clash, Unit } from '../../src/storage.ts'
import { writeAtOnce } from './at-once.ts'
import { writeChanges } from './changes.ts'
import type { Connection } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { type Outcome, outcomeOf, Session, unitOf } from './session.ts'
import { command } from './statement.ts'

/**
 * Runs `work` in a savepoint, which is kept when the work answered without a failure or a clash, and undone otherwise.
 * Throws only where the savepoint itself could not be set, kept or undone: in the last two the transaction around it is
 * lost.
 */
export async function inSavepoint<T>(
  dialect: Dialect,
  connection: Connection,
  name: string,
  work: (unit: Unit) => Promise<T>,
  set: (text: string) => Promise<unknown> = (text) => command(dialect, connection, text),
): Promise<Outcome<T>> {
  await set(`savepoint ${name}`)
  const session = new Session(dialect, connection)
  const undo = () => command(dialect, connection, `rollback to savepoint ${name}`)
  const unit = unitOf(dialect, session, {
    take: (counting) => counting(),
    commit: (changes: readonly Change[]): Promise<Clash | null> =>
      writeAtOnce(dialect, session.execute, changes, async () => {
        await undo()
        await session.holdCounters()
      }),
  })
  const outcome = await outcomeOf(session, unit, work)
  try {
    if ('error' in outcome || session.clashed) await undo()
    await command(dialect, connection, `release savepoint ${name}`)
  } catch (error) {
    // A deadlock undoes the whole transaction, the savepoint with it: what the work met says more.
    throw session.failure === undefined ? error : session.failure.error
  }
  return outcome
}

/** Runs `work` in a transaction that the caller has begun, and says whether the caller is to commit it. */
export async function inTransaction<T>(
  dialect: Dialect,
  connection: Connection,
  work: (unit: Unit) => Promise<T>,
): Promise<{ readonly outcome: Outcome<T>; readonly keeps: boolean }> {
  const session = new Session(dialect, connection)
  const unit = unitOf(dialect, session, {
    take: (counting) => counting(),
    commit: (changes) => writeChanges(dialect, session.execute, changes),
  })
  const outcome = await outcomeOf(session, unit, work)
  return { outcome, keeps: 'value' in outcome && !session.clashed }
}
