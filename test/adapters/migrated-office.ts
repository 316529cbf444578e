import type { Kysely } from 'kysely'
import { type SqlOptions, sqlAdapter } from '../../adapters/sql/index.ts'
import { bring, clientAt, letter, type Office, type OfficeOptions, officeOver } from '../support/office.ts'
import type { OpenStore } from '../support/store.ts'

/** An archive in a database that was migrated, with tables of any names. */
export function officeIn(db: Kysely<unknown>, options?: SqlOptions, office?: OfficeOptions): Office {
  return officeOver({ adapter: sqlAdapter(db, options) } as OpenStore, office)
}

/** From a case that is opened to a batch that is archived, with everything that writes to a table on the way. */
export async function wholeStory(office: Office): Promise<string> {
  const { case: number } = await clientAt(office, 'archived')
  const again = { case: number, documents: [letter('Second')], idempotencyKey: 'second' }
  const { batch } = await office.desk('ann').batches.collect(again)
  await office.desk('ann').batches.collect(again)
  await bring(office, batch.number, 'archived')
  await office
    .desk('arno')
    .documents.correct({ document: `${number}-001`, reason: 'Typo', changes: { title: 'First' } })
  await office.desk('adam').departments.record({ department: 'sales', name: 'Sales', head: 'p-hana' })
  await office.desk('adam').people.record({ person: 'p-ann', name: 'Ann', departments: ['sales'] })
  await office.desk('hana').deputies.appoint({ deputy: 'p-ben', from: '2026-03-02', until: '2026-03-06' })
  await office.desk('hana').deputies.end({ person: 'p-hana', deputy: 'p-ben', from: '2026-03-02' })
  await office.desk('ann').cases.end({ case: number, on: '2026-03-01' })
  return number
}

/** What the archive shows of itself, to somebody who sees everything. */
export async function shown(office: Office): Promise<readonly string[]> {
  const olga = office.desk('olga')
  const { items } = await olga.cases.list()
  for (const { number } of items) {
    const { intact } = await olga.trail.verify({ case: number })
    if (!intact) throw new Error(`the chain of ${number} is broken`)
  }
  return items.map(({ number, state }) => `${number} ${state}`)
}
