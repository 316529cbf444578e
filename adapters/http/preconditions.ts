import type { AnyDesk } from '../../src/desk.ts'
import { isCasekeepError } from '../../src/errors.ts'
import { includesTag, readTags, type Tags, tagOf, versionsIn } from './entity-tags.ts'
import { Refusal, refuseHeader } from './refusal.ts'
import { type Shown, type Thing, things } from './things.ts'

/*
 * Preconditions (RFC 9110 §13) of a request, in the order of §13.2.2: `If-Match`, then `If-None-Match`. Nothing has a
 * date of modification, so that the conditions on dates are ignored, as §13.1 has it.
 */

/** Longest header of tags, in characters. */
const longest = 2000
/** Most versions of `If-Match` that are tried. */
const mostVersions = 10
const accepted = ['"KH0001.v3.0123456789abcdef"', '*']

/** What a header of tags says; null where it is not sent. */
export function tagsIn(headers: Headers, name: 'If-Match' | 'If-None-Match'): Tags | null {
  const header = headers.get(name)
  if (header === null) return null
  if (header.length > longest) refuseHeader(name, 'tooLong', [`≤ ${longest}`])
  return readTags(header) ?? refuseHeader(name, 'format', accepted)
}

export function refuseHere(headers: Headers, ...names: readonly string[]): void {
  for (const name of names) if (headers.has(name)) refuseHeader(name, 'notHere', [])
}

/** Runs a command on the versions that `If-Match` names, of which one at most is the current one. */
export async function runOnMatch(
  tags: Tags,
  thing: Thing,
  input: Readonly<Record<string, unknown>>,
  desk: AnyDesk,
  run: (input: object) => Promise<unknown>,
): Promise<unknown> {
  if (tags === '*') return run(input)
  const number = String(input[thing.name])
  const versions = versionsIn(tags, number)
  if (versions.length === 0) {
    // A thing that is not there, or may not be known of, is refused as that (§13.2.1).
    const answer = await desk.run(thing.at, { [thing.name]: number })
    const shown = (answer as Readonly<Record<string, Shown>>)[thing.name]!
    return refuseMatch(tagOf(shown, JSON.stringify(answer)))
  }
  if (versions.length > mostVersions) refuseHeader('If-Match', 'tooLong', [`≤ ${mostVersions}`])
  const { version } = input
  if (version === undefined) return runOnFirst(versions, (each) => run({ ...input, version: each }))
  return versions.some((each) => each === version) ? run(input) : refuseHeader('If-Match', 'differs', [])
}

/**
 * A command that is refused has done nothing, so that the next version can be tried. One that was done before under an
 * idempotency key was done on one of the versions, and says of the others that the key was used for something else.
 */
async function runOnFirst(versions: readonly number[], run: (version: number) => Promise<unknown>): Promise<unknown> {
  let refused: unknown
  for (const version of versions) {
    try {
      return await run(version)
    } catch (error) {
      if (!isCasekeepError(error, 'STALE') && !isCasekeepError(error, 'IDEMPOTENCY_KEY_REUSED')) throw error
      refused ??= error
    }
  }
  throw refused
}

/** What the preconditions of a query come to, given the tag of its answer: go on, or that nothing has changed. */
export function isUnchanged(headers: Headers, shown: Shown, tag: string): boolean {
  const match = tagsIn(headers, 'If-Match')
  if (match !== null && match !== '*' && !versionsIn(match, shown.number).includes(shown.version)) refuseMatch(tag)
  const noneMatch = tagsIn(headers, 'If-None-Match')
  return noneMatch !== null && includesTag(noneMatch, tag)
}

function refuseMatch(current: string): never {
  throw new Refusal('PRECONDITION_FAILED', { header: 'If-Match', current }, { etag: current })
}

/** The thing that a command's `If-Match` is about: the one that its path names, where it takes a version of it. */
export function guardedBy(inPath: readonly string[], takesVersion: boolean): Thing | null {
  const named = Object.values(things).find((thing) => thing !== null && inPath.includes(thing.name))
  return takesVersion ? (named ?? null) : null
}
