import { capturedOpening } from '../capture.ts'
import type { Database } from '../databases/database.ts'
import { clerk, newCase, openArchive } from '../office.ts'
import type { WritingWorkload } from '../workload.ts'
import { counter, measureCallers, tenantOf, type WritingSide } from './writing.ts'

/** W1: a case with five documents is opened. */
export const openCases: WritingWorkload = {
  kind: 'writing',
  id: 'W1',
  title: 'Opening a case with 5 documents',
  async *run(database, scale, tell) {
    const tables = ['series', 'cases', 'caseFields', 'documents', 'batches', 'duties', 'trail', 'outbox'] as const
    yield* measureCallers(database, 'W1', await sidesOn(database), tables, scale, tell)
  },
}

async function sidesOn({ hosts, hand }: Database): Promise<readonly WritingSide[]> {
  const sides = hosts.map(({ name, storage }, index): WritingSide => {
    const tenant = tenantOf('W1', index)
    const { cases } = openArchive(storage, tenant).as(clerk)
    return { name, by: 'casekeep', tenant, act: () => cases.open(newCase) }
  })
  for (const [index, { name, start }] of hand.opening.entries()) {
    const tenant = tenantOf('W1', hosts.length + index)
    const { ready, open } = start(tenant, await capturedOpening(tenant))
    const next = counter()
    sides.push({ name, by: 'hand', tenant, prepare: async (acts) => ready(next(acts)), act: open })
  }
  return sides
}
