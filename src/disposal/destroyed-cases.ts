import { absorbedBy } from '../cases/facts.ts'
import { isGone } from '../cases/gone.ts'
import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import type { CaseToDestroy } from '../sealing/destroy-keys.ts'
import type { Reader } from '../storage.ts'

/**
 * The cases of a list that are gone, whose keys go too, but for those of documents that outlive them. Of a kind of document
 * whose case is still there the key is the case's, and goes with that.
 */
export async function casesToDestroy(
  read: Reader,
  disposal: string,
  { tenant }: Pick<Context, 'tenant'>,
): Promise<readonly CaseToDestroy[]> {
  const entries = await findAll(read, 'entries.ofDisposal', { tenant, disposal, state: 'done' })
  const numbers = [...new Set(entries.map((entry) => entry.case))]
  const files = await read.getMany(
    'cases',
    numbers.map((number) => ({ tenant, number })),
    ['number', 'state', 'absorbed'],
  )
  const gone = files.flatMap((file) => (file !== null && isGone(file) ? file : []))
  const cases: CaseToDestroy[] = []
  for (const file of gone) {
    for (const number of [file.number, ...absorbedBy(file)]) {
      const kept = await findAll(read, 'documents.ofCase', { tenant, case: number })
      cases.push({ case: number, keepDocuments: kept.map(({ position }) => position) })
    }
  }
  return cases
}
