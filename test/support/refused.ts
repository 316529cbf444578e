import { expect } from 'vitest'
import { type CasekeepError, type ErrorCode, isCasekeepError } from '../../src/index.ts'
import type { OpenStore } from './store.ts'

/** What an act was refused with; anything that is no refusal of casekeep's fails the test. */
export async function refusalOf(act: () => Promise<unknown>): Promise<CasekeepError> {
  const outcome = await act().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('value' in outcome) throw new Error(`was not refused, but answered ${JSON.stringify(outcome.value)}`)
  if (!isCasekeepError(outcome.error)) throw outcome.error
  return outcome.error
}

/**
 * Checks that an act is refused with this code, that the refusal says what `details` asks for, and that nothing
 * changed: no row of any table, chains and outbox among them, and no number of any series.
 */
export async function refused<C extends ErrorCode>(
  store: OpenStore,
  act: () => Promise<unknown>,
  code: C,
  details: object = {},
): Promise<CasekeepError<C>> {
  const before = await unrefused(store)
  const error = await refusalOf(act)
  expect({ code: error.code, details: error.details }).toEqual({ code, details: expect.objectContaining(details) })
  expect(await unrefused(store)).toEqual(before)
  return error as unknown as CasekeepError<C>
}

/** All but the refusal log, where alone a refusal leaves something. */
async function unrefused(store: OpenStore) {
  const { rows, series } = await store.snapshot()
  return { series, rows: { ...rows, refusals: [] } }
}

/** `INVALID_INPUT` with an issue of this rule at this path. */
export async function invalid(
  store: OpenStore,
  act: () => Promise<unknown>,
  path: readonly (string | number)[],
  rule: string,
  accepted?: unknown,
): Promise<CasekeepError<'INVALID_INPUT'>> {
  return refused(store, act, 'INVALID_INPUT', {
    issues: expect.arrayContaining([
      expect.objectContaining({ path, rule, ...(accepted !== undefined && { accepted }) }),
    ]),
  })
}
