import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Fault } from '../try/fault.ts'
import { type StoreName, storeNames } from './place.ts'

/** How much is raced for, on each store. */
export type Sizes = Readonly<Record<Race, number>>
export const races = ['numbers', 'reviews', 'mixes', 'originals'] as const
export type Race = (typeof races)[number]
export interface Options {
  readonly stores: readonly StoreName[]
  readonly sizes: Sizes
  readonly seed: number
  /** Where the results are written; nowhere where races are not run in full. */
  readonly results: string | undefined
  /** What was written there before stays, of the races and stores that are not run. */
  readonly isPart: boolean
}

const usage =
  'npm run races -- [--store sqlite,postgres,mariadb] [--only originals,…] [--quick] [--seed N] [--results FILE]'
const usualSeed = 7
const usualResults = fileURLToPath(new URL('../../../docs/results/races.json', import.meta.url))
const whole: Sizes = { numbers: 100_000, reviews: 10_000, mixes: 500, originals: 10_000 }
const quick: Sizes = { numbers: 4_000, reviews: 160, mixes: 40, originals: 160 }

/** What is run in full is written down, beside what was before of the rest. */
export function readOptions(args: readonly string[]): Options {
  const given = parse(args)
  return {
    stores: readStores(given.store, usage),
    sizes: onlySome(given.quick ? quick : whole, given.only),
    isPart: given.only !== undefined || given.store !== undefined,
    seed: readWhole(given.seed, 'seed', usualSeed, usage),
    results: given.results ?? (given.quick || given.seed ? undefined : usualResults),
  }
}

function parse(args: readonly string[]) {
  const options = {
    store: { type: 'string' },
    only: { type: 'string' },
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

/** Nothing is raced for in the races that are not named. */
function onlySome(sizes: Sizes, only: string | undefined): Sizes {
  const asked = only?.split(',') ?? races
  const strange = asked.filter((name) => !races.some((race) => race === name))
  if (strange.length > 0)
    throw new Fault(`There is no race ${strange.join(', ')}; there are ${races.join(', ')}.\n${usage}`)
  return Object.fromEntries(races.map((race) => [race, asked.includes(race) ? sizes[race] : 0])) as Sizes
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
