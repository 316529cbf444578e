import { type KeptUntil, retentionNames } from 'casekeep'
import { explainRetention, explainRetentionChange, type RetentionNames } from 'casekeep/retention'
import type { SignedIn } from '../visit.ts'

/** What the company and its policy call what an explanation speaks of: people by name, among others. */
function namesFor(category: string, { naming, archive, language }: SignedIn): RetentionNames {
  return { ...retentionNames(archive.policy.categories[category]!, language), person: (id) => naming.person(id) }
}

/** Why something is kept until a day: the answer itself first, then what it rests on. */
export function explained({ result }: KeptUntil, category: string, visit: SignedIn): readonly string[] {
  return explainRetention(result, visit.language, namesFor(category, visit))
}

/** What it was before, and why it moved. */
export function explainedChange({ before }: KeptUntil, category: string, visit: SignedIn): readonly string[] {
  return before === null ? [] : explainRetentionChange(before.change, visit.language, namesFor(category, visit))
}
