import { describe, it } from 'vitest'
import { storageConformance } from '../../adapters/conformance/index.ts'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import { sealedStorage } from '../../src/index.ts'
import type { StorageAdapter } from '../../src/storage.ts'
import { stores } from '../support/stores.ts'
import { keyringOf } from './support.ts'

/** Every promise of the storage contract is kept by a sealed store too: nobody above it knows. */
for (const { name, open } of stores) {
  storageConformance({
    name: `sealed ${name}`,
    describe,
    it,
    open: async () => {
      const store = await open()
      const sealing = { keyring: keyringOf('k1'), keyStore: memoryKeyStore(), plain: 'refuse' as const }
      const sealed = (adapter: StorageAdapter<never>) => sealedStorage(adapter, sealing)
      return {
        ...store,
        adapter: sealed(store.adapter as StorageAdapter<never>),
        ...(store.reopen && { reopen: async () => sealed((await store.reopen!()) as StorageAdapter<never>) }),
      }
    },
  })
}
