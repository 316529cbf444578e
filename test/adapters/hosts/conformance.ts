/**
 * Checks every promise of the storage contract that is kept in a host's transaction, in the transactions of every host:
 *
 *     npx tsx test/adapters/hosts/conformance.ts [part of a host's name]
 *
 * It ends with 1 where one is broken. It takes minutes, and so is no test.
 */
import { CompiledQuery } from 'kysely'
import { checkPromise } from '../../../adapters/conformance/check.ts'
import type { Host as KitHost } from '../../../adapters/conformance/index.ts'
import { testedPromises } from '../../../adapters/conformance/promises/index.ts'
import { dialectOf } from '../../../adapters/sql/dialects/of.ts'
import { render, sql } from '../../../adapters/sql/fragment.ts'
import { type HostTransaction, migrate, sqlAdapter } from '../../../adapters/sql/index.ts'
import { shapes } from '../../../adapters/sql/shapes.ts'
import { type Host, type HostKind, hostKinds } from './hosts.ts'
import { isThere, openPlace, type Place } from './place.ts'

const names = [...Object.values(shapes).map(({ name }) => name), 'series']

async function empty({ outside }: Place): Promise<void> {
  const dialect = dialectOf(outside.getExecutor().adapter)
  for (const name of names) {
    const { text } = render(dialect, sql`delete from ${dialect.table(name)}`)
    await outside.executeQuery(CompiledQuery.raw(text))
  }
}

/** A host with one connection has one transaction at a time. */
function oneAtATime(host: Host): KitHost<HostTransaction> {
  let last: Promise<unknown> = Promise.resolve()
  return {
    transaction(work) {
      const run = () => host.transaction((own) => work(own.wrap()))
      const mine = last.then(run, run)
      last = mine.catch(() => undefined)
      return mine
    },
  }
}

async function check(kind: HostKind): Promise<boolean> {
  const place = await openPlace(kind.database)
  await migrate(place.outside)
  const host = await kind.open(place.url)
  const manyAtOnce: KitHost<HostTransaction> = { transaction: (work) => host.transaction((own) => work(own.wrap())) }
  const open = async () => {
    await empty(place)
    return {
      adapter: sqlAdapter(place.outside, { warn: () => undefined }),
      host: kind.pooled ? manyAtOnce : oneAtATime(host),
      close: async () => {},
    }
  }
  let kept = 0
  let broken = 0
  for (const promise of testedPromises) {
    if (!promise.ways.includes('joined')) continue
    const verdict = await checkPromise({ name: kind.name, open }, promise, 'joined')
    if (verdict.outcome === 'kept') kept += 1
    if (verdict.outcome === 'broken') {
      broken += 1
      console.error(verdict.error.message)
    }
  }
  await host.close()
  await place.drop()
  console.log(`${kind.name}: ${kept} promises kept, ${broken} broken`)
  return broken === 0
}

const wanted = process.argv[2] ?? ''
for (const kind of hostKinds) {
  if (!kind.name.includes(wanted) || !(await isThere(kind.database))) continue
  if (!(await check(kind))) process.exitCode = 1
}
