import type { SignedIn } from '../visit.ts'

/** Everybody of the company, to choose from. */
export function peopleOf({ company, naming, language }: SignedIn): readonly (readonly [id: string, text: string])[] {
  return company.people.map(({ id, names, departments }) => [
    id,
    `${names[language]} · ${naming.department(departments[0] ?? '')}`,
  ])
}
