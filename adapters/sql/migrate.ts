import type { Kysely } from 'kysely'
import { refuse } from '../../src/errors.ts'
import { holding } from './connection.ts'
import { dialectOf } from './dialect.ts'
import { migrations } from './migrations/index.ts'
import { whileBusy } from './retry.ts'
import { appliedMigrations } from './schema.ts'
import { command } from './statement.ts'

/**
 * Brings the database to the schema of this library and answers the versions that were run now, none where it was
 * there already. Safe to run at every start, and by several processes at once: one runs it, the others wait and find
 * it done. A migration that fails leaves nothing behind.
 *
 * @throws `SCHEMA_AHEAD` where a newer library migrated the database, `STORAGE` for what the driver throws.
 */
export async function migrate<DB>(db: Kysely<DB>): Promise<readonly number[]> {
  const executor = db.getExecutor()
  const dialect = dialectOf(executor.adapter)
  const known = migrations[dialect.name]
  return await whileBusy(dialect, () =>
    holding(executor, async (connection) => {
      await command(connection, dialect.begin)
      try {
        const applied = await appliedMigrations(dialect, connection)
        const found = applied.at(-1)?.version ?? 0
        if (found > known.length) refuse('SCHEMA_AHEAD', { expected: known.length, found })
        for (const { version, hash } of applied)
          if (known[version - 1]?.hash !== hash)
            refuse('STORAGE', { during: `migrate: migration ${version} was run with another text than this library's` })
        const missing = known.slice(found)
        for (const { version, name, statements } of missing)
          for (const statement of statements) await command(connection, statement, `migration ${version} ${name}`)
        await command(connection, 'commit')
        return missing.map(({ version }) => version)
      } catch (error) {
        await command(connection, 'rollback').catch(() => undefined)
        throw error
      }
    }),
  )
}
