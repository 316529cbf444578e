import { refuse } from '../../../src/errors.ts'
import type { DialectName } from './name.ts'

/** How the tables are called, and where they are. */
export interface NamingOptions {
  /** What the names of all tables and indexes begin with. Default: `casekeep_`. */
  readonly prefix?: string
  /** PostgreSQL: the schema that holds the tables; MySQL and MariaDB: the database. Default: the connection's own. */
  readonly schema?: string
}

export interface Naming {
  readonly prefix: string
  readonly schema: string | null
}

const defaultPrefix = 'casekeep_'

/** Long enough for a word of its own, and short enough that no database cuts the name of an index. */
const wellFormed = /^[a-z][a-z0-9_]{0,29}$/

/** @throws `INVALID_INPUT` for a prefix or schema that is no plain name */
export function namingOf(name: DialectName, { prefix = defaultPrefix, schema }: NamingOptions = {}): Naming {
  const format = 'must begin with a small letter and hold at most 30 small letters, digits and underscores'
  if (typeof prefix !== 'string' || !wellFormed.test(prefix))
    refuse('INVALID_INPUT', { issues: [{ path: ['prefix'], rule: 'format', message: format }] })
  if (schema === undefined) return { prefix, schema: null }
  if (name === 'sqlite') {
    const message = 'is for databases that have schemas: on SQLite give a prefix'
    refuse('INVALID_INPUT', { issues: [{ path: ['schema'], rule: 'unknown_key', message, accepted: ['prefix'] }] })
  }
  if (typeof schema !== 'string' || !/^[\p{L}_][\p{L}\p{N}_$-]{0,62}$/u.test(schema)) {
    const message = 'must be a name of at most 63 letters, digits, underscores, hyphens and dollar signs'
    refuse('INVALID_INPUT', { issues: [{ path: ['schema'], rule: 'format', message }] })
  }
  return { prefix, schema }
}

/** The name of a table of ours, quoted, with the schema where one was given. */
export function qualified({ prefix, schema }: Naming, table: string): string {
  return schema === null ? `"${prefix}${table}"` : `"${schema}"."${prefix}${table}"`
}
