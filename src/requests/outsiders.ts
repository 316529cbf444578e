import type { Context } from '../engine/context.ts'
import type { Reader } from '../storage.ts'
import type { KnownOutsider } from './view.ts'

/** Of these people, those from outside, by their `personId`: as much of them as who decides has to know. */
export async function findOutsiders(
  read: Reader,
  people: readonly (string | null)[],
  { tenant }: Context,
): Promise<ReadonlyMap<string | null, KnownOutsider>> {
  const ids = [...new Set(people)].filter((person) => person !== null)
  const rows = await read.getMany(
    'outsiders',
    ids.map((person) => ({ tenant, person })),
    ['person', 'name', 'organization', 'sponsor'],
  )
  return new Map(rows.flatMap((row) => (row === null ? [] : [[row.person, row]])))
}
