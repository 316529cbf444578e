import type { Reader } from '../storage.ts'
import type { Context } from './context.ts'

/**
 * Which of these people the directory knows. Where the archive keeps one in its own tables and has entered nobody, there is
 * nobody to ask.
 */
export async function areKnown(
  read: Reader,
  ids: readonly string[],
  { tenant, directory, keepsDirectory }: Context,
): Promise<readonly boolean[]> {
  const [anybody] = keepsDirectory ? await read.find('people.all', { equal: { tenant }, limit: 1 }) : [true]
  if (anybody === undefined) return ids.map(() => true)
  return (await directory.people(ids)).map((person) => person !== null)
}
