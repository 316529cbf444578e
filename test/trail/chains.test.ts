import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/index.ts'
import type { Row } from '../../src/storage.ts'
import { tables } from '../../src/storage.ts'
import { digestOf, trailFormat } from '../../src/trail/entry.ts'
import { overStores } from '../support/each.ts'
import { clientAt, inOffice, letter, type Office, openClient } from '../support/office.ts'

type Entry = Row<'trail'>
const columns = Object.keys(tables.trail.columns) as (keyof Entry)[]

/** Two clients with a history each, of more entries than are tampered with. */
async function histories(office: Office) {
  await clientAt(office, 'archived')
  office.clock.set('2026-03-03')
  await clientAt(office, 'approved')
  const all = await office.store.rows('trail')
  return { one: all.filter(({ chain }) => chain === 'KH0001'), other: all.filter(({ chain }) => chain === 'KH0002') }
}
const verify = (office: Office, number = 'KH0001') => office.desk('olga').trail.verify({ case: number })

/** A value of the column that is another one, and looks as good. */
function forged(column: keyof Entry, entry: Entry): Entry {
  const others: Partial<Record<keyof Entry, Entry[keyof Entry]>> = {
    tenant: 'rival',
    chain: 'KH0009',
    position: 99,
    format: trailFormat + 1,
    at: '2026-03-01T02:00:00.000Z',
    detail: [],
    salt: 'f'.repeat(32),
    commitment: 'f'.repeat(64),
    previous: 'f'.repeat(64),
    digest: 'f'.repeat(64),
  }
  return { ...entry, [column]: others[column] ?? `not ${String(entry[column])}` }
}

overStores((kind) => {
  it('P1.2: an untouched chain is intact, and its head is the digest of its last entry', () =>
    inOffice(kind, async (office) => {
      const { one } = await histories(office)
      expect(await verify(office)).toEqual({
        case: 'KH0001',
        entries: 7,
        intact: true,
        unreadable: 0,
        broken: null,
        head: one.at(-1)!.digest,
      })
      expect(one.map(({ operation }) => operation)).toEqual([
        'cases.open',
        'batches.sort',
        'batches.number',
        'batches.submit',
        'batches.approve',
        'transfers.send',
        'transfers.receive',
      ])
      expect(one.map(({ previous }) => previous)).toEqual(['', ...one.slice(0, -1).map(({ digest }) => digest)])
      expect((await verify(office, 'KH0002')).intact).toBe(true)
    }))

  describe('P1.2: any change of any column of an entry is found', () => {
    it.each(columns)('%s', (column) =>
      inOffice(kind, async (office) => {
        const { one } = await histories(office)
        for (const entry of [one[0]!, one[3]!]) {
          await office.store.remove('trail', entry)
          await office.store.put('trail', forged(column, entry))
          const found = await verify(office)
          expect([found.intact, found.broken?.position, found.entries]).toEqual([
            false,
            entry.position,
            entry.position - 1,
          ])
          await office.store.remove('trail', forged(column, entry))
          await office.store.put('trail', entry)
          expect((await verify(office)).intact).toBe(true)
        }
      }),
    )

    it('within a detail too, and a detail that is gone', () =>
      inOffice(kind, async (office) => {
        const { one } = await histories(office)
        const entry = one[1]!
        const text = JSON.stringify(entry.detail)
        expect(text).toContain('"sorting"')
        for (const detail of [JSON.parse(text.replace('"sorting"', '"Sorting"')), null]) {
          await office.store.put('trail', { ...entry, detail })
          expect((await verify(office)).broken).toEqual({ position: 2, because: 'detail' })
        }
        await office.store.put('trail', { ...entry, detail: null, salt: null })
        expect((await verify(office)).broken).toEqual({ position: 2, because: 'detail' })
      }))
  })

  it('P1.2: an entry that was taken out is found, unless it is the last: that is what a kept head is for', () =>
    inOffice(kind, async (office) => {
      const { one } = await histories(office)
      const { head } = await verify(office)
      for (const entry of one.slice(0, -1)) {
        await office.store.remove('trail', entry)
        expect((await verify(office)).broken).toEqual({ position: entry.position, because: 'missing' })
        await office.store.put('trail', entry)
      }
      await office.store.remove('trail', one.at(-1)!)
      const cut = await verify(office)
      expect([cut.intact, cut.entries, cut.head === head]).toEqual([true, 6, false])
      for (const entry of one.slice(0, -1)) await office.store.remove('trail', entry)
      expect(await verify(office)).toMatchObject({ intact: false, broken: { position: 1, because: 'missing' } })
    }))

  it('P1.2: two neighbours that were swapped are found', () =>
    inOffice(kind, async (office) => {
      const { one } = await histories(office)
      for (let index = 0; index < one.length - 1; index++) {
        const [first, second] = [one[index]!, one[index + 1]!]
        await office.store.put('trail', { ...second, position: first.position })
        await office.store.put('trail', { ...first, position: second.position })
        expect((await verify(office)).broken?.position).toBe(first.position)
        await office.store.put('trail', first)
        await office.store.put('trail', second)
      }
      expect((await verify(office)).intact).toBe(true)
    }))

  it('P1.2: an entry of another case, or one made up, in the place of one or after the last is found', () =>
    inOffice(kind, async (office) => {
      const { one, other } = await histories(office)
      for (const strange of [other[2]!, { ...other[2]!, chain: 'KH0001' }, { ...one[2]!, actor: 'u-mallory' }]) {
        await office.store.put('trail', { ...strange, chain: 'KH0001', position: 3 })
        expect((await verify(office)).broken?.position).toBe(3)
        await office.store.put('trail', one[2]!)
        // Put in after the last, with the digest that it would follow.
        const added = { ...strange, chain: 'KH0001', position: 8, previous: one.at(-1)!.digest }
        await office.store.put('trail', added)
        expect((await verify(office)).broken).toEqual({ position: 8, because: 'digest' })
        await office.store.remove('trail', added)
      }
      expect((await verify(office)).intact).toBe(true)
    }))

  it('P1.2: an entry rewritten with a digest of its own is found where the next one follows another', () =>
    inOffice(kind, async (office) => {
      const { one } = await histories(office)
      for (const entry of one.slice(0, -1)) {
        const rewritten = { ...entry, person: 'p-mallory' }
        await office.store.put('trail', { ...rewritten, digest: digestOf(rewritten, sha256) })
        expect((await verify(office)).broken).toEqual({ position: entry.position + 1, because: 'previous' })
        await office.store.put('trail', entry)
      }
      // A form that this library does not write is not taken for one of its own.
      const strange = { ...one.at(-1)!, format: trailFormat + 1 }
      await office.store.put('trail', { ...strange, digest: digestOf(strange, sha256) })
      expect((await verify(office)).broken).toEqual({ position: strange.position, because: 'format' })
    }))

  it('P1.2: a change in one case is none in another', () =>
    inOffice(kind, async (office) => {
      const { one } = await histories(office)
      await office.store.put('trail', { ...one[2]!, actor: 'u-mallory' })
      expect((await verify(office, 'KH0002')).intact).toBe(true)
    }))

  it('P1.2: a chain of more than one page is checked to its end', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office, [])
      for (let count = 0; count < 520; count++) {
        await office.desk('ann').cases.amend({ case: number, title: `Title ${count}` })
      }
      expect(await verify(office)).toMatchObject({ entries: 521, intact: true })
      const late = (await office.store.rows('trail')).find(({ position }) => position === 510)!
      await office.store.put('trail', { ...late, person: 'p-mallory' })
      expect((await verify(office)).broken).toEqual({ position: 510, because: 'digest' })
      const pages = []
      let after: string | null | undefined
      do {
        const page = await office.desk('ann').trail.history({ case: number, limit: 200, ...(after && { after }) })
        pages.push(...page.items.map(({ position }) => position))
        after = page.next
      } while (after !== null)
      expect(pages).toEqual(Array.from({ length: 521 }, (_, index) => index + 1))
    }))

  it('P1.4: the same detail has another commitment in every entry: nobody guesses it from what stays', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office)
      const amend = (title: string) => office.desk('ann').cases.amend({ case: number, title })
      for (const title of ['A', 'B', 'A', 'B', 'A']) await amend(title)
      const entries = (await office.store.rows('trail')).filter(({ operation }) => operation === 'cases.amend')
      const toA = entries.filter(({ detail }) => JSON.stringify(detail).includes('"after":{"title":"A"'))
      expect(toA.length).toBeGreaterThan(1)
      expect(new Set(toA.slice(1).map(({ detail }) => JSON.stringify(detail))).size).toBe(1)
      for (const column of ['commitment', 'salt', 'digest'] as const) {
        expect(new Set(entries.map((entry) => entry[column])).size).toBe(entries.length)
      }
      for (const { salt } of entries) expect(salt).toMatch(/^[0-9a-f]{32}$/)
    }))

  it('P1.2: a detail holds what was before and what is after, and what is new in full', () =>
    inOffice(kind, async (office) => {
      const { number } = await openClient(office, [letter('L')])
      await office.desk('ann').cases.amend({ case: number, title: 'New title', fields: { code: 'A-1' } })
      const [opened, amended] = await office.store.rows('trail')
      expect(opened).toMatchObject({ actor: 'u-ann', person: 'p-ann', operation: 'cases.open', policy: 'test-1' })
      const added = opened!.detail as unknown as { table: string; added: object[] }[]
      expect(added.map(({ table }) => table)).toEqual(['cases', 'documents', 'batches', 'duties'])
      const [file] = added
      expect(file!.added).toMatchObject([
        { number, title: 'Alfreds Futterkiste', fields: { name: 'Alfreds Futterkiste' } },
      ])
      const [change, index] = amended!.detail as unknown as Record<string, unknown>[]
      expect(change).toEqual({
        table: 'cases',
        key: { number },
        before: {
          title: 'Alfreds Futterkiste',
          titleKey: 'alfreds futterkiste',
          fields: { name: 'Alfreds Futterkiste' },
        },
        after: { title: 'New title', titleKey: 'new title', fields: { name: 'Alfreds Futterkiste', code: 'A-1' } },
      })
      expect(index).toMatchObject({ table: 'caseFields', added: [{ field: 'code', text: 'a-1' }] })
    }))

  it('P1.4: what one case’s entry of a transfer says names no other case on the list', () =>
    inOffice(kind, async (office) => {
      const at = [await clientAt(office, 'approved'), await clientAt(office, 'approved')]
      const { transfer } = await office.desk('ann').transfers.send({ batches: at.map(({ batch }) => batch) })
      await office.desk('arno').transfers.receive({
        transfer: transfer.number,
        accept: [at[0]!.batch],
        refuse: [{ batch: at[1]!.batch, reasons: ['A reason of the second alone'] }],
      })
      const entries = (await office.store.rows('trail')).filter(({ operation }) => operation.startsWith('transfers.'))
      expect(entries.map(({ chain, operation }) => [chain, operation])).toEqual([
        ['KH0001', 'transfers.send'],
        ['KH0001', 'transfers.receive'],
        ['KH0002', 'transfers.send'],
        ['KH0002', 'transfers.receive'],
      ])
      for (const { chain, detail } of entries) {
        const text = JSON.stringify(detail)
        expect(text).toContain(chain)
        expect(text).toContain(transfer.number)
        expect(text).not.toContain(chain === 'KH0001' ? 'KH0002' : 'KH0001')
        if (chain === 'KH0001') expect(text).not.toContain('of the second alone')
      }
      const history = await office.desk('ann').trail.history({ case: 'KH0001' })
      expect(JSON.stringify(history)).not.toContain('KH0002')
    }))

  it('P1.2: the history tells who did what, when, under which policy, and from which state to which', () =>
    inOffice(kind, async (office) => {
      const { case: number } = await clientAt(office, 'inReview')
      const { items } = await office.desk('ben').trail.history({ case: number })
      expect(items.map(({ operation, person, at, policy }) => [operation, person, at, policy])).toEqual(
        ['cases.open', 'batches.sort', 'batches.number', 'batches.submit'].map((operation) => [
          operation,
          'p-ann',
          '2026-03-02T02:00:00.000Z',
          'test-1',
        ]),
      )
      expect(items[0]?.changes).toContainEqual({
        what: 'batch',
        number: 'KH0001-P01',
        added: true,
        changed: [],
        from: null,
        to: 'collecting',
      })
      expect(items[2]?.changes).toContainEqual({
        what: 'document',
        number: 'KH0001-001',
        added: false,
        changed: ['number'],
        from: 'collected',
        to: 'numbered',
      })
    }))
})
