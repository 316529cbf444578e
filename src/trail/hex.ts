/** Bytes as lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** Writes what a hex text says into bytes, from a place on; null where it is none of so many bytes. */
export function hexInto(target: Uint8Array, from: number, hex: string): boolean {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) return false
  for (let index = 0; index < hex.length / 2; index++) {
    target[from + index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  }
  return true
}

/** What a hex text says; null where it is none. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(hex.length >> 1)
  return hexInto(bytes, 0, hex) ? bytes : null
}
