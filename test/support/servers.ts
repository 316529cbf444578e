/**
 * The database servers that tests and programs run on, beside SQLite, which needs none:
 *
 * - `CASEKEEP_POSTGRES` says where PostgreSQL is (`postgres://postgres@127.0.0.1:5432/test`),
 * - `CASEKEEP_MARIADB` says where MariaDB is (`mysql://root@127.0.0.1:3306/test`),
 * - `CASEKEEP_REQUIRE=postgres,mariadb` makes it a failure that one of them is not there.
 *
 * The account must be allowed to create databases: nothing is ever written into the one that is named there.
 */
import { randomBytes } from 'node:crypto'
import { Kysely, MysqlDialect, PostgresDialect, type PostgresPool } from 'kysely'
import { createConnection, createPool } from 'mysql2'
import { Client, Pool, type PoolConfig } from 'pg'

export type ServerName = 'postgres' | 'mariadb'

/** An empty database of one's own. */
export interface FreshDatabase {
  readonly name: string
  /** Where it is, for {@link openPostgres}, {@link openMariadb} and any driver. */
  readonly url: string
  /** Drops it, even where something is connected to it still. */
  drop(): Promise<void>
}

interface Server {
  readonly label: string
  readonly variable: string
  readonly usual: string
  /** Each statement runs on a connection to the given database that is closed again. */
  readonly run: (url: string, text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
  readonly create: (name: string) => string
  readonly drop: (name: string) => string
  readonly names: string
}

/** Milliseconds within which a server that is there answers. */
const patience = 3_000
const beginning = 'casekeep_test_'
const dayInSeconds = 24 * 60 * 60

const servers: Readonly<Record<ServerName, Server>> = {
  postgres: {
    label: 'PostgreSQL',
    variable: 'CASEKEEP_POSTGRES',
    usual: 'postgres://postgres@127.0.0.1:5432/test',
    run: async (url, text) => {
      const client = new Client({ connectionString: url, connectionTimeoutMillis: patience })
      await client.connect()
      try {
        return (await client.query(text)).rows
      } finally {
        await client.end()
      }
    },
    // The same on every machine, whatever the server was set up with.
    create: (name) => `create database ${name} template template0 encoding 'UTF8' locale 'C'`,
    drop: (name) => `drop database if exists ${name} with (force)`,
    names: `select datname as name from pg_database where datname like '${beginning}%'`,
  },
  mariadb: {
    label: 'MariaDB',
    variable: 'CASEKEEP_MARIADB',
    usual: 'mysql://root@127.0.0.1:3306/test',
    run: async (url, text) => {
      const connection = createConnection({ uri: url, connectTimeout: patience })
      const connected = connection.promise()
      try {
        const [rows] = await connected.query(text)
        return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []
      } finally {
        connection.destroy()
      }
    },
    // Its own collation tells no `a` from `A`, which tables must be proof against.
    create: (name) => `create database ${name} character set utf8mb4`,
    drop: (name) => `drop database if exists ${name}`,
    names: `select schema_name as name from information_schema.schemata where schema_name like '${beginning}%'`,
  },
}
export const serverNames = Object.keys(servers) as readonly ServerName[]

/** Where a server is. */
export function serverUrl(server: ServerName): string {
  const { variable, usual } = servers[server]
  return process.env[variable] ?? usual
}

const answers = new Map<ServerName, Promise<boolean>>()

/**
 * Whether a server answers; asked once a process. What is left out because it does not is said aloud.
 *
 * @throws where `CASEKEEP_REQUIRE` names it and it does not answer
 */
export function available(server: ServerName): Promise<boolean> {
  let answer = answers.get(server)
  if (answer === undefined) {
    answer = ask(server)
    answers.set(server, answer)
  }
  return answer
}

async function ask(server: ServerName): Promise<boolean> {
  const { label, variable, run } = servers[server]
  const url = serverUrl(server)
  const required = isRequired(server)
  try {
    await run(url, 'select 1')
    return true
  } catch (cause) {
    const { host } = new URL(url)
    const because = `${label} does not answer at ${host} (${reasonOf(cause)}): start one, or say where with ${variable}`
    if (required) throw new Error(`CASEKEEP_REQUIRE names ${server}, and ${because}`, { cause })
    console.warn(`LEFT OUT: everything on ${label}. ${because}`)
    return false
  }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string }
  return code ?? message ?? String(error)
}

function isRequired(server: ServerName): boolean {
  const required = (process.env.CASEKEEP_REQUIRE ?? '').split(',').map((name) => name.trim())
  const known: readonly string[] = serverNames
  const strange = required.filter((name) => name !== '' && !known.includes(name))
  if (strange.length > 0) throw new Error(`CASEKEEP_REQUIRE names ${strange}; there are ${serverNames}`)
  return required.includes(server)
}

const swept = new Map<ServerName, Promise<void>>()

/** Makes an empty database. What killed runs left behind is dropped a day later. */
export async function freshDatabase(server: ServerName): Promise<FreshDatabase> {
  const { run, create, drop } = servers[server]
  const url = serverUrl(server)
  let sweeping = swept.get(server)
  if (sweeping === undefined) {
    sweeping = sweep(server)
    swept.set(server, sweeping)
  }
  await sweeping
  const name = `${beginning}${nowInSeconds()}_${randomBytes(6).toString('hex')}`
  await run(url, create(name))
  const own = new URL(url)
  own.pathname = `/${name}`
  return {
    name,
    url: own.href,
    drop: async () => {
      await run(url, drop(name))
    },
  }
}

const nowInSeconds = () => Math.floor(Date.now() / 1000)

async function sweep(server: ServerName): Promise<void> {
  const { run, drop, names } = servers[server]
  const url = serverUrl(server)
  for (const { name } of await run(url, names)) {
    if (!isLeftOver(String(name), nowInSeconds())) continue
    // Another run may be dropping the same.
    await run(url, drop(String(name))).catch(() => undefined)
  }
}

/** Whether a database's name says that it was made by a test more than a day ago. `now`: seconds since 1970. */
export function isLeftOver(name: string, now: number): boolean {
  const made = name.startsWith(beginning) ? /^(\d+)_[0-9a-f]+$/.exec(name.slice(beginning.length)) : null
  return made !== null && now - Number(made[1]) > dayInSeconds
}

/** As many as a small host would keep; a test of many at once may ask for more. */
const usualConnections = 10

/**
 * A pool of `pg` whose server may end a connection without ending the process: who uses the connection hears of it by
 * the statement that fails, and nobody uses one whose database is being dropped.
 */
export function postgresPool(options: PoolConfig): Pool {
  const pool = new Pool(options)
  // The pool itself hears of idle connections only.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * A database of PostgreSQL as a host would open it: Kysely over a pool of `pg`. `destroy()` closes it.
 *
 * @param wrap what the host makes of its pool before Kysely gets it, such as `keepStatements`
 */
export function openPostgres<DB = unknown>(
  url: string,
  connections = usualConnections,
  wrap: (pool: PostgresPool) => PostgresPool = (pool) => pool,
): Kysely<DB> {
  const pool = postgresPool({ connectionString: url, max: connections })
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: wrap(pool) }) })
}

/** A database of MariaDB as a host would open it: Kysely over a pool of `mysql2`. `destroy()` closes it. */
export function openMariadb<DB = unknown>(url: string, connections = usualConnections): Kysely<DB> {
  return new Kysely<DB>({ dialect: new MysqlDialect({ pool: createPool({ uri: url, connectionLimit: connections }) }) })
}

/** A server's database, by the driver that is the server's. */
export function openServer<DB = unknown>(server: ServerName, url: string, connections?: number): Kysely<DB> {
  return server === 'postgres' ? openPostgres<DB>(url, connections) : openMariadb<DB>(url, connections)
}
