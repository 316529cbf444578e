import type { Json } from './storage.ts'

/**
 * The canonical JSON text of a value (RFC 8785): members sorted by UTF-16 code units, no blanks, ECMAScript's own
 * forms of strings and numbers. Equal values have equal texts, so that a digest of the text is one of the value.
 * Members that are `undefined` are left out, and holes of arrays are null, as in JSON.
 */
export function canonical(value: Json | undefined): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  let text = ''
  if (Array.isArray(value)) {
    const items = value as readonly (Json | undefined)[]
    // By index: a hole is null.
    for (let index = 0; index < items.length; index++) text += `${index === 0 ? '' : ','}${canonical(items[index])}`
    return `[${text}]`
  }
  const members = value as { readonly [key: string]: Json | undefined }
  for (const { name, label } of namesInOrder(Object.keys(members))) {
    const member = members[name]
    if (member !== undefined) text += `${text === '' ? '' : ','}${label}${canonical(member)}`
  }
  return `{${text}}`
}

const texts = new WeakMap<object, string>()

/** As {@link canonical}, of a value that nobody changes any more: who writes it down next need not make its text again. */
export function canonicalOnce(value: Json): string {
  const text = canonical(value)
  if (typeof value === 'object' && value !== null) texts.set(value, text)
  return text
}

/**
 * The text that {@link canonicalOnce} made of this very value; undefined where it made none, and where it was asked for
 * before: what is kept of values that are gone costs the garbage collector the more the longer it is kept.
 */
export function textOnce(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const text = texts.get(value)
  if (text !== undefined) texts.delete(value)
  return text
}

/** Most texts hold nothing that is written otherwise than it is. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
}

interface Name {
  readonly name: string
  /** As it stands before its value. */
  readonly label: string
}
interface Order {
  readonly given: readonly string[]
  readonly sorted: readonly Name[]
}
/** Rows of one table have the same names: these are sorted and written once. By their number and the first of them. */
const orders = new Map<string, Order[]>()
const mostOrders = 500
let kept = 0

function namesInOrder(given: readonly string[]): readonly Name[] {
  const about = `${given.length} ${given[0]}`
  let alike = orders.get(about)
  const known = alike?.find((order) => same(order.given, given))
  if (known !== undefined) return known.sorted
  if (kept === mostOrders) {
    orders.clear()
    kept = 0
    alike = undefined
  }
  const sorted = given.toSorted().map((name) => ({ name, label: `${JSON.stringify(name)}:` }))
  if (alike === undefined) orders.set(about, [{ given, sorted }])
  else alike.push({ given, sorted })
  kept += 1
  return sorted
}

function same(one: readonly string[], other: readonly string[]): boolean {
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false
  return true
}
