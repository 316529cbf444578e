import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { withDatabase } from '../try/under-test.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Starts the program as one process, so that killing it kills all of it. */
export function startImport(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'test/programs/import.ts', ...args], {
    cwd: root,
    // Newer Nodes warn of their own SQLite, which is no fault of the program's.
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What no two runs have in common: the salts of the trail, and what is made from them. */
const salted = ['salt', 'commitment', 'previous', 'digest']

/** Every row of every table, in order, without what differs by chance and by when it was written. */
export async function contentOf(file: string): Promise<Readonly<Record<string, readonly string[]>>> {
  return await withDatabase(file, async (db) => {
    const listed = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name like 'casekeep_%' order by name`.execute(db)
    const content: Record<string, readonly string[]> = {}
    for (const { name } of listed.rows) {
      if (name === 'casekeep_migrations') continue
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
      content[name] = rows
        .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !salted.includes(column))))
        .map((text) => text.replaceAll(/20(2[6-9]|[3-9]\d)-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'when it was written'))
        .sort()
    }
    return content
  })
}
