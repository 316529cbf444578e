import { type Locale, type Names, nameIn } from '../locales/locale.ts'
import { retention } from '../locales/terms/retention.ts'
import { periodForm } from './period.ts'
import type { Counting, ResolvedRetention, RetentionTrigger, SimpleTrigger } from './rule.ts'

/** What only the policy or the host knows how to call; what it leaves out is said by its name in the policy. */
export interface RetentionNames {
  readonly event?: (name: string) => string
  readonly field?: (name: string) => string
  readonly kind?: (name: string) => string
  readonly object?: (name: string) => string
  /** Of a person, by `personId`. */
  readonly person?: (id: string) => string
}

type Area = keyof typeof retention
export type Facts = Readonly<Record<string, string>>

/** The words of one explanation: a language, and what others call their things. */
export interface Say {
  readonly locale: Locale
  readonly names: RetentionNames
}

/** A term of an area with its facts put in. */
export function say<A extends Area>(
  area: A,
  name: keyof (typeof retention)[A] & string,
  { locale }: Say,
  facts: Facts = {},
) {
  const texts = (retention[area] as Readonly<Record<string, Readonly<Record<Locale, string>>>>)[name]!
  return texts[locale].replace(/\{(\w+)\}/g, (_all, fact: string) => facts[fact]!)
}

export const list = (items: readonly string[], { locale }: Say) => items.join(locale === 'en' ? ', ' : '、')

/** An English sentence may begin with what stands within others in small letters. */
export const sentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

export const sayCitation = (citation: Names, { locale }: Say) => nameIn(citation, locale)

/** A period in words, such as `1 year 6 months`; a word such as `permanent` as the terms have it. */
export function sayPeriod(period: string, words: Say): string {
  if (period === 'permanent' || period === 'undecided') return say('retentionRule', period, words)
  const counts = periodForm.exec(period)?.slice(1)
  if (counts === undefined) return period
  const units = ['years', 'months', 'weeks', 'days'] as const
  return units
    .flatMap((unit, index) => {
      const n = Number(counts[index] ?? 0)
      return n === 0 ? [] : [say('duration', n === 1 ? `${unit}One` : unit, words, { n: String(n) })]
    })
    .join(' ')
}

/** What a period counts from, as part of a sentence. */
export function sayTrigger(trigger: RetentionTrigger, words: Say): string {
  if (typeof trigger === 'string') return say('retentionTrigger', trigger, words)
  if ('latest' in trigger || 'earliest' in trigger) {
    const [which, parts] =
      'latest' in trigger ? (['latest', trigger.latest] as const) : (['earliest', trigger.earliest] as const)
    return say('retentionTrigger', which, words, {
      list: list(
        parts.map((part) => sayTrigger(part, words)),
        words,
      ),
    })
  }
  if ('optional' in trigger) {
    return say('retentionTrigger', 'optional', words, { trigger: sayTrigger(trigger.optional, words) })
  }
  if ('after' in trigger) {
    const facts = { period: sayPeriod(trigger.period, words), trigger: sayTrigger(trigger.after, words) }
    return say('retentionTrigger', 'after', words, facts)
  }
  return sayNamed(trigger, words)
}

function sayNamed(trigger: Exclude<SimpleTrigger, string>, words: Say): string {
  const { names } = words
  const named = (
    term: keyof typeof retention.retentionTrigger,
    call: ((name: string) => string) | undefined,
    name: string,
  ) => say('retentionTrigger', term, words, { name: call?.(name) ?? name })
  if ('event' in trigger) return named('event', names.event, trigger.event)
  if ('field' in trigger) return named('field', names.field, trigger.field)
  if ('object' in trigger) return named('object', names.object, trigger.object)
  const { decision, kind } = trigger
  if (kind === undefined) return say('retentionTrigger', decision === 'start' ? 'decisionStart' : 'decisionEnd', words)
  return named(decision === 'start' ? 'kindStart' : 'kindEnd', names.kind, kind)
}

export const sayCounting = (counting: Counting, words: Say) => say('retentionRule', counting, words)

/** A rule in one sentence, without its end. */
export function sayRule({ period, from, counting }: ResolvedRetention, words: Say): string {
  if (period.value === 'permanent' || period.value === 'undecided') return say('retentionRule', period.value, words)
  return say('retentionRule', 'period', words, {
    period: sayPeriod(period.value, words),
    trigger: sayTrigger(from.value, words),
    counting: sayCounting(counting.value, words),
  })
}

/**
 * A rule in words, for a page that shows the policy.
 * @example
 * describeRetention(resolveRetention({ from: 'ended', period: 'P10Y' }), 'en')
 * // '10 years from the end of the case, counted from 1 January of the next year'
 */
export function describeRetention(rule: ResolvedRetention, locale: Locale, names: RetentionNames = {}): string {
  return sayRule(rule, { locale, names })
}
