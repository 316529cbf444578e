import { isCasekeepError, refuse } from '../../src/errors.ts'

/** Milliseconds. The pauses differ, so that two that met do not meet again. */
const longestPause = 25

/** When so many milliseconds have passed from now, in milliseconds since 1970. */
export function endOf(patience: number): () => number {
  const end = Date.now() + patience
  return () => end
}

/**
 * Tries again while another process holds what is needed, and gives up at the end, which is asked for each time: others
 * may come to wait who have less patience. Only for what has written nothing and told nobody anything when it fails so.
 *
 * @throws `CONTENTION` past the limit, with what held it as its cause
 */
export async function whileHeld<T>(end: () => number, attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt()
    } catch (error) {
      if (!isCasekeepError(error, 'CONFLICT')) throw error
      if (Date.now() >= end()) refuse('CONTENTION', { attempts }, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(longestPause, 2 ** attempts)))
    }
  }
}
