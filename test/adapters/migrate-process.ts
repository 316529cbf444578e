import { migrate } from '../../adapters/sql/index.ts'
import { placeOf } from './migration-places.ts'

/** What a process is told to do. */
export interface MigrateOrder {
  readonly database: string
  readonly at: string
  /** Kills itself once it has run so many statements; null for never. */
  readonly diesAfter: number | null
}
/** What it answers: the versions that it ran, or why it failed. */
export type MigrateAnswer = { readonly ran: readonly number[] } | { readonly failed: string }

process.on('message', async (order: MigrateOrder) => {
  process.send!(
    await answer(order).catch((error: unknown): MigrateAnswer => ({ failed: String((error as Error).stack) })),
  )
})
process.send!('ready')

async function answer({ database, at, diesAfter }: MigrateOrder): Promise<MigrateAnswer> {
  let statements = 0
  const note = () => {
    statements += 1
    if (statements === diesAfter) process.kill(process.pid, 'SIGKILL')
  }
  const db = await placeOf(database).open(at, diesAfter === null ? undefined : note)
  try {
    return { ran: await migrate(db) }
  } finally {
    await db.destroy()
  }
}
