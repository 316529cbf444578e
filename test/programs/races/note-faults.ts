import type { Records } from './records.ts'

/** Whoever acts within a transaction of the host's does nothing else, so that the two can be told to belong together. */
export const hostAccount = /^host-/

/** The host's rows and what casekeep did in the same transactions are there both, or neither is. */
export function noteFaults({ hostNotes, rows }: Records): readonly string[] {
  const accounts = new Map(rows.trail.map(({ chain, position, actor }) => [`${chain}/${position}`, actor]))
  const done = new Map<string, string[]>()
  for (const actor of accounts.values()) if (hostAccount.test(actor)) done.set(actor, done.get(actor) ?? [])
  for (const { id } of rows.outbox) done.get(accounts.get(id.slice(0, id.lastIndexOf('.'))) ?? '')?.push(id)
  const faults: string[] = []
  for (const { account, events } of hostNotes) {
    const there = done.get(account)?.sort().join(' ') ?? 'nothing'
    const told = events.split(' ').sort().join(' ')
    done.delete(account)
    if (there !== told) faults.push(`the host has a row for ${account} that was told “${told}”, and there is ${there}`)
  }
  return [...faults, ...[...done.keys()].map((account) => `${account} did something without the host’s row`)]
}
