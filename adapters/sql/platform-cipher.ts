import { type Cipher, nonceLength, tagLength } from '../../src/sealing/cipher.ts'
import { webCipher } from '../../src/sealing/web-cipher.ts'

/** The part of `node:crypto` that is used here. */
interface Crypto {
  createSecretKey(bytes: Uint8Array): NodeKey
  createCipheriv(name: string, key: NodeKey, nonce: Uint8Array, options: object): Sealing
  createDecipheriv(name: string, key: NodeKey, nonce: Uint8Array, options: object): Opening
}
interface NodeKey {
  readonly type: string
}
interface Transform {
  setAAD(bound: Uint8Array): unknown
  update(bytes: Uint8Array): Uint8Array
  final(): Uint8Array
}
interface Sealing extends Transform {
  getAuthTag(): Uint8Array
}
interface Opening extends Transform {
  setAuthTag(tag: Uint8Array): unknown
}

const encoder = new TextEncoder()
const algorithm = 'aes-256-gcm'
const options = { authTagLength: tagLength }

/**
 * The cipher of Node: it seals a value at once, where WebCrypto takes the way to another thread and back, which is most
 * of what a small value costs. What either sealed the other opens. On a platform that has none it is WebCrypto.
 */
export function platformCipher(): Cipher {
  const node = globalThis.process?.getBuiltinModule?.('node:crypto') as Crypto | undefined
  return node === undefined ? webCipher : nodeCipher(node)
}

function nodeCipher({ createSecretKey, createCipheriv, createDecipheriv }: Crypto): Cipher {
  return {
    key: (bytes) => createSecretKey(bytes),

    encrypt(key, plain, bound) {
      const sealed = new Uint8Array(nonceLength + plain.length + tagLength)
      const nonce = crypto.getRandomValues(sealed.subarray(0, nonceLength))
      const cipher = createCipheriv(algorithm, key as NodeKey, nonce, options)
      cipher.setAAD(encoder.encode(bound))
      sealed.set(cipher.update(plain), nonceLength)
      cipher.final()
      sealed.set(cipher.getAuthTag(), nonceLength + plain.length)
      return sealed
    },

    decrypt(key, bytes, bound) {
      const end = bytes.length - tagLength
      if (end < nonceLength) return null
      const cipher = createDecipheriv(algorithm, key as NodeKey, bytes.subarray(0, nonceLength), options)
      cipher.setAAD(encoder.encode(bound))
      cipher.setAuthTag(bytes.subarray(end))
      const plain = cipher.update(bytes.subarray(nonceLength, end))
      try {
        cipher.final()
        return plain
      } catch {
        // The one thing that it says is that it does not fit.
        plain.fill(0)
        return null
      }
    },
  }
}
