import type { Row } from '../../../src/storage.ts'
import type { Records } from '../races/records.ts'
import type { Act } from './journal.ts'

/** What writers wrote down, against what a database holds: nothing acknowledged is lost, nothing refused is there. */
export function journalFaults({ rows }: Pick<Records, 'rows'>, acts: readonly Act[]): readonly string[] {
  const events = new Set(rows.outbox.map(({ id }) => id))
  const commands = commandsByAccount(rows.trail)
  const faults: string[] = []
  for (const { meant, known } of acts) {
    const { account, operation, input } = meant
    const times = commands.get(account)?.size ?? 0
    const name = `${operation} ${JSON.stringify(input)} by ${account}`
    if (times > 1) faults.push(`${name} was done ${times} times`)
    if (known.state === 'refused' && times > 0) faults.push(`${name} was refused as ${known.code} and done`)
    if (known.state !== 'done') continue
    if (times === 0) faults.push(`${name} was acknowledged and is lost`)
    const missing = known.events.filter((id) => !events.has(id))
    if (missing.length > 0) faults.push(`${name} was acknowledged, and its events ${missing.join(', ')} are lost`)
  }
  return faults
}

/** One command leaves an entry in each chain that it touches, all of the same moment. */
function commandsByAccount(trail: readonly Row<'trail'>[]): ReadonlyMap<string, ReadonlySet<string>> {
  const commands = new Map<string, Set<string>>()
  for (const { actor, at, operation } of trail)
    commands.set(actor, (commands.get(actor) ?? new Set()).add(`${operation} ${at}`))
  return commands
}
