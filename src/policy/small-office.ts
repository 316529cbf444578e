import { refuse } from '../errors.ts'
import type { Categories, Category } from './category.ts'
import { written } from './schema-faults.ts'
import type { ApprovalStep, SettingsInput } from './settings.ts'
import type { StandardOptions } from './standard/options.ts'
import { findOptionFaults } from './standard/options-schema.ts'

const chain: ApprovalStep[] = [
  { role: 'archiveHead' },
  { role: 'supervisingExecutive', when: { levels: ['secret'] } },
  { role: 'seniorLeadership', when: { outside: true } },
]

/** What four people cannot do as the standard says it. Everything else, the separated pairs of §13 first, stays. */
const settings = {
  reviewers: ['departmentHead', 'archiveHead', 'supervisingExecutive'],
  approvals: { consultation: chain, loan: chain, disposal: [{ role: 'seniorLeadership' }] },
} satisfies SettingsInput

/**
 * Options for {@link standardPolicy} with which four people can run the whole (§13): a manager (senior leadership), a
 * deputy (supervising executive, head of a department), a records officer (archivist, archive head) and one more.
 *
 * - A batch may also be reviewed by the archive head or the supervising executive, as its sorter often is the head.
 * - A consultation or loan is approved by the archive head; the supervising executive joins for secret items and senior
 *   leadership for outsiders, as in the standard.
 * - A destruction is approved by senior leadership alone; operator and two witnesses are the other three.
 *
 * Who may never be one person stays apart, and an approver who is the requester passes the step up. What is given here
 * wins over the preset. A person may belong to several departments, so that none need be left out.
 * @throws {CasekeepError} `INVALID_POLICY` for options that there are not
 * @example
 * standardPolicy(smallOffice({ settings: { disposal: { witnesses: 1 } } }))
 */
export function smallOffice<const Own extends Categories = Readonly<Record<never, Category>>>(
  options: StandardOptions<Own> = {},
): StandardOptions<Own> {
  const faults = findOptionFaults('smallOffice', options)
  if (faults.length > 0) refuse('INVALID_POLICY', { faults: written(faults, [], 'options') })
  return {
    ...options,
    settings: {
      ...settings,
      ...options.settings,
      approvals: { ...settings.approvals, ...options.settings?.approvals },
    },
  }
}
