import type { Kysely, QueryExecutor } from 'kysely'
import { refuse } from '../../src/errors.ts'
import type { Asked, AskedOptions } from '../../src/options.ts'
import type { NamingOptions } from './dialects/naming.ts'
import type { SchemaOptions } from './dialects/of.ts'

/** Beyond this a timer of Node goes off at once. */
const longestPatience = 2 ** 31 - 1

export const aPatience: Asked = {
  fits: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= longestPatience,
  otherwise: { rule: 'type', message: `must be a whole number of milliseconds, from 1 to ${longestPatience}` },
}
export const trueOrFalse: Asked = {
  fits: (value) => typeof value === 'boolean',
  otherwise: { rule: 'type', message: 'must be true or false' },
}
/** Looked at closely where it is used. */
export const anything: Asked = { fits: () => true, otherwise: { rule: 'type', message: '' } }
export const ofNaming: AskedOptions<NamingOptions> = { prefix: anything, schema: anything }
/** Which of the database's tables. */
export const ofSchema: AskedOptions<SchemaOptions> = { ...ofNaming, dialect: anything }

/**
 * The host's database. A transaction is a Kysely too: what would begin and commit by itself would commit what the host
 * has begun. Where it only reads, it may be one: `insteadOfTransaction` is null.
 *
 * @throws `INVALID_INPUT` for a transaction, a Kysely with another schema, and what is no Kysely
 */
export function checkDatabase(db: unknown, insteadOfTransaction: string | null): QueryExecutor {
  const unfit = (message: string, accepted: readonly string[]): never =>
    refuse('INVALID_INPUT', { issues: [{ path: ['db'], rule: 'type', message, accepted }] })
  const { isTransaction, getExecutor } = Object(db) as Partial<Kysely<unknown>>
  if (typeof getExecutor !== 'function') return unfit('must be a Kysely', ['a Kysely'])
  if (isTransaction && insteadOfTransaction !== null) unfit(`is a transaction: ${insteadOfTransaction}`, ['a Kysely'])
  const executor = (db as Kysely<unknown>).getExecutor()
  // Statements of casekeep are written out: no plugin of the host's changes them, and this one is relied on.
  if (executor.plugins.some((plugin) => plugin.constructor.name === 'WithSchemaPlugin'))
    unfit('has a schema of its own, which goes by unheard: give the option schema', ['the option schema'])
  return executor
}
