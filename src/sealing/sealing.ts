import { type ErrorDetails, isCasekeepError, refuse } from '../errors.ts'
import type { Cipher } from './cipher.ts'
import type { KeyStore } from './key-store.ts'
import type { Keyring } from './keyring.ts'

/** What an archive is sealed with. */
export interface Sealing {
  readonly keyring: Keyring
  readonly keyStore: KeyStore
  /**
   * What becomes of values that stand there in plain. `read`, the default, is for an archive that was not sealed from
   * its beginning. `refuse` is for one that was: there whoever can write the database cannot put a plain value in the
   * place of a sealed one.
   */
  readonly plain?: 'read' | 'refuse'
  /** What values are sealed with. Default: WebCrypto. On Node `platformCipher()` of `casekeep/sql` is some ten times as fast. */
  readonly cipher?: Cipher
}

const hasFunctions = (value: unknown, ...names: readonly string[]): boolean =>
  names.every((name) => typeof Object(value)[name] === 'function')

/** Whether a host's word for a sealing is one. */
export function isSealing(value: unknown): boolean {
  const { keyring, keyStore, plain, cipher } = Object(value) as Partial<Record<keyof Sealing, unknown>>
  const { current, keys } = Object(keyring) as Partial<Record<keyof Keyring, unknown>>
  return (
    hasFunctions(keyring, 'wrap', 'unwrap') &&
    Array.isArray(keys) &&
    keys.includes(current) &&
    hasFunctions(keyStore, 'get', 'add', 'replace', 'destroy', 'list') &&
    (plain === undefined || plain === 'read' || plain === 'refuse') &&
    (cipher === undefined || hasFunctions(cipher, 'key', 'encrypt', 'decrypt'))
  )
}
export const aSealing = "a sealing: { keyring, keyStore, plain?: 'read' | 'refuse', cipher? }"

/** @throws {CasekeepError} `INVALID_INPUT` */
export function mustBeSealing(value: unknown): void {
  if (isSealing(value)) return
  refuse('INVALID_INPUT', { issues: [{ path: ['sealing'], rule: 'type', message: `must be ${aSealing}` }] })
}

/** How long a host's keyring or key store may take over an answer, in milliseconds. */
const patience = 10_000

/**
 * What a host's keyring or key store answers, held to its word. An error of casekeep's own, such as that somebody else
 * holds the row, means here what it says.
 */
export async function answerOf<T>(
  during: ErrorDetails['KEYS_FAILED']['during'],
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience)
  })
  try {
    const answer = await Promise.race([ask(), late])
    if (!fits(answer)) throw new TypeError('answered otherwise than the contract says')
    return answer
  } catch (cause) {
    if (isCasekeepError(cause)) throw cause
    return refuse('KEYS_FAILED', { during }, { cause })
  } finally {
    clearTimeout(timer)
  }
}
