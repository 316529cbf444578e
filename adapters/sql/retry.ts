import { isCasekeepError, refuse } from '../../src/errors.ts'

/** Milliseconds. The pauses differ, so that two that met do not meet again. */
const longestPause = 25

/**
 * Tries again while another process holds what is needed, and gives up after `patience` milliseconds. Only for what has
 * written nothing and told nobody anything when it fails so.
 *
 * @throws `CONTENTION` past the limit, with what held it as its cause
 */
export async function whileHeld<T>(patience: number, attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + patience
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isCasekeepError(error, 'CONFLICT')) throw error
      if (Date.now() >= end) refuse('CONTENTION', { attempts }, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(longestPause, 2 ** attempts)))
    }
  }
}
