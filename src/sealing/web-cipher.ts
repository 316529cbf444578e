import { type Cipher, nonceLength, tagLength } from './cipher.ts'

type WebKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>
/** Bytes whose buffer is not shared, as WebCrypto's types want it. */
type Bytes = Uint8Array<ArrayBuffer>

const encoder = new TextEncoder()
const parameters = (iv: Bytes, bound: string) => ({ name: 'AES-GCM', iv, additionalData: encoder.encode(bound) })

/** By WebCrypto, which runs everywhere, and each value on a thread of its own. */
export const webCipher: Cipher = {
  key: (bytes) => crypto.subtle.importKey('raw', bytes as Bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),

  async encrypt(key, plain, bound) {
    const nonce = crypto.getRandomValues(new Uint8Array(nonceLength))
    const sealed = await crypto.subtle.encrypt(parameters(nonce, bound), key as WebKey, plain as Bytes)
    const bytes = new Uint8Array(nonceLength + sealed.byteLength)
    bytes.set(nonce)
    bytes.set(new Uint8Array(sealed), nonceLength)
    return bytes
  },

  async decrypt(key, bytes, bound) {
    if (bytes.length < nonceLength + tagLength) return null
    const nonce = bytes.subarray(0, nonceLength) as Bytes
    const sealed = bytes.subarray(nonceLength) as Bytes
    try {
      return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, bound), key as WebKey, sealed))
    } catch {
      // The one thing that it says is that it does not fit.
      return null
    }
  },
}
