import { type CasekeepError, isCasekeepError, type RefusalRecord } from '../errors.ts'
import type { Json, Row, StorageAdapter } from '../storage.ts'
import { insert } from './changes.ts'
import type { Context } from './context.ts'

/** Answers of the rules. What fails in the store, or was changed meanwhile, is no refusal of anybody. */
const logged = ['NOT_FOUND', 'FORBIDDEN', 'WRONG_DEPARTMENT', 'SEPARATION', 'ILLEGAL', 'NOT_READY', 'BLOCKED'] as const

/** What breaks one of these needs nothing but the input to be seen: it is a slip, as what the schema refuses. */
const slips = ['oneOf', 'twice', 'kind', 'required', 'verdict']

/** A rule said no, by what is in the records where it is an input that they speak against. */
function isRefusal(error: CasekeepError): boolean {
  if (!isCasekeepError(error, 'INVALID_INPUT')) return logged.some((code) => code === error.code)
  return error.details.issues.some(({ rule }) => !slips.includes(rule))
}

/** As long as a log's line names what it is about; the details have the whole of it. */
const longestName = 64

/** The record that an error carries from now on; null for what is no refusal of a rule. */
export function recordRefusal(
  error: unknown,
  { tenant, actor, now, operation }: Context,
  given: unknown,
  random: (bytes: number) => string,
): RefusalRecord | null {
  if (!isCasekeepError(error) || !isRefusal(error)) return null
  const { code } = error
  const details = JSON.parse(JSON.stringify(error.details)) as { readonly number?: unknown }
  // What the error names, or else the request, the case or the first of the documents that the act was about.
  const {
    request,
    case: file,
    documents,
  } = (given ?? {}) as { readonly [N in 'request' | 'case' | 'documents']?: unknown }
  const [document] = Array.isArray(documents) ? (documents as readonly unknown[]) : []
  const about =
    [details.number, request, file, document].find((name) => typeof name === 'string' && name !== '') ?? null
  const id = `${now}/${random(8)}`
  const record = {
    tenant,
    id,
    at: now,
    actor: actor.id,
    person: actor.person,
    operation,
    code,
    about:
      about === null
        ? null
        : Array.from(about as string)
            .slice(0, longestName)
            .join(''),
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
