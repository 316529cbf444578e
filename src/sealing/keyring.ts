/** A key that was wrapped: the keyring's key that wrapped it, and what came of it. */
export interface WrappedKey {
  /** The name of a key of the keyring. */
  readonly by: string
  readonly text: string
}

/**
 * The host's: wraps the keys of cases and unwraps them again. {@link localKeyring} is one; a key management service is
 * another, and what is asked of it then is asked within transactions.
 */
export interface Keyring {
  /** The name of the key that wraps. */
  readonly current: string
  /** The names of all keys that it unwraps with, the current one among them. */
  readonly keys: readonly string[]
  /**
   * Wraps 32 bytes with the current key. `context` says what they are the key of, and is bound to them. The bytes are
   * overwritten afterwards: they must not be kept.
   */
  wrap(key: Uint8Array, context: string): Promise<WrappedKey>
  /**
   * The bytes again: the caller's own, who overwrites them. Null where it is nothing that this keyring wrapped for the
   * context. Throws only where it cannot tell, such as where a service does not answer.
   */
  unwrap(wrapped: WrappedKey, context: string): Promise<Uint8Array | null>
}
