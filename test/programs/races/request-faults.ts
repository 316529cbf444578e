import { openRequestItemStates, type RequestItemState } from '../../../src/machines/request-item.ts'
import { holdingFaults, holdingsIn } from './holdings.ts'
import type { Records } from './records.ts'

const endedStates: readonly string[] = ['closed', 'rejected', 'cancelled', 'expired']

/** A request, its items, the paper and what is open on screen say the same. */
export function requestFaults(records: Records): readonly string[] {
  const { rows } = records
  const faults: string[] = []
  const open = new Map<string, number>()
  const requests = new Map(rows.requests.map((request) => [request.number, request]))
  for (const { request, position, state } of rows.requestItems) {
    if (!requests.has(request)) faults.push(`${request} has an item ${position} and is not there`)
    const isOpen = openRequestItemStates.includes(state as RequestItemState)
    open.set(request, (open.get(request) ?? 0) + (isOpen ? 1 : 0))
  }
  for (const { number, state } of rows.requests) {
    // What is asked by description has no items yet.
    if (state === 'submitted') continue
    const left = open.get(number) ?? 0
    if (endedStates.includes(state) !== (left === 0)) faults.push(`${number} is ${state} with ${left} open items`)
  }
  const shelved = new Set(rows.originals.map((row) => `${row.case} ${row.position}`))
  for (const { case: file, position, medium, state } of rows.documents) {
    const isOnPaper = medium === 'paper' && (state === 'archived' || state === 'superseded')
    if (isOnPaper !== shelved.delete(`${file} ${position}`)) {
      faults.push(`document ${file} ${position} is ${state}, and ${isOnPaper ? 'no' : 'an'} original is accessioned`)
    }
  }
  for (const original of shelved) faults.push(`the original ${original} is of no document`)
  return [...faults, ...holdingFaults(holdingsIn(records))]
}
