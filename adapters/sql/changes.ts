import { isCasekeepError } from '../../src/errors.ts'
import type { Change, Clash } from '../../src/storage.ts'
import type { Dialect } from './dialect.ts'
import type { Execute } from './statement.ts'
import { statementsOf } from './table-statements.ts'

/** Writes one change after another up to the first that clashes. Undoing what came before is the caller's. */
export async function writeChanges(
  dialect: Dialect,
  execute: Execute,
  changes: readonly Change[],
): Promise<Clash | null> {
  for (const [index, change] of changes.entries()) {
    const because = await writeChange(dialect, execute, change)
    if (because !== null) return { change: index, because }
  }
  return null
}

async function writeChange(dialect: Dialect, execute: Execute, change: Change): Promise<Clash['because'] | null> {
  const statements = statementsOf(dialect, change.table)
  switch (change.op) {
    case 'insert':
      for (const { statement, rows } of statements.insert(change.rows)) {
        const { numAffectedRows } = await execute(statement)
        if (Number(numAffectedRows) !== rows) return 'taken'
      }
      return null
    case 'replace':
      try {
        const { numAffectedRows } = await execute(statements.replace(change.was, change.row))
        return Number(numAffectedRows) === 1 ? null : 'changed'
      } catch (error) {
        if (isCasekeepError(error, 'STORAGE') && dialect.isTaken(error.cause)) return 'taken'
        throw error
      }
    case 'expect': {
      const { rows } = await execute(statements.expect(change.was))
      return rows.length === 1 ? null : 'changed'
    }
    case 'remove': {
      const { numAffectedRows } = await execute(statements.remove(change.was))
      return Number(numAffectedRows) === 1 ? null : 'changed'
    }
  }
}
