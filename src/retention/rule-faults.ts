import type { PolicyFault } from '../errors.ts'
import { fillIn, fits, type ResolveOptions } from './fill-in.ts'
import { findContradiction, limitOf } from './limits.ts'
import { readPeriod } from './period.ts'
import type { ResolvedRetention, RetentionRule } from './rule.ts'
import { simplePartsOf } from './trigger-parts.ts'

/** Everything that makes no sense in a rule, for its case and for each kind of documents. */
export function findRetentionFaults(
  rule: RetentionRule,
  options: Pick<ResolveOptions, 'settings' | 'at'> = {},
): readonly PolicyFault[] {
  const found = [undefined, ...Object.keys(rule.kinds ?? {})].flatMap((kind) =>
    findRuleFaults(fillIn(rule, { ...options, kind })),
  )
  // What a kind has from its case is said once.
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index)
}

export function findRuleFaults(rule: ResolvedRetention): readonly PolicyFault[] {
  const { from, period, action, floor, ceiling, counting, february29 } = rule
  const faults: PolicyFault[] = []
  const isPeriod = (text: string) => readPeriod(text) !== null
  const check = (path: string, sound: boolean, message: string) => {
    if (!sound) faults.push({ path, message })
  }
  const words = ['permanent', 'undecided']
  check(period.at, words.includes(period.value) || isPeriod(period.value), `${aPeriod}, or permanent, or undecided`)
  for (const part of simplePartsOf(from.value)) {
    check([from.at, part.path].filter(Boolean).join('.'), part.period === null || isPeriod(part.period), aPeriod)
  }
  const floorFor = floor?.value.period ?? 'permanent'
  check(`${floor?.at}.period`, floorFor === 'permanent' || isPeriod(floorFor), `${aPeriod}, or permanent`)
  const ceilingFor = ceiling?.value.period
  check(`${ceiling?.at}.period`, ceilingFor === undefined || isPeriod(ceilingFor), aPeriod)
  check(action.at, fits(period.value, action.value), unfit(period.value, action.value))
  if (faults.length > 0 || floor === null || ceiling === null || ceilingFor === undefined) return faults

  const most = limitOf(ceiling.value, counting.value)!
  const least = limitOf(floor.value, counting.value)
  if (least === null) {
    check(floor.at, false, `keeps for ever, and the ceiling no longer than ${ceilingFor}`)
    return faults
  }
  const day = findContradiction(least, most, february29.value)
  check(floor.at, day === null, `${floorFor} is longer than the ceiling of ${ceilingFor}, from ${day} for one`)
  return faults
}

const aPeriod = 'must be a period such as P10Y, of at most a thousand years'

const unfit = (period: string, action: string) =>
  action === 'permanent'
    ? `permanent does not go with ${period}: write the period permanent`
    : `${action} is never due where the period is permanent`
