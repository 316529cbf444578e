import { isSignedBy, type ParsedNote, parseNote, type VerifierKey } from '../checkpoints/note.ts'
import { leafOf } from '../checkpoints/tiles.ts'
import { isCasekeepError } from '../errors.ts'
import { type Sha256, sha256 } from '../sha256.ts'
import type { Json } from '../storage.ts'
import { commitmentOf, digestOf, trailFormat } from '../trail/entry.ts'
import { GrowingTree, isHash } from '../trail/merkle.ts'
import type { TrailFault, TrailReport } from './report.ts'

/** What the first line of an export says, before the tenant. */
export const exportFormat = 'casekeep.trail.1'

export interface VerifyTrailOptions {
  /** Checkpoints that were kept elsewhere, as signed notes. */
  readonly checkpoints?: readonly string[]
  /** By which they must be signed; not looked at where left out, and then they prove only what their keeper does. */
  readonly key?: VerifierKey
  readonly hash?: Sha256
  /** Called after so many entries, for who waits. */
  readonly onProgress?: (entries: number) => void
}

const most = 100

/**
 * Verifies an export of the trail, without a database: every chain, every detail that is there, the place of every entry in
 * the tree, and the roots of checkpoints that were kept elsewhere. Everything that is wrong is told; nothing is thrown.
 */
export async function verifyTrail(
  lines: AsyncIterable<string> | Iterable<string>,
  { checkpoints = [], key, hash = sha256, onProgress }: VerifyTrailOptions = {},
): Promise<TrailReport> {
  const faults: TrailFault[] = []
  let found = 0
  const fault = (one: TrailFault) => {
    found += 1
    if (faults.length < most) faults.push(one)
  }
  const leaves: (string | undefined)[] = []
  const ends = new Map<string, { readonly position: number; readonly digest: string }>()
  let tenant: string | null = null
  let [entries, details, number] = [0, 0, 0]
  for await (const text of lines) {
    number += 1
    if (text === '') continue
    const value = readLine(text)
    if (tenant === null) {
      if (value?.format !== exportFormat || typeof value.tenant !== 'string') {
        fault({ because: 'line', line: number, message: `does not begin an export of ${exportFormat}` })
        break
      }
      tenant = value.tenant
      continue
    }
    const entry = value === null ? null : readEntry(value, tenant)
    if (entry === null) {
      fault({ because: 'line', line: number, message: 'is no entry of the trail' })
      continue
    }
    entries += 1
    if (entries % 10_000 === 0) onProgress?.(entries)
    const last = ends.get(entry.chain) ?? { position: 0, digest: '' }
    const because = faultOf(entry, last, hash)
    if (because !== null) fault({ because, chain: entry.chain, position: entry.position })
    if (entry.detail !== undefined) details += 1
    ends.set(entry.chain, entry)
    if (entry.leaf !== null) {
      if (leaves[entry.leaf] !== undefined) fault({ because: 'leafTwice', leaf: entry.leaf })
      leaves[entry.leaf] = leafOf(entry.digest, hash)
    }
  }
  for (let leaf = 0; leaf < leaves.length; leaf++) {
    if (leaves[leaf] === undefined) fault({ because: 'leafMissing', leaf })
  }
  const notes = await readNotes(checkpoints, key, hash, fault)
  checkRoots(notes, leaves, hash, fault)
  return {
    sound: found === 0,
    tenant,
    entries,
    chains: ends.size,
    details,
    checkpoints: notes.length,
    covered: Math.max(0, ...notes.map(({ head }) => head.size)),
    faults,
    found,
  }
}

type Value = Readonly<Record<string, Json | undefined>>

function readLine(text: string): Value | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Value) : null
  } catch {
    return null
  }
}

interface Entry {
  readonly tenant: string
  readonly chain: string
  readonly position: number
  readonly format: number
  readonly at: string
  readonly actor: string
  readonly person: string
  readonly behalf: string | null
  readonly operation: string
  readonly policy: string
  readonly commitment: string
  readonly previous: string
  readonly digest: string
  readonly leaf: number | null
  readonly detail: Json | undefined
  readonly salt: string | undefined
}

const texts = ['chain', 'at', 'actor', 'person', 'operation', 'policy', 'commitment', 'previous', 'digest'] as const
const members = [...texts, 'position', 'format', 'behalf', 'leaf', 'detail', 'salt']
const isPlace = (value: unknown, from: number) => Number.isSafeInteger(value) && (value as number) >= from

/** An entry as a line says it; null for what is none, or says more than an entry does. */
function readEntry(value: Value, tenant: string): Entry | null {
  const isWhole =
    texts.every((name) => typeof value[name] === 'string') &&
    isHash(value.digest as string) &&
    isPlace(value.position, 1) &&
    isPlace(value.format, 1) &&
    (value.behalf === null || typeof value.behalf === 'string') &&
    (value.leaf === null || isPlace(value.leaf, 0)) &&
    (value.salt === undefined || typeof value.salt === 'string') &&
    (value.salt === undefined) === (value.detail === undefined) &&
    Object.keys(value).every((name) => members.includes(name))
  return isWhole ? ({ ...value, tenant } as unknown as Entry) : null
}

type Because = Extract<TrailFault, { readonly position: number }>['because']

function faultOf(
  entry: Entry,
  last: { readonly position: number; readonly digest: string },
  hash: Sha256,
): Because | null {
  if (entry.position !== last.position + 1) return 'missing'
  if (entry.format > trailFormat) return 'format'
  // What a form does not cover must not be there.
  if (entry.format === 1 && entry.behalf !== null) return 'digest'
  if (entry.previous !== last.digest) return 'previous'
  if (digestOf(entry, hash) !== entry.digest) return 'digest'
  if (entry.detail === undefined) return null
  return commitmentOf(entry.detail, entry.salt!, hash) === entry.commitment ? null : 'detail'
}

async function readNotes(
  checkpoints: readonly string[],
  key: VerifierKey | undefined,
  hash: Sha256,
  fault: (one: TrailFault) => void,
): Promise<readonly ParsedNote[]> {
  const notes: ParsedNote[] = []
  for (const [checkpoint, text] of checkpoints.entries()) {
    try {
      const note = parseNote(text)
      if (key !== undefined && !(await isSignedBy(note, key, hash))) {
        fault({ because: 'signature', checkpoint, message: `is not signed by ${key.name}` })
        continue
      }
      if (notes.length > 0 && notes[0]!.head.origin !== note.head.origin) {
        fault({ because: 'origin', checkpoint, message: `is of ${note.head.origin}, not of ${notes[0]!.head.origin}` })
        continue
      }
      notes.push(note)
    } catch (error) {
      if (!isCasekeepError(error, 'INVALID_INPUT')) throw error
      fault({ because: 'checkpoint', checkpoint, message: error.details.issues[0]!.message })
    }
  }
  return notes
}

/** The roots that the entries come to, at each size that a checkpoint has. */
function checkRoots(
  notes: readonly ParsedNote[],
  leaves: readonly (string | undefined)[],
  hash: Sha256,
  fault: (one: TrailFault) => void,
): void {
  const tree = new GrowingTree(hash)
  for (const { head } of [...notes].sort((one, other) => one.head.size - other.head.size)) {
    if (head.size > leaves.length) {
      fault({ because: 'truncated', size: head.size })
      continue
    }
    while (tree.size < head.size) tree.add(leaves[tree.size] ?? noLeaf)
    if (tree.root() !== head.root) fault({ because: 'root', size: head.size })
  }
}

/** In the place of what is not there: no entry has it. */
const noLeaf = '0'.repeat(64)
