import type { DateText, FactSource, NamedFact, RetentionFacts } from './facts.ts'
import { readDate } from './partial-date.ts'
import type { SimpleTrigger } from './rule.ts'

/** What can give the day of a trigger. */
export interface Candidate {
  /** Number of the case or document that it is about; null: of the case itself. */
  readonly of: string | null
  /** Null: no end is known. */
  readonly on: DateText | null
  readonly source: FactSource
}

export interface Candidates {
  readonly candidates: readonly Candidate[]
  /** Why there are none, if there are none. */
  readonly absent: 'unknown' | 'none'
}

/** All that a trigger can be about, whether a day of it is known or not. */
export function candidatesOf(trigger: SimpleTrigger, facts: RetentionFacts): Candidates {
  if (trigger === 'ended' || trigger === 'given') return known(facts[trigger] ? [{ of: null, ...facts[trigger] }] : [])
  if (trigger === 'parentEnded') return ends(facts.parents)
  if (trigger === 'relatedEnded') return ends(facts.related)
  if ('event' in trigger) return named(facts.events, trigger.event)
  if ('object' in trigger) return named(facts.objects, trigger.object)
  // A field may hold what is no date, such as "by the end of next year".
  if ('field' in trigger) return named(facts.fields?.filter(isDated), trigger.field)
  const { decision, kind } = trigger
  return listed(
    facts.decisions
      ?.filter((one) => kind === undefined || one.kind === kind)
      .map((one) => ({ of: one.number, on: one[decision], source: one.source })),
  )
}

const known = (candidates: readonly Candidate[]): Candidates => ({ candidates, absent: 'unknown' })

/** Of a list that was looked up and is empty it is known that there are none. */
const listed = (candidates: readonly Candidate[] | undefined): Candidates => ({
  candidates: candidates ?? [],
  absent: candidates === undefined ? 'unknown' : 'none',
})

const ends = (cases: RetentionFacts['parents']) =>
  listed(cases?.map(({ number, ended, source }) => ({ of: number, on: ended, source })))

const named = (facts: readonly NamedFact[] | undefined, name: string) =>
  known((facts ?? []).filter((fact) => fact.name === name).map(({ on, source }) => ({ of: null, on, source })))

const isDated = ({ on }: NamedFact) => on !== null && readDate(on) !== null
