import { describe, it } from 'vitest'
import { storageConformance } from '../../adapters/conformance/index.ts'
import { stores } from '../support/stores.ts'

/** Every promise of the storage contract, on every store that is there. */
for (const { name, open } of stores) storageConformance({ name, describe, it, open })
