import { describe } from 'vitest'
import { type StoreKind, stores } from './stores.ts'

/** One test body, over every store. */
export function overStores(body: (kind: StoreKind) => void): void {
  for (const kind of stores) describe(kind.name, () => body(kind))
}
