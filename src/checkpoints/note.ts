import { type InputIssue, refuse } from '../errors.ts'
import { fromBase64, toBase64 } from '../sealing/base64.ts'
import type { Sha256 } from '../sha256.ts'
import { fromHex, toHex } from '../trail/hex.ts'
import { isHash } from '../trail/merkle.ts'

/*
 * A checkpoint as text: the head of the tree as C2SP tlog-checkpoint writes it, in a C2SP signed note with Ed25519. Tools of other
 * transparency logs read it.
 */

/** The head of a tree. */
export interface TreeHead {
  /** Whose tree it is. */
  readonly origin: string
  readonly size: number
  /** 64 hexadecimal digits. */
  readonly root: string
}

/** Whose signature it is, and how it is verified. */
export interface VerifierKey {
  /** Without blanks and `+`. */
  readonly name: string
  /** The 32 bytes of an Ed25519 public key. */
  readonly publicKey: Uint8Array
}

/** What a note says above its signatures. */
export function headText({ origin, size, root }: TreeHead): string {
  return `${origin}\n${size}\n${toBase64(fromHex(root)!)}\n`
}

const ed25519 = 1

/** The first bytes of a signature, by which a key is found. */
function keyHash({ name, publicKey }: VerifierKey, hash: Sha256): Uint8Array {
  const label = new TextEncoder().encode(`${name}\n`)
  const bytes = new Uint8Array(label.length + 1 + publicKey.length)
  bytes.set(label)
  bytes[label.length] = ed25519
  bytes.set(publicKey, label.length + 1)
  return fromHex(hash(bytes).slice(0, 8))!
}

/** A key as text: `name+hash+key`, as signed notes write it. */
export function formatVerifierKey(key: VerifierKey, hash: Sha256): string {
  const bytes = new Uint8Array(33)
  bytes[0] = ed25519
  bytes.set(key.publicKey, 1)
  return `${key.name}+${toHex(keyHash(key, hash))}+${toBase64(bytes)}`
}

/**
 * Reads a key as text.
 * @throws {CasekeepError} `INVALID_INPUT` for what is none
 */
export function parseVerifierKey(text: string, hash: Sha256): VerifierKey {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? []
  const bytes = encoded === undefined ? null : fromBase64(encoded)
  if (name === undefined || bytes === null || bytes.length !== 33 || bytes[0] !== ed25519) {
    return unreadableNote(['key'], 'is no Ed25519 key of a signed note: name+hash+key')
  }
  const key = { name, publicKey: bytes.slice(1) }
  if (toHex(keyHash(key, hash)) !== id) return unreadableNote(['key'], 'does not have the hash that it names')
  return key
}

/** A head with its signature. */
export function signedNote(head: TreeHead, key: VerifierKey, signature: Uint8Array, hash: Sha256): string {
  const bytes = new Uint8Array(4 + signature.length)
  bytes.set(keyHash(key, hash))
  bytes.set(signature, 4)
  return `${headText(head)}\n\u2014 ${key.name} ${toBase64(bytes)}\n`
}

/** What a note says, and who signed it. */
export interface ParsedNote {
  readonly head: TreeHead
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/**
 * Reads a note; who signed it is not verified by that.
 * @throws {CasekeepError} `INVALID_INPUT` for what is none
 */
export function parseNote(note: string): ParsedNote {
  const end = note.indexOf('\n\n')
  const text = note.slice(0, end + 1)
  const [origin, size, encoded, ...rest] = text.split('\n')
  const root = encoded === undefined ? null : fromBase64(encoded)
  if (end < 0 || !origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || root === null || rest.join('') !== '') {
    return unreadableNote(['checkpoint'], 'is no checkpoint: origin, size and root, an empty line, signatures')
  }
  const digits = toHex(root)
  if (!isHash(digits) || !Number.isSafeInteger(Number(size)))
    return unreadableNote(['checkpoint'], 'has no root of 32 bytes')
  const lines = note
    .slice(end + 2)
    .split('\n')
    .filter((line) => line !== '')
  const signatures = lines.map((line) => {
    const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? []
    const bytes = base64 === undefined ? null : fromBase64(base64)
    if (name === undefined || bytes === null || bytes.length < 5) {
      return unreadableNote(['checkpoint'], 'has a line that is no signature')
    }
    return { name, bytes }
  })
  return { head: { origin, size: Number(size), root: digits }, text, signatures }
}

/** Whether a key signed a note. Needs Ed25519 of WebCrypto. */
export async function isSignedBy(note: ParsedNote, key: VerifierKey, hash: Sha256): Promise<boolean> {
  const id = toHex(keyHash(key, hash))
  const publicKey = await crypto.subtle.importKey('raw', key.publicKey.slice(), { name: 'Ed25519' }, false, ['verify'])
  const text = new TextEncoder().encode(note.text)
  for (const { name, bytes } of note.signatures) {
    if (name !== key.name || toHex(bytes.subarray(0, 4)) !== id) continue
    if (await crypto.subtle.verify({ name: 'Ed25519' }, publicKey, bytes.slice(4), text)) return true
  }
  return false
}

function unreadableNote(path: InputIssue['path'], message: string): never {
  return refuse('INVALID_INPUT', { issues: [{ path, rule: 'format', message }] })
}
