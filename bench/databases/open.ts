import { available } from '../../test/support/servers.ts'
import type { Database, StoreName } from './database.ts'
import { openMariadbDatabase } from './mariadb.ts'
import { openPostgresDatabase } from './postgres.ts'
import { openSqliteDatabase } from './sqlite.ts'

const open: { readonly [S in StoreName]: () => Promise<Database> } = {
  sqlite: openSqliteDatabase,
  postgres: openPostgresDatabase,
  mariadb: openMariadbDatabase,
}

/** Whether a database can be opened here; what cannot is said aloud. */
export async function isThere(store: StoreName): Promise<boolean> {
  return store === 'sqlite' || (await available(store))
}

const opened = new Set<Database>()
let isInterrupted = false

/** Runs work on a database of its own, which is dropped afterwards, whatever came of it. */
export async function onDatabase<T>(store: StoreName, work: (database: Database) => Promise<T>): Promise<T> {
  await goOn()
  const database = await open[store]()
  opened.add(database)
  try {
    return await work(database)
  } finally {
    await goOn()
    opened.delete(database)
    await database.close()
  }
}

/** Never answers once the run is interrupted: its databases are gone, and what failed by that is not to be told. */
async function goOn(): Promise<void> {
  if (isInterrupted) await new Promise<never>(() => {})
}

/** Closes and drops everything before a signal ends the process. */
export function dropWhenInterrupted(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, async () => {
      isInterrupted = true
      const all = [...opened]
      opened.clear()
      await Promise.allSettled(all.map((database) => database.close()))
      process.exit(code)
    })
  }
}
