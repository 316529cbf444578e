export { memoryAdapter } from './adapter.ts'
