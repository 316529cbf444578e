import type { Sha256 } from '../sha256.ts'
import type { Reader } from '../storage.ts'
import { fromHex } from '../trail/hex.ts'
import { leafHash, type Node, type NodeSource, nodeHash } from '../trail/merkle.ts'

/** Hashes are kept of every eighth level: a row for 256 leaves, one for 65,536 … What lies between is made of one tile. */
export const tileHeight = 8
export const tileWidth = 2 ** tileHeight

/** The hash of an entry as a leaf: its element is the digest, 32 bytes. */
export function leafOf(digest: string, hash: Sha256): string {
  return leafHash(fromHex(digest)!, hash)
}

/**
 * Nodes of a stored tree. Each tile is read once, so that a proof reads as many ranges of up to 256 rows as the tree has
 * tiles above each other, twice at most.
 */
export function storedNodes(read: Reader, tenant: string, hash: Sha256): NodeSource {
  const tiles = new Map<string, Promise<readonly string[]>>()
  const tile = (level: number, index: number) => {
    const key = `${level}/${index}`
    const known = tiles.get(key)
    if (known !== undefined) return known
    const found = readTile(read, tenant, level, index, hash)
    tiles.set(key, found)
    return found
  }
  const made = new Map<string, string>()
  const within = (hashes: readonly string[], name: string, height: number, index: number): string => {
    if (height === 0) return hashes[index]!
    const key = `${name}/${height}/${index}`
    const known = made.get(key)
    if (known !== undefined) return known
    const node = nodeHash(
      within(hashes, name, height - 1, index * 2),
      within(hashes, name, height - 1, index * 2 + 1),
      hash,
    )
    made.set(key, node)
    return node
  }
  return async ({ level, index }: Node) => {
    const height = level % tileHeight
    const kept = level - height
    const width = tileWidth / 2 ** height
    const place = Math.floor(index / width)
    return within(await tile(kept, place), `${kept}/${place}`, height, index % width)
  }
}

async function readTile(
  read: Reader,
  tenant: string,
  level: number,
  index: number,
  hash: Sha256,
): Promise<readonly string[]> {
  const range = { from: index * tileWidth, to: (index + 1) * tileWidth - 1 }
  if (level === 0) {
    const leaves = await read.find('leaves.inOrder', { equal: { tenant }, range, limit: tileWidth })
    return leaves.map(({ digest }) => leafOf(digest, hash))
  }
  const nodes = await read.find('nodes.ofLevel', { equal: { tenant, level }, range, limit: tileWidth })
  return nodes.map((node) => node.hash)
}
