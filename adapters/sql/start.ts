import { refuse } from '../../src/errors.ts'
import type { Connection } from './connection.ts'
import type { Dialect } from './dialects/dialect.ts'
import { checkSchema } from './schema.ts'
import { command } from './statement.ts'
import { type DurabilityWarning, durabilityWarnings } from './warnings.ts'

/**
 * What must be so for anything to be kept as it was given; looked at once, at first use. Answers what could be lost all
 * the same.
 */
export async function start(dialect: Dialect, connection: Connection): Promise<readonly DurabilityWarning[]> {
  await checkSettings(dialect, connection)
  await checkSchema(dialect, connection)
  return await durabilityWarnings(dialect, connection)
}

function unfit(setting: string, value: string, accepted: readonly string[], why: string): never {
  const message = `${setting} is ${value}, ${why}`
  return refuse('INVALID_INPUT', { issues: [{ path: ['db', setting], rule: 'setting', message, accepted }] })
}

/** Settings under which texts would be changed on their way. */
export async function checkSettings(dialect: Dialect, connection: Connection): Promise<void> {
  const during = 'looking at the settings'
  if (dialect.name === 'postgres') {
    const { rows } = await command(dialect, connection, `select current_setting('server_encoding') as "value"`, during)
    const encoding = String(rows[0]?.value)
    if (encoding !== 'UTF8') unfit('server_encoding', encoding, ['UTF8'], 'which does not hold every text')
  }
  if (dialect.name === 'mysql') {
    const { rows } = await command(
      dialect,
      connection,
      `select @@sql_mode as "modes", @@character_set_client as "client", @@character_set_connection as "given", coalesce(@@character_set_results, 'utf8mb4') as "results"`,
      during,
    )
    const { modes, client, given, results } = rows[0] ?? {}
    if (typeof modes !== 'string') {
      const message = 'has options by which the driver answers otherwise than by names and values'
      const accepted = ['typeCast: true, rowsAsArray: false, nestTables: false']
      refuse('INVALID_INPUT', { issues: [{ path: ['db', 'driver'], rule: 'setting', message, accepted }] })
    }
    const set = modes.split(',')
    const strict = ['STRICT_TRANS_TABLES', 'STRICT_ALL_TABLES', 'TRADITIONAL']
    if (!strict.some((mode) => set.includes(mode))) unfit('sql_mode', modes, strict, 'which cuts long texts')
    if (set.includes('NO_BACKSLASH_ESCAPES'))
      unfit('sql_mode', modes, strict, 'in which drivers that write values into the text are not safe')
    for (const [setting, value] of Object.entries({
      character_set_client: client,
      character_set_connection: given,
      character_set_results: results,
    }))
      if (value !== 'utf8mb4') unfit(setting, String(value), ['utf8mb4'], 'which does not hold every text')
  }
}
