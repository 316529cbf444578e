import { amend, insert } from '../engine/changes.ts'
import { isCasekeepError, refuse } from '../errors.ts'
import type { Reader, Row } from '../storage.ts'
import { rootOf } from '../trail/merkle.ts'
import { type Gathering, gather } from './gather.ts'
import { headText, signedNote } from './note.ts'
import { type CheckpointSigner, isKeyName } from './signer.ts'
import { storedNodes } from './tiles.ts'

/** A signed head of the tree over all entries of the trail. */
export interface Checkpoint {
  /** How many entries are in it. */
  readonly size: number
  /** The root, 64 hexadecimal digits. */
  readonly root: string
  /** All entries of up to this moment that could be seen are in it; UTC, ISO 8601. */
  readonly upTo: string
  /** When it was signed. */
  readonly at: string
  /** The signed note (C2SP tlog-checkpoint), as it is kept elsewhere. */
  readonly note: string
  /** When the host had it; null while it has not. */
  readonly delivered: string | null
}

/** Where checkpoints are kept, out of reach of who can write the database: a file elsewhere, mail, another database. */
export interface CheckpointSink {
  /** Keeps it for good before it answers. May be called again with the same one. */
  keep(checkpoint: Pick<Checkpoint, 'size' | 'root' | 'at' | 'note'>): Promise<void>
}

export interface CheckpointOptions {
  readonly signer: CheckpointSigner
  readonly sink: CheckpointSink
  /** What the first line of a checkpoint says: whose tree it is. The signer's name and the tenant where left out. */
  readonly origin?: string
}

export const aCheckpointing = '{ signer: { name, publicKey, sign }, sink: { keep } }'

/** What the compiler does not see where the host is plain JavaScript. */
export function isCheckpointing(value: unknown): boolean {
  const { signer, sink, origin } = (value ?? {}) as { readonly [M in keyof CheckpointOptions]?: unknown }
  const { name, publicKey, sign } = (signer ?? {}) as { readonly [M in keyof CheckpointSigner]?: unknown }
  const { keep } = (sink ?? {}) as { readonly keep?: unknown }
  return (
    isKeyName(name) &&
    publicKey instanceof Uint8Array &&
    publicKey.length === 32 &&
    typeof sign === 'function' &&
    typeof keep === 'function' &&
    (origin === undefined || (typeof origin === 'string' && /^[^\n]{1,200}$/.test(origin)))
  )
}

/**
 * Gathers what is new, signs the head and hands it to the sink. What a sink did not take is handed over again the next time,
 * the oldest first, as the same text. Where nothing is new it answers the last one.
 */
export async function checkpoint(
  gathering: Gathering,
  options: CheckpointOptions,
  clock: () => Date,
): Promise<Checkpoint> {
  const { storage, tenant } = gathering
  const last = await storage.read((read) => read.find('checkpoints.newest', { equal: { tenant }, limit: 1 }))
  const upTo = clock().toISOString()
  const size = await gather(gathering, upTo, last[0]?.upTo ?? null)
  if (size !== last[0]?.size) await sign(size, upTo, gathering, options, clock)
  await deliver(gathering, options, clock)
  const [newest] = await storage.read((read) => read.find('checkpoints.newest', { equal: { tenant }, limit: 1 }))
  return viewCheckpoint(newest!)
}

async function sign(
  size: number,
  upTo: string,
  { storage, tenant, hash }: Gathering,
  { signer, origin = `${signer.name}/${tenant}` }: CheckpointOptions,
  clock: () => Date,
): Promise<void> {
  const root = await storage.read((read) => rootOf(size, storedNodes(read, tenant, hash), hash))
  const head = { origin, size, root }
  const signature = await signer.sign(new TextEncoder().encode(headText(head)))
  const row: Row<'checkpoints'> = {
    tenant,
    size,
    root,
    upTo,
    at: clock().toISOString(),
    note: signedNote(head, signer, signature, hash),
    delivered: null,
    version: 1,
  }
  // Somebody else may have signed this size meanwhile: theirs stands.
  await storage.transaction((unit) => unit.commit([insert('checkpoints', row)]))
}

/** Those after the last one that was delivered, the oldest first. */
async function undelivered(read: Reader, tenant: string): Promise<readonly Row<'checkpoints'>[]> {
  const found: Row<'checkpoints'>[] = []
  const limit = 50
  for (;;) {
    const last = found.at(-1)
    const after = last && [last.size]
    const page = await read.find('checkpoints.newest', { equal: { tenant }, limit, ...(after && { after }) })
    const end = page.findIndex(({ delivered }) => delivered !== null)
    found.push(...(end < 0 ? page : page.slice(0, end)))
    if (end >= 0 || page.length < limit) return found.reverse()
  }
}

async function deliver({ storage, tenant }: Gathering, { sink }: CheckpointOptions, clock: () => Date): Promise<void> {
  for (const row of await storage.read((read) => undelivered(read, tenant))) {
    const { size, root, at, note } = row
    try {
      await sink.keep({ size, root, at, note })
    } catch (cause) {
      if (isCasekeepError(cause)) throw cause
      refuse('STORAGE', { during: 'checkpoint: the sink did not keep it' }, { cause })
    }
    const { change } = amend('checkpoints', row, { delivered: clock().toISOString() })
    // Marked by somebody else meanwhile, it is delivered all the same.
    await storage.transaction((unit) => unit.commit([change]))
  }
}

export function viewCheckpoint({ size, root, upTo, at, note, delivered }: Row<'checkpoints'>): Checkpoint {
  return { size, root, upTo, at, note, delivered }
}
