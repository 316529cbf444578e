import { type Change, type Clash, type Json, type Row, type TableName, tables } from '../../../src/storage.ts'
import { equal } from '../assertions.ts'
import {
  type Case,
  expect,
  guardedTables,
  holds,
  insert,
  keyIn,
  later,
  remove,
  replace,
  write,
  writeClashing,
} from '../changes.ts'
import { type GroupOfPromises, promised, type TestedPromise } from '../promise.ts'
import { columnsOf, type PlainRow, rowOf, tableNames } from '../rows.ts'

const group: GroupOfPromises = { group: 'changes', ways: ['alone', 'joined'] }

const takenKeys = tableNames.map((table) =>
  promised(group, { id: 'taken-key', of: table, says: 'a key that is there is taken' }, async (bench) => {
    const row = rowOf(table, 1)
    const twin = { ...rowOf(table, 2), ...keyIn(table, row) }
    await write(bench, insert(table, row))
    for (const rows of bench.several([[twin], [rowOf(table, 3), twin]]))
      await writeClashing(bench, 'taken', [insert(table, ...rows)])
    await holds(bench, table, row, row, 'the row that was there')
  }),
)

/** A change of a row that was read, and what there is after it. */
interface GuardedChange {
  readonly op: 'replace' | 'expect' | 'remove'
  readonly says: string
  readonly change: (table: TableName, was: PlainRow) => Change
  readonly after: (table: TableName, was: PlainRow) => PlainRow | null
}
const replacing = (table: TableName, was: PlainRow) =>
  ({ ...rowOf(table, 2), ...keyIn(table, was), version: (was.version as number) + 1 }) as PlainRow
const guardedChanges: readonly GuardedChange[] = [
  {
    op: 'replace',
    says: 'replace holds the row to the version that was read',
    change: (table, was) => replace(table, was, replacing(table, was)),
    after: replacing,
  },
  {
    op: 'expect',
    says: 'expect holds the row to the version that was read, and leaves it as it is',
    change: expect,
    after: (_, was) => was,
  },
  {
    op: 'remove',
    says: 'remove holds the row to the version that was read',
    change: remove,
    after: () => null,
  },
]

const guards = guardedChanges.flatMap(({ op, says, change, after }) =>
  guardedTables.map((table) =>
    promised(group, { id: `guarded-${op}`, of: table, says }, async (bench) => {
      const was = { ...rowOf(table, 1), version: 3 } as unknown as PlainRow
      await write(bench, insert(table, was))
      const wrong = [
        { ...was, version: 2 },
        { ...was, version: 4 },
        { ...rowOf(table, 9), version: 3 } as unknown as PlainRow,
      ]
      for (const row of bench.several(wrong)) {
        await writeClashing(bench, 'changed', [change(table, row)])
        await holds(bench, table, row, row.version === 3 ? null : was, 'the row that was missed')
      }
      for (const _ of bench.several(['right'])) {
        await write(bench, change(table, was))
        await holds(bench, table, was, after(table, was))
        if (op !== 'expect') await writeClashing(bench, 'changed', [change(table, was)])
      }
    }),
  ),
)

const wholeReplaces = guardedTables.map((table) =>
  promised(
    group,
    { id: 'whole-replace', of: table, says: 'replace writes every column, null where it is null now' },
    async (bench) => {
      const nullable = bench.several(columnsOf(table).filter((column) => column.nullable))
      const nulls = Object.fromEntries(nullable.map(({ name }) => [name, null]))
      const first = rowOf(table, 1)
      const key = keyIn(table, first)
      const second = { ...rowOf(table, 2), ...key, ...nulls, version: 2 }
      const third = { ...rowOf(table, 3), ...key, version: 3 }
      await write(bench, insert(table, first))
      await write(bench, replace(table, first, second))
      await holds(bench, table, first, second)
      await write(bench, replace(table, second, third))
      await holds(bench, table, first, third)
    },
  ),
)

/** A set of changes of a tenant of its own, of which one clashes, and what there was before. */
interface MixedSet {
  readonly stored: readonly Case[]
  readonly absent: readonly Case[]
  readonly good: readonly Change[]
  readonly set: readonly Change[]
  readonly clash: Clash
}

/** What clashes, at each place among changes that go well. */
function mixedSets(): MixedSet[] {
  const kinds = ['insert', 'replace', 'expect', 'remove'] as const
  const places = [0, 1, 2, 3, 4, 5]
  return kinds.flatMap((kind) => places.map((place) => mixedSet(kind, place)))
}

function mixedSet(kind: Change['op'], place: number): MixedSet {
  const tenant = `${kind} ${place}`
  const row = (mark: number) => rowOf('cases', mark, { tenant })
  const stale = { ...row(4), version: 9 }
  const bad: Readonly<Record<Change['op'], Change>> = {
    insert: insert('cases', row(7), row(4)),
    replace: replace('cases', stale, later(stale)),
    expect: expect('cases', stale),
    remove: remove('cases', stale),
  }
  const good = [
    insert('cases', row(5)),
    replace('cases', row(1), later(row(1), { title: 'replaced' })),
    expect('cases', row(2)),
    remove('cases', row(3)),
    insert('cases', row(6)),
  ]
  return {
    stored: [1, 2, 3, 4].map(row),
    absent: [5, 6, 7].map(row),
    good,
    set: [...good.slice(0, place), bad[kind], ...good.slice(place)],
    clash: { change: place, because: kind === 'insert' ? 'taken' : 'changed' },
  }
}

const others: readonly TestedPromise[] = [
  promised(
    group,
    { id: 'nothing-to-write', says: 'a set of no changes clashes with nothing, nor does an insert of no rows' },
    async (bench) => {
      for (const changes of bench.several([[], [insert('cases')]])) await write(bench, ...changes)
    },
  ),

  promised(group, { id: 'key-twice', says: 'a key that comes twice in one set is taken' }, async (bench) => {
    const row = rowOf('cases', 1)
    const again = { ...row, title: 'again' }
    const sets = [[insert('cases', row, again)], [insert('cases', row), insert('cases', again)]]
    for (const changes of bench.several(sets)) await writeClashing(bench, 'taken', changes, changes.length - 1)
  }),

  promised(
    group,
    { id: 'taken-value', says: 'a unique value that is there is taken, and null is no such value' },
    async (bench) => {
      const document = (mark: number, number: string | null, tenant = 'acme') =>
        rowOf('documents', mark, { number, tenant })
      await write(bench, insert('documents', document(1, 'KH0001-001')))
      const fine = [
        insert('documents', document(2, null), document(3, null)),
        insert('documents', document(4, null)),
        insert('documents', document(1, 'KH0001-001', 'other')),
      ]
      for (const change of bench.several(fine)) await write(bench, change)
      const taken = [
        [insert('documents', document(5, 'KH0001-001'))],
        [insert('documents', document(5, 'new'), document(6, 'KH0001-001'))],
        [insert('documents', document(5, 'new'), document(6, 'new'))],
        [insert('documents', document(5, 'new')), insert('documents', document(6, 'new'))],
      ]
      for (const changes of bench.several(taken)) await writeClashing(bench, 'taken', changes, changes.length - 1)
    },
  ),

  promised(
    group,
    { id: 'taken-by-replace', says: 'a unique value of another row is taken for a replace too, its own is not' },
    async (bench) => {
      const first = rowOf('documents', 1, { number: 'KH0001-001' })
      const second = rowOf('documents', 2, { number: null })
      const numbered = (was: Row<'documents'>, number: string | null) =>
        replace('documents', was, later(was, { number }))
      await write(bench, insert('documents', first, second))
      for (const _ of bench.several(['of another']))
        await writeClashing(bench, 'taken', [numbered(second, 'KH0001-001')])
      await write(bench, numbered(first, 'KH0001-001'))
      await write(bench, numbered(later(first), null))
      await write(bench, numbered(second, 'KH0001-001'))
    },
  ),

  promised(group, { id: 'clash-named', says: 'a clash is named by its index in the set' }, async (bench) => {
    for (const { stored, set, clash } of bench.several(mixedSets())) {
      await write(bench, insert('cases', ...stored))
      equal(await bench.transaction((unit) => unit.commit(set)), clash, 'the clash')
    }
  }),

  promised(group, { id: 'all-or-nothing', says: 'of a set that clashes nothing is written' }, async (bench) => {
    for (const { stored, absent, good, set, clash } of bench.several(mixedSets())) {
      await write(bench, insert('cases', ...stored))
      await writeClashing(bench, clash.because, set, clash.change)
      const keys = [...stored, ...absent].map((row) => keyIn('cases', row))
      const rows = await bench.read((reader) => reader.getMany('cases', keys))
      equal(rows, [...stored, ...absent.map(() => null)], 'the rows after the clash')
      await write(bench, ...good)
    }
  }),

  promised(
    group,
    { id: 'every-table-at-once', says: 'one set may change rows of every table, and all of it is written' },
    async (bench) => {
      const names = bench.several(tableNames)
      await write(bench, ...names.map((table) => insert(table, rowOf(table, 1), rowOf(table, 2))))
      const changes = names.flatMap((table) => [
        insert(table, rowOf(table, 3)),
        ...(isGuarded(table) ? [replace(table, rowOf(table, 1), replaced(table)), remove(table, rowOf(table, 2))] : []),
      ])
      await write(bench, ...changes)
      for (const table of names) {
        await holds(bench, table, rowOf(table, 1), isGuarded(table) ? replaced(table) : rowOf(table, 1))
        await holds(bench, table, rowOf(table, 2), isGuarded(table) ? null : rowOf(table, 2))
        await holds(bench, table, rowOf(table, 3), rowOf(table, 3))
      }
    },
  ),
]

const isGuarded = (table: TableName) => 'guard' in tables[table]

/** The first row of a table after one replace. */
function replaced(table: TableName): PlainRow {
  const key = keyIn(table, rowOf(table, 1)) as unknown as Record<string, Json>
  return { ...(rowOf(table, 4) as unknown as PlainRow), ...key, version: 2 }
}

/** Changes are written together or not at all, and what they meet is looked at. */
export const changePromises: readonly TestedPromise[] = [...takenKeys, ...guards, ...wholeReplaces, ...others]
