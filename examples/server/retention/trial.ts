import type { ResolvedCategory, Tried, TriedDate, TriedMove } from 'casekeep'
import type { KindRetention, RetentionRule, RetentionTrigger } from 'casekeep/retention'
import type { Entries } from '../forms.ts'
import { gather } from '../gather.ts'
import type { SignedIn } from '../visit.ts'

export const triedMoves = ['later', 'earlier', 'changed', 'new', 'gone'] as const satisfies readonly TriedMove[]
export const periodWays = ['now', 'period', 'permanent', 'undecided'] as const

/** The rule as the form changes it; undefined: nothing of it is changed. What another kind of documents has stays. */
export function triedRule({ retention }: ResolvedCategory, entries: Entries): RetentionRule | undefined {
  const changes = changesOf(entries)
  if (Object.keys(changes).length === 0) return undefined
  const now: RetentionRule = retention ?? { from: 'ended', period: 'undecided' }
  const kind = entries.given('kind')
  if (kind === undefined) return fitting(now, changes)
  const own = now.kinds?.[kind]
  const ofKind: KindRetention = typeof own === 'string' ? { period: own } : (own ?? {})
  return { ...now, kinds: { ...now.kinds, [kind]: fitting(ofKind, changes) } }
}

type Changes = Pick<KindRetention, 'from' | 'period' | 'counting' | 'action'>

function changesOf(entries: Entries): Changes {
  const from = entries.given('from')
  const period = periodOf(entries)
  const counting = entries.given('counting') as Changes['counting']
  const action = entries.given('action') as Changes['action']
  return {
    ...(from !== undefined && { from: triggerOf(from) }),
    ...(period !== undefined && { period }),
    ...(counting !== undefined && { counting }),
    ...(action !== undefined && { action }),
  }
}

function triggerOf(from: string): RetentionTrigger {
  return from.startsWith('event:') ? { event: from.slice('event:'.length) } : (from as RetentionTrigger)
}

function periodOf(entries: Entries): string | undefined {
  const how = entries.text('how')
  if (how === 'permanent' || how === 'undecided') return how
  if (how !== 'period') return undefined
  return `P${lengthOf(entries)}${entries.given('unit') ?? 'Y'}`
}
const lengthOf = (entries: Entries) => entries.text('length').normalize('NFKC')

/** Whether how long it is kept is a number, as people type one. */
export function isWhole(entries: Entries): boolean {
  return /^[1-9]\d*$/.test(lengthOf(entries))
}

/** With another period, the action that went with the old one is as usual, unless one is chosen. */
function fitting<Rule extends Changes>(now: Rule, changes: Changes): Rule {
  const { action, ...rest } = now
  const isOver = changes.period !== undefined && (changes.period === 'permanent') !== (action === 'permanent')
  return { ...(isOver ? rest : now), ...changes } as Rule
}

/** What a rule comes to in all of the ended cases that the reader may know of, as far as they are looked at. */
export interface Trial {
  readonly looked: number
  /** Cases of which something would change. */
  readonly cases: number
  readonly counts: Tried['counts']
  /** There are more cases than were looked at. */
  readonly goesOn: boolean
}
interface TriedInput {
  readonly category: string
  readonly rule?: RetentionRule | undefined
}

/** So many pages of the most that the library looks at are looked through for the figures. */
const mostPages = 10

export async function trialOf({ desk }: SignedIn, input: TriedInput): Promise<Trial> {
  const counts = { same: 0, later: 0, earlier: 0, changed: 0, new: 0, gone: 0 }
  let [looked, cases] = [0, 0]
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const tried = await desk.retention.try({ ...input, after, limit: 200 })
    looked += tried.looked
    cases += new Set(tried.items.map((one) => one.case)).size
    for (const move of ['same', ...triedMoves] as const) counts[move] += tried.counts[move]
    after = tried.next ?? undefined
    if (after === undefined) break
  }
  return { looked, cases, counts, goesOn: after !== undefined }
}

/** A page of what would change, or of what would change in one way. */
export function triedDates(
  { desk }: SignedIn,
  input: TriedInput,
  after: string | undefined,
  move: TriedMove | undefined,
) {
  return gather<TriedDate>((from) => desk.retention.try({ ...input, after: from, limit: 50 }), after, {
    keep: (one) => move === undefined || one.move === move,
    enough: 50,
    most: 40,
  })
}
