import { isCasekeepError, refuse } from '../../src/errors.ts'
import type { Unit } from '../../src/storage.ts'
import type { Connection } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { inSavepoint } from './savepoint.ts'
import { command } from './statement.ts'

let savepoints = 0

/**
 * Runs `work` in a savepoint of the host's transaction.
 *
 * @throws `STORAGE` where that is over, with nothing written; what the work throws
 */
export async function inHostTransaction<T>(
  dialect: Dialect,
  connection: Connection,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  savepoints += 1
  const name = `casekeep_joined_${savepoints}`
  const outcome = await inSavepoint(dialect, connection, name, work, (text) => setWhereOpen(dialect, connection, text))
  if ('error' in outcome) throw outcome.error
  return outcome.value
}

const over = 'joining a transaction of the host that is over'

/** Sets the savepoint, and fails where it would be in no transaction: there each statement would be kept by itself. */
async function setWhereOpen(dialect: Dialect, connection: Connection, text: string): Promise<void> {
  if (dialect.whereNoneIsOpen === 'begins' && (await begins(dialect, connection))) {
    await command(dialect, connection, 'rollback', over)
    refuse('STORAGE', { during: over })
  }
  await command(dialect, connection, text, over)
  if (dialect.whereNoneIsOpen === 'forgets') await command(dialect, connection, `rollback to ${text}`, over)
}

/** Within a transaction none can be begun. */
async function begins(dialect: Dialect, connection: Connection): Promise<boolean> {
  try {
    await command(dialect, connection, 'begin', over)
    return true
  } catch (error) {
    if (isCasekeepError(error, 'STORAGE')) return false
    throw error
  }
}

/** The last work on each host transaction. Global by name, because a program can hold two copies of this module. */
const lastWorks = Symbol.for('casekeep.joined')

function worksByTransaction(): WeakMap<object, Promise<unknown>> {
  const holder = globalThis as { [lastWorks]?: WeakMap<object, Promise<unknown>> }
  holder[lastWorks] ??= new WeakMap()
  return holder[lastWorks]
}

/** Runs `work` after all works on the same transaction that came before: savepoints nest, they do not interleave. */
export function inTurn<T>(transaction: object, work: () => Promise<T>): Promise<T> {
  const works = worksByTransaction()
  const before = works.get(transaction) ?? Promise.resolve()
  const mine = before.then(work, work)
  works.set(transaction, mine)
  return mine
}
