import fc from 'fast-check'
import { addDays, dayFromNumber, dayNumber } from '../../src/calendar/plain-date.ts'
import type { RetentionFacts } from '../../src/retention/facts.ts'
import type { Counting, RetentionTrigger, TriggerPart } from '../../src/retention/rule.ts'
import { agreement, extended, file, named, on } from './given.ts'

/** Of every run, in the names of the tests; `CASEKEEP_SEED` runs one again. */
export const seed = Number(process.env.CASEKEEP_SEED ?? Date.now() % 2 ** 31)
export const runs = { seed, numRuns: 400 }

/** Around ends of months, of years and of February, where mistakes are. */
const nearAnEdge = fc
  .tuple(fc.integer({ min: 1890, max: 2110 }), fc.constantFrom('02-28', '03-01', '12-31', '01-31', '04-30', '08-31'))
  .chain(([year, day]) => fc.integer({ min: -2, max: 2 }).map((by) => addDays(`${year}-${day}`, by)))
const leapDay = fc
  .integer({ min: 473, max: 527 })
  .map((fourth) => `${fourth * 4}-02-29`)
  .filter((day) => day !== '1900-02-29' && day !== '2100-02-29')
const day = fc.oneof(
  fc.integer({ min: dayNumber('1890-01-01'), max: dayNumber('2110-12-31') }).map(dayFromNumber),
  nearAnEdge,
  leapDay,
)
export const anyDay = day
export const anyDate = fc.oneof(
  { weight: 4, arbitrary: day },
  { weight: 2, arbitrary: day.map((text) => text.slice(0, 7)) },
  { weight: 1, arbitrary: day.map((text) => text.slice(0, 4)) },
)
const count = (most: number) => fc.oneof(fc.constant(0), fc.integer({ min: 0, max: most }))
export const anyPeriod = fc
  .tuple(count(40), count(30), count(10), count(800))
  .filter((counts) => counts.some((one) => one > 0))
  .map((counts) => `P${counts.map((one, index) => (one === 0 ? '' : `${one}${'YMWD'[index]}`)).join('')}`)
export const anyCounting = fc.constantFrom<Counting>('nextYear', 'sameDay')
export const anyFebruary29 = fc.constantFrom('firstOfMarch' as const, 'lastOfFebruary' as const)
export const anySettings = fc.record({ counting: anyCounting, february29: anyFebruary29 })

const dateOrOpen = fc.option(anyDate, { nil: null, freq: 6 })
const simple = fc.constantFrom(
  'ended' as const,
  'given' as const,
  'parentEnded' as const,
  'relatedEnded' as const,
  { event: 'a' },
  { field: 'a' },
  { object: 'a' },
  { decision: 'start' as const },
  { decision: 'end' as const, kind: 'agreement' },
)
const term = fc.record({ after: simple, period: anyPeriod })
const part = fc.oneof(
  { weight: 4, arbitrary: simple as fc.Arbitrary<TriggerPart> },
  { weight: 1, arbitrary: term },
  { weight: 2, arbitrary: fc.record({ optional: fc.oneof(simple, term) }) as fc.Arbitrary<TriggerPart> },
)
const parts = fc.array(part, { minLength: 2, maxLength: 4 })
export const anyTrigger: fc.Arbitrary<RetentionTrigger> = fc.oneof(
  part,
  fc.record({ latest: parts }),
  fc.record({ earliest: parts }),
)

const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 4 })
const namedFacts = some(fc.tuple(fc.constantFrom('a', 'b'), dateOrOpen).map(([name, date]) => named(name, date)))
const cases = some(
  fc.tuple(fc.constantFrom('KH0001', 'KH0002', 'KH0003'), dateOrOpen).map(([number, date]) => file(number, date)),
)
const decisions = some(
  fc
    .tuple(fc.constantFrom('KH0001-001', 'KH0001-002'), dateOrOpen, dateOrOpen)
    // An end before its beginning is refused, which is another test.
    .filter(([, start, end]) => start === null || end === null || end.slice(0, 4) > start.slice(0, 4))
    .map(([number, start, end]) => agreement(number, start, end)),
)
export const anyFacts: fc.Arbitrary<RetentionFacts> = fc
  .record({
    ended: maybe(anyDate.map(on)),
    given: maybe(anyDate.map(on)),
    events: maybe(namedFacts),
    fields: maybe(namedFacts),
    objects: maybe(namedFacts),
    parents: maybe(cases),
    related: maybe(cases),
    decisions: maybe(decisions),
    extensions: maybe(some(day.map(extended))),
  })
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)))
