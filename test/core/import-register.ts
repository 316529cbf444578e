import { expect } from 'vitest'
import { type ImportCase, sha256 } from '../../src/index.ts'
import { emptyChain, verifyEntries } from '../../src/trail/verify.ts'
import type { Office, OfficeShapes } from '../support/office.ts'

export type Imported = ImportCase<OfficeShapes>

/** A client of an old register. */
export function client(number?: string, more: object = {}): Imported {
  const row = { category: 'client', title: `Client ${number ?? ''}`, fields: { name: 'N' }, department: 'sales' }
  return { ...row, ...(number !== undefined && { number }), ...more } as Imported
}

export const takeOver = (office: Office, ...cases: readonly Imported[]) => office.desk('arno').cases.import({ cases })

export const numberOf = (sequence: number) => `KH${String(sequence).padStart(4, '0')}`

/** Every number of the clients' series, up to the last, is a case or in exactly one gap (P2.2). */
export async function checkSeries(office: Office): Promise<void> {
  const { rows, series } = await office.store.snapshot()
  const used = rows.cases.filter(({ category }) => category === 'client').map(({ sequence }) => sequence)
  const unused = rows.registerGaps
    .filter((gap) => gap.series === 'case/KH')
    .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, more) => first + more))
  const all = [...used, ...unused].sort((one, other) => one - other)
  expect(all).toEqual(Array.from({ length: series['main/case/KH'] ?? 0 }, (_, index) => index + 1))
}

/** Every chain of the archive, the tenant's own too. */
export async function checkChains(office: Office): Promise<void> {
  const entries = await office.store.rows('trail')
  for (const chain of new Set(entries.map((entry) => entry.chain))) {
    const own = entries.filter((entry) => entry.chain === chain).sort((one, other) => one.position - other.position)
    expect(verifyEntries(own, emptyChain, sha256).broken, chain).toBeNull()
  }
}
