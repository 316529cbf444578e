import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readStores, readWhole } from '../races/options.ts'
import type { StoreName } from '../races/place.ts'
import { Fault } from '../try/fault.ts'

export interface Options {
  readonly stores: readonly StoreName[]
  /** Cycles of killed writers on each store. */
  readonly cycles: number
  /** Cycles in which the server is killed too: those of its own making, and of nobody else's. */
  readonly serverCycles: number
  /** Databases whose migration is raced, and as many whose migration is killed. */
  readonly migrations: number
  readonly seed: number
  /** Where the results are written; nowhere where only a part is run. */
  readonly results: string | undefined
}

const usage =
  'npm run kills [-- --store sqlite,postgres,mariadb] [--cycles 60] [--long] [--kill-servers] [--seed N] [--results FILE]'
const usualSeed = 7
const usualResults = fileURLToPath(new URL('../../../docs/results/kills.json', import.meta.url))

/** SQLite alone is the usual run; `--long` is every store. */
export function readOptions(args: readonly string[]): Options {
  const given = parse(args)
  const stores = given.store === undefined && !given.long ? (['sqlite'] as const) : readStores(given.store, usage)
  const cycles = readWhole(given.cycles, 'cycles', 60, usage)
  if (cycles === 0) throw new Fault(`--cycles 0 would kill nobody.\n${usage}`)
  if (given['kill-servers'] && stores.every((store) => store === 'sqlite'))
    throw new Fault(`SQLite has no server to kill: --kill-servers goes with --long or with other stores.\n${usage}`)
  const isWhole = given.long && given['kill-servers'] && !given.store && !given.cycles && !given.seed
  return {
    stores,
    cycles,
    serverCycles: given['kill-servers'] ? Math.min(20, cycles) : 0,
    migrations: given.long ? 20 : 5,
    seed: readWhole(given.seed, 'seed', usualSeed, usage),
    results: given.results ?? (isWhole ? usualResults : undefined),
  }
}

function parse(args: readonly string[]) {
  const options = {
    store: { type: 'string' },
    cycles: { type: 'string' },
    long: { type: 'boolean' },
    'kill-servers': { type: 'boolean' },
    seed: { type: 'string' },
    results: { type: 'string' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new Fault(`${(error as Error).message}\n${usage}`)
  }
}
