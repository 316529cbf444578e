import { describe, expect, it } from 'vitest'
import { storageConformance } from '../../adapters/conformance/index.ts'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import type { Change, FindArguments, Reader, StorageAdapter, Unit } from '../../src/storage.ts'

/** An adapter whose every unit and reader is changed. */
function changed(change: (unit: Unit) => Partial<Unit>): StorageAdapter {
  const inner = memoryAdapter()
  return {
    ...inner,
    read: (work) => inner.read((reader) => work({ ...reader, ...change(reader as Unit) })),
    transaction: (work) => inner.transaction((unit) => work({ ...unit, ...change(unit) })),
  }
}

/** An adapter that finds with other arguments than it was given. */
function finding(other: (find: FindArguments) => FindArguments): StorageAdapter {
  return changed((unit) => ({ find: (name, find) => unit.find(name, other(find)) }))
}
const ofEach = (changes: readonly Change[], other: (change: Change) => Change) => changes.map(other)

const broken: readonly [what: string, promise: RegExp, make: () => StorageAdapter][] = [
  [
    'cuts blanks at the end of a text',
    /cases: every value of every column/,
    () =>
      changed((unit) => ({
        get: async (table, key) => {
          const row = (await unit.get(table, key)) as Record<string, unknown> | null
          return (
            row &&
            (Object.fromEntries(
              Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? value.trimEnd() : value]),
            ) as never)
          )
        },
      })),
  ],
  [
    'answers many keys in an order of its own',
    /order of the keys/,
    () => changed((unit) => ({ getMany: async (table, keys) => [...(await unit.getMany(table, keys))].reverse() })),
  ],
  [
    'shares what it returns',
    /shared with the store/,
    () => {
      const keyed = new Map<string, unknown>()
      return changed((unit) => ({
        get: async (table, key) => {
          const name = JSON.stringify(key)
          if (!keyed.has(name)) keyed.set(name, await unit.get(table, key))
          return keyed.get(name) as never
        },
      }))
    },
  ],
  [
    'rounds what it cannot keep',
    /cannot be kept exactly/,
    () =>
      changed((unit) => ({
        commit: (changes) =>
          unit.commit(
            ofEach(changes, (change) =>
              change.op === 'insert'
                ? ({
                    ...change,
                    rows: change.rows.map((row) =>
                      'sequence' in row ? { ...row, sequence: Math.round(row.sequence ?? 0) } : row,
                    ),
                  } as Change)
                : change,
            ),
          ),
      })),
  ],
  [
    'keeps a clash to itself',
    /a key that is there is taken/,
    () =>
      changed((unit) => ({
        commit: async (changes) => {
          await unit.commit(changes)
          return null
        },
      })),
  ],
  [
    'does not look at the version',
    /cases: replace, expect and remove hold the row/,
    () =>
      changed((unit) => ({
        commit: async (changes) => {
          const current: Change[] = []
          for (const change of changes) {
            const now = change.op === 'insert' ? null : await unit.get(change.table, change.was as never)
            current.push(now === null ? change : ({ ...change, was: now } as Change))
          }
          return await unit.commit(current)
        },
      })),
  ],
  [
    'blames the first change',
    /named by its index/,
    () =>
      changed((unit) => ({
        commit: async (changes) => {
          const clash = await unit.commit(changes)
          return clash && { ...clash, change: 0 }
        },
      })),
  ],
  [
    'keeps what came before a clash',
    /nothing of the set is written/,
    () => {
      const inner = memoryAdapter()
      return {
        ...inner,
        transaction: async (work) => {
          let before: readonly Change[] = []
          const answer = await inner.transaction((unit) =>
            work({
              ...unit,
              commit: async (changes) => {
                const clash = await unit.commit(changes)
                if (clash !== null) before = changes.slice(0, clash.change)
                return clash
              },
            }),
          )
          if (before.length > 0) await inner.transaction((unit) => unit.commit(before))
          return answer
        },
      }
    },
  ],
  [
    'loses the numbers of what was undone',
    /no number is given twice or left out/,
    () => {
      const escaped = new Map<string, number>()
      return changed(() => ({
        take: async (tenant, series, count) => {
          const last = escaped.get(tenant + series) ?? 0
          escaped.set(tenant + series, last + count)
          return last + 1
        },
      }))
    },
  ],
  [
    'counts one series for all tenants',
    /each tenant and each series/,
    () => changed((unit) => ({ take: (_, series, count) => unit.take('', series, count) })),
  ],
  [
    'does not undo what threw',
    /comes out as it is, and undoes everything/,
    () => {
      const inner = memoryAdapter()
      return {
        ...inner,
        transaction: async (work) => {
          const outcome = await inner.transaction(async (unit) => {
            try {
              return { value: await work(unit) }
            } catch (error) {
              return { error }
            }
          })
          if ('error' in outcome) throw outcome.error
          return outcome.value
        },
      }
    },
  ],
  [
    'wraps what a work throws',
    /comes out as it is/,
    () => {
      const inner = memoryAdapter()
      return {
        ...inner,
        transaction: (work) =>
          inner.transaction(work).catch((cause) => {
            throw new Error('wrapped', { cause })
          }),
      }
    },
  ],
  [
    'reads what is not committed',
    /sees nothing of a transaction/,
    () => {
      const inner = memoryAdapter()
      let current: Reader | undefined
      return {
        ...inner,
        read: (work) => (current === undefined ? inner.read(work) : work(current)),
        transaction: (work) =>
          inner.transaction(async (unit) => {
            current = unit
            try {
              return await work(unit)
            } finally {
              current = undefined
            }
          }),
      }
    },
  ],
  [
    'loses changes that are made at once',
    /no change is lost|of those that replace the same version/,
    () => {
      const inner = memoryAdapter()
      return {
        ...inner,
        transaction: (work) =>
          work({
            ...({} as Unit),
            get: (table, key) => inner.read((reader) => reader.get(table, key)),
            commit: (changes) =>
              inner.transaction(async (unit) => {
                const current: Change[] = []
                for (const change of changes)
                  current.push(
                    change.op === 'insert'
                      ? change
                      : ({ ...change, was: await unit.get(change.table, change.was as never) } as Change),
                  )
                return await unit.commit(current)
              }),
          }),
      }
    },
  ],
  [
    'repeats the last row on the next page',
    /transfers.newest: finds/,
    () =>
      changed((unit) => ({
        find: async (name, find) => {
          const { after, ...first } = find
          const all = await unit.find(name, { ...first, limit: 9999 })
          const rest = after === undefined ? all : await unit.find(name, { ...find, limit: 9999 })
          return all.slice(Math.max(0, all.length - rest.length - (after === undefined ? 0 : 1))).slice(0, find.limit)
        },
      })),
  ],
  [
    'gives a short page where a row was found twice',
    /fills no page for another/,
    () =>
      changed((unit) => ({
        find: async (name, find) =>
          (await unit.find(name, find)).slice(0, find.sight ? Math.max(1, find.limit - 1) : find.limit),
      })),
  ],
  [
    'shows what is above the clearance',
    /cases.newest: finds/,
    () => finding((find) => (find.sight ? { ...find, sight: { ...find.sight, maxLevel: 99 } } : find)),
  ],
  [
    'forgets the grants',
    /cases.newest: finds/,
    () => finding((find) => (find.sight ? { ...find, sight: { ...find.sight, granted: [] } } : find)),
  ],
  [
    'forgets one’s own',
    /cases.newest: finds/,
    () => finding((find) => (find.sight ? { ...find, sight: { ...find.sight, person: '' } } : find)),
  ],
  ['forgets the conditions on fields', /cases.newest: finds/, () => finding(({ fields: _, ...find }) => find)],
  ['forgets the range', /duties.all: finds/, () => finding(({ range: _, ...find }) => find)],
  [
    'forgets the upper bound',
    /duties.ofAudience: finds/,
    () =>
      finding((find) =>
        find.range === undefined
          ? find
          : { ...find, range: { ...(find.range.from === undefined ? {} : { from: find.range.from }) } },
      ),
  ],
  ['forgets the beginning', /a beginning is taken as it stands/, () => finding(({ prefix: _, ...find }) => find)],
  [
    'takes % for a wildcard',
    /a beginning is taken as it stands/,
    () =>
      finding((find) => ({ ...find, ...(find.prefix === undefined ? {} : { prefix: find.prefix.split('%')[0]! }) })),
  ],
  [
    'forgets optional filters',
    /transfers.newest: finds/,
    () => finding((find) => ({ ...find, equal: { tenant: find.equal.tenant! } })),
  ],
  [
    'orders by UTF-16',
    /ordered by code point/,
    () =>
      changed((unit) => ({
        find: async (name, find) =>
          name === 'outbox.all'
            ? ([...(await unit.find('outbox.all', { equal: find.equal, limit: 99 }))].sort((a, b) =>
                a.id < b.id ? -1 : 1,
              ) as never)
            : unit.find(name, find),
      })),
  ],
  [
    'counts for everybody what one may see',
    /cases.count: counts/,
    () =>
      changed((unit) => ({
        summarize: (name, filter) => unit.summarize(name, { ...filter, sight: { ...filter.sight!, all: true } }),
      })),
  ],
  [
    'answers without a sight',
    /not answered without what it needs/,
    () =>
      finding((find) => ({
        ...find,
        sight: find.sight ?? { all: true, departments: [], maxLevel: 99, person: '', granted: [] },
      })),
  ],
  [
    'takes tenants for the same but for case',
    /tenants never mix/,
    () => finding((find) => ({ ...find, equal: { ...find.equal, tenant: 'acme' } })),
  ],
  [
    'says that it can join, and cannot',
    /what it says that it supports/,
    () => ({ ...memoryAdapter(), supports: { join: true, durable: false } }),
  ],
  [
    'says that it is durable, and is not',
    /there after the store was opened again/,
    () => ({ ...memoryAdapter(), supports: { join: false, durable: true } }),
  ],
]

describe('the kit finds an adapter out that', () => {
  it.each(broken)('%s', async (_, promise, make) => {
    const tests: (() => Promise<void>)[] = []
    storageConformance({
      name: 'broken',
      describe: (_name, body) => body(),
      it: (name, body) => {
        if (promise.test(name)) tests.push(body)
      },
      open: async () => ({ adapter: make(), close: async () => {}, reopen: async () => memoryAdapter() }),
      seed: 7,
    })
    const failures: string[] = []
    for (const test of tests) await test().catch((error: Error) => failures.push(error.message))
    expect(failures.join('\n')).toMatch(new RegExp(`broken breaks a promise: .*(${promise.source})`))
    expect(failures[0]).toContain('(seed 7)')
  })
})
