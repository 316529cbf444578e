import type { Context } from '../engine/context.ts'
import { findAll } from '../engine/pages.ts'
import type { RequestItemState } from '../machines/request-item.ts'
import { formatNumber } from '../numbering/format.ts'
import { parseNumber } from '../numbering/parse.ts'
import type { Reader, Row } from '../storage.ts'

/** A document, or all of a case, by its number. */
export interface Named {
  readonly case?: string | undefined
  readonly document?: string | undefined
}

/**
 * All items in a state that are of one document, or of one case as its documents are numbered: what became part of another case
 * keeps its numbers.
 */
export async function findItemsOf(
  read: Reader,
  { case: file, document }: Named,
  state: RequestItemState,
  { tenant }: Context,
): Promise<readonly Row<'requestItems'>[]> {
  const number = file ?? caseOf(document!)
  const items = await findAll(read, 'items.ofCase', { tenant, case: number, state })
  const places = items
    .filter((item) => document === undefined || item.number === document)
    .map(({ request, position }) => ({ tenant, request, position }))
  const rows = await read.getMany('requestItems', places)
  // What has moved on meanwhile is of another list.
  return rows.flatMap((row) => (row === null || row.state !== state ? [] : row))
}

/** The case whose number a document carries. */
function caseOf(document: string): string {
  const parsed = parseNumber(document)
  if (!parsed.ok || parsed.number.kind !== 'document') return document
  const { prefix, sequence } = parsed.number
  return formatNumber({ kind: 'case', prefix, sequence })
}
