import { isCasekeepError } from 'casekeep'
import { sheetsOf } from '../batch-work/findings.ts'
import { lastDeed } from '../batch-work/history.ts'
import { type BatchAtHand, may, openBatch } from '../batch-work/open-batch.ts'
import { type Remark, reasonsOf, remarkAt } from '../batch-work/remarks.ts'
import { type SinceReturn, sinceReturn } from '../batch-work/rounds.ts'
import { type Row, sightsOf, textOfRow } from '../batch-work/shown.ts'
import { summarize } from '../batch-work/summary.ts'
import { Entries, noProblems, type Problems, problemsOf } from '../forms.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { done, showPart } from './answer.ts'
import { showBatch } from './batch-shell.tsx'
import { notFoundPage } from './failures.tsx'
import { ReviewRow, reviewColumns } from './review-row.tsx'
import { ReviewSummary } from './review-summary.tsx'
import { ReviewTable } from './review-table.tsx'

/** What a reviewer does on the table: flags, and in the end decides. */
export async function review(c: Ask) {
  const visit = c.get('signedIn')
  const open = await openBatch(visit, c.req.param('number')!)
  const entries = await Entries.posted(c)
  const [name = '', of = ''] = entries.text('do').split(':')
  if (name === 'approve' || name === 'return') return decide(c, open, entries, name)
  if (!may(open, 'batches.approve')) return tooLate(c, open, entries, noProblems)
  return showReview(c, open, flagged(entries, name, of), noProblems)
}

/** The form after a document was flagged, or is no more, or something else is looked at. */
function flagged(entries: Entries, name: string, of: string): Entries {
  switch (name) {
    case 'flag':
      return entries.has(remarkAt(of)) ? entries : entries.with({ [remarkAt(of)]: '' })
    case 'unflag':
      return entries.only(entries.names().flatMap((one) => (one === remarkAt(of) ? [] : [[one, one] as const])))
    case 'sight':
      return entries.with({ sight: of })
    default:
      return entries
  }
}

async function decide(c: Ask, open: BatchAtHand, entries: Entries, name: 'approve' | 'return') {
  const visit = c.get('signedIn')
  const { say, desk, language } = visit
  const { batch, documents } = open
  const opened = documents.filter(({ position, number }) => number !== null && entries.has(remarkAt(position)))
  const remarks = opened.map(
    ({ position, number }): Remark => ({ number: number!, text: entries.lines(remarkAt(position)).join(' ') }),
  )
  const empty = opened.filter((_document, index) => remarks[index]!.text === '')
  if (name === 'approve' && opened.length > empty.length) {
    return showReview(c, open, entries, { ...noProblems, top: [say('flaggedYet')], status: 422 })
  }
  if (name === 'return' && empty.length > 0) {
    const fields = new Map(empty.map(({ position }) => [remarkAt(position), say('remarkMissing')]))
    return showReview(c, open, entries, { fields, top: [say('pleaseCorrect')], status: 422 })
  }
  if (name === 'return' && opened.length === 0 && entries.lines('reasons').length === 0) {
    return showReview(c, open, entries, { ...noProblems, top: [say('reasonMissing')], status: 422 })
  }
  const operation = `batches.${name}` as const
  const reasons = [...entries.lines('reasons'), ...reasonsOf(remarks, language)]
  try {
    const version = entries.number('version')
    await desk.run(operation, { batch: batch.number, version, ...(name === 'return' && { reasons }) })
    return done(c, `/batches/${batch.number}?reviewed=yes`, operation, batch.number)
  } catch (error) {
    const problems = problemsOf(error, visit, entries.with({ reasons: entries.text('reasons') }))
    const now = await openBatch(visit, batch.number)
    if (!may(now, 'batches.approve')) return tooLate(c, now, entries, problems)
    if (!isCasekeepError(error, 'STALE')) return showReview(c, now, entries, problems)
    const by = await lastDeed(visit, now)
    const top = [say('staleReview'), ...(by === null ? [] : [say('lastChangedBy', by)])]
    return showReview(c, now, entries.with({ version: String(now.batch.version) }), { ...problems, top })
  }
}

/** It is no longer for this reader to decide: the remarks are shown, so that nothing typed is lost. */
function tooLate(c: Ask, open: BatchAtHand, entries: Entries, problems: Problems) {
  const lost = open.documents.flatMap(({ position, number, title }) => {
    const remark = entries.text(remarkAt(position))
    return remark === '' ? [] : [`${number ?? `#${position}`} ${title}: ${remark}`]
  })
  const status = problems.status === 200 ? 409 : problems.status
  return showBatch(c, open, { problems: { ...problems, status }, lost: [...entries.lines('reasons'), ...lost] })
}

export async function showReview(c: Ask, open: BatchAtHand, entries: Entries, problems: Problems) {
  const visit = c.get('signedIn')
  const since = await sinceReturn(visit, open)
  const { lines } = await visit.desk.cases.missing({ case: open.file.number })
  const status = c.req.header('HX-Request') === undefined ? problems.status : 200
  const rows = rowsOf(visit, open, since)
  const summary = summarize(
    rows.map(({ sheet }) => sheet),
    visit.archive.policy.levels,
  )
  return showBatch(c, open, {
    problems: { ...problems, status },
    first: <ReviewSummary visit={visit} open={open} summary={summary} since={since} missing={lines} />,
    work: <ReviewTable visit={visit} open={open} rows={rows} since={since} entries={entries} problems={problems} />,
  })
}

function rowsOf(visit: SignedIn, open: BatchAtHand, since: SinceReturn | null): readonly Row[] {
  const { policy } = visit.archive
  return sheetsOf(open, policy).map((sheet): Row => {
    const { number, level } = sheet.document
    const isSince = number !== null && since !== null && (since.changed.has(number) || since.added.has(number))
    return {
      sheet,
      sights: sightsOf(sheet, { since: isSince }),
      rank: policy.levels.indexOf(level),
      text: textOfRow(sheet, open.file.category, visit),
    }
  })
}

/** One row with its remark, or without it again, for htmx to put in its place. */
export async function reviewRow(c: Ask) {
  const visit = c.get('signedIn')
  const open = await openBatch(visit, c.req.param('number')!)
  const position = Number(c.req.param('position'))
  const query = new Entries(new URL(c.req.url).searchParams)
  const [name = ''] = query.text('do').split(':')
  const since = await sinceReturn(visit, open)
  const row = rowsOf(visit, open, since).find(({ sheet }) => sheet.document.position === position)
  if (row === undefined || !may(open, 'batches.approve')) return notFoundPage(c)
  const remark = name === 'unflag' ? null : query.text(remarkAt(position))
  return showPart(
    c,
    <ReviewRow
      visit={visit}
      columns={reviewColumns(visit)}
      category={open.file.category}
      batch={`/batches/${open.batch.number}`}
      row={row}
      since={since}
      remark={remark}
      fault={undefined}
      hidden={false}
      focus={remark !== null}
    />,
  )
}
