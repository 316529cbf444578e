import { type Locale, nameIn } from '../locales/locale.ts'
import { fillIn } from '../retention/fill-in.ts'
import type { ResolvedRetention } from '../retention/rule.ts'
import type { RetentionNames } from '../retention/say.ts'
import type { Policy, ResolvedCategory } from './policy.ts'

/**
 * How long cases of a category are kept (P9.1), or their documents of a kind that has a rule of its own, with everything
 * filled in. A category without a rule leaves it to a decision for each case.
 * @example
 * retentionRule(standardPolicy(), standardPolicy().categories.project, 'agreement').period
 * // { value: 'P30Y', at: 'categories.project.retention.kinds.agreement' }
 */
export function retentionRule(
  policy: Pick<Policy, 'settings'>,
  category: Pick<ResolvedCategory, 'name' | 'retention'>,
  kind?: string,
): ResolvedRetention {
  const at = `categories.${category.name}.retention`
  // Whether it makes sense was looked at when the policy was defined.
  return fillIn(category.retention, { kind, at, settings: policy.settings.retention })
}

/** What a category calls its events, fields and kinds, for explanations. */
export function retentionNames(
  { events, fieldNames, kinds }: Pick<ResolvedCategory, 'events' | 'fieldNames' | 'kinds'>,
  locale: Locale,
): RetentionNames {
  return {
    event: (name) => nameIn(events[name]?.names ?? name, locale),
    field: (name) => nameIn(fieldNames[name] ?? name, locale),
    kind: (name) => nameIn(kinds[name]?.names ?? name, locale),
  }
}
