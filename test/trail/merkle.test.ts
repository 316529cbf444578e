import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sha256 } from '../../src/sha256.ts'
import { sha256 } from '../../src/sha256.ts'
import { fromHex } from '../../src/trail/hex.ts'
import {
  emptyRoot,
  GrowingTree,
  leafHash,
  type NodeSource,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../src/trail/merkle.ts'

const node: Sha256 = (data) => createHash('sha256').update(data).digest('hex')

/** Of the published reference implementation of RFC 6962: eight inputs, and the roots of the first 1 to 8 of them. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = inputs.map((hex) => leafHash(fromHex(hex)!, sha256))

/** Nodes of a list in memory. */
function nodesOf(list: readonly string[], hash: Sha256 = node): NodeSource {
  return async function of({ level, index }): Promise<string> {
    if (level === 0) return list[index]!
    return nodeHash(
      await of({ level: level - 1, index: index * 2 }),
      await of({ level: level - 1, index: index * 2 + 1 }),
      hash,
    )
  }
}
const grown = (list: readonly string[]) => {
  const tree = new GrowingTree(node)
  for (const leaf of list) tree.add(leaf)
  return tree.root()
}
const many = Array.from({ length: 70 }, (_, index) => leafHash(new TextEncoder().encode(`${index}`), node))

describe('RFC 6962', () => {
  it('hashes as published', async () => {
    expect(emptyRoot(sha256)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(new GrowingTree(sha256).root()).toBe(emptyRoot(sha256))
    for (const [index, root] of roots.entries()) {
      expect(await rootOf(index + 1, nodesOf(leaves, sha256), sha256)).toBe(root)
      expect(grown(leaves.slice(0, index + 1))).toBe(root)
    }
  })

  it.each<[index: number, size: number, proof: readonly string[]]>([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves inclusion as published: %i of %i', async (index, size, proof) => {
    expect(await proveInclusion(index, size, nodesOf(leaves), node)).toEqual(proof)
    expect(verifyInclusion({ index, size, leaf: leaves[index]!, root: roots[size - 1]!, proof }, sha256)).toBe(true)
  })

  it.each<[from: number, to: number, proof: readonly string[]]>([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves consistency as published: %i and %i', async (from, to, proof) => {
    expect(await proveConsistency(from, to, nodesOf(leaves), node)).toEqual(proof)
    const roots_ = { fromRoot: roots[from - 1]!, toRoot: roots[to - 1]! }
    expect(verifyConsistency({ from, to, ...roots_, proof }, sha256)).toBe(true)
  })

  it('proves every leaf of every tree of up to 70, and nothing else by the same proof', async () => {
    for (let size = 1; size <= many.length; size++) {
      const root = grown(many.slice(0, size))
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion(index, size, nodesOf(many), node)
        const of = { index, size, leaf: many[index]!, root, proof }
        expect(verifyInclusion(of, node)).toBe(true)
        expect(verifyInclusion({ ...of, leaf: many[(index + 1) % 70]! }, node)).toBe(false)
        if (size > 1) expect(verifyInclusion({ ...of, root: many[0]! }, node)).toBe(false)
      }
    }
  })

  it('proves the consistency of every two trees of up to 40, and of no others', async () => {
    for (let to = 1; to <= 40; to++) {
      const toRoot = grown(many.slice(0, to))
      for (let from = 1; from <= to; from++) {
        const proof = await proveConsistency(from, to, nodesOf(many), node)
        const of = { from, to, fromRoot: grown(many.slice(0, from)), toRoot, proof }
        expect(verifyConsistency(of, node), `${from} of ${to}`).toBe(true)
        expect(verifyConsistency({ ...of, fromRoot: many[69]! }, node)).toBe(false)
        expect(verifyConsistency({ ...of, toRoot: many[69]! }, node)).toBe(false)
        if (proof.length > 0) {
          const changed = [many[69]!, ...proof.slice(1)]
          expect(verifyConsistency({ ...of, proof: changed }, node)).toBe(false)
        }
      }
    }
  })

  it('finds out a changed hash anywhere in a proof', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), async (size, at, where) => {
        const index = at % size
        const proof = [...(await proveInclusion(index, size, nodesOf(many), node))]
        proof[where % proof.length] = node(`${where}`)
        const root = grown(many.slice(0, size))
        expect(verifyInclusion({ index, size, leaf: many[index]!, root, proof }, node)).toBe(false)
      }),
    )
  })

  const whole = { index: 0, size: 8, leaf: leaves[0]!, root: roots[7]! }
  const proof8 = [leaves[1]!, roots[1]!, roots[2]!]
  it.each<[string, () => unknown, readonly (string | number)[], string]>([
    [
      'an index outside the tree',
      () => verifyInclusion({ ...whole, index: 8, proof: proof8 }, node),
      ['index'],
      'range',
    ],
    [
      'an index that is no number',
      () => verifyInclusion({ ...whole, index: 0.5, proof: [] }, node),
      ['index'],
      'range',
    ],
    ['a tree of nothing', () => verifyInclusion({ ...whole, size: 0, proof: [] }, node), ['size'], 'range'],
    [
      'an element that is not of 32 bytes',
      () => verifyInclusion({ ...whole, proof: [leaves[1]!, roots[1]!.slice(2), roots[2]!] }, node),
      ['proof', 1],
      'format',
    ],
    ['a leaf that is no hash', () => verifyInclusion({ ...whole, leaf: 'x', proof: proof8 }, node), ['leaf'], 'format'],
    ['a proof too short', () => verifyInclusion({ ...whole, proof: proof8.slice(1) }, node), ['proof'], 'too_small'],
    [
      'a surplus element',
      () => verifyInclusion({ ...whole, proof: [...proof8, leaves[1]!] }, node),
      ['proof'],
      'too_big',
    ],
    [
      'consistency from nothing',
      () => verifyConsistency({ from: 0, to: 8, fromRoot: roots[0]!, toRoot: roots[7]!, proof: [] }, node),
      ['from'],
      'range',
    ],
    [
      'consistency with a smaller tree',
      () => verifyConsistency({ from: 8, to: 6, fromRoot: roots[7]!, toRoot: roots[5]!, proof: [] }, node),
      ['to'],
      'range',
    ],
    [
      'a surplus element between equal trees',
      () => verifyConsistency({ from: 8, to: 8, fromRoot: roots[7]!, toRoot: roots[7]!, proof: [roots[0]!] }, node),
      ['proof'],
      'too_big',
    ],
  ])('refuses %s', (_, act, path, rule) => {
    expect(act).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        details: { issues: [expect.objectContaining({ path, rule })] },
      }) as Error,
    )
  })
})
