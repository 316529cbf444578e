import { type ErrorCode, isCasekeepError } from 'casekeep'

/** Waits for an act that has to be refused so. */
export async function refusedBy(code: ErrorCode, act: Promise<unknown>): Promise<void> {
  try {
    await act
  } catch (error) {
    if (isCasekeepError(error, code)) return
    throw error
  }
  throw new Error(`nothing was refused with ${code}`)
}
