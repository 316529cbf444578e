export { memoryAdapter } from './adapter.ts'
export { memoryKeyStore } from './key-store.ts'
