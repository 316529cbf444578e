export type { ConformanceOptions, Host, OpenedStore } from './bench.ts'
export { storageConformance } from './kit.ts'
