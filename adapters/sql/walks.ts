import type { QueryName, SummaryName } from '../../src/storage.ts'

/** An index to go by, for whoever gives a column beside those that every call gives. */
export interface Walk {
  /** `null`: where none of the columns before was given. */
  readonly given: string | null
  /** Its name without the prefix. */
  readonly index: string
}

const ofCases: readonly Walk[] = [
  { given: 'owner', index: 'cases_of_owner' },
  { given: 'department', index: 'cases_of_department' },
  { given: 'category', index: 'cases_of_category' },
  { given: null, index: 'cases_newest' },
]
const ofDuties: readonly Walk[] = [
  { given: 'owner', index: 'duties_of_owner' },
  { given: 'department', index: 'duties_of_department' },
]
const ofRetention: readonly Walk[] = [
  { given: 'owner', index: 'retention_of_owner' },
  { given: 'department', index: 'retention_of_department' },
  { given: 'category', index: 'retention_of_category' },
  { given: null, index: 'retention_due' },
]
const ofLines: readonly Walk[] = [
  { given: 'renewing', index: 'request_items_renewing' },
  { given: null, index: 'request_items_due' },
]

/**
 * Which index each list or count goes by that a planner may take for another: the first whose column is given. A planner
 * does not know that fifty rows in the order of an index are found at once where all rows must be read to be sorted, or
 * knows no numbers of rows at all. What is not named here has one index that fits.
 */
const walks: { readonly [Q in QueryName | SummaryName]?: readonly Walk[] } = {
  'cases.newest': ofCases,
  // Counted, a department needs no order: its category and state are found at once.
  'cases.count': [
    { given: 'owner', index: 'cases_of_owner' },
    { given: 'department', index: 'cases_counted' },
    { given: 'category', index: 'cases_of_category' },
    { given: null, index: 'cases_newest' },
  ],
  'cases.byState': [
    { given: 'owner', index: 'cases_of_owner' },
    { given: null, index: 'cases_counted' },
  ],
  'duties.ofAudience': [...ofDuties, { given: null, index: 'duties_of_audience' }],
  'duties.all': [...ofDuties, { given: null, index: 'duties_in_state' }],
  'duties.byKind': [
    ...ofDuties,
    { given: 'audience', index: 'duties_of_audience' },
    { given: null, index: 'duties_in_state' },
  ],
  'duties.ofCase': [{ given: null, index: 'duties_of_case' }],
  'items.due': ofLines,
  'items.count': ofLines,
  'retention.due': ofRetention,
  'retention.byMonth': ofRetention,
  'trail.count': [{ given: null, index: 'trail_at' }],
  'transfers.newest': [
    { given: 'department', index: 'transfers_of_department' },
    { given: 'state', index: 'transfers_in_state' },
    { given: null, index: 'transfers_newest' },
  ],
}

/** The index to go by where these columns have one value each; null where the planner cannot go wrong. */
export function walkOf(name: QueryName | SummaryName, isGiven: (column: string) => boolean): Walk | null {
  return walks[name]?.find(({ given }) => given === null || isGiven(given)) ?? null
}

/** The index of a title's beginning. */
export const titleIndex = 'cases_of_title'
/** The indexes of an indexed field's values. */
export const fieldIndexes = { text: 'case_fields_text', number: 'case_fields_number' } as const

/** The index of what belongs to a case, by the column that names it; null for the key itself. */
export const caseIndexes: Readonly<Record<string, string | null>> = {
  cases: null,
  duties: 'duties_of_case',
  retention: null,
}
