import { refuse } from '../../../src/errors.ts'

/**
 * Refuses what a host handed in as its transaction: `type` where it is something else, `required` where it would do and
 * only the transaction is missing.
 */
export function refuseHost(rule: 'type' | 'required', message: string, accepted: readonly string[]): never {
  return refuse('INVALID_INPUT', { issues: [{ path: ['tx'], rule, message, accepted }] })
}

/** Whether something, an object or a function, has methods of these names. */
export function hasMethods(value: unknown, ...names: readonly string[]): boolean {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false
  return names.every((name) => typeof (value as Readonly<Record<string, unknown>>)[name] === 'function')
}
