import type { Pool } from 'pg'
import type { Hand, HandRow } from '../hand.ts'
import { reading } from '../reading.ts'
import { checkTaken } from '../template.ts'
import { approvingInOne, approvingInSix } from './approving.ts'
import { noticing } from './noticing.ts'
import { openingInOne, openingInSix } from './opening.ts'
import { booleans, inTransaction, take, writeBulk } from './statements.ts'

export function handOnPostgres(pool: Pool): Hand {
  return {
    booleans,
    opening: [
      { name: 'six statements', start: (tenant, changes) => openingInSix(pool, tenant, changes) },
      { name: 'one CTE', start: (tenant, changes) => openingInOne(pool, tenant, changes) },
    ],
    approving: [
      { name: 'six statements', start: (tenant, captured) => approvingInSix(pool, tenant, captured) },
      { name: 'one CTE', start: (tenant, captured) => approvingInOne(pool, tenant, captured) },
    ],
    noticing: [{ name: 'an array a column', start: (tenant, run) => noticing(pool, tenant, run) }],
    write: (bulk, taking) =>
      inTransaction(pool, async (client) => {
        if (taking !== undefined) checkTaken(taking, await take(client, taking.tenant, taking.count))
        await writeBulk(client, bulk)
      }),
    ...reading({
      branchesEnd: true,
      byIndex: () => '',
      keysFirst: false,
      quoted: (column) => `"${column}"`,
      newestOfCategory: 'opened desc, category desc, sequence desc',
      // Without a name: a plan for these very values is many times better than one for any.
      run: async ({ text, values }) => {
        let position = 0
        return (
          await pool.query<HandRow>(
            text.replaceAll('?', () => `$${++position}`),
            [...values],
          )
        ).rows
      },
      readJson: (row) => row,
    }),
  }
}
