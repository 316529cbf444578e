import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { platformCipher } from '../../adapters/sql/index.ts'
import { type Cipher, webCipher } from '../../src/index.ts'
import { fromBase64, toBase64 } from '../../src/sealing/base64.ts'
import { secretOf } from './support.ts'

const ciphers: Readonly<Record<string, Cipher>> = { WebCrypto: webCipher, Node: platformCipher() }
const pairs = Object.entries(ciphers).flatMap(([one, by]) =>
  Object.entries(ciphers).map(([other, from]) => [one, other, by, from] as const),
)
const bytes = fc.uint8Array({ maxLength: 2000 })

describe.each(pairs)('sealed by %s, opened by %s', (_one, _other, by, from) => {
  it('is what it was, whatever it was', () =>
    fc.assert(
      fc.asyncProperty(bytes, fc.string({ unit: 'binary' }), async (plain, bound) => {
        const sealed = await by.encrypt(await by.key(secretOf('a')), plain, bound)
        expect(sealed.length).toBe(plain.length + 28)
        const opened = await from.decrypt(await from.key(secretOf('a')), sealed, bound)
        expect(Uint8Array.from(opened!)).toEqual(plain)
      }),
      { numRuns: 50 },
    ))

  it('is refused when a bit of it is another, when it is shorter, of another key, or bound to something else', () =>
    fc.assert(
      fc.asyncProperty(bytes, fc.nat(), async (plain, which) => {
        const sealed = await by.encrypt(await by.key(secretOf('a')), plain, 'here')
        const key = await from.key(secretOf('a'))
        const flipped = Uint8Array.from(sealed)
        flipped[(which >> 3) % sealed.length]! ^= 1 << (which & 7)
        expect(await from.decrypt(key, flipped, 'here')).toBeNull()
        expect(await from.decrypt(key, sealed.subarray(0, which % sealed.length), 'here')).toBeNull()
        expect(await from.decrypt(key, sealed, 'there')).toBeNull()
        expect(await from.decrypt(await from.key(secretOf('b')), sealed, 'here')).toBeNull()
      }),
      { numRuns: 50 },
    ))
})

describe.each(Object.entries(ciphers))('%s', (_name, cipher) => {
  it('never seals the same twice alike', async () => {
    const key = await cipher.key(secretOf('a'))
    const sealed = await Promise.all(Array.from({ length: 200 }, () => cipher.encrypt(key, new Uint8Array(3), 'here')))
    expect(new Set(sealed.map((one) => toBase64(one.subarray(0, 12)))).size).toBe(200)
  })
})

describe('base64', () => {
  it('is the one of everybody, there and back, of any length', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000, size: 'max' }), (some) => {
        const text = toBase64(some)
        expect(text).toBe(Buffer.from(some).toString('base64'))
        expect(fromBase64(text)).toEqual(some)
      }),
    ))

  it('is told from what is none', () => expect(fromBase64('a*b=')).toBeNull())
})
