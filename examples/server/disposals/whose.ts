import type { DisposalEntry } from 'casekeep'
import { keepsArchive } from '../requests/whose.ts'
import type { SignedIn } from '../visit.ts'

/**
 * Which entries the reader appraises: by a role of theirs all, as head of a department its own. A deputy is told nothing but
 * what they appraise, so of what the library shows them all is theirs.
 */
export function appraised(entries: readonly DisposalEntry[], { archive, person }: SignedIn): readonly DisposalEntry[] {
  const listed = entries.filter(({ state }) => state === 'listed')
  const by = archive.policy.settings.disposal.appraisedBy
  if (by.some((role) => role !== 'departmentHead' && person.roles.includes(role))) return listed
  const isHead = by.includes('departmentHead') && person.roles.includes('departmentHead')
  if (isHead) return listed.filter(({ department }) => person.departments.includes(department))
  return keepsArchive(person) || person.roles.includes('auditor') ? [] : listed
}
