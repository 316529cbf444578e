/**
 * What sealing costs: a page of 50 cases and a few commands, sealed and plain in turn, so that what slows one round down
 * slows both: `npx tsx test/programs/sealing.ts [rounds]`. Records and keys lie in SQLite files, and where it answers in
 * PostgreSQL.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { migrate, migrateKeys, openSqlite, platformCipher, sqlAdapter, sqlKeyStore } from '../../adapters/sql/index.ts'
import { median } from '../../bench/statistics.ts'
import { type Cipher, createArchive, localKeyring, type Sealing, standardPolicy, webCipher } from '../../src/index.ts'
import { available, freshDatabase, openPostgres } from '../support/servers.ts'

const rounds = Number(process.argv[2] ?? 200)
const pageOf = 50

interface Place {
  readonly name: string
  open(): Promise<Kysely<unknown>>
  close(): Promise<void>
}

function sqliteFiles(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'casekeep-sealing-'))
  let files = 0
  return {
    name: 'SQLite',
    open: () => openSqlite(join(folder, `${files++}.db`)),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function postgresDatabases(): Place {
  const drops: (() => Promise<void>)[] = []
  return {
    name: 'PostgreSQL',
    open: async () => {
      const { url, drop } = await freshDatabase('postgres')
      drops.push(drop)
      return openPostgres(url, 2)
    },
    close: async () => {
      for (const drop of drops) await drop()
    },
  }
}

/** An archive with 50 clients, as an office has them, and what is done in it. */
async function office(db: Kysely<unknown>, sealing?: Sealing) {
  const archive = createArchive({
    policy: standardPolicy(),
    storage: sqlAdapter(db, { warn: () => undefined }),
    ...(sealing && { sealing }),
  })
  const clerk = archive.as({ id: 'mei', departments: ['sales'], roles: [], clearance: 'secret' })
  let opened = 0
  const open = async () => {
    opened += 1
    const name = `Alfreds Futterkiste ${opened}`
    const fields = { name, businessType: 'retail', cooperationStart: '2024-05' }
    return (await clerk.cases.open({ category: 'client', title: name, fields })).case
  }
  for (let count = 0; count < pageOf; count++) await open()
  let version = 1
  return {
    list: () => clerk.cases.list({ limit: pageOf }),
    get: () => clerk.cases.get({ case: 'KH0001' }),
    open,
    amend: async () => {
      version += 1
      return await clerk.cases.amend({ case: 'KH0001', fields: { businessType: `retail ${version}` } })
    },
    collect: () =>
      clerk.batches.collect({
        case: 'KH0002',
        documents: [{ kind: 'communication', title: `Letter ${Math.random()}`, channel: 'email' }],
      }),
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await act()
  return performance.now() - before
}

const acts = ['list', 'get', 'open', 'amend', 'collect'] as const

/** Sealed by each cipher and plain, in turn. */
async function measure(place: Place): Promise<void> {
  const databases: Kysely<unknown>[] = []
  const database = async (make: (db: Kysely<unknown>) => Promise<unknown>) => {
    const db = await place.open()
    databases.push(db)
    await make(db)
    return db
  }
  const secret = randomBytes(32)
  const sealing = async (cipher: Cipher): Promise<Sealing> => ({
    keyring: localKeyring({ current: 'k', keys: { k: secret }, cipher }),
    keyStore: sqlKeyStore(await database(migrateKeys), { warn: () => undefined }),
    cipher,
  })
  try {
    const offices = {
      plain: await office(await database(migrate)),
      'by WebCrypto': await office(await database(migrate), await sealing(webCipher)),
      'by Node': await office(await database(migrate), await sealing(platformCipher())),
    }
    for (const act of acts) {
      const times: Record<string, number[]> = {}
      for (let round = 0; round < rounds; round++) {
        for (const [name, each] of Object.entries(offices)) {
          const own = times[name] ?? []
          times[name] = own
          own.push(await timed(each[act]))
        }
      }
      const told = Object.entries(times).map(([name, some]) => `${name} ${median(some).toFixed(2)} ms`)
      console.log(`${place.name.padEnd(11)} ${act.padEnd(8)} ${told.join(', ')}`)
    }
  } finally {
    for (const db of databases) await db.destroy()
    await place.close()
  }
}

console.log(`medians of ${rounds} rounds; list: a page of ${pageOf} cases`)
await measure(sqliteFiles())
if (await available('postgres')) await measure(postgresDatabases())
