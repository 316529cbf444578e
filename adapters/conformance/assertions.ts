/** Equality of plain data: prototypes and the order of keys do not matter, absent and undefined do. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
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

const mostShown = 600

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > mostShown ? `${text.slice(0, mostShown)}… (${text.length} characters)` : text
}

/** Fails unless `condition` holds. */
export function ok(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

/** Fails unless the two are equal plain data. */
export function equal(actual: unknown, expected: unknown, message: string): void {
  ok(isEqual(actual, expected), `${message}: expected ${shown(expected)}, got ${shown(actual)}`)
}

/** What a promise is rejected with; fails where it is not. */
export async function rejection(promise: Promise<unknown>, message: string): Promise<unknown> {
  let answer: unknown
  try {
    answer = await promise
  } catch (error) {
    return error
  }
  throw new Error(`${message}: expected a rejection, got ${shown(answer)}`)
}
