import { guardCell } from 'casekeep/forms'
import { Entries } from '../forms.ts'
import { notFoundPage } from '../pages/failures.tsx'
import { askedSubject, knownPeople } from '../subjects/asked.ts'
import { subjectTable } from '../subjects/table.ts'
import type { Ask } from '../visit.ts'
import { giveFile } from './answer.ts'

/** All that is kept on a person, as the library tells it: to be handed to them. */
export async function subjectJsonFile(c: Ask) {
  const found = await reportFor(c)
  if (found === null) return notFoundPage(c)
  return giveFile(c, `${JSON.stringify(found.report, null, 2)}\n`, { type: 'json', ...found.file })
}

/** The same as a table for people: text quoted and guarded against formulas, with a mark by which Excel knows UTF-8. */
export async function subjectCsvFile(c: Ask) {
  const found = await reportFor(c)
  if (found === null) return notFoundPage(c)
  const rows = subjectTable(found.report, found.visit)
  const quoted = (text: string) => `"${guardCell(text).replaceAll('"', '""')}"`
  const content = rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
  return giveFile(c, `\uFEFF${content}`, { type: 'csv', ...found.file })
}

async function reportFor(c: Ask) {
  const asked = askedSubject(new Entries(Object.entries(c.req.query())))
  if (asked === null) return null
  const report = await c.get('signedIn').desk.subjects.report(asked)
  const { visit } = await knownPeople(c.get('signedIn'))
  const day = visit.archive.today()
  // Whom it is about does not stand in Latin letters always.
  const file = { latin: `kept-on-person-${day}`, name: visit.say('fileOfSubject', { who: report.subject, day }) }
  return { report, visit, file }
}
