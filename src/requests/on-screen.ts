import type { Row } from '../storage.ts'

/**
 * What is read on screen ends by its date: nobody brings anything back. What was lent electronically was downloaded, and is
 * given back by a signed statement that it is deleted (P7.2).
 */
export function isOnScreen({ kind, medium }: Pick<Row<'requestItems'>, 'kind' | 'medium'>): boolean {
  return medium !== 'paper' && kind === 'consultation'
}
