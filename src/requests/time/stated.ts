import type { LimitedTo } from '../../reasons.ts'

/** A value of the policy and where it stands, so that whatever was decided by it can say why. */
export interface Stated<Value> {
  readonly value: Value
  /** Path in the settings, such as `loans.days.confidential`; `request` for what was asked for. */
  readonly from: string
  /** Clause of the regulation that it rests on. */
  readonly clause: string
}

/** §13 where nothing else is said: most of what a company may set is listed there. */
export function stated<Value>(value: Value, from: string, clause = '§13'): Stated<Value> {
  return { value, from, clause }
}

/** A most of something, with what it is for: a level, a category, a role and so on, all of which hold. */
export interface Limit extends Stated<number> {
  readonly for: readonly LimitedTo[]
}

/** The smallest of several numbers; of equal ones the first. */
export function strictest<S extends Stated<number>>(first: S, ...others: readonly (NoInfer<S> | null)[]): S {
  return others.reduce<S>((least, other) => (other !== null && other.value < least.value ? other : least), first)
}
