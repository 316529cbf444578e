import { expect, it } from 'vitest'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import { destroyKeys, type KeyStore } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { letter, memory } from '../support/office.ts'
import { refusalOf } from '../support/refused.ts'
import { inSealedOffice, newSealing, sealedOfficeOver } from './support.ts'

const client = (name: string) => ({ category: 'client', title: name, fields: { name } }) as const

overStores((kind) => {
  it('P2.2: a commit that fails after its key was added leaves a key that the next case of the number gets', () => {
    const keyStore = memoryKeyStore()
    let crash = false
    const crashing: KeyStore = {
      ...keyStore,
      add: async (keys) => {
        const kept = await keyStore.add(keys)
        if (crash) throw new Error('the process died here')
        return kept
      },
    }
    return inSealedOffice(
      kind,
      async (office) => {
        await office.desk('ann').cases.list({})
        crash = true
        await refusalOf(() => office.desk('ann').cases.open(client('One')))
        const [orphan] = await keyStore.get([{ tenant: 'main', case: 'KH0001', document: 0 }])
        expect(orphan).not.toBeNull()
        crash = false
        expect((await office.desk('ann').cases.open(client('Two'))).case.number).toBe('KH0001')
        expect((await office.desk('ann').cases.get({ case: 'KH0001' })).case.fields).toEqual({ name: 'Two' })
        expect(await keyStore.get([{ tenant: 'main', case: 'KH0001', document: 0 }])).toEqual([orphan])
      },
      newSealing({ keyStore: crashing }),
    )
  })

  it('P2.2: many that open cases at once each get a number and a key, and read what all have opened', async () => {
    const store = await kind.open()
    try {
      const sealing = newSealing()
      const offices = [1, 2].map(() => sealedOfficeOver(store, sealing))
      await Promise.all(
        Array.from({ length: 16 }, (_, index) =>
          offices[index % 2]!.desk('ann').cases.open({ ...client(`N ${index}`), documents: [letter('L')] }),
        ),
      )
      const { items } = await offices[0]!.desk('ann').cases.list({})
      expect(items.map(({ number }) => number).toSorted()).toEqual(
        Array.from({ length: 16 }, (_, index) => `KH${String(index + 1).padStart(4, '0')}`),
      )
      for (const { title, fields } of items) expect(fields).toEqual({ name: title })
      for (const { number } of items) {
        expect(await offices[1]!.desk('olga').trail.verify({ case: number })).toMatchObject({
          intact: true,
          unreadable: 0,
        })
      }
    } finally {
      await store.close()
    }
  })

  it('a command that is under way when the key is destroyed leaves nothing that can be read', async () => {
    const store = await kind.open()
    try {
      const inner = newSealing()
      let isOn = false
      const destroying: KeyStore = {
        ...inner.keyStore,
        get: async (names) => {
          const kept = await inner.keyStore.get(names)
          // The command has its key, and nobody else will have it.
          if (isOn) await destroyKeys(inner, 'main', ['KH0001'])
          return kept
        },
      }
      const office = sealedOfficeOver(store, { ...inner, keyStore: destroying })
      await office.desk('ann').cases.open({ ...client('One'), documents: [letter('L')] })
      isOn = true
      await office.desk('ann').batches.collect({ case: 'KH0001', documents: [letter('M')] })
      const later = sealedOfficeOver(store, inner)
      expect((await later.desk('ann').cases.get({ case: 'KH0001' })).case).toMatchObject({
        fields: {},
        unreadable: 'destroyed',
      })
      const verified = await later.desk('olga').trail.verify({ case: 'KH0001' })
      expect(verified).toMatchObject({ intact: true, entries: 2, unreadable: 2 })
    } finally {
      await store.close()
    }
  })
})

it('a case that is opened just while it is looked for is read whole', async () => {
  const store = await memory.open()
  const inner = newSealing()
  await sealedOfficeOver(store, inner).desk('ann').cases.open(client('One'))
  // Its key was asked for before it was there, and its row was read after.
  let asked = 0
  const early: KeyStore = {
    ...inner.keyStore,
    get: async (names) => {
      const kept = await inner.keyStore.get(names)
      if (!names.some((name) => name.case === 'KH0001')) return kept
      asked += 1
      return asked === 1 ? kept.map(() => null) : kept
    },
  }
  const looking = sealedOfficeOver(store, { ...inner, keyStore: early })
  expect((await looking.desk('ann').cases.get({ case: 'KH0001' })).case.fields).toEqual({ name: 'One' })
  expect(asked).toBe(2)
})
