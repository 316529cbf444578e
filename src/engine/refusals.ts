import { type CasekeepError, isCasekeepError, type RefusalRecord } from '../errors.ts'
import type { Json, Row, StorageAdapter } from '../storage.ts'
import { insert } from './changes.ts'
import type { Context } from './context.ts'

/** Answers of the rules. What is wrong with an input, or with the store, is no refusal of anybody. */
const logged = ['NOT_FOUND', 'FORBIDDEN', 'WRONG_DEPARTMENT', 'SEPARATION', 'ILLEGAL', 'NOT_READY', 'BLOCKED'] as const

/** The record that an error carries from now on; null for what is no refusal of a rule. */
export function recordRefusal(
  error: unknown,
  { tenant, actor, now, operation }: Context,
  given: unknown,
  random: (bytes: number) => string,
): RefusalRecord | null {
  if (!isCasekeepError(error) || !logged.some((code) => code === error.code)) return null
  const { code } = error
  const details = JSON.parse(JSON.stringify(error.details)) as { readonly number?: unknown }
  // What the error names, or else the request that the act was about.
  const { request } = (given ?? {}) as { readonly request?: unknown }
  const about = [details.number, request].find((name) => typeof name === 'string' && name !== '') ?? null
  const id = `${now}/${random(8)}`
  const record = {
    tenant,
    id,
    at: now,
    actor: actor.id,
    person: actor.person,
    operation,
    code,
    about: about as string | null,
    details,
  }
  ;(error as CasekeepError).refusal = record
  return record
}

/** Keeps a refusal in a transaction of its own. */
export async function keepRefusal(storage: StorageAdapter<unknown>, record: RefusalRecord): Promise<void> {
  const row: Row<'refusals'> = { ...record, details: record.details as Json }
  await storage.transaction((unit) => unit.commit([insert('refusals', row)]))
}
