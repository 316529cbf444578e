import type { Child } from 'hono/jsx'
import { seesEveryRequest } from '../requests/whose.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'

const tabs = [
  ['departments', '/people', 'departmentsAndDeputies'],
  ['outsiders', '/outsiders', 'outsiders'],
  ['agreements', '/agreements', 'agreements'],
  ['subjects', '/subjects', 'subjectRights'],
] as const satisfies readonly (readonly [string, string, WordKey])[]

interface PeopleTabsProps {
  readonly visit: SignedIn
  readonly here: (typeof tabs)[number][0]
  /** What can be begun here. */
  readonly children?: Child
}

/** The heading of each list of people, with the way to the others. */
export function PeopleTabs({ visit, here, children }: PeopleTabsProps) {
  const { say, person } = visit
  // What is kept on people, the library tells the archive and auditors.
  const shown = tabs.filter(([tab]) => tab !== 'subjects' || seesEveryRequest(person))
  return (
    <>
      <div class="heading">
        <h1>{say('people')}</h1>
        {children}
      </div>
      <nav class="segments views" aria-label={say('peopleViews')}>
        {shown.map(([tab, href, word]) => (
          <a href={href} aria-current={tab === here ? 'page' : undefined}>
            {say(word)}
          </a>
        ))}
      </nav>
    </>
  )
}
