import { insert } from '../src/engine/changes.ts'
import type { Change, StorageAdapter } from '../src/storage.ts'
import { recorded } from './capture.ts'
import { archivist, openArchive } from './office.ts'

/** What each command of a notice run writes, until nothing is left. */
export type NoticeRun = readonly (readonly Change[])[]

/** More than are ever due in a run. */
const limit = 100_000

/**
 * What a notice run over a filled database writes: casekeep itself runs it, in memory, over what is due there.
 * `lastPosition`: where the chain of each case ends.
 */
export async function capturedNotices(
  filled: StorageAdapter,
  tenant: string,
  lastPosition: number,
): Promise<NoticeRun> {
  const { storage, last } = await recorded(tenant)
  const archive = openArchive(storage, tenant)
  const due = await filled.read(async (read) => {
    const items = await read.find('items.noticed', { equal: { tenant }, range: { to: archive.today() }, limit })
    const heads = await read.getMany(
      'trail',
      items.map((item) => ({ tenant, chain: item.case, position: lastPosition })),
    )
    return [insert('requestItems', ...items), insert('trail', ...heads.map((head) => head!))]
  })
  await storage.transaction((unit) => unit.commit(due))
  const { requests } = archive.as(archivist)
  const run: (readonly Change[])[] = []
  let isMore = true
  while (isMore) {
    isMore = (await requests.chase()).more
    run.push(last())
  }
  return run
}
