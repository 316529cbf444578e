import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A path for a database that is not there yet, and the way to be rid of it and of all that stands beside it. */
export async function sqliteFile(): Promise<{ readonly file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-'))
  return { file: join(folder, 'records.db'), remove: () => rm(folder, { recursive: true, force: true }) }
}
