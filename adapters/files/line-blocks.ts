/** Of one line: what is longer is no line of a register, but a file of another kind. */
export const mostBytesOfLine = 1 << 20

const newline = 0x0a
const carriageReturn = 0x0d

/**
 * Blocks that end where a line does: after a line feed, a return, or both. In UTF-8 and in GB 18030 no part of another
 * character looks like the end of a line. A line that is too long is the first of the last block, as far as it was read.
 */
export async function* lineBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pending = new Pending()
  for await (const chunk of chunks) {
    // A return that stood at the end is one by itself, or has its line feed here.
    const from = Math.max(0, pending.bytes.length - 1)
    pending.add(chunk)
    const end = lastEnd(pending.bytes.subarray(from))
    if (end > 0) yield pending.take(from + end)
    if (firstLineIsTooLong(pending.bytes)) break
  }
  if (pending.bytes.length > 0) yield pending.bytes
}

export function firstLineIsTooLong(block: Uint8Array): boolean {
  return block.length > mostBytesOfLine && endOfLine(block, 0) > mostBytesOfLine
}

/** The bytes of the line that holds the byte at this place, without its end. */
export function lineAround(block: Uint8Array, at: number): Uint8Array {
  const before = Math.max(block.lastIndexOf(newline, at), block.lastIndexOf(carriageReturn, at))
  return block.subarray(before + 1, endOfLine(block, at))
}

/** Every line of a block, with its end. */
export function* linesOf(block: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < block.length; ) {
    const end = endOfLine(block, from)
    const next = end + (block[end] === carriageReturn && block[end + 1] === newline ? 2 : 1)
    yield block.subarray(from, next)
    from = next
  }
}

function endOfLine(block: Uint8Array, from: number): number {
  const end = block.subarray(from).findIndex((byte) => byte === newline || byte === carriageReturn)
  return end === -1 ? block.length : from + end
}

/** After the last line feed, or after the last return that is not at the end, as in old files of a Mac; else 0. */
function lastEnd(bytes: Uint8Array): number {
  const last = bytes.length < 2 ? -1 : bytes.lastIndexOf(carriageReturn, bytes.length - 2)
  return Math.max(bytes.lastIndexOf(newline), last) + 1
}

/** Bytes whose line has not ended. They are copied: whoever reads a file may use its buffer again. */
class Pending {
  #room = new Uint8Array(1 << 10)
  #length = 0

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.#length)
  }

  add(chunk: Uint8Array): void {
    const length = this.#length + chunk.length
    if (length > this.#room.length) {
      const room = new Uint8Array(2 * length)
      room.set(this.bytes)
      this.#room = room
    }
    this.#room.set(chunk, this.#length)
    this.#length = length
  }

  /** Takes out as many from the beginning. */
  take(count: number): Uint8Array {
    const taken = this.#room.slice(0, count)
    this.#room.copyWithin(0, count, this.#length)
    this.#length -= count
    return taken
  }
}
