import type { Reader } from '../storage.ts'
import { isSealed, readEnvelope } from './envelope.ts'
import type { KeyName } from './key-store.ts'

/** More corrections of one document than anybody has made. */
const mostRevisions = 1000

/**
 * Whether the archive holds anything that was sealed by a key: then there was one, and it is lost. Where not, the case is
 * older than its archive's sealing and gets its first key now. `reader` is the store's own.
 */
export async function wasSealed(reader: Reader, { tenant, case: file, document }: KeyName): Promise<boolean> {
  if (document !== 0) {
    const equal = { tenant, case: file, position: document }
    const revisions = await reader.find('revisions.ofDocument', { equal, limit: mostRevisions })
    return revisions.some(({ content }) => isSealedBy(content, document))
  }
  const row = await reader.get('cases', { tenant, number: file })
  if (isSealed(row?.fields)) return true
  const [last] = await reader.find('trail.last', { equal: { tenant, chain: file }, limit: 1 })
  return isSealed(last?.detail)
}

function isSealedBy(stored: unknown, document: number): boolean {
  if (!isSealed(stored)) return false
  const envelope = readEnvelope(stored)
  return typeof envelope === 'string' || envelope.owners.some((owner) => owner.document === document)
}
