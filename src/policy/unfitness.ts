import type { PolicyFault } from '../errors.ts'
import type { Json } from '../storage.ts'
import type { Policy } from './policy.ts'

/** The part of a policy's content that what is stored under it rests on. */
interface Content {
  readonly levels: readonly string[]
  readonly categories: readonly { readonly name: string }[]
}

/**
 * Why what was stored under one policy cannot be read by another: levels are stored as ranks of the ladder, and cases
 * by the name of their category.
 */
export function unfitness(
  policy: Policy,
  before: { readonly version: string; readonly content: Json },
): readonly PolicyFault[] {
  const { levels, categories } = before.content as unknown as Content
  const faults: PolicyFault[] = []
  if (levels.some((level, rank) => policy.levels[rank] !== level)) {
    faults.push({
      path: 'levels',
      message: `must begin with ${levels.join(', ')}, as in version ${before.version}: what is stored keeps its rank, so that new levels go on top`,
    })
  }
  for (const { name } of categories) {
    if (policy.categories[name] === undefined) {
      faults.push({
        path: `categories.${name}`,
        message: `is missing, and may have cases of version ${before.version}`,
      })
    }
  }
  return faults
}
