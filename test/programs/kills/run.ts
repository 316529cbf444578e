import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Random } from '../../../adapters/conformance/random.ts'
import { migrate } from '../../../adapters/sql/index.ts'
import { type Compiled, compiled } from '../races/compiled.ts'
import { availableStores, freshPlace, makeHostTables, openPlace, type Place, type StoreName } from '../races/place.ts'
import type { Counts } from '../races/tally.ts'
import { count } from '../races/tally.ts'
import type { Progress } from '../try/progress.ts'
import type { Checked } from './check.ts'
import { cycle, type Programs } from './cycle.ts'
import { type MigrationsResult, migrationsUnderFire } from './migrations.ts'
import type { Options } from './options.ts'
import { OwnServer } from './own-server.ts'

/** What came of all cycles on one database. */
export interface CyclesResult {
  readonly cycles: number
  readonly acknowledged: number
  readonly refused: Counts
  readonly unknown: number
  readonly happened: number
  readonly sentAgain: number
  readonly faults: readonly string[]
}
export interface KillsOfStore {
  readonly writers: CyclesResult
  readonly servers: CyclesResult | null
  readonly migrations: MigrationsResult
}
export interface Outcome {
  readonly seed: number
  readonly stores: Readonly<Partial<Record<StoreName, KillsOfStore>>>
}

export async function run(options: Omit<Options, 'results'>, progress: Progress): Promise<Outcome> {
  const { cycles, serverCycles, migrations, seed } = options
  const stores: Partial<Record<StoreName, KillsOfStore>> = {}
  const entries = ['writer', 'check', 'migrate'].map((name) => new URL(`./${name}-process.ts`, import.meta.url))
  const all = await Promise.all(entries.map(compiled))
  const [writer, check, migrating] = all.map(({ file }) => file) as [string, string, string]
  const programs: Programs = { writer, check }
  try {
    for (const store of await availableStores(options.stores)) {
      stores[store] = {
        writers: await writersKilled(store, programs, cycles, seed, progress),
        servers:
          store === 'sqlite' || serverCycles === 0
            ? null
            : await serverKilled(store, programs, serverCycles, seed, progress),
        migrations: await migrationsUnderFire(store, migrating, migrations, seed, progress),
      }
    }
  } finally {
    await Promise.all(all.map((program: Compiled) => program.remove()))
  }
  return { seed, stores }
}

async function writersKilled(
  store: StoreName,
  programs: Programs,
  cycles: number,
  seed: number,
  progress: Progress,
): Promise<CyclesResult> {
  const { place, remove } = await freshPlace(store)
  try {
    return await cyclesOn(place, programs, cycles, seed, (done) => progress(`${store}: writers killed`, done, cycles))
  } finally {
    await remove()
  }
}

/** The server dies while they write, and is started again a moment later. */
async function serverKilled(
  store: Exclude<StoreName, 'sqlite'>,
  programs: Programs,
  cycles: number,
  seed: number,
  progress: Progress,
): Promise<CyclesResult> {
  const server = await OwnServer.make(store)
  const random = new Random(seed)
  const pause = (least: number, most: number) =>
    new Promise((resolve) => setTimeout(resolve, random.integer(least, most)))
  const dieAndRise = async () => {
    await pause(50, 1_500)
    await server.kill()
    await pause(0, 500)
    await server.start()
  }
  const tell = (done: number) => progress(`${store}: servers killed`, done, cycles)
  try {
    return await cyclesOn(server.place, programs, cycles, seed, tell, dieAndRise)
  } finally {
    await server.remove()
  }
}

async function cyclesOn(
  place: Place,
  programs: Programs,
  cycles: number,
  seed: number,
  tell: (done: number) => void,
  between?: () => Promise<void>,
): Promise<CyclesResult> {
  const folder = await mkdtemp(join(tmpdir(), 'casekeep-journals-'))
  try {
    const db = await openPlace(place, 1)
    await migrate(db)
    await makeHostTables(db)
    await db.destroy()
    const random = new Random(seed)
    const site = { place, folder, journals: [] }
    const results: Checked[] = []
    const faults: string[] = []
    for (let done = 1; done <= cycles && faults.length === 0; done++) {
      const checked = await cycle(programs, site, random, between)
      results.push(checked)
      faults.push(...checked.faults.map((fault) => `cycle ${done}: ${fault}`))
      tell(done)
    }
    return { ...sumOf(results), faults }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function sumOf(results: readonly Checked[]): Omit<CyclesResult, 'faults'> {
  const refused: Record<string, number> = {}
  for (const checked of results)
    for (const [code, times] of Object.entries(checked.refused)) count(refused, code, times)
  const sum = (figure: 'acknowledged' | 'unknown' | 'happened' | 'sentAgain') =>
    results.reduce((total, checked) => total + checked[figure], 0)
  return {
    cycles: results.length,
    acknowledged: sum('acknowledged'),
    refused,
    unknown: sum('unknown'),
    happened: sum('happened'),
    sentAgain: sum('sentAgain'),
  }
}

/** Nothing was wrong anywhere, and something was asked. */
export function isGood({ stores }: Outcome): boolean {
  const parts = Object.values(stores).flatMap(({ writers, servers, migrations }) => [writers, servers, migrations])
  return parts.length > 0 && parts.every((part) => part === null || part.faults.length === 0)
}
