import { type Cipher, type CipherKey, keyLength, newKeyBytes, takeKey } from './cipher.ts'
import { type Envelope, labels, type Owner, sealedForm, writeEnvelope } from './envelope.ts'

/** Where a sealed value stands: it is bound to its place, and opens in no other. */
export interface Place {
  readonly table: string
  /** The values of the row's key, the tenant first. */
  readonly row: readonly unknown[]
  readonly column: string
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What a value is bound to: its form, tenant, table, row, column and the names of its keys. `share`: of a share of its key. */
function boundTo({ table, row, column }: Place, owners: readonly Owner[], share?: number): string {
  return JSON.stringify([sealedForm, table, row, column, labels(owners), ...(share === undefined ? [] : [share])])
}

/**
 * Seals a text. By several keys it gets a key of its own, cut into as many shares as there are keys: with one of them
 * gone the others' shares say nothing.
 */
export async function sealText(
  cipher: Cipher,
  text: string,
  place: Place,
  owners: readonly Owner[],
  keys: readonly CipherKey[],
): Promise<string> {
  const plain = encoder.encode(text)
  const [only, ...more] = keys
  if (only !== undefined && more.length === 0) {
    return writeEnvelope({ owners, body: await cipher.encrypt(only, plain, boundTo(place, owners)), shares: [] })
  }
  const bytes = newKeyBytes()
  const cut = cutIntoShares(bytes, keys.length)
  const [own, shares] = await Promise.all([
    takeKey(cipher, bytes),
    Promise.all(keys.map((key, index) => cipher.encrypt(key, cut[index]!, boundTo(place, owners, index)))),
  ])
  for (const share of cut) share.fill(0)
  return writeEnvelope({ owners, body: await cipher.encrypt(own, plain, boundTo(place, owners)), shares })
}

/** The text of an envelope; null where it is not what was sealed by these keys in this place. */
export async function openText(
  cipher: Cipher,
  { owners, body, shares }: Envelope,
  place: Place,
  keys: readonly CipherKey[],
): Promise<string | null> {
  const key = shares.length === 0 ? keys[0]! : await joinedKey(cipher, shares, place, owners, keys)
  const plain = key === null ? null : await cipher.decrypt(key, body, boundTo(place, owners))
  return plain === null ? null : decoder.decode(plain)
}

/** Random shares, of which all together are the bytes again. */
function cutIntoShares(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  const last = Uint8Array.from(bytes)
  const shares = Array.from({ length: count - 1 }, newKeyBytes)
  for (const share of shares) add(last, share)
  return [...shares, last]
}

async function joinedKey(
  cipher: Cipher,
  shares: readonly Uint8Array[],
  place: Place,
  owners: readonly Owner[],
  keys: readonly CipherKey[],
): Promise<CipherKey | null> {
  const opened = await Promise.all(
    shares.map((share, index) => cipher.decrypt(keys[index]!, share, boundTo(place, owners, index))),
  )
  const bytes = new Uint8Array(keyLength)
  const whole = opened.every((share) => share?.length === keyLength)
  for (const share of opened) {
    if (whole) add(bytes, share!)
    share?.fill(0)
  }
  return whole ? await takeKey(cipher, bytes) : null
}

/** Bit by bit, without a carry: adding the same again takes it away. */
function add(bytes: Uint8Array, share: Uint8Array): void {
  for (let index = 0; index < bytes.length; index++) bytes[index] = bytes[index]! ^ share[index]!
}
