import type { DialectAdapter } from 'kysely'
import { refuse } from '../../../src/errors.ts'
import type { Dialect } from './dialect.ts'
import { mysqlDialect } from './mysql.ts'
import { type DialectName, dialectNames, isDialectName } from './name.ts'
import { type Naming, type NamingOptions, namingOf } from './naming.ts'
import { postgresDialect } from './postgres.ts'
import { sqliteDialect } from './sqlite.ts'

const make: { readonly [D in DialectName]: (naming: Naming) => Dialect } = {
  sqlite: sqliteDialect,
  postgres: postgresDialect,
  mysql: mysqlDialect,
}
const made = new Map<string, Dialect>()

/** Which tables of which database: given alike to `sqlAdapter`, `migrate` and `assertSchema`. */
export interface SchemaOptions extends NamingOptions {
  /** Which database it is. Needed only where a bundler has renamed the classes of Kysely, which tell it otherwise. */
  readonly dialect?: DialectName
}

/** The dialect of a database with tables of these names: the same object for the same names. */
export function dialectNamed(name: DialectName, options?: NamingOptions): Dialect {
  const naming = namingOf(name, options)
  const of = [name, naming.prefix, naming.schema].join(' ')
  let dialect = made.get(of)
  if (dialect === undefined) {
    dialect = make[name](naming)
    made.set(of, dialect)
  }
  return dialect
}

const adapters: Readonly<Record<string, DialectName>> = {
  SqliteAdapter: 'sqlite',
  PostgresAdapter: 'postgres',
  MysqlAdapter: 'mysql',
}

/**
 * The dialect of a Kysely, where it is not named: by the name of its adapter, which is the same in every copy of Kysely.
 *
 * @throws `INVALID_INPUT` for a database that casekeep does not know, or names that cannot be.
 */
export function dialectOf(adapter: DialectAdapter, { dialect, ...naming }: SchemaOptions = {}): Dialect {
  if (dialect !== undefined) {
    if (isDialectName(dialect)) return dialectNamed(dialect, naming)
    refuseDialect(
      'dialect',
      `casekeep keeps no tables in ${typeof dialect === 'string' ? dialect : `a ${typeof dialect}`}`,
      dialectNames,
    )
  }
  for (let type: unknown = adapter.constructor; typeof type === 'function'; type = Object.getPrototypeOf(type)) {
    const { name } = type as { readonly name: string }
    if (Object.hasOwn(adapters, name)) return dialectNamed(adapters[name]!, naming)
  }
  const message = `casekeep keeps no tables behind the ${adapter.constructor.name} of Kysely`
  return refuseDialect('db', message, Object.keys(adapters))
}

function refuseDialect(path: string, message: string, accepted: readonly string[]): never {
  refuse('INVALID_INPUT', { issues: [{ path: [path], rule: 'dialect', message, accepted }] })
}
