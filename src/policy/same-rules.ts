import { canonical } from '../canonical.ts'
import type { Json } from '../storage.ts'
import type { Policy } from './policy.ts'
import { settingsSchema } from './settings.ts'

/**
 * Whether a policy says what a stored one says. A newer library knows settings that the stored content does not have: with
 * their defaults these are the same rules, and the company changed nothing.
 */
export function saysTheSame(policy: Policy, stored: { readonly digest: string; readonly content: Json }): boolean {
  if (stored.digest === policy.digest) return true
  const content = stored.content as { readonly [member: string]: Json }
  const settings = settingsSchema.safeParse(content.settings)
  return settings.success && canonical({ ...content, settings: settings.data as Json }) === canonical(policy.content)
}
