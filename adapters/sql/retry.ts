import { isCasekeepError } from '../../src/errors.ts'
import type { Dialect } from './dialect.ts'

/** The driver has waited its `busy_timeout` already each time. */
const mostAttempts = 5
const longestPause = 50

/**
 * Tries again while another process writes. Only for what has written nothing and told nobody anything when it
 * fails so. The pauses differ, so that two that met do not meet again.
 */
export async function whileBusy<T>(dialect: Dialect, attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      if (attempts === mostAttempts || !isCasekeepError(error, 'STORAGE') || !dialect.isBusy(error.cause)) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPause))
    }
  }
}
