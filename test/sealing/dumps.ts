import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { migrate, migrateKeys, openSqlite } from '../../adapters/sql/index.ts'
import { available, freshDatabase, openServer, type ServerName } from '../support/servers.ts'

/** A database, and all that it has written anywhere. */
export interface Dumped {
  readonly db: Kysely<unknown>
  /** What a backup would hold just now. */
  dump(): Promise<Buffer>
  /** Another database, made of the last dump. */
  restore(): Promise<Kysely<unknown>>
  close(): Promise<void>
}

export interface DumpPlace {
  readonly name: string
  open(what: 'records' | 'keys'): Promise<Dumped>
}

const made = { records: migrate, keys: migrateKeys }

/** The file with its log, as a copy of the folder has them. */
async function openFiles(what: 'records' | 'keys'): Promise<Dumped> {
  const folder = mkdtempSync(join(tmpdir(), 'casekeep-dump-'))
  const backup = mkdtempSync(join(tmpdir(), 'casekeep-backup-'))
  const db = await openSqlite(join(folder, 'it.db'))
  await made[what](db)
  const restored: Kysely<unknown>[] = []
  return {
    db,
    dump: async () => {
      cpSync(folder, backup, { recursive: true })
      return Buffer.concat(readdirSync(backup).map((file) => readFileSync(join(backup, file))))
    },
    restore: async () => {
      const again = await openSqlite(join(backup, 'it.db'))
      restored.push(again)
      return again
    },
    close: async () => {
      for (const each of [db, ...restored]) await each.destroy()
      for (const each of [folder, backup]) rmSync(each, { recursive: true, force: true })
    },
  }
}

interface Tools {
  readonly dump: (url: URL) => readonly [command: string, ...given: string[]]
  readonly restore: (url: URL) => readonly [command: string, ...given: string[]]
}
const named = ({ hostname, port, username, pathname }: URL) => [
  `--host=${hostname}`,
  `--port=${port}`,
  `--user=${username}`,
  pathname.slice(1),
]
const tools: { readonly [S in ServerName]: Tools } = {
  postgres: { dump: ({ href }) => ['pg_dump', href], restore: ({ href }) => ['psql', '--quiet', href] },
  mariadb: {
    dump: (url) => ['mariadb-dump', '--hex-blob', ...named(url)],
    restore: (url) => ['mariadb', ...named(url)],
  },
}

/** By the server's own tools. */
async function openOn(server: ServerName, what: 'records' | 'keys'): Promise<Dumped> {
  const databases = [await freshDatabase(server), await freshDatabase(server)] as const
  const [url, other] = databases.map((database) => new URL(database.url)) as [URL, URL]
  const db = openServer(server, url.href, 4)
  await made[what](db)
  const restored: Kysely<unknown>[] = []
  let last = Buffer.alloc(0)
  return {
    db,
    dump: async () => {
      const [command, ...given] = tools[server].dump(url)
      last = execFileSync(command, given, { maxBuffer: 2 ** 28 })
      return last
    },
    restore: async () => {
      const [command, ...given] = tools[server].restore(other)
      execFileSync(command, given, { input: last, stdio: ['pipe', 'ignore', 'pipe'] })
      const again = openServer(server, other.href, 4)
      restored.push(again)
      return again
    },
    close: async () => {
      for (const each of [db, ...restored]) await each.destroy()
      for (const database of databases) await database.drop()
    },
  }
}

function isThere(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn(`LEFT OUT: dumps by ${command}, which is not there`)
    return false
  }
}

/** Where a backup can be made and restored. */
export const dumpPlaces: readonly DumpPlace[] = [
  { name: 'SQLite', open: openFiles },
  ...((await available('postgres')) && isThere('pg_dump')
    ? [{ name: 'PostgreSQL', open: (what: 'records' | 'keys') => openOn('postgres', what) }]
    : []),
  ...((await available('mariadb')) && isThere('mariadb-dump')
    ? [{ name: 'MariaDB', open: (what: 'records' | 'keys') => openOn('mariadb', what) }]
    : []),
]
