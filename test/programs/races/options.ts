import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Fault } from '../try/fault.ts'
import { type StoreName, storeNames } from './place.ts'

/** How much is raced for, on each store. */
export interface Sizes {
  readonly numbers: number
  readonly reviews: number
  readonly mixes: number
  readonly originals: number
}
export interface Options {
  readonly stores: readonly StoreName[]
  readonly sizes: Sizes
  readonly seed: number
  /** Where the results are written; nowhere where only a part is run. */
  readonly results: string | undefined
}

const usage = 'npm run races -- [--store sqlite,postgres,mariadb] [--quick] [--seed N] [--results FILE]'
const usualSeed = 7
const usualResults = fileURLToPath(new URL('../../../docs/results/races.json', import.meta.url))
const whole: Sizes = { numbers: 100_000, reviews: 10_000, mixes: 500, originals: 10_000 }
const quick: Sizes = { numbers: 4_000, reviews: 160, mixes: 40, originals: 160 }

/** Without any option everything is run in full, and what came of it is written down. */
export function readOptions(args: readonly string[]): Options {
  const given = parse(args)
  return {
    stores: readStores(given.store, usage),
    sizes: given.quick ? quick : whole,
    seed: readWhole(given.seed, 'seed', usualSeed, usage),
    results: given.results ?? (given.store || given.quick || given.seed ? undefined : usualResults),
  }
}

function parse(args: readonly string[]) {
  const options = {
    store: { type: 'string' },
    quick: { type: 'boolean' },
    seed: { type: 'string' },
    results: { type: 'string' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new Fault(`${(error as Error).message}\n${usage}`)
  }
}

/** All stores where none is named. */
export function readStores(given: string | undefined, usage: string): readonly StoreName[] {
  const known: readonly string[] = storeNames
  const asked = given?.split(',') ?? known
  const strange = asked.filter((name) => !known.includes(name))
  if (strange.length > 0)
    throw new Fault(`There is no store ${strange.join(', ')}; there are ${known.join(', ')}.\n${usage}`)
  return asked as readonly StoreName[]
}

export function readWhole(given: string | undefined, name: string, usual: number, usage: string): number {
  if (given === undefined) return usual
  if (!/^\d{1,9}$/.test(given)) throw new Fault(`--${name} is a whole number, not ${given}.\n${usage}`)
  return Number(given)
}
