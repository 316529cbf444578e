/** So many bytes become whole groups of base64, and few enough arguments of a call. */
const chunk = 3 * 2048

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let first = 0; first < bytes.length; first += chunk) {
    text += btoa(String.fromCharCode(...bytes.subarray(first, first + chunk)))
  }
  return text
}

/** Null for a text that is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  let binary: string
  try {
    binary = atob(text)
  } catch {
    return null
  }
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}
