import { columnsOf } from './cells.ts'
import type { Rows } from './finish.ts'

/** The last entry of a chain, as a driver gives it. */
export interface Head {
  readonly position: number | string
  readonly digest: string
}

const columns = columnsOf('trail')
const chain = columns.indexOf('chain')
const position = columns.indexOf('position')
const previous = columns.indexOf('previous')

/** The rows with each entry of the trail linked after the head of its chain; a chain without one begins with it. */
export function linked(rows: Rows, headOf: (chain: string) => Head | undefined): Rows {
  const entries = rows.get('trail')!.map((cells) => {
    const head = headOf(cells[chain] as string)
    return cells.with(position, Number(head?.position ?? 0) + 1).with(previous, head?.digest ?? '')
  })
  return new Map([...rows, ['trail', entries]])
}

/** The chains that have an entry among the rows. */
export function chainsIn(rows: Rows): readonly string[] {
  return rows.get('trail')!.map((cells) => cells[chain] as string)
}
