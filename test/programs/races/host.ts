import type { RecordedEvent } from '../../../src/index.ts'
import type { HostTransaction, Post } from './post.ts'

/** What the host's own statements, its begin or its commit threw: none of casekeep's business. */
export class HostFailure extends Error {
  override readonly name = 'HostFailure'
}

/** Where the database gave up the host's own statement so that others could go on: the host begins again. */
export const hostGaveWay: readonly string[] = [
  'the host’s own SQLITE_BUSY',
  'the host’s own SQLITE_BUSY_SNAPSHOT',
  'the host’s own 40P01',
  'the host’s own ER_LOCK_DEADLOCK',
]

/** The host's own transaction is undone on purpose. */
export const undone = new Error('undone on purpose')

/**
 * A transaction of the host's: its own row, before or after what casekeep does within it. What casekeep throws passes
 * unchanged; what the host's own part throws is a {@link HostFailure}.
 */
export async function inHostTransaction(
  { db }: Post,
  account: string,
  hostFirst: boolean,
  ours: (tx: HostTransaction) => Promise<readonly RecordedEvent[]>,
): Promise<readonly RecordedEvent[]> {
  let thrown: { readonly error: unknown } | undefined
  const told = async (tx: HostTransaction) => {
    try {
      return await ours(tx)
    } catch (error) {
      thrown = { error }
      throw error
    }
  }
  try {
    return await db.transaction().execute(async (tx) => {
      if (hostFirst) await tx.insertInto('host_notes').values({ account, events: '' }).execute()
      const recorded = await told(tx)
      const events = recorded.map(({ id }) => id).join(' ')
      if (hostFirst) await tx.updateTable('host_notes').set({ events }).where('account', '=', account).execute()
      else await tx.insertInto('host_notes').values({ account, events }).execute()
      return recorded
    })
  } catch (cause) {
    if (thrown !== undefined) throw thrown.error
    const { code } = (cause ?? {}) as { readonly code?: string }
    throw new HostFailure(`the host’s own ${code ?? String(cause)}`, { cause })
  }
}
