import type { Context } from '../engine/context.ts'
import type { InputIssue } from '../errors.ts'
import type { ResolvedCategory } from '../policy/policy.ts'
import { findCategoryRetentionFaults, findNameFaults, type RetentionPlaces } from '../policy/retention-faults.ts'
import type { RetentionRule, RetentionTrigger } from '../retention/rule.ts'

type Path = InputIssue['path']

/** What a rule that is tried says of its category that is not there, or contradicts itself in. */
export function findRuleIssues(
  rule: RetentionRule,
  category: ResolvedCategory,
  path: Path,
  { policy }: Context,
): readonly InputIssue[] {
  const issues: InputIssue[] = []
  const report = reportTo(issues, path)
  findCategoryRetentionFaults(rule, policy.settings.retention, placesOf(category, report), report)
  return issues
}

/** The same of a trigger alone. */
export function findTriggerFaults(
  trigger: RetentionTrigger,
  category: string,
  path: Path,
  { policy }: Context,
): readonly InputIssue[] {
  const issues: InputIssue[] = []
  const report = reportTo(issues, path)
  findNameFaults('from', trigger, placesOf(policy.categories[category]!, report))
  return issues
}

type Report = (at: string, message: string, accepted?: readonly string[]) => void

/** Paths of a rule begin with its own name, which stands in the path already. */
function reportTo(issues: InputIssue[], path: Path): Report {
  return (at, message, accepted) => {
    const below = at.split('.').slice(1)
    issues.push({ path: [...path, ...below], rule: 'choice', message, ...(accepted && { accepted }) })
  }
}

function placesOf(category: ResolvedCategory, report: Report): RetentionPlaces {
  const { events, fields, kinds } = category
  const among = (names: readonly string[], what: string) => (path: string, name: string) => {
    if (!names.includes(name)) report(path, `${name} is not ${what} of ${category.name}`, names)
  }
  const isDay = (name: string) => fields.shape[name]!.safeParse('2024-02-29').success
  const days = Object.keys(fields.shape).filter(isDay)
  return {
    event: among(Object.keys(events), 'an event'),
    day: among(days, 'a field for a day'),
    kind: among(Object.keys(kinds), 'a kind of document'),
    isSound: () => true,
  }
}
