import { insert } from '../engine/changes.ts'
import { refuse } from '../errors.ts'
import type { Sha256 } from '../sha256.ts'
import type { Change, Found, Reader, Row, StorageAdapter, Unit } from '../storage.ts'
import { nodeHash } from '../trail/merkle.ts'
import { leafOf, tileHeight, tileWidth } from './tiles.ts'

/** The series by which leaves are numbered, and by which those who gather wait for each other. */
const series = 'leaves'
/** As many entries are gathered in one commit. */
const page = 500
/** How far back what was committed late is looked for at once. What is later still is found by its absence. */
const window = 60 * 60 * 1000

/** What a gathering works on. */
export interface Gathering {
  readonly storage: StorageAdapter<unknown>
  readonly tenant: string
  readonly hash: Sha256
}

/**
 * Gives every entry of up to a moment its place in the tree: those since the last time at once, and those that were committed
 * later than their moment, because the host's transaction was long, once they are missed. Answers the size of the tree.
 */
export async function gather(gathering: Gathering, upTo: string, since: string | null): Promise<number> {
  const from = since === null ? '' : new Date(Date.parse(since) - window).toISOString()
  // What is in flight has a moment that is past, and is seen a moment later: that is looked for twice before all is.
  for (const start of [from, from, '']) {
    await gatherFrom(gathering, start, upTo)
    const [size, entries] = await counts(gathering, upTo)
    if (size >= entries) return size
  }
  return (await counts(gathering, upTo))[0]
}

async function counts({ storage, tenant }: Gathering, upTo: string): Promise<readonly [size: number, entries: number]> {
  return await storage.transaction(async (unit) => {
    // Leaves are numbered without a gap: the last number tells how many there are.
    const size = (await unit.take(tenant, series, 0)) - 1
    const [entries] = await unit.summarize('trail.count', { equal: { tenant }, range: { to: upTo } })
    return [size, entries?.count ?? 0] as const
  })
}

type Entry = Found<'trail.since'>

async function gatherFrom(gathering: Gathering, from: string, upTo: string): Promise<void> {
  const { storage, tenant } = gathering
  const range = { ...(from !== '' && { from }), to: upTo }
  let after: readonly (string | number)[] | undefined
  do {
    const entries: readonly Entry[] = await storage.read((read) =>
      read.find('trail.since', { equal: { tenant }, range, limit: page, ...(after && { after }) }),
    )
    if (entries.length > 0) await addLeaves(gathering, entries)
    const last = entries.at(-1)
    after = entries.length < page || last === undefined ? undefined : [last.at, last.chain, last.position]
  } while (after !== undefined)
}

/** Those that have no place yet get the next ones. Of two that gather at once the second begins again, and finds them. */
async function addLeaves({ storage, tenant, hash }: Gathering, entries: readonly Entry[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const clash = await storage.transaction(async (unit) => {
      const keys = entries.map(({ chain, position }) => ({ tenant, chain, position }))
      const known = await unit.getMany('leaves', keys, ['index'])
      const added = entries.filter((_, index) => known[index] === null)
      if (added.length === 0) return null
      const first = (await unit.take(tenant, series, added.length)) - 1
      const leaves = added.map((entry, index): Row<'leaves'> => ({ tenant, ...entry, index: first + index }))
      return await unit.commit([insert('leaves', ...leaves), ...(await fullTiles(unit, tenant, leaves, hash))])
    })
    if (clash === null) return
    if (attempt === 5) refuse('CONTENTION', { attempts: attempt })
  }
}

/** The nodes of the tiles that these leaves fill, at every eighth level. */
async function fullTiles(
  read: Unit,
  tenant: string,
  leaves: readonly Row<'leaves'>[],
  hash: Sha256,
): Promise<readonly Change[]> {
  const changes: Change[] = []
  let level = 0
  let first = leaves[0]!.index
  let hashes = leaves.map(({ digest }) => leafOf(digest, hash))
  for (;;) {
    const begin = first - (first % tileWidth)
    const before = await readBefore(read, tenant, level, { from: begin, to: first - 1 }, hash)
    const all = [...before, ...hashes]
    const nodes: Row<'treeNodes'>[] = []
    level += tileHeight
    for (let at = 0; at + tileWidth <= all.length; at += tileWidth) {
      const index = (begin + at) / tileWidth
      nodes.push({ tenant, level, index, hash: topOf(all.slice(at, at + tileWidth), hash) })
    }
    if (nodes.length === 0) return changes
    changes.push(insert('treeNodes', ...nodes))
    first = nodes[0]!.index
    hashes = nodes.map((node) => node.hash)
  }
}

/** What stands in the first tile already. */
async function readBefore(
  read: Reader,
  tenant: string,
  level: number,
  range: { readonly from: number; readonly to: number },
  hash: Sha256,
): Promise<readonly string[]> {
  if (range.to < range.from) return []
  if (level === 0) {
    const rows = await read.find('leaves.inOrder', { equal: { tenant }, range, limit: tileWidth })
    return rows.map(({ digest }) => leafOf(digest, hash))
  }
  const rows = await read.find('nodes.ofLevel', { equal: { tenant, level }, range, limit: tileWidth })
  return rows.map((node) => node.hash)
}

function topOf(hashes: readonly string[], hash: Sha256): string {
  let row = hashes
  while (row.length > 1) {
    const above: string[] = []
    for (let at = 0; at < row.length; at += 2) above.push(nodeHash(row[at]!, row[at + 1]!, hash))
    row = above
  }
  return row[0]!
}
