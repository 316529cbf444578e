import { sha256 } from '../../src/sha256.ts'
import type { Shown } from './things.ts'

/*
 * Entity tags (RFC 9110 §8.8.3). Those of a thing are strong and read `"<number>.v<version>.<digest>"`: the digest is
 * of the very text that was sent, which depends on who may see what, so that `If-None-Match` compares all of it.
 * `If-Match` guards what a command rests on, which is the version: it compares number and version alone.
 */

/** The tag of a thing, as this text shows it. */
export function tagOf({ number, version }: Shown, text: string): string {
  return `"${number}.v${version}.${digestOf(text)}"`
}

/** The tag of a text that is no thing's. */
export function textTag(text: string): string {
  return `"${digestOf(text)}"`
}

function digestOf(text: string): string {
  return sha256(text).slice(0, 16)
}

interface EntityTag {
  readonly weak: boolean
  /** With its quotes. */
  readonly tag: string
}

/** What `If-Match` and `If-None-Match` may say: any at all, or one of these. */
export type Tags = '*' | readonly EntityTag[]

/** The tags of a header; null where it is not well-formed. Several headers of the name are one list. */
export function readTags(header: string): Tags | null {
  if (header.trim() === '*') return '*'
  const tags: EntityTag[] = []
  // Empty members of a list are allowed (RFC 9110 §5.6.1); blanks are allowed between members, not within them.
  const member = /[ \t]*(?:(W\/)?("[\x21\x23-\x7e\x80-\xff]*"))?[ \t]*(?:,|$)/y
  while (member.lastIndex < header.length) {
    const found = member.exec(header)
    if (found === null) return null
    if (found[2] !== undefined) tags.push({ weak: found[1] !== undefined, tag: found[2] })
  }
  return tags.length > 0 ? tags : null
}

/** Whether one of them is this tag, weak or not: the comparison of `If-None-Match`. */
export function includesTag(tags: Tags, tag: string): boolean {
  return tags === '*' || tags.some((one) => one.tag === tag)
}

/** The versions of this thing that they name; weak tags and those of anything else name none. */
export function versionsIn(tags: readonly EntityTag[], number: string): readonly number[] {
  const versions = tags.flatMap(({ weak, tag }) => {
    const read = /^"(.+)\.v([1-9]\d{0,14})\.[0-9a-f]{16}"$/.exec(tag)
    return !weak && read?.[1] === number ? [Number(read[2])] : []
  })
  return [...new Set(versions)]
}
