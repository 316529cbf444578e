import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openServer, type ServerName } from '../../support/servers.ts'
import type { Place } from '../races/place.ts'
import { Fault } from '../try/fault.ts'

/** How a server is set up in an empty folder and started from it. Neither runs as root. */
interface Recipe {
  readonly user: string
  /** Where a distribution keeps programs that are not on the path. */
  readonly folders: readonly string[]
  readonly setUp: (folder: string) => readonly [program: string, ...parameters: readonly string[]]
  readonly start: (folder: string, port: number) => readonly [program: string, ...parameters: readonly string[]]
  /** Where its first connection goes. */
  readonly home: (port: number) => string
}

const recipes: Readonly<Record<ServerName, Recipe>> = {
  postgres: {
    user: 'postgres',
    folders: [
      '/usr/lib/postgresql/17/bin',
      '/usr/lib/postgresql/16/bin',
      '/usr/lib/postgresql/15/bin',
      '/usr/local/bin',
    ],
    setUp: (folder) => [
      'initdb',
      '-D',
      join(folder, 'data'),
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
    ],
    start: (folder, port) => [
      'postgres',
      ...['-D', join(folder, 'data'), '-p', String(port), '-k', folder, '-c', 'listen_addresses=127.0.0.1'],
    ],
    home: (port) => `postgres://postgres@127.0.0.1:${port}/postgres`,
  },
  mariadb: {
    user: 'mysql',
    folders: ['/usr/sbin', '/usr/bin', '/usr/local/bin'],
    setUp: (folder) => [
      'mariadb-install-db',
      ...['--no-defaults', `--datadir=${join(folder, 'data')}`, '--auth-root-authentication-method=normal'],
      '--skip-test-db',
    ],
    start: (folder, port) => [
      'mariadbd',
      ...['--no-defaults', `--datadir=${join(folder, 'data')}`, `--port=${port}`, '--bind-address=127.0.0.1'],
      ...[`--socket=${join(folder, 'socket')}`, `--pid-file=${join(folder, 'pid')}`],
    ],
    home: (port) => `mysql://root@127.0.0.1:${port}/mysql`,
  },
}

/** Milliseconds within which a server starts, its recovery included. */
const patience = 60_000
const database = 'casekeep_killed'

/** A server of one's own in a temporary folder, which may be killed at any moment: nobody else uses it. */
export class OwnServer {
  readonly place: Place
  readonly #recipe: Recipe
  readonly #folder: string
  readonly #port: number
  #process: ChildProcess | undefined
  #log = ''
  readonly #atExit = () => {
    this.#process?.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  private constructor(server: ServerName, folder: string, port: number) {
    process.once('exit', this.#atExit)
    this.#recipe = recipes[server]
    this.#folder = folder
    this.#port = port
    const url = new URL(this.#recipe.home(port))
    url.pathname = `/${database}`
    this.place = { store: server, at: url.href }
  }

  /** Sets one up from nothing and starts it, with an empty database. */
  static async make(server: ServerName): Promise<OwnServer> {
    const { user, setUp, folders } = recipes[server]
    const folder = mkdtempSync(join(tmpdir(), `casekeep-${server}-`))
    const as = account(user)
    if (as !== undefined) chownSync(folder, as.uid, as.gid)
    chmodSync(folder, 0o755)
    const [program, ...parameters] = setUp(folder)
    execFileSync(found(program, folders), parameters, { ...as, cwd: folder, stdio: 'ignore' })
    const own = new OwnServer(server, folder, await freePort())
    await own.start()
    const db = openServer(server, recipes[server].home(own.#port), 1)
    await sql.raw(`create database ${database}`).execute(db)
    await db.destroy()
    return own
  }

  /** Starts it, and is back when it answers. What is left of the one before may be in its way for a while. */
  async start(): Promise<void> {
    const { store } = this.place
    const until = Date.now() + patience
    while (Date.now() < until) {
      if (this.#process === undefined) this.#spawn()
      const db = openServer(store as ServerName, this.#recipe.home(this.#port), 1)
      const answers = await sql`select 1`.execute(db).then(
        () => true,
        () => false,
      )
      await db.destroy()
      if (answers) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the server did not start:\n${this.#log}`)
  }

  #spawn(): void {
    const { user, start, folders } = this.#recipe
    const [program, ...parameters] = start(this.#folder, this.#port)
    const child = spawn(found(program, folders), parameters, {
      ...account(user),
      cwd: this.#folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#process = child
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log = `${this.#log}${text}`.slice(-4_000)
    })
    child.on('exit', () => {
      if (this.#process === child) this.#process = undefined
    })
  }

  /** Kills it as a fault of the machine would. It is down when this is back. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#process
    if (child === undefined) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  /** Stops it and removes everything of it. */
  async remove(): Promise<void> {
    await this.kill('SIGTERM')
    process.off('exit', this.#atExit)
    this.#atExit()
  }
}

/** These servers refuse to run as root; anybody else runs them as themselves. */
function account(user: string): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function found(program: string, folders: readonly string[]): string {
  const path = [...folders, ...(process.env.PATH ?? '').split(':')]
    .map((folder) => join(folder, program))
    .find(existsSync)
  if (path === undefined) throw new Fault(`There is no ${program}: --kill-servers needs the server's own programs.`)
  return path
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { readonly port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
