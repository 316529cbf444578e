import type { Policy } from './policy.ts'

/**
 * Makes something of a policy once. A schema with an id has to be one and the same wherever it stands, or documents
 * made from it would hold two of one name.
 */
export function oncePerPolicy<T>(make: (policy: Policy) => T): (policy: Policy) => T {
  const made = new WeakMap<Policy, T>()
  return (policy) => {
    const known = made.get(policy)
    if (known !== undefined) return known
    const one = make(policy)
    made.set(policy, one)
    return one
  }
}
