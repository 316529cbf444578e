import type { FormOptions } from 'casekeep/forms'
import type { Titles } from '../requests/titles.ts'
import type { SignedIn } from '../visit.ts'

/** How forms call things: as the page does, and no title that the reader may not know. */
export function paperOptions({ archive, language, naming, company }: SignedIn, titles: Titles): FormOptions {
  return {
    policy: archive.policy,
    locale: language,
    company: company.names[language],
    nameOf: (person) => naming.person(person),
    departmentOf: (department) => naming.department(department),
    titleOf: (number) => titles.documents.get(number) ?? titles.cases.get(number) ?? '',
  }
}
