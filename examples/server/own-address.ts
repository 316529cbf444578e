/** Longer than any address of this server; what comes back in a `Location` must fit into the headers of an answer. */
const longest = 2000

/** An address of this server, whatever a form or a link says; the start page where it is none. */
export function ownAddress(given: unknown): string {
  const here = 'http://here.invalid'
  if (typeof given !== 'string' || given.length > longest || !given.startsWith('/') || !URL.canParse(given, here))
    return '/'
  // Read as browsers read it: they take out tabs and line ends, and take `\` for `/`.
  const { origin, pathname, search, hash } = new URL(given, here)
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/'
}
