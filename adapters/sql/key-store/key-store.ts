import type { Kysely } from 'kysely'
import { refuse } from '../../../src/errors.ts'
import { type AskedOptions, aFunction, takeOptions } from '../../../src/options.ts'
import type { KeptKey, KeyName, KeyStore } from '../../../src/sealing/key-store.ts'
import { type Connection, type DriverRow, defaultPatience, holding } from '../connection.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { dialectOf, type SchemaOptions } from '../dialects/of.ts'
import { and, type Fragment, join, raw, sql } from '../fragment.ts'
import { aPatience, checkDatabase, ofSchema } from '../host-options.ts'
import { endOf, whileHeld } from '../retry.ts'
import { selected } from '../rows.ts'
import { found } from '../shapes.ts'
import { checkSettings } from '../start.ts'
import { command } from '../statement.ts'
import { type DurabilityWarning, durabilityWarnings } from '../warnings.ts'
import { refuseRecords } from './migrate-keys.ts'
import { isThere, keysShape, runOn } from './table.ts'

export interface SqlKeyStoreOptions extends SchemaOptions {
  /** How long a connection or another process that writes is waited for, in milliseconds. Default: 30 seconds. */
  readonly patience?: number
  /** Hears, at first use, of settings by which keys could be lost. Default: a warning of the process. */
  readonly warn?: (warning: DurabilityWarning) => void
}
const asked: AskedOptions<SqlKeyStoreOptions> = { ...ofSchema, patience: aPatience, warn: aFunction }

/** Statements have a bounded number of parameters. */
const mostKeys = 200

/**
 * Keeps wrapped keys in a database of their own, in one table whose name begins with `casekeep_` or another prefix: run
 * `migrateKeys(db)` before. It must be another database than that of the records, with other backups.
 *
 * What a destroyed key was is overwritten. On SQLite it is gone from the file and its log with that; other databases keep
 * old rows until they clean up (`vacuum`, purge) and as long as they keep their logs.
 *
 * @throws `INVALID_INPUT` at first use for a database that holds records or has no table of keys; `STORAGE` for what the
 * driver throws; `CONTENTION` where another process writes for longer than `patience`
 */
export function sqlKeyStore<DB>(db: Kysely<DB>, options: SqlKeyStoreOptions = {}): KeyStore {
  const { patience = defaultPatience, warn = warnProcess, ...schema } = takeOptions(options, asked)
  const executor = checkDatabase(db, 'give the database')
  const dialect = dialectOf(executor.adapter, schema)
  let started = false
  const held = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    whileHeld(endOf(patience), () =>
      holding(executor, patience, async (connection) => {
        if (!started) {
          const warnings = await start(dialect, connection)
          if (!started) for (const warning of warnings) warn(warning)
          started = true
        }
        return await work(connection)
      }),
    )
  const get = (connection: Connection, names: readonly KeyName[]) => keysOf(dialect, connection, names)

  return {
    get: (names) => held((connection) => get(connection, names)),
    add: (keys) =>
      held(async (connection) => {
        await overwriting(dialect, connection)
        for (const some of chunks(keys)) await runOn(dialect, connection, adding(dialect, some), 'adding keys')
        const kept = await get(connection, keys)
        return kept.map((key, index) => key ?? refuse('STORAGE', { during: `adding the key of ${keys[index]!.case}` }))
      }),
    replace: (was, wrapped) =>
      held(async (connection) => {
        await overwriting(dialect, connection)
        const as = sql`"wrapped_by" = ${{ value: wrapped.by }}, "wrapped" = ${{ value: wrapped.text }}`
        const before = sql`"wrapped" = ${{ value: was.wrapped?.text ?? null }}`
        const of = and([...named(was), before])
        const { affected } = await runOn(
          dialect,
          connection,
          sql`update ${dialect.table('keys')} set ${as} where ${of}`,
          'replacing a key',
        )
        return affected === 1
      }),
    destroy: (of, keep) =>
      held(async (connection) => {
        await overwriting(dialect, connection)
        const { affected } = await runOn(dialect, connection, destroying(dialect, of, keep), 'destroying keys')
        // The log still holds what was written before; who reads just now holds it up, and the next one empties it.
        if (dialect.name === 'sqlite') await command(dialect, connection, 'pragma wal_checkpoint(truncate)')
        return affected
      }),
    list: (after, limit) =>
      held(async (connection) => {
        const { rows } = await runOn(dialect, connection, listing(dialect, after, limit), 'listing keys')
        return rows.map(keptKey)
      }),
  }
}

/** SQLite leaves in its file what was deleted or only moved, unless it is told whenever it writes. */
async function overwriting(dialect: Dialect, connection: Connection): Promise<void> {
  if (dialect.name === 'sqlite') await command(dialect, connection, 'pragma secure_delete = on')
}

/** What must be so for keys to be kept, and to be destroyed. */
async function start(dialect: Dialect, connection: Connection): Promise<readonly DurabilityWarning[]> {
  await checkSettings(dialect, connection)
  await refuseRecords(dialect, connection)
  if (!(await isThere(dialect, connection, 'keys'))) {
    const accepted = ['migrateKeys(db)']
    refuse('INVALID_INPUT', { issues: [{ path: ['db'], rule: 'setting', message: 'has no table of keys', accepted }] })
  }
  return await durabilityWarnings(dialect, connection)
}

async function keysOf(
  dialect: Dialect,
  connection: Connection,
  names: readonly KeyName[],
): Promise<readonly (KeptKey | null)[]> {
  const kept = new Map<string, KeptKey>()
  for (const some of chunks(names)) {
    const what = selected(dialect, keysShape)
    const keys = some.map((name) =>
      keysShape.key.map((column) => column.encode(name[column.property as keyof KeyName])),
    )
    const { rows } = await runOn(dialect, connection, dialect.ofKeys(keysShape, what, keys), 'reading keys')
    for (const row of rows) {
      const key = keptKey(row)
      kept.set(textOf(key), key)
    }
  }
  return names.map((name) => kept.get(textOf(name)) ?? null)
}

/** Keys that are there already stay as they are. */
function adding(dialect: Dialect, keys: readonly KeptKey[]): Fragment {
  const columns = join(
    keysShape.columns.map((column) => column.sql),
    ', ',
  )
  const rows = keys.map(({ wrapped, ...name }) => {
    const row: Readonly<Record<string, unknown>> = {
      ...name,
      wrappedBy: wrapped?.by ?? null,
      wrapped: wrapped?.text ?? null,
    }
    const values = keysShape.columns.map((column) => [{ value: column.encode(row[column.property]) }])
    return sql`(${join(values, ', ')})`
  })
  const unlessThere = dialect.unlessTaken || ' on duplicate key update "wrapped" = "wrapped"'
  return sql`insert into ${dialect.table('keys')} (${columns}) values ${join(rows, ', ')}${raw(unlessThere)}`
}

function destroying(dialect: Dialect, of: Omit<KeyName, 'document'>, keep: readonly number[]): Fragment {
  const [tenant, file] = named({ ...of, document: 0 })
  const others =
    keep.length === 0
      ? []
      : [
          sql`"document" not in (${join(
            keep.map((document) => [{ value: keysShape.column('document').encode(document) }]),
            ', ',
          )})`,
        ]
  const which = and([tenant!, file!, sql`"wrapped" is not null`, ...others])
  return sql`update ${dialect.table('keys')} set "wrapped_by" = null, "wrapped" = null where ${which}`
}

function listing(dialect: Dialect, after: KeyName | null, limit: number): Fragment {
  const names = keysShape.key.map((column) => sql`${found}.${column.sql}`)
  const values = keysShape.key.map((column) => after && column.encode(after[column.property as keyof KeyName]))
  const where = after === null ? raw('') : sql` where ${dialect.after(names, 'asc', values)}`
  const rows = sql`select ${selected(dialect, keysShape)} from ${dialect.table('keys')} as ${found}${where}`
  return sql`${rows} order by ${join(names, ', ')} limit ${dialect.limit(limit)}`
}

/** The conditions that name a key, in the order of its columns. */
function named(name: KeyName): readonly Fragment[] {
  return keysShape.key.map(
    (column) => sql`${column.sql} = ${{ value: column.encode(name[column.property as keyof KeyName]) }}`,
  )
}

function keptKey({ tenant, case: file, document, wrappedBy, wrapped }: DriverRow): KeptKey {
  return {
    tenant: String(tenant),
    case: String(file),
    document: Number(document),
    wrapped: wrapped === null ? null : { by: String(wrappedBy), text: String(wrapped) },
  }
}

function textOf({ tenant, case: file, document }: KeyName): string {
  return JSON.stringify([tenant, file, document])
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let first = 0; first < items.length; first += mostKeys) yield items.slice(first, first + mostKeys)
}

function warnProcess({ message }: DurabilityWarning): void {
  process.emitWarning(`The keys of the archive: ${message}`, { type: 'CasekeepWarning', code: 'CASEKEEP_DURABILITY' })
}
