import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate, migrations } from '../../adapters/sql/index.ts'
import { databases } from '../../adapters/sql/migrations/migration.ts'
import { shapes } from '../../adapters/sql/shapes.ts'
import { type CommandName, commandNames, createArchive, type QueryOperationName, queryNames } from '../../src/index.ts'
import { firstWhoMay, rules, type Scene } from '../support/acts.ts'
import { tableNames } from '../support/store.ts'
import { officeIn } from './migrated-office.ts'
import { type EmptyDatabase, places } from './migration-places.ts'

/*
 * Every statement names its tenant for each table that it touches, so that tables that are spread by tenant
 * (docs/scale.md) are asked in one place, and no company's row can come into another's answer.
 */

const names = [...tableNames.map((table) => shapes[table].name), 'series'].map((name) => `casekeep_${name}`)
interface Sent {
  readonly text: string
  readonly parameters: readonly unknown[]
}

/** The tables that a statement touches, once for each time that it does; indexes that it names are none of them. */
function touched(text: string): readonly string[] {
  const found = text.matchAll(/\b(?:from|join|into|update|using)\s+["`]?(casekeep_\w+)/g)
  return Array.from(found, ([, name]) => name!).filter((name) => names.includes(name))
}

/** How often a statement says whose rows it means: by a value, or by those of a row that it has found. */
function namings(text: string): number {
  return Array.from(text.matchAll(/["`]tenant["`]/g)).length
}

const mentions = (parameters: readonly unknown[], tenant: string) =>
  parameters.some((value) => typeof value === 'string' && value.includes(tenant))

/** What each query is asked, of a case that is under way. */
const asked: { readonly [Q in QueryOperationName]: (scene: Scene) => object } = {
  'cases.get': (at) => ({ case: at.case }),
  'cases.list': () => ({ title: 'Alf', category: 'client', fields: [{ field: 'amount', from: 1 }] }),
  'cases.missing': (at) => ({ case: at.case }),
  'cases.count': () => ({ title: 'Alf', category: 'client' }),
  'cases.summary': () => ({}),
  'cases.possible': (at) => ({ case: at.case }),
  'documents.get': (at) => ({ document: `${at.case}-001` }),
  'documents.list': (at) => ({ case: at.case }),
  'documents.revisions': (at) => ({ document: `${at.case}-001` }),
  'documents.readable': (at) => ({ document: `${at.case}-001` }),
  'retention.get': (at) => ({ case: at.case }),
  'retention.due': () => ({ department: 'sales' }),
  'retention.count': () => ({ dueFrom: '2026-03-01' }),
  'retention.try': () => ({ category: 'client' }),
  'batches.get': (at) => ({ batch: at.batch }),
  'batches.list': (at) => ({ case: at.case }),
  'transfers.get': (at) => ({ transfer: at.transfer }),
  'transfers.list': () => ({}),
  'requests.get': (at) => ({ request: at.request }),
  'requests.list': () => ({ scope: 'all', state: 'active' }),
  'requests.waiting': () => ({}),
  'requests.register': () => ({ kind: 'loan', dueFrom: '2026-03-01' }),
  'requests.count': () => ({ kind: 'loan', scope: 'mine' }),
  'requests.possible': (at) => ({ request: at.request }),
  'holds.get': () => ({ hold: 'DJ2026-0001' }),
  'holds.list': (at) => ({ case: at.case }),
  'subjects.report': () => ({ person: 'p-ann' }),
  'disposals.get': (at) => ({ disposal: at.disposal }),
  'disposals.list': () => ({ state: 'executing' }),
  'disposals.entries': (at) => ({ disposal: at.disposal, department: 'sales' }),
  'disposals.destroyed': (at) => ({ disposal: at.disposal }),
  'disposals.export': (at) => ({ disposal: at.disposal, entry: 1 }),
  'disposals.possible': (at) => ({ disposal: at.disposal }),
  'duties.list': () => ({ people: true }),
  'duties.count': () => ({}),
  'trail.history': (at) => ({ case: at.case }),
  'trail.verify': (at) => ({ case: at.case }),
  'trail.readings': (at) => ({ case: at.case }),
  'trail.checkpoints': () => ({}),
  'trail.prove': (at) => ({ case: at.case, position: 1 }),
  'trail.consistency': () => ({ from: 1, to: 1 }),
  'trail.export': () => ({ details: true }),
  'refusals.list': () => ({}),
  'policies.list': () => ({}),
  'policies.compare': () => ({}),
  'outsiders.list': () => ({ scope: 'all' }),
  'agreements.list': () => ({}),
  'staff.duties': () => ({}),
  'people.list': () => ({}),
  'departments.list': () => ({}),
  'deputies.list': () => ({}),
}

describe.each(places)('$database', (place) => {
  let empty: EmptyDatabase
  let db: Kysely<unknown>
  let sent: Sent[] = []
  const all = new Set<string>()
  beforeAll(async () => {
    empty = await place.make()
    const quiet = await place.open(empty.at)
    await migrate(quiet)
    await quiet.destroy()
    db = await place.open(empty.at, (text, parameters) => sent.push({ text, parameters }))
  })
  afterAll(async () => {
    await db.destroy()
    await empty.drop()
  })

  /** What is sent while something is done for a company; each check has a company of its own. */
  async function during(tenant: string, work: (office: ReturnType<typeof officeIn>) => Promise<unknown>) {
    sent = []
    await work(officeIn(db, { warn: () => {} }, { tenant }))
    const about = sent.filter(({ text }) => touched(text).length > 0)
    expect(about.length).toBeGreaterThan(0)
    for (const { text, parameters } of about) {
      expect(namings(text), text).toBeGreaterThanOrEqual(touched(text).length)
      expect(mentions(parameters, tenant), text).toBe(true)
    }
    for (const { text } of about) for (const name of touched(text)) all.add(name)
  }

  it.each(commandNames)('%s', (operation) =>
    during(`company-${operation}`, async (office) => {
      const scene = await rules[operation].scene(office)
      const act = { ...rules[operation].act(scene), idempotencyKey: 'k' }
      await office.desk(firstWhoMay(operation)).run(operation, act)
      await office.desk(firstWhoMay(operation)).run(operation, act)
    }),
  )

  it.each(queryNames)('%s', (operation) =>
    during(`company-${operation}`, async (office) => {
      const [area] = operation.split('.')
      const under: Readonly<Record<string, CommandName>> = {
        requests: 'requests.giveBack',
        holds: 'holds.lift',
        disposals: 'disposals.execute',
      }
      const scene = await rules[under[area!] ?? 'transfers.receive'].scene(office)
      // Somebody who sees some departments, or what is their own, and somebody who sees all; some is for the archive alone.
      const isOfArchive = ['disposals.export', 'holds.get', 'holds.list', 'subjects.report'].includes(operation)
      const isOfAuditors = ['trail.checkpoints', 'trail.prove', 'trail.consistency', 'trail.export'].includes(operation)
      const size = isOfAuditors ? await checkpointOf(office) : 0
      const input = operation === 'trail.consistency' ? { from: size, to: size } : asked[operation](scene)
      const readers = isOfArchive
        ? (['arno'] as const)
        : isOfAuditors
          ? (['olga'] as const)
          : (['ben', 'olga'] as const)
      for (const person of readers) await office.desk(person).run(operation, input)
    }),
  )

  it('that is every table of this library', () => {
    expect([...all].sort()).toEqual([...names].sort())
  })
})

/** A checkpoint over more entries than a tile of the tree has. */
async function checkpointOf(office: ReturnType<typeof officeIn>): Promise<number> {
  const cases = Array.from({ length: 300 }, (_, index) => ({
    category: 'project' as const,
    number: `XM${String(index + 1).padStart(4, '0')}`,
    title: `${index}`,
    fields: { name: 'P' },
    department: 'sales',
    opened: '2020-01-01',
  }))
  await office.desk('arno').cases.import({ cases })
  const signer = { name: 'test', publicKey: new Uint8Array(32), sign: async () => new Uint8Array(64) }
  const archive = createArchive({
    policy: office.archive.policy,
    storage: office.store.adapter,
    tenant: office.archive.tenant,
    clock: office.clock.read,
    checkpoints: { signer, sink: { keep: async () => {} } },
  })
  return (await archive.checkpoint()).size
}

describe.each(databases)('%s', (database) => {
  const statements = migrations[database].flatMap((migration) => migration.statements)

  it('every key, unique list and index begins with the tenant, but for the list of migrations', () => {
    const lists = statements
      .filter((statement) => !/create table\s+["`]?casekeep_migrations\b/.test(statement))
      .flatMap((statement) => [
        ...statement.matchAll(/primary key\s*\(\s*["`](\w+)/g),
        ...statement.matchAll(/\bunique(?:\s+key)?(?:\s+["`]?\w+["`]?)?\s*\(\s*["`](\w+)/g),
        ...statement.matchAll(/create\s+(?:unique\s+)?index\s+\S+\s+on\s+\S+\s*\(\s*["`](\w+)/g),
      ])
    expect(lists.length).toBeGreaterThan(names.length)
    for (const [text, first] of lists) expect(first, text).toBe('tenant')
  })
})
