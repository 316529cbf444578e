import { type InputIssue, refuse } from '../errors.ts'
import type { VerifierKey } from './note.ts'

type CryptoKey = Parameters<typeof crypto.subtle.sign>[1]

/** Signs heads of the tree, by a key of the host's: in its own memory, or in a service that keeps keys. */
export interface CheckpointSigner extends VerifierKey {
  /** The Ed25519 signature, 64 bytes. */
  sign(text: Uint8Array): Promise<Uint8Array>
}

/** An Ed25519 key pair that may sign. */
export interface SigningKeys {
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
}

/**
 * A signer by a key pair of WebCrypto.
 * @throws {CasekeepError} `INVALID_INPUT` for a name with blanks or `+`, and for what is no pair
 * @example
 * const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
 * const signer = await ed25519Signer('archive.example.com', keys)
 */
export async function ed25519Signer(name: string, keys: SigningKeys | CryptoKey): Promise<CheckpointSigner> {
  if (!isPair(keys)) {
    const issue: InputIssue = { path: ['keys'], rule: 'type', message: 'must be a pair: privateKey and publicKey' }
    return refuse('INVALID_INPUT', { issues: [issue] })
  }
  if (!isKeyName(name)) {
    const issue: InputIssue = { path: ['name'], rule: 'format', message: 'must be a name without blanks and +' }
    refuse('INVALID_INPUT', { issues: [issue] })
  }
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey))
  return {
    name,
    publicKey,
    sign: async (text) => new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, keys.privateKey, text.slice())),
  }
}

const isPair = (keys: object): keys is SigningKeys => 'privateKey' in keys && 'publicKey' in keys

export const isKeyName = (name: unknown): boolean => typeof name === 'string' && /^[^\s+]{1,200}$/.test(name)
