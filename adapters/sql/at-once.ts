import { isCasekeepError } from '../../src/errors.ts'
import type { Change, Clash } from '../../src/storage.ts'
import { changeSet } from './change-set.ts'
import { writeChanges } from './changes.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { Execute, Statement } from './statement.ts'

/**
 * Writes a set of changes in as few statements as the database allows.
 *
 * Where that is one, it fails as a whole. `again` then undoes what failed and leaves a transaction to write in, in which
 * the changes are written one by one, up to the one that is to blame. All of that is to be undone by the caller.
 */
export async function writeAtOnce(
  dialect: Dialect,
  execute: Execute,
  changes: readonly Change[],
  again: () => Promise<void>,
  send: (statement: Statement) => Promise<unknown> = execute,
): Promise<Clash | null> {
  if (!dialect.writesAtOnce) return await writeChanges(dialect, execute, changes)
  const statement = changeSet(dialect, changes)
  if (statement === null) return null
  try {
    await send(statement)
    return null
  } catch (error) {
    if (!isCasekeepError(error, 'STORAGE')) throw error
    const meaning = dialect.meaningOf(error.cause)
    if (meaning !== 'taken' && meaning !== 'missed') throw error
    await again()
    const clash = await writeChanges(dialect, execute, changes)
    return clash ?? suspect(changes, meaning)
  }
}

/** Whoever was in the way is gone again: the first change that can have met it. */
function suspect(changes: readonly Change[], meaning: 'taken' | 'missed'): Clash {
  const canMeet = ({ op }: Change) =>
    meaning === 'taken' ? op === 'insert' || op === 'replace' : op !== 'insert' && op !== 'erase'
  return { change: changes.findIndex(canMeet), because: meaning === 'taken' ? 'taken' : 'changed' }
}
