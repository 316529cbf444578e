/** Migrates the database that its command line names, when it is told to. */
import { migrate } from '../../../adapters/sql/index.ts'
import { isCasekeepError } from '../../../src/index.ts'
import { openPlace, type Place } from '../races/place.ts'
import { errorName } from '../races/tally.ts'

/** What became of it: the versions that it ran, or the name of what it threw. */
export type Migrated = { readonly ran: readonly number[] } | { readonly failed: string }

const db = await openPlace(JSON.parse(process.argv[2]!) as Place, 1)
process.once('message', () => {
  void migrate(db)
    .then((ran): Migrated => ({ ran }))
    .catch((error: unknown): Migrated => ({ failed: isCasekeepError(error) ? errorName(error) : `untyped: ${error}` }))
    .then(async (migrated) => {
      process.send?.(migrated)
      await db.destroy()
      process.disconnect()
    })
})
process.send?.('ready')
