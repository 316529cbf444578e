import { type InputIssue, refuse } from '../errors.ts'
import type { Sha256 } from '../sha256.ts'
import { fromHex } from './hex.ts'

/*
 * The Merkle tree of RFC 6962, section 2.1. Hashes are 64 digits of lower-case hex; the list it is made of only grows. Nothing
 * here knows where hashes are kept: whoever proves gives the nodes, whoever verifies needs none.
 */

/** The hash of a list with nothing in it. */
export const emptyRoot = (hash: Sha256): string => hash('')

/** The hash of an element: `0x00` before its bytes. */
export function leafHash(element: Uint8Array, hash: Sha256): string {
  const bytes = new Uint8Array(element.length + 1)
  bytes.set(element, 1)
  return hash(bytes)
}

/** The hash of two nodes: `0x01` before theirs. */
export function nodeHash(left: string, right: string, hash: Sha256): string {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(bytesOf(left), 1)
  bytes.set(bytesOf(right), 33)
  return hash(bytes)
}

const bytesOf = (digits: string) => (isHash(digits) ? fromHex(digits)! : noProof(['hash'], 'format', notAHash))
const notAHash = 'is not a SHA-256 of 64 hexadecimal digits in lower case'
export const isHash = (digits: string): boolean => /^[0-9a-f]{64}$/.test(digits)

/** A node: the hash of 2^`level` leaves from `index` × 2^`level` on. */
export interface Node {
  readonly level: number
  readonly index: number
}

/** Leaves from `start` to before `end`, whose hash stands in a proof. */
interface Range {
  readonly start: number
  readonly end: number
}

/** The largest power of two below a size of two or more. */
function split(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** PATH(m, D[n]): what the root is made of beside the leaf, from the leaf upwards. */
function pathRanges(index: number, { start, end }: Range): readonly Range[] {
  if (end - start <= 1) return []
  const middle = start + split(end - start)
  return index < middle
    ? [...pathRanges(index, { start, end: middle }), { start: middle, end }]
    : [...pathRanges(index, { start: middle, end }), { start, end: middle }]
}

/** SUBPROOF(m, D[n], b). `isWhole`: the old tree is a node of the new one, whose hash whoever verifies has. */
function consistencyRanges(old: number, { start, end }: Range, isWhole: boolean): readonly Range[] {
  if (old === end - start) return isWhole ? [] : [{ start, end }]
  const middle = split(end - start)
  if (old <= middle) {
    return [...consistencyRanges(old, { start, end: start + middle }, isWhole), { start: start + middle, end }]
  }
  return [...consistencyRanges(old - middle, { start: start + middle, end }, false), { start, end: start + middle }]
}

/** The nodes of which the hash of a range is made, from left to right. A range of a proof begins where a node of its size does. */
function nodesOf({ start, end }: Range): readonly Node[] {
  const nodes: Node[] = []
  for (let at = start; at < end; ) {
    let level = 0
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= end) level++
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** Gives the hash of a node of full subtrees. */
export type NodeSource = (node: Node) => Promise<string>

async function hashOf(range: Range, node: NodeSource, hash: Sha256): Promise<string> {
  const hashes = await Promise.all(nodesOf(range).map(node))
  return hashes.reduceRight((right, left) => nodeHash(left, right, hash))
}

/** The root of the first `size` leaves. */
export async function rootOf(size: number, node: NodeSource, hash: Sha256): Promise<string> {
  return size === 0 ? emptyRoot(hash) : await hashOf({ start: 0, end: size }, node, hash)
}

/**
 * Proves that a leaf is in a tree.
 * @throws {CasekeepError} `INVALID_INPUT` for an index that is not in a tree of this size
 */
export async function proveInclusion(
  index: number,
  size: number,
  node: NodeSource,
  hash: Sha256,
): Promise<readonly string[]> {
  checkIndex(index, size)
  return await Promise.all(pathRanges(index, { start: 0, end: size }).map((range) => hashOf(range, node, hash)))
}

/**
 * Proves that a tree was only added to.
 * @throws {CasekeepError} `INVALID_INPUT` for sizes of which the first is 0 or above the second
 */
export async function proveConsistency(
  from: number,
  to: number,
  node: NodeSource,
  hash: Sha256,
): Promise<readonly string[]> {
  checkSizes(from, to)
  const ranges = consistencyRanges(from, { start: 0, end: to }, true)
  return await Promise.all(ranges.map((range) => hashOf(range, node, hash)))
}

/** What a proof says of a leaf. */
export interface Inclusion {
  readonly index: number
  readonly size: number
  /** Of the leaf, as {@link leafHash} makes it. */
  readonly leaf: string
  readonly root: string
  readonly proof: readonly string[]
}

/**
 * Whether a proof shows that a leaf is in the tree of a root.
 * @throws {CasekeepError} `INVALID_INPUT` for what is no proof at all: an index outside the tree, hashes that are not of 32
 * bytes, more or fewer of them than a proof of these sizes has
 */
export function verifyInclusion({ index, size, leaf, root, proof }: Inclusion, hash: Sha256): boolean {
  checkIndex(index, size)
  checkHashes(proof, ['proof'])
  checkHashes([leaf], ['leaf'])
  checkHashes([root], ['root'])
  let [at, last] = [index, size - 1]
  let [made, used] = [leaf, 0]
  const next = () => proof[used++] ?? noProof(['proof'], 'too_small', `is too short: ${proof.length} hashes`)
  while (last > 0) {
    if (at % 2 === 1) made = nodeHash(next(), made, hash)
    // The last node of a level without a sibling goes up as it is.
    else if (at < last) made = nodeHash(made, next(), hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  if (used < proof.length) noProof(['proof'], 'too_big', `holds ${proof.length - used} hashes too many`)
  return made === root
}

/** What a proof says of two trees. */
export interface Consistency {
  readonly from: number
  readonly to: number
  readonly fromRoot: string
  readonly toRoot: string
  readonly proof: readonly string[]
}

/**
 * Whether a proof shows that the tree of one root was only added to until it became that of the other.
 * @throws {CasekeepError} `INVALID_INPUT` for what is no proof at all: sizes of which the first is 0 or above the second, hashes
 * that are not of 32 bytes, more or fewer of them than a proof of these sizes has
 */
export function verifyConsistency({ from, to, fromRoot, toRoot, proof }: Consistency, hash: Sha256): boolean {
  checkSizes(from, to)
  checkHashes(proof, ['proof'])
  checkHashes([fromRoot], ['fromRoot'])
  checkHashes([toRoot], ['toRoot'])
  const needed = consistencyRanges(from, { start: 0, end: to }, true).length
  if (proof.length < needed) noProof(['proof'], 'too_small', `holds ${proof.length} hashes of ${needed}`)
  if (proof.length > needed) noProof(['proof'], 'too_big', `holds ${proof.length} hashes and not ${needed}`)
  if (from === to) return fromRoot === toRoot
  // RFC 9162, section 2.1.4.2, which says how the proof of RFC 6962 is verified.
  const isPower = Number.isInteger(Math.log2(from))
  const path = isPower ? [fromRoot, ...proof] : proof
  let [at, last] = [from - 1, to - 1]
  while (at % 2 === 1) {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  const [first, ...rest] = path
  let [old, now] = [first!, first!]
  for (const each of rest) {
    if (at % 2 === 1 || at === last) {
      old = nodeHash(each, old, hash)
      now = nodeHash(each, now, hash)
      while (at % 2 === 0 && at !== 0) {
        at = Math.floor(at / 2)
        last = Math.floor(last / 2)
      }
    } else now = nodeHash(now, each, hash)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return old === fromRoot && now === toRoot
}

/** The roots of a list as it grows: of no more than the hashes of its right edge. */
export class GrowingTree {
  readonly #hash: Sha256
  /** Of full subtrees, from the largest to the smallest. */
  readonly #edge: { readonly level: number; readonly hash: string }[] = []
  #size = 0
  constructor(hash: Sha256) {
    this.#hash = hash
  }
  get size(): number {
    return this.#size
  }
  add(leaf: string): void {
    let node = { level: 0, hash: leaf }
    while (this.#edge.at(-1)?.level === node.level) {
      node = { level: node.level + 1, hash: nodeHash(this.#edge.pop()!.hash, node.hash, this.#hash) }
    }
    this.#edge.push(node)
    this.#size += 1
  }
  root(): string {
    if (this.#size === 0) return emptyRoot(this.#hash)
    return this.#edge.map((node) => node.hash).reduceRight((right, left) => nodeHash(left, right, this.#hash))
  }
}

function noProof(path: InputIssue['path'], rule: string, message: string): never {
  return refuse('INVALID_INPUT', { issues: [{ path, rule, message } as InputIssue] })
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

function checkIndex(index: number, size: number): void {
  if (!isCount(size) || size === 0) noProof(['size'], 'range', 'must be a whole number from 1 on')
  if (!isCount(index) || index >= size) noProof(['index'], 'range', `must be a whole number from 0 to ${size - 1}`)
}

function checkSizes(from: number, to: number): void {
  if (!isCount(from) || from === 0) noProof(['from'], 'range', 'must be a whole number from 1 on')
  if (!isCount(to) || to < from) noProof(['to'], 'range', `must be a whole number from ${from} on`)
}

function checkHashes(hashes: readonly string[], path: readonly string[]): void {
  hashes.forEach((digits, index) => {
    if (typeof digits === 'string' && isHash(digits)) return
    noProof(path.length === 1 && path[0] === 'proof' ? ['proof', index] : path, 'format', notAHash)
  })
}
