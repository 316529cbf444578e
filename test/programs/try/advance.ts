import type { Batch } from 'casekeep'
import { allOf, chunksOf, type Pace } from './chunks.ts'
import type { Filing } from './collect.ts'
import type { Desk, Office } from './office.ts'
import { filled } from './policy.ts'

/** Batches on one transfer list. */
const onOneList = 50

/** Takes one step with every batch of a chunk that is in one of the states. */
export async function advanceChunk(
  filings: readonly Filing[],
  states: readonly Batch['state'][],
  act: (filing: Filing, batch: Batch) => Promise<Batch>,
): Promise<readonly Filing[]> {
  return await allOf(filings, async (filing) => ({
    ...filing,
    batches: await allOf(filing.batches, async (batch) =>
      states.includes(batch.state) ? await act(filing, batch) : batch,
    ),
  }))
}

/** Sorted and numbered; one that was interrupted between the two only gets its numbers. */
export async function sortAndNumber(desk: Desk, batch: Batch): Promise<Batch> {
  const sorting =
    batch.state === 'collecting'
      ? await desk.batches.sort({ batch: batch.number })
      : await desk.batches.get({ batch: batch.number })
  const waiting = sorting.documents.some(({ state }) => state === 'collected')
  return waiting ? (await desk.batches.number({ batch: batch.number })).batch : sorting.batch
}

/** Approved batches go to the archive, on lists of their own department. */
export async function sendLists(office: Office, filings: readonly Filing[], pace: Pace): Promise<readonly Filing[]> {
  const lists = filled.flatMap((category) => {
    const own = filings.filter(({ dossier }) => dossier.category === category)
    return chunksOf(own, onOneList).map((list) => ({ category, list }))
  })
  const moved = new Map<string, Batch>()
  for (const [minute, { category, list }] of lists.entries()) {
    const approved = list.flatMap(({ batches }) => batches.filter(({ state }) => state === 'approved'))
    pace.progress('transfer lists sent', minute, lists.length)
    pace.clock.move('transfer', minute)
    if (approved.length === 0) continue
    const sent = await office.clerk[category].transfers.send({ batches: approved.map(({ number }) => number) })
    for (const batch of sent.batches) moved.set(batch.number, batch)
  }
  return withMoved(filings, moved)
}

/** The archivist checks each list, and takes in what is on it. */
export async function receiveLists(office: Office, filings: readonly Filing[], pace: Pace): Promise<readonly Filing[]> {
  const lists = new Map<string, { readonly accept: string[]; readonly minute: number }>()
  for (const { number, state, transfer } of filings.flatMap(({ batches }) => batches)) {
    if (transfer === null) continue
    const list = lists.get(transfer) ?? { accept: [], minute: lists.size }
    lists.set(transfer, list)
    if (state === 'transferred') list.accept.push(number)
  }
  const moved = new Map<string, Batch>()
  for (const [transfer, { accept, minute }] of lists) {
    pace.progress('transfer lists received', minute, lists.size)
    pace.clock.move('receive', minute)
    if (accept.length === 0) continue
    const received = await office.archivist.transfers.receive({ transfer, accept })
    for (const batch of received.batches) moved.set(batch.number, batch)
  }
  return withMoved(filings, moved)
}

function withMoved(filings: readonly Filing[], moved: ReadonlyMap<string, Batch>): readonly Filing[] {
  return filings.map((filing) => ({
    ...filing,
    batches: filing.batches.map((batch) => moved.get(batch.number) ?? batch),
  }))
}
