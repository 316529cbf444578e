import type { Pool, RowDataPacket } from 'mysql2/promise'
import type { Hand } from '../hand.ts'
import { reading } from '../reading.ts'
import { checkTaken } from '../template.ts'
import { approving } from './approving.ts'
import { noticing } from './noticing.ts'
import { opening } from './opening.ts'
import { booleans, inTransaction, take, writeBulk } from './statements.ts'

/** `mysql2` with `execute`, which keeps prepared statements for each connection. */
export function handOnMariadb(pool: Pool): Hand {
  return {
    booleans,
    opening: [{ name: 'statements', start: (tenant, changes) => opening(pool, tenant, changes) }],
    approving: [{ name: 'statements', start: (tenant, captured) => approving(pool, tenant, captured) }],
    noticing: [{ name: 'lists of values', start: (tenant, run) => noticing(pool, tenant, run) }],
    write: (bulk, taking) =>
      inTransaction(pool, async (connection) => {
        if (taking !== undefined) checkTaken(taking, await take(connection, taking.tenant, taking.count))
        await writeBulk(connection, bulk)
      }),
    ...reading({
      branchesEnd: true,
      byIndex: (index) => ` force index (${index})`,
      keysFirst: true,
      quoted: (column) => `\`${column}\``,
      // With the category, which is the same for all, it would sort instead of following the index.
      newestOfCategory: 'opened desc, sequence desc',
      run: async ({ text, values }) => (await pool.query<RowDataPacket[]>(text, [...values]))[0],
      readJson: (row) => ({
        ...row,
        fields: JSON.parse(String(row.fields)),
        absorbed: JSON.parse(String(row.absorbed)),
      }),
    }),
  }
}
