import { afterAll, beforeAll, describe } from 'vitest'
import { type Office, officeOver } from './office.ts'
import type { OpenStore, StoreKind } from './store.ts'
import { stores } from './stores.ts'

/** One test body, over every store. */
export function overStores(body: (kind: StoreKind) => void): void {
  for (const kind of stores) describe(kind.name, () => body(kind))
}

/** One archive for all tests of a block: for tables of refusals, which change nothing. */
export function sharedOffice(kind: StoreKind, prepare: (office: Office) => Promise<unknown>): () => Office {
  let store: OpenStore
  let office: Office
  beforeAll(async () => {
    store = await kind.open()
    office = officeOver(store)
    await prepare(office)
  })
  afterAll(() => store.close())
  return () => office
}
