import { refuse } from '../../src/errors.ts'

/** How the bytes of a file spell its text; `detect` for UTF-8 where they are that, and else GB 18030. */
export const encodings = ['utf-8', 'gb18030', 'detect'] as const
export type Encoding = (typeof encodings)[number]

/** The bytes of a file, whole or as they come. */
export type Bytes = Uint8Array | AsyncIterable<Uint8Array>

/** Of one line: what is longer is no line of a register, but a file of another kind. */
const mostBytesOfLine = 1 << 20

const newline = 0x0a
const carriageReturn = 0x0d
const byteOrderMarks: readonly (readonly [marks: readonly number[], kind: Exclude<Encoding, 'detect'> | null])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
  [[0xff, 0xfe], null],
  [[0xfe, 0xff], null],
]
/** A workbook is an archive of files. */
const workbook = [0x50, 0x4b, 0x03, 0x04]

/**
 * The text of a file in blocks of whole lines, each of which ends with a plain line feed. Nothing is replaced: bytes
 * that spell no character are refused with their line.
 *
 * @throws {CasekeepError} `INVALID_INPUT`, its path `['line', number]`, counted from 1
 */
export async function* textBlocks(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new LineDecoder(encoding)
  for await (const block of lineBlocks(bytes)) {
    const text = decoder.decode(block)
    if (text !== '') yield text
  }
}

/** Blocks that end where a line does. In both encodings no part of another character looks like the end of a line. */
async function* lineBlocks(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let pending: Uint8Array = new Uint8Array()
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    const all = pending.length === 0 ? chunk : joined(pending, chunk)
    const end = lastEnd(all)
    if (end > 0) yield all.subarray(0, end)
    // Copied: whoever reads a file may use its buffer again.
    pending = all.slice(end)
    if (pending.length > mostBytesOfLine) yield pending
  }
  if (pending.length > 0) yield pending
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

/** After the last line feed, or where there is none, as in old files of a Mac, the last return that is not at the end. */
function lastEnd(bytes: Uint8Array): number {
  const feed = bytes.lastIndexOf(newline)
  if (feed !== -1) return feed + 1
  return bytes.length < 2 ? 0 : bytes.lastIndexOf(carriageReturn, bytes.length - 2) + 1
}

class LineDecoder {
  #encoding: Encoding
  #line = 1
  #begun = false

  constructor(encoding: Encoding) {
    this.#encoding = encoding
  }

  decode(block: Uint8Array): string {
    const own = this.#begun ? block : this.#begin(block)
    if (own.length > mostBytesOfLine && lastEnd(own) === 0) refuseLine(this.#line, 'too_big', 'is no line of a table')
    const text = this.#read(own).replaceAll(/\r\n?/g, '\n')
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#line++
    return text
  }

  /** What stands before the text says how it is spelt. */
  #begin(block: Uint8Array): Uint8Array {
    this.#begun = true
    if (workbook.every((byte, index) => block[index] === byte)) {
      refuseLine(1, 'encoding', 'is a workbook: save it as CSV', ['UTF-8', 'GB 18030'])
    }
    for (const [marks, kind] of byteOrderMarks) {
      if (!marks.every((byte, index) => block[index] === byte)) continue
      if (kind === null) refuseLine(1, 'encoding', 'is written in UTF-16', ['UTF-8', 'GB 18030'])
      if (this.#encoding !== 'detect' && this.#encoding !== kind) {
        refuseLine(1, 'encoding', `begins as ${kind} does, not as ${this.#encoding}`, [kind])
      }
      this.#encoding = kind
      return block.subarray(marks.length)
    }
    return block
  }

  #read(block: Uint8Array): string {
    if (this.#encoding !== 'detect') return decoded(this.#encoding, block) ?? this.#refuseLine(this.#encoding, block)
    const text = decoded('utf-8', block)
    // As long as it is plain ASCII, it is both.
    if (text !== null && text.length === block.length) return text
    this.#encoding = text === null && decoded('gb18030', block) !== null ? 'gb18030' : 'utf-8'
    return this.#read(block)
  }

  #refuseLine(encoding: Exclude<Encoding, 'detect'>, block: Uint8Array): never {
    let line = this.#line
    for (let from = 0; from < block.length; line++) {
      const rest = block.subarray(from)
      const end = rest.findIndex(
        (byte, at) => byte === newline || (byte === carriageReturn && rest[at + 1] !== newline),
      )
      const own = end === -1 ? rest : rest.subarray(0, end + 1)
      if (decoded(encoding, own) === null) break
      from += own.length
    }
    return refuseLine(line, 'encoding', `holds bytes that are no ${encoding}`, encodings)
  }
}

/** The text of bytes, or null where they spell none. */
function decoded(encoding: Exclude<Encoding, 'detect'>, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Refuses a file at one of its lines. */
export function refuseLine(line: number, rule: string, message: string, accepted?: readonly string[]): never {
  return refuse('INVALID_INPUT', { issues: [{ path: ['line', line], rule, message, ...(accepted && { accepted }) }] })
}
