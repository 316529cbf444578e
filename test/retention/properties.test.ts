import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRetention } from '../../src/retention/compare.ts'
import { computeRetention } from '../../src/retention/compute.ts'
import type { NamedFact, RetentionFacts } from '../../src/retention/facts.ts'
import { resolveRetention } from '../../src/retention/resolve.ts'
import type { RetentionResult } from '../../src/retention/result.ts'
import type { Counting, RetentionRule } from '../../src/retention/rule.ts'
import { findRetentionFaults } from '../../src/retention/rule-faults.ts'
import {
  anyCounting,
  anyDate,
  anyDay,
  anyFacts,
  anyFebruary29,
  anyPeriod,
  anySettings,
  anyTrigger,
  runs,
  seed,
} from './arbitrary.ts'
import { extended, kept, keptFrom, on, today } from './given.ts'
import { lastMeant, naiveDue, naiveEnd, write } from './naive.ts'

const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const limit = (period: string, counting: Counting) => ({ period, counting, citation: 'A law' })
const anyLimit = fc.tuple(anyPeriod, anyCounting).map(([period, counting]) => limit(period, counting))
/** A rule with limits that do not contradict each other. */
const anyRule = fc
  .record({ from: anyTrigger, period: anyPeriod, floor: maybe(anyLimit), ceiling: maybe(anyLimit) })
  .map(({ floor, ceiling, ...rule }): RetentionRule => {
    const limited = { ...rule, ...(floor === null ? {} : { floor }), ...(ceiling === null ? {} : { ceiling }) }
    const { ceiling: _, ...lower } = limited
    return findRetentionFaults(limited).length === 0 ? limited : lower
  })

const dueOf = (date: string, period: string, settings: Parameters<typeof keptFrom>[2]) =>
  keptFrom(date, { period }, settings).due!

describe(`dates (seed ${seed})`, () => {
  it('are those of a calendar on the wall, of every rule with its limits', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyPeriod,
        anySettings,
        maybe(anyLimit),
        maybe(anyLimit),
        maybe(anyDay),
        (date, period, settings, floor, ceiling, until) => {
          const rule = { from: 'ended', period, ...(floor ? { floor } : {}), ...(ceiling ? { ceiling } : {}) } as const
          fc.pre(findRetentionFaults(rule, { settings }).length === 0)
          const facts = { ended: on(date), extensions: until === null ? [] : [extended(until)] }
          const answer = kept(rule, facts, settings)
          const question = { trigger: lastMeant(date), period, ...settings, floor, ceiling, extended: until }
          expect(answer.due).toBe(naiveDue(question))
        },
      ),
      runs,
    )
  })

  it('are those of a wall calendar around every leap day and every end of a month of a cycle of 400 years', () => {
    let looked = 0
    for (let year = 1900; year < 2300; year += year % 4 === 3 ? 1 : 3) {
      for (const day of ['02-28', '02-29', '03-01', '01-31', '12-31']) {
        const date = `${year}-${day}`
        if (write(lastMeant(date.slice(0, 7))) < date) continue
        for (const period of ['P1Y', 'P4Y', 'P1M', 'P13M', 'P100Y']) {
          for (const february29 of ['firstOfMarch', 'lastOfFebruary'] as const) {
            const settings = { counting: 'sameDay', february29 } as const
            looked += 1
            expect(dueOf(date, period, settings), `${date} ${period}`).toBe(
              naiveDue({ trigger: lastMeant(date), period, ...settings }),
            )
          }
        }
      }
    }
    expect(looked).toBeGreaterThan(8900)
  })

  it('never come earlier where the trigger comes later, whatever the rule', () => {
    fc.assert(
      fc.property(anyRule, anySettings, anyDay, anyDay, (rule, settings, one, other) => {
        const [early, late] = [one, other].sort()
        const at = (day: string) => kept({ ...rule, from: 'ended' }, { ended: on(day!) }, settings).due!
        expect(at(late!) >= at(early!)).toBe(true)
      }),
      runs,
    )
  })

  it('never come earlier where the last of several facts comes later', () => {
    fc.assert(
      fc.property(
        anyRule,
        anySettings,
        fc.array(anyDay, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        anyDay,
        (rule, settings, days, at, later) => {
          const facts = (all: readonly string[]) => ({
            events: all.map((day): NamedFact => ({ ...on(day), name: 'a' })),
          })
          const index = at % days.length
          const moved = days.map((day, place) => (place === index && later > day ? later : day))
          const due = (all: readonly string[]) => kept({ ...rule, from: { event: 'a' } }, facts(all), settings).due!
          expect(due(moved) >= due(days)).toBe(true)
        },
      ),
      runs,
    )
  })

  it('are never shorter because a day is not known', () => {
    fc.assert(
      fc.property(anyDay, anyPeriod, anySettings, (day, period, settings) => {
        const [exact, month, year] = [day, day.slice(0, 7), day.slice(0, 4)].map((text) =>
          dueOf(text, period, settings),
        )
        expect(month! >= exact!).toBe(true)
        expect(year! >= month!).toBe(true)
      }),
      runs,
    )
  })

  it('are never shorter than promised: not by counting from the next year, not by 1 March, not before the trigger', () => {
    fc.assert(
      fc.property(anyDate, anyPeriod, anyCounting, anyFebruary29, (date, period, counting, february29) => {
        const at = (by: Counting, leap: typeof february29) => dueOf(date, period, { counting: by, february29: leap })
        expect(at('nextYear', february29) >= at('sameDay', february29)).toBe(true)
        expect(at(counting, 'firstOfMarch') >= at(counting, 'lastOfFebruary')).toBe(true)
        expect(at(counting, february29) > write(lastMeant(date))).toBe(true)
      }),
      runs,
    )
  })
})

describe(`a floor and a ceiling (seed ${seed})`, () => {
  it('hold for whatever is kept, and change nothing within them', () => {
    fc.assert(
      fc.property(anyDate, anyPeriod, anySettings, anyLimit, anyLimit, (date, period, settings, floor, ceiling) => {
        const endsOf = (given: Partial<RetentionRule>) => keptFrom(date, { period, ...given }, settings)
        const plain = endsOf({}).endsOn!
        const least = write(naiveEnd(lastMeant(date), floor.period, floor.counting, settings.february29))
        const most = write(naiveEnd(lastMeant(date), ceiling.period, ceiling.counting, settings.february29))
        const raised = endsOf({ floor })
        expect(raised.endsOn).toBe([plain, least].sort().at(-1))
        expect(raised.marks.includes('raised')).toBe(plain < least)
        const lowered = endsOf({ ceiling })
        expect(lowered.endsOn).toBe([plain, most].sort().at(0))
        expect(lowered.marks.includes('lowered')).toBe(plain > most)
      }),
      runs,
    )
  })

  it('contradict each other on the day that is named, and on no day where none is', () => {
    let contradicted = 0
    fc.assert(
      fc.property(
        anyLimit,
        anyLimit,
        anySettings,
        fc.array(anyDay, { minLength: 30, maxLength: 30 }),
        (floor, ceiling, settings, days) => {
          const [fault] = findRetentionFaults({ from: 'ended', period: 'P1Y', floor, ceiling }, { settings })
          const isAbove = (day: string) => {
            const ends = ({ period, counting }: typeof floor) =>
              write(naiveEnd(lastMeant(day), period, counting, settings.february29))
            return ends(floor) > ends(ceiling)
          }
          if (fault === undefined) expect(days.filter(isAbove)).toEqual([])
          else {
            contradicted += 1
            expect(fault.message.match(/\d{4}-\d{2}-\d{2}/g)!.filter(isAbove)).toHaveLength(1)
          }
        },
      ),
      { ...runs, numRuns: 150 },
    )
    expect(contradicted).toBeGreaterThan(20)
  })
})

describe(`an answer (seed ${seed})`, () => {
  const question = fc.record({ rule: anyRule, facts: anyFacts, settings: anySettings })

  it('is dated only by facts that are known, and else says what is missing', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(question, ({ rule, facts, settings }) => {
        const answer = kept(rule, facts, settings)
        seen.set(answer.state, (seen.get(answer.state) ?? 0) + 1)
        expect(answer.state === 'dated').toBe(answer.missing.length === 0)
        expect(answer.facts.filter(({ counted }) => counted)).toHaveLength(answer.state === 'dated' ? 1 : 0)
        if (answer.state !== 'dated') return
        expect(answer.steps.at(-1)).toEqual({ step: 'due', from: answer.endsOn, to: answer.due })
        expect(answer.due > answer.trigger).toBe(true)
      }),
      runs,
    )
    expect(seen.get('dated')).toBeGreaterThan(50)
    expect(seen.get('undecided')).toBeGreaterThan(50)
  })

  it('does not depend on the order in which facts were given, or their members', () => {
    const shuffled = (facts: RetentionFacts, by: number): RetentionFacts =>
      Object.fromEntries(
        Object.entries(facts).map(([name, value]) => {
          if (!Array.isArray(value)) return [name, value]
          const turned = [...value.slice(by % (value.length || 1)), ...value.slice(0, by % (value.length || 1))]
          return [name, by % 2 === 0 ? turned : turned.toReversed()]
        }),
      )
    fc.assert(
      fc.property(question, fc.nat({ max: 11 }), ({ rule, facts, settings }, by) => {
        expect(kept(rule, shuffled(facts, by), settings)).toEqual(kept(rule, facts, settings))
      }),
      runs,
    )
  })

  it('is the same when it is asked for again, and when the rule is already what the limits made of it', () => {
    fc.assert(
      fc.property(question, ({ rule, facts, settings }) => {
        const once = kept(rule, facts, settings)
        expect(kept(rule, facts, settings)).toEqual(once)
        const floored = {
          ...rule,
          period: rule.floor?.period ?? rule.period,
          counting: rule.floor?.counting ?? settings.counting,
        }
        if (once.marks.includes('raised')) expect(kept(floored, facts, settings).due).toBe(once.due)
      }),
      runs,
    )
  })

  it('is plain data, that a store may keep in whatever order', () => {
    fc.assert(
      fc.property(question, ({ rule, facts, settings }) => {
        const answer = kept(rule, facts, settings)
        const stored = reversed(JSON.parse(JSON.stringify(answer))) as RetentionResult
        expect(stored).toEqual(answer)
        expect(compareRetention(stored, answer)).toMatchObject({ move: 'same', because: [] })
      }),
      runs,
    )
  })

  it('depends on today in its mark of a plan alone', () => {
    fc.assert(
      fc.property(question, anyDay, ({ rule, facts, settings }, day) => {
        const unplanned = (on: string) => {
          const answer = computeRetention({ rule: resolveRetention(rule, { settings }), facts, today: on, policy: '1' })
          return { ...answer, marks: answer.marks.filter((mark) => mark !== 'planned') }
        }
        expect(unplanned(day)).toEqual(unplanned(today))
      }),
      runs,
    )
  })

  it('moves in days as it is compared', () => {
    fc.assert(
      fc.property(anyRule, anySettings, anyDay, anyDay, (rule, settings, one, other) => {
        const at = (day: string) => kept({ ...rule, from: 'ended' }, { ended: on(day) }, settings)
        const [before, after] = [at(one), at(other)]
        const { move, days } = compareRetention(before, after)
        expect(move).toBe(after.due === before.due ? 'same' : after.due! > before.due! ? 'later' : 'earlier')
        expect(compareRetention(after, before).days).toBe(0 - days!)
      }),
      runs,
    )
  })
})

/** A copy whose members stand the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, reversed(inner)] as const)
      .reverse(),
  )
}
