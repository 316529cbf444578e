import { createHash } from 'node:crypto'
import { type TableName, type TableSpec, tables } from '../../src/storage.ts'
import { type Cell, columnsOf } from './cells.ts'
import type { Bulk } from './hand.ts'

/** Rows as a program has them that knows their number and writes them next. */
export type Rows = ReadonlyMap<TableName, readonly (readonly (Cell | object)[])[]>

/** The places of the columns that hold JSON, and whether they may hold nothing: the null of JSON is a value of its own. */
const jsonIn = (table: TableName) =>
  Object.entries((tables[table] as TableSpec).columns).flatMap(([, type], place) =>
    type.startsWith('json') ? [{ place, isNullable: type.endsWith('?') }] : [],
  )
const placesOfJson = new Map((Object.keys(tables) as TableName[]).map((table) => [table, jsonIn(table)]))

const trail = columnsOf('trail')
const [detail, salt, commitment, digest] = ['detail', 'salt', 'commitment', 'digest'].map((name) =>
  trail.indexOf(name),
) as [number, number, number, number]
const header = trail.flatMap((name, place) => ([detail, salt, digest].includes(place) ? [] : [[name, place] as const]))

/** Takes back what {@link finished} will do: the time of whoever writes by hand counts for it too. */
export function unfinished(bulk: Bulk): Rows {
  return new Map(
    [...bulk].map(([table, rows]) => [
      table,
      rows.map((cells) => {
        const held: (Cell | object)[] = [...cells]
        for (const { place } of placesOfJson.get(table)!)
          if (typeof held[place] === 'string') held[place] = JSON.parse(held[place]) as object
        return held
      }),
    ]),
  )
}

/**
 * What a program cannot do before it knows the number and the entry before: it writes down the JSON, and computes the
 * two digests of each entry of the trail. All else is ready for it.
 */
export function finished(rows: Rows): Bulk {
  return new Map([...rows].map(([table, some]) => [table, some.map((cells) => finishedRow(table, cells))]))
}

function finishedRow(table: TableName, row: readonly (Cell | object)[]): readonly Cell[] {
  const cells = [...row] as Cell[]
  for (const { place, isNullable } of placesOfJson.get(table)!)
    if (row[place] !== null || !isNullable) cells[place] = JSON.stringify(row[place])
  if (table !== 'trail') return cells
  cells[commitment] = sha256(`casekeep.detail.1\n${cells[salt]}\n${cells[detail]}`)
  const told: Record<string, Cell> = {}
  for (const [name, place] of header) told[name] = cells[place]!
  cells[digest] = sha256(`casekeep.entry.1\n${JSON.stringify(told)}`)
  return cells
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
