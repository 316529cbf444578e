import { fromBase64, toBase64 } from './base64.ts'
import type { KeyName } from './key-store.ts'

/** Whose keys a value is sealed by; the tenant is that of its row. */
export type Owner = Omit<KeyName, 'tenant'>

/** A sealed value as it is stored. */
export interface Envelope {
  /** All of their keys are needed. */
  readonly owners: readonly Owner[]
  readonly body: Uint8Array
  /** The shares of the key of the body, one an owner; none where the only owner's key is that of the body. */
  readonly shares: readonly Uint8Array[]
}

/** The form that this library writes. Older ones are read for ever. */
export const sealedForm = 'casekeep.sealed.1'
const anyForm = /^casekeep\.sealed\.\d+$/

/**
 * Whether a stored value is sealed. None of the sealed columns ever holds a text as it is: fields, details, contents and
 * results are objects or lists.
 */
export function isSealed(stored: unknown): stored is string {
  return typeof stored === 'string'
}

/** Form, body with its shares, owners: the last, since a number may hold blanks. */
export function writeEnvelope({ owners, body, shares }: Envelope): string {
  return `${sealedForm} ${[body, ...shares].map(toBase64).join('.')} ${labels(owners)}`
}

/** `newer` for a form that is not known, `damaged` for what is none. */
export function readEnvelope(text: string): Envelope | 'newer' | 'damaged' {
  const [form = '', parts = ''] = text.split(' ', 2)
  if (form !== sealedForm) return anyForm.test(form) ? 'newer' : 'damaged'
  const bytes = parts.split('.').flatMap((part) => fromBase64(part) ?? [])
  const owners = readLabels(text.slice(form.length + parts.length + 2))
  if (owners === null || bytes.length !== (owners.length > 1 ? owners.length + 1 : 1)) return 'damaged'
  const [body, ...shares] = bytes
  return { owners, body: body!, shares }
}

/** `["KH0001"]` by the key of a case, `[["KH0001",3]]` by that of its third document. */
export function labels(owners: readonly Owner[]): string {
  return JSON.stringify(owners.map(({ case: file, document }) => (document === 0 ? file : [file, document])))
}

function readLabels(text: string): readonly Owner[] | null {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(given) || given.length === 0) return null
  const owners: Owner[] = []
  for (const label of given as unknown[]) {
    const [file, document] = Array.isArray(label) ? (label as unknown[]) : [label, 0]
    if (typeof file !== 'string' || !Number.isSafeInteger(document)) return null
    owners.push({ case: file, document: document as number })
  }
  return owners
}
