import type { Connection } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { command } from './statement.ts'

/** A setting of the database by which what was acknowledged could be lost, or kept otherwise than it was given. */
export interface DurabilityWarning {
  readonly setting: string
  readonly value: string
  /** What would be safe. */
  readonly wanted: string
  readonly message: string
}

interface Rule {
  readonly setting: string
  readonly safe: readonly string[]
  readonly risk: string
}

const lost = 'what was acknowledged can be lost when the machine stops'
const broken = 'the whole database can be lost when the machine stops'

/** Names of settings as the databases tell them, in lower case. */
const rules: { readonly [D in Dialect['name']]: readonly Rule[] } = {
  sqlite: [
    { setting: 'synchronous', safe: ['full', 'extra'], risk: lost },
    { setting: 'journal_mode', safe: ['wal', 'delete', 'truncate', 'persist'], risk: broken },
  ],
  postgres: [
    { setting: 'fsync', safe: ['on'], risk: broken },
    { setting: 'full_page_writes', safe: ['on'], risk: broken },
    { setting: 'synchronous_commit', safe: ['on', 'local', 'remote_write', 'remote_apply'], risk: lost },
  ],
  mysql: [
    { setting: 'innodb_flush_log_at_trx_commit', safe: ['1'], risk: lost },
    { setting: 'innodb_doublewrite', safe: ['1', 'on', 'detect_and_recover'], risk: broken },
  ],
}

/** What the pragma `synchronous` answers with a number. */
const synchronous = ['off', 'normal', 'full', 'extra']

async function settingOf(dialect: Dialect, connection: Connection, setting: string): Promise<string> {
  const during = 'looking at the settings'
  switch (dialect.name) {
    case 'sqlite': {
      const { rows } = await command(dialect, connection, `pragma ${setting}`, during)
      const value = Object.values(rows[0] ?? {})[0]
      return String(setting === 'synchronous' ? (synchronous[Number(value)] ?? value) : value).toLowerCase()
    }
    case 'postgres': {
      const { rows } = await command(dialect, connection, `select current_setting('${setting}') as "value"`, during)
      return String(rows[0]?.value).toLowerCase()
    }
    case 'mysql': {
      const { rows } = await command(dialect, connection, `select @@${setting} as "value"`, during)
      return String(rows[0]?.value).toLowerCase()
    }
  }
}

/** Whoever opens a database without a file means it to be gone with the process. */
async function isInMemory(dialect: Dialect, connection: Connection): Promise<boolean> {
  const { rows } = await command(dialect, connection, 'pragma database_list', 'looking at the settings')
  return rows.some(({ name, file }) => name === 'main' && (file === '' || file === null))
}

/** What of the settings is weaker than what this library promises: none where all is well. */
export async function durabilityWarnings(
  dialect: Dialect,
  connection: Connection,
): Promise<readonly DurabilityWarning[]> {
  const warnings: DurabilityWarning[] = []
  if (dialect.name === 'sqlite' && (await isInMemory(dialect, connection))) return warnings
  for (const { setting, safe, risk } of rules[dialect.name]) {
    const value = await settingOf(dialect, connection, setting)
    if (safe.includes(value)) continue
    const message = `${setting} is ${value}: ${risk}. Safe: ${safe.join(', ')}.`
    warnings.push({ setting, value, wanted: safe[0]!, message })
  }
  return warnings
}
