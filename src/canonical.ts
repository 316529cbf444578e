import type { Json } from './storage.ts'

/**
 * The canonical JSON text of a value (RFC 8785): members sorted by UTF-16 code units, no blanks, ECMAScript's own
 * forms of strings and numbers. Equal values have equal texts, so that a digest of the text is one of the value.
 * Members that are `undefined` are left out, and holes of arrays are null, as in JSON.
 */
export function canonical(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  // Not `map`, which skips holes.
  if (Array.isArray(value)) return `[${Array.from(value, (item: Json) => canonical(item)).join(',')}]`
  const members = value as { readonly [key: string]: Json | undefined }
  const parts: string[] = []
  for (const key of Object.keys(members).sort()) {
    if (members[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(members[key])}`)
  }
  return `{${parts.join(',')}}`
}
