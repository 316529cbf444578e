import type { Outsider, RequestOutsider } from 'casekeep'
import { gather } from '../gather.ts'
import type { SignedIn } from '../visit.ts'

/** One of those whom the reader may know of; null where there is none. */
export async function findOutsider({ desk }: SignedIn, person: string): Promise<Outsider | null> {
  const { items } = await gather((after) => desk.outsiders.list({ scope: 'all', after, limit: 200 }), undefined, {
    keep: (one) => one.person === person,
    enough: 1,
  })
  return items[0] ?? null
}

/** The visit as one that knows what these people are called, as the library has told the reader. */
export function knowing(
  visit: SignedIn,
  outsiders: Iterable<Pick<RequestOutsider, 'person' | 'name'> | null>,
): SignedIn {
  const names = new Map([...outsiders].flatMap((one) => (one === null ? [] : [[one.person, one.name] as const])))
  return names.size === 0 ? visit : { ...visit, naming: visit.naming.knowing(names) }
}
