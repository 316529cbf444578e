import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createArchive, defineCategory, definePolicy } from '../../src/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice } from '../support/office.ts'
import { invalid } from '../support/refused.ts'

const policy = definePolicy({
  version: 'test-1',
  categories: {
    matter: defineCategory({
      prefix: 'MT',
      fields: z.object({ note: z.string(), count: z.int().optional(), price: z.number().optional() }),
      indexed: { note: 'text', count: 'integer', price: 'money' },
      documents: {},
      departments: 'any',
    }),
  },
})

overStores((kind) => {
  describe('P2.3: what stands in an index', () => {
    const inMatters = (
      work: (desk: ReturnType<typeof deskOf>, store: Parameters<typeof invalid>[0]) => Promise<void>,
    ) => inOffice(kind, (office) => work(deskOf(office.store.adapter), office.store))
    const deskOf = (storage: Parameters<typeof invalid>[0]['adapter']) =>
      createArchive({ policy, storage }).as({ id: 'u', departments: ['d'], roles: [], clearance: 'internal' })

    it.each([
      ['two hundred characters, the last of two halves', `${'a'.repeat(199)}😀 and more`],
      ['characters that grow when they are compared', 'ﷺ'.repeat(60)],
    ])('a text of %s is found by itself', (_name, note) =>
      inMatters(async (desk) => {
        await desk.cases.open({ category: 'matter', title: 'T', fields: { note } })
        const fields = [{ field: 'note', equals: note }]
        expect(await desk.cases.count({ category: 'matter', fields })).toEqual({ count: 1 })
      }),
    )

    it.each([
      ['count', 1.5],
      ['count', 1e300],
      ['price', 1e300],
      ['price', Number.MAX_SAFE_INTEGER],
    ])('%s by %d is refused: no index holds such a number', (field, equals) =>
      inMatters(async (desk, store) => {
        const list = () => desk.cases.list({ category: 'matter', fields: [{ field, equals }] })
        await invalid(store, list, ['fields', 0, 'equals'], 'number')
      }),
    )

    it.each([
      ['price', 1e300],
      ['price', Number.MAX_SAFE_INTEGER],
    ])('a case whose %s is %d is refused', (field, value) =>
      inMatters(async (desk, store) => {
        const open = () =>
          desk.run('cases.open', { category: 'matter', title: 'T', fields: { note: 'N', [field]: value } })
        await invalid(store, open, ['fields', field], 'number')
      }),
    )
  })
})
