import { describe, it } from 'vitest'
import { storageConformance } from '../../adapters/conformance/index.ts'
import { memoryAdapter } from '../../adapters/memory/index.ts'

storageConformance({
  name: 'memory',
  describe,
  it,
  open: async () => ({ adapter: memoryAdapter(), close: async () => {} }),
})
