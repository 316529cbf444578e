import { Refusal } from './refusal.ts'

const accepted = ['application/json']

/**
 * The JSON of a request's body; an empty one is `{}`. The content type is asked for even then: a form of another site
 * cannot send it, and so cannot act for somebody who is signed in.
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  if (!isJson(request.headers.get('content-type'))) {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', { accepted }, { accept: accepted.join(', ') })
  }
  if ((request.headers.get('content-encoding') ?? 'identity').toLowerCase() !== 'identity') {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', { accepted }, { 'accept-encoding': 'identity' })
  }
  const bytes = await readBytes(request, limit)
  if (bytes.length === 0) return {}
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new Refusal('MALFORMED_JSON', {})
  }
}

function isJson(contentType: string | null): boolean {
  const [type, ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  return type === 'application/json' && (charset === undefined || /^"?utf-8"?$/.test(charset))
}

/** Stops at the limit, whatever length was announced. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () => new Refusal('TOO_LARGE', { limit })
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  if (request.body === null) return new Uint8Array()
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      // The client went away.
      throw new Refusal('MALFORMED_JSON', {})
    })
    if (done) break
    length += value.length
    if (length > limit) {
      // Not awaited: a sender that never ends need not hear of it.
      reader.cancel().catch(() => {})
      throw tooLarge()
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
