/**
 * The rules of retention alone (P9.1): until when something is kept, and why. Pure: plain data in, plain data out, no
 * clock, no store, no time zone.
 * @module
 */
export type { LeapDay, PlainDate } from '../calendar/plain-date.ts'
export { type Locale, locales, type Names } from '../locales/locale.ts'
export {
  compareRetention,
  outlives,
  type RetentionChange,
  type RetentionDifference,
  type RetentionState,
  type RulePart,
  ruleParts,
} from './compare.ts'
export { computeRetention, type RetentionQuestion } from './compute.ts'
export { explainRetention } from './explain.ts'
export { explainRetentionChange } from './explain-change.ts'
export {
  type CaseFact,
  type DatedFact,
  type DateText,
  type DecisionFact,
  type Extension,
  type FactSource,
  factSources,
  type NamedFact,
  type OwnRetention,
  type RetentionFacts,
} from './facts.ts'
export { type ResolveOptions, standardCounting } from './fill-in.ts'
export {
  floorOf,
  type Jurisdiction,
  type MinimumPeriod,
  type MinimumPeriodName,
  minimumPeriods,
} from './minimum-periods.ts'
export { resolveRetention } from './resolve.ts'
export {
  type MissingFact,
  missingReasons,
  type Precision,
  type RetentionCitation,
  type RetentionMark,
  type RetentionResult,
  type RetentionStep,
  retentionMarks,
  type UsedFact,
} from './result.ts'
export {
  type Counting,
  type KindRetention,
  type ResolvedRetention,
  type RetentionAction,
  type RetentionCeiling,
  type RetentionFloor,
  type RetentionRule,
  type RetentionSettings,
  type RetentionTrigger,
  type Ruled,
  retentionActions,
  type SimpleTrigger,
  type TermAfter,
  type TriggerPart,
} from './rule.ts'
export { findRetentionFaults } from './rule-faults.ts'
export { describeRetention, type RetentionNames } from './say.ts'
