import { storagePromises, type Verdict, type Way } from '../../../adapters/conformance/index.ts'
import type { CheckedBroken, CheckedStore, Outcome } from './run.ts'

type Broken = Extract<Verdict, { readonly outcome: 'broken' }>

export function brokenOf({ verdicts }: CheckedStore): readonly Broken[] {
  return verdicts.flatMap((verdict) => (verdict.outcome === 'broken' ? [verdict] : []))
}

/** What came of an adapter that is broken on purpose. */
export interface Finding {
  /** It fails the promise that it breaks. */
  readonly isFoundOut: boolean
  /** What it fails besides. */
  readonly besides: readonly string[]
  /** How many of the other promises it keeps, of how many that were asked, each way counted. */
  readonly kept: number
  readonly others: number
}

export function findingOn(checked: CheckedBroken): Finding {
  const { breaks, verdicts } = checked
  const others = verdicts.filter(({ promise, outcome }) => promise.label !== breaks && outcome !== 'not asked')
  const failed = brokenOf(checked).map(({ promise }) => promise.label)
  return {
    isFoundOut: failed.includes(breaks),
    besides: [...new Set(failed.filter((label) => label !== breaks))],
    kept: others.filter(({ outcome }) => outcome === 'kept').length,
    others: others.length,
  }
}

/** Every store keeps what is asked of it, and every broken adapter fails its promise and no other. */
export function isGood({ stores, broken }: Outcome): boolean {
  return (
    stores.every((store) => brokenOf(store).length === 0) &&
    broken.map(findingOn).every(({ isFoundOut, besides }) => isFoundOut && besides.length === 0)
  )
}

/** What is written down: the same for every run of the same code. */
export function resultsOf({ seed, stores, broken }: Outcome): object {
  const wayOf = ({ verdicts }: CheckedStore, way: Way) => {
    const labels = (outcome: Verdict['outcome']) =>
      verdicts.flatMap((one) => (one.way === way && one.outcome === outcome ? [one.promise.label] : []))
    const kept = labels('kept').length
    return kept === 0 && labels('broken').length === 0
      ? 'not asked'
      : { kept, broken: labels('broken'), notAsked: labels('not asked') }
  }
  return {
    seed,
    promises: Object.fromEntries(storagePromises.map(({ label, says }) => [label, says])),
    stores: Object.fromEntries(
      stores.map((store) => [store.name, { alone: wayOf(store, 'alone'), joined: wayOf(store, 'joined') }]),
    ),
    broken: broken.map((checked) => ({ name: checked.name, breaks: checked.breaks, ...findingOn(checked) })),
  }
}
