import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Fault } from './fault.ts'

export interface Options {
  /** The folder that holds `northwind` and `apache`. */
  readonly data: string
  /** The SQLite file, made where it is not there. */
  readonly db: string
  /** Where the figures are written. */
  readonly results: string
}

const usage = 'npm run try -- --data DIR [--db FILE] [--results FILE]   (DIR also from CASEKEEP_DATA)'
const inProject = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options {
  const given = parse(args)
  const data = given.data ?? env.CASEKEEP_DATA
  if (!data) throw new Fault(`Say where the data is: ${usage}`)
  return {
    data,
    db: given.db ?? inProject('.data/try.sqlite'),
    results: given.results ?? inProject('docs/results/try.json'),
  }
}

function parse(args: readonly string[]) {
  const options = { data: { type: 'string' }, db: { type: 'string' }, results: { type: 'string' } } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new Fault(`${(error as Error).message}\n${usage}`)
  }
}
