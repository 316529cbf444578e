import {
  type Change,
  type Clash,
  type EraseSpec,
  type Json,
  type Row,
  type TableName,
  tables,
} from '../../../src/storage.ts'
import { equal } from '../assertions.ts'
import type { Bench } from '../bench.ts'
import {
  type Case,
  erasableTables,
  erase,
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
    for (const rows of bench.several([[rowOf(table, 3), twin], [twin]]))
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
      const right = bench.several(['right'])
      const wrong = bench.several([
        { ...rowOf(table, 9), version: 3 } as unknown as PlainRow,
        { ...was, version: 4 },
        { ...was, version: 2 },
      ])
      await write(bench, insert(table, was))
      for (const row of wrong) {
        await writeClashing(bench, 'changed', [change(table, row)])
        await holds(bench, table, row, row.version === 3 ? null : was, 'the row that was missed')
      }
      for (const _ of right) {
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

const erasures = erasableTables.map((table) =>
  promised(
    group,
    {
      id: 'erased',
      of: table,
      says: 'erase empties or removes every row that agrees, as described, and no other; rows that the same set inserts stay',
    },
    async (bench) => {
      const { by, blank } = tables[table].erase as EraseSpec
      const shared = Object.fromEntries(by.map((column) => [column, (rowOf(table, 1) as unknown as PlainRow)[column]!]))
      const agreeing = (mark: number) => ({ ...(rowOf(table, mark) as unknown as PlainRow), ...shared })
      const gone = bench.several([1, 2, 3].map(agreeing))
      const others = bench.several(
        by.map((column, index) => {
          const row = rowOf(table, 10 + index, { tenant: 'other' }) as unknown as PlainRow
          return { ...agreeing(10 + index), [column]: row[column]! }
        }),
      )
      const added = agreeing(20)
      const blanks = Object.fromEntries((blank ?? []).map((column) => [column, null]))
      const after = (row: PlainRow) => (blank === undefined ? null : { ...row, ...blanks })
      await write(bench, insert(table, ...gone, ...others))
      await write(bench, insert(table, added), erase(table, shared))
      for (const row of gone) await holds(bench, table, row, after(row), 'an erased row')
      for (const row of others) await holds(bench, table, row, row, 'a row that differs')
      await holds(bench, table, added, added, 'the row that was inserted with it')
      // There is nothing to clash with.
      await write(bench, erase(table, { ...shared, tenant: 'nobody' }))
    },
  ),
)

/** A change, and the row that it needs or that must not be there. */
interface Good {
  readonly change: Change
  readonly stored?: Case
  readonly absent?: Case
}
/** What clashes, at its place among changes that go well, of a tenant of its own. */
interface Mixed {
  readonly bad: Change
  readonly because: Clash['because']
  readonly before: readonly Good[]
  readonly after: readonly Good[]
  readonly stored: Case
}

/** What looks at what is there. */
type Clashing = Exclude<Change['op'], 'erase'>

function mixed(op: Clashing, place: number): Mixed {
  const tenant = `${op} ${place}`
  const row = (mark: number) => rowOf('cases', mark, { tenant })
  const good: readonly Good[] = [
    { change: insert('cases', row(5)), absent: row(5) },
    { change: replace('cases', row(1), later(row(1), { title: 'replaced' })), stored: row(1) },
    { change: expect('cases', row(2)), stored: row(2) },
    { change: remove('cases', row(3)), stored: row(3) },
    { change: insert('cases', row(6)), absent: row(6) },
  ]
  const stale = { ...row(4), version: 9 }
  const bad: Readonly<Record<Clashing, Change>> = {
    insert: insert('cases', row(7), row(4)),
    replace: replace('cases', stale, later(stale)),
    expect: expect('cases', stale),
    remove: remove('cases', stale),
  }
  const because = op === 'insert' ? 'taken' : 'changed'
  return { bad: bad[op], because, before: good.slice(0, place), after: good.slice(place), stored: row(4) }
}

/** Commits what clashes at each place, and says of each what there was before. */
async function commitMixed(
  bench: Bench,
  check: (
    clash: Clash | null,
    expected: Clash,
    rows: { readonly stored: readonly Case[]; readonly absent: readonly Case[] },
  ) => Promise<void>,
): Promise<void> {
  const places = [5, 4, 3, 2, 1, 0]
  const all = places.flatMap((place) =>
    (['expect', 'remove', 'replace', 'insert'] as const).map((op) => mixed(op, place)),
  )
  for (const { bad, because, stored: own, ...good } of bench.several(all)) {
    const [before, after] = [bench.several(good.before), bench.several(good.after)]
    const around = [...before, ...after]
    const stored = [own, ...around.flatMap((one) => one.stored ?? [])]
    await write(bench, insert('cases', ...stored))
    const changes = [...before.map(({ change }) => change), bad, ...after.map(({ change }) => change)]
    const clash = await bench.transaction((unit) => unit.commit(changes))
    const absent = around.flatMap((one) => one.absent ?? [])
    await check(clash, { change: before.length, because }, { stored, absent })
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

  promised(group, { id: 'clash-named', says: 'a clash is named by its index in the set' }, (bench) =>
    commitMixed(bench, async (clash, expected) => equal(clash, expected, 'the clash')),
  ),

  promised(group, { id: 'all-or-nothing', says: 'of a set that clashes nothing is written' }, async (bench) => {
    for (const table of bench.several(erasableTables)) {
      const row = rowOf(table, 1) as unknown as PlainRow
      await write(bench, insert(table, row))
      await writeClashing(bench, 'changed', [erase(table, row), expect('cases', rowOf('cases', 9))])
      await holds(bench, table, row, row, 'a row that a set which clashed would have erased')
    }
    await commitMixed(bench, async (clash, { change, because }, { stored, absent }) => {
      equal(clash, { change: clash?.change ?? change, because }, 'the clash')
      const keys = [...stored, ...absent].map((row) => keyIn('cases', row))
      const rows = await bench.read((reader) => reader.getMany('cases', keys))
      equal(rows, [...stored, ...absent.map(() => null)], 'the rows after the clash')
    })
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
export const changePromises: readonly TestedPromise[] = [
  ...takenKeys,
  ...guards,
  ...wholeReplaces,
  ...erasures,
  ...others,
]
