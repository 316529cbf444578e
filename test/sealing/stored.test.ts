import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createArchive, queries, type Row, summaries, type TableName, tables } from '../../src/index.ts'
import { sealedColumns } from '../../src/sealing/sealed-columns.ts'
import type { QuerySpec, SummarySpec } from '../../src/storage.ts'
import { acts, perform } from '../core/random-office.ts'
import { overStores } from '../support/each.ts'
import { memory, officeOver, officePolicy } from '../support/office.ts'
import { people } from '../support/people.ts'
import { inSealedOffice, newSealing, sealedOfficeOver, secretClient, secrets } from './support.ts'

overStores((kind) => {
  it('P8.2: what is confidential is stored sealed, and read as it was given', () =>
    inSealedOffice(kind, async (office) => {
      const { number, document } = await secretClient(office)
      const { rows } = await office.store.snapshot()
      const stored = JSON.stringify(rows)
      for (const secret of Object.values(secrets)) expect(stored).not.toContain(secret)
      // What the catalogue said before stands in the revision and in the trail, and nowhere else.
      expect(stored).not.toContain('Anders, Maria')
      expect(stored).toContain('Alfreds Futterkiste')
      for (const [table, { into, blank }] of Object.entries(sealedColumns)) {
        const sealed = rows[table as TableName] as unknown as readonly Readonly<Record<string, unknown>>[]
        expect(sealed.length, table).toBeGreaterThan(0)
        for (const row of sealed)
          expect(row).toMatchObject({ ...blank, [into]: expect.stringMatching(/^casekeep\.sealed\.1 /) })
      }
      const { case: file } = await office.desk('ann').cases.get({ case: number })
      expect(file.fields).toMatchObject(secrets)
      const { revisions } = await office.desk('arno').documents.revisions({ document })
      expect(revisions[0]!.content).toMatchObject({ author: 'Anders, Maria' })
      expect(await office.desk('olga').trail.verify({ case: number })).toMatchObject({ intact: true, unreadable: 0 })
    }))

  it('an act that its caller named is answered again, though its answer lies sealed', () =>
    inSealedOffice(kind, async (office) => {
      const act = {
        category: 'client',
        title: 'T',
        fields: { name: 'N', ...secrets },
        idempotencyKey: 'k',
      } as const
      const first = await office.desk('ann').cases.open(act)
      expect(await office.desk('ann').cases.open(act)).toEqual(first)
      // The digest of the input is sealed as well: a short one could be guessed from it.
      expect(await office.store.rows('idempotency')).toMatchObject([{ input: '' }])
    }))

  it('the key of a case is added before the case, one for each, and one for the tenant', () =>
    inSealedOffice(kind, async (office) => {
      await secretClient(office)
      const kept = await office.sealing.keyStore.list(null, 99)
      const names = kept.filter(({ tenant }) => tenant === 'main').map((key) => [key.case, key.document])
      expect(names).toEqual([
        ['KH0001', 0],
        ['KH0001', 1],
      ])
      await office.desk('adam').departments.record({ department: 'sales', name: 'Sales' })
      const [tenants] = await office.sealing.keyStore.get([{ tenant: 'main', case: 'tenant', document: 0 }])
      expect(tenants?.wrapped?.by).toBe('k1')
    }))
})

describe('whoever acts', () => {
  it('finds the same in a sealed archive as in a plain one, whatever they do', () =>
    fc.assert(
      fc.asyncProperty(acts(40), async (sequence) => {
        const [plainStore, sealedStore] = [await memory.open(), await memory.open()]
        const plain = officeOver(plainStore)
        const sealed = sealedOfficeOver(sealedStore)
        for (const act of sequence) {
          const outcomes = [await outcomeOf(() => perform(plain, act)), await outcomeOf(() => perform(sealed, act))]
          expect(outcomes[1]).toEqual(outcomes[0])
        }
        const [one, other] = [await plainStore.snapshot(), await openedSnapshot(sealed)]
        expect(withoutChance(other)).toEqual(withoutChance(one))
      }),
      { numRuns: 15 },
    ))

  it('hands the sealing to the archive, which seals by it', async () => {
    const store = await memory.open()
    const archive = createArchive({ policy: officePolicy(), storage: store.adapter, sealing: newSealing() })
    await archive.as(people.ann).cases.open({ category: 'client', title: 'T', fields: { name: 'N', ...secrets } })
    expect(JSON.stringify((await store.snapshot()).rows)).not.toContain(secrets.address)
  })

  it.each([
    ['nothing', {}],
    ['no keyring', { keyStore: newSealing().keyStore }],
    ['a keyring without its current key', { ...newSealing(), keyring: { ...newSealing().keyring, current: 'k9' } }],
    ['a key store that cannot destroy', { ...newSealing(), keyStore: { ...newSealing().keyStore, destroy: 1 } }],
    ['another word for plain', { ...newSealing(), plain: 'ignore' }],
    ['a cipher that is none', { ...newSealing(), cipher: {} }],
  ])('is refused with a sealing of %s', async (_what, sealing) => {
    const { adapter: storage } = await memory.open()
    expect(() => createArchive({ policy: officePolicy(), storage, sealing: sealing as never })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        details: { issues: [expect.objectContaining({ path: ['sealing'], rule: 'type' })] },
      }),
    )
  })
})

describe('what is sealed', () => {
  it('is nothing that a query or a count filters or orders by', () => {
    for (const [table, { into, blank }] of Object.entries(sealedColumns)) {
      const sealed = [into, ...Object.keys(blank)]
      for (const [name, spec] of [...Object.entries<QuerySpec>(queries), ...Object.entries<SummarySpec>(summaries)]) {
        if (spec.from !== table) continue
        const used = [
          ...spec.equal,
          ...(spec.optional ?? []),
          spec.range,
          spec.prefix,
          ...('order' in spec ? spec.order.map(([column]) => column) : spec.by),
        ]
        expect(
          used.filter((column) => sealed.includes(column!)),
          name,
        ).toEqual([])
        // A query that tells some of them must tell all: they are one value.
        const told = 'columns' in spec ? sealed.filter((column) => spec.columns!.includes(column)) : []
        expect([0, sealed.length], name).toContain(told.length)
      }
    }
  })

  it('stands in a JSON column that no key of a table holds', () => {
    for (const [table, { into, blank }] of Object.entries(sealedColumns)) {
      const { columns, key } = tables[table as TableName]
      expect((columns as Readonly<Record<string, string>>)[into], table).toBe('json')
      for (const column of Object.keys(blank)) expect(key as readonly string[]).not.toContain(column)
    }
  })
})

async function openedSnapshot(office: ReturnType<typeof sealedOfficeOver>) {
  const { rows, series } = await office.store.snapshot()
  const names = Object.keys(rows) as TableName[]
  const opened = await Promise.all(names.map(async (table) => [table, await office.opened(table)] as const))
  return { series, rows: Object.fromEntries(opened) as unknown as typeof rows }
}

/** Salts differ, and what is made of them. */
function withoutChance({ rows, series }: Awaited<ReturnType<typeof openedSnapshot>>) {
  const trail = rows.trail.map(({ salt, commitment, previous, digest, ...row }: Row<'trail'>) => row)
  return { series, rows: { ...rows, trail, refusals: [] } }
}

async function outcomeOf(act: () => Promise<unknown>): Promise<unknown> {
  return await act().then(
    (answer) => ({ answer }),
    (error: { readonly code?: string; readonly details?: unknown }) => ({ code: error.code, details: error.details }),
  )
}
