import { refuseHeader } from './refusal.ts'

const name = 'Idempotency-Key'
const accepted = ['"8e03978e-40d5-43dd-bc93-6894a57f9324"']
const longest = 200

/**
 * The name that a client gives one act (draft-ietf-httpapi-idempotency-key-header): a structured string in quotes. The
 * many clients that leave the quotes out are understood too, where their key holds no blank, comma, quote or backslash.
 */
export function readIdempotencyKey(header: string): string {
  const text = header.trim()
  const quoted = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/.exec(text)
  const key = quoted === null ? text : quoted[1]!.replaceAll(/\\(.)/g, '$1')
  if (quoted === null && !/^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]*$/.test(key)) refuseHeader(name, 'format', accepted)
  if (key.length === 0 || key.trim() !== key) refuseHeader(name, 'format', accepted)
  if (key.length > longest) refuseHeader(name, 'tooLong', [`≤ ${longest}`])
  return key
}
