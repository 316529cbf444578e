import { refuse } from '../../src/errors.ts'
import { type Bytes, byteChunks } from './byte-chunks.ts'
import { firstLineIsTooLong, lineAround, lineBlocks, linesOf, mostBytesOfLine } from './line-blocks.ts'

/**
 * How the bytes of a file spell its text. `detect` goes by the first line that is more than plain ASCII: UTF-8 where it
 * is that, and else GB 18030. The whole file is read as that one.
 */
export const encodings = ['utf-8', 'gb18030', 'detect'] as const
export type Encoding = (typeof encodings)[number]
type Known = Exclude<Encoding, 'detect'>

const byteOrderMarks: readonly (readonly [marks: readonly number[], kind: Known | null])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
  [[0xff, 0xfe], null],
  [[0xfe, 0xff], null],
]
/** A workbook is an archive of files. */
const workbook = [0x50, 0x4b, 0x03, 0x04]
const lastOfAscii = 0x7f

/**
 * The text of a file in blocks of whole lines, each of which ends with a plain line feed. Nothing is replaced: bytes
 * that spell no character are refused with their line, after all lines before it. However the bytes come, it is the
 * same.
 *
 * @throws {CasekeepError} `INVALID_INPUT`, its path `['line', number]`, counted from 1, or `['bytes']`
 */
export async function* textBlocks(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new LineDecoder(encoding)
  for await (const block of lineBlocks(byteChunks(bytes))) yield* decoder.decode(block)
}

class LineDecoder {
  #encoding: Encoding
  #line = 1
  #begun = false

  constructor(encoding: Encoding) {
    this.#encoding = encoding
  }

  *decode(block: Uint8Array): Generator<string> {
    const own = this.#begun ? block : this.#begin(block)
    if (firstLineIsTooLong(block)) {
      refuseLine(this.#line, 'too_big', 'is no line of a table: it is too long', [`at most ${mostBytesOfLine}`])
    }
    const encoding = this.#encodingOf(own)
    const text = decoded(encoding, own)
    if (text !== null) return yield* this.#tell(text)
    yield* this.#tell(untilFault(encoding, own))
    refuseLine(this.#line, 'encoding', `holds bytes that are no ${encoding}`, encodings)
  }

  *#tell(text: string): Generator<string> {
    const lines = text.replaceAll(/\r\n?/g, '\n')
    for (let at = lines.indexOf('\n'); at !== -1; at = lines.indexOf('\n', at + 1)) this.#line++
    if (lines !== '') yield lines
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

  /**
   * How a block is spelt. One line decides, and no other: a bad byte far below in a file of UTF-8 would else make all of
   * it GB 18030, in which most bytes spell something.
   */
  #encodingOf(block: Uint8Array): Known {
    if (this.#encoding !== 'detect') return this.#encoding
    const beyond = block.findIndex((byte) => byte > lastOfAscii)
    // As long as it is plain ASCII, it is both.
    if (beyond === -1) return 'utf-8'
    const line = lineAround(block, beyond)
    this.#encoding = decoded('utf-8', line) === null && decoded('gb18030', line) !== null ? 'gb18030' : 'utf-8'
    return this.#encoding
  }
}

/** The text before the first line that is not spelt so. */
function untilFault(encoding: Known, block: Uint8Array): string {
  let good = ''
  for (const line of linesOf(block)) {
    const text = decoded(encoding, line)
    if (text === null) break
    good += text
  }
  return good
}

/** The text of bytes, or null where they spell none. */
function decoded(encoding: Known, bytes: Uint8Array): string | null {
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
