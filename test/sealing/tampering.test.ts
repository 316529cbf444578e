import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryKeyStore } from '../../adapters/memory/index.ts'
import type { KeptKey, KeyStore, Row, UnreadableReason } from '../../src/index.ts'
import { readEnvelope, writeEnvelope } from '../../src/sealing/envelope.ts'
import { overStores } from '../support/each.ts'
import { memory } from '../support/office.ts'
import { refused } from '../support/refused.ts'
import type { OpenStore } from '../support/store.ts'
import { inSealedOffice, newSealing, type SealedOffice, sealedOfficeOver, secretClient } from './support.ts'

type Stored = Row<'cases'> & { readonly fields: string }

/** Two clients, of which the first is tampered with. */
async function twoClients(office: SealedOffice): Promise<readonly [Stored, Stored]> {
  await secretClient(office)
  await office.desk('ann').cases.open({ category: 'client', title: 'Bon app', fields: { name: 'Bon app' } })
  return (await office.store.rows('cases')) as unknown as readonly [Stored, Stored]
}

/** Turns one bit over of what a stored value is made of. */
function flipped(stored: string, at: (bytes: Uint8Array) => number): string {
  const envelope = readEnvelope(stored)
  if (typeof envelope === 'string') throw new Error(envelope)
  const body = Uint8Array.from(envelope.body)
  body[at(body)]! ^= 1
  return writeEnvelope({ ...envelope, body })
}

const bodyOf = (stored: string) => stored.split(' ')[1]!

/** What becomes of the first client's stored fields, by somebody who can write the database and has no key. */
const tamperings: readonly (readonly [
  what: string,
  fields: (own: string, other: string, office: SealedOffice) => string | Promise<string>,
  because: UnreadableReason,
])[] = [
  ['a bit of the nonce', (own) => flipped(own, () => 3), 'damaged'],
  ['the first bit of the text', (own) => flipped(own, () => 12), 'damaged'],
  ['a bit in the middle', (own) => flipped(own, ({ length }) => length >> 1), 'damaged'],
  ['the last bit of the tag', (own) => flipped(own, ({ length }) => length - 1), 'damaged'],
  ['nothing sealed', () => 'casekeep.sealed.1  ["KH0001"]', 'damaged'],
  ['less than a nonce and a tag', () => 'casekeep.sealed.1 AAAA ["KH0001"]', 'damaged'],
  ['no base64', () => 'casekeep.sealed.1 *** ["KH0001"]', 'damaged'],
  ['its end cut off', (own) => own.replace(/.{20} \[/, ' ['), 'damaged'],
  ['another form', (own) => own.replace('sealed.1', 'sealed.2'), 'newer'],
  ['the name of another case', (own) => own.replace('KH0001', 'KH0002'), 'damaged'],
  ['the key of the tenant', (own) => own.replace('KH0001', 'tenant'), 'damaged'],
  ['the key of a document', (own) => own.replace('"KH0001"', '["KH0001",1]'), 'damaged'],
  ['two keys', (own) => own.replace('"KH0001"', '"KH0001","KH0002"'), 'damaged'],
  ['no key', (own) => own.replace('"KH0001"', ''), 'damaged'],
  ['a name that is none', (own) => own.replace('"KH0001"', 'KH0001'), 'damaged'],
  ['the fields of another case', (_own, other) => other, 'damaged'],
  ['the fields of another case under its name', (_own, other) => other.replace('KH0002', 'KH0001'), 'damaged'],
  ['its own history', async (_own, _other, { store }) => (await store.rows('trail'))[0]!.detail as string, 'damaged'],
  [
    'its own history, of a table with other columns, in full',
    async (own, _other, { store }) =>
      own.replace(bodyOf(own), bodyOf((await store.rows('trail'))[0]!.detail as string)),
    'damaged',
  ],
]

overStores((kind) => {
  describe('P1.4: fields in whose place somebody has put', () => {
    it.each(tamperings)('%s are refused, and all else is told', (_what, fields, because) =>
      inSealedOffice(kind, async (office) => {
        const [own, other] = await twoClients(office)
        const put = await fields(own.fields, other.fields, office)
        await office.store.put('cases', { ...own, fields: put })
        await tellsOf(office, because)
      }),
    )
  })
})

/** What is told of a case whose fields cannot be read, and what is refused. */
async function tellsOf(office: SealedOffice, because: UnreadableReason): Promise<void> {
  const ann = office.desk('ann')
  const { items } = await ann.cases.list({})
  expect(items).toMatchObject([
    { number: 'KH0002', fields: { name: 'Bon app' } },
    { number: 'KH0001', title: 'Alfreds Futterkiste', fields: {}, unreadable: because },
  ])
  expect(items[0]).not.toHaveProperty('unreadable')
  expect((await ann.cases.get({ case: 'KH0001' })).case).toMatchObject({ fields: {}, unreadable: because })
  const details = { case: 'KH0001', column: 'cases.fields', because }
  const refuses = (act: () => Promise<unknown>) => refused(office.store, act, 'UNREADABLE', details)
  await refuses(() => ann.cases.amend({ case: 'KH0001', fields: { needs: 'Other' } }))
  await refuses(() => ann.cases.missing({ case: 'KH0001' }))
  await refuses(() => office.desk('hana').cases.end({ case: 'KH0001', on: '2026-03-01' }))
}

/** Another way into the store, past the sealing, for rows whose key stays the same. */
async function swap<T extends 'trail' | 'documentRevisions' | 'idempotency'>(
  store: OpenStore,
  table: T,
  change: (row: Row<T>) => Row<T>,
): Promise<void> {
  for (const row of await store.rows(table)) await store.put(table, change(row))
}

describe('of somebody who can write the database', () => {
  it('P1.2: entries of one chain that changed their places are found', () =>
    inSealedOffice(memory, async (office) => {
      await secretClient(office)
      const [first, second] = await office.store.rows('trail')
      await office.store.put('trail', { ...first!, detail: second!.detail })
      await office.store.put('trail', { ...second!, detail: first!.detail })
      const verified = await office.desk('olga').trail.verify({ case: 'KH0001' })
      expect(verified).toMatchObject({ intact: false, broken: { position: 1, because: 'detail' }, unreadable: 0 })
      const { items } = await office.desk('olga').trail.history({ case: 'KH0001' })
      expect(items.map(({ unreadable }) => unreadable)).toEqual(['damaged', 'damaged', ...Array(6).fill(undefined)])
    }))

  it.each([
    ['emptied', { detail: null, salt: null }],
    ['replaced by plain ones', { detail: [{ table: 'cases', removed: true }], salt: 'ab' }],
  ])('P1.2: details that were %s are found while their key is there', (_what, patch) =>
    inSealedOffice(memory, async (office) => {
      await secretClient(office)
      await swap(office.store, 'trail', (row) => (row.position === 2 ? { ...row, ...patch } : row))
      const verified = await office.desk('olga').trail.verify({ case: 'KH0001' })
      expect(verified).toMatchObject({ intact: false, broken: { position: 2, because: 'detail' } })
    }),
  )

  it('what a document was in another revision, or another document, is refused', () =>
    inSealedOffice(memory, async (office) => {
      const { document } = await secretClient(office)
      const correct = (title: string) =>
        office.desk('arno').documents.correct({ document, reason: 'R', changes: { title } })
      await correct('Second')
      const [one, two] = await office.store.rows('documentRevisions')
      await office.store.put('documentRevisions', { ...two!, content: one!.content })
      const { revisions } = await office.desk('arno').documents.revisions({ document })
      expect(revisions.map(({ reason, unreadable }) => [reason, unreadable])).toEqual([
        ['Misspelt', undefined],
        ['R', 'damaged'],
      ])
      // Who is not cleared for everything is not told of what may have been above them.
      const seen = await office.desk('ann').documents.revisions({ document })
      expect(seen.revisions).toHaveLength(1)
    }))

  it('the answer to another act is refused, and the act is not done again', () =>
    inSealedOffice(memory, async (office) => {
      const act = (idempotencyKey: string) =>
        ({ category: 'client', title: idempotencyKey, fields: { name: 'N' }, idempotencyKey }) as const
      await office.desk('ann').cases.open(act('a'))
      await office.desk('ann').cases.open(act('b'))
      const [a] = await office.store.rows('idempotency')
      await swap(office.store, 'idempotency', (row) => ({ ...row, result: a!.result }))
      await refused(office.store, () => office.desk('ann').cases.open(act('b')), 'UNREADABLE', {
        column: 'idempotency.result',
        because: 'damaged',
      })
    }))

  it('shares of an answer that changed their places, or are fewer, are refused', () =>
    inSealedOffice(memory, async (office) => {
      await twoClients(office)
      const merge = () =>
        office.desk('arno').cases.merge({ case: 'KH0002', into: 'KH0001', reason: 'The same', idempotencyKey: 'm' })
      const merged = await merge()
      expect(await merge()).toEqual(merged)
      const row = (await office.store.rows('idempotency')).find(({ key }) => key === 'm')!
      const stored = readEnvelope(row.result as string)
      if (typeof stored === 'string') throw new Error(stored)
      expect(stored.owners.map((owner) => owner.case)).toEqual(['KH0002', 'KH0001'])
      const { shares } = stored
      for (const other of [[...shares].reverse(), shares.slice(1), [...shares, shares[0]!], [shares[0]!, shares[0]!]]) {
        await office.store.put('idempotency', { ...row, result: writeEnvelope({ ...stored, shares: other }) })
        await refused(office.store, merge, 'UNREADABLE', { column: 'idempotency.result', because: 'damaged' })
      }
    }))

  it('the fields of the case of the same number of another tenant are refused', async () => {
    const store = await memory.open()
    const sealing = newSealing()
    const offices = ['acme', 'umbrella'].map((tenant) => sealedOfficeOver(store, sealing, { tenant }))
    for (const office of offices) await secretClient(office)
    const [acme, umbrella] = await store.rows('cases')
    await store.put('cases', { ...acme!, fields: umbrella!.fields })
    const { case: file } = await offices[0]!.desk('ann').cases.get({ case: 'KH0001' })
    expect(file).toMatchObject({ fields: {}, unreadable: 'damaged' })
  })

  it('plain fields in the place of sealed ones are read, unless all are known to be sealed', async () => {
    const store = await memory.open()
    const sealing = newSealing()
    const office = sealedOfficeOver(store, sealing)
    const [own] = await twoClients(office)
    await store.put('cases', { ...own, fields: { name: 'Mallory' } as never })
    expect((await office.desk('ann').cases.get({ case: 'KH0001' })).case.fields).toEqual({ name: 'Mallory' })
    await tellsOf(sealedOfficeOver(store, { ...sealing, plain: 'refuse' }), 'plain')
  })

  it('no change of one character tells anything else', () => inSealedOffice(memory, (office) => anyCharacter(office)))
})

async function anyCharacter(office: SealedOffice): Promise<void> {
  const [own] = await twoClients(office)
  const { fields } = (await office.desk('ann').cases.get({ case: 'KH0001' })).case
  const character = fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code))
  await fc.assert(
    fc.asyncProperty(fc.nat(own.fields.length - 1), character, async (at, put) => {
      const text = own.fields.slice(0, at) + put + own.fields.slice(at + 1)
      await office.store.put('cases', { ...own, fields: text })
      const { case: file } = await office.desk('ann').cases.get({ case: 'KH0001' })
      // The last character of base64 holds bits that say nothing.
      expect(file.fields).toEqual(file.unreadable === undefined ? fields : {})
    }),
    { numRuns: 300 },
  )
}

describe('of somebody who can write the key store', () => {
  const changed = (change: (keys: readonly KeptKey[]) => readonly KeptKey[]): KeyStore & { tamper(): void } => {
    const inner = memoryKeyStore()
    let isOn = false
    return {
      ...inner,
      tamper: () => {
        isOn = true
      },
      get: async (names) => {
        const kept = await inner.get(names)
        if (!isOn) return kept
        const all = change(await inner.list(null, 99))
        return names.map(
          (name) =>
            all.find(
              ({ tenant, case: file, document }) =>
                tenant === name.tenant && file === name.case && document === name.document,
            ) ?? null,
        )
      },
    }
  }
  const of = (keys: readonly KeptKey[], number: string) => keys.find((key) => key.case === number)!

  it.each<readonly [string, (keys: readonly KeptKey[]) => readonly KeptKey[], UnreadableReason]>([
    [
      'the key of another case',
      (keys) => keys.map((key) => (key.case === 'KH0001' ? { ...key, wrapped: of(keys, 'KH0002').wrapped } : key)),
      'keyring',
    ],
    [
      'a key that was changed',
      (keys) =>
        keys.map((key) =>
          key.case === 'KH0001'
            ? { ...key, wrapped: { by: 'k1', text: of(keys, 'KH0001').wrapped!.text.replace(/^.{4}/, 'AAAA') } }
            : key,
        ),
      'keyring',
    ],
    [
      'a key by a name that the keyring does not have',
      (keys) => keys.map((key) => (key.case === 'KH0001' ? { ...key, wrapped: { ...key.wrapped!, by: 'k0' } } : key)),
      'keyring',
    ],
    ['no key', (keys) => keys.filter((key) => key.case !== 'KH0001'), 'lost'],
    [
      'a key that is said to be destroyed',
      (keys) => keys.map((key) => (key.case === 'KH0001' ? { ...key, wrapped: null } : key)),
      'destroyed',
    ],
  ])('%s opens nothing, and all else is told', async (_what, change, because) => {
    const keyStore = changed(change)
    await inSealedOffice(
      memory,
      async (office) => {
        await twoClients(office)
        keyStore.tamper()
        await tellsOf(office, because)
      },
      newSealing({ keyStore }),
    )
  })
})
