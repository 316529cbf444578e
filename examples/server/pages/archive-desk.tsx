import type { Request, RequestItem, ToldRequest } from 'casekeep'
import { knowing } from '../outsiders/known.ts'
import { type Loss, lossesOf } from '../requests/losses.ts'
import { type Titles, titlesOf } from '../requests/titles.ts'
import { keepsArchive } from '../requests/whose.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { show } from './answer.ts'
import { notFoundPage } from './failures.tsx'
import { type Tile, Tiles } from './filters.tsx'
import { Layout } from './layout.tsx'
import { Empty } from './parts.tsx'
import { dayOf, type HeldItem, ItemRows, type PossibleNow, possibleNow } from './request-lists.tsx'
import { RequestTabs } from './request-tabs.tsx'
import { ToResolve } from './to-resolve.tsx'

/** So many of the register are read at once; beyond that the register itself goes on. */
const most = 200
/** So many of each are shown here. */
const shown = 12

/** A part of the desk: what it is called, what may be done there, and what lies in it. */
interface Tray {
  readonly id: string
  readonly word: WordKey
  readonly acts: readonly string[]
  readonly kind?: Tile['kind']
  readonly lines: readonly HeldItem[]
}

/** What waits at the archive, what it should see, and what is out (P6.2, P7.2). */
export async function archiveDeskPage(c: Ask) {
  const signedIn = c.get('signedIn')
  if (!keepsArchive(signedIn.person)) return notFoundPage(c)
  const { desk, say } = signedIn
  const { items: inWords, next } = await desk.requests.list({ scope: 'all', state: 'submitted', limit: most })
  const submitted = [...inWords].sort((one, other) => (one.expires ?? '9').localeCompare(other.expires ?? '9'))
  const trays = await traysOf(signedIn)
  const filled = trays.filter(({ lines }) => lines.length > 0)
  const visit = knowing(
    signedIn,
    filled.flatMap(({ lines }) => lines.map(({ request }) => request.outsider)),
  )
  const titles = await titlesOf(
    visit,
    filled.flatMap(({ lines }) => lines.slice(0, shown).map(({ item }) => item)),
  )
  const seen = filled.map((tray) => ({ ...tray, lines: tray.lines.slice(0, shown) }))
  const asked = await Promise.all(seen.map(({ lines, acts }) => possibleNow(visit, lines, acts)))
  const losses = await lossesOf(
    visit,
    seen.flatMap(({ lines }) => lines.map(({ item }) => item)),
  )
  const tile = (id: string, word: WordKey, n: number, more: boolean, kind?: Tile['kind']): Tile => ({
    text: say(word),
    count: more ? `${n}+` : String(n),
    href: n === 0 ? '/requests/desk' : `#${id}`,
    here: false,
    kind,
  })
  return show(
    c,
    <Layout visit={visit} title={say('archiveDesk')} wide>
      <RequestTabs visit={visit} here="desk" />
      <Tiles
        label={say('archiveDesk')}
        tiles={[
          tile('resolve', 'deskToResolve', submitted.length, next !== null, 'soon'),
          ...trays.map(({ id, word, lines, kind }) => tile(id, word, lines.length, lines.length >= most, kind)),
        ]}
      />
      {submitted.length === 0 && filled.length === 0 && <Empty>{say('deskEmpty')}</Empty>}
      {submitted.length > 0 && (
        <section class="group" aria-labelledby="resolve">
          <h2 id="resolve">{say('deskToResolve')}</h2>
          <ToResolve visit={visit} requests={submitted.slice(0, shown)} />
        </section>
      )}
      {filled.map((tray, index) => (
        <TrayPart visit={visit} tray={tray} titles={titles} possible={asked[index]!} losses={losses} />
      ))}
    </Layout>,
  )
}

interface TrayProps {
  readonly visit: SignedIn
  readonly tray: Tray
  readonly titles: Titles
  readonly possible: PossibleNow
  readonly losses: ReadonlyMap<string, Loss>
}

function TrayPart({ visit, tray, titles, possible, losses }: TrayProps) {
  const { id, word, acts, lines } = tray
  const { say } = visit
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{say(word)}</h2>
      <ItemRows rows={lines.slice(0, shown)} {...{ visit, titles, acts, possible, losses }} people />
      {lines.length > shown && (
        <p>
          <a class="button small" href={registerOf(lines[0]!)}>
            {say('wholeRegister')}
          </a>
        </p>
      )}
    </section>
  )
}

function registerOf({ item, request }: HeldItem): string {
  const kind = request.kind === 'consultation' ? ['kind=consultation'] : []
  const state = item.state === 'out' || item.state === 'inReading' ? [] : [`state=${item.state}`]
  const query = [...kind, ...state].join('&')
  return query === '' ? '/requests/register' : `/requests/register?${query}`
}

/** What lies where, each tray in the order of its dates. What is out lies in one tray only: the first that it fits. */
async function traysOf(visit: SignedIn): Promise<readonly Tray[]> {
  const { desk, archive } = visit
  const today = archive.today()
  const lines = async (state: RequestItem['state']) => {
    const kinds: readonly Request['kind'][] =
      state === 'out' ? ['loan'] : state === 'inReading' ? ['consultation'] : ['loan', 'consultation']
    const found: HeldItem[] = []
    for (const kind of kinds) {
      const { items } = await desk.requests.register({ kind, state, limit: most })
      for (const { request: number, outsider, item } of items) {
        found.push({ item, request: { number, kind, outsider, expires: null } })
      }
    }
    return inOrder(found, visit)
  }
  const out = inOrder([...(await lines('out')), ...(await lines('inReading'))], visit)
  const soon = archive.calendar.addWorkingDays(today, archive.policy.settings.notices.beforeDue).day
  const isDueSoon = ({ due }: RequestItem) => due !== null && due <= soon
  const renewals = out.filter(({ item }) => item.renewal !== null)
  const overdue = out.filter(({ item }) => item.renewal === null && item.overdue)
  const dueSoon = out.filter(({ item }) => item.renewal === null && !item.overdue && isDueSoon(item))
  const rest = out.filter(({ item }) => item.renewal === null && !item.overdue && !isDueSoon(item))
  return [
    { id: 'check-in', word: 'deskToCheckIn', acts: ['take-back'], kind: 'soon', lines: await lines('returning') },
    {
      id: 'hand-over',
      word: 'deskToHandOver',
      acts: ['hand-over'],
      kind: 'soon',
      lines: await waiting(await lines('granted'), visit),
    },
    { id: 'renewals', word: 'deskRenewals', acts: ['renewal'], kind: 'soon', lines: renewals },
    { id: 'overdue', word: 'deskOverdue', acts: ['take-back'], kind: 'late', lines: overdue },
    { id: 'due-soon', word: 'deskDueSoon', acts: [], lines: dueSoon },
    { id: 'to-confirm', word: 'deskToConfirm', acts: [], lines: await lines('offered') },
    { id: 'out', word: 'deskOut', acts: ['recall'], lines: rest },
    { id: 'lost', word: 'deskLost', acts: ['found', 'settle'], lines: await lines('lost') },
  ]
}

function inOrder(lines: readonly HeldItem[], visit: SignedIn): readonly HeldItem[] {
  return [...lines].sort((one, other) => dayOf(one, visit).localeCompare(dayOf(other, visit)))
}

/** What is to be handed over: until when it can be fetched, or its place among those who wait for the original. */
async function waiting(lines: readonly HeldItem[], visit: SignedIn): Promise<readonly HeldItem[]> {
  const numbers = [...new Set(lines.map(({ request }) => request.number))]
  const wholes = new Map<string, ToldRequest>()
  for (const request of numbers) wholes.set(request, await visit.desk.requests.get({ request }))
  const told = lines.map(({ item, request }): HeldItem => {
    const whole = wholes.get(request.number)!
    const line = whole.items.find(({ position }) => position === item.position)?.line ?? null
    return { item: { ...item, line }, request: whole.request }
  })
  return inOrder(told, visit)
}
