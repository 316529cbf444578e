import { isSilent } from '../cases/gone.ts'
import { atOnce } from '../engine/at-once.ts'
import { amend } from '../engine/changes.ts'
import type { Context } from '../engine/context.ts'
import { resultOf } from '../keeping/recalculate.ts'
import type { Change, Reader, Row } from '../storage.ts'
import { tenantChain } from '../trail/entry.ts'

type Entry = Row<'disposalEntries'>

/** An entry with the row of its retention and with what its case's chain may be told. */
export interface Held {
  readonly entry: Entry
  /** Null where it is gone, as after a case was reopened past the library. */
  readonly row: Row<'retention'> | null
  readonly file: Pick<Row<'cases'>, 'number' | 'state' | 'fields'>
}

/** The rows of retention behind entries, in their order. */
export async function findHeld(read: Reader, entries: readonly Entry[], { tenant }: Context): Promise<readonly Held[]> {
  const [rows, files] = await atOnce(
    read.getMany(
      'retention',
      entries.map((entry) => ({ tenant, case: entry.case, kind: entry.kind })),
    ),
    read.getMany(
      'cases',
      entries.map((entry) => ({ tenant, number: entry.case })),
      ['number', 'state', 'fields'],
    ),
  )
  return entries.map((entry, index) => ({ entry, row: rows[index] ?? null, file: files[index]! }))
}

/** What was taken off a list stands as it was reckoned meanwhile. */
export function unlisted({ row, entry }: Held): readonly Change[] {
  if (row === null || row.disposal !== entry.disposal) return []
  return [amend('retention', row, { state: resultOf(row).state, disposal: null }).change]
}

/**
 * The chains of an act that changes something of cases. A case that is destroyed is told nothing more: its key is gone, and
 * what outlived it is told of by the tenant's chain.
 */
export function chainsOf(files: readonly Pick<Row<'cases'>, 'number' | 'state' | 'fields'>[]): readonly string[] {
  return [tenantChain, ...new Set(files.filter((file) => !isSilent(file)).map(({ number }) => number))]
}
