/**
 * The page after this one (RFC 8288), relative to the address of the request: right wherever the handler is mounted.
 * @example
 * linkToNext(new URLSearchParams('state=open'), 'WzRd') // '<?state=open&after=WzRd>; rel="next"'
 */
export function linkToNext(query: URLSearchParams, next: string): string {
  const following = new URLSearchParams(query)
  following.set('after', next)
  return `<?${following}>; rel="next"`
}
