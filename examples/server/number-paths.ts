import type { NumberKind } from 'casekeep'

/** Where the pages of numbered things begin. */
export const pathOf: { readonly [K in NumberKind]?: string } = {
  case: '/cases',
  batch: '/batches',
  document: '/documents',
  transfer: '/transfers',
  consultation: '/requests',
  loan: '/requests',
  disposal: '/disposals',
  hold: '/holds',
}
