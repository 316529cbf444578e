import { type InputIssue, refuse } from '../errors.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { type Cipher, type CipherKey, keyLength, takeKey } from './cipher.ts'
import type { Keyring } from './keyring.ts'
import { webCipher } from './web-cipher.ts'

export interface LocalKeyringOptions {
  /** The name of the key that wraps from now on. */
  readonly current: string
  /** Keys of 32 bytes by their names: the current one, and older ones as long as anything is wrapped by them. */
  readonly keys: Readonly<Record<string, Uint8Array>>
  /** Default: WebCrypto. On Node `platformCipher()` of `casekeep/sql` is some ten times as fast. */
  readonly cipher?: Cipher
}

/**
 * A keyring in the memory of this process: AES-256-GCM, by keys that the host got from where it keeps its secrets, such
 * as a key management service that is asked once, at the start. The bytes are copied, and the host may overwrite its own.
 *
 * @throws {CasekeepError} `INVALID_INPUT` for a key that is none, and where `current` is not among the keys
 * @example
 * const keyring = localKeyring({ current: '2026', keys: { 2026: secret } })
 */
export function localKeyring(options: LocalKeyringOptions): Keyring {
  const { current, keys: given, cipher = webCipher } = Object(options) as LocalKeyringOptions
  const names = Object.keys(Object(given))
  const issues: InputIssue[] = names
    .filter((name) => !isKey(given[name]))
    .map((name) => ({ path: ['keys', name], rule: 'type', message: `must be a Uint8Array of ${keyLength} bytes` }))
  if (!names.includes(current))
    issues.push({ path: ['current'], rule: 'choice', message: 'must be the name of one of the keys', accepted: names })
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })

  const keys = new Map<string, Promise<CipherKey>>()
  for (const name of names) {
    // A slice of a Buffer would be the host's own bytes.
    const key = takeKey(cipher, Uint8Array.from(given[name]!))
    // Whoever uses it hears of it.
    key.catch(() => undefined)
    keys.set(name, key)
  }
  return {
    current,
    keys: names,
    wrap: async (key, context) => ({
      by: current,
      text: toBase64(await cipher.encrypt((await keys.get(current))!, key, context)),
    }),
    unwrap: async ({ by, text }, context) => {
      const key = await keys.get(by)
      const bytes = fromBase64(text)
      return key === undefined || bytes === null ? null : await cipher.decrypt(key, bytes, context)
    },
  }
}

/** A key whose bytes are all the same was never random: most likely it was never set. */
function isKey(value: unknown): boolean {
  return value instanceof Uint8Array && value.length === keyLength && value.some((byte) => byte !== value[0])
}
