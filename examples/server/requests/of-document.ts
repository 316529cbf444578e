import type { RegisterLine, RequestItem } from 'casekeep'
import { gatherAll } from '../gather.ts'
import type { SignedIn } from '../visit.ts'
import type { NamedItem } from './titles.ts'

/** Who has a document, and who waits for it. */
export interface Standing {
  readonly held: readonly RegisterLine[]
  readonly waiting: readonly (Omit<RegisterLine, 'item'> & { readonly item: NamedItem })[]
}

/** What has it away from its shelf, or open to somebody. */
const away = ['offered', 'out', 'inReading', 'returning', 'lost'] as const satisfies readonly RequestItem['state'][]

/** As the register tells the archive, which has no filter by document. */
export async function standingOfDocument({ desk }: SignedIn, document: string): Promise<Standing> {
  const linesIn = async (state: RequestItem['state']) => {
    const kinds = state === 'out' ? (['loan'] as const) : state === 'inReading' ? (['consultation'] as const) : both
    const found = await Promise.all(
      kinds.map((kind) => gatherAll((after) => desk.requests.register({ kind, state, after, limit: 200 }))),
    )
    return found.flat().filter(({ item }) => item.document === document)
  }
  const [granted, ...others] = await Promise.all(['granted' as const, ...away].map(linesIn))
  const waiting = await Promise.all(
    granted!.map(async (one): Promise<Standing['waiting'][number]> => {
      const { items } = await desk.requests.get({ request: one.request })
      return { ...one, item: items.find(({ position }) => position === one.item.position) ?? one.item }
    }),
  )
  const place = ({ item }: Standing['waiting'][number]) => item.line ?? 0
  return { held: others.flat(), waiting: waiting.sort((one, other) => place(one) - place(other)) }
}
const both = ['loan', 'consultation'] as const
