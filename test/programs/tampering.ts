/*
 * Whether every change of a log is found: a log of a thousand entries with a checkpoint that was kept elsewhere, changed in
 * every column of every entry, without each entry, with each two swapped, and in 2,000 other ways (seeded).
 *   npm run tampering [-- --seed N]
 * Writes docs/results/tampering.json, and fails where one was not found.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyTrail } from '../../src/verify/index.ts'
import { hash, makeLog } from './tampering/log.ts'
import { another, changed, deleted, type Mutation, swapped } from './tampering/mutations.ts'
import { randomFrom } from './tampering/random.ts'

const { values } = parseArgs({ options: { seed: { type: 'string', default: '20261201' } } })
const seed = Number(values.seed)
const random = randomFrom(seed)
const began = performance.now()
const { lines, kept, signer } = await makeLog(1000)
const isSound = async (some: readonly string[]) =>
  (await verifyTrail(some, { checkpoints: kept, key: signer, hash })).sound
if (!(await isSound(lines))) throw new Error('The log itself is not sound')

const missed: string[] = []
const counts: Record<string, number> = {}
async function tryAll(name: string, mutations: Iterable<Mutation>): Promise<void> {
  let count = 0
  for (const { what, lines: some } of mutations) {
    if (await isSound(some)) missed.push(what)
    if (++count % 500 === 0) process.stdout.write(`\r${name}: ${count}   `)
  }
  counts[name] = count
  process.stdout.write(`\r${name}: ${count}, all but ${missed.length} found\n`)
}
const places = lines.slice(1).map((_, index) => index + 1)
const columns = Object.keys(JSON.parse(lines[1]!) as object)
function* everyColumn() {
  for (const at of places) for (const column of columns) yield changed(lines, at, column)
}
await tryAll('columns changed', everyColumn())
await tryAll(
  'entries deleted',
  places.map((at) => deleted(lines, at)),
)
await tryAll(
  'neighbours swapped',
  places.slice(0, -1).map((at) => swapped(lines, at)),
)
await tryAll(
  'others',
  Array.from({ length: 2000 }, () => another(lines, random)),
)

const result = {
  entries: places.length,
  columns,
  seed,
  counts,
  missed,
  seconds: Math.round((performance.now() - began) / 1000),
}
writeFileSync(new URL('../../docs/results/tampering.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`)
console.log(
  `${Object.values(counts).reduce((sum, count) => sum + count, 0)} changes, ${missed.length} not found (seed ${seed})`,
)
if (missed.length > 0) {
  console.error(missed.slice(0, 20).join('\n'))
  process.exit(1)
}
