import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { type Kysely, MysqlDialect, sql } from 'kysely'
import { createPool } from 'mysql2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assertSchema, migrate, migrations } from '../../adapters/sql/index.ts'
import { frozen } from '../../adapters/sql/migrations/index.ts'
import type { MigrateAnswer, MigrateOrder } from './migrate-process.ts'
import { type FoundSchema, foundSchema } from './migrated-schema.ts'
import { type EmptyDatabase, type MigrationPlace, noting, places } from './migration-places.ts'

const versions = frozen.map(({ version }) => version)
const program = fileURLToPath(new URL('./migrate-process.ts', import.meta.url))
const minutes = 60_000

async function startProcess(): Promise<ChildProcess> {
  const child = fork(program, { execArgv: ['--import', 'tsx'] })
  await once(child, 'message')
  return child
}

/** What a process answers; null where it was killed before it did. */
async function ask(child: ChildProcess, order: MigrateOrder): Promise<MigrateAnswer | null> {
  const answered = once(child, 'message').then(([message]) => message as MigrateAnswer)
  const ended = once(child, 'exit').then(() => null)
  child.send(order)
  return await Promise.race([answered, ended])
}

/** Runs `work` in an empty database. */
async function inEmpty(
  place: MigrationPlace,
  work: (db: Kysely<unknown>, empty: EmptyDatabase) => Promise<void>,
): Promise<void> {
  const empty = await place.make()
  const db = await place.open(empty.at)
  try {
    await work(db, empty)
  } finally {
    await db.destroy()
    await empty.drop()
  }
}

async function runFirst(place: MigrationPlace, db: Kysely<unknown>, count: number): Promise<void> {
  for (const { statements } of migrations[place.database].slice(0, count))
    for (const statement of statements) await sql.raw(statement).execute(db)
}

const wantedSchemas = new Map<MigrationPlace, FoundSchema>()

/** The schema as it is to be. */
async function wantedSchema(place: MigrationPlace): Promise<FoundSchema> {
  let wanted = wantedSchemas.get(place)
  if (wanted === undefined)
    await inEmpty(place, async (db) => {
      await migrate(db)
      wanted = await foundSchema(place.database, db)
      wantedSchemas.set(place, wanted)
    })
  return wanted!
}

describe('several processes that start at once', () => {
  let processes: readonly ChildProcess[]
  beforeAll(async () => {
    processes = await Promise.all(Array.from({ length: 4 }, startProcess))
  }, 2 * minutes)
  afterAll(() => {
    for (const child of processes) child.disconnect()
  })

  const starts = places.flatMap((place) => [0, 2].map((behind) => [place.database, behind, place] as const))
  it.each(starts)(
    'migrate a database of %s at version %i once',
    async (_, at, place) => {
      const wanted = await wantedSchema(place)
      await inEmpty(place, async (db, empty) => {
        await runFirst(place, db, at)
        const order = { database: place.database, at: empty.at, diesAfter: null }
        const answers = await Promise.all(processes.map((child) => ask(child, order)))
        const ran = answers.map((answer) => JSON.stringify(answer)).sort()
        expect(ran).toEqual([
          JSON.stringify({ ran: versions.slice(at) }),
          ...Array.from({ length: 3 }, () => JSON.stringify({ ran: [] })),
        ])
        await assertSchema(db)
        expect(await foundSchema(place.database, db)).toEqual(wanted)
      })
    },
    2 * minutes,
  )
})

describe.each(places)('a process that is killed while it migrates $database', (place) => {
  it(
    'leaves what the next one finishes, whenever that was',
    async () => {
      const wanted = await wantedSchema(place)
      const seed = Number(process.env.CASEKEEP_SEED ?? Date.now() % 2 ** 31)
      console.log(`${place.database}: seed ${seed}`)
      const deaths = fc.sample(fc.integer({ min: 3, max: place.database === 'mariadb' ? 90 : 45 }), {
        numRuns: 4,
        seed,
      })
      for (const diesAfter of deaths)
        await inEmpty(place, async (db, empty) => {
          const child = await startProcess()
          const answer = await ask(child, { database: place.database, at: empty.at, diesAfter })
          expect(answer, `after ${diesAfter} statements, seed ${seed}`).toBeNull()
          const left = await foundSchema(place.database, db)
          if (place.database !== 'mariadb') expect(left).toEqual({})
          else expect(left).not.toEqual(wanted)
          await expect(assertSchema(db)).rejects.toMatchObject({ code: /SCHEMA_(MISSING|BEHIND)/ })
          await migrate(db)
          await assertSchema(db)
          expect(await foundSchema(place.database, db)).toEqual(wanted)
        })
    },
    3 * minutes,
  )
})

describe.each(places.filter(({ database }) => database === 'mariadb'))('a connection to $database', (place) => {
  const isNote = (text: string) => /^(insert into|update) `casekeep_migrations`/.test(text)
  const changesSchema = (text: string) => /^(create (table|index)|drop index|alter table) casekeep_/.test(text)

  const mayBeTwice = (text: string) => / modify column /.test(text)

  it.each([
    ['statement, before that is noted', changesSchema],
    ['note', isNote],
  ] as const)(
    'that is lost after each %s, is gone on from there',
    async (_, isTheMoment) => {
      const wanted = await wantedSchema(place)
      await inEmpty(place, async (db, empty) => {
        const ran: string[] = []
        let lost = 0
        for (let isDone = false; !isDone; ) {
          const pool = createPool({ uri: empty.at, connectionLimit: 1 })
          let end = () => {}
          pool.on('connection', (connection) => {
            end = () => connection.destroy()
          })
          const dying = noting(new MysqlDialect({ pool }), (text) => {
            if (changesSchema(text)) ran.push(text)
            if (!isTheMoment(text)) return
            // Found done, the others say so; this one goes through as often as it is run.
            if (mayBeTwice(text) && ran.filter((one) => one === text).length > 1) return
            lost += 1
            end()
          })
          isDone = await migrate(dying).then(
            () => true,
            (error) => {
              expect(error).toMatchObject({ code: 'STORAGE' })
              return false
            },
          )
          await dying.destroy()
        }
        await assertSchema(db)
        expect(await foundSchema(place.database, db)).toEqual(wanted)
        // What fills a table may be run twice (`insert ignore`), and changes no schema.
        const statements = frozen.flatMap(({ mysql }) => mysql.statements).filter(changesSchema)
        expect(lost).toBeGreaterThanOrEqual(statements.length)
        // None of them was run to its end twice, but for what may be.
        const once = (text: string) => !text.includes('casekeep_migrations') && !mayBeTwice(text)
        expect(ran.filter(once)).toEqual(statements.filter(once))
      })
    },
    3 * minutes,
  )
})
