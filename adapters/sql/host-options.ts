import type { Kysely, QueryExecutor } from 'kysely'
import { type InputIssue, refuse } from '../../src/errors.ts'

/** What an option must be: whether a value will do, and that in words. */
interface Rule {
  readonly fits: (value: unknown) => boolean
  readonly must: string
}
export type Rules = Readonly<Record<string, Rule>>

/** Beyond this a timer of Node goes off at once. */
const longestPatience = 2 ** 31 - 1

export const patienceRule: Rule = {
  fits: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= longestPatience,
  must: `must be a whole number of milliseconds, from 1 to ${longestPatience}`,
}
/** Which of the database's tables: looked at closely where they are named. */
const lookedAtElsewhere: Rule = { fits: () => true, must: '' }
export const namingRules: Rules = { prefix: lookedAtElsewhere, schema: lookedAtElsewhere }
export const schemaRules: Rules = { ...namingRules, dialect: lookedAtElsewhere }

/**
 * Refuses what the compiler does not see where the host is plain JavaScript: options that are none, all that is wrong
 * with them at once.
 */
export function checkOptions(options: unknown, rules: Rules): void {
  const accepted = Object.keys(rules)
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    refuse('INVALID_INPUT', {
      issues: [{ path: ['options'], rule: 'type', message: 'must be an object with options', accepted }],
    })
  const issues = Object.entries(options as object).flatMap(([name, value]): InputIssue[] => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (rule === undefined) return [{ path: [name], rule: 'unknown_key', message: 'is not a known key', accepted }]
    if (value === undefined || rule.fits(value)) return []
    return [{ path: [name], rule: 'type', message: rule.must }]
  })
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })
}

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
