import { type Kysely, sql } from 'kysely'
import { Random } from '../../../adapters/conformance/random.ts'
import { assertSchema, migrate } from '../../../adapters/sql/index.ts'
import { freshPlace, type HostTables, openPlace, type Place, type StoreName } from '../races/place.ts'
import { errorName } from '../races/tally.ts'
import type { Progress } from '../try/progress.ts'
import { Child } from './child.ts'
import type { Migrated } from './migrate-process.ts'

export interface MigrationsResult {
  /** Databases that several processes migrated at once. */
  readonly raced: number
  /** Databases whose migration was killed. */
  readonly killed: number
  /** Of these, how many were not yet migrated when it was. */
  readonly halfway: number
  readonly faults: readonly string[]
}

const processes = 4

/** Several processes migrate one empty database at once: all come to an end, or all are killed and one begins again. */
export async function migrationsUnderFire(
  store: StoreName,
  program: string,
  rounds: number,
  seed: number,
  progress: Progress,
): Promise<MigrationsResult> {
  const random = new Random(seed)
  const { schema, milliseconds } = await undisturbed(store)
  const faults: string[] = []
  let halfway = 0
  for (let round = 1; round <= rounds; round++) {
    faults.push(...(await raced(store, program, schema)))
    const after = await killed(store, program, schema, random.integer(0, Math.ceil(milliseconds * 2)))
    faults.push(...after.faults)
    if (after.halfway) halfway += 1
    progress(`${store}: migrations raced and killed`, round, rounds)
  }
  return { raced: rounds, killed: rounds, halfway, faults }
}

/** What the schema is where nobody disturbs its making, and how long that takes. */
async function undisturbed(store: StoreName) {
  return await onFreshPlace(store, async (place) => {
    const db = await openPlace(place, 1)
    const began = performance.now()
    await migrate(db)
    const milliseconds = performance.now() - began
    const schema = await schemaOf(store, db)
    await db.destroy()
    return { schema, milliseconds }
  })
}

async function raced(store: StoreName, program: string, schema: string): Promise<readonly string[]> {
  return await onFreshPlace(store, async (place) => {
    const children = await readyOn(place, program)
    for (const child of children) child.send('go')
    const answers = (await Promise.all(children.map((child) => child.message()))) as (Migrated | undefined)[]
    await Promise.all(children.map((child) => child.end()))
    const faults: string[] = []
    const ran: number[] = []
    for (const answer of answers) {
      if (answer === undefined) faults.push('a process that migrates ended without an answer')
      else if ('failed' in answer) faults.push(`one of ${processes} that migrate at once failed: ${answer.failed}`)
      else ran.push(...answer.ran)
    }
    if (new Set(ran).size !== ran.length) faults.push(`a migration was run twice: ${ran}`)
    return [...faults, ...(await wholeness(store, place, schema))]
  })
}

async function killed(store: StoreName, program: string, schema: string, milliseconds: number) {
  return await onFreshPlace(store, async (place) => {
    const children = await readyOn(place, program)
    for (const child of children) child.send('go')
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    for (const child of children) child.kill()
    await Promise.all(children.map((child) => child.end()))
    const halfway = !(await isWhole(place))
    return { halfway, faults: await wholeness(store, place, schema) }
  })
}

async function readyOn(place: Place, program: string): Promise<readonly Child[]> {
  const children = Array.from({ length: processes }, () => new Child(program, place))
  await Promise.all(children.map((child) => child.message()))
  return children
}

async function isWhole(place: Place): Promise<boolean> {
  const db = await openPlace(place, 1)
  try {
    await assertSchema(db)
    return true
  } catch {
    return false
  } finally {
    await db.destroy()
  }
}

/** Whoever migrates now finds it done or does the rest, and it is the schema of always. */
async function wholeness(store: StoreName, place: Place, schema: string): Promise<readonly string[]> {
  const db = await openPlace(place, 1)
  try {
    await migrate(db)
    await assertSchema(db)
    const found = await schemaOf(store, db)
    return found === schema ? [] : [`the schema differs:\n${found}\ninstead of\n${schema}`]
  } catch (error) {
    return [`to migrate again failed: ${errorName(error)}`]
  } finally {
    await db.destroy()
  }
}

const schemaQueries: Readonly<Record<StoreName, readonly string[]>> = {
  sqlite: ['select name, sql from sqlite_master order by name'],
  postgres: [
    `select table_name, column_name, data_type, is_nullable, collation_name, column_default from information_schema.columns where table_schema = 'public' order by 1, ordinal_position`,
    `select indexdef from pg_indexes where schemaname = 'public' order by indexname`,
  ],
  mariadb: [
    'select table_name, column_name, column_type, is_nullable, collation_name, column_default from information_schema.columns where table_schema = database() order by 1, ordinal_position',
    'select table_name, index_name, seq_in_index, column_name, non_unique from information_schema.statistics where table_schema = database() order by 1, 2, 3',
  ],
}

async function schemaOf(store: StoreName, db: Kysely<HostTables>): Promise<string> {
  const parts: string[] = []
  for (const query of schemaQueries[store]) {
    const { rows } = await sql.raw(query).execute(db)
    parts.push(...rows.map((row) => JSON.stringify(row)))
  }
  return parts.join('\n')
}

async function onFreshPlace<T>(store: StoreName, work: (place: Place) => Promise<T>): Promise<T> {
  const { place, remove } = await freshPlace(store)
  try {
    return await work(place)
  } finally {
    await remove()
  }
}
