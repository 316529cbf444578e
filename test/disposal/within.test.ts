import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createArchive } from '../../src/index.ts'
import { newSealing } from '../sealing/support.ts'
import { disposalAt, dueClient, firstDay } from '../support/disposals.ts'
import { Clock, officeOver, officePolicy } from '../support/office.ts'
import { people } from '../support/people.ts'
import { refusalOf } from '../support/refused.ts'
import { type OpenSqlStore, openSqlStore } from '../support/sql-store.ts'

let store: OpenSqlStore
beforeEach(async () => {
  store = await openSqlStore()
})
afterEach(() => store.close())

describe('P9.2: in the host’s own transaction', () => {
  it('what is carried out is undone with the host; keys stay until it is certified, which happens alone', async () => {
    const sealing = newSealing()
    const office = officeOver(store, { sealing })
    const number = await dueClient(office)
    const disposal = await disposalAt(office, 'begun')
    const clock = new Clock(firstDay)
    const archive = createArchive({ policy: officePolicy(), storage: store.adapter, clock: clock.read, sealing })
    const arno = archive.as(people.arno)
    const keyIs = async () => (await sealing.keyStore.get([{ tenant: 'main', case: number, document: 0 }]))[0]!.wrapped
    const failed = store.db.transaction().execute(async (trx) => {
      expect((await arno.within(trx).disposals.execute({ disposal })).executed).toEqual([1])
      throw new Error('the host thinks better of it')
    })
    await expect(failed).rejects.toThrow('the host thinks better of it')
    expect((await arno.cases.get({ case: number })).case).toMatchObject({
      state: 'ended',
      title: 'Alfreds Futterkiste',
    })
    await store.db.transaction().execute((trx) => arno.within(trx).disposals.execute({ disposal }))
    expect(await keyIs()).not.toBeNull()
    for (const who of ['hana', 'ben'] as const) await archive.as(people[who]).disposals.witness({ disposal })
    const certify = () => store.db.transaction().execute((trx) => arno.within(trx).disposals.certify({ disposal }))
    expect((await refusalOf(certify)).code).toBe('STORAGE')
    expect((await arno.disposals.certify({ disposal })).disposal.state).toBe('executed')
    expect(await keyIs()).toBeNull()
  })
})
