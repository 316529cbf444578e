import {
  type Change,
  type Clash,
  type GuardedTable,
  type Row,
  type TableName,
  type TableSpec,
  tables,
} from '../../src/storage.ts'
import { equal, ok, rejection } from './assertions.ts'
import { type Bench, type Promises, write } from './bench.ts'
import { columnsOf, keyOf, type PlainRow, rowNumber } from './rows.ts'

const guarded = (Object.keys(tables) as TableName[]).filter(
  (table) => (tables[table] as TableSpec).guard === 'version',
) as GuardedTable[]

type Case = Row<'cases'>
const later = (row: Case, changes: Partial<Case> = {}): Case => ({ ...row, version: row.version + 1, ...changes })
const insert = (...rows: Case[]): Change => ({ op: 'insert', table: 'cases', rows })
const replace = (was: Case, row: Case): Change => ({ op: 'replace', table: 'cases', was, row })
const stored = (bench: Bench, { tenant, number }: Case) =>
  bench.read((reader) => reader.get('cases', { tenant, number }))

/** Tries changes that must clash so. */
async function clash(bench: Bench, changes: readonly Change[], change: number, because: Clash['because']) {
  equal(await bench.transaction((unit) => unit.commit(changes)), { change, because }, 'the clash')
}

/** Changes are written together or not at all. */
export function changePromises(promise: Promises): void {
  promise('a set of no changes clashes with nothing, nor does an insert of no rows', async (bench) => {
    await write(bench, [])
    await write(bench, [insert()])
  })

  promise('insert: a key that is there is taken', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    const twin = rowNumber(bench.random, 'cases', 1)
    await write(bench, [insert(row)])
    await clash(bench, [insert(twin)], 0, 'taken')
    await clash(bench, [insert(rowNumber(bench.random, 'cases', 2), twin)], 0, 'taken')
    equal(await stored(bench, row), row, 'the row that was there')
    equal(await stored(bench, rowNumber(bench.random, 'cases', 2)), null, 'the row beside the taken one')
  })

  promise('insert: a key that comes twice in one set is taken', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    await clash(bench, [insert(row, { ...row, title: 'again' })], 0, 'taken')
    await clash(bench, [insert(row), insert({ ...row, title: 'again' })], 1, 'taken')
    equal(await stored(bench, row), null, 'the row')
  })

  promise('insert: a unique value that is there is taken, and nulls are no such value', async (bench) => {
    const document = (mark: number, number: string | null, tenant = 'acme') =>
      rowNumber(bench.random, 'documents', mark, { number, tenant })
    const add = (...rows: Row<'documents'>[]): Change => ({ op: 'insert', table: 'documents', rows })
    await write(bench, [add(document(1, 'KH0001-001'), document(2, null), document(3, null))])
    await write(bench, [add(document(4, null)), add(document(1, 'KH0001-001', 'other'))])
    await clash(bench, [add(document(5, null), document(6, 'KH0001-001'))], 0, 'taken')
    await clash(bench, [add(document(5, 'new')), add(document(6, 'new'))], 1, 'taken')
    const { tenant, case: caseNumber, position } = document(5, null)
    const beside = await bench.read((reader) => reader.get('documents', { tenant, case: caseNumber, position }))
    equal(beside, null, 'the row beside the taken one')
  })

  for (const table of guarded)
    promise(`${table}: replace, expect and remove hold the row to the version that was read`, async (bench) => {
      const was = rowNumber(bench.random, table, 1, { version: 3 } as never) as PlainRow
      const fresh = rowNumber(bench.random, table, 1, { version: 4 } as never) as PlainRow
      const row = { ...fresh, ...keyOf(table, was) }
      const stale = { ...was, version: 2 }
      const absent = rowNumber(bench.random, table, 9, { version: 3 } as never) as PlainRow
      const change = (op: string, rows: object) => ({ op, table, ...rows }) as unknown as Change
      const now = () => bench.read((reader) => reader.get(table, keyOf(table, was) as never))
      const wrong = async (because: PlainRow) => {
        await clash(
          bench,
          [change('replace', { was: because, row: { ...row, ...keyOf(table, because) } })],
          0,
          'changed',
        )
        await clash(bench, [change('expect', { was: because })], 0, 'changed')
        await clash(bench, [change('remove', { was: because })], 0, 'changed')
      }
      await write(bench, [change('insert', { rows: [was] })])
      await wrong(stale)
      await wrong(absent)
      equal(await now(), was, 'the row that every change missed')
      await write(bench, [change('expect', { was })])
      equal(await now(), was, 'the row that was expected')
      await write(bench, [change('replace', { was, row })])
      equal(await now(), row, 'the row that was replaced')
      await wrong(was)
      await write(bench, [change('remove', { was: row })])
      equal(await now(), null, 'the row that was removed')
      await wrong(row)
      await write(bench, [change('insert', { rows: [was] })])
      equal(await now(), was, 'the row that was written again')
    })

  for (const table of guarded)
    promise(`${table}: replace writes every column, null where it is null now`, async (bench) => {
      const nulls = Object.fromEntries(
        columnsOf(table)
          .filter((column) => column.nullable)
          .map(({ name }) => [name, null]),
      )
      const full = () => {
        const row = rowNumber(bench.random, table, 1) as PlainRow
        const filled = columnsOf(table).filter(({ name }) => row[name] === null && name in nulls)
        return {
          ...row,
          ...Object.fromEntries(
            filled.map(({ name, type }) => [name, type === 'integer' ? 7 : type === 'text' ? 'seven' : '2026-11-23']),
          ),
        }
      }
      const first = { ...full(), version: 1 }
      const second = { ...full(), ...keyOf(table, first), ...nulls, version: 2 }
      const third = { ...full(), ...keyOf(table, first), version: 3 }
      await write(bench, [{ op: 'insert', table, rows: [first] } as unknown as Change])
      for (const [was, row] of [
        [first, second],
        [second, third],
      ]) {
        await write(bench, [{ op: 'replace', table, was, row } as unknown as Change])
        equal(await bench.read((reader) => reader.get(table, keyOf(table, first) as never)), row, 'the row now')
      }
    })

  promise('replace: a unique value of another row is taken, its own is not', async (bench) => {
    const document = (mark: number, number: string | null, version: number) =>
      rowNumber(bench.random, 'documents', mark, { number, version })
    const first = document(1, 'KH0001-001', 1)
    const second = document(2, null, 1)
    const change = (was: Row<'documents'>, number: string | null): Change => ({
      op: 'replace',
      table: 'documents',
      was,
      row: { ...was, number, version: was.version + 1 },
    })
    await write(bench, [{ op: 'insert', table: 'documents', rows: [first, second] }])
    await clash(bench, [change(first, 'KH0001-001'), change(second, 'KH0001-001')], 1, 'taken')
    await write(bench, [change(first, 'KH0001-001')])
    await write(bench, [change(second, 'KH0001-002')])
    await write(bench, [change({ ...first, version: 2 }, null)])
    await write(bench, [change({ ...second, version: 2 }, 'KH0001-001')])
  })

  promise('a clash anywhere in a set is named by its index, and nothing of the set is written', async (bench) => {
    const rows = [1, 2, 3, 4, 5].map((mark) => rowNumber(bench.random, 'cases', mark, { version: 1 }))
    const [first, second, third, fourth, fresh] = rows as [Case, Case, Case, Case, Case]
    await write(bench, [insert(first, second, third, fourth)])
    const good: Change[] = [
      insert(fresh, rowNumber(bench.random, 'cases', 6)),
      replace(first, later(first, { title: 'replaced' })),
      { op: 'expect', table: 'cases', was: second },
      { op: 'remove', table: 'cases', was: third },
      insert(rowNumber(bench.random, 'cases', 7)),
    ]
    const stale = { ...fourth, version: 9 }
    const bad: { readonly change: Change; readonly because: Clash['because'] }[] = [
      { change: insert(rowNumber(bench.random, 'cases', 8), fourth), because: 'taken' },
      { change: replace(stale, later(stale)), because: 'changed' },
      { change: { op: 'expect', table: 'cases', was: stale }, because: 'changed' },
      { change: { op: 'remove', table: 'cases', was: stale }, because: 'changed' },
    ]
    const everything = () =>
      bench.read((reader) =>
        reader.getMany(
          'cases',
          [...rows, ...[6, 7, 8].map((mark) => rowNumber(bench.random, 'cases', mark))].map(({ tenant, number }) => ({
            tenant,
            number,
          })),
        ),
      )
    const before = await everything()
    for (const { change, because } of bad)
      for (let position = 0; position <= good.length; position++) {
        const changes = [...good.slice(0, position), change, ...good.slice(position)]
        const answer = await bench.transaction(async (unit) => {
          await unit.take('acme', 'case', 3)
          return { heard: await unit.commit(changes) }
        })
        equal(answer, { heard: { change: position, because } }, `${change.op} at ${position}`)
        equal(await everything(), before, `the rows after a clash of ${change.op} at ${position}`)
      }
    equal(await bench.transaction((unit) => unit.take('acme', 'case', 1)), 1, 'the first number after the clashes')
    await write(bench, good)
  })

  promise('what a work throws comes out as it is, and undoes everything', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    for (const thrown of [new Error('of the work'), 'a text', null, { code: 'SQLITE_BUSY' }]) {
      const work = bench.transaction(async (unit) => {
        await unit.take('acme', 'case', 1)
        await unit.commit([insert(row)])
        throw thrown
      })
      ok((await rejection(work, 'the work')) === thrown, 'another error came out')
      equal(await stored(bench, row), null, 'the row')
    }
    equal(await bench.transaction((unit) => unit.take('acme', 'case', 1)), 1, 'the first number')
  })

  promise('what a work throws after a clash comes out as it is', async (bench) => {
    const row = rowNumber(bench.random, 'cases', 1)
    const thrown = new Error('conflict')
    await write(bench, [insert(row)])
    const work = bench.transaction(async (unit) => {
      if ((await unit.commit([insert(row)])) !== null) throw thrown
    })
    ok((await rejection(work, 'the work')) === thrown, 'another error came out')
  })

  promise('a work that reads and commits nothing answers', async (bench) => {
    equal(await bench.transaction((unit) => unit.get('cases', { tenant: 'acme', number: 'KH1' })), null, 'the answer')
  })
}
