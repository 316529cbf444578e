import type { Spelling } from './database.ts'

/** One statement each, where nothing is gained by one for all. */
export const createEach: Spelling['createIndexes'] = (table, indexes) =>
  indexes.map(({ name, columns }) => `create index ${name} on ${table} ${columns}`)
