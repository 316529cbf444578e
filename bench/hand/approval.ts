import type { Change, Row, TableName } from '../../src/storage.ts'
import type { CapturedApproval } from '../capture.ts'
import { numberOf } from '../office.ts'
import { type Booleans, type Cell, cellsOf, columnsOf } from './cells.ts'
import { Template } from './template.ts'

/** The columns of a batch that its approval changes, beside its version. */
export const approvedColumns = ['state', 'reviewer', 'decided', 'reasons', 'policy'] as const
/** The columns of a duty that change when it is done, beside its version. */
export const doneColumns = ['state', 'done', 'done_by', 'late'] as const

/** What approving a batch writes. */
export interface Approval {
  /** The values of {@link approvedColumns} and {@link doneColumns}: the same for every batch. */
  readonly approved: readonly Cell[]
  readonly done: readonly Cell[]
  /** The duty to transfer, the trail's entry and the event. */
  readonly inserted: Template
}

export const batchOf = (sequence: number) => `${numberOf(sequence)}-P01`

export function approvalOf({ changes }: CapturedApproval, booleans: Booleans): Approval {
  const batch = replaced(changes, 'batches')
  const duty = replaced(changes, 'duties')
  return {
    approved: pick('batches', batch.row, approvedColumns, booleans),
    done: pick('duties', duty.row, doneColumns, booleans),
    inserted: Template.of(changes, booleans),
  }
}

function replaced<T extends 'batches' | 'duties'>(changes: readonly Change[], table: T) {
  const found = changes.filter((change) => change.op === 'replace' && change.table === table)
  if (found.length !== 1) throw new Error(`Approving a batch replaced ${found.length} rows of ${table}.`)
  return found[0] as unknown as { readonly was: Row<T>; readonly row: Row<T> }
}

function pick<T extends TableName>(table: T, row: Row<T>, columns: readonly string[], booleans: Booleans) {
  const cells = cellsOf(table, row, booleans)
  return columns.map((column) => cells[placeOf(table, column)]!)
}

function placeOf(table: TableName, column: string): number {
  return columnsOf(table).indexOf(column)
}
