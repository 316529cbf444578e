import { describe, expect, it } from 'vitest'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import { countKeys, destroyKeys, type KeyStore, type Rotation, rotateKeys, type Sealing } from '../../src/index.ts'
import { memory } from '../support/office.ts'
import { refusalOf } from '../support/refused.ts'
import { inSealedOffice, keyringOf, newSealing, sealedOfficeOver } from './support.ts'

/** A sealing whose key store holds so many keys besides, wrapped by k1. */
async function filled(count: number): Promise<Sealing> {
  const sealing = newSealing()
  const names = Array.from({ length: count }, (_, index) => ({
    tenant: index % 2 ? 'acme' : 'main',
    case: `KH${index}`,
    document: 0,
  }))
  const keys = await Promise.all(
    names.map(async (name) => {
      const context = JSON.stringify(['casekeep.key.1', name.tenant, name.case, 0])
      const bytes = crypto.getRandomValues(new Uint8Array(32))
      return { ...name, wrapped: await sealing.keyring.wrap(bytes, context) }
    }),
  )
  await sealing.keyStore.add(keys)
  return sealing
}

const rotated = (sealing: Sealing): Sealing => ({ ...sealing, keyring: keyringOf('k1', 'k2') })

describe('the key of the keyring is changed', () => {
  it('without a change of what is sealed: all is read as before, by the new key alone', async () => {
    const store = await memory.open()
    const sealing = newSealing()
    const office = sealedOfficeOver(store, sealing)
    for (const name of ['One', 'Two']) {
      await office.desk('ann').cases.open({ category: 'client', title: name, fields: { name } })
    }
    const before = await store.snapshot()
    expect(await rotateKeys(rotated(sealing))).toMatchObject({ seen: 2, rewrapped: 2, failed: [] })
    expect(await store.snapshot()).toEqual(before)
    expect(await countKeys(rotated(sealing))).toEqual({ k1: 0, k2: 2 })
    // The old key is retired.
    const later = sealedOfficeOver(store, { ...sealing, keyring: keyringOf('k2') })
    const { items } = await later.desk('ann').cases.list({})
    expect(items.map(({ fields }) => fields)).toEqual([{ name: 'Two' }, { name: 'One' }])
    expect(await later.desk('olga').trail.verify({ case: 'KH0001' })).toMatchObject({ intact: true, unreadable: 0 })
    // Whoever still has only the old one reads nothing, and is told so.
    const stale = sealedOfficeOver(store, sealing)
    expect((await stale.desk('ann').cases.get({ case: 'KH0001' })).case.unreadable).toBe('keyring')
  })

  it('page by page, and says how far it has come', async () => {
    const sealing = await filled(1_234)
    const told: Rotation[] = []
    const done = await rotateKeys(rotated(sealing), { progress: (rotation) => told.push(rotation) })
    expect(done).toMatchObject({ seen: 1_234, rewrapped: 1_234, failed: [] })
    expect(told.map(({ seen }) => seen)).toEqual([500, 1_000, 1_234])
    expect(told.at(-1)).toEqual(done)
    expect(await rotateKeys(rotated(sealing))).toMatchObject({ seen: 1_234, rewrapped: 0 })
  })

  it('and goes on where it was stopped, from the place it told or from the beginning', async () => {
    for (const from of ['place', 'beginning']) {
      const sealing = await filled(1_200)
      const stop = new Error('stopped')
      let told: Rotation | undefined
      const stopping = rotateKeys(rotated(sealing), {
        progress: (rotation) => {
          told = rotation
          throw stop
        },
      })
      await expect(stopping).rejects.toBe(stop)
      expect(await countKeys(rotated(sealing))).toEqual({ k1: 700, k2: 500 })
      const rest = await rotateKeys(rotated(sealing), from === 'place' ? { after: told!.last! } : {})
      expect(rest.rewrapped).toBe(700)
      expect(rest.seen).toBe(from === 'place' ? 700 : 1_200)
      expect(await countKeys(rotated(sealing))).toEqual({ k1: 0, k2: 1_200 })
    }
  })

  it('by two at once, while cases are opened and others destroyed: nothing is lost, and nothing comes back', async () => {
    const store = await memory.open()
    const sealing = newSealing()
    const old = sealedOfficeOver(store, sealing)
    for (let count = 0; count < 20; count++) {
      await old.desk('ann').cases.open({ category: 'client', title: 'T', fields: { name: `N ${count}` } })
    }
    // Everything that can come between comes between.
    const slow = (keyStore: KeyStore): KeyStore => ({
      ...keyStore,
      replace: async (was, wrapped) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5))
        return await keyStore.replace(was, wrapped)
      },
    })
    const next = rotated({ ...sealing, keyStore: slow(sealing.keyStore) })
    const office = sealedOfficeOver(store, next)
    const opening = async () => {
      for (let count = 20; count < 30; count++) {
        await office.desk('ann').cases.open({ category: 'client', title: 'T', fields: { name: `N ${count}` } })
      }
    }
    const gone = ['KH0003', 'KH0007', 'KH0020']
    await Promise.all([rotateKeys(next), rotateKeys(next), opening(), destroyKeys(next, 'main', gone)])
    await rotateKeys(next)
    expect(await countKeys(next)).toEqual({ k1: 0, k2: 27 })
    const { items } = await office.desk('ann').cases.list({ limit: 50 })
    for (const [index, file] of items.toReversed().entries()) {
      if (gone.includes(file.number)) expect(file).toMatchObject({ fields: {}, unreadable: 'destroyed' })
      else expect(file.fields).toEqual({ name: `N ${index}` })
    }
  })

  it('leaves what the keyring does not unwrap as it is, and names it', async () => {
    const sealing = await filled(3)
    const foreign = { tenant: 'main', case: 'KH9', document: 2, wrapped: { by: 'k0', text: 'AAAA' } }
    await sealing.keyStore.add([foreign])
    const { rewrapped, failed } = await rotateKeys(rotated(sealing))
    expect({ rewrapped, failed }).toEqual({ rewrapped: 3, failed: [{ tenant: 'main', case: 'KH9', document: 2 }] })
    expect(await sealing.keyStore.get([foreign])).toEqual([foreign])
    expect(await countKeys(rotated(sealing))).toEqual({ k0: 1, k1: 0, k2: 3 })
  })

  it('overwrites the bytes of the keys that it wraps anew', async () => {
    const sealing = await filled(5)
    const seen: Uint8Array[] = []
    const keyring = keyringOf('k1', 'k2')
    await rotateKeys({
      ...sealing,
      keyring: {
        ...keyring,
        wrap: (key, context) => {
          seen.push(key)
          return keyring.wrap(key, context)
        },
      },
    })
    expect(seen).toHaveLength(5)
    for (const bytes of seen) expect(bytes.every((byte) => byte === 0)).toBe(true)
  })

  it('does not go on over a key store that fails', async () => {
    const sealing = await filled(3)
    const keyStore = { ...sealing.keyStore, list: () => Promise.reject(new Error('away')) }
    const error = await refusalOf(() => rotateKeys({ ...sealing, keyStore }))
    expect([error.code, error.details]).toEqual(['KEYS_FAILED', { during: 'list' }])
  })

  it('needs a sealing', async () => {
    expect((await refusalOf(() => rotateKeys({ keyStore: memoryKeyStore() } as never))).code).toBe('INVALID_INPUT')
    expect((await refusalOf(() => countKeys(undefined as never))).code).toBe('INVALID_INPUT')
  })

  it('the check of the keyring is none of the keys that count', () =>
    inSealedOffice(memory, async (office) => {
      await office.desk('ann').cases.list({})
      expect(await office.sealing.keyStore.list(null, 9)).toHaveLength(1)
      expect(await countKeys(office.sealing)).toEqual({ k1: 0 })
    }))
})
