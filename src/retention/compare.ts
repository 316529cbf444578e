import { dayNumber, type PlainDate } from '../calendar/plain-date.ts'
import { canonical } from '../canonical.ts'
import type { Json } from '../storage.ts'
import type { DateText } from './facts.ts'
import type { RetentionResult } from './result.ts'
import type { ResolvedRetention, SimpleTrigger } from './rule.ts'

/** Parts of a rule that can differ, in the order in which they are told. */
export const ruleParts = [
  'from',
  'period',
  'counting',
  'february29',
  'action',
  'floor',
  'ceiling',
  'citation',
] as const satisfies readonly (keyof ResolvedRetention)[]
export type RulePart = (typeof ruleParts)[number]

/** One thing that is another than before. */
export type RetentionDifference =
  /** A fact; null: not known, or not there. */
  | {
      readonly what: 'fact'
      readonly trigger: SimpleTrigger
      /** Number of the case or document that it is about; null: of the case itself. */
      readonly of: string | null
      readonly before: DateText | null
      readonly after: DateText | null
    }
  | {
      [Part in RulePart]: {
        readonly what: 'rule'
        readonly part: Part
        readonly before: Value<ResolvedRetention[Part]>
        readonly after: Value<ResolvedRetention[Part]>
      }
    }[RulePart]
  /** What a date was extended to; null: it was not. */
  | { readonly what: 'extension'; readonly before: PlainDate | null; readonly after: PlainDate | null }
  | { readonly what: 'policy'; readonly before: string; readonly after: string }

type Value<Part> = Part extends { readonly value: infer V } ? V : Part extends null ? null : never

/** How something is kept, in short. */
export type RetentionState = Pick<RetentionResult, 'state' | 'due'>

/** What became of a date, and why. Plain JSON, to be kept with the new one. */
export interface RetentionChange {
  /** `changed`: between dated, undecided and permanent. */
  readonly move: 'same' | 'later' | 'earlier' | 'changed'
  readonly from: RetentionState
  readonly to: RetentionState
  /** How many days later, or earlier where it is negative; null unless both are dated. */
  readonly days: number | null
  /** Everything that differs, whether it moved the date or not. */
  readonly because: readonly RetentionDifference[]
}

/**
 * Compares two answers about the same thing: after a fact has changed, or under a policy that is being tried.
 * @example
 * compareRetention(stored, computed).move // 'later'
 */
export function compareRetention(before: RetentionResult, after: RetentionResult): RetentionChange {
  const days = before.due === null || after.due === null ? null : dayNumber(after.due) - dayNumber(before.due)
  return {
    move: moveOf(before, after, days),
    from: { state: before.state, due: before.due },
    to: { state: after.state, due: after.due },
    days,
    because: [
      ...factDifferences(before, after),
      ...ruleDifferences(before.rule, after.rule),
      ...extensionDifference(extendedTo(before), extendedTo(after)),
      ...(before.policy === after.policy
        ? []
        : [{ what: 'policy' as const, before: before.policy, after: after.policy }]),
    ],
  }
}

/**
 * Whether documents of a kind are still kept when their case is due, so that they outlive it. What is undecided or
 * permanent is kept.
 */
export function outlives(ofKind: RetentionResult, ofCase: RetentionResult): boolean {
  return ofCase.due !== null && (ofKind.due === null || ofKind.due > ofCase.due)
}

function moveOf(before: RetentionResult, after: RetentionResult, days: number | null): RetentionChange['move'] {
  if (days !== null && days !== 0) return days > 0 ? 'later' : 'earlier'
  return before.state === after.state ? 'same' : 'changed'
}

/**
 * Facts of one trigger about one thing; what both answers know of it is no difference. Compared as canonical text: a store
 * need not keep the order of members.
 */
function factDifferences(before: RetentionResult, after: RetentionResult): RetentionDifference[] {
  const all = [...before.facts, ...after.facts]
  const keyOf = ({ trigger, of }: (typeof all)[number]) => canonical([trigger, of] as unknown as Json)
  const firsts = all.filter((fact, index) => all.findIndex((other) => keyOf(other) === keyOf(fact)) === index)
  return firsts.flatMap((fact): RetentionDifference[] => {
    const known = ({ facts }: RetentionResult) =>
      facts.filter((other) => keyOf(other) === keyOf(fact)).map(({ on }) => on)
    const gone = without(known(before), known(after))
    const come = without(known(after), known(before))
    const { trigger, of } = fact
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, index) => ({
      what: 'fact',
      trigger,
      of,
      before: gone[index] ?? null,
      after: come[index] ?? null,
    }))
  })
}

/** What one list holds beyond another, as often as it does. */
function without(list: readonly DateText[], other: readonly DateText[]): readonly DateText[] {
  const left = [...other]
  return list.filter((one) => {
    const at = left.indexOf(one)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

function ruleDifferences(before: ResolvedRetention, after: ResolvedRetention): RetentionDifference[] {
  return ruleParts.flatMap((part) => {
    const [one, other] = [before[part]?.value ?? null, after[part]?.value ?? null]
    const differ = canonical(one as Json) !== canonical(other as Json)
    return differ ? [{ what: 'rule', part, before: one, after: other } as RetentionDifference] : []
  })
}

function extensionDifference(before: PlainDate | null, after: PlainDate | null): RetentionDifference[] {
  return before === after ? [] : [{ what: 'extension', before, after }]
}

function extendedTo({ steps }: RetentionResult): PlainDate | null {
  return steps.find((step) => step.step === 'extended')?.to ?? null
}
