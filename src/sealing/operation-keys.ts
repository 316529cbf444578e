import { type Cipher, type CipherKey, keyLength, newKeyBytes, takeKey } from './cipher.ts'
import { type KeptKey, type KeyName, nameText } from './key-store.ts'
import type { WrappedKey } from './keyring.ts'
import { answerOf, type Sealing } from './sealing.ts'
import { webCipher } from './web-cipher.ts'

/** A key, or why there is none. */
export type Held = CipherKey | 'destroyed' | 'lost' | 'keyring'

/**
 * The keys of one operation: each is asked for once, and all are forgotten when it ends. None outlives it, so that a key
 * that is destroyed is in no memory a moment later.
 */
export class OperationKeys {
  readonly cipher: Cipher
  readonly #sealing: Sealing
  readonly #held = new Map<string, Promise<Held>>()

  constructor(sealing: Sealing) {
    this.#sealing = sealing
    this.cipher = sealing.cipher ?? webCipher
  }

  /** In the order of the names. Those that were not asked for before are asked for at once. */
  find(names: readonly KeyName[]): Promise<readonly Held[]> {
    const missing = [...new Map(names.map((name) => [nameText(name), name]))].filter(([text]) => !this.#held.has(text))
    if (missing.length > 0) {
      const fetched = this.#fetch(missing.map(([, name]) => name))
      for (const [index, [text]] of missing.entries())
        this.#held.set(
          text,
          fetched.then((held) => held[index]!),
        )
    }
    return Promise.all(names.map((name) => this.#held.get(nameText(name))!))
  }

  /**
   * The same for names that stand in what is stored. Such a key was added before: one that was not there when it was asked
   * for may have come meanwhile, and is asked for again.
   */
  async findStored(names: readonly KeyName[]): Promise<readonly Held[]> {
    const held = await this.find(names)
    if (!held.includes('lost')) return held
    for (const [index, name] of names.entries()) if (held[index] === 'lost') this.#held.delete(nameText(name))
    return await this.find(names)
  }

  /** Makes keys that are not there, and answers those that are: whoever else makes the same at the same time gets the same. */
  make(names: readonly KeyName[]): Promise<readonly Held[]> {
    const made = this.#make(names)
    for (const [index, name] of names.entries())
      this.#held.set(
        nameText(name),
        made.then((held) => held[index]!),
      )
    return Promise.all(names.map((name) => this.#held.get(nameText(name))!))
  }

  /** Ends with the operation. */
  forget(): void {
    this.#held.clear()
  }

  async #fetch(names: readonly KeyName[]): Promise<readonly Held[]> {
    const { keyStore } = this.#sealing
    const kept = await answerOf(
      'get',
      () => keyStore.get(names),
      (answer) => areOf(names, answer, true),
    )
    return await this.#open(kept)
  }

  async #make(names: readonly KeyName[]): Promise<readonly Held[]> {
    const { keyring, keyStore } = this.#sealing
    const made = names.map(() => newKeyBytes())
    try {
      const wrapped = await Promise.all(
        names.map((name, index) => answerOf('wrap', () => keyring.wrap(made[index]!, contextOf(name)), isWrapped)),
      )
      const mine = names.map(({ tenant, case: file, document }, index) => ({
        tenant,
        case: file,
        document,
        wrapped: wrapped[index]!,
      }))
      const kept = await answerOf(
        'add',
        () => keyStore.add(mine),
        (answer) => areOf(names, answer, false),
      )
      return await this.#open(kept, (key, index) => (key.wrapped?.text === wrapped[index]!.text ? made[index]! : null))
    } finally {
      for (const bytes of made) bytes.fill(0)
    }
  }

  /** `known`: the bytes of a key that need not be unwrapped. */
  async #open(
    kept: readonly (KeptKey | null)[],
    known: (key: KeptKey, index: number) => Uint8Array | null = () => null,
  ): Promise<readonly Held[]> {
    const bytes = await allUnwrapped(this.#sealing, kept, known)
    return await Promise.all(
      kept.map((key, index): Held | Promise<Held> => {
        if (key === null) return 'lost'
        if (key.wrapped === null) return 'destroyed'
        const own = bytes[index]
        return own ? takeKey(this.cipher, own) : 'keyring'
      }),
    )
  }
}

/** The bytes of wrapped keys, which the caller overwrites; null where there are none, or the keyring does not unwrap them. */
async function allUnwrapped(
  { keyring }: Sealing,
  kept: readonly (KeptKey | null)[],
  known: (key: KeptKey, index: number) => Uint8Array | null = () => null,
): Promise<readonly (Uint8Array | null)[]> {
  return await answerOf(
    'unwrap',
    () =>
      Promise.all(
        kept.map((key, index) => {
          if (key === null || key.wrapped === null) return null
          return known(key, index) ?? keyring.unwrap(key.wrapped, contextOf(key))
        }),
      ),
    (answers) => answers.every((bytes) => bytes === null || isKeyBytes(bytes)),
  )
}

/** The bytes of one wrapped key. */
export async function unwrapped(sealing: Sealing, key: KeptKey): Promise<Uint8Array | null> {
  return (await allUnwrapped(sealing, [key]))[0]!
}

function isKeyBytes(answer: unknown): boolean {
  return answer instanceof Uint8Array && answer.length === keyLength
}

/** What a wrapped key is bound to: it is the key of nothing else. */
export function contextOf({ tenant, case: file, document }: KeyName): string {
  return JSON.stringify(['casekeep.key.1', tenant, file, document])
}

export function isWrapped(answer: unknown): boolean {
  const { by, text } = Object(answer) as Partial<Record<keyof WrappedKey, unknown>>
  return typeof by === 'string' && typeof text === 'string'
}

/** Whether a key store's answer is about these names, in their order. */
function areOf(names: readonly KeyName[], answer: readonly (KeptKey | null)[], mayLack: boolean): boolean {
  return (
    Array.isArray(answer) &&
    answer.length === names.length &&
    answer.every((key: KeptKey | null, index) =>
      key === null
        ? mayLack
        : nameText(key) === nameText(names[index]!) && (key.wrapped === null || isWrapped(key.wrapped)),
    )
  )
}
