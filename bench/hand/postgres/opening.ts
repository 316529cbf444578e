import type { Pool } from 'pg'
import type { Change, TableName } from '../../../src/storage.ts'
import { capturedNumber, capturedSequence, series } from '../../office.ts'
import { type Cell, tableName } from '../cells.ts'
import { finished } from '../finish.ts'
import type { Opening } from '../hand.ts'
import { Prepared, Template } from '../template.ts'
import { booleans, insertsOf, inTransaction, type Named, names, run, take, takeNumbers, typesOf } from './statements.ts'

/**
 * `begin`, six statements, `commit`: the number; the case; its indexed fields and documents; the batch and the duty;
 * the trail's entry; the events.
 */
export function openingInSix(pool: Pool, tenant: string, changes: readonly Change[]): Opening {
  const template = Template.of(changes, booleans)
  const prepared = new Prepared(template)
  const together: readonly (readonly TableName[])[] = [
    ['cases'],
    ['caseFields', 'documents'],
    ['batches', 'duties'],
    ['trail'],
    ['outbox'],
  ]
  const statements = together.map((some) => ({ some, ...insertsOf(some, template) }))
  return {
    ready: prepared.ready,
    open: () =>
      inTransaction(pool, async (client) => {
        const bulk = finished(prepared.take(await take(client, tenant, 1)))
        for (const { some, name, text } of statements) {
          await run(
            client,
            { name, text },
            some.flatMap((table) => bulk.get(table)!.flat()),
          )
        }
      }),
  }
}

/** One statement, which is its own transaction: the number is put where it belongs by the database. */
export function openingInOne(pool: Pool, tenant: string, changes: readonly Change[]): Opening {
  const template = Template.of(changes, booleans)
  const values: Cell[] = [tenant, series, 1]
  const parts = template.tables.map((table) => {
    const typesHere = typesOf(table)
    const rows = template.captured(table).map((cells) => {
      const places = cells.map((cell, index) => {
        if (cell === capturedSequence) return 'n.value'
        const type = typesHere[index]!
        const place = `$${values.push(cell)}`
        if (typeof cell !== 'string' || !cell.includes(String(capturedSequence))) return `${place}::${type}`
        const numbered = `replace(${place}::text, '${capturedNumber}', n.number)`
        return cell.replaceAll(capturedNumber, '').includes(String(capturedSequence))
          ? `replace(${numbered}, '${capturedSequence}', n.value::text)::${type}`
          : `${numbered}::${type}`
      })
      return `select ${places.join(', ')} from n`
    })
    return `insert into ${tableName(table)} (${names(table)}) ${rows.join(' union all ')}`
  })
  const statement: Named = {
    name: 'open_case',
    text: `with taken as (${takeNumbers.text}),
      n as (select value, 'KH' || lpad(value::text, greatest(4, length(value::text)), '0') as number from taken),
      ${parts.map((part, index) => `part${index} as (${part})`).join(', ')}
      select value from n`,
  }
  return {
    ready: () => {},
    open: async () => {
      await pool.query({ ...statement, values })
    },
  }
}
