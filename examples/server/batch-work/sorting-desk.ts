import type { Entries, Problems } from '../forms.ts'
import type { SignedIn } from '../visit.ts'
import { applyBulk, type BulkFault, faultOf, readBulk, setDraft } from './bulk.ts'
import { type Draft, type Drafts, noDraft, readDrafts } from './drafts.ts'
import { type OpenBatch, sheetsOf } from './findings.ts'
import { isShown, type Row, readShown, type Shown, sightsOf, textOfRow } from './shown.ts'

/** All that somebody has on the table: what they look at, have chosen, have opened and have not saved yet. */
export interface SortingDesk {
  readonly open: OpenBatch
  readonly drafts: Drafts
  readonly rows: readonly Row[]
  readonly shown: Shown
  readonly selected: ReadonlySet<number>
  readonly opened: ReadonlySet<number>
  /** Versions of the documents as they were when somebody began to change them. */
  readonly seen: ReadonlyMap<number, number>
  /** What was just done, to be told. */
  readonly notes: readonly string[]
}

export function layOut(visit: SignedIn, open: OpenBatch, entries: Entries, problems: Problems): SortingDesk {
  const drafts = readDrafts(entries, open.documents)
  const numbers = (name: string) =>
    new Set(
      entries
        .all(name)
        .filter((value) => /^\d+$/.test(value))
        .map(Number),
    )
  const wrong = wrongRows(problems)
  const opened = new Set([...numbers('opened'), ...wrong])
  const seen = new Map(
    open.documents.flatMap(({ position }) => {
      const version = entries.number(`seen.${position}`)
      return version === undefined ? [] : [[position, version] as const]
    }),
  )
  const desk = {
    open,
    drafts,
    rows: [],
    shown: readShown(entries),
    selected: numbers('select'),
    opened,
    seen,
    notes: [],
  }
  return withRows(visit, desk, wrong)
}

function wrongRows({ fields }: Problems): ReadonlySet<number> {
  return new Set(
    [...fields.keys()].flatMap((name) => {
      const position = /^[A-Za-z]+\.(\d+)$/.exec(name)?.[1]
      return position === undefined ? [] : [Number(position)]
    }),
  )
}

/** The rows again, after the drafts have changed. */
function withRows(visit: SignedIn, desk: SortingDesk, wrong: ReadonlySet<number> = new Set()): SortingDesk {
  const { policy } = visit.archive
  const rows = sheetsOf(desk.open, policy, desk.drafts).map((sheet): Row => {
    const { position, level } = sheet.document
    const unsaved = desk.drafts.has(position)
    return {
      sheet,
      sights: sightsOf(sheet, { unsaved, wrong: wrong.has(position) }),
      rank: policy.levels.indexOf(level),
      text: textOfRow(sheet, desk.open.file.category, visit),
    }
  })
  return { ...desk, rows }
}

export function shownRows({ rows, shown }: SortingDesk, { archive }: SignedIn): readonly Row[] {
  return rows.filter((row) => isShown(row, shown, archive.policy.levels))
}

/** An act on the table that saves nothing, by its name and what it is done to. */
export function act(visit: SignedIn, desk: SortingDesk, entries: Entries, name: string, of: string): Acted {
  const position = Number(of)
  switch (name) {
    case 'sight':
      return { desk: { ...desk, shown: readShown(entries.with({ sight: of })) } }
    case 'choose': {
      const chosen = { ...desk, shown: readShown(entries.with({ sight: of, find: '', above: '' })) }
      return { desk: { ...chosen, selected: positionsOf(shownRows(chosen, visit)) } }
    }
    case 'select':
      return of === 'none'
        ? { desk: { ...desk, selected: new Set() } }
        : { desk: { ...desk, selected: new Set([...desk.selected, ...positionsOf(shownRows(desk, visit))]) } }
    case 'edit':
      return { desk: { ...desk, opened: new Set([...desk.opened, position]) } }
    case 'done':
      return { desk: { ...desk, opened: new Set([...desk.opened].filter((one) => one !== position)) } }
    case 'undo':
      return { desk: redraft(visit, desk, new Map([[position, noDraft]])) }
    case 'undo-all':
      return { desk: redraft(visit, { ...desk, opened: new Set() }, new Map([...desk.drafts.keys()].map(toNone))) }
    case 'repeats-out':
      return {
        desk: settled(visit, redraft(visit, desk, outgoing(desk)), visit.count('rowsChanged', outgoing(desk).size)),
      }
    case 'named-kinds':
      return { desk: settled(visit, redraft(visit, desk, named(desk)), visit.count('rowsChanged', named(desk).size)) }
    case 'apply':
      return apply(visit, desk, entries)
    default:
      return { desk }
  }
}

export interface Acted {
  readonly desk: SortingDesk
  /** What keeps it from being done, beside its control. */
  readonly fault?: BulkFault | ['select']
}

function apply(visit: SignedIn, desk: SortingDesk, entries: Entries): Acted {
  const { archive, say, count } = visit
  const bulk = readBulk(entries)
  const fault = faultOf(bulk, archive.today())
  if (fault !== null) return { desk, fault }
  if (desk.selected.size === 0) return { desk, fault: ['select'] }
  const twins = new Map(desk.rows.map(({ sheet }) => [sheet.document.position, sheet.twin?.position]))
  const { drafts, changed, higher } = applyBulk(desk.open, desk.drafts, desk.selected, bulk, archive.policy, (at) =>
    twins.get(at),
  )
  const notes = [changed === 0 ? say('nothingChanged') : count('rowsChanged', changed)]
  if (higher > 0) notes.push(count('levelsKept', higher))
  return { desk: settled(visit, withRows(visit, { ...desk, drafts, selected: new Set() }), ...notes) }
}

/** What was looked at may be empty now that its rows are done: then the whole table is shown again. */
function settled(visit: SignedIn, desk: SortingDesk, ...notes: readonly string[]): SortingDesk {
  const told = { ...desk, notes }
  return shownRows(told, visit).length > 0 ? told : { ...told, shown: { sight: 'all', find: '', level: '' } }
}

function redraft(visit: SignedIn, desk: SortingDesk, changes: ReadonlyMap<number, Draft>): SortingDesk {
  const drafts = new Map(desk.drafts)
  for (const [position, draft] of changes) setDraft(drafts, position, draft)
  return withRows(visit, { ...desk, drafts })
}

/** Whatever repeats something that stays. */
function outgoing({ rows, drafts }: SortingDesk): ReadonlyMap<number, Draft> {
  const repeating = new Set(rows.flatMap(({ sheet }) => (sheet.twin === undefined ? [] : [sheet.document.position])))
  return new Map(
    rows.flatMap(({ sheet: { document, twin } }) => {
      if (twin === undefined || repeating.has(twin.position)) return []
      const screening = { choice: 'duplicate', of: String(twin.position), note: '' } as const
      return [[document.position, { ...(drafts.get(document.position) ?? noDraft), screening }] as const]
    }),
  )
}

function named({ rows, drafts }: SortingDesk): ReadonlyMap<number, Draft> {
  return new Map(
    rows.flatMap(({ sheet: { document, namedKind } }) => {
      if (namedKind === undefined) return []
      const was = drafts.get(document.position) ?? noDraft
      return [[document.position, { ...was, values: { ...was.values, kind: namedKind } }] as const]
    }),
  )
}

const toNone = (position: number) => [position, noDraft] as const

function positionsOf(rows: readonly Row[]): ReadonlySet<number> {
  return new Set(rows.map(({ sheet }) => sheet.document.position))
}

/** Rows that somebody else has changed since they were begun to be changed here. */
export function changedMeanwhile({ open, seen, drafts }: SortingDesk): ReadonlySet<number> {
  return new Set(
    open.documents.flatMap(({ position, version }) =>
      drafts.has(position) && (seen.get(position) ?? version) !== version ? [position] : [],
    ),
  )
}
