/** A hash as it was typed or pasted: in small letters, and without the file's name that tools print behind it. */
export function typedHash(typed: string | undefined): string | undefined {
  const [hash = ''] = (typed ?? '').normalize('NFKC').trim().split(/\s+/)
  return hash === '' ? undefined : hash.toLowerCase()
}
