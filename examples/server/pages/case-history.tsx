import { compareNumberTexts, type HistoryChange, type HistoryEntry, type Page } from 'casekeep'
import type { Ask, SignedIn } from '../visit.ts'
import { show, showPart } from './answer.ts'
import { Layout } from './layout.tsx'
import { Crumbs, withQuery } from './parts.tsx'

const historySize = 12

/** The latest of what was done with a case. */
export async function latestHistory({ desk }: SignedIn, number: string): Promise<Page<HistoryEntry>> {
  return desk.trail.history({ case: number, order: 'newest', limit: historySize })
}

/** More of a case's history, for htmx; the whole page of it for everybody else. */
export async function historyPage(c: Ask) {
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const after = c.req.query('after')
  const page = await visit.desk.trail.history({ case: number, order: 'newest', limit: historySize, after })
  const part = <HistoryPart visit={visit} number={number} page={page} />
  if (c.req.header('HX-Request') === 'true') return showPart(c, part)
  return show(
    c,
    <Layout visit={visit} title={`${visit.naming.term('operation.trail.history')} ${number}`}>
      <Crumbs trail={[[`/cases/${number}`, number]]} />
      <h1>{visit.naming.term('operation.trail.history')}</h1>
      <ol class="history panel">{part}</ol>
    </Layout>,
  )
}

interface HistoryPartProps {
  readonly visit: SignedIn
  readonly number: string
  readonly page: Page<HistoryEntry>
}

export function HistoryPart({ visit, number, page }: HistoryPartProps) {
  const { naming, say } = visit
  const more = page.next === null ? null : withQuery(`/cases/${number}/history`, { after: page.next })
  return (
    <>
      {page.items.map((entry) => (
        <li>
          <time>{naming.moment(entry.at)}</time>
          <div>
            <strong>{naming.find(`operation.${entry.operation}`)}</strong>{' '}
            <span class="muted">
              {entry.behalf === null
                ? naming.person(entry.person)
                : say('inPlaceOf', { person: naming.person(entry.person), who: naming.person(entry.behalf) })}
              {entry.policy !== visit.archive.policy.version &&
                ` · ${naming.term('label.policyVersion')} ${entry.policy}`}
            </span>
            <ul>
              {together(told(entry.changes, visit)).map(({ first, numbers }) => {
                const what = columns(first.changed, visit)
                return (
                  <li>
                    {naming.find(`thing.${first.what}`)}{' '}
                    {runs(numbers).map((number, index) => (
                      <>
                        {index > 0 && naming.list(['', ''])}
                        <span class="number">{number}</span>
                      </>
                    ))}{' '}
                    {first.from !== null && first.to !== null ? (
                      <>
                        {naming.find(`${first.what}.${first.from}`)} → {naming.find(`${first.what}.${first.to}`)}
                      </>
                    ) : (
                      first.added && say('added')
                    )}
                    {what !== '' && <small class="muted">{say('changed', { what })}</small>}
                  </li>
                )
              })}
            </ul>
          </div>
        </li>
      ))}
      {more !== null && (
        <li class="more">
          <a href={more} hx-get={more} hx-target="closest li" hx-swap="outerHTML">
            {say('moreHistory')}
          </a>
        </li>
      )}
    </>
  )
}

interface Together {
  readonly first: HistoryChange
  readonly numbers: readonly string[]
}

const singular: Readonly<Record<string, string>> = { requests: 'request', requestItems: 'requestItem' }

/**
 * What there is a word for. A request's items are told without numbers: the reader of a case may not know all of its
 * documents.
 */
function told(changes: readonly HistoryChange[], { naming }: SignedIn): readonly HistoryChange[] {
  return changes.flatMap((change) => {
    const what = singular[change.what] ?? change.what
    if (naming.find(`thing.${what}`) === what && what !== 'transferItem') return []
    return [what === 'requestItem' ? { ...change, what, number: null } : { ...change, what }]
  })
}

/** The same thing done to several documents stands in one line. What a list says of its batch, the batch says itself. */
function together(changes: readonly HistoryChange[]): readonly Together[] {
  const lines = new Map<string, { readonly first: HistoryChange; readonly numbers: string[] }>()
  for (const change of changes.filter(({ what }) => what !== 'transferItem')) {
    const key = JSON.stringify([change.what, change.from, change.to, change.added, change.changed])
    const line = lines.get(key) ?? { first: change, numbers: [] }
    if (change.number !== null) line.numbers.push(change.number)
    lines.set(key, line)
  }
  for (const { numbers } of lines.values()) numbers.sort(compareNumberTexts)
  return [...lines.values()]
}

/** Numbers that follow each other, three or more, as the first and the last of them. */
function runs(numbers: readonly string[]): readonly string[] {
  const found: { readonly first: string; last: string; count: number }[] = []
  for (const number of numbers) {
    const run = found.at(-1)
    if (run !== undefined && follows(run.last, number)) {
      run.last = number
      run.count++
    } else found.push({ first: number, last: number, count: 1 })
  }
  return found.flatMap(({ first, last, count }) => {
    if (count === 1) return [first]
    return count === 2 ? [first, last] : [`${first} – ${last}`]
  })
}

function follows(number: string, next: string): boolean {
  const [, before, count] = /^(.*?)(\d+)$/.exec(number) ?? []
  const [, beforeNext, countNext] = /^(.*?)(\d+)$/.exec(next) ?? []
  return count !== undefined && before === beforeNext && Number(countNext) === Number(count) + 1
}

/** Columns by the caption that the library's table has for them; what has none is no word for a reader. */
function columns(changed: readonly string[], { naming }: SignedIn): string {
  const names = changed.flatMap((column) => {
    const found = naming.find(`label.${column}`)
    return found === column ? [] : [found]
  })
  return naming.list([...new Set(names)])
}

export async function verifyPage(c: Ask) {
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const found = await visit.desk.trail.verify({ case: number })
  const text = found.intact
    ? visit.count('intact', found.entries, { head: found.head.slice(0, 16) })
    : visit.say('broken', {
        n: found.broken?.position ?? 0,
        why: visit.naming.find(`brokenLink.${found.broken?.because}`),
      })
  const part = (
    <p class={found.intact ? 'message' : 'problems'} role="status">
      {text}
    </p>
  )
  if (c.req.header('HX-Request') === 'true') return showPart(c, part)
  return show(
    c,
    <Layout visit={visit} title={`${visit.say('verify')} ${number}`}>
      <Crumbs trail={[[`/cases/${number}`, number]]} />
      <h1>{visit.say('verify')}</h1>
      {part}
    </Layout>,
  )
}
