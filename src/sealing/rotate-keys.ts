import { everyKey, type LiveKey } from './every-key.ts'
import type { KeyName } from './key-store.ts'
import { contextOf, isWrapped, unwrapped } from './operation-keys.ts'
import { answerOf, mustBeSealing, type Sealing } from './sealing.ts'

/** How far a rotation has come. */
export interface Rotation {
  /** How many keys were looked at. */
  readonly seen: number
  /** How many of them were wrapped anew. */
  readonly rewrapped: number
  /** Those that the keyring does not unwrap: they are left as they are. */
  readonly failed: readonly KeyName[]
  /** The last one that was looked at: a rotation that was stopped goes on after it. */
  readonly last: KeyName | null
}

export interface RotationOptions {
  /** Where an earlier rotation stopped. Default: the beginning, which only looks again at what was done. */
  readonly after?: KeyName
  /** Hears after every few hundred keys. What it throws stops the rotation. */
  readonly progress?: (rotation: Rotation) => void
}

/**
 * Wraps every key of every tenant by the keyring's current key. Contents are not touched, since the keys stay the same;
 * commands go on meanwhile. Done again, or by two at once, it does what is left.
 *
 * @throws {CasekeepError} `KEYS_FAILED` where the keyring or the key store does not answer
 * @example
 * const keyring = localKeyring({ current: '2027', keys: { 2026: old, 2027: secret } })
 * await rotateKeys({ keyring, keyStore })
 * await countKeys({ keyring, keyStore }) // { 2026: 0, 2027: 41 }: the old key may be retired
 */
export async function rotateKeys(sealing: Sealing, { after, progress }: RotationOptions = {}): Promise<Rotation> {
  mustBeSealing(sealing)
  let rotation: Rotation = { seen: 0, rewrapped: 0, failed: [], last: after ?? null }
  for await (const { keys, last } of everyKey(sealing, after)) {
    const old = keys.filter(({ wrapped }) => wrapped.by !== sealing.keyring.current)
    const outcomes = await Promise.all(old.map((key) => rewrap(sealing, key)))
    rotation = {
      seen: rotation.seen + keys.length,
      rewrapped: rotation.rewrapped + outcomes.filter((outcome) => outcome === 'rewrapped').length,
      failed: [...rotation.failed, ...old.filter((_, index) => outcomes[index] === 'failed').map(nameOf)],
      last,
    }
    progress?.(rotation)
  }
  return rotation
}

const nameOf = ({ tenant, case: file, document }: KeyName): KeyName => ({ tenant, case: file, document })

/** `gone`: somebody else wrapped it anew meanwhile, or it was destroyed. */
async function rewrap(sealing: Sealing, key: LiveKey): Promise<'rewrapped' | 'failed' | 'gone'> {
  const { keyring, keyStore } = sealing
  const bytes = await unwrapped(sealing, key)
  if (bytes === null) return 'failed'
  try {
    const wrapped = await answerOf('wrap', () => keyring.wrap(bytes, contextOf(key)), isWrapped)
    const done = await answerOf(
      'replace',
      () => keyStore.replace(key, wrapped),
      (answer) => typeof answer === 'boolean',
    )
    return done ? 'rewrapped' : 'gone'
  } finally {
    bytes.fill(0)
  }
}

/**
 * How many keys are wrapped by each key of the keyring, and by any that it does not have. One by which none is wrapped
 * may be retired, once every process has the keyring whose current key is another.
 *
 * @throws {CasekeepError} `KEYS_FAILED`
 */
export async function countKeys(sealing: Sealing): Promise<Readonly<Record<string, number>>> {
  mustBeSealing(sealing)
  const counts = new Map(sealing.keyring.keys.map((name) => [name, 0]))
  for await (const { keys } of everyKey(sealing)) {
    for (const { wrapped } of keys) counts.set(wrapped.by, (counts.get(wrapped.by) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}
