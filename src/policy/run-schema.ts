import type * as z from 'zod'
import { config, util } from 'zod/v4/core'

/** What a schema makes of a value. The value holds where nothing is wrong with it. */
export interface Ran<T> {
  readonly value: T
  readonly issues: readonly z.core.$ZodIssue[]
}

/**
 * Runs a schema; null where a check in it answers with a promise. One that may hold checks of the host's own is run as
 * an asynchronous one, so that such a promise is ours: where it is rejected, and nobody hears of it, the host's process
 * ends. A schema without them (`foreign` false) is run in the quicker way, which zod compiles.
 */
export function runSchema<T>(schema: z.core.$ZodType<T>, value: unknown, foreign: boolean): Ran<T> | null {
  const options = { async: foreign, reportInput: true }
  const ran = schema._zod.run({ value, issues: [] }, options)
  if (ran instanceof Promise) {
    ran.catch(() => {})
    return null
  }
  return { value: ran.value as T, issues: ran.issues.map((issue) => util.finalizeIssue(issue, options, config())) }
}
