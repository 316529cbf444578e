import type { DialectName } from '../dialect.ts'
import { spine } from './0001-spine.ts'
import { directoryAndKeys } from './0002-directory-and-keys.ts'
import { type Migration, recorded } from './migration.ts'

const frozen = [spine, directoryAndKeys]

/**
 * All steps of the schema, oldest first, for the host's own migrator.
 *
 * @example
 * ```ts
 * for (const migration of migrations.sqlite)
 *   for (const statement of migration.statements) await sql.raw(statement).execute(transaction)
 * ```
 */
export const migrations: { readonly [D in DialectName]: readonly Migration[] } = {
  sqlite: frozen.map((migration) => recorded('sqlite', migration)),
}

/** The whole schema as one text, for a database administrator to read and to run. */
export function migrationSql(dialect: DialectName = 'sqlite'): string {
  const statements = migrations[dialect].flatMap((migration) => [
    `-- ${migration.version} ${migration.name}\n${migration.statements[0]}`,
    ...migration.statements.slice(1),
  ])
  return `begin;\n\n${statements.join(';\n\n')};\n\ncommit;\n`
}
