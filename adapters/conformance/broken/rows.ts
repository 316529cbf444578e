import { type Change, queries, type TableName, tables, type Unit } from '../../../src/storage.ts'
import { isEqual } from '../assertions.ts'
import type { PlainRow } from '../rows.ts'
import { type Break, withUnits } from './wrap.ts'

/** A unit whose rows come back from every way of reading as `change` makes them. */
function reading(change: (table: TableName, row: PlainRow) => PlainRow): (unit: Unit) => Partial<Unit> {
  const over = (table: TableName, row: unknown) => (row === null ? null : change(table, row as PlainRow)) as never
  return (unit) => ({
    get: async (table, key) => over(table, await unit.get(table, key)),
    getMany: async (table, keys, columns) => (await unit.getMany(table, keys, columns)).map((row) => over(table, row)),
    find: async (name, find) => (await unit.find(name, find)).map((row) => over(queries[name].from, row)),
  })
}

const mostInteger = 2 ** 31

/** What is inserted, as `change` makes it. */
function inserting(change: (table: TableName, rows: readonly PlainRow[]) => readonly unknown[]) {
  return (unit: Unit): Partial<Unit> => ({
    commit: (changes) =>
      unit.commit(
        changes.map((one) =>
          one.op === 'insert'
            ? ({ ...one, rows: change(one.table, one.rows as unknown as readonly PlainRow[]) } as Change)
            : one,
        ),
      ),
  })
}

/** A long text is what no other promise has. */
const longest = 65_535

/** Adapters that do not give back what they were given. */
export const rowBreaks: readonly Break[] = [
  {
    name: 'answers integers of more than 32 bits as text, as drivers do (of transfers)',
    breaks: 'exact-values of transfers',
    broken: withUnits(() =>
      reading((table, row) =>
        table === 'transfers'
          ? (Object.fromEntries(
              Object.entries(row).map(([name, value]) => [
                name,
                typeof value === 'number' && Math.abs(value) > mostInteger ? String(value) : value,
              ]),
            ) as PlainRow)
          : row,
      ),
    ),
  },
  {
    name: 'cuts blanks at the end of a title (of documents)',
    breaks: 'exact-values of documents',
    broken: withUnits(() =>
      reading((table, row) =>
        table === 'documents' && typeof row.title === 'string' ? { ...row, title: row.title.trimEnd() } : row,
      ),
    ),
  },
  {
    name: 'cannot tell the content null from no content (of the outbox)',
    breaks: 'exact-values of outbox',
    broken: withUnits(() =>
      reading((table, row) => (table === 'outbox' && row.data === null ? { ...row, data: {} } : row)),
    ),
  },
  {
    name: 'loses a row whose key is an empty text',
    breaks: 'odd-keys',
    broken: withUnits(() => (unit) => ({
      get: async (table, key) => (Object.values(key).includes('') ? null : await unit.get(table, key)),
    })),
  },
  {
    name: 'takes a key with blanks at its end for the one without',
    breaks: 'distinct-keys',
    broken: withUnits(() => (unit) => ({
      get: async (table, key) => {
        const last = tables[table].key.at(-1)!
        const text = (key as PlainRow)[last]
        const padded = typeof text === 'string' && text !== text.trimEnd()
        const other = padded ? await unit.get(table, { ...key, [last]: text.trimEnd() }) : null
        return other ?? (await unit.get(table, key))
      },
    })),
  },
  {
    name: 'cuts a text that is longer than 65,535',
    breaks: 'long-values',
    broken: withUnits(() =>
      inserting((_, rows) =>
        rows.map((row) =>
          typeof row.title === 'string' && row.title.length > longest
            ? { ...row, title: row.title.slice(0, longest) }
            : row,
        ),
      ),
    ),
  },
  {
    name: 'rounds an integer that it cannot keep',
    breaks: 'exact-or-refused',
    broken: withUnits(() =>
      inserting((table, rows) =>
        table === 'cases' ? rows.map((row) => ({ ...row, sequence: Math.round(row.sequence as number) })) : rows,
      ),
    ),
  },
  {
    name: 'answers undefined for what is not there (of many policies)',
    breaks: 'absent-is-null',
    broken: withUnits(() => (unit) => ({
      getMany: async (table, keys, columns) => {
        const rows = await unit.getMany(table, keys, columns)
        return rows.map((row) => (table === 'policies' ? (row ?? undefined) : row)) as never
      },
    })),
  },
  {
    name: 'answers many keys in an order of its own: what is there first',
    breaks: 'order-of-keys',
    broken: withUnits(() => (unit) => ({
      getMany: async (table, keys, columns) => {
        const rows = await unit.getMany(table, keys, columns)
        return [...rows.filter((row) => row !== null), ...rows.filter((row) => row === null)]
      },
    })),
  },
  {
    name: 'tells all columns of many keys where some were asked for',
    breaks: 'some-columns',
    broken: withUnits(() => (unit) => ({ getMany: (table, keys) => unit.getMany(table, keys) })),
  },
  {
    name: 'writes no more than the first 1,000 rows of a change',
    breaks: 'thousands-of-rows',
    broken: withUnits(() => inserting((_, rows) => rows.slice(0, 1_000))),
  },
  {
    name: 'shares what it returns',
    breaks: 'nothing-shared',
    broken: withUnits(() => {
      const known = new Map<string, { readonly fresh: unknown; readonly shared: unknown }>()
      return (unit) => ({
        get: async (table, key) => {
          const fresh = await unit.get(table, key)
          const name = JSON.stringify([table, key])
          const before = known.get(name)
          if (before !== undefined && isEqual(before.fresh, fresh)) return before.shared as typeof fresh
          known.set(name, { fresh, shared: structuredClone(fresh) })
          return known.get(name)!.shared as typeof fresh
        },
      })
    }),
  },
]
