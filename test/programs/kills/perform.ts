import { randomUUID } from 'node:crypto'
import type { Actor, RecordedEvent } from '../../../src/index.ts'
import { inHostTransaction } from '../races/host.ts'
import { archivist, clerk, head, type Post } from '../races/post.ts'
import type { Meant } from './journal.ts'

const actors: Readonly<Record<Meant['role'], (id: string) => Actor>> = { clerk, head, archivist }

/** A name for an account that was never used and never will be. */
export function newAccount(way: Meant['way']): string {
  return `${way}-${randomUUID()}`
}

/** Does what was meant, in the way that was meant. Done again by its name it answers as the first time. */
export async function perform(post: Post, meant: Meant): Promise<readonly RecordedEvent[]> {
  const { account, role, operation, input, way } = meant
  const desk = post.archive.as(actors[role](account))
  const told = async (run: typeof desk.run, more: object = {}) => {
    const { events } = (await run(operation, { ...input, ...more })) as { readonly events: readonly RecordedEvent[] }
    return events
  }
  if (way === 'host')
    return await inHostTransaction(post, account, isHostFirst(account), (tx) => told(desk.within(tx).run))
  return await told(desk.run, way === 'named' ? { idempotencyKey: account } : {})
}

/** Half of them. */
function isHostFirst(account: string): boolean {
  return account < 'host-8'
}
