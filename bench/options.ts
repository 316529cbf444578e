import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Fault } from '../test/programs/try/fault.ts'
import { type StoreName, storeNames } from './databases/database.ts'
import { type WorkloadId, workloadIds } from './results.ts'
import { full, quick, type Scale } from './scale.ts'

export interface Options {
  readonly scale: Scale
  readonly workloads: readonly WorkloadId[]
  readonly stores: readonly StoreName[]
  /** Where the results are written; nowhere where only a part is measured. */
  readonly results: string | undefined
  /** Nothing is measured: the documentation is drawn from the results. */
  readonly docs: boolean
}

const usage = `npm run bench [-- --quick] [--only W1,W3] [--store ${storeNames.join(',')}] [--results FILE], or --docs`
export const usualResults = fileURLToPath(new URL('../docs/results/bench.json', import.meta.url))

/** Without `--quick`, `--only` and `--store` everything is measured, and what came of it is written down. */
export function readOptions(args: readonly string[]): Options {
  const given = parse(args)
  const isWhole = !given.quick && given.only === undefined && given.store === undefined
  return {
    scale: given.quick ? quick : full,
    workloads: chosen('workload', given.only, workloadIds),
    stores: chosen('store', given.store, storeNames),
    results: given.results ?? (isWhole ? usualResults : undefined),
    docs: given.docs ?? false,
  }
}

function chosen<T extends string>(what: string, given: string | undefined, all: readonly T[]): readonly T[] {
  if (given === undefined) return all
  const names = given.split(',').map((name) => name.trim())
  const strange = names.filter((name) => !all.some((one) => one === name))
  if (strange.length > 0)
    throw new Fault(`There is no ${what} ${strange.join(', ')}; there are ${all.join(', ')}.\n${usage}`)
  return all.filter((one) => names.includes(one))
}

function parse(args: readonly string[]) {
  const options = {
    quick: { type: 'boolean' },
    only: { type: 'string' },
    store: { type: 'string' },
    results: { type: 'string' },
    docs: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new Fault(`${(error as Error).message}\n${usage}`)
  }
}
