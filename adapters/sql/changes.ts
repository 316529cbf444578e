import { isCasekeepError } from '../../src/errors.ts'
import type { Change, Clash } from '../../src/storage.ts'
import type { Dialect } from './dialects/dialect.ts'
import { inLockOrder } from './lock-order.ts'
import type { Execute } from './statement.ts'
import { statementsOf } from './table-statements.ts'

/** Writes one change after another up to the first that clashes. Undoing what came before is the caller's. */
export async function writeChanges(
  dialect: Dialect,
  execute: Execute,
  changes: readonly Change[],
): Promise<Clash | null> {
  for (const { change, index } of inLockOrder(changes)) {
    const because = await writeChange(dialect, execute, change)
    if (because !== null) return { change: index, because }
  }
  return null
}

async function writeChange(dialect: Dialect, execute: Execute, change: Change): Promise<Clash['because'] | null> {
  try {
    return (await isWritten(dialect, execute, change)) ? null : change.op === 'insert' ? 'taken' : 'changed'
  } catch (error) {
    if (isCasekeepError(error, 'STORAGE') && dialect.meaningOf(error.cause) === 'taken') return 'taken'
    throw error
  }
}

async function isWritten(dialect: Dialect, execute: Execute, change: Change): Promise<boolean> {
  const statements = statementsOf(dialect, change.table)
  switch (change.op) {
    case 'insert':
      for (const { statement, rows } of statements.insert(change.rows))
        if ((await execute(statement)).affected !== rows) return false
      return true
    case 'replace': {
      const { affected } = await execute(statements.replace(change.was, change.row))
      // Where a host's connection counts only rows that became others, a row may have been written as it was.
      return affected === 1 || (dialect.countsChanged && isThere(await execute(statements.expect(change.was))))
    }
    case 'expect':
      return isThere(await execute(statements.expect(change.was)))
    case 'erase':
      await execute(statements.erase(change.of))
      return true
    case 'remove':
      return (await execute(statements.remove(change.was))).affected === 1
  }
}

const isThere = ({ rows }: { readonly rows: readonly unknown[] }) => rows.length === 1
