import { type DestructionListOptions, destructionList, destructionListCsv, disposalCertificate } from 'casekeep/forms'
import { canonicalText } from '../disposals/export-file.ts'
import { entriesOf } from '../disposals/whole.ts'
import { gatherAll } from '../gather.ts'
import { notFoundPage } from '../pages/failures.tsx'
import { titlesOf } from '../requests/titles.ts'
import type { Ask, SignedIn } from '../visit.ts'
import { giveFile, showPaper } from './answer.ts'
import { paperOptions } from './options.ts'

/** The destruction list (銷毀清冊): what is to go, and once it is carried out what went (P9.2). */
export async function destructionPaper(c: Ask) {
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const { disposal } = await visit.desk.disposals.get({ disposal: number })
  const lines = await linesOf(visit, number)
  const entries = lines.length > 0 ? [] : await entriesOf(visit, number)
  const titles = await titlesOf(
    visit,
    entries.map((entry) => ({ case: entry.case, document: null })),
  )
  return showPaper(
    c,
    destructionList({ disposal, entries, lines }, { ...paperOptions(visit, titles), ...kindsOf(visit) }),
  )
}

export async function destructionCsvFile(c: Ask) {
  const visit = c.get('signedIn')
  const number = c.req.param('number')!
  const lines = await linesOf(visit, number)
  const options = { ...paperOptions(visit, noTitles), ...kindsOf(visit) }
  const name = visit.say('fileOfDestructionList', { number })
  return giveFile(c, destructionListCsv(lines, options), { type: 'csv', latin: `destruction-list-${number}`, name })
}

/** The certificate, for whoever may know all of the list. */
export async function certificatePaper(c: Ask) {
  const visit = c.get('signedIn')
  const { disposal } = await visit.desk.disposals.get({ disposal: c.req.param('number')! })
  if (disposal.certificate === null) return notFoundPage(c)
  return showPaper(c, disposalCertificate(disposal.certificate, paperOptions(visit, noTitles)))
}

/** What is handed on with an entry, in the form of which the library tells the digest: its SHA-256 is that of the file. */
export async function exportFile(c: Ask) {
  const visit = c.get('signedIn')
  const [disposal, entry] = [c.req.param('number')!, c.req.param('entry')!]
  if (!/^[1-9]\d{0,8}$/.test(entry)) return notFoundPage(c)
  const { export: whole } = await visit.desk.disposals.export({ disposal, entry: Number(entry) })
  const name = `${disposal}-${entry}`
  return giveFile(c, canonicalText(whole), { type: 'json', latin: name, name })
}

const noTitles = { cases: new Map<string, string>(), documents: new Map<string, string>() }

function linesOf({ desk }: SignedIn, disposal: string) {
  return gatherAll((after) => desk.disposals.destroyed({ disposal, limit: 200, after }))
}

function kindsOf({ naming }: SignedIn): Pick<DestructionListOptions, 'kindOf'> {
  return { kindOf: (category, kind) => (kind === null ? naming.category(category) : naming.kind(category, kind)) }
}
