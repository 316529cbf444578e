/* Checked by the compiler alone: what TypeScript knows of an archive and of what it answers (P2.3). */
import type { Kysely, Transaction } from 'kysely'
import * as z from 'zod'
import { memoryAdapter } from '../../adapters/memory/index.ts'
import { sqlAdapter } from '../../adapters/sql/index.ts'
import type { AnyArchive, AnyCaseFile, Operation } from '../../src/index.ts'
import { createArchive, defineCategory, standardPolicy } from '../../src/index.ts'
import { people } from '../support/people.ts'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
declare function same<T extends true>(): T

interface HostTables {
  crm_deals: { id: string }
}
declare const db: Kysely<HostTables>

const supplier = defineCategory({
  prefix: 'GY',
  fields: z.object({ taxId: z.string(), rating: z.coerce.number().default(3), bank: z.string().optional() }),
  restricted: { bank: 'secret' },
  documents: { contract: {}, audit: {} },
  checklist: { now: { documents: ['contract'] }, end: { documents: ['audit'] } },
  departments: ['purchasing'],
})
const policy = standardPolicy({ categories: { supplier } })
export const archive = createArchive({ policy, storage: sqlAdapter(db) })
export const memory = createArchive({ policy, storage: memoryAdapter() })
const desk = archive.as(people.ann)

export async function typed(): Promise<void> {
  // What goes in and what comes out of a case are two types.
  const opened = await desk.cases.open({
    category: 'supplier',
    title: 'T',
    fields: { taxId: 'x' },
    documents: [{ kind: 'audit', title: 'A', channel: 'email' }],
  })
  same<Equal<typeof opened.case.category, 'supplier'>>()
  same<Equal<(typeof opened.case.fields)['rating'], number>>()
  same<Equal<(typeof opened.case.fields)['taxId'], string>>()
  // A restricted field may be withheld.
  same<Equal<(typeof opened.case.fields)['bank'], string | undefined>>()
  same<Equal<(typeof opened.documents)[number]['kind'], 'contract' | 'audit'>>()
  same<Equal<(typeof opened.events)[number]['id'], string>>()
  opened.batch?.number satisfies string | undefined

  const { case: file } = await desk.cases.get({ case: 'KH0001' })
  if (file.category === 'client') same<Equal<typeof file.fields.name, string>>()
  if (file.category === 'supplier') same<Equal<typeof file.fields.rating, number>>()
  // @ts-expect-error which category it is has to be asked first
  file.fields.taxId
  // @ts-expect-error nothing returned can be changed
  file.title = 'U'

  const page = await desk.cases.list({ category: 'client', fields: [{ field: 'amount', from: 1 }] })
  same<Equal<(typeof page.items)[number]['category'], 'client'>>()

  await desk.cases.amend({ case: 'KH0001', fields: { lineOfBusiness: 'Food', rating: 4, amount: null } })
  // @ts-expect-error a field of no category
  await desk.cases.amend({ case: 'KH0001', fields: { nickname: 'x' } })
  // @ts-expect-error a field with a value of another type
  await desk.cases.amend({ case: 'KH0001', fields: { lineOfBusiness: 7 } })

  // @ts-expect-error a field is missing
  await desk.cases.open({ category: 'supplier', title: 'T', fields: {} })
  // @ts-expect-error fields of another category
  await desk.cases.open({ category: 'supplier', title: 'T', fields: { name: 'x' } })
  await desk.cases.open({
    category: 'client',
    title: 'T',
    fields: { name: 'x' },
    // @ts-expect-error a kind of another category
    documents: [{ kind: 'audit', title: 'A', channel: 'email' }],
  })
  // @ts-expect-error not a category
  await desk.cases.open({ category: 'vendor', title: 'T', fields: {} })
  const either = 'client' as 'client' | 'supplier'
  // @ts-expect-error fields that do not fit every category it may be
  await desk.cases.open({ category: either, title: 'T', fields: { name: 'x' } })

  await desk.batches.collect({ case: 'KH0001', documents: [{ kind: 'agreement', title: 'A', channel: 'handover' }] })
  // @ts-expect-error a kind of no category
  await desk.batches.collect({ case: 'KH0001', documents: [{ kind: 'poem', title: 'A', channel: 'handover' }] })
  // @ts-expect-error not a channel
  await desk.batches.collect({ case: 'KH0001', documents: [{ kind: 'agreement', title: 'A', channel: 'pigeon' }] })
  // @ts-expect-error what is invalid says why
  await desk.batches.screen({ batch: 'KH0001-P01', out: [{ position: 1, because: 'invalid' }] })
  // @ts-expect-error not an operation
  await desk.run('cases.shred', {})
  // @ts-expect-error not a role
  archive.as({ id: 'u', departments: [], roles: ['janitor'] })
  // @ts-expect-error nobody cannot act
  archive.as()
}

export async function joined(): Promise<void> {
  await db.transaction().execute(async (trx) => {
    same<Equal<typeof trx, Transaction<HostTables>>>()
    await desk.within(trx).batches.sort({ batch: 'KH0001-P01' })
    // @ts-expect-error a desk within a transaction is not one to begin another with
    desk.within(trx).within(trx)
    // @ts-expect-error the memory store cannot join
    memory.as(people.ann).within(trx)
    // @ts-expect-error not a transaction
    desk.within(db.selectFrom('crm_deals'))
  })
}

/** Generic code knows no category by name. */
function routes(any: AnyArchive): readonly (() => Promise<unknown>)[] {
  return any.operations.map(
    ({ name }: Operation) =>
      () =>
        any.as(people.ann).run(name, {}),
  )
}
export const generic = [routes(archive), routes(memory)]
export function show(file: AnyCaseFile): string {
  return `${file.number} ${file.category} ${JSON.stringify(file.fields)}`
}
export const shown = async () => [show((await desk.cases.get({ case: 'KH0001' })).case)]
