/** Headers of every answer with a content: nothing is stored by caches, nor taken for another type. */
export function headersOf(type: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    vary: 'accept-language',
  }
}

/** Nothing has changed since the tag was given. */
export function unchanged(tag: string): Response {
  const { 'content-type': _none, ...headers } = headersOf('')
  return new Response(null, { status: 304, headers: { ...headers, etag: tag } })
}
