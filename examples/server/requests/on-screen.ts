import type { Request, RequestItem } from 'casekeep'

interface Held {
  readonly item: Pick<RequestItem, 'medium'>
  readonly request: Pick<Request, 'kind'>
}

/** What is read on screen ends by its date. What is lent electronically is given back: stated to be deleted (P7.2). */
export function isOnScreen({ item, request }: Held): boolean {
  return item.medium === 'electronic' && request.kind === 'consultation'
}
