import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSqlite } from 'casekeep/sql'
import { type Kysely, sql } from 'kysely'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Starts the program as one process, so that killing it kills all of it. */
export function startTry(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const { CASEKEEP_DATA: _data, ...others } = process.env
  return spawn(process.execPath, ['--import', 'tsx', 'test/programs/try.ts', ...args], {
    cwd: root,
    // Newer Nodes warn of their own SQLite, which is no fault of the program's.
    env: { ...others, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
  readonly errors: string
}
export function ended(child: ChildProcess): Promise<Ended> {
  let output = ''
  let errors = ''
  child.stdout?.on('data', (part) => {
    output += part
  })
  child.stderr?.on('data', (part) => {
    errors += part
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }))
  })
}

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'casekeep-try-'))
export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true })

export async function withDatabase<T>(file: string, work: (db: Kysely<unknown>) => Promise<T>): Promise<T> {
  const db = await openSqlite(file)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** What no two archives have in common: the salts of the trail, and what is made from them. */
const salted = ['salt', 'commitment', 'previous', 'digest']

/** Every table with its number of rows and a fingerprint of them; `unsalted` without what differs by chance. */
export async function fingerprints(file: string, unsalted: boolean): Promise<Readonly<Record<string, string>>> {
  return await withDatabase(file, async (db) => {
    const listed = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name like 'casekeep_%' order by name`.execute(db)
    const prints: Record<string, string> = {}
    for (const { name } of listed.rows) {
      // Who looks again has read again: that is kept, and is no record of a case.
      if (name === 'casekeep_migrations' || name === 'casekeep_readings') continue
      const { rows: all } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
      const rows = all.filter(({ chain }) => name !== 'casekeep_trail' || !String(chain).startsWith('read/'))
      const leftOut = unsalted && name === 'casekeep_trail' ? salted : []
      const texts = rows.map((row) =>
        JSON.stringify(Object.entries(row).filter(([column]) => !leftOut.includes(column))),
      )
      prints[name] = `${rows.length} rows ${createHash('sha256').update(texts.sort().join('\n')).digest('hex')}`
    }
    return prints
  })
}

/** Waits until so many entries are in the trail, and kills the process then (`kill -9`). */
export async function killAt(entries: number, child: ChildProcess, file: string): Promise<void> {
  await withDatabase(file, async (db) => {
    while (child.exitCode === null) {
      const { rows } = await sql<{ count: number }>`select count(*) as count from casekeep_trail`.execute(db)
      if (rows[0]!.count >= entries) break
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })
  child.kill('SIGKILL')
}

const company = 'company_name,contact_name,contact_title,address,city,region,postal_code,country,phone'
const smallTables: Readonly<Record<string, string>> = {
  'northwind/customers.csv': `customer_id,${company},fax\nONE,One,,,,,,,,,\nTWO,"Two, Limited",,,,,,,,,\n`,
  'northwind/orders.csv':
    'order_id,customer_id,employee_id,order_date,shipped_date,total\n' +
    '10,ONE,1,1998-05-05,,0.10\n11,ONE,1,1998-05-06,1998-05-08,0.20\n',
  'northwind/employees.csv':
    'employee_id,last_name,first_name,title,birth_date,hire_date\n1,Doe,Jo,Clerk,1970-01-01,1995-01-02\n',
  'northwind/suppliers.csv': `supplier_id,${company}\n1,Supplier,,,,,,,,\n`,
  'apache/projects.csv': 'project_id,name,established,retired\na,A,2000-02,2010-06\nb,B,2012-05,\n',
  'apache/releases.csv':
    'project_id,release,date\na,A 1,2010-06-30\na,A 2,2011-01-01\nb,B 0,2012-04-30\nx,X 1,2001-01-01\n',
}

/** A data folder small enough to be read at a glance, with some tables replaced; null leaves one out. */
export async function smallData(tables: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries({ ...smallTables, ...tables })) {
    if (text === null) continue
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}
export const smallTable = (name: string) => smallTables[name]!
