import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { StoreKind } from '../../support/store.ts'
import { Fault } from '../try/fault.ts'

export interface Options {
  readonly stores: readonly StoreKind[]
  /** Whether the broken adapters are checked too. */
  readonly broken: boolean
  /** Of the generated data: the same for every run unless another is asked for, so that two runs can be compared. */
  readonly seed: number
  /** Where the results are written; nowhere where only a part is checked. */
  readonly results: string | undefined
}

const usage = 'npm run conformance -- [--store memory|sqlite|postgres|mariadb] [--seed N] [--results FILE]'
const usualSeed = 7
const usualResults = fileURLToPath(new URL('../../../docs/results/conformance.json', import.meta.url))

/** Without `--store` everything is checked, and what came of it is written down. */
export function readOptions(args: readonly string[], known: readonly StoreKind[]): Options {
  const { store, seed, results } = parse(args)
  const stores = store === undefined ? known : known.filter(({ name }) => asAsked(name) === store.toLowerCase())
  if (stores.length === 0)
    throw new Fault(
      `There is no store ${store}; there are ${known.map(({ name }) => asAsked(name)).join(', ')}.\n${usage}`,
    )
  if (seed !== undefined && !/^\d{1,10}$/.test(seed))
    throw new Fault(`A seed is a whole number, not ${seed}.\n${usage}`)
  return {
    stores,
    broken: store === undefined,
    seed: seed === undefined ? usualSeed : Number(seed),
    results: results ?? (store === undefined && seed === undefined ? usualResults : undefined),
  }
}

/** A store as the other programs call it too. */
const asAsked = (name: string) => (name === 'PostgreSQL' ? 'postgres' : name.toLowerCase())

function parse(args: readonly string[]) {
  const options = { store: { type: 'string' }, seed: { type: 'string' }, results: { type: 'string' } } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new Fault(`${(error as Error).message}\n${usage}`)
  }
}
