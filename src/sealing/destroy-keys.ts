import { refuse } from '../errors.ts'
import { tenantChain } from '../trail/entry.ts'
import { answerOf, mustBeSealing, type Sealing } from './sealing.ts'

/** A case whose key is to be destroyed. */
export interface CaseToDestroy {
  readonly case: string
  /** Positions of the documents that outlive it, whose own keys are kept. */
  readonly keepDocuments?: readonly number[]
}

export interface DestroyedKeys {
  readonly case: string
  /** How many keys were destroyed now: 0 where it was done before, and where nothing of the case was ever sealed. */
  readonly keys: number
}

/**
 * Destroys the keys of cases: from now on nothing that was sealed by them can be read, in the database, in dumps that
 * were taken before or in copies of it. Their numbers, dates, titles and chains stand. Done again it does nothing.
 *
 * It cannot be undone, and no later command can tell the chain of the case anything more: what is to stand in it, such as
 * that the case is destroyed, is committed before.
 *
 * @throws {CasekeepError} `INVALID_INPUT`, and `KEYS_FAILED` where the key store does not answer: then some may be
 * destroyed, and it is done again
 */
export async function destroyKeys(
  sealing: Sealing,
  tenant: string,
  cases: readonly (string | CaseToDestroy)[],
): Promise<readonly DestroyedKeys[]> {
  mustBeSealing(sealing)
  const { keyStore } = sealing
  const wanted = cases.map(
    (one): Required<CaseToDestroy> =>
      typeof one === 'string' ? { case: one, keepDocuments: [] } : { keepDocuments: [], ...one },
  )
  for (const [index, one] of wanted.entries()) {
    if (typeof one.case === 'string' && one.case !== '' && one.case !== tenantChain) continue
    const message = 'must be the number of a case'
    refuse('INVALID_INPUT', { issues: [{ path: ['cases', index], rule: 'format', message }] })
  }
  const destroyed: DestroyedKeys[] = []
  for (const { case: file, keepDocuments } of wanted) {
    const keys = await answerOf(
      'destroy',
      () => keyStore.destroy({ tenant, case: file }, keepDocuments),
      Number.isInteger,
    )
    const name = { tenant, case: file, document: 0 }
    // Of all that a key store answers this is what everything rests on.
    await answerOf(
      'get',
      () => keyStore.get([name]),
      ([left]) => (left ?? null) === null || left?.wrapped === null,
    )
    destroyed.push({ case: file, keys })
  }
  return destroyed
}
