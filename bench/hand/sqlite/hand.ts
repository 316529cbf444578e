import type { Database, Statement } from 'better-sqlite3'
import type { Hand, HandRow } from '../hand.ts'
import { reading } from '../reading.ts'
import { approving } from './approving.ts'
import { booleans, writing } from './inserting.ts'
import { noticing } from './noticing.ts'
import { opening } from './opening.ts'

/** better-sqlite3's own prepared statements and transactions. */
export function handOnSqlite(database: Database): Hand {
  const write = writing(database)
  return {
    booleans,
    opening: [{ name: 'prepared statements', start: (tenant, changes) => opening(database, tenant, changes) }],
    approving: [{ name: 'prepared statements', start: (tenant, captured) => approving(database, tenant, captured) }],
    noticing: [{ name: 'prepared statements', start: (tenant, run) => noticing(database, tenant, run) }],
    write: async (bulk, taking) => write.immediate(bulk, taking),
    ...readingOn(database),
  }
}

function readingOn(database: Database) {
  const statements = new Map<string, Statement<unknown[], HandRow>>()
  return reading({
    branchesEnd: false,
    byIndex: (index) => ` indexed by ${index}`,
    keysFirst: false,
    quoted: (column) => `"${column}"`,
    newestOfCategory: 'opened desc, category desc, sequence desc',
    run: async ({ text, values }) => {
      let statement = statements.get(text)
      if (statement === undefined) {
        statement = database.prepare<unknown[], HandRow>(text)
        statements.set(text, statement)
      }
      return statement.all(...values)
    },
    readJson: (row) => ({ ...row, fields: JSON.parse(String(row.fields)), absorbed: JSON.parse(String(row.absorbed)) }),
  })
}
