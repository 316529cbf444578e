import { isCasekeepError } from 'casekeep'
import { bulkFields, bulkName } from '../batch-work/bulk.ts'
import { at, readDrafts } from '../batch-work/drafts.ts'
import { lastDeed } from '../batch-work/history.ts'
import { type BatchAtHand, may, openBatch } from '../batch-work/open-batch.ts'
import { saveSteps } from '../batch-work/save-steps.ts'
import { type Acted, act, layOut, type SortingDesk } from '../batch-work/sorting-desk.ts'
import { describable, typedOf } from '../document-fields.ts'
import { Entries, noProblems, type Problems, problem, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import type { WordKey } from '../words.ts'
import { done, showPart } from './answer.ts'
import { showBatch } from './batch-shell.tsx'
import { nameOf } from './doubts.tsx'
import { notFoundPage } from './failures.tsx'
import { nameProblem } from './problem-summary.tsx'
import { SortingTable, sortingRows } from './sorting-table.tsx'

/** What is done on the table: most of it changes the page alone, until it is saved. */
export async function sort(c: Ask) {
  const visit = c.get('signedIn')
  const open = await openBatch(visit, c.req.param('number')!)
  const entries = await Entries.posted(c)
  const [name = '', of = ''] = entries.text('do').split(':')
  if (name === 'save' || name === 'number' || name === 'finish') return save(c, open, entries, name)
  if (!may(open, 'batches.arrange')) return tooLate(c, open, entries, noProblems)
  const acted = act(visit, layOut(visit, open, entries, noProblems), entries, name, of)
  const problems = faultsOf(acted, visit)
  const fresh = name === 'apply' && acted.fault === undefined
  const kept = fresh ? entries.with(Object.fromEntries(bulkFields.map((field) => [bulkName(field), '']))) : entries
  return showSorting(c, acted.desk, kept, problems)
}

const faultWords = {
  nothing: 'nothingToSet',
  notADay: 'notADay',
  future: 'inTheFuture',
  noReason: 'sayWhyInvalid',
} as const satisfies Readonly<Record<string, WordKey>>

function faultsOf({ fault }: Acted, { say }: SignedIn): Problems {
  if (fault === undefined) return noProblems
  const [field, why] = fault
  return field === 'select' ? problem('select', say('selectFirst')) : problem(bulkName(field), say(faultWords[why!]))
}

/** Saves by one command or two; then numbers, then submits, as far as was asked for. */
async function save(c: Ask, open: BatchAtHand, entries: Entries, name: 'save' | 'number' | 'finish') {
  const visit = c.get('signedIn')
  const { batch, documents } = open
  const steps = saveSteps(documents, readDrafts(entries, documents))
  let version = entries.number('version')
  let saved = 0
  let last: 'batches.arrange' | 'batches.screen' | 'batches.number' | 'batches.submit' | null = null
  const run = async (operation: NonNullable<typeof last>, input: object) => {
    const changed = await visit.desk.run(operation, { batch: batch.number, version, ...input })
    version = (changed as { readonly batch: { readonly version: number } }).batch.version
    last = operation
  }
  try {
    for (const step of steps) {
      await run(step.operation, step.input)
      saved++
    }
    const unnumbered = async () => {
      const now = await visit.desk.batches.get({ batch: batch.number })
      return now.documents.some(({ number, screened }) => number === null && screened === null)
    }
    if (name === 'number' || (name === 'finish' && (await unnumbered()))) {
      await run('batches.number', { order: entries.given('order') })
    }
    if (name === 'finish') await run('batches.submit', {})
  } catch (error) {
    return refused(c, error, entries.with({ version: String(version ?? '') }), steps[saved]?.nameOf, saved)
  }
  const to = `/batches/${batch.number}`
  return last === null ? c.redirect(to, 303) : done(c, to, last, batch.number)
}

/** The table again, with all that was typed, beside what is wrong with it. */
async function refused(
  c: Ask,
  error: unknown,
  entries: Entries,
  nameOf: ((path: readonly (string | number)[]) => string) | undefined,
  saved: number,
) {
  const visit = c.get('signedIn')
  const { say } = visit
  const now = await openBatch(visit, c.req.param('number')!)
  const problems = problemsOf(error, visit, withRows(entries, now), nameOf ?? (() => ''))
  const told = saved > 0 ? { ...problems, top: [...problems.top, say('partlySaved')] } : problems
  if (!may(now, 'batches.arrange')) return tooLate(c, now, entries, told)
  if (!isCasekeepError(error, 'STALE')) return showSorting(c, layOut(visit, now, entries, told), entries, told)
  const by = await lastDeed(visit, now)
  const stale = { ...told, top: [say('staleBatch'), ...(by === null ? [] : [say('lastChangedBy', by)])] }
  const newest = entries.with({ version: String(now.batch.version) })
  return showSorting(c, layOut(visit, now, newest, stale), newest, stale)
}

/** With a control for every field of the rows that are changed: a row in which something is wrong is opened. */
function withRows(entries: Entries, { documents }: BatchAtHand): Entries {
  const drafts = readDrafts(entries, documents)
  const known: Record<string, string> = {}
  for (const document of documents) {
    if (!drafts.has(document.position)) continue
    const typed: Readonly<Record<string, string>> = { ...typedOf(document), choice: '', of: '', note: '' }
    for (const [field, value] of Object.entries(typed)) {
      const name = at(field, document.position)
      if (!entries.has(name)) known[name] = value
    }
  }
  return entries.with(known)
}

/** Somebody has submitted or withdrawn the batch meanwhile: what was typed is shown, so that nothing is lost. */
async function tooLate(c: Ask, open: BatchAtHand, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const { naming, say } = visit
  const drafts = readDrafts(entries, open.documents)
  const lines = open.documents.flatMap((document) => {
    const draft = drafts.get(document.position)
    if (draft === undefined) return []
    const { values, screening } = draft
    const typed = describable.flatMap((field) =>
      values[field] === undefined ? [] : [`${naming.find(`label.${field}`)}: ${values[field]}`],
    )
    if (screening !== null) typed.push([say('screening'), screening.choice, screening.note].join(' '))
    return [`${nameOf(document)} ${document.title}: ${naming.list(typed)}`]
  })
  const status = problems.status === 200 ? 409 : problems.status
  return showBatch(c, open, { problems: { ...problems, status }, lost: lines })
}

export function showSorting(c: Ask, desk: SortingDesk, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  // A part that htmx puts in place is taken as it is; a whole page says what became of it.
  const status = c.req.header('HX-Request') === undefined ? problems.status : 200
  return showBatch(c, desk.open as BatchAtHand, {
    problems: named(visit, desk, { ...problems, status }),
    work: <SortingTable visit={visit} desk={desk} entries={entries} problems={problems} />,
  })
}

/** Says in the list of problems which document each is about. */
function named(visit: SignedIn, { open }: SortingDesk, problems: Problems): Problems {
  const names = new Map(open.documents.map((document) => [String(document.position), nameOf(document)]))
  for (const name of problems.fields.keys()) {
    const [field = '', position = ''] = name.split('.')
    const document = names.get(position)
    if (document !== undefined) nameProblem(problems, name, `${document} ${visit.naming.find(`label.${field}`)}`)
  }
  return problems
}

/** One row to work on, for htmx to put in its place. */
export async function sortingRow(c: Ask) {
  const visit = c.get('signedIn')
  const open = await openBatch(visit, c.req.param('number')!)
  const position = Number(c.req.param('position'))
  const query = new URL(c.req.url).searchParams
  query.append('opened', String(position))
  const desk = layOut(visit, open, new Entries(query), noProblems)
  const row = desk.rows.find(({ sheet }) => sheet.document.position === position)
  if (row === undefined || !may(open, 'batches.arrange')) return notFoundPage(c)
  return showPart(c, sortingRows(visit, desk, noProblems)(row, false))
}
