/** A test found a promise broken. Whatever else a test throws was thrown by the adapter. */
export class Breach extends Error {
  override readonly name = 'Breach'
  readonly what: string
  /** What was answered and what should have been, where two answers were compared. */
  readonly sides: { readonly actual: unknown; readonly expected: unknown } | undefined

  constructor(what: string, sides?: { readonly actual: unknown; readonly expected: unknown }) {
    super(what)
    this.what = what
    this.sides = sides
  }
}

/** Equality of plain data: prototypes and the order of keys do not matter, absent and undefined do. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) =>
        Object.hasOwn(b, key) && isEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  )
}

/** Fails unless `condition` holds. */
export function ok(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Breach(what)
}

/** Fails unless an answer of the adapter is what it should be. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  if (!isEqual(actual, expected)) throw new Breach(what, { actual, expected })
}

/** What this is rejected with; fails where it is answered. */
export async function rejection(answered: Promise<unknown>, what: string): Promise<unknown> {
  try {
    await answered
  } catch (error) {
    return error
  }
  throw new Breach(what)
}
