/** A key as a cipher knows it. Its bits are the platform's: nobody gets them out of it. */
export interface CipherKey {
  readonly type: string
}

/**
 * AES-256-GCM with nonces of 96 bits and tags of 128. What it makes is the same whoever makes it: nonce, cipher text and
 * tag, in this order.
 */
export interface Cipher {
  /** Of 32 bytes, which the caller overwrites afterwards. */
  key(bytes: Uint8Array): CipherKey | Promise<CipherKey>
  /** `bound` is not in what it makes, and must be the same when that is decrypted. */
  encrypt(key: CipherKey, plain: Uint8Array, bound: string): Uint8Array | Promise<Uint8Array>
  /** Null for what was not encrypted so: by another key, bound to something else, or changed since. */
  decrypt(key: CipherKey, bytes: Uint8Array, bound: string): Uint8Array | null | Promise<Uint8Array | null>
}

/** Bytes of a key of AES-256. */
export const keyLength = 32
/** Random ones: a key seals far fewer values than two of them would meet. */
export const nonceLength = 12
export const tagLength = 16

export function newKeyBytes(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(keyLength))
}

/** The key of bytes, which are overwritten. */
export async function takeKey(cipher: Cipher, bytes: Uint8Array): Promise<CipherKey> {
  try {
    return await cipher.key(bytes)
  } finally {
    bytes.fill(0)
  }
}
