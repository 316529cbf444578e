import { memoryAdapter } from 'casekeep/memory'
import { insert } from '../src/engine/changes.ts'
import type { Change, Reader, StorageAdapter } from '../src/storage.ts'
import {
  archivist,
  capturedNumber,
  capturedSequence,
  clerk,
  head,
  newCase,
  oldCase,
  openArchive,
  series,
} from './office.ts'

/** A store in memory that comes to {@link capturedNumber} next and remembers what it was last asked to write. */
export async function recorded(tenant: string) {
  const memory = memoryAdapter()
  let last: readonly Change[] = []
  const storage: StorageAdapter = {
    ...memory,
    transaction: (work, options) =>
      memory.transaction(
        (unit) =>
          work({
            ...unit,
            commit: (changes) => {
              last = changes
              return unit.commit(changes)
            },
          }),
        options,
      ),
  }
  await memory.transaction((unit) => unit.take(tenant, series, capturedSequence - 1))
  return { storage, last: () => last }
}

/** What opening a case writes, as casekeep itself writes it. */
export async function capturedOpening(tenant: string): Promise<readonly Change[]> {
  const { storage, last } = await recorded(tenant)
  await openArchive(storage, tenant).as(clerk).cases.open(newCase)
  return last()
}

/** What taking over one case writes; many in one call write as much for each. */
export async function capturedImport(tenant: string): Promise<readonly Change[]> {
  const { storage, last } = await recorded(tenant)
  await openArchive(storage, tenant)
    .as(archivist)
    .cases.import({ cases: [oldCase(capturedSequence)] })
  return last()
}

/** A case with a batch in review, and what approving the batch changes. */
export interface CapturedApproval {
  readonly before: readonly Change[]
  readonly changes: readonly Change[]
}

export async function capturedApproval(tenant: string): Promise<CapturedApproval> {
  const { storage, last } = await recorded(tenant)
  const archive = openArchive(storage, tenant)
  const batch = `${capturedNumber}-P01`
  const { batches, cases } = archive.as(clerk)
  await cases.open(newCase)
  await batches.sort({ batch })
  await batches.number({ batch })
  await batches.submit({ batch })
  const before = await storage.read((reader) => everything(reader, tenant))
  await archive.as(head).batches.approve({ batch })
  return { before, changes: last() }
}

/** All that a tenant with one case has, but for its policies. */
async function everything(reader: Reader, tenant: string): Promise<readonly Change[]> {
  const limit = 1000
  const ofCase = { equal: { tenant, case: capturedNumber }, limit }
  return [
    insert('cases', (await reader.get('cases', { tenant, number: capturedNumber }))!),
    insert('caseFields', ...(await reader.find('caseFields.ofCase', ofCase))),
    insert('documents', ...(await reader.find('documents.ofCase', ofCase))),
    insert('batches', ...(await reader.find('batches.ofCase', ofCase))),
    insert('duties', ...(await reader.find('duties.ofCase', ofCase))),
    insert('trail', ...(await reader.find('trail.ofChain', { equal: { tenant, chain: capturedNumber }, limit }))),
    insert('outbox', ...(await reader.find('outbox.all', { equal: { tenant }, limit }))),
  ]
}
