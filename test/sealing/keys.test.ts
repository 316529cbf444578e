import { describe, expect, it } from 'vitest'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import { checkKeyring, type KeyStore, localKeyring, type Sealing, sealedStorage } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { letter, memory } from '../support/office.ts'
import { refusalOf, refused } from '../support/refused.ts'
import {
  inSealedOffice,
  keyringOf,
  newSealing,
  sealedOfficeOver,
  secretClient,
  secretOf,
  secrets,
  watched,
} from './support.ts'

overStores((kind) => {
  it('a lost key: says what cannot be read, refuses what would go on without it, and the rest works', () => {
    const keyStore = memoryKeyStore()
    const lost = new Set<string>()
    const losing: KeyStore = {
      ...keyStore,
      get: async (names) => {
        const kept = await keyStore.get(names)
        return kept.map((key) => (key !== null && lost.has(key.case) ? null : key))
      },
    }
    return inSealedOffice(
      kind,
      async (office) => {
        const { number } = await secretClient(office)
        lost.add(number)
        const ann = office.desk('ann')
        const of = (column: string) => ({ case: number, column, because: 'lost' })
        // A new key in its place would make it look as if there had never been another.
        const collect = () => ann.batches.collect({ case: number, documents: [letter('Later')] })
        await refused(office.store, collect, 'UNREADABLE', of('cases.fields'))
        const correct = () =>
          office.desk('arno').documents.correct({ document: `${number}-001`, reason: 'R', changes: { pages: 2 } })
        await refused(office.store, correct, 'UNREADABLE', of('cases.fields'))
        const reassign = () =>
          office.desk('hana').cases.reassign({ case: number, owner: 'p-ben', reason: 'R' } as never)
        await refusalOf(reassign)
        const other = await ann.cases.open({ category: 'client', title: 'Bon app', fields: { name: 'Bon app' } })
        expect(other.case.number).toBe('KH0002')
        expect((await ann.cases.list({})).items.map(({ unreadable }) => unreadable)).toEqual([undefined, 'lost'])
        const verified = await office.desk('olga').trail.verify({ case: number })
        expect(verified).toMatchObject({ intact: true, entries: 8, unreadable: 8 })
        lost.clear()
        expect((await ann.cases.get({ case: number })).case.fields).toMatchObject(secrets)
      },
      newSealing({ keyStore: losing }),
    )
  })
})

describe('the keyring', () => {
  it('that is another one under the same names is found at the first use, before anything is read', async () => {
    const store = await memory.open()
    const sealing = newSealing()
    await secretClient(sealedOfficeOver(store, sealing))
    const other = localKeyring({ current: 'k1', keys: { k1: secretOf('another') } })
    const wrong = { ...sealing, keyring: other }
    const office = sealedOfficeOver(store, wrong)
    await refused(store, () => office.desk('ann').cases.list({}), 'WRONG_KEYRING', { key: 'k1' })
    await refused(
      store,
      () => office.desk('ann').cases.open({ category: 'client', title: 'T', fields: { name: 'N' } }),
      'WRONG_KEYRING',
    )
    expect((await refusalOf(() => checkKeyring(wrong))).code).toBe('WRONG_KEYRING')
    await checkKeyring(sealing)
  })

  it('whose older key is another one is found as well', async () => {
    const sealing = newSealing()
    await checkKeyring(sealing)
    const keyring = localKeyring({ current: 'k2', keys: { k1: secretOf('another'), k2: secretOf('k2') } })
    expect((await refusalOf(() => checkKeyring({ ...sealing, keyring }))).details).toEqual({ key: 'k1' })
  })

  it('without the key that a case was wrapped by leaves that case unreadable', async () => {
    const store = await memory.open()
    const sealing = newSealing()
    await secretClient(sealedOfficeOver(store, sealing))
    const office = sealedOfficeOver(store, { ...sealing, keyring: keyringOf('k2') })
    const ann = office.desk('ann')
    expect((await ann.cases.get({ case: 'KH0001' })).case).toMatchObject({ fields: {}, unreadable: 'keyring' })
    expect((await ann.cases.open({ category: 'client', title: 'T', fields: { name: 'N' } })).case.number).toBe('KH0002')
    const amend = () => ann.cases.amend({ case: 'KH0001', title: 'Other' })
    await refused(store, amend, 'UNREADABLE', { case: 'KH0001', because: 'keyring' })
  })

  it.each([
    ['no keys', { current: 'k', keys: {} }, ['current']],
    ['nothing', undefined, ['current']],
    ['a current key that is not among them', { current: 'k2', keys: { k1: secretOf('k1') } }, ['current']],
    ['a key that is too short', { current: 'k', keys: { k: new Uint8Array(16).map((_, i) => i) } }, ['keys', 'k']],
    ['a key that was never set', { current: 'k', keys: { k: new Uint8Array(32) } }, ['keys', 'k']],
    ['a key in letters', { current: 'k', keys: { k: 'f'.repeat(64) } }, ['keys', 'k']],
  ])('cannot be made of %s', (_what, options, path) => {
    expect(() => localKeyring(options as never)).toThrow(
      expect.objectContaining({ details: { issues: [expect.objectContaining({ path })] } }),
    )
  })

  it('leaves the bytes of the host as they are, and does not change with them', async () => {
    const secret = Buffer.from(secretOf('k1'))
    const keyring = localKeyring({ current: 'k1', keys: { k1: secret } })
    const wrapped = await keyring.wrap(Uint8Array.from(secretOf('a')), 'here')
    expect(secret).toEqual(Buffer.from(secretOf('k1')))
    secret.fill(0)
    expect(Uint8Array.from((await keyring.unwrap(wrapped, 'here'))!)).toEqual(secretOf('a'))
    expect(await keyring.unwrap(wrapped, 'there')).toBeNull()
    expect(await keyring.unwrap({ ...wrapped, text: '*' }, 'here')).toBeNull()
  })
})

describe('keys in memory', () => {
  it('are overwritten where they were bytes, as soon as they are keys, whatever comes of the work', async () => {
    const { keyring, seen, copies } = watched(keyringOf('k1'))
    await inSealedOffice(
      memory,
      async (office) => {
        await secretClient(office)
        await office.desk('ann').cases.list({})
        await refusalOf(() => office.desk('ann').cases.amend({ case: 'KH0001', version: 99, title: 'T' }))
        await refusalOf(() => office.desk('ben').cases.open({ category: 'client', title: '', fields: { name: 'N' } }))
        expect(seen.length).toBeGreaterThan(10)
        for (const bytes of seen) expect(bytes.every((byte) => byte === 0)).toBe(true)
        expect(copies.every((bytes) => bytes.some((byte) => byte !== 0))).toBe(true)
      },
      newSealing({ keyring }),
    )
  })

  it('do not outlive the operation: what is destroyed is unreadable to the next one', async () => {
    const { keyring, copies } = watched(keyringOf('k1'))
    await inSealedOffice(
      memory,
      async (office) => {
        await secretClient(office)
        const before = copies.length
        await office.desk('ann').cases.get({ case: 'KH0001' })
        expect(copies.length).toBe(before + 1)
        await office.sealing.keyStore.destroy({ tenant: 'main', case: 'KH0001' }, [])
        expect((await office.desk('ann').cases.get({ case: 'KH0001' })).case.unreadable).toBe('destroyed')
        expect(copies.length).toBe(before + 1)
      },
      newSealing({ keyring }),
    )
  })
})

describe('a keyring or key store that fails', () => {
  const boom = new Error('the service is away')
  const failing = (
    part: 'keyring' | 'keyStore',
    method: string,
    how: () => Promise<unknown>,
  ): Sealing & { fail: boolean } => {
    const sealing = { ...newSealing(), fail: false }
    const whole = sealing[part] as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
    const own = whole[method]!
    return Object.assign(sealing, {
      [part]: { ...whole, [method]: (...given: unknown[]) => (sealing.fail ? how() : own(...given)) },
    })
  }
  const open = { category: 'client', title: 'T', fields: { name: 'N' } } as const

  it.each([
    ['wrap', 'keyring', async () => ({ by: 1 })],
    ['unwrap', 'keyring', async () => new Uint8Array(16)],
    ['get', 'keyStore', async () => []],
    ['add', 'keyStore', async () => [{ tenant: 'main', case: 'KH9999', document: 0, wrapped: null }]],
  ] as const)('during %s is KEYS_FAILED, with its cause, and nothing is written', async (during, part, wrongly) => {
    for (const how of [() => Promise.reject(boom), wrongly as () => Promise<unknown>]) {
      const sealing = failing(part, during, how)
      await inSealedOffice(
        memory,
        async (office) => {
          await office.desk('ann').cases.open(open)
          sealing.fail = true
          const act = async () => {
            await office.desk('ann').cases.get({ case: 'KH0001' })
            await office.desk('ann').cases.open(open)
          }
          const error = await refused(office.store, act, 'KEYS_FAILED', { during })
          if (how !== wrongly) expect(error.cause).toBe(boom)
          sealing.fail = false
          expect((await office.desk('ann').cases.open(open)).case.number).toBe('KH0002')
        },
        sealing,
      )
    }
  })

  it('is not kept in mind: the check of the keyring is done again', async () => {
    const sealing = failing('keyStore', 'get', () => Promise.reject(boom))
    sealing.fail = true
    const storage = sealedStorage((await memory.open()).adapter, sealing)
    expect((await refusalOf(() => storage.read(async () => 1))).code).toBe('KEYS_FAILED')
    sealing.fail = false
    expect(await storage.read(async () => 1)).toBe(1)
  })
})
