import type { OpenStore } from '../options.ts'
import { abilityBreaks } from './abilities.ts'
import { changeBreaks } from './changes.ts'
import { hostBreaks } from './host.ts'
import { isolationBreaks } from './isolation.ts'
import { numberBreaks } from './numbers.ts'
import { queryBreaks } from './queries.ts'
import { rowBreaks } from './rows.ts'
import { workBreaks } from './works.ts'
import type { Break } from './wrap.ts'

const breaks: readonly Break[] = [
  ...rowBreaks,
  ...changeBreaks,
  ...workBreaks,
  ...numberBreaks,
  ...queryBreaks,
  ...isolationBreaks,
  ...abilityBreaks,
  ...hostBreaks,
]

/** An adapter that is broken on purpose. */
export interface BrokenAdapter<Tx = never> {
  /** What it does, after "an adapter that". */
  readonly name: string
  /** The label of the one promise that it breaks. It keeps all others. */
  readonly breaks: string
  readonly open: OpenStore<Tx>
}

/**
 * Adapters that each break one promise, made of stores that keep all of them: proof that the kit, in the test runner that
 * it is run by, finds out an adapter that is wrong. There is one for every promise. Those that break how work joins, or what
 * survives, need a store that supports it; over another they are as sound as it is.
 */
export function brokenAdapters<Tx = never>(open: OpenStore<Tx>): readonly BrokenAdapter<Tx>[] {
  return breaks.map(({ name, breaks: label, broken }) => ({ name, breaks: label, open: broken(open) }))
}
