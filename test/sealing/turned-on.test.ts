import { describe, expect, it } from 'vitest'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import { sealStored } from '../../adapters/sql/index.ts'
import { destroyKeys, type KeyStore } from '../../src/index.ts'
import { sealedColumns } from '../../src/sealing/sealed-columns.ts'
import type { TableName } from '../../src/storage.ts'
import { overStores } from '../support/each.ts'
import { letter, memory, officeOver } from '../support/office.ts'
import { refusalOf, refused } from '../support/refused.ts'
import { available } from '../support/servers.ts'
import { type OpenSqlStore, openServerStore, openSqlStore } from '../support/sql-store.ts'
import type { Cells, OpenStore } from '../support/store.ts'
import { newSealing, sealedOfficeOver, secretClient, secrets } from './support.ts'

overStores((kind) => {
  it('an archive that was not sealed: what is there is read, and sealed when it is next written', async () => {
    const store = await kind.open()
    try {
      const { number } = await secretClient(officeOver(store))
      const office = sealedOfficeOver(store)
      const ann = office.desk('ann')
      const fieldsOf = async () => (await ann.cases.get({ case: number })).case.fields
      const stored = async () => (await store.rows('cases'))[0]!.fields
      expect(await fieldsOf()).toMatchObject(secrets)
      expect(await stored()).toMatchObject(secrets)
      await ann.cases.amend({ case: number, fields: { businessType: 'retail' } })
      expect(await fieldsOf()).toEqual({ name: 'Alfreds Futterkiste', businessType: 'retail', ...secrets })
      expect(JSON.stringify(await stored())).not.toContain(secrets.address)
      expect(await office.desk('olga').trail.verify({ case: number })).toMatchObject({ intact: true, entries: 9 })
      const { items } = await office.desk('olga').trail.history({ case: number })
      expect(items.every(({ unreadable }) => unreadable === undefined)).toBe(true)
    } finally {
      await store.close()
    }
  })

  it('several processes that write a case first at the same time make it one key', async () => {
    const store = await kind.open()
    try {
      const { number } = await secretClient(officeOver(store))
      // Nobody sees a key before all have looked for one.
      const keyStore = memoryKeyStore()
      const slow: KeyStore = {
        ...keyStore,
        add: async (keys) => {
          await new Promise((resolve) => setTimeout(resolve, 20))
          return await keyStore.add(keys)
        },
      }
      const sealing = newSealing({ keyStore: slow })
      const offices = [1, 2, 3].map(() => sealedOfficeOver(store, sealing))
      await Promise.all(
        offices.map((office, index) =>
          office.desk('ann').batches.collect({ case: number, documents: [letter(`Of ${index}`)] }),
        ),
      )
      const kept = (await keyStore.list(null, 99)).filter(({ tenant }) => tenant === 'main')
      expect(kept).toHaveLength(1)
      for (const office of offices) {
        const verified = await office.desk('olga').trail.verify({ case: number })
        expect(verified).toMatchObject({ intact: true, unreadable: 0, entries: 11 })
      }
    } finally {
      await store.close()
    }
  })
})

describe('a case that was never sealed', () => {
  it('is told from one whose key is lost, by its fields or by its history', async () => {
    for (const left of ['fields', 'history'] as const) {
      const store = await memory.open()
      const { number } = await secretClient(officeOver(store))
      const first = sealedOfficeOver(store)
      const plainRow = (await store.rows('cases'))[0]!
      await first.desk('ann').cases.amend({ case: number, fields: { businessType: 'retail' } })
      // Only one thing is left that tells that there was a key.
      if (left === 'history') await store.put('cases', { ...plainRow, version: 3 })
      else {
        const last = (await store.rows('trail')).at(-1)!
        await store.remove('trail', last)
      }
      const office = sealedOfficeOver(store, { ...first.sealing, keyStore: memoryKeyStore() })
      const collect = () => office.desk('ann').batches.collect({ case: number, documents: [letter('New')] })
      await refused(store, collect, 'UNREADABLE', { case: number, because: 'lost' })
    }
  })
})

const places: Readonly<Record<string, () => Promise<OpenSqlStore>>> = {
  SQLite: openSqlStore,
  ...((await available('postgres')) && { PostgreSQL: () => openServerStore('postgres') }),
  ...((await available('mariadb')) && { MariaDB: () => openServerStore('mariadb') }),
}

/** How many rows of each sealed table stand in plain. */
async function plainRows(store: OpenStore): Promise<number> {
  let plain = 0
  for (const [table, { into }] of Object.entries(sealedColumns)) {
    const rows = (await store.rows(table as TableName)) as unknown as readonly Cells[]
    plain += rows.filter((row) => typeof row[into] !== 'string').length
  }
  return plain
}

describe.each(Object.entries(places))('sealStored on %s', (_name, open) => {
  it('seals all that stood in plain, and nothing that is told is another for it', async () => {
    const store = await open()
    try {
      const before = officeOver(store)
      const { number, document } = await secretClient(before)
      await before.desk('ann').cases.open({ category: 'client', title: 'B', fields: { name: 'B' } })
      const merge = { case: 'KH0002', into: number, reason: 'Same', idempotencyKey: 'm' }
      const merged = await before.desk('arno').cases.merge(merge)
      const snapshot = await store.snapshot()
      const sealing = newSealing({ plain: 'refuse' })
      const done = await sealStored(store.db, sealing)
      expect(done).toEqual({ seen: expect.any(Number), sealed: done.seen, failed: [] })
      expect(await plainRows(store)).toBe(0)
      const office = sealedOfficeOver(store, sealing)
      for (const table of Object.keys(sealedColumns) as TableName[]) {
        expect(await office.opened(table), table).toEqual(snapshot.rows[table])
      }
      const stored = JSON.stringify((await store.snapshot()).rows)
      for (const secret of Object.values(secrets)) expect(stored).not.toContain(secret)
      expect(await office.desk('olga').trail.verify({ case: number })).toMatchObject({ intact: true, unreadable: 0 })
      expect((await office.desk('arno').documents.revisions({ document })).revisions).toHaveLength(1)
      // A named act is sealed by the keys of all the cases that it changed.
      expect(await office.desk('arno').cases.merge(merge)).toEqual(merged)
      await destroyKeys(sealing, 'main', ['KH0002'])
      expect((await refusalOf(() => office.desk('arno').cases.merge(merge))).details).toMatchObject({ case: 'KH0002' })
      expect(await sealStored(store.db, sealing)).toEqual({ ...done, sealed: 0 })
    } finally {
      await store.close()
    }
  })

  it('stopped and run again seals the rest, page by page, and says what it cannot seal', async () => {
    const store = await open()
    try {
      const plain = officeOver(store)
      for (let count = 0; count < 205; count++) {
        await plain.desk('ann').cases.open({ category: 'client', title: 'T', fields: { name: `N ${count}` } })
      }
      const sealing = newSealing()
      await sealing.keyStore.add([{ tenant: 'main', case: 'KH0203', document: 0, wrapped: null }])
      const stop = new Error('stopped')
      const stopping = sealStored(store.db, sealing, {
        progress: () => {
          throw stop
        },
      })
      await expect(stopping).rejects.toBe(stop)
      expect(await plainRows(store)).toBe(210)
      const told: number[] = []
      const done = await sealStored(store.db, sealing, { progress: ({ seen }) => told.push(seen) })
      expect(told).toEqual([200, 205, 405, 410, 410, 410])
      expect(done).toEqual({
        seen: 410,
        sealed: 208,
        failed: [
          { table: 'cases', row: ['main', 'KH0203'], because: 'destroyed' },
          { table: 'trail', row: ['main', 'KH0203', 1], because: 'destroyed' },
        ],
      })
      expect(await plainRows(store)).toBe(2)
    } finally {
      await store.close()
    }
  }, 120_000)

  it('leaves what somebody writes meanwhile as they wrote it', async () => {
    const store = await open()
    try {
      const { number } = await secretClient(officeOver(store))
      const inner = newSealing()
      const office = sealedOfficeOver(store, inner)
      let isAmended = false
      // Between the reading of the row and its writing.
      const keyStore: KeyStore = {
        ...inner.keyStore,
        add: async (keys) => {
          const kept = await inner.keyStore.add(keys)
          if (isAmended) return kept
          isAmended = true
          await office.desk('ann').cases.amend({ case: number, fields: { address: 'Elsewhere' } })
          return kept
        },
      }
      // On one connection nobody gets between.
      if (store.adapter.name === 'sqlite') return
      await sealStored(store.db, { ...inner, keyStore })
      expect(isAmended).toBe(true)
      expect((await office.desk('ann').cases.get({ case: number })).case.fields).toMatchObject({ address: 'Elsewhere' })
      expect(await office.desk('olga').trail.verify({ case: number })).toMatchObject({ intact: true, entries: 9 })
    } finally {
      await store.close()
    }
  })
})
