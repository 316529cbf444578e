import type { QuerySpec, Scalar } from '../../src/storage.ts'

const firstSurrogate = 0xd800
const afterSurrogates = 0xe000

/** Surrogates stand for the code points above all others, and so go behind the units that come after them. */
function rank(unit: number): number {
  if (unit < firstSurrogate) return unit
  return unit < afterSurrogates ? unit + 0x10000 : unit
}

/** Texts by code point. JavaScript's own `<` compares halves of surrogate pairs, and would put 😀 before ﬁ. */
function compareTexts(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let index = 0; index < shorter; index++) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)]
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Two values of one column, neither of them null. */
export function compareValues(a: unknown, b: unknown): number {
  return typeof a === 'string' ? compareTexts(a, b as string) : Number(a) - Number(b)
}

/** Two lists of the order columns of a query. */
export function compareInOrder(order: QuerySpec['order'], a: readonly Scalar[], b: readonly Scalar[]): number {
  for (const [index, [, way]] of order.entries()) {
    const difference = compareValues(a[index], b[index])
    if (difference !== 0) return way === 'asc' ? difference : -difference
  }
  return 0
}
