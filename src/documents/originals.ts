import type { Context } from '../engine/context.ts'
import type { Row } from '../storage.ts'

/** A paper document comes to stand on a shelf of the archive (P5.3). */
export function newOriginal(
  { tenant, case: file, position, number }: Pick<Row<'documents'>, 'tenant' | 'case' | 'position' | 'number'>,
  { now }: Pick<Context, 'now'>,
): Row<'originals'> {
  return {
    tenant,
    case: file,
    position,
    number: number!,
    state: 'onShelf',
    request: null,
    item: null,
    since: now,
    version: 1,
  }
}
