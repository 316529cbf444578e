/** A synchronous SHA-256 of bytes, or of a text's UTF-8 bytes, as lower-case hex. */
export type Sha256 = (data: string | Uint8Array) => string

/*
 * FIPS 180-4, of our own: trail entries are some hundred bytes, where WebCrypto's asynchronous call costs ten times
 * the hash itself. Hosts on Node may inject `node:crypto`'s.
 */

const roundConstants = new Uint32Array(64)
const initialState = new Uint32Array(8)
/** The first 32 bits of the fractional part. */
const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32)
for (let candidate = 2, found = 0; found < 64; candidate++) {
  let prime = true
  for (let divisor = 2; divisor * divisor <= candidate && prime; divisor++) prime = candidate % divisor !== 0
  if (!prime) continue
  if (found < 8) initialState[found] = fraction(Math.sqrt(candidate))
  roundConstants[found++] = fraction(Math.cbrt(candidate))
}

const encoder = new TextEncoder()
const schedule = new Uint32Array(64)
const rotate = (x: number, bits: number) => (x >>> bits) | (x << (32 - bits))

function compress(state: Uint32Array, view: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = view.getUint32(offset + i * 4)
  for (let i = 16; i < 64; i++) {
    const x = schedule[i - 15]!
    const y = schedule[i - 2]!
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
    schedule[i] = schedule[i - 16]! + s0 + schedule[i - 7]! + s1
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + roundConstants[i]! + schedule[i]!) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
  state[5] = state[5]! + f
  state[6] = state[6]! + g
  state[7] = state[7]! + h
}

export const sha256: Sha256 = (data) => {
  const message = typeof data === 'string' ? encoder.encode(data) : data
  const padded = new Uint8Array((message.length + 9 + 63) & ~63)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, message.length << 3)
  const state = initialState.slice()
  for (let offset = 0; offset < padded.length; offset += 64) compress(state, view, offset)
  let hex = ''
  for (const word of state) hex += word.toString(16).padStart(8, '0')
  return hex
}
