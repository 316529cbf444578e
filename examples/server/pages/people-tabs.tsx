import type { Child } from 'hono/jsx'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'

const tabs = [
  ['departments', '/people', 'departmentsAndDeputies'],
  ['outsiders', '/outsiders', 'outsiders'],
  ['agreements', '/agreements', 'agreements'],
] as const satisfies readonly (readonly [string, string, WordKey])[]

interface PeopleTabsProps {
  readonly visit: SignedIn
  readonly here: (typeof tabs)[number][0]
  /** What can be begun here. */
  readonly children?: Child
}

/** The heading of each list of people, with the way to the others. */
export function PeopleTabs({ visit, here, children }: PeopleTabsProps) {
  const { say } = visit
  return (
    <>
      <div class="heading">
        <h1>{say('people')}</h1>
        {children}
      </div>
      <nav class="segments views" aria-label={say('peopleViews')}>
        {tabs.map(([tab, href, word]) => (
          <a href={href} aria-current={tab === here ? 'page' : undefined}>
            {say(word)}
          </a>
        ))}
      </nav>
    </>
  )
}
