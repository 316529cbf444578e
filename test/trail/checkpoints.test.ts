import { createHash, webcrypto } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  type CheckpointOptions,
  type CheckpointSigner,
  createArchive,
  ed25519Signer,
  exportTrail,
  type Sha256,
} from '../../src/index.ts'
import { linkEntry } from '../../src/trail/entry.ts'
import { parseNote, verifyConsistency, verifyInclusion, verifyTrail } from '../../src/verify/index.ts'
import { overStores } from '../support/each.ts'
import { inOffice, letter, memory, type Office, openClient } from '../support/office.ts'
import { people } from '../support/people.ts'
import { invalid, refused } from '../support/refused.ts'

const hash: Sha256 = (data) => createHash('sha256').update(data).digest('hex')
let signer: CheckpointSigner
beforeAll(async () => {
  const keys = (await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as never
  signer = await ed25519Signer('archive.test', keys)
})

function over(office: Office, more: Partial<CheckpointOptions> = {}) {
  const kept: string[] = []
  const checkpoints = { signer, sink: { keep: async ({ note }: { note: string }) => void kept.push(note) }, ...more }
  const archive = createArchive({
    policy: office.archive.policy,
    storage: office.store.adapter,
    clock: office.clock.read,
    checkpoints,
  })
  return { archive, kept }
}
type Archive = ReturnType<typeof over>['archive']
const linesOf = async (archive: Archive, details = true) => {
  const lines: string[] = []
  for await (const line of exportTrail(archive.as(people.olga), archive.tenant, { details })) lines.push(line)
  return lines
}

overStores((kind) => {
  describe('a checkpoint', () => {
    it('P1.2: holds every entry, is signed, handed to the host, and proves each of them', () =>
      inOffice(kind, async (office) => {
        for (let count = 0; count < 3; count++) await openClient(office)
        const { archive, kept } = over(office)
        const first = await archive.checkpoint()
        const entries = (await office.store.rows('trail')).length
        expect(first).toMatchObject({ size: entries, upTo: '2026-03-02T02:00:00.000Z' })
        expect(first.delivered).not.toBe(null)
        expect(kept).toEqual([first.note])
        expect(parseNote(first.note).head).toEqual({ origin: 'archive.test/main', size: entries, root: first.root })
        // Nothing is new: nothing is signed, and nothing handed over.
        expect(await archive.checkpoint()).toEqual(first)
        expect(kept).toHaveLength(1)

        office.clock.pass(60_000)
        await openClient(office, [letter('A'), letter('B')])
        const second = await archive.checkpoint()
        expect(second.size).toBeGreaterThan(first.size)
        const { trail } = archive.as(people.olga)
        expect((await trail.checkpoints()).items.map(({ size }) => size)).toEqual([second.size, first.size])
        const grown = await trail.consistency({ from: first.size, to: second.size })
        expect(verifyConsistency(grown, hash)).toBe(true)
        expect([grown.fromRoot, grown.toRoot]).toEqual([first.root, second.root])
        for (const { chain, position, digest } of await office.store.rows('trail')) {
          const proved = await trail.prove({ chain, position })
          expect(proved).toMatchObject({ digest, root: second.root, size: second.size })
          expect(verifyInclusion(proved, hash)).toBe(true)
        }
        const report = await verifyTrail(await linesOf(archive), { checkpoints: kept, key: signer, hash })
        expect(report).toMatchObject({ sound: true, faults: [], entries: second.size, covered: second.size })
        expect(report.details).toBe(report.entries)
        const bare = await verifyTrail(await linesOf(archive, false), { checkpoints: kept, key: signer, hash })
        expect(bare).toMatchObject({ sound: true, details: 0, entries: second.size + 1 })
      }))

    it('P1.2: shows in the database itself what was cut off, or made anew, after it was gathered', () =>
      inOffice(kind, async (office) => {
        await openClient(office)
        await office.desk('ann').cases.amend({ case: 'KH0001', title: 'Two' })
        const { archive } = over(office)
        await archive.checkpoint()
        const verify = () => archive.as(people.olga).trail.verify({ case: 'KH0001' })
        expect(await verify()).toMatchObject({ intact: true, entries: 2 })
        const [, last] = (await office.store.rows('trail')).filter(({ chain }) => chain === 'KH0001')
        await office.store.remove('trail', last!)
        expect(await verify()).toMatchObject({ intact: false, broken: { position: 2, because: 'missing' } })
        // The same act done again has other salts, and so another digest.
        const again = linkEntry({ ...last!, detail: [] }, { position: 1, digest: last!.previous }, 'aa', hash)
        await office.store.put('trail', again)
        expect(await verify()).toMatchObject({ intact: false, broken: { position: 2, because: 'digest' } })
      }))

    it('P1.2: takes in what was committed long after its moment', () =>
      inOffice(kind, async (office) => {
        const { archive } = over(office)
        await openClient(office)
        office.clock.set('2026-03-03')
        const late = (await openClient(office)).number
        // As it is where the host's transaction began the day before and committed now.
        office.clock.set('2026-03-02', '09:00')
        const early = (await openClient(office)).number
        office.clock.set('2026-03-02', '12:00')
        const first = await archive.checkpoint()
        expect(first.size).toBe(2)
        office.clock.set('2026-03-05')
        await archive.checkpoint()
        office.clock.set('2026-03-01')
        const latest = (await openClient(office)).number
        office.clock.set('2026-03-09')
        const last = await archive.checkpoint()
        expect(last.size).toBe(4)
        const leaves = await office.store.rows('leaves')
        expect(leaves.map(({ chain }) => chain).sort()).toEqual(['KH0001', late, early, latest].sort())
        expect(leaves.map(({ index }) => index).sort()).toEqual([0, 1, 2, 3])
      }))

    it('P1.2: of two at once is one tree, each entry in it once', () =>
      inOffice(kind, async (office) => {
        const archives = [over(office), over(office), over(office)]
        for (let count = 0; count < 4; count++) await openClient(office)
        const heads = await Promise.all(archives.map(({ archive }) => archive.checkpoint()))
        expect(new Set(heads.map(({ root }) => root)).size).toBe(1)
        const leaves = await office.store.rows('leaves')
        expect(leaves.map(({ index }) => index).sort((one, other) => one - other)).toEqual(leaves.map((_, at) => at))
        expect(leaves).toHaveLength((await office.store.rows('trail')).length)
        expect(await office.store.rows('checkpoints')).toHaveLength(1)
      }))

    it('is handed over again where the sink did not keep it, as the same text, the oldest first', () =>
      inOffice(kind, async (office) => {
        const kept: string[] = []
        let fails = true
        const { archive } = over(office, {
          sink: {
            keep: async ({ note }) => {
              if (fails) throw new Error('The disk is full')
              kept.push(note)
            },
          },
        })
        await openClient(office)
        const failed = await archive.checkpoint().catch((error: unknown) => error)
        expect(failed).toMatchObject({ code: 'STORAGE', cause: { message: 'The disk is full' } })
        await openClient(office)
        office.clock.pass(1000)
        await expect(archive.checkpoint()).rejects.toMatchObject({ code: 'STORAGE' })
        fails = false
        const last = await archive.checkpoint()
        expect(kept.map((note) => parseNote(note).head.size)).toEqual([1, 2])
        expect(kept.at(-1)).toBe(last.note)
        await archive.checkpoint()
        expect(kept).toHaveLength(2)
      }))

    it('is told to auditors and the head of the archive alone; what is asked wrongly is refused', () =>
      inOffice(kind, async (office) => {
        await openClient(office)
        const { archive } = over(office)
        const before = archive.as(people.olga).trail
        await invalid(office.store, () => before.prove({ case: 'KH0001', position: 1 }), ['size'], 'absent')
        const { size } = await archive.checkpoint()
        const asks = (person: keyof typeof people) => {
          const { trail } = archive.as(people[person])
          return [
            () => trail.checkpoints(),
            () => trail.prove({ case: 'KH0001', position: 1 }),
            () => trail.consistency({ from: size, to: size }),
            () => trail.export(),
          ]
        }
        for (const ask of asks('arno')) {
          await refused(office.store, ask, 'FORBIDDEN', { clause: 'P1.2', relations: ['auditor', 'archiveHead'] })
        }
        for (const ask of asks('aida')) await ask()
        const { trail } = archive.as(people.olga)
        const wrong = (act: () => Promise<unknown>, path: readonly string[], rule: string) =>
          invalid(office.store, act, path, rule)
        await wrong(() => trail.prove({ case: 'KH0001', position: 9 }), ['position'], 'absent')
        await wrong(() => trail.prove({ position: 1 }), [], 'oneOf')
        await wrong(() => trail.prove({ case: 'KH0001', chain: 'x', position: 1 }), [], 'oneOf')
        await wrong(() => trail.prove({ case: 'KH0001', position: 1, size: 77 }), ['size'], 'absent')
        await wrong(() => trail.consistency({ from: 77, to: 78 }), ['from'], 'absent')
        await wrong(() => trail.consistency({ from: 2, to: 1 }), ['to'], 'order')
        const half = { ...people.olga, clearance: 'confidential' } as const
        const asked = () => archive.as(half).trail.export({ details: true })
        await refused(office.store, asked, 'FORBIDDEN', { clause: 'P8.2', reason: 'clearance' })
      }))
  })
})

it('an archive that was opened without a signer makes no checkpoints', () =>
  inOffice(memory, async (office) => {
    await invalid(office.store, () => office.archive.checkpoint(), ['checkpoints'], 'required')
    const wrong = () => over(office, { signer: { ...signer, publicKey: new Uint8Array(3) } })
    expect(wrong).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }) as Error)
  }))

it('a tree of some hundred entries keeps a node for every 256, and proves all of them by these', () =>
  inOffice(memory, async (office) => {
    const entries = Array.from({ length: 700 }, (_, index) => ({ title: `${index}` }))
    const cases = entries.map(({ title }, index) => ({
      category: 'client' as const,
      number: `KH${String(index + 1).padStart(4, '0')}`,
      title,
      fields: { name: title },
      department: 'sales',
      opened: '2020-01-01',
    }))
    await office.desk('arno').cases.import({ cases })
    const { archive } = over(office)
    const { size, root } = await archive.checkpoint()
    expect(size).toBe(700)
    expect((await office.store.rows('treeNodes')).map(({ level, index }) => [level, index])).toEqual([
      [8, 0],
      [8, 1],
    ])
    const { trail } = archive.as(people.olga)
    for (const number of ['KH0001', 'KH0256', 'KH0257', 'KH0512', 'KH0513', 'KH0700']) {
      const proved = await trail.prove({ case: number, position: 1 })
      expect(proved.root).toBe(root)
      expect(proved.proof.length).toBeLessThanOrEqual(10)
      expect(verifyInclusion(proved, hash)).toBe(true)
    }
  }))
