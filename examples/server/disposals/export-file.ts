type Value = string | number | boolean | null | undefined | readonly Value[] | { readonly [name: string]: Value }

/** The canonical form of JSON (RFC 8785), so that the SHA-256 of the file is the digest of what is handed on. */
export function canonicalText(value: unknown): string {
  return written(value as Value)
}

function written(value: Value): string {
  if (Array.isArray(value)) return `[${value.map((one: Value) => written(one ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.entries(value as Readonly<Record<string, Value>>)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`).join(',')}}`
}
