import { canonical } from '../canonical.ts'
import type { Json } from '../storage.ts'
import type { Policy, ResolvedCategory } from './policy.ts'
import { settingsSchema } from './settings.ts'

/**
 * Whether a policy says what a stored one says. A newer library knows settings that the stored content does not have: with
 * their defaults these are the same rules, and the company changed nothing. One that knows no events of a case declared
 * how long it is kept and reckoned nothing by it, so that no decision rests on what was said of that. One that knows no
 * subject held nothing on a person.
 */
export function saysTheSame(policy: Policy, stored: { readonly digest: string; readonly content: Json }): boolean {
  if (stored.digest === policy.digest) return true
  const content = stored.content as { readonly [member: string]: Json }
  const settings = settingsSchema.safeParse(content.settings)
  if (!settings.success) return false
  const categories = (content.categories as unknown as readonly Partial<ResolvedCategory>[]).map((category) => {
    const now = policy.categories[category.name!]
    if (now === undefined) return category
    return {
      ...category,
      ...(category.events === undefined && retentionOf(now)),
      ...(category.subject === undefined && { subject: now.subject }),
      // What a category says of each of them; of those that came later it had nothing to say.
      deadlines: { ...settings.data.deadlines, ...category.deadlines },
    }
  })
  const before = { ...content, settings: settings.data, categories } as unknown as Json
  return canonical(before) === canonical(policy.content)
}

const retentionOf = ({ events, retention }: ResolvedCategory) => ({ events, retention })
