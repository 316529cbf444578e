import { type ByLevel, highestLevel, sumUpTo } from '../engine/by-level.ts'
import type { Json, Row } from '../storage.ts'

type Held = readonly [documents: number, pages: number]
type Entry = Pick<Row<'disposalEntries'>, 'byLevel'>

/** How many documents and pages an entry holds, by the level of the documents. */
export function heldByLevel(documents: readonly Pick<Row<'documents'>, 'level' | 'pages'>[]): Json {
  const held: Record<string, Held> = {}
  for (const { level, pages } of documents) {
    const [count, sum] = held[level] ?? [0, 0]
    held[level] = [count + 1, sum + (pages ?? 0)]
  }
  return held
}

const heldBy = ({ byLevel }: Entry) => byLevel as unknown as ByLevel<Held>

/** How many documents of an entry somebody of this clearance may know of (P1.4). */
export const documentsUpTo = (clearance: number, entry: Entry) => sumUpTo(clearance, heldBy(entry), ([count]) => count)
export const pagesUpTo = (clearance: number, entry: Entry) => sumUpTo(clearance, heldBy(entry), ([, pages]) => pages)

/** From what clearance on one may know how much there is in all. */
export const levelOfHeld = (entries: readonly Entry[]) =>
  Math.max(0, ...entries.map(({ byLevel }) => highestLevel(byLevel)))
