/**
 * Waits for readings that do not rest on each other, which some stores answer on one way there and back. All have ended
 * before it fails with the first that failed: nothing goes on in a transaction that is given up.
 */
export async function atOnce<const T extends readonly unknown[]>(
  ...readings: T
): Promise<{ -readonly [I in keyof T]: Awaited<T[I]> }> {
  const results = await Promise.allSettled(readings)
  for (const result of results) if (result.status === 'rejected') throw result.reason
  return results.map((result) => (result as PromiseFulfilledResult<unknown>).value) as never
}
