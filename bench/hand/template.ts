import type { Change, Row, TableName } from '../../src/storage.ts'
import { capturedNumber, capturedSequence, numberOf } from '../office.ts'
import { type Booleans, type Cell, cellsOf } from './cells.ts'
import { type Rows, unfinished } from './finish.ts'
import type { Bulk, Taking } from './hand.ts'

/** Captured rows, to be written again under other numbers. */
export class Template {
  readonly #rows: Bulk

  constructor(rows: Bulk) {
    this.#rows = rows
  }

  /** The rows that changes insert. The policy is stored once, by whatever command came first, and is left out. */
  static of(changes: readonly Change[], booleans: Booleans): Template {
    const rows = new Map<TableName, (readonly Cell[])[]>()
    for (const change of changes) {
      if (change.op !== 'insert' || change.table === 'policies') continue
      const cells = (change.rows as readonly Row<TableName>[]).map((row) => cellsOf(change.table, row, booleans))
      rows.set(change.table, [...(rows.get(change.table) ?? []), ...cells])
    }
    return new Template(rows)
  }

  get tables(): readonly TableName[] {
    return [...this.#rows.keys()]
  }

  /** All rows as they were captured. */
  all(): Bulk {
    return this.#rows
  }

  /** The rows of a table as they were captured. */
  captured(table: TableName): readonly (readonly Cell[])[] {
    return this.#rows.get(table) ?? []
  }

  /** The rows for the case with a sequence. */
  numbered(sequence: number): Bulk {
    const number = numberOf(sequence)
    const renumbered = (cell: Cell) => {
      if (cell === capturedSequence) return sequence
      if (typeof cell !== 'string') return cell
      return cell.replaceAll(capturedNumber, number).replaceAll(String(capturedSequence), String(sequence))
    }
    return new Map([...this.#rows].map(([table, rows]) => [table, rows.map((cells) => cells.map(renumbered))]))
  }

  /** The rows for many cases, each table's together. */
  many(sequences: readonly number[]): Bulk {
    const all = new Map<TableName, (readonly Cell[])[]>(this.tables.map((table) => [table, []]))
    for (const sequence of sequences)
      for (const [table, rows] of this.numbered(sequence)) for (const cells of rows) all.get(table)!.push(cells)
    return all
  }
}

/** Numbered rows, computed before the time counts but for what {@link finished} does, and handed out once. */
export class Prepared {
  readonly #template: Template
  readonly #rows = new Map<number, Rows>()

  constructor(template: Template) {
    this.#template = template
  }

  readonly ready = (sequences: readonly number[]): void => {
    for (const sequence of sequences) this.#rows.set(sequence, unfinished(this.#template.numbered(sequence)))
  }

  take(sequence: number): Rows {
    const bulk = this.#rows.get(sequence)
    if (bulk === undefined) throw new Error(`Nothing is prepared for ${numberOf(sequence)}.`)
    this.#rows.delete(sequence)
    return bulk
  }
}

/** Rows that are written under other numbers than they were made for would be wrong. */
export function checkTaken({ tenant, first }: Taking, taken: number): void {
  if (taken !== first) throw new Error(`${tenant} was given ${taken}, and its rows were made for ${first}.`)
}
