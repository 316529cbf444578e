import type { Kysely } from 'kysely'
import { isCasekeepError } from '../../src/errors.ts'
import { type AskedOptions, aFunction, takeOptions } from '../../src/options.ts'
import type { UnreadableReason } from '../../src/reasons.ts'
import { isSealed } from '../../src/sealing/envelope.ts'
import type { KeyName } from '../../src/sealing/key-store.ts'
import { ownerOf } from '../../src/sealing/open-rows.ts'
import { OperationKeys } from '../../src/sealing/operation-keys.ts'
import { sealRows, type Target } from '../../src/sealing/seal-rows.ts'
import {
  type Cells,
  type SealedSpec,
  type SealedTable,
  sealedColumns,
  sealedSpec,
} from '../../src/sealing/sealed-columns.ts'
import { mustBeSealing, type Sealing } from '../../src/sealing/sealing.ts'
import type { Scalar } from '../../src/storage.ts'
import { tenantChain } from '../../src/trail/entry.ts'
import { sqlAdapter } from './adapter.ts'
import { rowDecoder } from './codec.ts'
import { type Connection, defaultPatience, holding } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { dialectOf, type SchemaOptions } from './dialects/of.ts'
import { and, type Fragment, join, raw, render, sql } from './fragment.ts'
import { aPatience, checkDatabase, ofSchema } from './host-options.ts'
import { endOf, whileHeld } from './retry.ts'
import { selected } from './rows.ts'
import { commands } from './session.ts'
import { found, shapes } from './shapes.ts'
import { command, executeOn } from './statement.ts'

/** How far it has come. */
export interface SealedStored {
  /** How many rows were looked at. */
  readonly seen: number
  /** How many of them stood in plain, and are sealed now. */
  readonly sealed: number
  /** What stands in plain still, because the key of its case is gone. */
  readonly failed: readonly StillPlain[]
}
export interface StillPlain {
  readonly table: SealedTable
  /** The values of its key, in the order of its columns. */
  readonly row: readonly Scalar[]
  readonly because: UnreadableReason
}

export interface SealStoredOptions extends SchemaOptions {
  /** How long a connection or another process that writes is waited for, in milliseconds. Default: 30 seconds. */
  readonly patience?: number
  /** Hears after every few hundred rows. What it throws stops it. */
  readonly progress?: (done: SealedStored) => void
}
const asked: AskedOptions<SealStoredOptions> = { ...ofSchema, patience: aPatience, progress: aFunction }
const pageSize = 200

/**
 * Seals what an archive wrote before it was sealed, of all tenants: fields, details of the trail, contents of
 * revisions, answers of named acts. Run it once every process has the sealing; commands go on meanwhile. Stopped and run
 * again it seals what is left.
 *
 * Nothing that is told is changed by it, no version and no digest, so that the chains verify as before. It needs the
 * right to update tables that are only added to otherwise. What stood in plain still stands in older dumps, and until the
 * database cleans up (`vacuum`) in its files.
 *
 * @throws `INVALID_INPUT` for a database or options that cannot be; `KEYS_FAILED`, `WRONG_KEYRING`; `STORAGE` for what the
 * driver throws
 */
export async function sealStored<DB>(
  db: Kysely<DB>,
  sealing: Sealing,
  options: SealStoredOptions = {},
): Promise<SealedStored> {
  mustBeSealing(sealing)
  const { patience = defaultPatience, progress, ...schema } = takeOptions(options, asked)
  const executor = checkDatabase(db, 'give the database')
  const dialect = dialectOf(executor.adapter, schema)
  const storage = sqlAdapter(db, { patience, ...schema })
  const held = <T>(work: (connection: Connection) => Promise<T>) =>
    whileHeld(endOf(patience), () => holding(executor, patience, work))
  let done: SealedStored = { seen: 0, sealed: 0, failed: [] }
  for (const table of Object.keys(sealedColumns) as SealedTable[]) {
    const spec = sealedSpec(table)!
    for (let after: Cells | null = null; ; ) {
      const { rows, targets } = await held(async (connection) => {
        const page = await pageOf(dialect, connection, table, after)
        return { rows: page, targets: await plainOf(dialect, connection, spec, page) }
      })
      const { sealed, failed } = await storage.read(async (reader) => {
        const keys = new OperationKeys(sealing)
        const seal = (some: readonly Target[]) => sealRows(some, new Set(), reader, keys)
        return await seal(targets).then(
          (all) => ({ sealed: all, failed: [] }),
          // One that cannot be sealed keeps none of the others from it.
          () => oneByOne(targets, seal),
        )
      })
      if (sealed.size > 0) await held((connection) => writeAll(dialect, connection, spec, sealed))
      done = { seen: done.seen + rows.length, sealed: done.sealed + sealed.size, failed: [...done.failed, ...failed] }
      progress?.(done)
      after = rows.at(-1) ?? null
      if (rows.length < pageSize) break
    }
  }
  return done
}

async function oneByOne(
  targets: readonly Target[],
  seal: (some: readonly Target[]) => Promise<ReadonlyMap<Cells, Cells>>,
): Promise<{ readonly sealed: ReadonlyMap<Cells, Cells>; readonly failed: readonly StillPlain[] }> {
  const sealed = new Map<Cells, Cells>()
  const failed: StillPlain[] = []
  for (const target of targets) {
    try {
      for (const [row, as] of await seal([target])) sealed.set(row, as)
    } catch (error) {
      if (!isCasekeepError(error, 'UNREADABLE')) throw error
      const { table } = target.spec
      const row = shapes[table].key.map(({ property }) => target.row[property] as Scalar)
      failed.push({ table, row, because: error.details.because })
    }
  }
  return { sealed, failed }
}

async function pageOf(
  dialect: Dialect,
  connection: Connection,
  table: SealedTable,
  after: Cells | null,
): Promise<readonly Cells[]> {
  const shape = shapes[table]
  const names = shape.key.map((column) => sql`${found}.${column.sql}`)
  const beyond =
    after === null
      ? raw('')
      : sql` where ${dialect.after(
          names,
          'asc',
          shape.key.map((column) => column.encode(after[column.property])),
        )}`
  const rows = await run(
    dialect,
    connection,
    table,
    sql`select ${selected(dialect, shape)} from ${dialect.table(shape.name)} as ${found}${beyond} order by ${join(names, ', ')} limit ${dialect.limit(pageSize)}`,
  )
  return rows.map(rowDecoder(shape.columns)) as readonly Cells[]
}

/** The rows of a page that stand in plain, and whose keys they need. */
async function plainOf(
  dialect: Dialect,
  connection: Connection,
  spec: SealedSpec,
  page: readonly Cells[],
): Promise<readonly Target[]> {
  const plain = page.filter((row) => !isSealed(row[spec.into]) && !spec.columns.every((column) => row[column] === null))
  if (plain.length === 0) return []
  const chains = spec.key === 'chains' ? await entriesOf(dialect, connection, plain) : []
  return plain.map((row) => {
    const own = ownerOf(spec, row)
    const owners = own === null ? chainsOf(row, chains) : [own]
    return { spec, row, names: owners.map((owner): KeyName => ({ tenant: row.tenant as string, ...owner })) }
  })
}

/** The entries of the trail that were written with acts that were named. */
async function entriesOf(dialect: Dialect, connection: Connection, acts: readonly Cells[]): Promise<readonly Cells[]> {
  const shape = shapes.trail
  const at = shape.column('at')
  const moments = [...new Set(acts.map((row) => at.encode(row.at)))]
  const what = selected(dialect, shape, ['tenant', 'chain', 'at', 'actor', 'operation'])
  const where = dialect.among(at, found, moments)
  return (await run(
    dialect,
    connection,
    'trail',
    sql`select distinct ${what} from ${dialect.table(shape.name)} as ${found} where ${where}`,
  )) as readonly Cells[]
}

function chainsOf(act: Cells, entries: readonly Cells[]) {
  const told = entries
    .filter((entry) =>
      (['tenant', 'at', 'actor', 'operation'] as const).every((column) => entry[column] === act[column]),
    )
    .map((entry) => entry.chain as string)
  return (told.length > 0 ? told : [tenantChain]).map((chain) => ({ case: chain, document: 0 }))
}

/** In one transaction. What somebody else has written meanwhile is left as they wrote it. */
async function writeAll(
  dialect: Dialect,
  connection: Connection,
  spec: SealedSpec,
  sealed: ReadonlyMap<Cells, Cells>,
): Promise<void> {
  const shape = shapes[spec.table]
  const isGuarded = shape.columns.some(({ property }) => property === 'version')
  const guard = isGuarded ? [...shape.key, shape.column('version')] : shape.key
  await commands(dialect, connection, dialect.begin)
  try {
    for (const [row, as] of sealed) {
      const set = spec.columns
        .map(shape.column)
        .map((column) => sql`${column.sql} = ${{ value: column.encode(as[column.property]) }}`)
      const where = guard.map((column) => sql`${column.sql} = ${{ value: column.encode(row[column.property]) }}`)
      await run(
        dialect,
        connection,
        spec.table,
        sql`update ${dialect.table(shape.name)} set ${join(set, ', ')} where ${and(where)}`,
      )
    }
    await command(dialect, connection, 'commit')
  } catch (error) {
    await command(dialect, connection, 'rollback').catch(() => undefined)
    throw error
  }
}

async function run(dialect: Dialect, connection: Connection, table: SealedTable, fragment: Fragment) {
  const { text, parameters } = render(dialect, fragment)
  const statement = { text, parameters, during: `sealing ${table}`, table, kept: false }
  return (await executeOn(dialect, connection, statement)).rows
}
