import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlAdapter, sqlKeyStore } from '../../adapters/sql/index.ts'
import { canonical } from '../../src/canonical.ts'
import { createArchive, destroyKeys, type Row, type Sealing, sealedStorage, sha256 } from '../../src/index.ts'
import type { Sha256 } from '../../src/sha256.ts'
import type { Json } from '../../src/storage.ts'
import { commitmentOf } from '../../src/trail/entry.ts'
import { memory, officePolicy } from '../support/office.ts'
import { type Person, people } from '../support/people.ts'
import { refusalOf, refused } from '../support/refused.ts'
import { type Dumped, dumpPlaces } from './dumps.ts'
import { inSealedOffice, keyringOf, newSealing, secretClient, secrets, watched } from './support.ts'

const silent = { warn: () => undefined }
/** The catalogue as it was before it was corrected stood in plain then, and a log of that time may hold it. */
const hidden = Object.values(secrets)

/** Every way in which bytes may stand in a file. */
const written = (bytes: Uint8Array): readonly (Buffer | string)[] => {
  const buffer = Buffer.from(bytes)
  return [buffer, buffer.toString('hex'), buffer.toString('base64'), buffer.toString('base64url')]
}

/** As hosts do: an archive over a database, with its keys in another. */
function archiveOn(records: Dumped['db'], sealing: Sealing) {
  const archive = createArchive({ policy: officePolicy(), storage: sqlAdapter(records, silent), sealing })
  return (person: Person) => archive.as(people[person])
}

describe.each(dumpPlaces)('P9.2: a case whose key was destroyed, on $name', ({ open }) => {
  const raw = watched(keyringOf('k1'))
  const found = {} as { number: string; chain: readonly Row<'trail'>[]; wrapped: string; input: Json }
  let records: Dumped
  let keys: Dumped
  let sealing: Sealing
  let dumpBefore: Buffer
  let desk: ReturnType<typeof archiveOn>

  beforeAll(async () => {
    records = await open('records')
    keys = await open('keys')
    sealing = { keyring: raw.keyring, keyStore: sqlKeyStore(keys.db, silent) }
    desk = archiveOn(records.db, sealing)
    const { number } = await secretClient({ desk } as never)
    await desk('ann').cases.open({ category: 'client', title: 'Bon app', fields: { name: 'Bon app' } })
    // What somebody may know who has seen it all.
    const chain = await archiveChain(records.db, sealing, number)
    const [kept] = await sealing.keyStore.get([{ tenant: 'main', case: number, document: 0 }])
    Object.assign(found, { number, chain, wrapped: kept!.wrapped!.text })
    dumpBefore = await records.dump()
    await destroyKeys(sealing, 'main', [number])
  }, 60_000)
  afterAll(async () => {
    await records.close()
    await keys.close()
  })

  it('is read by nobody: in the archive, by its answers, and by its named acts', async () => {
    const { case: file } = await desk('ann').cases.get({ case: found.number })
    expect(file).toMatchObject({ title: 'Alfreds Futterkiste', fields: {}, unreadable: 'destroyed' })
    const answers = [
      await desk('arno').cases.list({}),
      await desk('arno').trail.history({ case: found.number }),
      await desk('arno').documents.revisions({ document: `${found.number}-001` }),
    ]
    for (const secret of hidden) expect(JSON.stringify(answers)).not.toContain(secret)
    const again = () =>
      desk('ann').cases.open({
        category: 'client',
        title: 'Alfreds Futterkiste',
        fields: { name: 'Alfreds Futterkiste', ...secrets },
        idempotencyKey: 'crm-1',
      })
    expect((await refusalOf(again)).details).toEqual({
      case: found.number,
      column: 'idempotency.result',
      because: 'destroyed',
    })
    const other = (await desk('ann').cases.get({ case: 'KH0002' })).case
    expect(other.fields).toEqual({ name: 'Bon app' })
  })

  it('is read by nobody in a dump that was taken before and restored', async () => {
    const restored = archiveOn(await records.restore(), sealing)
    const { items } = await restored('arno').cases.list({})
    expect(items).toMatchObject([
      { number: 'KH0002', fields: { name: 'Bon app' } },
      { number: found.number, title: 'Alfreds Futterkiste', fields: {}, unreadable: 'destroyed' },
    ])
    // Number, dates, and every link of the chain stand.
    expect(await restored('olga').trail.verify({ case: found.number })).toMatchObject({
      entries: found.chain.length,
      intact: true,
      unreadable: found.chain.length,
      head: found.chain.at(-1)!.digest,
    })
  })

  it('leaves no secret and no key in the database, its log or its dumps, of before and after', async () => {
    const after = await records.dump()
    const ofKeys = await keys.dump()
    for (const bytes of [dumpBefore, after, ofKeys]) {
      for (const secret of hidden) expect(bytes.includes(secret)).toBe(false)
      expect(raw.copies.length).toBeGreaterThan(5)
      for (const key of raw.copies) for (const form of written(key)) expect(bytes.includes(form)).toBe(false)
    }
    // The search does find what is there.
    expect(dumpBefore.includes('Alfreds Futterkiste')).toBe(true)
    expect(ofKeys.includes('KH0002')).toBe(true)
    // Nor is the wrapped key left, which whoever has the keyring could unwrap.
    expect(ofKeys.includes(found.wrapped)).toBe(false)
  })

  it('P1.4: is not guessed from what stays, by somebody who knows every word of it but the salts', async () => {
    const text = dumpBefore.toString('latin1')
    const salts = new Set(['', 'null', ...(text.match(/[0-9a-f]{32,64}/g) ?? [])])
    for (const entry of found.chain) {
      expect(text).toContain(entry.commitment)
      expect(commitmentOf(entry.detail, entry.salt!, sha256)).toBe(entry.commitment)
      expect(salts.has(entry.salt!)).toBe(false)
      for (const salt of [...salts, ...[...salts].map((one) => one.slice(0, 32))]) {
        expect(commitmentOf(entry.detail, salt, quick) === entry.commitment).toBe(false)
      }
    }
    // Nor does any digest of it stand there that needs no salt.
    const input = {
      category: 'client',
      title: 'Alfreds Futterkiste',
      fields: { name: 'Alfreds Futterkiste', ...secrets },
      documents: [{ kind: 'communication', title: 'First contact', channel: 'email', author: 'Anders, Maria' }],
    }
    const known: readonly Json[] = [input, input.fields, ...hidden, ...found.chain.map(({ detail }) => detail)]
    for (const value of known) {
      expect(text).not.toContain(sha256(canonical(value)))
      if (typeof value === 'string') expect(text).not.toContain(sha256(value))
    }
  })
})

const quick: Sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** The chain with all that it says. */
async function archiveChain(records: Dumped['db'], sealing: Sealing, chain: string) {
  const storage = sealedStorage(sqlAdapter(records, silent), sealing)
  return await storage.read((reader) => reader.find('trail.ofChain', { equal: { tenant: 'main', chain }, limit: 99 }))
}

describe('destroyKeys', () => {
  it('is done once, however often it is asked for, and says so; what was never sealed has nothing to destroy', () =>
    inSealedOffice(memory, async (office) => {
      const { number } = await secretClient(office)
      const destroy = () => destroyKeys(office.sealing, 'main', [number, 'KH0404'])
      expect(await destroy()).toEqual([
        { case: number, keys: 2 },
        { case: 'KH0404', keys: 0 },
      ])
      expect(await destroy()).toEqual([
        { case: number, keys: 0 },
        { case: 'KH0404', keys: 0 },
      ])
      // A number that had no key yet may still get one.
      expect(await office.sealing.keyStore.get([{ tenant: 'main', case: 'KH0404', document: 0 }])).toEqual([null])
    }))

  it('keeps the keys of documents that outlive their case, until they are destroyed themselves', () =>
    inSealedOffice(memory, async (office) => {
      const { number, document } = await secretClient(office)
      await destroyKeys(office.sealing, 'main', [{ case: number, keepDocuments: [1] }])
      const { revisions } = await office.desk('arno').documents.revisions({ document })
      expect(revisions[0]!.content).toMatchObject({ author: 'Anders, Maria' })
      expect((await office.desk('arno').cases.get({ case: number })).case.unreadable).toBe('destroyed')
      expect(await destroyKeys(office.sealing, 'main', [number])).toEqual([{ case: number, keys: 1 }])
      const after = await office.desk('arno').documents.revisions({ document })
      expect(after.revisions).toEqual([expect.objectContaining({ content: {}, unreadable: 'destroyed' })])
    }))

  it('makes the answers about several cases unreadable with one of them', () =>
    inSealedOffice(memory, async (office) => {
      await secretClient(office)
      await office.desk('ann').cases.open({ category: 'client', title: 'Bon app', fields: { name: 'Bon app' } })
      const merge = () =>
        office.desk('arno').cases.merge({ case: 'KH0002', into: 'KH0001', reason: 'Same', idempotencyKey: 'm' })
      await merge()
      await destroyKeys(office.sealing, 'main', ['KH0001'])
      await refused(office.store, merge, 'UNREADABLE', {
        case: 'KH0001',
        column: 'idempotency.result',
        because: 'destroyed',
      })
    }))

  it('lets nothing more be told in the chain of the case, and no key be made for it again', () =>
    inSealedOffice(memory, async (office) => {
      const { number } = await secretClient(office)
      await destroyKeys(office.sealing, 'main', [number])
      const details = { case: number, because: 'destroyed' }
      const ann = office.desk('ann')
      await refused(office.store, () => ann.cases.amend({ case: number, title: 'T' }), 'UNREADABLE', details)
      const reassign = () => office.desk('hana').cases.reassign({ case: number, department: 'marketing', reason: 'R' })
      await refused(office.store, reassign, 'UNREADABLE', details)
    }))

  it('of the same number of another tenant leaves this one as it is', () =>
    inSealedOffice(memory, async (office) => {
      const { number } = await secretClient(office)
      await destroyKeys(office.sealing, 'umbrella', [number])
      expect((await office.desk('ann').cases.get({ case: number })).case.fields).toMatchObject(secrets)
    }))

  it.each([['tenant'], [''], [7 as never]])('refuses %j, which is no case', async (number) => {
    const error = await refusalOf(() => destroyKeys(newSealing(), 'main', ['KH0001', number]))
    expect(error.details).toMatchObject({ issues: [{ path: ['cases', 1], rule: 'format' }] })
  })

  it('does not believe a key store that keeps what it was to destroy', async () => {
    const sealing = newSealing()
    await inSealedOffice(
      memory,
      async (office) => {
        const { number } = await secretClient(office)
        const keyStore = { ...sealing.keyStore, destroy: async () => 1 }
        const error = await refusalOf(() => destroyKeys({ ...sealing, keyStore }, 'main', [number]))
        expect([error.code, error.details]).toEqual(['KEYS_FAILED', { during: 'get' }])
      },
      sealing,
    )
  })

  it('P1.2: the chain of a case that is destroyed is still found broken where a header is changed', () =>
    inSealedOffice(memory, async (office) => {
      const { number } = await secretClient(office)
      await destroyKeys(office.sealing, 'main', [number])
      const verify = () => office.desk('olga').trail.verify({ case: number })
      // Rows may be emptied then: the commitments stand for them.
      for (const row of await office.store.rows('trail')) {
        await office.store.put('trail', { ...row, detail: null, salt: null })
      }
      expect(await verify()).toMatchObject({ intact: true, entries: 8, unreadable: 8 })
      const row = (await office.store.rows('trail'))[4]!
      await office.store.put('trail', { ...row, person: 'p-mallory' })
      expect(await verify()).toMatchObject({ intact: false, broken: { position: 5, because: 'digest' }, unreadable: 4 })
      await office.store.put('trail', { ...row, commitment: 'f'.repeat(64) })
      expect(await verify()).toMatchObject({ intact: false, broken: { position: 5, because: 'digest' } })
    }))
})
