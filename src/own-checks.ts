/** Checks of this library's own schemas. */
const own = new WeakSet<object>()

/** Marks a check of our own: it answers at once, and never with a promise. */
export function ownCheck<Check extends (value: never) => boolean>(check: Check): Check {
  own.add(check)
  return check
}

export function isOwnCheck(check: object): boolean {
  return own.has(check)
}
