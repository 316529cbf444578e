import { amend } from '../engine/changes.ts'
import type { Change, Row } from '../storage.ts'

/** A document is never below its case, nor is a duty: those below a level, raised to it. */
export function raise(
  level: number,
  documents: readonly Row<'documents'>[],
  duties: readonly Row<'duties'>[],
): readonly Change[] {
  return [
    ...documents
      .filter((document) => document.level < level)
      .map((document) => amend('documents', document, { level }).change),
    ...duties.filter((duty) => duty.level < level).map((duty) => amend('duties', duty, { level }).change),
  ]
}

/** The cases that changes belong to, each of which gets its entry in the trail. */
export function chainsOf(
  first: string,
  ...changed: readonly (readonly { readonly case: string }[])[]
): readonly string[] {
  return [...new Set([first, ...changed.flat().map((row) => row.case)])]
}
