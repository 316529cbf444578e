import { types } from 'node:util'
import { refuse } from '../../src/errors.ts'
import { isAsyncIterable, readThrough } from './read-through.ts'

/** The bytes of a file, whole or as they come. */
export type Bytes = Uint8Array | AsyncIterable<Uint8Array>

/** Larger ones are cut: of a file that is there as a whole, no more than this is worked on at a time. */
const mostBytesOfChunk = 1 << 16

/**
 * The bytes of a file, at most 64 KiB at a time.
 *
 * @throws {CasekeepError} `INVALID_INPUT` for what are no bytes, and where the source fails
 */
export async function* byteChunks(bytes: Bytes): AsyncGenerator<Uint8Array> {
  if (types.isUint8Array(bytes)) return yield* cut(bytes)
  if (!isAsyncIterable(bytes)) return refuseBytes('must be the bytes of a file: a text has no encoding left')
  for await (const chunk of readThrough('bytes', bytes)) {
    if (!types.isUint8Array(chunk)) refuseBytes('must come as bytes: open the file without an encoding')
    yield* cut(chunk)
  }
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += mostBytesOfChunk) yield bytes.subarray(from, from + mostBytesOfChunk)
}

function refuseBytes(message: string): never {
  const accepted = ['a Uint8Array', 'a stream of Uint8Array']
  return refuse('INVALID_INPUT', { issues: [{ path: ['bytes'], rule: 'type', message, accepted }] })
}
