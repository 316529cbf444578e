import { canonical } from '../../../src/canonical.ts'
import { type Json, type Row, type TableName, type TableSpec, tables } from '../../../src/storage.ts'
import type { Records } from './records.ts'

type Cells = { [column: string]: Json }

/** One change as a trail entry tells it. */
interface Told {
  readonly table: TableName
  readonly added?: readonly Cells[]
  readonly key?: Cells
  readonly after?: Cells
  readonly removed?: true
}

/** What no entry tells of: the trail itself, what goes out, names of acts, policies, what was refused. */
const untold: readonly string[] = ['trail', 'outbox', 'idempotency', 'policies', 'refusals']
/** What was made, and by which chains each row is told of. */
interface Made {
  readonly rows: Map<string, Cells>
  readonly chains: Map<string, Set<string>>
}

/**
 * Makes the rows again from nothing but the trail, and says where they differ from those that are there: a row that
 * no entry made, an entry whose rows are missing, a column or version that was written twice or half. The entries of one
 * chain are in order. What belongs to several cases, as a transfer, a request or what somebody has out, is told of by
 * several chains, and changed in some: of that it is only said that it is there.
 */
export function replayFaults({ rows }: Records): readonly string[] {
  const made: Made = { rows: new Map(), chains: new Map() }
  for (const entry of inOrder(rows.trail)) {
    for (const told of (entry.detail ?? []) as unknown as readonly Told[]) retell(told, entry, made)
  }
  const faults: string[] = []
  for (const table of Object.keys(tables) as TableName[]) {
    if (untold.includes(table)) continue
    for (const row of rows[table] as readonly unknown[] as readonly Cells[]) {
      const name = nameOf(table, row)
      const expected = made.rows.get(name)
      made.rows.delete(name)
      if (expected === undefined) faults.push(`${name} is there, and no entry of the trail tells of it`)
      else if (made.chains.get(name)?.size === 1) faults.push(...differences(name, expected, row))
    }
  }
  for (const name of made.rows.keys()) faults.push(`${name} is told of by the trail, and is not there`)
  return faults
}

function inOrder(trail: readonly Row<'trail'>[]): readonly Row<'trail'>[] {
  return [...trail].sort((a, b) => a.position - b.position)
}

function retell(told: Told, { chain, tenant }: Row<'trail'>, { rows, chains }: Made): void {
  const { table, added, key, after, removed } = told
  const by = (name: string) => chains.set(name, (chains.get(name) ?? new Set()).add(chain))
  for (const row of added ?? []) {
    const name = nameOf(table, row)
    by(name)
    rows.set(name, { tenant, ...row })
  }
  if (key === undefined) return
  const name = nameOf(table, key)
  by(name)
  if (removed) rows.delete(name)
  const row = rows.get(name)
  if (row !== undefined) Object.assign(row, after, { version: (row.version as number) + 1 })
}

function nameOf(table: TableName, row: Cells): string {
  const columns = (tables[table] as TableSpec).key.filter((column) => column !== 'tenant')
  return `${table} ${columns.map((column) => row[column]).join(' ')}`
}

function differences(name: string, expected: Cells, row: Cells): readonly string[] {
  return Object.keys(row).flatMap((column) => {
    const [told, there] = [expected[column] ?? null, row[column] ?? null]
    if (told === there || canonical(told) === canonical(there)) return []
    return [`${name}: ${column} is ${canonical(there)}, and by the trail ${canonical(told)}`]
  })
}
