import type { DisposalBlock } from './blocks.ts'
import type { Candidate } from './candidate.ts'

interface Looked {
  readonly candidate: Pick<Candidate, 'file' | 'kind'>
  readonly blocks: readonly DisposalBlock[]
}

/**
 * A case that goes with the others needs nothing any more: of those that need each other none could ever go first. What was
 * needed by nobody else is free.
 */
export function withoutOwnNeeds<One extends Looked>(looked: readonly One[]): readonly One[] {
  let staying = new Set(looked.filter(({ blocks }) => blocks.some(({ because }) => because !== 'neededBy')))
  for (;;) {
    const going = new Set(
      looked
        .filter((one) => one.candidate.kind === '' && !staying.has(one))
        .map(({ candidate }) => candidate.file.number),
    )
    const isNeeded = ({ blocks }: Looked) =>
      blocks.some(({ because, by }) => because !== 'neededBy' || !going.has(by as string))
    const now = new Set(looked.filter(isNeeded))
    if (now.size === staying.size) return looked.map((one) => (now.has(one) ? one : { ...one, blocks: [] }))
    staying = now
  }
}

/** Those of them that nothing keeps. */
export function freeOf<One extends Looked>(looked: readonly One[]): readonly One[] {
  return withoutOwnNeeds(looked).filter(({ blocks }) => blocks.length === 0)
}
