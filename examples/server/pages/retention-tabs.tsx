import type { Child } from 'hono/jsx'
import { seesEveryRequest } from '../requests/whose.ts'
import type { SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'

const tabs = [
  ['dates', '/retention', 'keptUntilDates'],
  ['disposals', '/disposals', 'disposals'],
  ['holds', '/holds', 'holds'],
  ['try', '/retention/try', 'tryRule'],
] as const satisfies readonly (readonly [string, string, WordKey])[]

interface RetentionTabsProps {
  readonly visit: SignedIn
  readonly here: (typeof tabs)[number][0]
  /** What can be begun here. */
  readonly children?: Child
}

/** The heading of each list about how long things are kept, with the way to the others. */
export function RetentionTabs({ visit, here, children }: RetentionTabsProps) {
  const { say, person } = visit
  // What is held, and why, the library tells the archive and auditors.
  const shown = tabs.filter(([tab]) => tab !== 'holds' || seesEveryRequest(person))
  return (
    <>
      <div class="heading">
        <h1>{say('keeping')}</h1>
        {children}
      </div>
      <nav class="segments views" aria-label={say('retentionViews')}>
        {shown.map(([tab, href, word]) => (
          <a href={href} aria-current={tab === here ? 'page' : undefined}>
            {say(word)}
          </a>
        ))}
      </nav>
    </>
  )
}
