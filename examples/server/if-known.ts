import { isCasekeepError } from 'casekeep'

/** What was asked for; null where the reader may not know of it. */
export async function ifKnown<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (isCasekeepError(error, 'NOT_FOUND') || isCasekeepError(error, 'FORBIDDEN')) return null
    throw error
  }
}
