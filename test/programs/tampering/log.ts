import { createHash, webcrypto } from 'node:crypto'
import { memoryAdapter } from '../../../adapters/memory/index.ts'
import { createArchive, ed25519Signer, exportTrail, type Sha256 } from '../../../src/index.ts'
import type { StorageAdapter } from '../../../src/storage.ts'
import { officePolicy } from '../../support/office.ts'
import { people } from '../../support/people.ts'

export const hash: Sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** A log of so many entries in chains of ten, with a checkpoint that was kept, and its key. */
export async function makeLog(entries: number, storage: StorageAdapter = memoryAdapter()) {
  const keys = (await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as never
  const signer = await ed25519Signer('archive.test', keys)
  const kept: string[] = []
  const archive = createArchive({
    policy: officePolicy(),
    storage,
    clock: () => new Date('2026-03-02T02:00:00Z'),
    checkpoints: { signer, sink: { keep: async ({ note }) => void kept.push(note) } },
  })
  const ann = archive.as(people.ann)
  for (let made = 0; made < entries; ) {
    const { case: file } = await ann.cases.open({ category: 'client', title: `${made}`, fields: { name: 'N' } })
    made += 1
    for (let more = 1; more < 10 && made < entries; more++, made++) {
      await ann.cases.amend({ case: file.number, title: `${made}` })
    }
  }
  await archive.checkpoint()
  const linesNow = async () => {
    const lines: string[] = []
    for await (const line of exportTrail(archive.as(people.olga), archive.tenant, { details: true })) lines.push(line)
    return lines
  }
  // That somebody read it is an entry too, which comes after the checkpoint.
  const isGathered = (line: string) => !line.includes('"leaf":null')
  return { lines: (await linesNow()).filter(isGathered), linesNow, kept, signer, archive }
}
