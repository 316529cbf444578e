import { type CapturedApproval, capturedApproval } from '../capture.ts'
import type { Database } from '../databases/database.ts'
import { batchOf } from '../hand/approval.ts'
import { Template } from '../hand/template.ts'
import { head, openArchive } from '../office.ts'
import type { WritingWorkload } from '../workload.ts'
import { counter, measureCallers, tenantOf, type WritingSide } from './writing.ts'

/** W2: a batch in review is approved, with the guard of its version and the trail's entry. */
export const approveBatches: WritingWorkload = {
  kind: 'writing',
  id: 'W2',
  title: 'Approving a batch',
  async *run(database, scale, tell) {
    const tables = ['cases', 'documents', 'batches', 'duties', 'trail', 'outbox'] as const
    yield* measureCallers(database, 'W2', await sidesOn(database), tables, scale, tell)
  },
}

async function sidesOn({ hosts, hand, fill }: Database): Promise<readonly WritingSide[]> {
  const sides: WritingSide[] = []
  /** The batches are there before the time counts, written past the library for all sides alike. */
  const add = (
    by: WritingSide['by'],
    name: string,
    tenant: string,
    { before }: CapturedApproval,
    ready: (sequences: readonly number[]) => void,
    approve: (sequence: number) => Promise<unknown>,
  ) => {
    const template = Template.of(before, hand.booleans)
    const next = counter()
    const waiting: number[] = []
    const prepare = async (acts: number) => {
      const sequences = next(acts)
      await fill(template.many(sequences))
      ready(sequences)
      waiting.push(...sequences)
    }
    sides.push({ name, by, tenant, prepare, act: () => approve(waiting.shift()!) })
  }
  for (const { name, storage } of hosts) {
    const tenant = tenantOf('W2', sides.length)
    const { batches } = openArchive(storage, tenant).as(head)
    const approve = (sequence: number) => batches.approve({ batch: batchOf(sequence) })
    add('casekeep', name, tenant, await capturedApproval(tenant), () => {}, approve)
  }
  for (const { name, start } of hand.approving) {
    const tenant = tenantOf('W2', sides.length)
    const captured = await capturedApproval(tenant)
    const { ready, approve } = start(tenant, captured)
    add('hand', name, tenant, captured, ready, approve)
  }
  return sides
}
