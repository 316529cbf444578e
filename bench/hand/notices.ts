import type { Change, Row } from '../../src/storage.ts'
import type { NoticeRun } from '../captured-notices.ts'
import type { Booleans } from './cells.ts'
import { type Rows, unfinished } from './finish.ts'
import { Template } from './template.ts'

/** A loan that is told of, and what becomes of it. */
export interface Told {
  readonly request: string
  readonly position: number
  /** As it was read. */
  readonly version: number
  /** The day of the next notice, and which one was sent. */
  readonly notice: string
  readonly noticed: string | null
}

/** What one transaction of a notice run writes. */
export interface NoticeBatch {
  readonly told: readonly Told[]
  /** The trail's entries and the events. */
  readonly rows: Rows
}

/** How many notices one transaction sends at most, as casekeep does where nothing else is asked for. */
export const mostTold = 100

export function batchesOf(run: NoticeRun, booleans: Booleans): readonly NoticeBatch[] {
  return run.map((changes) => ({
    told: changes.flatMap(toldIn),
    rows: unfinished(Template.of(changes, booleans).all()),
  }))
}

function toldIn(change: Change): readonly Told[] {
  if (change.op !== 'replace' || change.table !== 'requestItems') return []
  const { request, position, notice, noticed } = change.row as Row<'requestItems'>
  return [{ request, position, version: change.was.version, notice, noticed }]
}

/** A loan as it is read before it is told of. */
export interface DueRow {
  readonly request: string
  readonly position: number | string
  readonly version: number | string
}

/** The rows are made for these loans: others would be told of what is not theirs. */
export function checkDue(due: readonly DueRow[], { told }: NoticeBatch): void {
  const isSame =
    due.length === told.length &&
    due.every(
      ({ request, position, version }, index) =>
        request === told[index]!.request &&
        Number(position) === told[index]!.position &&
        Number(version) === told[index]!.version,
    )
  if (!isSame) throw new Error(`${due.length} notices are due, and they are not the ${told.length} that were captured.`)
}
