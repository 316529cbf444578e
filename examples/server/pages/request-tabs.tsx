import { keepsArchive, seesEveryRequest } from '../requests/whose.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'

const tabs = [
  ['mine', '/requests', 'myRequests'],
  ['waiting', '/requests/waiting', 'waitingRequests'],
  ['desk', '/requests/desk', 'archiveDesk'],
  ['register', '/requests/register', 'register'],
  ['all', '/requests/all', 'allRequests'],
] as const satisfies readonly (readonly [string, string, WordKey])[]
export type RequestTab = (typeof tabs)[number][0]

interface RequestTabsProps {
  readonly visit: SignedIn
  readonly here: RequestTab
}

/** The heading of each list of requests, with the way to the others and to a new request. */
export function RequestTabs({ visit, here }: RequestTabsProps) {
  const { say, person, toWaiting } = visit
  const isShown = (tab: RequestTab) => {
    if (tab === 'desk') return keepsArchive(person)
    // The register shows others what they have themselves.
    return tab !== 'all' || seesEveryRequest(person)
  }
  return (
    <>
      <div class="heading">
        <h1>{say('requests')}</h1>
        <a class="button main" href="/requests/new">
          {say('newRequest')}
        </a>
      </div>
      <nav class="segments views" aria-label={say('requestViews')}>
        {tabs
          .filter(([tab]) => isShown(tab))
          .map(([tab, href, word]) => (
            <a href={href} aria-current={tab === here ? 'page' : undefined}>
              {say(word)}
              {tab === 'waiting' && toWaiting > 0 && <span class="tally">{toWaiting}</span>}
            </a>
          ))}
      </nav>
    </>
  )
}
