import { isPlainDate } from '../calendar/plain-date.ts'
import { type InputIssue, refuse } from '../errors.ts'
import type { DateText, OwnRetention, RetentionFacts } from './facts.ts'
import { fits } from './fill-in.ts'
import { readDate } from './partial-date.ts'
import { readPeriod } from './period.ts'
import { retentionActions } from './rule.ts'

/**
 * Refuses facts that cannot be: dates that are none, an end before its beginning, a decision that makes no sense; all at once.
 * @throws INVALID_INPUT (rule `day`, `order`, `period` or `choice`)
 */
export function checkFacts(facts: RetentionFacts): void {
  const issues: InputIssue[] = []
  const date = (path: InputIssue['path'], text: DateText | null | undefined) => {
    if (text == null || readDate(text) !== null) return
    const message = 'is not a date that exists; write YYYY-MM-DD, YYYY-MM or YYYY'
    issues.push({ path, rule: 'day', message, accepted: ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'] })
  }
  // Of a start that is only known as a month, the end may lie in the same month.
  const order = (path: InputIssue['path'], start: DateText | null | undefined, end: DateText | null | undefined) => {
    const first = start == null ? null : readDate(start)
    const last = end == null ? null : readDate(end)
    if (first === null || last === null || last.last >= first.first) return
    issues.push({
      path,
      rule: 'order',
      message: `${end} is before the beginning, ${start}`,
      accepted: [`from ${start}`],
    })
  }
  for (const name of ['started', 'ended', 'given'] as const) date([name, 'on'], facts[name]?.on)
  order(['ended', 'on'], facts.started?.on, facts.ended?.on)
  for (const list of ['events', 'objects'] as const) {
    facts[list]?.forEach(({ on }, index) => {
      date([list, index, 'on'], on)
    })
  }
  for (const list of ['parents', 'related'] as const) {
    facts[list]?.forEach(({ ended }, index) => {
      date([list, index, 'ended'], ended)
    })
  }
  facts.decisions?.forEach(({ start, end }, index) => {
    date(['decisions', index, 'start'], start)
    date(['decisions', index, 'end'], end)
    order(['decisions', index, 'end'], start, end)
  })
  facts.extensions?.forEach(({ until }, index) => {
    if (isPlainDate(until)) return
    const message = 'is not a day that exists; write YYYY-MM-DD'
    issues.push({ path: ['extensions', index, 'until'], rule: 'day', message, accepted: ['YYYY-MM-DD'] })
  })
  if (facts.own) issues.push(...ownIssues(facts.own))
  if (issues.length > 0) refuse('INVALID_INPUT', { issues })
}

function ownIssues({ period, action }: OwnRetention): readonly InputIssue[] {
  if (period !== 'permanent' && readPeriod(period) === null) {
    const message = 'is neither a period such as P10Y nor permanent'
    return [{ path: ['own', 'period'], rule: 'period', message, accepted: ['P10Y', 'P18M', 'permanent'] }]
  }
  if (action === undefined || fits(period, action)) return []
  const accepted = retentionActions.filter((one) => fits(period, one))
  return [{ path: ['own', 'action'], rule: 'choice', message: `does not go with ${period}`, accepted }]
}
