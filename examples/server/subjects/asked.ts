import { signersFor } from '../agreements/people.ts'
import type { Entries } from '../forms.ts'
import type { SignedIn } from '../visit.ts'

/** Whom it is asked about, and what cases call them, where that is something else. */
export interface AskedSubject {
  readonly person: string
  readonly subject?: string
}

/** Whom a form or an address names; null: nobody. Of whom no list knows, what cases call them is all there is. */
export function askedSubject(entries: Entries): AskedSubject | null {
  const subject = entries.given('subject')
  const person = entries.given('person') ?? subject
  if (person === undefined) return null
  return subject === undefined || subject === person ? { person } : { person, subject }
}

export function subjectAt({ person, subject }: AskedSubject, part = ''): string {
  const query = new URLSearchParams({ person, ...(subject !== undefined && { subject }) })
  return `/subjects/person${part}?${query}`
}

/** Whom a case is about, as its category's field tells. */
export function subjectOfCase(
  { category, fields }: { readonly category: string; readonly fields: object },
  { archive }: Pick<SignedIn, 'archive'>,
): AskedSubject | null {
  const field = archive.policy.categories[category]?.subject ?? null
  const value = field === null ? undefined : (fields as Readonly<Record<string, unknown>>)[field]
  return typeof value === 'string' && value !== '' ? { person: value } : null
}

/** Everybody of the company and from outside: to choose from, and the visit as one that knows what they are called. */
export async function knownPeople(visit: SignedIn) {
  const signers = await signersFor(visit)
  const outsiders = signers.filter(({ outside }) => outside)
  const naming = visit.naming.knowing(new Map(outsiders.map(({ person, name }) => [person, name])))
  return {
    visit: { ...visit, naming },
    options: signers.map(({ person, name, of }) => [person, `${name} · ${of}`] as const),
  }
}
